package checklist

import (
	"fmt"
	"testing"
)

// looksOf is an assessment of steps that take so many minutes to look at, and
// what a sitting asks about each.
func looksOf(minutes ...int) (*Assessment, []asking) {
	c := oneStep(Interval{3, 'm'})
	one := c.Steps[0]
	c.Steps = nil
	var asks []asking
	for i, m := range minutes {
		one.ID, one.Minutes = fmt.Sprintf("s%02d", i), Minutes{Look: m}
		c.Steps = append(c.Steps, one)
		asks = append(asks, asking{kind: DueReview, id: one.ID})
	}
	return Assess(c, NewRecord(), today), asks
}

func TestASittingOffersAtLeastTwoLooksAndNoMoreThanNineOrAQuarterOfAnHour(t *testing.T) {
	for _, test := range []struct {
		looks         []int // minutes
		offered, more int
		minutes       int
		moreMinutes   int
	}{
		{[]int{1, 1, 1, 1, 1, 1, 1, 1, 1}, 9, 0, 9, 0},
		{[]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 9, 2, 9, 2},
		{[]int{5, 5, 5}, 3, 0, 15, 0},
		{[]int{5, 5, 6}, 2, 1, 10, 6},
		{[]int{5, 5, 6, 1}, 2, 2, 10, 7}, // nothing jumps the queue
		{[]int{20, 20, 1}, 2, 1, 40, 1},
		{[]int{20}, 1, 0, 20, 0},
	} {
		a, asks := looksOf(test.looks...)
		s := a.sitting(today, asks)
		if len(s.States) != test.offered || len(s.More) != test.more || s.Minutes != test.minutes || s.MoreMinutes != test.moreMinutes {
			t.Errorf("of %v: %d offered in %d minutes, %d more in %d", test.looks, len(s.States), s.Minutes, len(s.More), s.MoreMinutes)
		}
	}
}

