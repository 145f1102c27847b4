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

// join takes other looks at the place of a look: those on the same page first,
// the essentials before the rest.
func (p *planner) join(first *StepState) {
	for _, s := range p.companions(first) {
		if t := p.tripTo(first); t == nil || !p.fits(s) {
			continue
		}
		p.look(s)
	}
}

// companions are the other looks at a step's place, best first.
func (p *planner) companions(first *StepState) []*StepState {
	var out []*StepState
	essential := make(map[string]int)
	for i, e := range p.a.Catalogue.Essentials {
		if p.a.Facts.Holds(e.If) != No {
			essential[e.Step] = len(p.a.Catalogue.Essentials) - i
		}
	}
	for _, s := range p.byWeight() {
		if s.Step.Look.At == first.Step.Look.At && !p.taken[s.Step.ID] && len(p.a.toLook(s)) > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y *StepState) int {
		return cmp.Or(
			cmp.Compare(b2i(y.Step.Look.Page == first.Step.Look.Page), b2i(x.Step.Look.Page == first.Step.Look.Page)),
			cmp.Compare(essential[y.Step.ID], essential[x.Step.ID]))
	})
	return out
}

// byWeight lists the steps by what they would tell about: the open routes of
// the lowest tier they touch, then how many, then by id.
func (p *planner) byWeight() []*StepState {
	type weight struct{ tier, routes int }
	weights := make(map[string]weight, len(p.a.Steps))
	for i := range p.a.Routes {
		r := &p.a.Routes[i]
		if !r.Open {
			continue
		}
		seen := make(map[string]bool)
		for j := range r.Stages {
			for _, id := range r.Stages[j].steps() {
				if seen[id] {
					continue
				}
				seen[id] = true
				w, ok := weights[id]
				switch t := r.worthTier(); {
				case !ok || t < w.tier:
					w = weight{t, 1}
				case t == w.tier:
					w.routes++
				}
				weights[id] = w
			}
		}
	}
	out := make([]*StepState, 0, len(p.a.Steps))
	for i := range p.a.Steps {
		if p.a.Steps[i].Applies != No {
			out = append(out, &p.a.Steps[i])
		}
	}
	at := func(s *StepState) weight {
		if w, ok := weights[s.Step.ID]; ok {
			return w
		}
		return weight{tier: len(TierNames)}
	}
	slices.SortStableFunc(out, func(x, y *StepState) int {
		wx, wy := at(x), at(y)
		return cmp.Or(cmp.Compare(wx.tier, wy.tier), cmp.Compare(wy.routes, wx.routes), strings.Compare(x.Step.ID, y.Step.ID))
	})
	return out
}

// steps lists the steps a stage names, whatever their effect.
func (g *StageState) steps() []string {
	var out []string
	for _, list := range [][]StepEffect{g.CutBy, g.NarrowedBy, g.ShownBy, g.PreparedBy} {
		for _, e := range list {
			out = append(out, e.Step)
		}
	}
	return out
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
