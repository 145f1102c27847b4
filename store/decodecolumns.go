package store

import (
	"math"

	"handrail/checklist"
)

// The columns of a record as encodecolumns.go writes them, read in the same
// order.

func (in *reader) subjects(events []checklist.Event) {
	subjects := in.table()
	next := int64(0)
	for i := range events {
		at := uint64(next + in.int()) // of one before the first too, a number past the last
		if at >= uint64(len(subjects)) {
			panic(errGarbled)
		}
		events[i].Subject = subjects[at]
		next = int64(at) + 1
	}
}

func (in *reader) times(events []checklist.Event) {
	order := int64(0)
	for i := range events {
		order += in.int()
		events[i].Order = order
	}
	for i := range events {
		day := in.int() + dayOfOrder(events[i].Order)
		if day < math.MinInt32 || day >= math.MaxInt32 {
			panic(errGarbled)
		}
		events[i].Day = checklist.DayNumber(day)
	}
}

// groups reads the column of groups.
func (in *reader) groups(events []checklist.Event, devices []string) {
	size := func() int {
		n := in.uint()
		if n-1 >= maxEvents { // of 0 too, which wraps around
			panic(errGarbled)
		}
		return int(n)
	}
	group := checklist.Group{}
	for i := range events {
		e := &events[i]
		switch in.uint() {
		case groupNone:
			continue
		case groupBefore:
			if group.Size == 0 {
				panic(errGarbled)
			}
		case groupAlone:
			group = checklist.Group{Device: e.Device, Order: e.Order, Size: 1}
		case groupBegins:
			group = checklist.Group{Device: e.Device, Order: e.Order, Size: size()}
		case groupOther:
			device := in.pick(devices)
			group = checklist.Group{Device: device, Order: e.Order + in.int(), Size: size()}
		default:
			panic(errGarbled)
		}
		e.Group = group
	}
}

// shapes gives each event a value with room for its fields, and returns the
// names of all fields and, by name, the events that have one.
func (in *reader) shapes(events []checklist.Event) (fields []string, having map[string][]int) {
	fields = in.table()
	shapes := make([][]string, in.count())
	for i := range shapes {
		shapes[i] = make([]string, in.count())
		for j := range shapes[i] {
			shapes[i][j] = in.pick(fields)
		}
	}
	having = make(map[string][]int, len(fields))
	cells := 0
	for i := range events {
		at := in.uint()
		if at >= uint64(len(shapes)) {
			panic(errGarbled)
		}
		// Every text takes a byte or more further on.
		if cells += len(shapes[at]); cells > len(in.rest) {
			panic(errGarbled)
		}
		if len(shapes[at]) > 0 {
			events[i].Value = make(checklist.Value, len(shapes[at]))
		}
		for _, field := range shapes[at] {
			having[field] = append(having[field], i)
		}
	}
	return fields, having
}

// values reads the texts of one field.
func (in *reader) values(events []checklist.Event, field string, having []int) {
	texts := in.table()
	last := make(map[about]string)
	for _, i := range having {
		key := about{events[i].Kind, events[i].Subject}
		at := in.uint()
		v, said := last[key]
		switch {
		case at == 0 && !said, at > uint64(len(texts)):
			panic(errGarbled)
		case at > 0:
			v = texts[at-1]
		}
		events[i].Value[field] = v
		last[key] = v
	}
}