func TestWhatASittingAsksBesidesLooksTakesItsMinutes(t *testing.T) {
	a, _ := looksOf(1)
	line := func(kind DueKind) asking { return asking{kind: kind, id: "s00"} }
	about := func(kind DueKind, thing string) asking { return asking{kind: kind, id: "s00", about: thing} }
	for _, test := range []struct {
		what string
		asks []asking
		want string
	}{
		{"a fact", []asking{{kind: DueFact, id: "has"}}, "1 minutes, 1 questions, 0 looks"},
		{"two permissions", []asking{{kind: DuePermission, id: "margin"}, {kind: DuePermission, id: "options"}}, "1 minutes, 2 questions, 0 looks"},
		{"the notices", []asking{line(DueSignal)}, "3 minutes, 1 questions, 0 looks"},
		{"the notices and a fact", []asking{line(DueSignal), {kind: DueFact, id: "has"}}, "4 minutes, 2 questions, 0 looks"},
		{"paper", []asking{{kind: DuePaper, id: "E"}}, "1 minutes, 1 questions, 0 looks"},
		{"a rehearsal and what it missed", []asking{line(DueDrill), line(DueMiss)}, "1 minutes, 2 questions, 0 looks"},
		{"a habit", []asking{line(DueHabit)}, "1 minutes, 1 questions, 0 looks"},
		{"three lines", []asking{line(DueFailing), line(DueUnsure), line(DueHabit)}, "2 minutes, 3 questions, 0 looks"},
		{"a line about two devices", []asking{about(DueFailing, "a"), about(DueFailing, "b")}, "1 minutes, 1 questions, 0 looks"},
		{"a look at two devices", []asking{about(DueReview, "a"), about(DueReview, "b")}, "2 minutes, 0 questions, 2 looks"},
		{"the same look and a habit", []asking{about(DueReview, "a"), about(DueHabit, "b")}, "2 minutes, 1 questions, 1 looks"},
		{"the machine and the person disagree about a step", []asking{line(DueConflict)}, "1 minutes, 0 questions, 1 looks"},
		{"an answer and a fact disagree", []asking{{kind: DueConflict, id: "has"}}, "1 minutes, 1 questions, 0 looks"},
	} {
		s := a.sitting(today, test.asks)
		if got := fmt.Sprintf("%d minutes, %d questions, %d looks", s.Minutes, s.Questions(), s.Looks()); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

// What is put off has a day of its own; the sitting that is not before it asks it.
func TestTheSittingsUntilADayAreThoseOnItOrBefore(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	days := FirstSaturday
	main := days.mainOnOrAfter(today + 1)
	for _, test := range []struct {
		what   string
		putOff Day
		until  Day
		want   string
	}{
		{"put off until today", today, main, fmt.Sprint(today)},
		{"until tomorrow", today + 1, main, fmt.Sprint(main)},
		{"until the day of the sitting", main, main, fmt.Sprint(main)},
		{"until the day after", main + 1, main, ""},
		{"and those before it", main, main - 1, ""},
		{"today is past", today, today - 1, ""},
	} {
		r := NewRecord(answeredOn(1, today-9, "s", "unsure"), Event{Kind: KindSnooze, Subject: "s", Order: 2, Day: today - 9, Value: Value{FieldUntil: test.putOff.String()}})
		got := ""
		for _, s := range Sittings(Assess(c, r, today), test.until) {
			got += fmt.Sprint(s.On)
		}
		if got != test.want {
			t.Errorf("%s: sittings on %s, want %s", test.what, got, test.want)
		}
	}
}

func TestWhatIsAskedAgainIsAskedInEachSittingUntilTheLast(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	a := Assess(c, NewRecord(answeredOn(1, today, "s", "good")), today)
	all := Sittings(a, today+800)
	if len(all) < 3 {
		t.Fatalf("%d sittings in two years", len(all))
	}
	for i, s := range all {
		if n := len(Sittings(a, s.On)); n != i+1 {
			t.Errorf("until %s there are %d sittings, want %d", s.On, n, i+1)
		}
		if n := len(Sittings(a, s.On-1)); n != i {
			t.Errorf("until the day before %s there are %d sittings, want %d", s.On, n, i)
		}
	}
}

func TestTheNextSittingIsAfterToday(t *testing.T) {
	c, r := fortySteps()
	r = r.Add(answeredOn(100, today-40, "s00", "bad"))
	a := Assess(c, r, today+70)
	if all := Sittings(a, today+170); all[0].On != a.Day || len(all) < 2 || a.NextSitting() != all[1].On {
		t.Errorf("sittings on %v, the next on %v", all, a.NextSitting())
	}
}

func TestEachPermissionHasTheDayOfItsSitting(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	c.Permits = []Permission{{ID: "margin"}, {ID: "options"}, {ID: "forex"}}
	held := func(id string, review Day) Entry { return DecisionEntry(id, "held", "", review) }
	a := Assess(c, entering(NewRecord(), held("margin", today+40), held("options", today+140)), today)
	want := []Day{FirstSaturday.mainOnOrAfter(today + 40), FirstSaturday.mainOnOrAfter(today + 140), 0}
	for i, p := range a.Facts.Permissions {
		if p.DueOn != want[i] {
			t.Errorf("%s is asked on %v, want %v", p.Permission.ID, p.DueOn, want[i])
		}
	}
}

func TestAPermissionIsAskedAgainAfterItsIntervalAndWithinAYear(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	c.Permits = []Permission{{ID: "quarter", Review: "3m"}, {ID: "rare", Review: "24m"}, {ID: "none"}}
	a := Assess(c, NewRecord(), today)
	for id, want := range map[string]Day{"quarter": today.AddMonths(3), "rare": today.AddMonths(12), "none": today.AddMonths(6), "unknown": today.AddMonths(6)} {
		if got := a.PermissionReview(id); got != want {
			t.Errorf("%s is asked on %s, want %s", id, got, want)
		}
	}
}

func TestTheLastEntryIsTheNewestThatIsNotOfADayToCome(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	r := NewRecord(answeredOn(1, today-9, "s", "good"))
	for what, test := range map[string]struct {
		e    Event
		want Day
	}{
		"one of the day before": {answeredOn(2, today-1, "s", "bad"), today - 1},
		"one of today":          {answeredOn(2, today, "s", "bad"), today},
		"one of tomorrow":       {answeredOn(2, today+1, "s", "bad"), today - 9},
	} {
		if got := Assess(c, r.Add(test.e), today).LastEntry(); got != test.want {
			t.Errorf("%s: %s, want %s", what, got, test.want)
		}
	}
}

func TestTheSignalsShowTheDayOnWhichTheyAreRead(t *testing.T) {
	c := oneStep(Interval{12, 'm'})
	c.Signals = []Signal{{ID: "monthly", Review: Interval{1, 'm'}}, {ID: "yearly", Review: Interval{12, 'm'}}}
	for _, s := range Assess(c, NewRecord(), today).Signals() {
		if s.DueOn != 0 {
			t.Errorf("nothing was entered, and %s is due on %s", s.Signal.ID, s.DueOn)
		}
	}
	r := NewRecord(answeredOn(1, today, "s", "good"))
	for i, want := range []Day{FirstSaturday.mainOnOrAfter(today.AddMonths(1)), FirstSaturday.mainOnOrAfter(today.AddMonths(12))} {
		if s := Assess(c, r, today).Signals()[i]; s.DueOn != want {
			t.Errorf("%s is due on %s, want %s", s.Signal.ID, s.DueOn, want)
		}
	}
}

// To put a step off is to be asked later, and not to have looked.
func TestAStepThatIsPutOffIsStillDue(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	r := NewRecord(answeredOn(1, today, "s", "good"))
	due := today
	for Assess(c, r, due).Step("s").Outcome == Holds {
		due++
	}
	for what, entered := range map[string]Day{"until later": due - 1, "until a day that has come": today + 1} {
		r := r.Add(Event{Kind: KindSnooze, Subject: "s", Order: 2, Day: entered, Value: Value{FieldUntil: (due + 2).String()}})
		for day, want := range map[Day]Outcome{due - 1: Holds, due: Due, due + 1: Due} {
			if got := Assess(c, r, day).Step("s").Outcome; got != want {
				t.Errorf("put off %s, on %s it is %s, want %s", what, day, got, want)
			}
		}
	}
}
