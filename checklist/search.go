package checklist

import (
	"cmp"
	"math/bits"
	"slices"
)

// mostIndexed is how many places a set has room for.
const mostIndexed = len(indexSet{}) * 64

// mostVisits is how many sets the search looks at before it takes the best so
// far and says that it is not exact: advice must come at once.
const mostVisits = 100_000

// indexSet is a set of places in a list: of routes among the open ones, or of
// steps among those a walk asks about.
type indexSet [4]uint64

func (s *indexSet) add(i int)     { s[i/64] |= 1 << (i % 64) }
func (s indexSet) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s indexSet) or(t indexSet) indexSet {
	return indexSet{s[0] | t[0], s[1] | t[1], s[2] | t[2], s[3] | t[3]}
}
func (s indexSet) and(t indexSet) indexSet {
	return indexSet{s[0] & t[0], s[1] & t[1], s[2] & t[2], s[3] & t[3]}
}
func (s indexSet) andNot(t indexSet) indexSet {
	return indexSet{s[0] &^ t[0], s[1] &^ t[1], s[2] &^ t[2], s[3] &^ t[3]}
}
func (s indexSet) len() int {
	return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) + bits.OnesCount64(s[2]) + bits.OnesCount64(s[3])
}

// worth is how good a set of steps is, the first that differs decides.
type worth struct {
	easiest int                 // tier of the easiest route left, above them all where none is
	low     int                 // routes closed at the lowest tier
	all     int                 // routes closed
	helps   [len(TierNames)]int // open routes shown, prepared or narrowed, by tier
}

func (w worth) compare(v worth) int {
	return cmp.Or(cmp.Compare(w.easiest, v.easiest), cmp.Compare(w.low, v.low), cmp.Compare(w.all, v.all), slices.Compare(w.helps[:], v.helps[:]))
}

// candidate is a step the search may take.
type candidate struct {
	state   *StepState
	because string // it is taken
	minutes int
	closes  indexSet // alone
	helps   indexSet // shows, prepares or narrows
	need    uint64   // itself and its prerequisites, as places in search.pool
	rank    int      // routes it closes at the lowest tier, in thousands, and at the next
}

// taken is a set of steps and what becomes of it.
type taken struct {
	set            uint64 // places in search.pool
	closed, helped indexSet
	minutes        int
}

// search finds the best set of candidates exactly: depth first, with a bound
// on what the rest could still close in the minutes left.
type search struct {
	pool       []candidate              // candidates first, then prerequisites that are none
	n          int                      // how many are candidates
	tiers      [5]indexSet              // open routes that somebody takes, by tier
	low        indexSet                 // of the lowest tier, and lock-outs
	worthTiers [len(TierNames)]indexSet // open routes by the tier they count as

	minutes, steps int // what may still be used

	visits    int // how many sets were looked at
	best      taken
	bestWorth worth
}

// run searches. The candidates are in the order of what they close for their
// minutes, the best first.
func (s *search) run() {
	s.visit(0, taken{})
}

// visit decides about candidate i, after some were taken.
func (s *search) visit(i int, t taken) {
	if s.visits++; s.visits > mostVisits {
		return
	}
	if w := s.worth(t.closed, t.helped); s.better(w, t) {
		s.best, s.bestWorth = t, w
	}
	if c := s.bound(i, t).compare(s.bestWorth); c < 0 || c == 0 && t.minutes >= s.best.minutes {
		return // so it is where no candidate is left
	}
	if with, fits := s.with(t, i); fits && with.set != t.set {
		s.visit(i+1, with)
	}
	s.visit(i+1, t)
}

// with takes a candidate besides, with its prerequisites, and reports whether
// that fits.
func (s *search) with(t taken, i int) (taken, bool) {
	more := s.pool[i].need &^ t.set
	if t.set |= more; bits.OnesCount64(t.set) > s.steps {
		return t, false
	}
	for ; more != 0; more &= more - 1 {
		c := &s.pool[bits.TrailingZeros64(more)]
		t.minutes, t.closed, t.helped = t.minutes+c.minutes, t.closed.or(c.closes), t.helped.or(c.helps)
	}
	return t, t.minutes <= s.minutes
}

func (s *search) worth(closed, helped indexSet) worth {
	w := worth{easiest: len(s.tiers), low: s.low.and(closed).len(), all: closed.len()}
	for t := range s.tiers {
		if s.tiers[t].andNot(closed) != (indexSet{}) {
			w.easiest = t
			break
		}
	}
	for t := range s.worthTiers {
		w.helps[t] = s.worthTiers[t].and(helped).len()
	}
	return w
}

// better compares a set with the best so far; ties go by the ids in order.
func (s *search) better(w worth, t taken) bool {
	if c := cmp.Or(w.compare(s.bestWorth), cmp.Compare(s.best.minutes, t.minutes)); c != 0 {
		return c > 0
	}
	return slices.Compare(s.ids(t.set), s.ids(s.best.set)) < 0
}

func (s *search) ids(set uint64) []string {
	var out []string
	for m := set; m != 0; m &= m - 1 {
		out = append(out, s.pool[bits.TrailingZeros64(m)].state.Step.ID)
	}
	slices.Sort(out)
	return out
}

// bound says what the candidates from i on could add at most. Each closes at
// most what it closes beyond what is closed already, and takes at least its
// own minutes: so a knapsack that may be cut is never too low.
func (s *search) bound(i int, t taken) worth {
	reach := t
	low, all := make(gains, 0, ExactSteps), make(gains, 0, ExactSteps)
	for j := i; j < s.n; j++ {
		if with, fits := s.with(t, j); fits && with.set != t.set {
			fresh := with.closed.andNot(t.closed)
			reach.closed, reach.helped = reach.closed.or(fresh), reach.helped.or(with.helped)
			all.add(fresh.len(), s.pool[j].minutes)
			low.add(fresh.and(s.low).len(), s.pool[j].minutes)
		}
	}
	left, room := s.minutes-t.minutes, s.steps-bits.OnesCount64(t.set)
	most := s.worth(reach.closed, reach.helped)
	most.low = min(most.low, s.low.and(t.closed).len()+low.most(left, room))
	most.all = min(most.all, t.closed.len()+all.most(left, room))
	return most
}

// gains collects what each could add and what it takes.
type gains []gain

type gain struct{ gain, minutes int }

func (g *gains) add(n, minutes int) { *g = append(*g, gain{n, minutes}) }

// most is the whole part of the best knapsack that may take a part of one,
// and of the largest so many.
func (g gains) most(minutes, room int) int {
	slices.SortFunc(g, func(x, y gain) int { return cmp.Compare(y.gain*x.minutes, x.gain*y.minutes) })
	byMinutes, left := 0, minutes
	for _, x := range g {
		if x.minutes > left {
			byMinutes += x.gain * left / x.minutes
			break
		}
		byMinutes, left = byMinutes+x.gain, left-x.minutes
	}
	slices.SortFunc(g, func(x, y gain) int { return cmp.Compare(y.gain, x.gain) })
	byRoom := 0
	for _, x := range g[:min(room, len(g))] {
		byRoom += x.gain
	}
	return min(byMinutes, byRoom)
}
