package checklist

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The two counts that cap a record. They are counts and never sizes, so that
// merging by union gives the same record in any order.
const (
	KeptEach  = 15   // newest events of one kind and subject
	KeptNotes = 2    // newest events of one note
	KeptAll   = 2000 // events in all
)

// Record is everything a person has said: an append-only set of events under
// the two caps. The zero Record is empty and ready. A Record is a value:
// adding gives a new one and leaves the old as it was.
type Record struct {
	events []Event         // newest first: by order, then id, both descending
	wrong  []wrongClock    // what clocks that were ahead entered
	ranked []Event         // in the order in which they were entered, newest first, see rank
	undone map[string]bool // the groups that are undone

	counting []Event // see Counting
}

// NewRecord returns the record of these events, each once, under the caps.
func NewRecord(events ...Event) Record {
	return recordOf(capped(slices.Clone(events)))
}

// Add returns the record with more events.
func (r Record) Add(events ...Event) Record {
	return recordOf(capped(slices.Concat(r.events, events)))
}

// Merge returns the union of two records. It is commutative, associative and
// idempotent.
func Merge(a, b Record) Record { return a.Add(b.events...) }

// Without returns the events that another record lacks, newest first.
func (r Record) Without(other Record) []Event {
	var out []Event
	rest := other.events
	for _, e := range r.events {
		for len(rest) > 0 && newestFirst(rest[0], e) < 0 {
			rest = rest[1:]
		}
		if len(rest) == 0 || !sameEvent(rest[0], e) {
			out = append(out, e)
		}
	}
	return out
}

// Events returns the events, newest first. The slice is the caller's.
func (r Record) Events() []Event { return slices.Clone(r.events) }

// Len returns the number of events.
func (r Record) Len() int { return len(r.events) }

// Newest returns the event that counts for a kind and subject, and whether
// there is one that is not withdrawn. Events of undone groups do not count.
func (r Record) Newest(k Kind, subject string) (Event, bool) {
	for _, e := range r.counting {
		if e.Kind == k && e.Subject == subject {
			return e, !e.Withdrawn()
		}
	}
	return Event{}, false
}

// History returns the kept events of a kind and subject that count, newest first.
func (r Record) History(k Kind, subject string) []Event {
	var out []Event
	for _, e := range r.counting {
		if e.Kind == k && e.Subject == subject {
			out = append(out, e)
		}
	}
	return out
}

// Counting returns the events of groups that are not undone, newest first. An
// event from a clock that was ahead has the order of the moment when that was
// noticed. The slice is the caller's.
func (r Record) Counting() []Event { return slices.Clone(r.counting) }

// Undone reports whether an event is of a group that is undone.
func (r Record) Undone(e Event) bool {
	return len(r.undone) > 0 && e.Kind.rule().grouped && r.undone[groupOf(e).String()]
}

// rank returns the events in the order in which they were entered, newest
// first, as they are, and the order that each counts with: a clock that was
// ahead changes the place alone.
func rank(events []Event, wrong []wrongClock) ([]Event, []int64) {
	type place struct {
		at int64
		i  int
	}
	places := make([]place, len(events))
	for i, e := range events {
		places[i] = place{enteredBefore(e, wrong), i}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(b.at, a.at) })
	out, orders := make([]Event, len(events)), make([]int64, len(events))
	for n, p := range places {
		out[n], orders[n] = events[p.i], p.at
	}
	return out, orders
}

// AsOf returns the events entered on the day or before.
func (r Record) AsOf(day Day) Record {
	out := make([]Event, 0, len(r.events))
	for _, e := range r.events {
		if e.Day <= day {
			out = append(out, e)
		}
	}
	return recordOf(out)
}

// recordOf makes the record of events that are sorted and under the caps.
func recordOf(events []Event) Record {
	r := Record{events: events, wrong: wrongClocks(events)}
	ranked, orders := rank(events, r.wrong)
	r.ranked, r.undone = ranked, undoneGroups(ranked)
	r.counting = make([]Event, 0, len(ranked))
	for i, e := range ranked {
		if e.Kind != KindUndo && !r.Undone(e) {
			e.Order = orders[i]
			r.counting = append(r.counting, e)
		}
	}
	return r
}

// NextOrder returns the order of an event entered at now: the second, or one
// above the newest that was entered before. What a clock that was ahead entered
// does not raise it.
func (r Record) NextOrder(now time.Time) int64 {
	o := max(now.Unix(), 1)
	latest := r.latest(now.Unix(), r.wrong)
	for _, e := range r.events {
		if at := enteredBefore(e, r.wrong); at <= latest {
			o = max(o, at+1)
		}
	}
	return o
}

// Entry is an event before it has an order, a day and a device.
type Entry struct {
	Kind    Kind
	Subject string
	Value   Value
	Day     Day // zero: the day it is entered
}

// Clock is the moment of an entry, and what is known of clocks.
type Clock struct {
	Now   time.Time
	Since Day // the day of the catalogue: a clock that shows an earlier one is wrong; or no day
}

// Behind reports whether the clock shows a day before the catalogue was made;
// a day of tolerance over the date line.
func (c Clock) Behind() bool { return DayOf(c.Now) < c.Since-1 }

