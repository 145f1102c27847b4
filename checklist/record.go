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
	KeptNotes = 1    // newest events of one note
	KeptAll   = 2000 // events in all
)

// Record is everything a person has said: an append-only set of events under
// the two caps. The zero Record is empty and ready. A Record is a value:
// adding gives a new one and leaves the old as it was.
type Record struct {
	events []Event // newest first: by order, then id, both descending
}

// NewRecord returns the record of these events, each once, under the caps.
func NewRecord(events ...Event) Record {
	return Record{capped(slices.Clone(events))}
}

// Add returns the record with more events.
func (r Record) Add(events ...Event) Record {
	return Record{capped(slices.Concat(r.events, events))}
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

// Newest returns the event that stands for a kind and subject, and whether
// there is one that is not withdrawn.
func (r Record) Newest(k Kind, subject string) (Event, bool) {
	for _, e := range r.events {
		if e.Kind == k && e.Subject == subject {
			return e, !e.Withdrawn()
		}
	}
	return Event{}, false
}

// History returns the kept events of a kind and subject, newest first.
func (r Record) History(k Kind, subject string) []Event {
	var out []Event
	for _, e := range r.events {
		if e.Kind == k && e.Subject == subject {
			out = append(out, e)
		}
	}
	return out
}

// AsOf returns the events said on the day or before.
func (r Record) AsOf(day Day) Record {
	out := make([]Event, 0, len(r.events))
	for _, e := range r.events {
		if e.Day <= day {
			out = append(out, e)
		}
	}
	return Record{out}
}

// NextOrder returns the order of an event said at now: the second, or one
// above the newest order the record has seen, so that a correction always
// wins, whatever a clock says.
func (r Record) NextOrder(now time.Time) int64 {
	o := now.Unix()
	if len(r.events) > 0 {
		o = max(o, r.events[0].Order+1)
	}
	return o
}

// Said is an event before it has an order, a day and a device.
type Said struct {
	Kind    Kind
	Subject string
	Value   Value
	Day     Day // zero: the day of saying it
}

// Say turns what is said at now on a device into events with orders that
// follow each other and everything in the record.
func (r Record) Say(now time.Time, device string, said ...Said) []Event {
	order := r.NextOrder(now)
	out := make([]Event, len(said))
	for i, s := range said {
		day := s.Day
		if day == 0 {
			day = DayOf(now)
		}
		out[i] = Event{Kind: s.Kind, Subject: s.Subject, Order: order + int64(i), Day: day, Device: device, Value: s.Value}
	}
	return out
}

// Undo returns what takes back the last thing said: for each subject the
// value said before, with its day, or its withdrawal. Of findings only a look
// counts as the value before: an unknown one would not take anything back. An
// answer given about several things at once is one thing said. Both are empty where nothing can
// be taken back. To undo an undo says it again.
func (r Record) Undo() (undo []Said, undone []Event) {
	for i, e := range r.events {
		if e.Kind == KindCatalogue {
			continue
		}
		if len(undone) > 0 && !saidTogether(undone[len(undone)-1], e) {
			break
		}
		said, at := Said{Kind: e.Kind, Subject: e.Subject, Day: e.Day}, int64(0)
		for _, before := range r.events[i+1:] {
			if before.Kind == e.Kind && before.Subject == e.Subject && (e.Kind != KindFinding || before.Withdrawn() || before.looked()) {
				said.Value, said.Day, at = maps.Clone(before.Value), before.Day, before.SaidAt()
				break
			}
		}
		// What an answer says of a fact can be withdrawn though no fact was said.
		if said.Value.empty() && e.Withdrawn() && (e.Kind != KindFact || at == e.SaidAt()) {
			break
		}
		if said.Value == nil {
			said.Value = Value{}
		}
		said.Value[FieldAgain] = strconv.FormatInt(at, 10)
		undo, undone = append(undo, said), append(undone, e)
	}
	return undo, undone
}

// saidTogether reports whether two events are one answer about several things.
func saidTogether(later, earlier Event) bool {
	a, thingA := SplitSubject(later.Subject)
	b, thingB := SplitSubject(earlier.Subject)
	return later.Kind == KindAnswer && earlier.Kind == KindAnswer && a == b && thingA != thingB &&
		later.Order == earlier.Order+1 && later.Day == earlier.Day &&
		later.Value[FieldAnswer] == earlier.Value[FieldAnswer]
}

type subjectKey struct {
	kind    Kind
	subject string
}

// capped sorts newest first, drops doubles and applies both caps: the newest
// few of each subject, and of these the newest of each subject first, then
// the newest of the rest.
func capped(events []Event) []Event {
	slices.SortFunc(events, newestFirst)
	perKey := make(map[subjectKey]int)
	heads := make([]Event, 0, len(events))
	var rest []Event
	for i, e := range events {
		if i > 0 && sameEvent(e, events[i-1]) {
			continue
		}
		k := subjectKey{e.Kind, e.Subject}
		limit := KeptEach
		if e.Kind == KindNote {
			limit = KeptNotes
		}
		n := perKey[k]
		perKey[k] = n + 1
		switch {
		case n >= limit:
		case n == 0:
			heads = append(heads, e)
		default:
			rest = append(rest, e)
		}
	}
	if len(heads) > KeptAll {
		heads = heads[:KeptAll]
	}
	rest = rest[:min(len(rest), KeptAll-len(heads))]
	out := append(heads, rest...)
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
		a.Device != b.Device || len(a.Value) != len(b.Value) {
		return false
	}
	for k, v := range a.Value {
		if w, ok := b.Value[k]; !ok || w != v {
			return false
		}
	}
	return true
}
