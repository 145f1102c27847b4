package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Advice is what to do today: the gate, at most one look, and the bundle of
// steps that fits the minutes and closes most.
type Advice struct {
	Minutes       int
	Gate          *GateState // where it stands, its step comes first
	Look          *LookItem  // an unknown that three minutes would settle, or nil
	Bundle        []Item     // in the order to do them, at most nine
	TotalMinutes  int        // of the bundle
	Longer        *Item      // where nothing fits: the best step, which takes more than the minutes
	Exact         bool       // false: more candidates than the exact search takes
	Closes        []string   // ids of the routes the bundle closes
	RaisesEasiest bool       // it raises the easiest route left anywhere
	LeftOut       []LeftOut
}

// LookItem is an unknown step on a route of the easiest open tier.
type LookItem struct {
	Step    string `json:"step"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes"`
	Because string `json:"because"`
}

// Item is one step of the bundle.
type Item struct {
	Step    string
	About   []string // the things it is still open about; "" is the account
	Minutes int      // for all of them
	Because string
}

// LeftOut is a step that was not taken, and why.
type LeftOut struct {
	Step string `json:"step"`
	Why  string `json:"why"`
}

// The bounds of advice.
const (
	SittingSteps = 9  // the most steps one sitting has
	LookMinutes  = 3  // the most minutes a look takes
	ExactSteps   = 32 // the most candidates the search is exact with
)

// Plan says what to do today with so many minutes. The same assessment and
// minutes always give the same advice.
//
// The gate comes first, whatever it takes. Then the bundle: of all sets of
// candidates with their prerequisites that fit, the one that is best on the
// easiest route left, the routes closed at the lowest tier, the routes closed,
// and the fewest minutes, in this order; ties go by id. Then a look, where the
// bundle leaves minutes for one. While a step of the first sittings is still
// to be done and fits, each sitting has one. Lock-outs and mistakes need nobody
// to act: a lock-out counts as one of the lowest tier, since losing one's own
// way in asks even less than that; a mistake counts among the routes closed.
func Plan(a *Assessment, minutes int) Advice {
	p := planner{a: a, taken: make(map[string]bool), advice: Advice{Minutes: minutes, Gate: a.Gate, Exact: true}}
	p.left = minutes
	if a.Gate != nil {
		p.force(a.Gate.Step, a.Gate.Because, true)
	}
	first := p.first(minutes / 2)
	p.bundle()
	if !first {
		p.first(p.left) // in the minutes that are left
	}
	p.look()
	p.order()
	ad := p.advice
	ad.Closes, ad.RaisesEasiest = a.closedBy(p.taken)
	slices.SortFunc(ad.LeftOut, func(x, y LeftOut) int { return strings.Compare(x.Step, y.Step) })
	return ad
}

// first takes one step of the first sittings: those that surely apply before
// those that may. One that closes no open route today may take so many minutes.
func (p *planner) first(idle int) bool {
	cuts := make(map[string]bool)
	for i := range p.a.Routes {
		if r := &p.a.Routes[i]; r.Open && !r.cutByAny(p.taken) {
			for id := range r.cutters() {
				cuts[id] = true
			}
		}
	}
	for _, applies := range []Truth{Yes, May} {
		for _, e := range p.a.Catalogue.Essentials {
			id := e.Step
			s := p.a.Step(id)
			if s != nil && p.a.Facts.Holds(e.If) != No && s.Applies == applies && s.todo() && !p.planned(id) && (cuts[id] || s.minutes() <= idle) && p.force(id, "among the simplest and strongest steps", false) {
				return true
			}
		}
	}
	return false
}

// planner puts advice together.
type planner struct {
	a      *Assessment
	left   int // minutes
	taken  map[string]bool
	advice Advice
}

// force takes a step with its prerequisites before the search; anyway takes
// it even where the minutes do not reach.
func (p *planner) force(id, because string, anyway bool) bool {
	need, why := p.closure(id)
	if why != "" || len(p.advice.Bundle)+len(need) > SittingSteps {
		return false
	}
	total := 0
	for _, s := range need {
		total += s.minutes()
	}
	if total > p.left && !anyway {
		return false
	}
	for _, s := range need {
		reason := because
		if s.Step.ID != id {
			reason = "comes before " + p.a.Step(id).Step.Title
		}
		p.take(s, reason)
	}
	return len(need) > 0
}

func (p *planner) take(s *StepState, because string) {
	if p.taken[s.Step.ID] {
		return
	}
	p.taken[s.Step.ID] = true
	p.left -= s.minutes()
	p.advice.TotalMinutes += s.minutes()
	p.advice.Bundle = append(p.advice.Bundle, Item{Step: s.Step.ID, About: s.open(), Minutes: s.minutes(), Because: because})
}

// closure lists a step and every prerequisite of it that does not hold yet,
// prerequisites first, or says why it cannot be done now.
func (p *planner) closure(id string) (need []*StepState, why string) {
	seen := make(map[string]bool)
	var visit func(id string)
	visit = func(id string) {
		s := p.a.Step(id)
		if s == nil || seen[id] || why != "" {
			return
		}
		seen[id] = true
		if len(seen) > 1 && (s.Applies == No || s.Outcome.Counts()) || p.taken[id] {
			return
		}
		if why = p.blocked(s); why != "" {
			return
		}
		for _, before := range s.Step.After {
			visit(before)
			if why != "" {
				why = "first " + p.a.Catalogue.Title(before) + ": " + why
				return
			}
		}
		need = append(need, s)
	}
	visit(id)
	if why != "" {
		return nil, why
	}
	return need, ""
}

