package checklist

import "slices"

// known reports whether a step cuts as far as we know: a bolt was seen for
// everything it is about, and nothing more may be there. Whether the step is
// asked does not enter.
func (s *StepState) known() bool {
	if len(s.About) == 0 || s.Missing != "" {
		return false
	}
	for i := range s.About {
		if !s.About[i].Outcome.Counts() || !s.About[i].Bolt {
			return false
		}
	}
	return true
}

// atBest reports whether a step would cut if the unknowns turned out well:
// nothing was seen to fail, and nothing that holds is a habit. A step that
// does not apply is never asked, so nothing about it can turn out well.
func (s *StepState) atBest() bool {
	if s.Applies == No && !s.known() {
		return false
	}
	for i := range s.About {
		if ab := &s.About[i]; ab.Outcome == Fails || ab.Outcome.Counts() && !ab.Bolt {
			return false
		}
	}
	return true
}

// wantBolts marks the steps that would cut a stage of an open route and that
// can hold as more than a habit.
func (a *Assessment) wantBolts() {
	for i := range a.Routes {
		if !a.Routes[i].Open {
			continue
		}
		for _, g := range a.Routes[i].Stages {
			for _, e := range g.CutBy {
				s := a.Step(e.Step)
				s.wanted = slices.ContainsFunc(s.Step.Answers, func(o Answer) bool { return o.Means == MeansHolds && o.As != Habit })
			}
		}
	}
}

// cutting is what the cuts of a stage come to.
type cutting struct {
	known, atBest bool
	by            []string // the steps of the cuts that stop it, as far as we know
	contested     []string // the steps whose failing keeps a cut from stopping it
}

// cutsOf evaluates the cuts of a stage.
func (a *Assessment) cutsOf(g *Stage) cutting {
	var out cutting
	for _, cut := range g.CutBy {
		known, atBest := true, true
		for _, id := range cut {
			step := a.Step(id)
			known = known && step.known()
			atBest = atBest && step.atBest()
		}
		if !atBest {
			continue
		}
		against, mayLift := a.contesting(g, cut)
		out.atBest = out.atBest || mayLift
		switch {
		case !known:
		case len(against) > 0:
			out.contested = withNew(out.contested, against)
		default:
			out.known, out.by = true, withNew(out.by, cut)
		}
	}
	return out
}

// withNew is a list with those of more that it does not have yet.
func withNew(list, more []string) []string {
	for _, id := range more {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// contesting lists the steps whose failing look meets a target of a cut. Left
// to themselves the other cuts of a stage contest it where they are asked
// about the same things; a failing step about the account meets them all.
// Steps that the stage names contest whatever they are asked about. mayLift
// reports whether none of them would contest it if the unknowns turned out
// well: whatever failed was answered with not sure since.
func (a *Assessment) contesting(g *Stage, cut Cut) (out []string, mayLift bool) {
	mayLift = true
	rivals, named := g.ContestedBy, true
	if len(rivals) == 0 {
		if g.Alternatives != "" || len(g.CutBy) < 2 {
			return nil, true
		}
		rivals, named = g.Cutters(), false
	}
	for _, id := range rivals {
		rival := a.Step(id)
		if rival.Applies == No {
			continue
		}
		meets := false
		for i := range rival.About {
			if ab := &rival.About[i]; ab.Failing && a.meets(rival, ab.Target, cut, named) {
				meets = true
				mayLift = mayLift && ab.Outcome != Fails
			}
		}
		if meets {
			out = append(out, id)
		}
	}
	return out, mayLift
}

// meets reports whether a failing target is one that a cut is about.
func (a *Assessment) meets(rival *StepState, target string, cut Cut, named bool) bool {
	if rival.Step.Per == PerAccount {
		return true
	}
	for _, id := range cut {
		step := a.Step(id)
		switch {
		case step.Step.Per == rival.Step.Per, named && onDevices(step.Step.Per) && onDevices(rival.Step.Per):
			if slices.ContainsFunc(step.About, func(ab AboutState) bool { return ab.Target == target }) {
				return true
			}
		case named:
			return true // the account, or a username and a device: they cannot be told apart
		}
	}
	return false
}

func onDevices(p Per) bool { return p == PerDevice || p == PerProfile }

// inHand reports whether a step that may be asked of this person could cut
// the stage.
func (a *Assessment) inHand(g *Stage) bool {
	for _, cut := range g.CutBy {
		if !slices.ContainsFunc(cut, func(id string) bool { s := a.Step(id); return s.Applies == No && !s.known() }) {
			return true
		}
	}
	return false
}
