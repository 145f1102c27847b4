package checklist

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// bundle adds the best set of candidates to the advice.
func (p *planner) bundle() {
	s := p.candidates()
	s.minutes, s.steps = p.left, SittingSteps-len(p.advice.Bundle)
	s.run()
	for i := range s.pool {
		c := &s.pool[i]
		if s.bestSet&(1<<i) != 0 {
			p.take(c.state, p.because(c.state.Step.ID))
		}
	}
	p.wayBacks()
	p.part(s)
	if len(p.advice.Bundle) == 0 {
		p.longer(s)
	}
	for i := range s.pool[:s.n] {
		if id := s.pool[i].state.Step.ID; !p.taken[id] && !p.planned(id) {
			p.leave(id, s.why(i, p.left))
		}
	}
}

// planned reports whether a step stands in the bundle, be it a part of it.
func (p *planner) planned(id string) bool {
	return slices.ContainsFunc(p.advice.Bundle, func(it Item) bool { return it.Step == id })
}

// wayBacks uses minutes that are left for the way back of a step that waits
// for it. The step itself waits for another sitting.
func (p *planner) wayBacks() {
	for _, out := range p.advice.LeftOut {
		s := p.a.Step(out.Step)
		if !s.Stopped || s.Applies == No {
			continue
		}
		for _, id := range s.Step.WayBack {
			if way := p.a.Step(id); way != nil && way.todo() && !p.a.heldByAnswer(id) && p.force(id, "the way back for: "+s.Step.Title, false) {
				return
			}
		}
	}
}

// part uses minutes that are left for a step that does not fit whole: about
// as many of its things as they reach. It closes nothing yet.
func (p *planner) part(s search) {
	for i := range s.pool[:s.n] {
		st := s.pool[i].state
		things := st.open()
		fit := p.left / max(1, st.Step.Minutes.Hands)
		if p.taken[st.Step.ID] || fit < 1 || fit >= len(things) || bits.OnesCount64(s.pool[i].need) > 1 || len(p.advice.Bundle) == SittingSteps {
			continue
		}
		minutes := fit * st.Step.Minutes.Hands
		p.left -= minutes
		p.advice.TotalMinutes += minutes
		p.advice.Bundle = append(p.advice.Bundle, Item{Step: st.Step.ID, About: things[:fit], Minutes: minutes,
			Because: fmt.Sprintf("a part of it: about %d of %d", fit, len(things))})
		return
	}
}

// longer names the best step where none fits, so that more time can be taken
// for it.
func (p *planner) longer(s search) {
	best, at := worth{}, -1
	for i := range s.pool[:s.n] {
		closed, minutes := s.start, 0
		for m := s.pool[i].need; m != 0; m &= m - 1 {
			c := &s.pool[bits.TrailingZeros64(m)]
			closed, minutes = closed.or(c.closes), minutes+c.minutes
		}
		if w := s.worth(closed); at < 0 || w.compare(best) > 0 {
			best, at = w, i
			st := s.pool[i].state
			p.advice.Longer = &Item{Step: st.Step.ID, About: st.open(), Minutes: minutes, Because: p.because(st.Step.ID)}
		}
	}
}

func (p *planner) leave(step, why string) {
	p.advice.LeftOut = append(p.advice.LeftOut, LeftOut{step, why})
}

// why says why a candidate was not taken.
func (s *search) why(i, left int) string {
	c := &s.pool[i]
	total := 0
	for j := range s.pool {
		if c.need&(1<<j) != 0 {
			total += s.pool[j].minutes
		}
	}
	switch {
	case total > s.minutes:
		return fmt.Sprintf("takes %d minutes", total)
	case total > left:
		return "no time left for it today"
	}
	return "what is in the bundle closes as much"
}

// because says what a step closes, two routes by name.
func (p *planner) because(id string) string {
	var titles []string
	n := 0
	for i := range p.a.Routes {
		if r := &p.a.Routes[i]; r.Open && r.cutters()[id] {
			if n++; n <= 2 {
				titles = append(titles, r.Route.Title)
			}
		}
	}
	switch {
	case n == 0:
		return "comes before another step"
	case n > 2:
		return fmt.Sprintf("closes %s, +%d", strings.Join(titles, " · "), n-2)
	}
	return "closes " + strings.Join(titles, " · ")
}

