package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// Soonest is the step that makes a reach smaller in the fewest minutes.
type Soonest struct {
	Step    string `json:"step"`
	Minutes int    `json:"minutes"` // to look, where it is not known; else to do it
	Waits   string `json:"waits"`   // what it waits for, in words, or nothing
}

// stopsOf lists the sets of steps that would cut a stage which is not cut: of
// each cut the steps that are not known to hold, with the failing ones that
// contest it. A set with a step that nobody asks is left out.
func (w *walk) stopsOf(g *Stage) []indexSet {
	var out []indexSet
	for _, cut := range g.CutBy {
		against, _ := w.a.contesting(g, cut)
		set, whole := indexSet{}, true
		for _, id := range cut {
			if st := w.a.Step(id); !st.known() {
				whole = whole && w.askAbout(&set, st)
			}
		}
		for _, id := range against {
			whole = whole && w.askAbout(&set, w.a.Step(id))
		}
		if whole {
			out = append(out, set)
		}
	}
	return out
}

// askAbout adds a step to a set, and reports whether anybody asks it.
func (w *walk) askAbout(set *indexSet, st *StepState) bool {
	if st.Applies == No {
		return false
	}
	i := slices.Index(w.asked, st)
	if i < 0 {
		i = len(w.asked)
		if i == mostIndexed {
			return false
		}
		w.asked = append(w.asked, st)
	}
	set.add(i)
	return true
}

// ExactStops and mostTries bound the search for the smallest set of steps that
// stops a holding: so many steps, and so many sets that are tried.
const (
	ExactStops = 3
	mostTries  = 400
)

// stopping is the search for the steps that stop a holding.
type stopping struct {
	*walk
	axis  Axis
	held  tokenSet
	known []progress // how far each route goes as far as we know
	done  []progress // and when everything is done
	way   []progress // to work with

	most  int // steps
	tries int
	best  indexSet
	found bool
}

func (w *walk) stopping(axis Axis, held tokenSet, known, done []progress) *stopping {
	return &stopping{walk: w, axis: axis, held: held, known: known, done: done, way: make([]progress, len(w.routes))}
}

// soonest finds the single step whose holding makes the extent smaller: the
// one with the fewest minutes, ties by id.
func (s *stopping) soonest() *Soonest {
	var best *Soonest
	var matter indexSet // whatever ends, ends without the others
	for i, p := range s.known {
		if p.ended(&s.routes[i]) {
			matter = matter.or(p.trail)
		}
	}
	known := s.extent(s.known)
	for i, st := range s.asked {
		if !matter.has(i) {
			continue
		}
		try := &Soonest{Step: st.Step.ID, Minutes: st.minutesToHold(), Waits: st.Step.Waits}
		if best != nil && cmp.Or(cmp.Compare(try.Minutes, best.Minutes), strings.Compare(try.Step, best.Step)) > 0 {
			continue
		}
		var only indexSet
		only.add(i)
		if s.extent(s.closure(s.axis, s.held, asKnown, only, s.way)) != known {
			best = try
		}
	}
	return best
}

// stopWith finds the smallest set of steps that together stop every route that
// steps can stop, of several the one with the fewest minutes, ties by id. Where
// more than ExactStops are needed, or mostTries do not find it, it is one of
// which none can be left out.
func (s *stopping) stopWith() (steps []string, minutes int) {
	for s.most = disjoint(s.ways(indexSet{})); s.most <= ExactStops && !s.found; s.most++ {
		s.visit(indexSet{}, indexSet{}, 0)
	}
	if !s.found || s.tries == mostTries {
		s.best = s.enough()
	}
	var states []*StepState
	for i, st := range s.asked {
		if s.best.has(i) {
			states = append(states, st)
		}
	}
	slices.SortFunc(states, func(x, y *StepState) int {
		return cmp.Or(cmp.Compare(b2i(y.hands()), b2i(x.hands())), cmp.Compare(x.minutesToHold(), y.minutesToHold()), strings.Compare(x.Step.ID, y.Step.ID))
	})
	for _, st := range states {
		steps = append(steps, st.Step.ID)
		minutes += st.minutesToHold()
	}
	return steps, minutes
}

