package scene

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// alarmedWorld is a record in which a step was answered with an alarm.
func alarmedWorld(atOnce bool) World {
	c := book()
	i := slices.IndexFunc(c.Steps, func(s checklist.Step) bool { return s.Per == checklist.PerAccount })
	bad := slices.IndexFunc(c.Steps[i].Answers, func(a checklist.Answer) bool { return a.Means == checklist.MeansFails })
	c.Steps[i].Answers[bad].Alarm, c.Steps[i].Answers[bad].AtOnce = c.Scenarios[0].ID, atOnce
	st := c.Steps[i]
	w := world(checklist.Record{})
	w.A = checklist.Assess(c, saying(0, checklist.AnswerEntry(&st, "", st.Answers[bad].ID)), w.A.Day)
	return w
}

func TestAnAlarmIsAskedAboutAboveEverythingAndBeforeItIsActedOn(t *testing.T) {
	w := alarmedWorld(false)
	al := w.A.OpenAlarms()[0]
	today := Make(w, Place{Screen: "today"})
	if first := today.Choices()[0]; !strings.HasPrefix(first.Cells[0], "An alarm is open") {
		t.Errorf("the first line of Today is %q", first.Cells[0])
	}
	there := Place{Screen: "alarm", ID: al.Step.ID}
	s := Make(w, there)
	has(t, s, "STOP AND THINK", "Remove nothing yet; take a picture", "Could it be", "None of these: what do I do now?", "I can't tell", "sheet B")
	if !s.Marked {
		t.Error("a held Enter key answers it")
	}
	st := w.A.Step(al.Step.ID)
	for _, r := range Make(w, stepPlace(al.Step.ID)).Choices() {
		if say, ok := r.Do.(Enter); ok && r.Cells[0] == al.Seen && say.Then.Screen != "alarm" {
			t.Errorf("%q of %s leads to %+v", al.Seen, st.Step.ID, say.Then)
		}
	}
	ring := there
	ring.Page = alarmRing
	has(t, Make(w, ring), "Say: \u201cI see this in my account")
	hasNot(t, Make(w, ring), "freeze")
}

func TestAnAlarmIsClearedByHowItIsKnownAndElseStaysOnToday(t *testing.T) {
	w := alarmedWorld(false)
	al := w.A.OpenAlarms()[0]
	know := Make(w, Place{Screen: "alarm", ID: al.Step.ID, Page: alarmKnow, Query: couldBe[0]})
	for i, open := range []int{0, 1} { // checked myself, have to ask
		say := know.Choices()[i].Do.(Enter)
		after := checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, say.Events...), w.A.Day)
		if n := len(after.OpenAlarms()); n != open {
			t.Errorf("%q leaves %d alarms open, want %d", know.Choices()[i].Cells[0], n, open)
		}
	}
	told := form(t, w, Place{Screen: "alarm", ID: al.Step.ID, Page: alarmTold}, "reference", "R-17").(Enter)
	if n := len(checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, told.Events...), w.A.Day).OpenAlarms()); n != 0 {
		t.Errorf("told, and %d alarms are open", n)
	}
}

func TestAnAlarmThatCannotWaitLeadsToItsScenarioAtOnce(t *testing.T) {
	w := alarmedWorld(true)
	al := w.A.OpenAlarms()[0]
	for _, r := range Make(w, stepPlace(al.Step.ID)).Choices() {
		if say, ok := r.Do.(Enter); ok && r.Cells[0] == al.Seen && (say.Then.Screen != "emergency" || say.Then.ID != al.Scenario) {
			t.Errorf("it leads to %+v", say.Then)
		}
	}
}
