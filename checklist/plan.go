package checklist

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Plan says what to do today with so many minutes. The same assessment and
// minutes always give the same advice.
//
// A sitting that is due comes first. Then the essentials: the first that
// applies and neither holds nor waits picks a place to look, or is done where
// it is known to fail; others at the same place join it. Then the search over
// the rest: of all sets that fit, the one best on the easiest route left, the
// routes closed at the lowest tier, the routes closed, what shows, prepares or
// narrows an open route, and the fewest minutes, in this order; ties go by id.
// Then whatever was never looked at, and last what holds as a habit where a
// bolt would close a route.
func Plan(a *Assessment, minutes int) Advice {
	p := newPlanner(a, minutes)
	p.sitting()
	p.essentials()
	p.search()
	p.neverLooked()
	p.habits()
	p.order()
	if len(p.advice.Trips)+len(p.advice.Bundle) == 0 {
		p.longer()
	}
	ad := p.advice
	ad.Waiting = p.waiting()
	ad.Facts = a.OpenFacts()
	ad.Facts = ad.Facts[:min(len(ad.Facts), OpenFactsShown)]
	whole := maps.Clone(p.taken)
	for id := range p.partly {
		delete(whole, id)
	}
	ad.Closes, ad.RaisesEasiest = a.closedBy(whole)
	slices.SortFunc(ad.LeftOut, func(x, y LeftOut) int { return strings.Compare(x.Step, y.Step) })
	return ad
}

// planner puts advice together.
type planner struct {
	a      *Assessment
	left   int             // minutes
	taken  map[string]bool // steps planned, or asked by the sitting
	partly map[string]bool // of these, those not planned about everything
	advice Advice
}

func newPlanner(a *Assessment, minutes int) *planner {
	return &planner{a: a, left: minutes, taken: make(map[string]bool), partly: make(map[string]bool), advice: Advice{Minutes: minutes, Gate: a.Gate, Exact: true}}
}

// sitting takes the review that is due, whatever it takes, and keeps its
// steps out of the rest.
func (p *planner) sitting() {
	s := p.a.Sitting()
	if s == nil {
		return
	}
	p.advice.Sitting = s
	p.left -= s.Minutes
	for _, st := range s.States {
		p.taken[st.Step] = true
	}
}

// essentials takes what matters first, in the catalogue's order. Only then do
// other looks join their trips, so that none of them takes the minutes of an
// essential.
func (p *planner) essentials() {
	var begun []*StepState
	for _, e := range p.a.Catalogue.Essentials {
		s := p.a.Step(e.Step)
		switch {
		case p.taken[e.Step], p.a.Facts.Holds(e.If) == No:
		case len(p.a.toLook(s)) > 0:
			if p.begin(s) {
				begun = append(begun, s)
			}
		case len(s.failing()) > 0:
			p.do(s, "among the essentials")
		}
	}
	for _, s := range begun {
		p.join(s)
	}
}

// neverLooked takes whatever applies and was never looked at, in the order of
// what it would tell about.
func (p *planner) neverLooked() {
	for _, s := range p.byWeight() {
		if !p.taken[s.Step.ID] && len(p.a.toLook(s)) > 0 {
			p.trip(s)
		}
	}
}

// habits takes what holds as a habit alone and would close a route as a bolt.
func (p *planner) habits() {
	for _, s := range p.byWeight() {
		if !p.taken[s.Step.ID] && len(p.a.toLook(s)) == 0 && len(p.a.doNow(s)) > 0 && len(s.failing()) == 0 {
			p.do(s, p.because(s.Step.ID))
		}
	}
}

// do takes a step hands-on with its prerequisites, where they fit.
func (p *planner) do(s *StepState, because string) {
	need, why := p.closure(s.Step.ID)
	if why != "" {
		p.leave(s.Step.ID, why)
		return
	}
	total := 0
	for _, n := range need {
		total += p.cost(n)
	}
	if total > p.left || len(p.advice.Bundle)+len(need) > SittingSteps {
		p.leave(s.Step.ID, "takes "+count(total, "minute"))
		return
	}
	for _, n := range need {
		reason := because
		if n != s {
			reason = "comes before " + s.Step.Title
		}
		p.take(n, reason)
	}
}

// take plans a step: a look where it is not known, else hands-on.
func (p *planner) take(s *StepState, because string) {
	if len(p.a.toLook(s)) > 0 {
		p.look(s)
		return
	}
	p.taken[s.Step.ID] = true
	minutes := p.a.handsMinutes(s)
	p.left -= minutes
	p.advice.TotalMinutes += minutes
	p.advice.Bundle = append(p.advice.Bundle, Item{Step: s.Step.ID, About: p.a.doNow(s), Minutes: minutes, Because: because})
}

