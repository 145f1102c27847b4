package checklist

import (
	"fmt"
	"strings"
	"testing"
)

// alarmed assesses a step with an alarm answer after a few entries, each
// today.
func alarmed(t *testing.T, entries ...Entry) []Alarm {
	t.Helper()
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{{ID: "users", Title: "Users", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "now",
		Answers: []Answer{{ID: "mine", Text: "All mine", Means: MeansHolds}, {ID: "unknown", Text: "One I do not know", Means: MeansFails, Alarm: "taken"}}}}}
	var r Record
	for i, e := range entries {
		r = r.Add(Event{Kind: e.Kind, Subject: e.Subject, Order: int64(i + 1), Day: today, Value: e.Value})
	}
	return Assess(c, r, today).Alarms()
}

func saw(answer string) Entry { return AnswerEntry(&Step{ID: "users", Digest: "now"}, "", answer) }

func became(t *testing.T, state, text string) Entry {
	t.Helper()
	e, err := AlarmEntry("users", "", state, text, "R-17", today-1)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAnAlarmIsClearedOnlyByWhatBecameOfIt(t *testing.T) {
	explained, told, unclear := became(t, AlarmExplained, "an old name of mine"), became(t, AlarmTold, ""), became(t, AlarmUnclear, "I ask my wife")
	for _, c := range []struct {
		what    string
		entries []Entry
		state   string // "" no alarm
	}{
		{"nothing was seen", nil, ""},
		{"a good answer", []Entry{saw("mine")}, ""},
		{"an alarm", []Entry{saw("unknown")}, AlarmOpen},
		{"a good answer after it", []Entry{saw("unknown"), saw("mine")}, AlarmOpen},
		{"not sure after it", []Entry{saw("unknown"), saw(Unsure.ID)}, AlarmOpen},
		{"explained", []Entry{saw("unknown"), explained}, AlarmExplained},
		{"unclear", []Entry{saw("unknown"), unclear}, AlarmUnclear},
		{"told after unclear", []Entry{saw("unknown"), unclear, told}, AlarmTold},
		{"explained, and then seen again", []Entry{saw("unknown"), explained, saw("unknown")}, AlarmOpen},
		{"withdrawn", []Entry{saw("unknown"), {Kind: KindAnswer, Subject: "users"}}, ""},
	} {
		alarms := alarmed(t, c.entries...)
		state := ""
		if len(alarms) > 0 {
			state = alarms[0].State
		}
		if state != c.state {
			t.Errorf("%s: the alarm is %q, want %q", c.what, state, c.state)
		}
	}
	if al := alarmed(t, saw("unknown"), told)[0]; al.StateOn != today-1 || al.Reference != "R-17" || al.Scenario != "taken" || !al.Cleared() {
		t.Errorf("told is %+v", al)
	}
}

func TestAnAlarmIsClearedWhereItIsExplainedOrTheBrokerWasTold(t *testing.T) {
	for state, want := range map[string]bool{AlarmOpen: false, AlarmUnclear: false, AlarmExplained: true, AlarmTold: true} {
		if got := (&Alarm{State: state}).Cleared(); got != want {
			t.Errorf("%s: cleared %v", state, got)
		}
	}
}

// Alarms are listed open ones first, the newest first, each by what it is about;
// an alarm answer to a question that changed since is one still, and what became
// of an alarm counts only where it was entered after it.
func TestEachAlarmIsListedWithWhatItIsAbout(t *testing.T) {
	alarm := []Answer{{ID: "mine", Text: "All mine", Means: MeansHolds}, {ID: "stranger", Text: "A stranger", Means: MeansFails, Alarm: "taken"}}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}},
		Steps: []Step{{ID: "each", Interfaces: []string{AccountInterface}, Per: PerDevice, Digest: "now", Answers: alarm}, {ID: "plain", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "now", Answers: alarm[:1]}},
		Past:  map[string]Told{"then": {Step: "each", Answers: []Answer{{ID: "odd", Text: "Something odd", Means: MeansFails, Alarm: "taken"}, {ID: "fine", Text: "Fine", Means: MeansHolds}}}}}
	saw := func(order int64, on, answer, digest string) Event {
		return Event{Kind: KindAnswer, Subject: AnswerSubject("each", on), Order: order, Day: today - 10 + Day(order), Value: Value{FieldAnswer: answer, FieldDigest: digest}}
	}
	explained := func(order int64, on string) Event {
		return Event{Kind: KindAlarm, Subject: AnswerSubject("each", on), Order: order, Day: today, Value: Value{FieldState: AlarmExplained, FieldText: "mine"}}
	}
	devices := []Event{
		{Kind: KindDevice, Subject: "a", Order: 1, Day: 1, Value: Device{ID: "a", Name: "Old laptop"}.Value()},
		{Kind: KindDevice, Subject: "b", Order: 1, Day: 1, Value: Device{ID: "b", Name: "New laptop"}.Value()},
	}
	for _, test := range []struct {
		what   string
		events []Event
		want   string
	}{
		{"of two the newer first", []Event{saw(2, "a", "stranger", "now"), saw(3, "b", "stranger", "now")}, "New laptop: A stranger, open; Old laptop: A stranger, open"},
		{"a cleared one last", []Event{saw(2, "a", "stranger", "now"), saw(3, "b", "stranger", "now"), explained(4, "b")}, "Old laptop: A stranger, open; New laptop: A stranger, explained"},
		{"to a question that changed since", []Event{saw(2, "a", "odd", "then")}, "Old laptop: Something odd, open"},
		{"nothing odd, and the question changed since", []Event{saw(2, "a", "fine", "then")}, ""},
		{"to a question that nobody knows any more", []Event{saw(2, "a", "odd", "long ago")}, ""},
		{"of a device that is not there", []Event{saw(2, "c", "stranger", "now")}, "c: A stranger, open"},
		{"explained in the same second", []Event{saw(5, "a", "stranger", "now"), explained(5, "a")}, "Old laptop: A stranger, open"},
		{"explained before", []Event{saw(5, "a", "stranger", "now"), explained(4, "a")}, "Old laptop: A stranger, open"},
		{"the explanation was taken back", []Event{saw(2, "a", "stranger", "now"), explained(3, "a"), {Kind: KindAlarm, Subject: "each@a", Order: 4, Day: today}}, "Old laptop: A stranger, open"},
		{"of a step without one, and of none", []Event{{Kind: KindAnswer, Subject: "plain", Order: 2, Day: today, Value: Value{FieldAnswer: "mine", FieldDigest: "now"}}, {Kind: KindAnswer, Subject: "gone", Order: 3, Day: today, Value: Value{FieldAnswer: "stranger"}}}, ""},
	} {
		a := Assess(c, NewRecord(append(test.events, devices...)...), today)
		var got []string
		for _, al := range a.Alarms() {
			got = append(got, fmt.Sprintf("%s: %s, %s", al.Name, al.Seen, al.State))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}
