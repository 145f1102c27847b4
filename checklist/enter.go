package checklist

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Entries are made by the functions below, which carry the rules. Nothing else
// spells a kind, a subject or a field.

// AnswerEntry is what a person saw when looking at a step, about a device, a
// username or, with none, the account.
func AnswerEntry(s *Step, about, answer string) Entry {
	return Entry{Kind: KindAnswer, Subject: AnswerSubject(s.ID, about), Value: Value{FieldAnswer: answer, FieldDigest: s.Digest}}
}

// OverruleEntry is the decision, with a reason, that a machine's finding about
// a step is wrong.
func OverruleEntry(step string, found Event, reason string) (Entry, error) {
	return Entry{Kind: KindFinding, Subject: found.Subject, Value: Value{
		"verdict": VerdictOverrule, "saw": found.Value["saw"], "step": step, FieldReason: reason,
	}}, CheckReason(reason, false)
}

// FactEntry sets a fact; the empty value withdraws it.
func FactEntry(fact, value string) Entry {
	e := Entry{Kind: KindFact, Subject: fact}
	if value != "" {
		e.Value = Value{FieldValue: value}
	}
	return e
}

// DeviceEntry describes a device of the access map.
func DeviceEntry(d Device) Entry { return Entry{Kind: KindDevice, Subject: d.ID, Value: d.Value()} }

// CheckCarries refuses what such a device cannot carry, and what is named twice.
func (c *Catalogue) CheckCarries(kind string, list []Carried) error {
	may := c.Carriable(kind)
	for i, one := range list {
		switch {
		case len(may) == 0:
			return fmt.Errorf("a %s is not asked what it carries: a phone, a laptop or a desktop is", kind)
		case !slices.Contains(may, one.Thing):
			return fmt.Errorf("a %s does not carry %q: %s", kind, one.Thing, strings.Join(may, ", "))
		case !slices.Contains(Openers, one.Opens):
			return fmt.Errorf("%q does not open %s: %s, %s or %s", one.Opens, one.Thing, OpensUnlocked, OpensByCode, OpensByOwn)
		case slices.ContainsFunc(list[:i], func(o Carried) bool { return o.Thing == one.Thing }):
			return fmt.Errorf("%s is named twice", one.Thing)
		}
	}
	return nil
}

// RetireEntry takes a device off the access map, with a reason.
func RetireEntry(device, reason string) (Entry, error) {
	return Entry{Kind: KindRetired, Subject: device, Value: Value{FieldReason: reason}}, CheckText("the reason", reason, false)
}

// DecisionEntry is a line of the permission ledger. review is the day to ask
// again, or no day.
func DecisionEntry(permission, state, reason string, review Day) Entry {
	e := Entry{Kind: KindDecision, Subject: permission, Value: Value{FieldState: state}}
	if reason != "" {
		e.Value[FieldReason] = reason
	}
	if review != 0 {
		e.Value["review"] = review.String()
	}
	return e
}

// AcceptEntry accepts a risk, with a reason, until a day at most a year ahead.
func AcceptEntry(step, reason string, until, today Day, keep bool) (Entry, error) {
	if err := CheckReason(reason, keep); err != nil {
		return Entry{}, err
	}
	return Entry{Kind: KindAccept, Subject: step, Value: Value{FieldReason: reason, FieldUntil: until.String()}}, CheckAccepted(until, today)
}

// AcceptWithdrawn takes back that a risk is accepted.
func AcceptWithdrawn(step string) Entry { return Entry{Kind: KindAccept, Subject: step} }

// SnoozeEntry puts a step off until a day, see CheckSnoozed.
func (a *Assessment) SnoozeEntry(step string, until Day) (Entry, error) {
	return Entry{Kind: KindSnooze, Subject: step, Value: Value{FieldUntil: until.String()}}, a.CheckSnoozed(step, until)
}

// SnoozeWithdrawn takes back that a step is put off.
func SnoozeWithdrawn(step string) Entry { return Entry{Kind: KindSnooze, Subject: step} }

// NoteEntry keeps a note with a step; the empty text takes it away. keep says
// that it is not a secret although it looks like one.
func NoteEntry(step, text string, keep bool) (Entry, error) {
	e := Entry{Kind: KindNote, Subject: step}
	if text != "" {
		e.Value = Value{FieldText: text}
	}
	return e, CheckText("the note", text, keep)
}

