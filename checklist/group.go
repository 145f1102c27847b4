package checklist

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Group is what one command or form entered. Undo takes back whole groups. It
// is named by the device and the order of its first event, and says how many
// events it has, so that a group of which a limit dropped a part is known. The
// zero Group is that of an event entered before there were groups.
type Group struct {
	Device string
	Order  int64
	Size   int
}

// String names the group, as the subject of undo events does.
func (g Group) String() string {
	if g.Size == 0 {
		return ""
	}
	return strconv.FormatInt(g.Order, 10) + "@" + g.Device
}

// groupOf returns the group of an event; an event without one is a group of its own.
func groupOf(e Event) Group {
	if e.Group.Size == 0 {
		return Group{e.Device, e.Order, 1}
	}
	return e.Group
}

// Entered is one group as the record has it.
type Entered struct {
	Group  Group
	Events []Event // newest first, as far as they are kept
	Undone bool
}

// Whole reports whether every event of the group is kept.
func (e Entered) Whole() bool { return len(e.Events) == e.Group.Size }

// Groups lists what was entered, newest first. Events that are not part of a
// group, such as prints, imports and the calls of an emergency, are left out.
func (r Record) Groups() []Entered {
	var out []Entered
	at := make(map[string]int)
	for _, e := range r.ranked {
		if !e.Kind.rule().grouped {
			continue
		}
		g := groupOf(e)
		i, ok := at[g.String()]
		if !ok {
			i = len(out)
			at[g.String()] = i
			out = append(out, Entered{Group: g, Undone: r.undone[g.String()]})
		}
		out[i].Events = append(out[i].Events, e)
	}
	return out
}

// NoUndoError says why nothing can be taken back, or brought back.
type NoUndoError struct {
	What  string // in words, without the event
	Event *Event // the event that is in the way, if one is
}

func (e *NoUndoError) Error() string { return e.What }

// Copy is one copy of the record, as the place where undo is asked for.
type Copy struct {
	Device   string // id of the device it is on, or empty
	Imported int64  // the newest order it had when something was brought in, or 0
}

const importStays = "what was entered before an import stays as it is, so undo stops here"

// Undo returns the entry that takes back the newest group of a copy's device,
// and the events it takes back. The error is a *NoUndoError.
func (r Record) Undo(by Copy) (Entry, []Event, error) {
	for _, e := range r.ranked {
		rule := e.Kind.rule()
		switch {
		case e.Device != by.Device || rule.silent || rule.grouped && r.Undone(e):
			continue
		case enteredBefore(e, r.wrong) <= by.Imported:
			return Entry{}, nil, &NoUndoError{importStays, &e}
		case !rule.grouped:
			return Entry{}, nil, &NoUndoError{rule.noUndo, &e}
		}
		g := r.entered(groupOf(e))
		if !g.Whole() {
			return Entry{}, nil, &NoUndoError{"part of this entry made room for newer ones, so it stays as it is", &e}
		}
		for _, part := range g.Events {
			if r.lostBefore(part) {
				return Entry{}, nil, &NoUndoError{"what was there before this entry made room for newer ones, so it stays as it is", &part}
			}
		}
		return undoEntry(g.Group, stateUndone), g.Events, nil
	}
	return Entry{}, nil, &NoUndoError{"there is nothing to undo", nil}
}

// Redo returns the entry that brings back what was undone last on a copy's device,
// and the events it brings back. The error is a *NoUndoError.
func (r Record) Redo(by Copy) (Entry, []Event, error) {
	for _, e := range r.ranked {
		rule := e.Kind.rule()
		switch {
		case e.Device != by.Device || rule.silent && e.Kind != KindUndo:
			continue
		case enteredBefore(e, r.wrong) <= by.Imported:
			return Entry{}, nil, &NoUndoError{"there is nothing to redo", nil}
		case e.Kind != KindUndo:
			if r.Undone(e) {
				continue
			}
			return Entry{}, nil, &NoUndoError{"there is nothing to redo", nil}
		case !r.undone[e.Subject] || e.Value[FieldState] != stateUndone:
			continue
		}
		for _, g := range r.Groups() {
			if g.Group.String() != e.Subject {
				continue
			}
			if !g.Whole() {
				return Entry{}, nil, &NoUndoError{"part of this entry made room for newer ones, so it stays undone", &g.Events[0]}
			}
			return undoEntry(g.Group, stateRedone), g.Events, nil
		}
	}
	return Entry{}, nil, &NoUndoError{"there is nothing to redo", nil}
}

func (r Record) entered(group Group) Entered {
	all := r.Groups()
	return all[slices.IndexFunc(all, func(g Entered) bool { return g.Group.String() == group.String() })]
}