// visit adds steps to a set until nothing ends any more that could be stopped.
// Whatever stops a route is among the steps that would cut a stage by which it
// ends; so one of those is added. The steps without were tried already.
func (s *stopping) visit(set, without indexSet, n int) {
	if s.tries == mostTries {
		return
	}
	s.tries++
	ways := s.ways(set)
	if len(ways) == 0 {
		if !s.found || s.before(set, s.best) {
			s.found, s.best = true, set
		}
		return
	}
	for i := range ways {
		ways[i] = ways[i].andNot(without)
	}
	if n+disjoint(ways) > s.most {
		return
	}
	few := slices.MinFunc(ways, func(x, y indexSet) int { return cmp.Compare(x.len(), y.len()) })
	for i := range s.asked {
		if few.has(i) {
			with := set
			with.add(i)
			s.visit(with, without, n+1)
			without.add(i)
		}
	}
}

// disjoint counts sets of which no two have a step in common: each needs a step
// of its own.
func disjoint(ways []indexSet) int {
	n, used := 0, indexSet{}
	for _, way := range ways {
		if way.and(used) == (indexSet{}) {
			n, used = n+1, used.or(way)
		}
	}
	return n
}

// enough adds the step that meets the most routes for its minutes until
// nothing ends any more that could be stopped, and then drops what is not
// needed, the longest first.
func (s *stopping) enough() indexSet {
	var set indexSet
	for {
		ways := s.ways(set)
		best, meets := 0, 0
		for i, st := range s.asked {
			n := 0
			for _, way := range ways {
				n += b2i(way.has(i))
			}
			if s.better(n, st, meets, s.asked[best]) {
				best, meets = i, n
			}
		}
		if meets == 0 {
			break
		}
		set.add(best)
	}
	var taken []int
	for i := range s.asked {
		if set.has(i) {
			taken = append(taken, i)
		}
	}
	slices.SortFunc(taken, func(x, y int) int {
		return cmp.Or(cmp.Compare(s.asked[y].minutesToHold(), s.asked[x].minutesToHold()), strings.Compare(s.asked[y].Step.ID, s.asked[x].Step.ID))
	})
	for _, i := range taken {
		var one indexSet
		one.add(i)
		if without := set.andNot(one); len(s.ways(without)) == 0 {
			set = without
		}
	}
	return set
}

// better compares how many routes a minute of two steps meets, ties by id.
func (*stopping) better(n int, x *StepState, m int, y *StepState) bool {
	return cmp.Or(cmp.Compare(m*x.minutesToHold(), n*y.minutesToHold()), strings.Compare(x.Step.ID, y.Step.ID)) < 0
}

// before orders sets of equal size: the fewest minutes first, ties by the ids.
func (s *stopping) before(x, y indexSet) bool {
	minutes := func(set indexSet) (sum int, ids []string) {
		for i, st := range s.asked {
			if set.has(i) {
				sum += st.minutesToHold()
				ids = append(ids, st.Step.ID)
			}
		}
		slices.Sort(ids)
		return sum, ids
	}
	a, idsA := minutes(x)
	b, idsB := minutes(y)
	return cmp.Or(cmp.Compare(a, b), slices.Compare(idsA, idsB)) < 0
}

// ways lists, of each route that still ends with a set although it could be
// stopped, the steps that would cut a stage by which it ends: its own stages and
// those that gave what it needed. At least one of them is in every larger set
// that stops it.
func (s *stopping) ways(set indexSet) []indexSet {
	var out []indexSet
	for i, p := range s.closure(s.axis, s.held, asKnown, set, s.way) {
		if p.ended(&s.routes[i]) && !s.done[i].ended(&s.routes[i]) {
			out = append(out, p.trail.andNot(set))
		}
	}
	return out
}