// candidates lists what the search may take: steps to do that pass the gate
// and cut a route of the two lowest open tiers, or one that has no tier.
func (p *planner) candidates() search {
	var s search
	a := p.a
	tiers := make(map[Tier]bool)
	var open []*RouteState
	for i := range a.Routes {
		r := &a.Routes[i]
		if !r.Open || r.cutByAny(p.taken) {
			continue
		}
		if len(open) == mostRoutes {
			p.advice.Exact = false
			break
		}
		open = append(open, r)
		if r.tiered() {
			tiers[r.Tier] = true
		}
	}
	lowest := slices.Sorted(func(yield func(Tier) bool) {
		for t := range tiers {
			if !yield(t) {
				return
			}
		}
	})
	near := lowest[:min(2, len(lowest))]
	closes := make(map[string]*routeSet)
	rank := make(map[string]int)
	for i, r := range open {
		switch {
		case r.tiered():
			s.tiers[r.Tier].add(i)
		case r.Route.Kind == LockoutRoute:
			s.low.add(i)
		}
		wanted := !r.tiered() || slices.Contains(near, r.Tier)
		for id := range r.cutters() {
			if closes[id] == nil {
				closes[id] = new(routeSet)
			}
			closes[id].add(i)
			switch {
			case r.Route.Kind == LockoutRoute, r.tiered() && r.Tier == lowestOf(near):
				rank[id] += 1000
			case wanted:
				rank[id]++
			}
		}
	}
	if len(near) > 0 {
		s.first = s.tiers[near[0]]
		s.low = s.low.or(s.first)
	}
	for i := range a.Steps {
		st := &a.Steps[i]
		id := st.Step.ID
		if rank[id] == 0 || p.taken[id] || st.Applies == No || st.Outcome.Counts() {
			continue
		}
		if _, why := p.closure(id); why != "" {
			p.leave(id, why)
			continue
		}
		s.pool = append(s.pool, candidate{state: st, minutes: st.minutes(), closes: *closes[id]})
	}
	slices.SortStableFunc(s.pool, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(rank[y.state.Step.ID]*x.minutes, rank[x.state.Step.ID]*y.minutes), strings.Compare(x.state.Step.ID, y.state.Step.ID))
	})
	if len(s.pool) > ExactSteps {
		p.advice.Exact = false
		for _, c := range s.pool[ExactSteps:] {
			p.leave(c.state.Step.ID, "more candidates than the search takes")
		}
		s.pool = s.pool[:ExactSteps]
	}
	s.n = len(s.pool)
	s.link(p, closes)
	return s
}

func lowestOf(near []Tier) Tier {
	if len(near) == 0 {
		return -1
	}
	return near[0]
}

func (r *RouteState) cutByAny(steps map[string]bool) bool {
	for id := range r.cutters() {
		if steps[id] {
			return true
		}
	}
	return false
}

// link adds the prerequisites that are no candidates themselves and notes
// what each candidate needs. A candidate with more of them than fit is left out.
func (s *search) link(p *planner, closes map[string]*routeSet) {
	at := make(map[string]int)
	for i := range s.pool {
		at[s.pool[i].state.Step.ID] = i
	}
	for i := range s.n {
		need, _ := p.closure(s.pool[i].state.Step.ID)
		for _, st := range need {
			j, ok := at[st.Step.ID]
			if !ok {
				j = len(s.pool)
				at[st.Step.ID] = j
				c := candidate{state: st, minutes: st.minutes()}
				if cl := closes[st.Step.ID]; cl != nil {
					c.closes = *cl
				}
				s.pool = append(s.pool, c)
			}
			if j < 64 {
				s.pool[i].need |= 1 << j
			} else {
				s.pool[i].need = ^uint64(0) // never fits
			}
		}
	}
}
