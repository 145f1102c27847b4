package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// search adds the best set of candidates to the advice.
func (p *planner) search() {
	s := p.candidates()
	s.minutes, s.steps = p.left, SittingSteps-len(p.advice.Bundle)
	s.run()
	p.advice.Exact = p.advice.Exact && s.visits <= mostVisits
	for i := range s.pool {
		if s.best.set&(1<<i) != 0 {
			p.take(s.pool[i].state, s.pool[i].because)
		}
	}
	for i := range s.pool[:s.n] {
		if id := s.pool[i].state.Step.ID; !p.taken[id] {
			p.leave(id, s.why(i, p.left))
		}
	}
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
		return "takes " + count(total, "minute")
	case total > left:
		return "no time left for it today"
	}
	return "what is planned closes as much"
}

// because says what a step closes, two routes by name.
func (p *planner) because(id string) string {
	var titles []string
	for i := range p.a.Routes {
		if r := &p.a.Routes[i]; r.Open && slices.Contains(r.cutters(), id) {
			titles = append(titles, r.Route.Title)
		}
	}
	switch n := len(titles); {
	case n == 0:
		return "shows, prepares or narrows what is open"
	case n > 2:
		return fmt.Sprintf("closes %s, +%d", strings.Join(titles[:2], " · "), n-2)
	}
	return "closes " + strings.Join(titles, " · ")
}

// candidates lists what the search may take: steps that are not known or
// fail, are not planned yet, and cut, show, prepare or narrow an open route.
func (p *planner) candidates() search {
	var s search
	closes, helps := make(byStep), make(byStep)
	var next indexSet // mistakes, and the tier after the lowest
	for i, r := range p.openRoutes() {
		switch {
		case r.tiered():
			s.tiers[r.Tier].add(i)
		case r.Route.Kind == LockoutRoute:
			s.low.add(i)
		default:
			next.add(i)
		}
		s.worthTiers[r.worthTier()].add(i)
		for _, g := range r.Stages {
			for _, e := range slices.Concat(g.NarrowedBy, g.ShownBy, g.PreparedBy) {
				helps.add(e.Step, i)
			}
		}
		for _, id := range r.cutters() {
			closes.add(id, i)
		}
	}
	near := slices.DeleteFunc(slices.Clone(s.tiers[:]), func(t indexSet) bool { return t == indexSet{} })
	near = append(near, indexSet{}, indexSet{})
	s.low, next = s.low.or(near[0]), next.or(near[1])
	candidateOf := func(st *StepState, because string) candidate {
		does := closes[st.Step.ID]
		return candidate{state: st, because: because, minutes: p.cost(st), closes: does, helps: helps[st.Step.ID].andNot(does),
			rank: 1000*does.and(s.low).len() + does.and(next).len()}
	}
	for i := range p.a.Steps {
		st := &p.a.Steps[i]
		id := st.Step.ID
		if closes[id].or(helps[id]) == (indexSet{}) || p.taken[id] || len(p.a.toLook(st))+len(st.failing()) == 0 {
			continue
		}
		if _, why := p.closure(id); why != "" {
			p.leave(id, why)
			continue
		}
		s.pool = append(s.pool, candidateOf(st, p.because(id)))
	}
	slices.SortStableFunc(s.pool, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.rank*x.minutes, x.rank*y.minutes), strings.Compare(x.state.Step.ID, y.state.Step.ID))
	})
	s.n = min(len(s.pool), ExactSteps)
	for _, c := range s.pool[s.n:] {
		p.advice.Exact = false
		p.leave(c.state.Step.ID, "others come first")
	}
	s.pool = s.pool[:s.n]
	// The prerequisites that are not candidates themselves, and what each needs.
	at := make(map[string]int)
	for i, c := range s.pool {
		at[c.state.Step.ID] = i
	}
	for i := range s.n {
		need, _ := p.closure(s.pool[i].state.Step.ID)
		for _, st := range need {
			j, known := at[st.Step.ID]
			if !known {
				j = len(s.pool)
				at[st.Step.ID] = j
				s.pool = append(s.pool, candidateOf(st, "comes before "+s.pool[i].state.Step.Title))
			}
			if j < 64 {
				s.pool[i].need |= 1 << j
			} else {
				s.pool[i].need = ^uint64(0) // more than fit: it is left out
			}
		}
	}
	return s
}

// openRoutes lists the routes that are open and that nothing planned would cut,
// as many as the search can index.
func (p *planner) openRoutes() []*RouteState {
	var open []*RouteState
	for i := range p.a.Routes {
		if r := &p.a.Routes[i]; r.Open && !r.cutByAny(p.taken) {
			open = append(open, r)
		}
	}
	p.advice.Exact = p.advice.Exact && len(open) <= mostIndexed
	return open[:min(len(open), mostIndexed)]
}

// byStep has the routes that each step bears on, by their index.
type byStep map[string]indexSet

func (b byStep) add(step string, route int) {
	set := b[step]
	set.add(route)
	b[step] = set
}

func (r *RouteState) cutByAny(steps map[string]bool) bool {
	return slices.ContainsFunc(r.cutters(), func(id string) bool { return steps[id] })
}

// cutters lists the steps that would close a route, each alone.
func (r *RouteState) cutters() []string {
	var out []string
	for _, g := range r.Route.Stages {
		for _, c := range g.CutBy {
			if len(c) == 1 {
				out = append(out, c[0])
			}
		}
	}
	return out
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