// blocked says why a step cannot be done today, or nothing.
func (p *planner) blocked(s *StepState) string {
	switch {
	case s.Snoozed != 0:
		return "put off until " + s.Snoozed.String()
	case s.Accepted != nil && !s.Accepted.Ended:
		return "the risk is accepted until " + s.Accepted.Until.String()
	case s.Stopped && (p.a.Gate == nil || s.Step.ID != p.a.Gate.Step):
		return "the way back has not been tried yet"
	case len(s.About) == 0:
		return "name the devices it is about first"
	}
	return ""
}

// look finds the unknown step that settles most of the easiest open tier and
// takes at most three minutes.
func (p *planner) look() {
	easiest := p.a.Easiest()
	if easiest == nil {
		return
	}
	on := make(map[string]int)
	for i := range p.a.Routes {
		r := &p.a.Routes[i]
		if !r.Open || !r.tiered() || r.Tier != easiest.Tier {
			continue
		}
		for id := range r.cutters() {
			on[id]++
		}
	}
	var best *StepState
	for i := range p.a.Steps {
		s := &p.a.Steps[i]
		if on[s.Step.ID] == 0 || p.planned(s.Step.ID) || !s.unknown() || !s.todo() || p.blocked(s) != "" || s.lookMinutes() > min(LookMinutes, p.left) {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(on[best.Step.ID], on[s.Step.ID]), cmp.Compare(s.lookMinutes(), best.lookMinutes()), strings.Compare(s.Step.ID, best.Step.ID)) < 0 {
			best = s
		}
	}
	if best == nil {
		return
	}
	p.advice.LeftOut = slices.DeleteFunc(p.advice.LeftOut, func(l LeftOut) bool { return l.Step == best.Step.ID })
	p.advice.Look = &LookItem{
		Step: best.Step.ID, Title: best.Step.Title, Minutes: best.lookMinutes(),
		Because: fmt.Sprintf("not known, and on %s of the easiest open tier", count(on[best.Step.ID], "route")),
	}
}

// unknown reports whether nothing was seen to fail and something is not known.
func (s *StepState) unknown() bool {
	return s.Outcome == Unknown || s.Outcome == Stale || s.Outcome == Changed
}

// todo reports whether a step belongs on the to-do list.
func (s *StepState) todo() bool {
	return s.Applies != No && !s.Outcome.Counts() && s.Snoozed == 0 && (s.Accepted == nil || s.Accepted.Ended)
}

// open lists the things a step does not hold about.
func (s *StepState) open() []string {
	var out []string
	for _, ab := range s.About {
		if !ab.Outcome.Counts() {
			out = append(out, ab.Thing)
		}
	}
	return out
}

// minutes is what a step still takes, for everything it is open about.
func (s *StepState) minutes() int { return s.Step.Minutes.Hands * max(1, len(s.open())) }

// lookMinutes is what it takes only to answer, for everything it is open about.
func (s *StepState) lookMinutes() int {
	return s.Step.Minutes.Look * max(1, len(s.open()))
}

// tiered reports whether a route has a tier that counts: somebody takes it.
func (r *RouteState) tiered() bool {
	return r.Route.Kind == Takeover || r.Route.Kind == Leak
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
		closed := false
		for id := range r.cutters() {
			closed = closed || steps[id]
		}
		if closed {
			closes = append(closes, r.Route.ID)
		} else if r.tiered() {
			after = easier(after, r)
		}
	}
	return closes, before != nil && (after == nil || after.Tier > before.Tier)
}

// order puts the bundle in the order to do it: the gate first, then each step
// after its prerequisites, the easiest routes first.
func (p *planner) order() {
	ease := make(map[string]Tier)
	for i := range p.a.Routes {
		r := &p.a.Routes[i]
		if !r.Open {
			continue
		}
		tier := r.Tier
		if !r.tiered() {
			tier = 4
		}
		for id := range r.cutters() {
			if t, ok := ease[id]; !ok || tier < t {
				ease[id] = tier
			}
		}
	}
	rest := p.advice.Bundle
	slices.SortStableFunc(rest, func(x, y Item) int {
		gate := func(i Item) int { return b2i(p.a.Gate == nil || i.Step != p.a.Gate.Step) }
		return cmp.Or(cmp.Compare(gate(x), gate(y)), cmp.Compare(ease[x.Step], ease[y.Step]), strings.Compare(x.Step, y.Step))
	})
	var out []Item
	placed := make(map[string]bool)
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(it Item) bool {
			return !slices.ContainsFunc(p.a.Step(it.Step).Step.After, func(id string) bool { return p.taken[id] && !placed[id] })
		})
		i = max(i, 0) // a cycle, which the loader refuses
		placed[rest[i].Step] = true
		out = append(out, rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	p.advice.Bundle = out
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
