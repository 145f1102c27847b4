package checklist

import (
	"slices"
	"sync"
)

// index finds the event that stands for each kind and subject. It lives as long
// as its assessment.
type index struct {
	newest map[subjectKey]Event
	kind   map[Kind][]Event // the standing events of a kind, newest first
	all    []Event          // newest first

	// history is what was said of each kind and subject, newest first, without
	// findings that are no look. It is made when first wanted.
	history func() map[subjectKey][]Event
}

func newIndex(r Record) *index {
	x := &index{
		newest: make(map[subjectKey]Event, len(r.events)),
		kind:   make(map[Kind][]Event),
		all:    r.events,
	}
	for _, e := range r.events {
		k := subjectKey{e.Kind, e.Subject}
		if _, ok := x.newest[k]; !ok {
			x.newest[k] = e
			x.kind[e.Kind] = append(x.kind[e.Kind], e)
		}
	}
	x.history = sync.OnceValue(func() map[subjectKey][]Event {
		said := make(map[subjectKey][]Event, len(x.newest))
		for _, e := range x.all {
			if e.Kind != KindFinding || e.looked() || e.Withdrawn() {
				k := subjectKey{e.Kind, e.Subject}
				said[k] = append(said[k], e)
			}
		}
		return said
	})
	return x
}

func (x *index) at(k Kind, subject string) (Event, bool) {
	e, ok := x.newest[subjectKey{k, subject}]
	return e, ok
}

// SaidAt returns the order in which something was said that an undo may have
// said again since: what happened in between happened after it.
func (a *Assessment) SaidAt(e Event) int64 { return a.idx.saidAt(e) }

func (x *index) saidAt(e Event) int64 {
	said := x.history()[subjectKey{e.Kind, e.Subject}]
	i := slices.IndexFunc(said, func(o Event) bool { return o.Order == e.Order })
	for i >= 0 && takenBack(said, i+1) {
		i += 2
	}
	if i < 0 {
		return e.Order
	}
	return said[i].Order
}
