package checklist

import "math"

// index finds the event that stands for each kind and subject. It lives as long
// as its assessment.
type index struct {
	newest map[subjectKey]Event
	kind   map[Kind][]Event   // the standing events of a kind, newest first
	all    []Event            // newest first
	said   map[string][]Event // every answer by subject, newest first; made when first needed
}

func newIndex(r Record) *index {
	x := &index{
		newest: make(map[subjectKey]Event, len(r.events)),
		kind:   make(map[Kind][]Event),
		all:    r.counting,
	}
	for _, e := range x.all {
		k := subjectKey{e.Kind, e.Subject}
		if _, ok := x.newest[k]; !ok {
			x.newest[k] = e
			x.kind[e.Kind] = append(x.kind[e.Kind], e)
		}
	}
	return x
}

func (x *index) at(k Kind, subject string) (Event, bool) {
	e, ok := x.newest[subjectKey{k, subject}]
	return e, ok
}

// standing lists the answers with a subject that were not taken back, newest
// first. In format 1 undo entered again what was there before, and what was
// entered in between does not count.
func (x *index) standing(subject string) []Event {
	if x.said == nil {
		x.said = make(map[string][]Event)
		for _, e := range x.all {
			if e.Kind == KindAnswer {
				x.said[e.Subject] = append(x.said[e.Subject], e)
			}
		}
	}
	var out []Event
	counts := int64(math.MaxInt64)
	for _, e := range x.said[subject] {
		if e.Order > counts {
			continue
		}
		if e.Withdrawn() {
			break
		}
		counts = e.EnteredAt()
		out = append(out, e)
	}
	return out
}
