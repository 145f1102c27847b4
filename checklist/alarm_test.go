package checklist

import (
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
