package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// RouteState is what is known of a route.
type RouteState struct {
	Route       *Route
	Applies     Truth // whether it can be taken here, and its condition may hold
	Open        bool  // as far as we know: it applies or may, and no stage is cut
	OpenAtBest  bool  // if the unknowns turn out well
	InYourHands bool  // a step that may be asked could cut one of its stages
	Contested   bool  // open, and a cut of it holds that a failing step contests
	Tier        Tier  // the hardest of its stages
	Reach       Reach // raised by what is held or may be; empty for mistakes and lock-outs
	Stages      []StageState
}

// StageState is what is known of a stage, with its steps by effect.
type StageState struct {
	Stage                                  *Stage
	Cut                                    bool     // as far as we know
	CutAtBest                              bool     // if the unknowns turn out well
	InYourHands                            bool     // a step that may be asked could cut it
	StoppedBy                              []string // the steps of the cuts that stop it
	Contested                              []string // the steps whose failing keeps a cut that holds from stopping it
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
	s := RouteState{Route: r, Applies: a.routeApplies(r)}
	open, atBest := true, true
	s.Stages = make([]StageState, len(r.Stages))
	for i := range r.Stages {
		g := &r.Stages[i]
		cut := a.cutsOf(g)
		s.Stages[i] = StageState{
			Stage: g, Cut: cut.known, CutAtBest: cut.atBest, StoppedBy: cut.by, Contested: cut.contested, InYourHands: a.inHand(g),
			CutBy: a.effects(g.Cutters()), NarrowedBy: a.effects(g.NarrowedBy),
			ShownBy: a.effects(g.ShownBy), PreparedBy: a.effects(g.PreparedBy),
		}
		open = open && !cut.known
		atBest = atBest && !cut.atBest
		s.InYourHands = s.InYourHands || s.Stages[i].InYourHands
		s.Contested = s.Contested || len(cut.contested) > 0
		s.Tier = max(s.Tier, g.Tier)
	}
	s.Open, s.OpenAtBest = open && s.Applies != No, atBest && s.Applies != No
	s.Contested = s.Contested && s.Open
	s.Reach = r.reach(&a.Facts)
	return s
}

// routeApplies says whether a route can be taken here. What the owner uses
// decides it only where the way in needs something of theirs: a thief with
// your password chooses the program, and the website is there for everybody.
func (a *Assessment) routeApplies(r *Route) Truth {
	switch {
	case r.entersByCredential():
		return a.Facts.Holds(r.Applies.whateverIsUsed())
	case r.Interface == WebInterface:
		return a.Facts.Holds(r.Applies)
	}
	return min(a.Facts.Uses(r.Interface), a.Facts.Holds(r.Applies))
}

// whateverIsUsed is the condition without what it says of the interfaces the
// owner uses: a thief with a credential chooses his own.
func (c Condition) whateverIsUsed() Condition {
	of := func(term string) bool { return strings.HasPrefix(term, "interfaces=") }
	out := Condition{
		All:  slices.DeleteFunc(slices.Clone(c.All), of),
		None: slices.DeleteFunc(slices.Clone(c.None), of),
	}
	if !slices.ContainsFunc(c.Any, of) {
		out.Any = c.Any
	}
	return out
}

// entersByCredential reports whether a take-over or leak begins with something
// that works on any device.
func (r *Route) entersByCredential() bool {
	if r.Kind != Takeover && r.Kind != Leak || r.Exposure != Credential || len(r.Stages) == 0 {
		return false
	}
	entry := r.Stages[0].Needs
	if len(entry) == 0 {
		entry = r.Stages[0].Gives
	}
	return slices.ContainsFunc(entry, worksElsewhere)
}

func (a *Assessment) effects(ids []string) []StepEffect {
	var out []StepEffect
	for _, id := range ids {
		out = append(out, StepEffect{id, a.Step(id).Outcome})
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

// easier returns the route that is taken more easily: by tier, then reach,
// then id. Losing two of equal tier is compared by how far they go.
func easier(a, b *RouteState) *RouteState {
	if a == nil || cmp.Or(cmp.Compare(b.Tier, a.Tier), a.Reach.Compare(b.Reach), strings.Compare(b.Route.ID, a.Route.ID)) < 0 {
		return b
	}
	return a
}

// compareRoutes orders routes as screens list them: the most frequent first,
// then by tier, then the one that reaches further, then by id.
func compareRoutes(a, b *RouteState) int {
	return cmp.Or(cmp.Compare(a.Route.Frequency.rank(), b.Route.Frequency.rank()), cmp.Compare(a.Tier, b.Tier),
		b.Reach.Compare(a.Reach), strings.Compare(a.Route.ID, b.Route.ID))
}

// Gains lists what a thief can make of a route here: what its reach
// allows and no fact rules out, in the order of the catalogue.
func (a *Assessment) Gains(r *RouteState) []*Gain {
	var out []*Gain
	for i := range a.Catalogue.Consequences {
		c := &a.Catalogue.Consequences[i]
		if r.Reach.Union(c.From) == r.Reach && a.Facts.Holds(c.If) != No {
			out = append(out, c)
		}
	}
	return out
}

// Route returns the state of a route, or nil for an unknown id.
func (a *Assessment) Route(id string) *RouteState {
	return pick(a.Routes, func(r *RouteState) bool { return r.Route.ID == id })
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
