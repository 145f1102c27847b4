package checklist

import (
	"cmp"
	"math/bits"
	"slices"
)

// HoldingOutcome says what becomes of it if somebody gets a holding, or the
// owner loses it.
type HoldingOutcome string

// The outcomes of a holding. Where its routes differ the first of these in
// this order counts.
const (
	HoldingOpen       HoldingOutcome = "open"              // a step that could stop it is missing
	HoldingNotChecked HoldingOutcome = "not_checked"       // open only through what is not known
	HoldingCannotStop HoldingOutcome = "cannot_be_stopped" // what is left uncut nothing can cut
	HoldingStopped    HoldingOutcome = "stopped"           // every route from here is cut
)

// HoldingOutcomes lists every HoldingOutcome, the one that counts first first.
var HoldingOutcomes = []HoldingOutcome{HoldingOpen, HoldingNotChecked, HoldingCannotStop, HoldingStopped}

// HoldingState is what is known of a holding: how far it goes as far as we
// know, and what stops, shows and prepares.
type HoldingState struct {
	Holding    *Holding
	Outcome    HoldingOutcome
	Reach      Reach        // of the routes that succeed; empty on the loss axis
	Routes     []string     // ids of the routes that succeed as far as we know, in the order of lists
	Beyond     int          // of these, how many no step can stop
	StoppedBy  []string     // the steps that hold and cut the first stage that does not pass, where nothing else is missing for it
	NotCarried []string     // tokens of what the devices do not give, where a route ends that they would begin
	ShownBy    []StepEffect // what would show it, each with its outcome
	PreparedBy []StepEffect // what gets the owner back sooner
	Soonest    *Soonest     // the one step that would make it smaller soonest, or nil
	StopWith   []string     // the fewest steps that together would stop what steps can stop: what is to be done first, then by minutes
	Minutes    int          // that these take: to look, where it is not known; else to do it
}

// Shown reports whether something that holds would show it.
func (h *HoldingState) Shown() bool { return anyHolds(h.ShownBy) }

// Prepared reports whether something that holds gets the owner back sooner.
func (h *HoldingState) Prepared() bool { return anyHolds(h.PreparedBy) }

func anyHolds(effects []StepEffect) bool {
	return slices.ContainsFunc(effects, func(e StepEffect) bool { return e.Outcome.Counts() })
}

// Holdings says, for each holding that may concern this person and that some
// route begins with, how far it goes: the most frequent first. It is computed
// from the routes, so the two never disagree.
func (a *Assessment) Holdings() []HoldingState {
	var out []HoldingState
	w := a.walk()
	for i := range a.Catalogue.Holdings {
		h := &a.Catalogue.Holdings[i]
		if a.Facts.Holds(h.If) == No {
			continue
		}
		if s, ok := w.holding(h); ok {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y HoldingState) int {
		return cmp.Compare(x.Holding.Frequency.rank(), y.Holding.Frequency.rank())
	})
	return out
}

// reading is one way to read what is not known.
type reading int

const (
	asKnown   reading = iota // what is not known is open
	ifWell                   // the unknowns turn out well
	ifAllDone                // and everything that a step could cut is cut
	readings
)

// tokenSet is a set of tokens; a walk numbers the tokens of its catalogue.
type tokenSet uint64

func (t tokenSet) has(of tokenSet) bool   { return t&of == of }
func (t tokenSet) meets(of tokenSet) bool { return t&of != 0 }

// walkStage is a stage as the closure reads it.
type walkStage struct {
	needs, gives tokenSet
	cut          [readings]bool
	stops        []indexSet // sets of steps, each of which would cut it as far as we know, see walk.asked
}

// cutIn reports whether a stage is cut in a reading, or would be once the
// assumed steps hold.
func (g *walkStage) cutIn(in reading, assumed indexSet) bool {
	for i := range g.stops {
		if g.stops[i].andNot(assumed) == (indexSet{}) {
			return true
		}
	}
	return g.cut[in]
}

// walkRoute is a route as the closure reads it.
type walkRoute struct {
	state  *RouteState
	stages []walkStage
	begins tokenSet // every token its stages name
}

// walk is the routes that apply, in the order of lists, ready for closures.
type walk struct {
	a      *Assessment
	number map[string]int
	routes []walkRoute
	grants map[Axis][]carryGrant // what the devices give to the person who has them

	asked []*StepState // that would cut a stage, or end what contests a cut of it
}