// EnterAt is Enter by a clock of which nothing is known.
func (r Record) EnterAt(now time.Time, device string, entries ...Entry) []Event {
	return r.Enter(Clock{Now: now}, device, entries...)
}

// Enter turns entries into events with orders that follow each other and
// everything that was entered before. They are one group, but for those of
// kinds that are not entered in groups. Where the record holds events of a
// clock that was ahead, events that say so are last; their orders come first.
func (r Record) Enter(clock Clock, device string, entries ...Entry) []Event {
	var noticed []Event
	order := r.NextOrder(clock.Now)
	today := DayOf(clock.Now)
	var ahead []wrongClock
	if clock.Behind() {
		for _, e := range r.events {
			order = max(order, enteredBefore(e, r.wrong)+1)
		}
	} else {
		ahead = r.noticed(clock.Now.Unix())
	}
	// A clock that was ahead may have given these orders before.
	for _, e := range slices.Backward(r.events) {
		if at := e.Order; e.Device == device && order <= at && at < order+int64(len(ahead)+len(entries)) {
			order = at + 1
		}
	}
	for _, w := range ahead {
		e := entryOfWrongClock(w)
		mark := Event{Kind: e.Kind, Subject: e.Subject, Order: order, Day: today, Device: device, Value: e.Value}
		r.mark(&mark, clock)
		noticed = append(noticed, mark)
		order++
	}
	group := Group{Device: device, Order: order}
	for _, e := range entries {
		group.Size += b2i(e.Kind.rule().grouped)
	}
	// Those of the group first, so that its name is the order of its first event.
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Compare(b2i(b.Kind.rule().grouped), b2i(a.Kind.rule().grouped))
	})
	var out []Event
	for i, s := range entries {
		e := Event{Kind: s.Kind, Subject: s.Subject, Order: order + int64(i), Day: s.Day, Device: device, Value: maps.Clone(s.Value)}
		if e.Day == 0 {
			e.Day = today
		}
		if e.Kind.rule().grouped {
			e.Group = group
		}
		r.mark(&e, clock)
		out = append(out, e)
	}
	return append(out, noticed...)
}

// mark writes into an event what only the record knows: that a note took the
// place of another, what is wrong with the clock, and that it was entered after
// a stretch of a wrong clock was noticed although its order is in it.
func (r Record) mark(e *Event, clock Clock) {
	set := func(field, value string) {
		if e.Value == nil {
			e.Value = make(Value)
		}
		e.Value[field] = value
	}
	var noticed int64
	for _, w := range r.wrong {
		if w.covers(e.Order, e.Device) {
			noticed = max(noticed, w.at)
		}
	}
	if noticed != 0 {
		set(FieldNoticed, strconv.FormatInt(noticed, 10))
	}
	behind := clock.Behind() && (e.Kind == KindAnswer || e.Kind == KindFinding)
	if behind {
		set(FieldClock, clockBehind)
	}
	for _, o := range r.events {
		if o.Kind != e.Kind || o.Subject != e.Subject {
			continue
		}
		if e.Kind == KindNote {
			set(FieldEarlier, "yes")
		}
		if o.Order > e.Order && !behind {
			set(FieldClock, clockAfter)
		}
	}
}

type subjectKey struct {
	kind    Kind
	subject string
}

// bucket is what the caps count together: a kind and subject, but those
// entered after one whose clock was ahead apart from it.
type bucket struct {
	subjectKey
	after bool
}

func (e Event) bucket() bucket {
	return bucket{subjectKey{e.Kind, e.Subject}, e.Value[FieldClock] == clockAfter}
}

// capped sorts newest first, drops doubles and applies both caps: the newest
// few of each subject, and of these first what says of others whether they
// count, then the newest of each subject, then the newest of the rest.
func capped(events []Event) []Event {
	slices.SortFunc(events, newestFirst)
	perKey := make(map[bucket]int)
	var says, heads, rest []Event
	for i, e := range events {
		if i > 0 && sameEvent(e, events[i-1]) {
			continue
		}
		k := e.bucket()
		n := perKey[k]
		perKey[k] = n + 1
		if e.Kind == KindNote && e.Withdrawn() {
			perKey[k] = KeptNotes // a note that is taken away is gone
		}
		switch {
		case n >= e.Kind.rule().kept:
		case n > 0:
			rest = append(rest, e)
		case e.Kind == KindUndo || e.Kind == KindClock:
			says = append(says, e)
		default:
			heads = append(heads, e)
		}
	}
	out := slices.Concat(says, heads, rest)
	out = out[:min(len(out), KeptAll)]
	slices.SortFunc(out, newestFirst)
	return slices.Clip(out)
}

// newestFirst orders events by order, ties by id; the id is only made for a
// tie, since it costs a hash.
func newestFirst(a, b Event) int {
	if c := cmp.Compare(b.Order, a.Order); c != 0 {
		return c
	}
	if sameEvent(a, b) {
		return 0
	}
	return strings.Compare(b.ID(), a.ID())
}

func sameEvent(a, b Event) bool {
	if a.Order != b.Order || a.Kind != b.Kind || a.Subject != b.Subject || a.Day != b.Day ||
		a.Device != b.Device || a.Group != b.Group || len(a.Value) != len(b.Value) {
		return false
	}
	for k, v := range a.Value {
		if w, ok := b.Value[k]; !ok || w != v {
			return false
		}
	}
	return true
}
