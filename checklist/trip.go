package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// travel is what it takes to get to a step's place, in minutes: nothing from
// memory, and nothing where a trip goes there already.
func (p *planner) travel(s *StepState) int {
	if s.Step.Look.At == "memory" || p.tripTo(s) != nil {
		return 0
	}
	return TravelTime
}

// tripTo returns the planned trip that has room for a step's look, or nil.
func (p *planner) tripTo(s *StepState) *Trip {
	for i := range p.advice.Trips {
		if t := &p.advice.Trips[i]; t.At == s.Step.Look.At && len(t.Looks) < TripLooks {
			return t
		}
	}
	return nil
}

// look adds a step's look to the trip to its place, about as many things as
// the minutes reach; a look about a part of them closes nothing yet.
func (p *planner) look(s *StepState) {
	p.taken[s.Step.ID] = true
	l := LookAt{Step: s.Step.ID, About: p.a.toLook(s)}
	if n := max(1, (p.left-p.travel(s))/s.Step.Minutes.Look); n < len(l.About) {
		l.About, p.partly[s.Step.ID] = l.About[:n], true
	}
	l.Minutes = s.Step.Minutes.Look * len(l.About)
	minutes := l.Minutes + p.travel(s)
	t := p.tripTo(s)
	if t == nil {
		p.advice.Trips = append(p.advice.Trips, Trip{At: s.Step.Look.At, Page: s.Step.Look.Page})
		t = &p.advice.Trips[len(p.advice.Trips)-1]
	}
	if t.Page != s.Step.Look.Page {
		t.Page = ""
	}
	t.Looks = append(t.Looks, l)
	t.Minutes += minutes
	p.left -= minutes
	p.advice.TotalMinutes += minutes
}

// fits reports whether a look, about one thing at least, fits the minutes and
// the looks that are left.
func (p *planner) fits(s *StepState) bool {
	looks := 0
	for _, t := range p.advice.Trips {
		looks += len(t.Looks)
	}
	return looks < SittingLooks && s.Step.Minutes.Look+p.travel(s) <= p.left
}

// trip takes a look, and with it others at the same place.
func (p *planner) trip(first *StepState) {
	if p.begin(first) {
		p.join(first)
	}
}

// begin takes a look and reports whether it did, or notes why it did not.
func (p *planner) begin(first *StepState) bool {
	if !p.fits(first) {
		p.leave(first.Step.ID, "no time left for it today")
		return false
	}
	p.look(first)
	return true
}

// join takes other looks at the place of a look: those on the same page first.
func (p *planner) join(first *StepState) {
	for _, s := range p.companions(first) {
		if p.tripTo(first) != nil && p.fits(s) {
			p.look(s)
		}
	}
}

// companions are the other looks at a step's place, best first.
func (p *planner) companions(first *StepState) []*StepState {
	var out []*StepState
	for _, s := range p.byWeight() {
		if s.Step.Look.At == first.Step.Look.At && !p.taken[s.Step.ID] && len(p.a.toLook(s)) > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y *StepState) int {
		return cmp.Compare(b2i(y.Step.Look.Page == first.Step.Look.Page), b2i(x.Step.Look.Page == first.Step.Look.Page))
	})
	return out
}

// byWeight lists the steps by what they would tell about: the open routes of
// the lowest tier they touch, then how many, then by id.
func (p *planner) byWeight() []*StepState {
	touches := make(map[string]*[len(TierNames)]int) // open routes, by tier
	out := make([]*StepState, len(p.a.Steps))
	for i := range p.a.Steps {
		out[i] = &p.a.Steps[i]
		touches[out[i].Step.ID] = new([len(TierNames)]int)
	}
	for i := range p.a.Routes {
		if r := &p.a.Routes[i]; r.Open {
			for _, id := range r.steps() {
				touches[id][r.worthTier()]++
			}
		}
	}
	weight := func(s *StepState) (tier, routes int) {
		for tier, routes = range touches[s.Step.ID] {
			if routes > 0 {
				return tier, routes
			}
		}
		return len(TierNames), 0
	}
	slices.SortFunc(out, func(x, y *StepState) int {
		xTier, xRoutes := weight(x)
		yTier, yRoutes := weight(y)
		return cmp.Or(cmp.Compare(xTier, yTier), cmp.Compare(yRoutes, xRoutes), strings.Compare(x.Step.ID, y.Step.ID))
	})
	return out
}

// steps lists the steps that the stages of a route name, each once.
func (r *RouteState) steps() []string {
	var out []string
	for _, g := range r.Stages {
		for _, e := range slices.Concat(g.CutBy, g.NarrowedBy, g.ShownBy, g.PreparedBy) {
			out = append(out, e.Step)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// worthTier is the tier a route counts as: a lock-out as the lowest, since
// nobody is needed to lose one's own way in; a mistake as the highest.
func (r *RouteState) worthTier() int {
	switch {
	case r.tiered():
		return int(r.Tier)
	case r.Route.Kind == LockoutRoute:
		return 0
	}
	return len(TierNames) - 1
}