// lostBefore reports whether the limits may have dropped what counted before
// an event was entered: as much is kept of its kind and subject as ever is, and
// nothing older that counts is among it, or each one counts.
func (r Record) lostBefore(e Event) bool {
	kept := 0
	for _, o := range r.events {
		if o.bucket() != e.bucket() {
			continue
		}
		kept++
		if e.Kind.rule().counts != eachCounts && newestFirst(o, e) > 0 && !r.Undone(o) {
			return false
		}
	}
	if e.Kind == KindNote && e.Withdrawn() {
		return true
	}
	full := kept >= e.Kind.rule().kept || len(r.events) >= KeptAll
	return full && !(e.Kind == KindNote && e.Group.Size > 0 && e.Value[FieldEarlier] == "")
}

// The states of an undo event.
const (
	stateUndone = "undone"
	stateRedone = "redone"
)

func undoEntry(g Group, state string) Entry {
	return Entry{Kind: KindUndo, Subject: g.String(), Value: Value{FieldState: state}}
}

// undoneGroups lists the groups whose newest undo event undoes them.
func undoneGroups(ranked []Event) map[string]bool {
	out := make(map[string]bool)
	seen := make(map[string]bool)
	for _, e := range ranked {
		if e.Kind != KindUndo || seen[e.Subject] {
			continue
		}
		seen[e.Subject] = true
		if e.Value[FieldState] == stateUndone {
			out[e.Subject] = true
		}
	}
	return out
}

// wrongClock is a stretch of orders that a device gave while its clock was
// ahead: everything in it had been entered when the event that says so was, but
// for what was entered after that event and has FieldNoticed.
type wrongClock struct {
	device   string
	from, to int64
	at       int64
}

// entryOfWrongClock says that a stretch of orders is from a wrong clock.
func entryOfWrongClock(w wrongClock) Entry {
	return Entry{Kind: KindClock, Subject: fmt.Sprintf("%d@%s", w.from, w.device), Value: Value{FieldUntil: strconv.FormatInt(w.to, 10)}}
}

func wrongClocks(events []Event) []wrongClock {
	var out []wrongClock
	for _, e := range events {
		if e.Kind != KindClock {
			continue
		}
		first, device, _ := strings.Cut(e.Subject, "@")
		from, err := strconv.ParseInt(first, 10, 64)
		to, err2 := strconv.ParseInt(e.Value[FieldUntil], 10, 64)
		if err == nil && err2 == nil && from <= to && e.Order < from {
			out = append(out, wrongClock{device, from, to, e.Order})
		}
	}
	return out
}

// enteredBefore is the order an event counts with: its own, or, of one from a
// clock that was ahead, that of the moment when this was noticed.
func enteredBefore(e Event, wrong []wrongClock) int64 {
	at := e.Order
	noticed, read := int64(0), false
	for i := range wrong {
		w := &wrong[i]
		if !w.covers(e.Order, e.Device) {
			continue
		}
		if !read {
			noticed, _ = strconv.ParseInt(e.Value[FieldNoticed], 10, 64)
			read = true
		}
		if w.at > noticed {
			at = min(at, w.at)
		}
	}
	return at
}

func (w *wrongClock) covers(order int64, device string) bool {
	return w.from <= order && order <= w.to && w.device == device
}

// aDay is how far ahead a clock may be, in seconds, over the date line; aMinute
// is how far apart entries are of which one raised the order of the next.
const aDay, aMinute = 86400, 60

// latest is the last order that is of a clock no more than a day ahead of now, or
// was raised by one that is: the entries made a moment after it follow it over the
// end of that day.
func (r Record) latest(now int64, known []wrongClock) int64 {
	latest := now + aDay
	for _, e := range slices.Backward(r.events) {
		if at := enteredBefore(e, known); at > latest && at <= latest+aMinute {
			latest = at
		}
	}
	return latest
}

// noticed lists the stretches of orders in the record that are more than a day
// after now and are not known to be from a wrong clock yet: for each device,
// and for each time its clock was ahead.
func (r Record) noticed(now int64) []wrongClock {
	known := wrongClocks(r.events)
	latest := r.latest(now, known)
	var out []wrongClock
	last := make(map[string]int) // by device, the stretch seen last
	for _, e := range slices.Backward(r.events) {
		if enteredBefore(e, known) <= latest {
			continue
		}
		if at, ok := last[e.Device]; ok && e.Order-out[at].to <= aDay {
			out[at].to = e.Order
			continue
		}
		last[e.Device] = len(out)
		out = append(out, wrongClock{device: e.Device, from: e.Order, to: e.Order})
	}
	return out
}