// leave notes why a step is not in the advice.
func (p *planner) leave(step, why string) {
	if !slices.ContainsFunc(p.advice.LeftOut, func(l LeftOut) bool { return l.Step == step }) {
		p.advice.LeftOut = append(p.advice.LeftOut, LeftOut{step, why})
	}
}

// cost is what a step takes today, in minutes: its look where it is not
// known, with the way there, else the hands-on work.
func (p *planner) cost(s *StepState) int {
	if len(p.a.toLook(s)) > 0 {
		return p.a.lookMinutes(s) + p.travel(s)
	}
	return p.a.handsMinutes(s)
}

// closure lists a step and every prerequisite of it that does not hold yet,
// prerequisites first, or says why it cannot be done now. A look has no
// prerequisites.
func (p *planner) closure(id string) (need []*StepState, why string) {
	seen := make(map[string]bool)
	var visit func(id string)
	visit = func(id string) {
		s := p.a.Step(id)
		if seen[id] {
			return
		}
		seen[id] = true
		if len(seen) > 1 && (s.Applies == No || s.Outcome.Counts()) || p.taken[id] {
			return
		}
		if why = p.blocked(s); why != "" {
			return
		}
		if len(p.a.toLook(s)) == 0 {
			for _, before := range s.Step.After {
				visit(before)
				if why != "" {
					why = "first " + p.a.Catalogue.Title(before) + ": " + why
					return
				}
			}
		}
		need = append(need, s)
	}
	visit(id)
	return need, why
}

// blocked says why a step cannot be taken today, or nothing. Looking is
// always possible; a change that could lock its owner out waits for the way
// back.
func (p *planner) blocked(s *StepState) string {
	switch {
	case s.Snoozed != 0:
		return "put off until " + s.Snoozed.String()
	case s.Accepted != nil && !s.Accepted.Ended:
		return "left as it is until " + s.Accepted.Until.String()
	case len(s.About) == 0:
		return "name the devices it is about first"
	case len(p.a.toLook(s)) > 0:
		return ""
	case s.Stopped:
		return "the change waits until a way back has been tried"
	case len(p.a.doNow(s)) == 0:
		return "asked again later"
	}
	return ""
}

// longer names the shortest thing there is, where nothing fits.
func (p *planner) longer() {
	var all []Longer
	for i := range p.a.Steps {
		s := &p.a.Steps[i]
		id := s.Step.ID
		if p.taken[id] || p.blocked(s) != "" {
			continue
		}
		if look := p.a.toLook(s); len(look) > 0 {
			all = append(all, Longer{id, look[:1], true, s.Step.Minutes.Look + p.travel(s)})
		} else if need, why := p.closure(id); why == "" && len(need) == 1 { // else its prerequisite is shorter, or cannot be done
			all = append(all, Longer{id, p.a.doNow(s), false, p.cost(s)})
		}
	}
	if len(all) > 0 {
		best := slices.MinFunc(all, func(x, y Longer) int {
			return cmp.Or(cmp.Compare(x.Minutes, y.Minutes), strings.Compare(x.Step, y.Step))
		})
		p.advice.Longer = &best
	}
}

// waiting lists what was put off, the nearest day first.
func (p *planner) waiting() []Waiting {
	var out []Waiting
	for i := range p.a.Steps {
		if s := &p.a.Steps[i]; s.Applies != No && s.Snoozed != 0 && !s.Outcome.Counts() {
			out = append(out, Waiting{s.Step.ID, s.Step.Waits, s.Snoozed})
		}
	}
	slices.SortStableFunc(out, func(x, y Waiting) int { return cmp.Compare(x.Until, y.Until) })
	return out
}

// tiered reports whether a route has a tier that counts: somebody takes it.
func (r *RouteState) tiered() bool {
	return r.Route.Kind == Takeover || r.Route.Kind == Leak
}

// closedBy lists the open routes that close once these steps hold, and
// whether the easiest route left anywhere becomes harder.
func (a *Assessment) closedBy(steps map[string]bool) (closes []string, raises bool) {
	before := a.Easiest()
	var after *RouteState
	for i := range a.Routes {
		r := &a.Routes[i]
		if !r.Open {
			continue
		}
		if r.cutByAny(steps) {
			closes = append(closes, r.Route.ID)
		} else if r.tiered() {
			after = easier(after, r)
		}
	}
	return closes, before != nil && (after == nil || after.Tier > before.Tier)
}

// order puts the bundle in the order to do it: each step after its
// prerequisites, else as it was taken.
func (p *planner) order() {
	rest := p.advice.Bundle
	var out []Item
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(it Item) bool {
			return !slices.ContainsFunc(p.a.Step(it.Step).Step.After, func(id string) bool {
				return slices.ContainsFunc(rest, func(other Item) bool { return other.Step == id })
			})
		})
		i = max(i, 0) // a cycle, which the loader refuses
		out = append(out, rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	p.advice.Bundle = out
}
