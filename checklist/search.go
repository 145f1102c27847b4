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
	easiest int                 // tier of the easiest route left, 5 where none is
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
	minutes int
	closes  indexSet // alone
	helps   indexSet // shows, prepares or narrows
	need    uint64   // itself and its prerequisites, as places in search.pool
}

// search finds the best set of candidates exactly: depth first, with a bound
// on what the rest could still close in the minutes left.
type search struct {
	pool       []candidate              // candidates first, then prerequisites that are none
	n          int                      // how many are candidates
	tiers      [5]indexSet              // open routes that somebody takes, by tier
	low        indexSet                 // of the lowest tier, and lock-outs
	worthTiers [len(TierNames)]indexSet // open routes by the tier they count as
	first      indexSet                 // of the lowest tier alone

	minutes, steps int // what may still be used
	start          indexSet

	visits      int // how many sets were looked at
	best        worth
	bestMinutes int
	bestSet     uint64
	found       bool
}

// run searches. The candidates stand with the best for their minutes first.
func (s *search) run() {
	s.visit(0, 0, s.start, indexSet{}, 0)
}

// visit decides about candidate i; set, closed and used is what was taken.
func (s *search) visit(i int, set uint64, closed, helped indexSet, used int) {
	if s.visits++; s.visits > mostVisits {
		return
	}
	w := s.worth(closed, helped)
	if !s.found || s.better(w, used, set) {
		s.found, s.best, s.bestMinutes, s.bestSet = true, w, used, set
	}
	if i == s.n {
		return
	}
	switch c := s.bound(i, set, closed, helped, used).compare(s.best); {
	case c < 0, c == 0 && used >= s.bestMinutes:
		return
	}
	if more := s.pool[i].need &^ set; more != 0 && bits.OnesCount64(set|more) <= s.steps {
		minutes, closes, helps := used, closed, helped
		for m := more; m != 0; m &= m - 1 {
			c := &s.pool[bits.TrailingZeros64(m)]
			minutes, closes, helps = minutes+c.minutes, closes.or(c.closes), helps.or(c.helps)
		}
		if minutes <= s.minutes {
			s.visit(i+1, set|more, closes, helps, minutes)
		}
	}
	s.visit(i+1, set, closed, helped, used)
}

func (s *search) worth(closed, helped indexSet) worth {
	w := worth{easiest: 5, low: s.low.and(closed).len(), all: closed.len()}
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
func (s *search) better(w worth, minutes int, set uint64) bool {
	if c := cmp.Or(w.compare(s.best), cmp.Compare(s.bestMinutes, minutes)); c != 0 {
		return c > 0
	}
	return slices.Compare(s.ids(set), s.ids(s.bestSet)) < 0
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
func (s *search) bound(i int, set uint64, closed, helped indexSet, used int) worth {
	left, room := s.minutes-used, s.steps-bits.OnesCount64(set)
	var reach, help indexSet
	var first, low, all gains
	for j := i; j < s.n; j++ {
		c := &s.pool[j]
		if set&(1<<j) != 0 {
			continue
		}
		more := c.need &^ set
		minutes, fresh, helps := 0, indexSet{}, indexSet{}
		for m := more; m != 0; m &= m - 1 {
			d := &s.pool[bits.TrailingZeros64(m)]
			minutes, fresh, helps = minutes+d.minutes, fresh.or(d.closes), helps.or(d.helps)
		}
		if minutes > left || bits.OnesCount64(more) > room {
			continue
		}
		fresh = fresh.andNot(closed)
		reach, help = reach.or(fresh), help.or(helps)
		all.add(fresh.len(), c.minutes)
		low.add(fresh.and(s.low).len(), c.minutes)
		first.add(fresh.and(s.first).len(), c.minutes)
	}
	most := s.worth(closed.or(reach), helped.or(help))
	now := s.worth(closed, helped)
	most.low = min(most.low, now.low+low.most(left, room))
	most.all = min(most.all, now.all+all.most(left, room))
	if rest := s.first.andNot(closed).len(); most.easiest > now.easiest && rest > first.most(left, room) {
		most.easiest = now.easiest // the lowest tier cannot all be closed
	}
	if s.found && most.easiest == s.best.easiest && most.low == s.best.low && most.all == s.best.all {
		s.boundHelps(&most, now, i, set, helped, left, room)
	}
	return most
}

// boundHelps lowers the bound on what is shown, prepared or narrowed in the
// same way. It costs more, and so is asked for only where the rest is a tie.
func (s *search) boundHelps(most *worth, now worth, i int, set uint64, helped indexSet, left, room int) {
	for t := range s.worthTiers {
		if most.helps[t] > now.helps[t] {
			var more gains
			for j := i; j < s.n; j++ {
				if c := &s.pool[j]; set&(1<<j) == 0 && c.minutes <= left {
					helps := indexSet{}
					for m := c.need &^ set; m != 0; m &= m - 1 {
						helps = helps.or(s.pool[bits.TrailingZeros64(m)].helps)
					}
					more.add(helps.andNot(helped).and(s.worthTiers[t]).len(), c.minutes)
				}
			}
			most.helps[t] = min(most.helps[t], now.helps[t]+more.most(left, room))
		}
		if most.helps[t] != s.best.helps[t] {
			return // this decides
		}
	}
}

// gains collects what each could add and what it takes.
type gains struct {
	list [ExactSteps]struct{ gain, minutes int }
	n    int
}

func (g *gains) add(gain, minutes int) {
	if gain > 0 {
		g.list[g.n].gain, g.list[g.n].minutes = gain, minutes
		g.n++
	}
}

// most is the whole part of the best knapsack that may take a part of one,
// and of the largest so many.
func (g *gains) most(minutes, room int) int {
	l := g.list[:g.n]
	slices.SortFunc(l, func(x, y struct{ gain, minutes int }) int { return cmp.Compare(y.gain*x.minutes, x.gain*y.minutes) })
	byMinutes := 0
	left := minutes
	for _, x := range l {
		if x.minutes <= left {
			byMinutes, left = byMinutes+x.gain, left-x.minutes
			continue
		}
		byMinutes += x.gain * left / x.minutes
		break
	}
	slices.SortFunc(l, func(x, y struct{ gain, minutes int }) int { return cmp.Compare(y.gain, x.gain) })
	byRoom := 0
	for i := range min(room, len(l)) {
		byRoom += l[i].gain
	}
	return min(byMinutes, byRoom)
}
