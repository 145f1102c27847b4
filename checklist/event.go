package checklist

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Kind says what an event is about. Unknown kinds are carried untouched.
type Kind string

// The kinds of event, each with the form of its subject.
const (
	KindFact      Kind = "fact"      // fact/key
	KindDevice    Kind = "device"    // device/id
	KindRetired   Kind = "retired"   // retired/id
	KindAnswer    Kind = "answer"    // answer/step@thing
	KindFinding   Kind = "finding"   // finding/check@device
	KindDecision  Kind = "decision"  // decision/permission
	KindAccept    Kind = "accept"    // accept/step
	KindSnooze    Kind = "snooze"    // snooze/step
	KindNote      Kind = "note"      // note/step
	KindHappened  Kind = "happened"  // happened/event@device
	KindPrint     Kind = "print"     // print/page
	KindDrill     Kind = "drill"     // drill/scenario
	KindCall      Kind = "call"      // call/id
	KindLooked    Kind = "looked"    // looked/signal
	KindContact   Kind = "contact"   // contact/whom, see OwnContacts
	KindCatalogue Kind = "catalogue" // catalogue/broker
	KindAlarm     Kind = "alarm"     // alarm/step@thing
	KindSetting   Kind = "setting"   // setting/sitting
	KindUndo      Kind = "undo"      // undo/group
	KindClock     Kind = "clock"     // clock/order@device: where a wrong clock began
)

// Value is what an event says: named fields. A nil or empty Value, or one of
// FieldAgain alone, withdraws the entry before.
type Value map[string]string

// The fields of values, by kind.
//
//	fact       value (a fact value's id; of many, ids joined by commas, or "none")
//	device     name, kind, os, uses, roles (comma lists; roles none: it was asked), shared, headless ("yes")
//	retired    reason
//	answer     answer (its id), digest (of the step as asked)
//	finding    verdict (holds, fails, unknown, nothing_here), saw, step, reason
//	           an event with verdict "overruled" and a reason is the decision
//	           that the machine is wrong
//	decision   state (held, dropped, used, unused), reason, review (day)
//	accept     reason, until (day)
//	snooze     until (day)
//	note       text
//	happened   on (the device it is about, or empty; the day counts)
//	alarm      state (explained, told or unclear), text, day, reference
//	setting    value
//	undo       state (undone or redone)
//	clock      until (the last order of the stretch)
//	print      id, paper, kept, sections (name:digest, comma list)
//	drill      minutes, misses
//	call       who, time, person, reference
//	looked     saw
//	contact    text (a number or a name; the day is that on which it was checked)
//	catalogue  version, digest, open and known (routes, comma lists)
const (
	FieldValue  = "value"
	FieldAnswer = "answer"
	FieldDigest = "digest"
	FieldText   = "text"
	FieldReason = "reason"
	FieldUntil  = "until"
	FieldState  = "state"

	FieldReference = "reference"

	FieldEarlier = "earlier" // of a note: it took the place of another
	FieldClock   = "clock"   // clockBehind or clockAfter
	FieldNoticed = "noticed" // order of the newest clock event before an entry whose order is in its stretch

	// FieldAgain is in the value of what undo wrote in format 1: the order of the
	// entry it restored, 0 where there was none. It counts as entered then.
	FieldAgain = "again"
)

// What FieldClock says: the clock showed a day before the catalogue was made,
// so that nothing is known of when it was; or the entry came after one whose
// clock was ahead, and is kept beside it.
const (
	clockBehind = "behind"
	clockAfter  = "after"
)

// Event is one thing a person entered or a check saw. Events are never changed;
// a later one of the same kind and subject takes its place.
type Event struct {
	Kind    Kind
	Subject string
	Order   int64  // seconds since 1970, never below the newest seen plus one
	Day     Day    // the local day it was entered
	Device  string // id of the device it was entered on
	Value   Value
	Group   Group // what it was entered with; zero: before there were groups
}

// Withdrawn reports whether the event takes back the one before.
func (e Event) Withdrawn() bool { return e.Value.empty() }

func (v Value) empty() bool {
	for field := range v {
		if !slices.Contains([]string{FieldAgain, FieldClock, FieldEarlier, FieldNoticed}, field) {
			return false
		}
	}
	return true
}

// EnteredAt is the order in which something was entered: the event's own, or,
// of an entry that undo restored, that of before. What happened in between
// happened after it.
func (e Event) EnteredAt() int64 {
	if again, ok := e.Value[FieldAgain]; ok {
		if at, err := strconv.ParseInt(again, 10, 64); err == nil {
			return min(at, e.Order)
		}
	}
	return e.Order
}

// ID returns the hash of everything the event says, as 32 hexadecimal digits.
func (e Event) ID() string {
	sum := sha256.Sum256([]byte(e.canonical()))
	return hex.EncodeToString(sum[:16])
}

// canonical writes the event with every part's length before it, so that no
// two different events write the same.
func (e Event) canonical() string {
	var b strings.Builder
	put := func(s string) {
		b.WriteString(strconv.Itoa(len(s)))
		b.WriteByte(':')
		b.WriteString(s)
	}
	put(string(e.Kind))
	put(e.Subject)
	put(strconv.FormatInt(e.Order, 10))
	put(strconv.FormatInt(e.Day.Number(), 10))
	put(e.Device)
	for _, k := range e.Value.Keys() {
		put(k)
		put(e.Value[k])
	}
	// Three parts, where a field has two: so that no field can look like a group.
	if e.Group.Size != 0 {
		put(e.Group.Device)
		put(strconv.FormatInt(e.Group.Order, 10))
		put(strconv.Itoa(e.Group.Size))
	}
	return b.String()
}

// Keys returns the field names in order.
func (v Value) Keys() []string {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// List splits a comma list; the empty string is the empty list.
func List(s string) []string {
	if s == "" || s == "none" {
		return nil
	}
	return strings.Split(s, ",")
}

// AnswerSubject names the answer to a step about a thing; the empty thing is
// the account itself.
func AnswerSubject(step, thing string) string {
	if thing == "" {
		return step
	}
	return step + "@" + thing
}

// SplitSubject takes a subject of the form name@thing apart.
func SplitSubject(subject string) (name, thing string) {
	name, thing, _ = strings.Cut(subject, "@")
	return name, thing
}
