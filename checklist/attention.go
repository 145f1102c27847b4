package checklist

import "slices"

// OpenInYourHands lists the routes that are open and that a step could close,
// in the order of lists. Routes that no step can close need nobody's doing.
func (a *Assessment) OpenInYourHands() []*RouteState {
	var out []*RouteState
	for i := range a.Routes {
		if r := &a.Routes[i]; r.Open && r.InYourHands {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, compareRoutes)
	return out
}

// mostEarly is the highest tier of a stage on which a failing step counts by
// itself: what is remote, and what tricks you once.
const mostEarly Tier = 1

// FailsEarly lists the steps that fail and that a stage of tier 0 or 1 names,
// in catalogue order, also where the route is closed by another stage.
func (a *Assessment) FailsEarly() []string {
	early := make(map[string]bool)
	for i := range a.Routes {
		r := &a.Routes[i]
		if r.Applies == No || !r.tiered() {
			continue
		}
		for j := range r.Stages {
			g := &r.Stages[j]
			if g.Stage.Tier > mostEarly {
				continue
			}
			for _, effects := range [][]StepEffect{g.CutBy, g.NarrowedBy, g.ShownBy, g.PreparedBy} {
				for _, e := range effects {
					if e.Outcome == Fails {
						early[e.Step] = true
					}
				}
			}
		}
	}
	var out []string
	for i := range a.Steps {
		if id := a.Steps[i].Step.ID; early[id] {
			out = append(out, id)
		}
	}
	return out
}
