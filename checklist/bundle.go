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
		if s.bestSet&(1<<i) != 0 {
			p.take(s.pool[i].state, p.because(s.pool[i].state.Step.ID))
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
		return "shows, prepares or narrows what is open"
	case n > 2:
		return fmt.Sprintf("closes %s, +%d", strings.Join(titles, " · "), n-2)
	}
	return "closes " + strings.Join(titles, " · ")
}

// candidates lists what the search may take: steps that are not known or
// fail, are not planned yet, and cut, show, prepare or narrow an open route.
func (p *planner) candidates() search {
	var s search
	a := p.a
	open, near := p.openRoutes()
	closes, helps := make(byStep), make(byStep)
	rank := make(map[string]int)
	for i, r := range open {
		switch {
		case r.tiered():
			s.tiers[r.Tier].add(i)
		case r.Route.Kind == LockoutRoute:
			s.low.add(i)
		}
		s.worthTiers[r.worthTier()].add(i)
		for j := range r.Stages {
			for _, id := range r.Stages[j].helpers() {
				helps.add(id, i)
			}
		}
		wanted := !r.tiered() || slices.Contains(near, r.Tier)
		for id := range r.cutters() {
			closes.add(id, i)
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
		if closes[id] == nil && helps[id] == nil || p.taken[id] || len(a.toLook(st))+len(st.failing()) == 0 {
			continue
		}
		if _, why := p.closure(id); why != "" {
			p.leave(id, why)
			continue
		}
		s.pool = append(s.pool, p.candidate(st, closes, helps))
	}
	slices.SortStableFunc(s.pool, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(rank[y.state.Step.ID]*x.minutes, rank[x.state.Step.ID]*y.minutes), strings.Compare(x.state.Step.ID, y.state.Step.ID))
	})
	if len(s.pool) > ExactSteps {
		p.advice.Exact = false
		for _, c := range s.pool[ExactSteps:] {
			p.leave(c.state.Step.ID, "others come first")
		}
		s.pool = s.pool[:ExactSteps]
	}
	s.n = len(s.pool)
	s.link(p, closes, helps)
	return s
}

// openRoutes lists the routes that are open and that nothing planned would cut,
// as many as the search can index, and the two lowest tiers among them.
func (p *planner) openRoutes() (open []*RouteState, near []Tier) {
	for i := range p.a.Routes {
		r := &p.a.Routes[i]
		if !r.Open || r.cutByAny(p.taken) {
			continue
		}
		if len(open) == mostIndexed {
			p.advice.Exact = false
			break
		}
		open = append(open, r)
		if r.tiered() && !slices.Contains(near, r.Tier) {
			near = append(near, r.Tier)
		}
	}
	slices.Sort(near)
	return open, near[:min(2, len(near))]
}

// byStep has the routes that each step bears on, by their index.
type byStep map[string]*indexSet

func (b byStep) add(step string, route int) {
	if b[step] == nil {
		b[step] = new(indexSet)
	}
	b[step].add(route)
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

// candidate makes a candidate of a step.
func (p *planner) candidate(st *StepState, closes, helps byStep) candidate {
	c := candidate{state: st, minutes: p.cost(st)}
	if set := closes[st.Step.ID]; set != nil {
		c.closes = *set
	}
	if set := helps[st.Step.ID]; set != nil {
		c.helps = set.andNot(c.closes)
	}
	return c
}

// helpers lists the steps that show, prepare or narrow a stage.
func (g *StageState) helpers() []string {
	var out []string
	for _, list := range [][]StepEffect{g.ShownBy, g.PreparedBy, g.NarrowedBy} {
		for _, e := range list {
			out = append(out, e.Step)
		}
	}
	return out
}

// cutters lists the steps that would close a route, each alone.
func (r *RouteState) cutters() map[string]bool {
	out := make(map[string]bool)
	for _, g := range r.Stages {
		for _, c := range g.Stage.CutBy {
			if len(c) == 1 {
				out[c[0]] = true
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

// link adds the prerequisites that are not candidates themselves and notes
// what each candidate needs. A candidate with more of them than fit is left out.
func (s *search) link(p *planner, closes, helps byStep) {
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
				s.pool = append(s.pool, p.candidate(st, closes, helps))
			}
			if j < 64 {
				s.pool[i].need |= 1 << j
			} else {
				s.pool[i].need = ^uint64(0) // never fits
			}
		}
	}
}
