package checklist

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// What the year of dates says is what asking on each of its days would say.
func TestAYearOfDatesIsWhatEachDayWouldSay(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		for range rapid.IntRange(0, 6).Draw(t, "more") {
			r = later(r, drawDated(t, c))
		}
		a := Assess(c, r, today)
		told := map[Day]map[dueKey]bool{}
		for _, d := range a.DueWithin(today + 366) {
			day := max(d.DueOn, today)
			if told[day] == nil {
				told[day] = map[dueKey]bool{}
			}
			told[day][dueKey{d.Kind, d.ID}] = true
		}
		before := map[dueKey]bool{}
		for day := today; day <= today+366; day++ {
			now := dueKeys(Assess(c, r, day).Due())
			for k := range now {
				if !before[k] && !told[day][k] {
					t.Fatalf("%s: %s %s is newly due and no date says so", day, k.kind, k.id)
				}
			}
			for k := range told[day] {
				if !now[k] || before[k] {
					t.Fatalf("%s: a date says %s %s, which is not newly due", day, k.kind, k.id)
				}
			}
			before = now
		}
	})
}

// drawDated draws what has a date of its own: something put off, a page
// printed, a rehearsal, a look at a signal, an answer with a day that has not
// come, a permission to be reviewed.
func drawDated(t *rapid.T, c *Catalogue) Said {
	step := c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")]
	day := today + Day(rapid.IntRange(-100, 300).Draw(t, "day"))
	past := min(day, today)
	switch rapid.IntRange(0, 5).Draw(t, "dated") {
	case 0:
		return Said{Kind: KindSnooze, Subject: step.ID, Value: Value{FieldUntil: day.String()}}
	case 1:
		return Said{Kind: KindPrint, Subject: "home", Value: Value{"id": "x"}, Day: past}
	case 2:
		return Said{Kind: KindDrill, Subject: "lost-phone", Value: Value{"minutes": "4"}, Day: past}
	case 3:
		return Said{Kind: KindLooked, Subject: "signal", Value: Value{"saw": "x"}, Day: past}
	case 4:
		return Said{Kind: KindDecision, Subject: "margin", Value: Value{FieldState: "held", "review": day.String()}}
	}
	return Said{Kind: KindAnswer, Subject: step.ID, Day: day,
		Value: Value{FieldAnswer: "good", FieldDigest: rapid.SampledFrom([]string{step.Digest, "old"}).Draw(t, "digest")}}
}

// A step put off is told on the day it comes back, not on the day it was due.
func TestAThingPutOffIsDatedOnTheDayItComesBack(t *testing.T) {
	c := &Catalogue{Broker: "b", Interfaces: []Interface{{ID: AccountInterface}},
		Steps: []Step{{ID: "s", Title: "S", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Review: Interval{10, 'd'},
			Answers: []Answer{{ID: "good", Means: MeansHolds}}}}}
	r := NewRecord(
		Event{Kind: KindAnswer, Subject: "s", Order: 1, Day: today - 5, Value: Value{FieldAnswer: "good", FieldDigest: "d"}},
		Event{Kind: KindSnooze, Subject: "s", Order: 2, Day: today, Value: Value{FieldUntil: (today + 30).String()}},
	)
	got := Assess(c, r, today).DueWithin(today + 366)
	if !slices.ContainsFunc(got, func(d DueItem) bool { return d.ID == "s" && d.DueOn == today+30 }) || len(got) != 1 {
		t.Fatalf("got %v, want s on %s alone", got, today+30)
	}
}

func TestWhatWasSaidOnADayToComeIsAskedAtOnce(t *testing.T) {
	c := &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "travels", Kind: One, Values: []FactValue{{ID: "no"}}, Review: Interval{1, 'y'}}},
		Permits:    []Permission{{ID: "margin"}},
		Signals:    []Signal{{ID: "signal", Review: Interval{3, 'm'}}},
	}
	r := NewRecord(Record{}.Say(today.Time(), "",
		Said{Kind: KindFact, Subject: "travels", Day: today + 400, Value: Value{FieldValue: "no"}},
		Said{Kind: KindDecision, Subject: "margin", Day: today + 400, Value: Value{FieldState: "held", "review": (today + 500).String()}},
		Said{Kind: KindLooked, Subject: "signal", Day: today + 400, Value: Value{"saw": "x"}})...)
	if due := Assess(c, r, today).Due(); len(due) != 3 || due[0].DueOn != today {
		t.Errorf("due today: %v", due)
	}
	for _, d := range Assess(c, r, today+401).Due() {
		t.Errorf("%s is due the day after it was said", d.ID)
	}
	if again := Assess(c, r, today).DueWithin(today + 800); len(again) != 6 {
		t.Errorf("the calendar has %d lines, want each again after its interval: %v", len(again), again)
	}
}