// MostTokens is how many different tokens a catalogue can have.
const MostTokens = 64

func (a *Assessment) walk() *walk {
	w := &walk{a: a, number: make(map[string]int)}
	for i := range a.Routes {
		r := &a.Routes[i]
		if r.Applies == No || r.Route.Kind == Mistake {
			continue
		}
		wr := walkRoute{state: r, stages: make([]walkStage, len(r.Stages))}
		for j := range r.Stages {
			g := &r.Stages[j]
			wr.stages[j] = walkStage{
				needs: w.set(a.needs(g.Stage)), gives: w.set(g.Stage.Gives),
				cut: [readings]bool{g.Cut, g.CutAtBest, g.CutAtBest || g.InYourHands},
			}
			wr.begins |= wr.stages[j].needs | wr.stages[j].gives
			if !g.Cut {
				wr.stages[j].stops = w.stopsOf(g.Stage)
			}
		}
		w.routes = append(w.routes, wr)
	}
	for _, on := range Carriers {
		w.set([]string{on, on + "-open", on + "-code"})
	}
	w.grants = map[Axis][]carryGrant{Attack: w.carryGrants(Attack), Loss: w.carryGrants(Loss)}
	slices.SortFunc(w.routes, func(x, y walkRoute) int { return compareRoutes(x.state, y.state) })
	return w
}

// needs lists what a stage needs. Where a step that would cut it was seen to
// fail, what the devices are described to ask for opens nothing less.
func (a *Assessment) needs(g *Stage) []string {
	if !slices.ContainsFunc(g.Needs, carriedToken) || !slices.ContainsFunc(g.Cutters(), a.seenToFail) {
		return g.Needs
	}
	out := slices.Clone(g.Needs)
	for i, t := range out {
		if carriedToken(t) {
			out[i] = t + anyOpener
		}
	}
	return out
}

func (a *Assessment) seenToFail(step string) bool {
	st := a.Step(step)
	return st != nil && slices.ContainsFunc(st.About, func(ab AboutState) bool { return ab.Failing })
}

func (w *walk) set(tokens []string) tokenSet {
	var s tokenSet
	for _, t := range tokens {
		n, ok := w.number[t]
		if !ok {
			n = len(w.number)
			w.number[t] = n
		}
		s |= 1 << (n % MostTokens)
	}
	return s
}

// on reports whether a route belongs to an axis: take-overs and leaks, or
// lock-outs.
func (r *walkRoute) on(axis Axis) bool { return (r.state.Route.Kind == LockoutRoute) == (axis == Loss) }

// progress is how far a route was walked.
type progress struct {
	entered bool
	passed  int      // stages, from the first
	trail   indexSet // the steps of which each would cut a stage by which it came so far
}

func (p progress) ended(r *walkRoute) bool { return p.entered && p.passed == len(r.stages) }

// closure walks every route of an axis from what is held, until nothing
// changes. A route is entered where one of its stages gives or needs what is
// held. A stage passes where what it gives is held already, or where it is
// not cut and what it needs is held; what it gives is held from then on. Assumed
// are steps, of asked, that are taken to hold as bolts for all they are about.
func (w *walk) closure(axis Axis, held tokenSet, in reading, assumed indexSet, way []progress) []progress {
	clear(way)
	start := held
	var from [MostTokens]indexSet // of each token that was given: the steps behind it
	behind := func(tokens tokenSet) (steps indexSet) {
		for ; tokens != 0; tokens &= tokens - 1 {
			steps = steps.or(from[bits.TrailingZeros64(uint64(tokens))])
		}
		return steps
	}
	give := func(tokens tokenSet, steps indexSet) (more bool) {
		for fresh := tokens &^ held; fresh != 0; fresh &= fresh - 1 {
			from[bits.TrailingZeros64(uint64(fresh))], more = steps, true
		}
		held |= tokens
		return more
	}
	for changed := true; changed; {
		changed = false
		for _, g := range w.grants[axis] {
			if held.has(g.when) {
				give(g.gives, behind(g.when))
			}
		}
		for i := range w.routes {
			r, p := &w.routes[i], &way[i]
			if !r.on(axis) || !held.meets(r.begins) {
				continue
			}
			if !p.entered {
				by := cmp.Or(start&r.begins, held&r.begins)
				p.entered, p.trail = true, behind(by&-by)
			}
			for p.passed < len(r.stages) {
				g := &r.stages[p.passed]
				by := g.gives
				if by == 0 || !held.has(by) {
					by = g.needs
					if !held.has(by) || g.cutIn(in, assumed) {
						break
					}
					for _, steps := range g.stops {
						p.trail = p.trail.or(steps)
					}
				}
				p.trail = p.trail.or(behind(by))
				changed = give(g.gives, p.trail) || changed
				p.passed++
			}
		}
	}
	return way
}

