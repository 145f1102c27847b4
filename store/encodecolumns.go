package store

import "handrail/checklist"

// The columns of a record, in the order in which they are written. The readers
// are in decodecolumns.go.

// subjects writes each subject by how far it is from the one after the last:
// most follow each other.
func (w *columns) subjects(events []checklist.Event) {
	subjects := newTable()
	for _, e := range events {
		subjects.add(e.Subject)
	}
	w.table(subjects)
	next := uint64(0)
	for _, e := range events {
		at := subjects.at(e.Subject)
		w.int(int64(at - next))
		next = at + 1
	}
}

// times writes the orders, each by the difference to the one before, and the
// days, each by the difference to the day of its order.
func (w *columns) times(events []checklist.Event) {
	before := int64(0)
	for _, e := range events {
		w.int(e.Order - before) // wraps around at the far ends, and back when read
		before = e.Order
	}
	for _, e := range events {
		w.int(e.Day.Number() - dayOfOrder(e.Order))
	}
}

// How the group of an event is written.
const (
	groupNone = iota
	groupBefore
	groupAlone
	groupBegins
	groupOther
)

func (w *columns) groups(events []checklist.Event, devices *table) {
	group := checklist.Group{}
	for _, e := range events {
		begins := e.Group.Device == e.Device && e.Group.Order == e.Order
		switch {
		case e.Group.Size == 0:
			w.uint(groupNone)
			continue
		case e.Group == group:
			w.uint(groupBefore)
		case begins && e.Group.Size == 1:
			w.uint(groupAlone)
		case begins:
			w.uint(groupBegins)
			w.uint(uint64(e.Group.Size))
		default:
			w.uint(groupOther)
			w.uint(devices.at(e.Group.Device))
			w.int(e.Group.Order - e.Order)
			w.uint(uint64(e.Group.Size))
		}
		group = e.Group
	}
}

// shapes writes which fields each value has, and returns the names of all.
func (w *columns) shapes(events []checklist.Event) []string {
	shapes, fields := newTable(), newTable()
	for _, e := range events {
		keys := e.Value.Keys()
		shapes.add(shapeOf(keys))
		for _, k := range keys {
			fields.add(k)
		}
	}
	w.table(fields)
	w.uint(uint64(len(shapes.texts)))
	for _, s := range shapes.texts {
		keys := keysOf(s)
		w.uint(uint64(len(keys)))
		for _, k := range keys {
			w.uint(fields.at(k))
		}
	}
	for _, e := range events {
		w.uint(shapes.at(shapeOf(e.Value.Keys())))
	}
	return fields.texts
}

// values writes the texts of one field: 0 is the text that the last event about
// the same has in it.
func (w *columns) values(events []checklist.Event, field string) {
	texts := newTable()
	for _, e := range events {
		if v, ok := e.Value[field]; ok {
			texts.add(v)
		}
	}
	w.table(texts)
	last := make(map[about]string)
	for _, e := range events {
		v, ok := e.Value[field]
		if !ok {
			continue
		}
		if was, said := last[about{e.Kind, e.Subject}]; said && was == v {
			w.uint(0)
		} else {
			w.uint(texts.at(v) + 1)
		}
		last[about{e.Kind, e.Subject}] = v
	}
}
