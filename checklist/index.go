package checklist

// index finds the event that stands for each kind and subject, and steps by
// id. It lives for one Assess.
type index struct {
	newest map[subjectKey]Event
	kind   map[Kind][]Event // the standing events of a kind, newest first
	all    []Event          // newest first
	steps  map[string]*Step
}

func newIndex(c *Catalogue, r Record) *index {
	x := &index{
		newest: make(map[subjectKey]Event, len(r.events)),
		kind:   make(map[Kind][]Event),
		all:    r.events,
		steps:  make(map[string]*Step, len(c.Steps)),
	}
	for _, e := range r.events {
		k := subjectKey{e.Kind, e.Subject}
		if _, ok := x.newest[k]; !ok {
			x.newest[k] = e
			x.kind[e.Kind] = append(x.kind[e.Kind], e)
		}
	}
	for i := range c.Steps {
		x.steps[c.Steps[i].ID] = &c.Steps[i]
	}
	return x
}

func (x *index) at(k Kind, subject string) (Event, bool) {
	e, ok := x.newest[subjectKey{k, subject}]
	return e, ok
}

func (x *index) step(id string) *Step { return x.steps[id] }