// HappenedEntry says that a life event happened, about a device alone or, with
// none, about everything. Each one counts. on is the day, or today.
func HappenedEntry(life, device string, on Day) Entry {
	return Entry{Kind: KindHappened, Subject: AnswerSubject(life, device), Value: Value{"on": device}, Day: on}
}

// LookedEntry says that a signal was looked at, and what was there.
func LookedEntry(signal, saw string) Entry {
	return Entry{Kind: KindLooked, Subject: signal, Value: Value{"saw": saw}}
}

// SignalChanged says that a signal was looked at and something is new: what it
// lists is asked again at once.
func SignalChanged(signal, saw string) []Entry {
	return []Entry{LookedEntry(signal, saw), HappenedEntry(signal, "", 0)}
}

// DrillEntry says that a scenario was rehearsed from paper: the minutes to the
// first call, and what was missed, a thing a line. What is kept has one line, so
// semicolons take the place of line ends.
func DrillEntry(scenario, minutes, misses string) (Entry, error) {
	misses = strings.Join(strings.FieldsFunc(misses, func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
	return Entry{Kind: KindDrill, Subject: scenario, Value: Value{"minutes": minutes, "misses": misses}}, CheckText("what was missed", misses, false)
}

// CallEntry is a call of an emergency.
func CallEntry(scenario, time, who, person, reference string) Entry {
	return Entry{Kind: KindCall, Subject: scenario + "/" + time, Value: Value{
		"who": who, "time": time, "person": person, FieldReference: reference, "scenario": scenario,
	}}
}

// The states of an alarm.
const (
	AlarmExplained = "explained"
	AlarmTold      = "told"
	AlarmUnclear   = "unclear"
)

// AlarmEntry says what became of an alarm: explained (how), told to the broker
// (on a day, with a reference), or unclear. Each one is kept.
func AlarmEntry(step, about, state, text, reference string, on Day) (Entry, error) {
	e := Entry{Kind: KindAlarm, Subject: AnswerSubject(step, about), Value: Value{FieldState: state}}
	if text != "" {
		e.Value[FieldText] = text
	}
	if reference != "" {
		e.Value[FieldReference] = reference
	}
	if on != 0 {
		e.Value["day"] = on.String()
	}
	if state == AlarmExplained {
		return e, CheckReason(text, false)
	}
	return e, CheckText("the text", text, false)
}

// SettingEntry keeps a choice that goes with the record, such as the day of
// sittings; the empty value withdraws it.
func SettingEntry(setting, value string) Entry {
	e := Entry{Kind: KindSetting, Subject: setting}
	if value != "" {
		e.Value = Value{FieldValue: value}
	}
	return e
}

// Since returns the earliest day on which a catalogue can have been made, as
// far as its version tells, or no day: a version such as 2026.12 names the
// month it is for, and is made in that month or the one before. A clock that
// shows an earlier day is wrong.
func (c *Catalogue) Since() Day {
	t, err := time.Parse("2006.01", c.Version)
	if err != nil || t.Year() < 1970 {
		return 0
	}
	return DayOf(t.AddDate(0, -1, 0))
}

// CatalogueEntry keeps which catalogue is in force, which routes it knows and
// which it leaves open; false where the record has it.
func (a *Assessment) CatalogueEntry() (Entry, bool) {
	c := a.Catalogue
	if last, ok := a.record.Newest(KindCatalogue, c.Broker); ok && last.Value[FieldDigest] == c.Digest {
		return Entry{}, false
	}
	var open, known []string
	for i := range a.Routes {
		r := &a.Routes[i]
		known = append(known, r.Route.ID)
		if r.Open {
			open = append(open, r.Route.ID)
		}
	}
	return Entry{Kind: KindCatalogue, Subject: c.Broker, Value: Value{
		"version": c.Version, FieldDigest: c.Digest, "open": strings.Join(open, ","), "known": strings.Join(known, ","),
	}}, true
}

// PrintEntry says that a sheet is on paper: its id, the size of the paper, the
// place where it is kept, the digests of its sections, and the day it was
// printed.
func PrintEntry(sheet, id, paper, kept, sections string, on Day) Entry {
	e := Entry{Kind: KindPrint, Subject: sheet, Day: on, Value: Value{"id": id, "paper": paper, "sections": sections}}
	if kept != "" {
		e.Value["kept"] = kept
	}
	return e
}
