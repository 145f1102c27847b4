package checklist

// RouteState is what is known of a route.
type RouteState struct {
	Route      *Route
	Applies    Truth // whether its interface is used and its condition may hold
	Open       bool  // as far as we know: it applies or may, and no stage is cut
	OpenAtBest bool  // if the unknowns turn out well
	Tier       Tier  // the hardest of its stages
	Reach      Reach // raised by what is held or may be; "" for mistakes and lock-outs
	Stages     []StageState
}

// StageState is what is known of a stage, with its steps by effect.
type StageState struct {
	Stage                                  *Stage
	Cut                                    bool // as far as we know
	CutAtBest                              bool // if the unknowns turn out well
	CutBy, NarrowedBy, ShownBy, PreparedBy []StepEffect
}

// StepEffect is a step that a stage names and its outcome.
type StepEffect struct {
	Step    string  `json:"step"`
	Outcome Outcome `json:"outcome"`
}

// InterfaceState is what is known of the routes of one interface.
type InterfaceState struct {
	Interface *Interface
	Used      Truth
	Exposures []ExposureState // in the order of Exposures
}

// ExposureState counts the routes of one interface and exposure. The counts
// are shown side by side and never added up.
type ExposureState struct {
	Exposure      Exposure
	Applies       int // routes that apply or may
	Open          int // of these, open as far as we know
	OpenAtBest    int // of these, open even if the unknowns turn out well
	Easiest       *RouteState
	EasiestAtBest *RouteState
}

// known reports whether a step cuts as far as we know: what was seen holds
// for everything it is about. Whether the step is asked does not enter.
func (s *StepState) known() bool { return len(s.About) > 0 && outcomeOver(s.About).Counts() }

// atBest reports whether a step would cut if the unknowns turned out well:
// nothing was seen to fail.
func (s *StepState) atBest() bool { return outcomeOver(s.About) != Fails }

func (a *Assessment) assessRoutes() {
	c := a.Catalogue
	a.Routes = make([]RouteState, len(c.Routes))
	for i := range c.Routes {
		a.Routes[i] = a.assessRoute(&c.Routes[i])
	}
	a.Grid = make([]InterfaceState, len(c.Interfaces))
	for i := range c.Interfaces {
		st := InterfaceState{Interface: &c.Interfaces[i], Used: a.Facts.Uses(c.Interfaces[i].ID)}
		for _, x := range Exposures {
			st.Exposures = append(st.Exposures, a.exposure(c.Interfaces[i].ID, x))
		}
		a.Grid[i] = st
	}
}

func (a *Assessment) assessRoute(r *Route) RouteState {
	s := RouteState{Route: r, Applies: min(a.Facts.Uses(r.Interface), a.Facts.Holds(r.Applies))}
	open, atBest := true, true
	s.Stages = make([]StageState, len(r.Stages))
	for i := range r.Stages {
		g := &r.Stages[i]
		st := StageState{
			Stage: g, CutBy: a.effects(g.Cutters()), NarrowedBy: a.effects(g.NarrowedBy),
			ShownBy: a.effects(g.ShownBy), PreparedBy: a.effects(g.PreparedBy),
		}
		for _, cut := range g.CutBy {
			known, atBest := len(cut) > 0, len(cut) > 0
			for _, id := range cut {
				step := a.Step(id)
				known = known && step != nil && step.known()
				atBest = atBest && step != nil && step.atBest()
			}
			st.Cut, st.CutAtBest = st.Cut || known, st.CutAtBest || atBest
		}
		open = open && !st.Cut
		atBest = atBest && !st.CutAtBest
		s.Tier = max(s.Tier, g.Tier)
		s.Stages[i] = st
	}
	s.Open, s.OpenAtBest = open && s.Applies != No, atBest && s.Applies != No
	s.Reach = r.reach(&a.Facts)
	return s
}

func (a *Assessment) effects(ids []string) []StepEffect {
	if len(ids) == 0 {
		return nil
	}
	out := make([]StepEffect, 0, len(ids))
	for _, id := range ids {
		if s := a.Step(id); s != nil {
			out = append(out, StepEffect{id, s.Outcome})
		}
	}
	return out
}

func (a *Assessment) exposure(iface string, x Exposure) ExposureState {
	s := ExposureState{Exposure: x}
	for i := range a.Routes {
		r := &a.Routes[i]
		if r.Route.Interface != iface || r.Route.Exposure != x || r.Applies == No {
			continue
		}
		s.Applies++
		if r.Open {
			s.Open++
			s.Easiest = easier(s.Easiest, r)
		}
		if r.OpenAtBest {
			s.OpenAtBest++
			s.EasiestAtBest = easier(s.EasiestAtBest, r)
		}
	}
	return s
}

// easier returns the easier of two routes; where tiers are equal, the one
// that reaches further, then the first id.
func easier(a, b *RouteState) *RouteState {
	if a == nil {
		return b
	}
	if a.Tier != b.Tier {
		if b.Tier < a.Tier {
			return b
		}
		return a
	}
	if c := b.Reach.Compare(a.Reach); c > 0 || c == 0 && b.Route.ID < a.Route.ID {
		return b
	}
	return a
}

// Route returns the state of a route, or nil where there is none of that id.
func (a *Assessment) Route(id string) *RouteState {
	for i := range a.Routes {
		if a.Routes[i].Route.ID == id {
			return &a.Routes[i]
		}
	}
	return nil
}

// Easiest returns the easiest take-over or leak open anywhere, or nil.
// Lock-outs are the opposite axis, and mistakes need nobody: both stand apart.
func (a *Assessment) Easiest() *RouteState {
	var best *RouteState
	for i := range a.Routes {
		if r := &a.Routes[i]; r.Open && r.tiered() {
			best = easier(best, r)
		}
	}
	return best
}