// had is everything somebody has who went a way.
func (w *walk) had(axis Axis, held tokenSet, way []progress) tokenSet {
	for i := range w.routes {
		for j := range way[i].passed {
			held |= w.routes[i].stages[j].gives
		}
	}
	for _, g := range w.grants[axis] {
		if held.has(g.when) {
			held |= g.gives
		}
	}
	return held
}

// extent is how far a set of walked routes goes. A step more that cuts never
// makes it greater.
type extent struct {
	ends  bool
	reach Reach
}

func (w *walk) extent(way []progress) extent {
	var e extent
	for i := range w.routes {
		if way[i].ended(&w.routes[i]) {
			e.ends = true
			e.reach = e.reach.Union(w.routes[i].state.Reach)
		}
	}
	return e
}

// holding answers one holding; false where no route begins with it.
func (w *walk) holding(h *Holding) (HoldingState, bool) {
	s := HoldingState{Holding: h, Outcome: HoldingStopped}
	held := w.set(h.Tokens)
	known := w.closure(h.Axis, held, asKnown, indexSet{}, make([]progress, len(w.routes)))
	well := w.closure(h.Axis, held, ifWell, indexSet{}, make([]progress, len(w.routes)))
	done := w.closure(h.Axis, held, ifAllDone, indexSet{}, make([]progress, len(w.routes)))
	s.Reach = w.extent(known).reach
	had := w.had(h.Axis, held, known)
	entered := false
	for i := range w.routes {
		r := &w.routes[i]
		entered = entered || known[i].entered
		outcome := HoldingStopped
		switch {
		case done[i].ended(r):
			outcome = HoldingCannotStop
		case well[i].ended(r):
			outcome = HoldingOpen
		case known[i].ended(r):
			outcome = HoldingNotChecked
		}
		s.Outcome = HoldingOutcomes[min(slices.Index(HoldingOutcomes, outcome), slices.Index(HoldingOutcomes, s.Outcome))]
		switch {
		case known[i].ended(r):
			s.Routes = append(s.Routes, r.state.Route.ID)
			s.Beyond += b2i(done[i].ended(r))
			for j := range r.state.Stages {
				s.ShownBy = addEffects(s.ShownBy, r.state.Stages[j].ShownBy)
				s.PreparedBy = addEffects(s.PreparedBy, r.state.Stages[j].PreparedBy)
			}
		case known[i].entered && r.stages[known[i].passed].cut[asKnown] && had.has(r.stages[known[i].passed].needs):
			s.StoppedBy = withNew(s.StoppedBy, r.state.Stages[known[i].passed].StoppedBy)
		case known[i].entered:
			for _, t := range r.state.Stages[known[i].passed].Stage.Needs {
				if carriedToken(t) && !had.has(w.set([]string{t})) && !slices.Contains(s.NotCarried, t) {
					s.NotCarried = append(s.NotCarried, t)
				}
			}
		}
	}
	if s.Outcome == HoldingOpen || s.Outcome == HoldingNotChecked {
		stop := w.stopping(h.Axis, held, known, done)
		s.Soonest = stop.soonest()
		s.StopWith, s.Minutes = stop.stopWith()
	}
	return s, entered
}

func addEffects(to, effects []StepEffect) []StepEffect {
	for _, e := range effects {
		if !slices.ContainsFunc(to, func(o StepEffect) bool { return o.Step == e.Step }) {
			to = append(to, e)
		}
	}
	return to
}

// minutesToHold is what it takes until a step may hold as a bolt, for
// everything it does not hold about: the hands-on minutes where it fails or
// holds as a habit alone, else a look.
func (s *StepState) minutesToHold() int {
	n := max(1, len(s.open()))
	if s.hands() {
		return s.Step.Minutes.Hands * n
	}
	return s.Step.Minutes.Look * n
}

// hands reports whether a look will not do: the step was seen, and fails or
// holds as a habit alone.
func (s *StepState) hands() bool {
	return s.Outcome == Fails || s.Outcome.Counts() && !s.known() && s.Missing == ""
}
