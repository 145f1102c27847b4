package checklist

import "testing"

// Who was not sure is left in peace for two weeks; what a life event made stale is
// looked at again at once, and so is what time made stale.
func TestWhatIsToBeLookedAt(t *testing.T) {
	c := oneStep(Interval{10, 'd'})
	c.LifeEvents = []LifeEvent{{ID: "moved", Title: "Moved", Stales: []string{"s"}}}
	old := c.Steps[0]
	old.Digest = "before"
	saw := func(day Day, answer string) Entry { return on(AnswerEntry(&c.Steps[0], "", answer), day) }
	for _, test := range []struct {
		what string
		said []Entry
		want bool
	}{
		{"never seen", nil, true},
		{"it holds", []Entry{saw(today-1, "good")}, false},
		{"it fails", []Entry{saw(today-1, "bad")}, false},
		{"not sure today", []Entry{saw(today, Unsure.ID)}, false},
		{"not sure lately", []Entry{saw(today-UnsureDays+1, Unsure.ID)}, false},
		{"not sure, two weeks ago", []Entry{saw(today-UnsureDays, Unsure.ID)}, true},
		{"not sure on a day that has not come", []Entry{saw(today+1, Unsure.ID)}, true},
		{"something happened since", []Entry{saw(today-1, "good"), HappenedEntry("moved", "", 0)}, true},
		{"too long ago", []Entry{saw(today-40, "good")}, true},
		{"the question changed", []Entry{on(AnswerEntry(&old, "", "good"), today-1)}, true},
		{"put off", []Entry{{Kind: KindSnooze, Subject: "s", Value: Value{FieldUntil: (today + 9).String()}}}, false},
	} {
		a := Assess(c, onDays(test.said...), today)
		if got := len(a.toLook(&a.Steps[0])) > 0; got != test.want {
			t.Errorf("%s: to look %v", test.what, got)
		}
	}
}

func TestAHabitThatWasChosenLatelyIsLeftAlone(t *testing.T) {
	c := locked(Stage{CutBy: []Cut{{"a"}}}, lock("a", PerAccount))
	for days, want := range map[int]int{-1: 1, 0: 0, UnsureDays - 1: 0, UnsureDays: 1} {
		a := Assess(c, onDays(on(AnswerEntry(&c.Steps[0], "", "habit"), today.AddDays(-days))), today)
		if got := len(a.doNow(&a.Steps[0])); got != want {
			t.Errorf("chosen %d days ago: to do %d", days, got)
		}
	}
}
