package checklist

import (
	"iter"
	"math"
)

// index finds the events of each kind and subject. It lives as long as its
// assessment.
type index struct {
	newest map[subjectKey]int32 // place in all of the event that counts
	older  []int32              // for each event of all, the place of the next older one of its kind and subject, or -1
	kind   map[Kind][]Event     // the standing events of a kind, newest first
	all    []Event              // newest first
}

func newIndex(r Record) *index {
	x := &index{
		newest: make(map[subjectKey]int32, len(r.counting)/4),
		older:  make([]int32, len(r.counting)),
		kind:   make(map[Kind][]Event),
		all:    r.counting,
	}
	oldest := make([]int32, len(x.all)) // so far, for the place of the newest
	for i := range x.all {
		e, at := &x.all[i], int32(i)
		k := subjectKey{e.Kind, e.Subject}
		x.older[i] = -1
		if first, ok := x.newest[k]; ok {
			x.older[oldest[first]] = at
			oldest[first] = at
			continue
		}
		x.newest[k], oldest[i] = at, at
		x.kind[e.Kind] = append(x.kind[e.Kind], *e)
	}
	return x
}

func (x *index) at(k Kind, subject string) (Event, bool) {
	if i, ok := x.newest[subjectKey{k, subject}]; ok {
		return x.all[i], true
	}
	return Event{}, false
}

// every gives the events of a kind and subject, newest first.
func (x *index) every(k Kind, subject string) iter.Seq[*Event] {
	return func(yield func(*Event) bool) {
		i, ok := x.newest[subjectKey{k, subject}]
		for ok && i >= 0 && yield(&x.all[i]) {
			i = x.older[i]
		}
	}
}

// standing gives the answers with a subject that were not taken back, newest
// first. In format 1 undo entered again what was there before, and what was
// entered in between does not count.
func (x *index) standing(subject string) iter.Seq[*Event] {
	return func(yield func(*Event) bool) {
		counts := int64(math.MaxInt64)
		for e := range x.every(KindAnswer, subject) {
			if e.Order > counts {
				continue
			}
			if e.Withdrawn() {
				return
			}
			if counts = e.EnteredAt(); !yield(e) {
				return
			}
		}
	}
}
