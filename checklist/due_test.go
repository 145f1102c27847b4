package checklist

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// What is due on each day of the coming year, if nothing is entered, can be
// told today; and what is due stays due until somebody does something.
func TestWhatWillBeDueIsWhatIsDueThen(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		for range rapid.IntRange(0, 6).Draw(t, "more") {
			r = later(r, drawDated(t, c))
		}
		a := Assess(c, r, today)
		for day := today; day <= today+366; day += Day(rapid.IntRange(1, 20).Draw(t, "days")) {
			told := []string{}
			for _, q := range a.asked {
				if q.on <= day {
					told = append(told, fmt.Sprint(q.kind, q.id, q.about, q.on))
				}
			}
			now := []string{}
			for _, q := range Assess(c, r, day).due {
				now = append(now, fmt.Sprint(q.kind, q.id, q.about, q.on))
			}
			if d := cmp.Diff(told, now); d != "" {
				t.Fatalf("%s: told on %s, then is:\n%s", day, today, d)
			}
		}
	})
}

// drawDated draws what has a date of its own: something put off, a page
// printed, a rehearsal, a look at a signal, an answer, a permission to be
// reviewed.
func drawDated(t *rapid.T, c *Catalogue) Entry {
	step := c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")]
	day := today + Day(rapid.IntRange(-100, 300).Draw(t, "day"))
	past := min(day, today)
	switch rapid.IntRange(0, 5).Draw(t, "dated") {
	case 0:
		return Entry{Kind: KindSnooze, Subject: step.ID, Value: Value{FieldUntil: day.String()}}
	case 1:
		return Entry{Kind: KindPrint, Subject: "home", Value: Value{"id": "x"}, Day: past}
	case 2:
		return Entry{Kind: KindDrill, Subject: "lost-phone", Value: Value{"minutes": "4"}, Day: past}
	case 3:
		return Entry{Kind: KindLooked, Subject: "signal", Value: Value{"saw": "x"}, Day: past}
	case 4:
		return Entry{Kind: KindDecision, Subject: "margin", Value: Value{FieldState: "held", "review": day.String()}}
	}
	return Entry{Kind: KindAnswer, Subject: step.ID, Day: past,
		Value: Value{FieldAnswer: "good", FieldDigest: rapid.SampledFrom([]string{step.Digest, "old"}).Draw(t, "digest")}}
}

// A step put off comes back on its own day, once, and an answer ends it.
func TestAThingPutOffComesBackOnItsDay(t *testing.T) {
	c := oneStep(Interval{10, 'd'})
	r := NewRecord(
		Event{Kind: KindAnswer, Subject: "s", Order: 1, Day: today - 5, Value: Value{FieldAnswer: "unsure", FieldDigest: "d"}},
		Event{Kind: KindSnooze, Subject: "s", Order: 2, Day: today, Value: Value{FieldUntil: (today + 30).String()}},
	)
	if got := Assess(c, r, today+29).Due(); len(got) != 0 {
		t.Fatalf("%v is due before its day", got)
	}
	if got := Assess(c, r, today+200).Due(); len(got) != 1 || got[0].Kind != DuePutOff || got[0].DueOn != today+30 {
		t.Fatalf("got %v, want s put off until %s", got, today+30)
	}
	r = r.Add(Event{Kind: KindAnswer, Subject: "s", Order: 3, Day: today + 31, Value: Value{FieldAnswer: "good", FieldDigest: "d"}})
	if got := Assess(c, r, today+31).Due(); len(got) != 0 {
		t.Fatalf("%v is due after it was done", got)
	}
}

// oneStep is a catalogue of one step about the account.
func oneStep(review Interval) *Catalogue {
	return &Catalogue{Broker: "b", Interfaces: []Interface{{ID: AccountInterface}},
		Facts: []Fact{{ID: "has", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}},
		Steps: []Step{{ID: "s", Title: "S", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Review: review, Applies: Condition{None: []string{"has=no"}},
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}}}
}

func TestWhatWasEnteredForADayToComeIsAskedAtOnce(t *testing.T) {
	c := &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "travels", Kind: One, Values: []FactValue{{ID: "no"}}, Review: Interval{1, 'y'}}},
		Permits:    []Permission{{ID: "margin"}},
		Signals:    []Signal{{ID: "signal", Review: Interval{3, 'm'}}},
	}
	r := NewRecord(Record{}.EnterAt(today.Time(), "",
		Entry{Kind: KindFact, Subject: "travels", Day: today + 400, Value: Value{FieldValue: "no"}},
		Entry{Kind: KindDecision, Subject: "margin", Day: today + 400, Value: Value{FieldState: "held", "review": (today + 500).String()}},
		Entry{Kind: KindLooked, Subject: "signal", Day: today + 400, Value: Value{"saw": "x"}})...)
	if due := Assess(c, r, today).Due(); len(due) != 3 || due[0].DueOn != today {
		t.Errorf("due today: %v", due)
	}
	for _, d := range Assess(c, r, today+401).Due() {
		t.Errorf("%s is due the day after it was entered", d.ID)
	}
}

func TestAStepIsDueOnceSinceTheFirstOfWhatItIsAbout(t *testing.T) {
	c, r := twoPhones()
	for i := range c.Steps {
		c.Steps[i].Review = Interval{3, 'm'}
	}
	r = r.Add(r.EnterAt((today + 40).Time(), "", AnswerEntry(&c.Steps[0], "b", "good"), AnswerEntry(&c.Steps[0], "a", "unsure"))...)
	first := Day(0)
	a := Assess(c, r, today+400)
	for _, ab := range a.Step("each").About {
		first = earliest(first, ab.DueOn)
	}
	n := 0
	for _, d := range a.Due() {
		if d.ID == "each" && d.Kind == DueReview {
			if n++; d.DueOn != first || d.OverdueDays != int(a.Day-first) {
				t.Errorf("it is due on %s, for %d days, want %s", d.DueOn, d.OverdueDays, first)
			}
		}
	}
	if n != 1 {
		t.Errorf("it is listed %d times", n)
	}
}

func TestAQuestionChangedOnTheDayItsCatalogueCameOrWhenItWasLastSeen(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	c.Digest = "new"
	came := func(digest string, day Day) Record {
		return NewRecord(Event{Kind: KindCatalogue, Subject: c.Broker, Order: 5, Day: day, Value: Value{FieldDigest: digest}})
	}
	for what, test := range map[string]struct {
		r    Record
		want Day
	}{
		"it is not known":        {NewRecord(), today - 30},
		"after it was seen":      {came("new", today-9), today - 9},
		"before it was seen":     {came("new", today-40), today - 30},
		"of another catalogue":   {came("old", today-9), today - 30},
		"on the day it was seen": {came("new", today-30), today - 30},
	} {
		if got := Assess(c, test.r, today).changedOn(&AboutState{SeenOn: today - 30}); got != test.want {
			t.Errorf("%s: %s, want %s", what, got, test.want)
		}
	}
}

func TestARehearsalIsDueAYearAfterTheLastThatCounts(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	drill := func(scenario string, order int64, day Day) Event {
		return Event{Kind: KindDrill, Subject: scenario, Order: order, Day: day, Value: Value{"minutes": "4"}}
	}
	print := Event{Kind: KindPrint, Subject: "card", Order: 1, Day: today, Value: Value{"id": "x"}}
	takenBack := Event{Kind: KindDrill, Subject: "lost-phone", Order: 9, Day: today + 60}
	for what, test := range map[string]struct {
		events []Event
		from   Day
	}{
		"of two the newer":                {[]Event{drill("lost-phone", 2, today), drill("locked-out", 3, today+30)}, (today + 30).AddMonths(12)},
		"of two the newer, whichever":     {[]Event{drill("lost-phone", 3, today+30), drill("locked-out", 2, today)}, (today + 30).AddMonths(12)},
		"not one that was taken back":     {[]Event{drill("locked-out", 2, today), drill("lost-phone", 3, today+30), takenBack}, today.AddMonths(12)},
		"a month after the first print":   {[]Event{print}, today.AddMonths(1)},
		"and not after one taken back":    {[]Event{print, drill("lost-phone", 3, today+30), takenBack}, today.AddMonths(1)},
		"of two prints after the earlier": {[]Event{print, {Kind: KindPrint, Subject: "E", Order: 2, Day: today + 50, Value: Value{"id": "y"}}}, today.AddMonths(1)},
	} {
		a := Assess(c, NewRecord(test.events...), today+60)
		if got, want := a.DrillOn(), FirstSaturday.mainOnOrAfter(test.from); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	if on := Assess(c, NewRecord(), today).DrillOn(); on != 0 {
		t.Errorf("nothing was printed or rehearsed, and it is due on %s", on)
	}
}

func TestTheEarliestOfTwoDaysIsOneThatThereIs(t *testing.T) {
	for _, test := range []struct{ a, b, want Day }{{0, 0, 0}, {0, 5, 5}, {5, 0, 5}, {5, 6, 5}, {6, 5, 5}} {
		if got := earliest(test.a, test.b); got != test.want {
			t.Errorf("of %d and %d: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// The states seen on one day are spread over the last three main days before
// they are stale; where a single main day is left, it is that one.
func TestStatesAreAskedOnTheLastMainDaysBeforeTheyAreStale(t *testing.T) {
	seen, _ := ParseDay("2026-12-03")
	c := oneStep(Interval{12, 'm'})
	r := NewRecord()
	for i := range 40 {
		step := c.Steps[0]
		step.ID = fmt.Sprint("s", i)
		c.Steps = append(c.Steps, step)
		r = r.Add(answeredOn(int64(i+1), seen, step.ID, "good"))
	}
	var days []string
	for _, s := range Sittings(Assess(c, r, seen), seen+366+Grace) {
		days = append(days, s.On.String())
	}
	if want := []string{"2027-09-04", "2027-10-02", "2027-12-04"}; !slices.Equal(days, want) {
		t.Errorf("on %v, want %v", days, want)
	}
	for days, want := range map[int]string{60: "2027-01-02", 61: "2027-02-06", 20: "2027-01-02", 10: "2027-01-02"} {
		c := oneStep(Interval{days, 'd'})
		if got := Assess(c, NewRecord(answeredOn(1, seen, "s", "good")), seen).NextSitting().String(); got != want {
			t.Errorf("each %d days: on %s, want %s", days, got, want)
		}
	}
}

// The notices are read when the first signal is due.
func TestTheSignalThatIsDueFirstDecidesWhenTheNoticesAreRead(t *testing.T) {
	signal := func(id string, months int) Signal { return Signal{ID: id, Review: Interval{months, 'm'}} }
	look := func(id string, order int64, day Day) Event {
		return Event{Kind: KindLooked, Subject: id, Order: order, Day: day, Value: Value{"saw": "x"}}
	}
	c := &Catalogue{Signals: []Signal{signal("a", 9), signal("never", 0), signal("b", 3), signal("c", 6)}}
	r := NewRecord(look("a", 1, today), look("never", 2, today), look("b", 3, today), look("c", 4, today))
	want := FirstSaturday.mainOnOrAfter(today.AddMonths(3))
	if got := Assess(c, r, today).NextSitting(); got != want {
		t.Errorf("on %s, want %s", got, want)
	}
}

func TestALifeEventAsksAgainTheFactsThatItChanges(t *testing.T) {
	fact := func(order int64) Event {
		return Event{Kind: KindFact, Subject: "has", Order: order, Day: today - 9, Value: Value{FieldValue: "yes"}}
	}
	happened := func(life string, order int64) Event {
		return Event{Kind: KindHappened, Subject: life, Order: order, Day: today - 5, Value: Value{"on": ""}}
	}
	c := oneStep(Interval{6, 'm'})
	c.LifeEvents = []LifeEvent{{ID: "moved", Facts: []string{"has", "never-told"}}, {ID: "other"}}
	c.Facts = append(c.Facts, Fact{ID: "never-told", Kind: One, Values: []FactValue{{ID: "yes"}}})
	for what, test := range map[string]struct {
		events []Event
		want   []DueKind
	}{
		"told before it":             {[]Event{fact(1), happened("moved", 2)}, []DueKind{DueFact}},
		"told after it":              {[]Event{happened("moved", 1), fact(2)}, nil},
		"told in the same second":    {[]Event{happened("moved", 1), fact(1)}, nil},
		"another event":              {[]Event{fact(1), happened("other", 2)}, nil},
		"it was never told":          {[]Event{happened("moved", 2)}, nil},
		"an event that is no longer": {[]Event{fact(1), happened("gone", 2)}, nil},
	} {
		a := Assess(c, NewRecord(test.events...), today)
		if due := dueKindsOf(c, a.Record(), today); !slices.Equal(due, test.want) {
			t.Errorf("%s: %v is due, want %v", what, due, test.want)
		}
		if n := len(Sittings(a, today+400)); n != len(test.want) {
			t.Errorf("%s: asked on %d days of the year ahead, want %d", what, n, len(test.want))
		}
	}
}

func TestWhatWasEnteredForTomorrowIsNotAskedAtOnce(t *testing.T) {
	c := oneStep(Interval{})
	c.Facts[0].Review = Interval{1, 'y'}
	for days, want := range map[Day]int{0: 0, 1: 0, 2: 1} {
		r := NewRecord(Event{Kind: KindFact, Subject: "has", Order: 1, Day: today + days, Value: Value{FieldValue: "yes"}})
		if due := Assess(c, r, today).Due(); len(due) != want {
			t.Errorf("entered %d days ahead: %v is due", days, due)
		}
	}
}

func TestAHabitIsAskedAsOne(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	c.Steps[0].Habit = "weekly"
	if due := dueKindsOf(c, NewRecord(answeredOn(1, today-400, "s", "good")), today); !slices.Equal(due, []DueKind{DueHabit}) {
		t.Errorf("%v is due", due)
	}
}

// A question that changed is asked once; after it was answered its own interval
// begins.
func TestAQuestionThatChangedIsAskedOnceInTheYearAhead(t *testing.T) {
	c := oneStep(Interval{})
	old := answeredOn(1, today-9, "s", "good")
	old.Value[FieldDigest] = "old"
	if s := Sittings(Assess(c, NewRecord(old), today), today+400); len(s) != 1 || s[0].States[0].Kind != DueChanged {
		t.Errorf("%+v", s)
	}
}

// Paper that a life event made wrong is printed again once, and then lasts.
func TestPaperThatIsWrongIsAskedOnce(t *testing.T) {
	c := oneStep(Interval{})
	c.LifeEvents = []LifeEvent{{ID: "moved", Paper: "the address"}}
	r := NewRecord(
		Event{Kind: KindPrint, Subject: "card", Order: 1, Day: today - 9, Value: Value{"id": "x"}},
		Event{Kind: KindHappened, Subject: "moved", Order: 2, Day: today - 5, Value: Value{"on": ""}})
	times := 0
	for _, s := range Sittings(Assess(c, r, today), today+400) {
		times += len(s.Papers)
	}
	if times != 1 {
		t.Errorf("%d times in the year ahead", times)
	}
}

// An exception that has ended is asked about where the step was not seen to
// hold, and was not answered since.
func TestAnExceptionThatHasEndedIsAskedWhereTheStepIsNotSeenToHold(t *testing.T) {
	accepted := Event{Kind: KindAccept, Subject: "s", Order: 2, Day: today, Value: Value{FieldReason: "r", FieldUntil: (today + 20).String()}}
	for what, test := range map[string]struct {
		per    Per
		review Interval
		day    Day
		answer []Event
		want   []DueKind
	}{
		"never looked at":           {PerAccount, Interval{}, today + 21, nil, []DueKind{DueAccepted}},
		"about no device yet":       {PerDevice, Interval{}, today + 21, nil, []DueKind{DueAccepted}},
		"it holds":                  {PerAccount, Interval{}, today + 21, []Event{answeredOn(1, today, "s", "good")}, nil},
		"it held, long ago":         {PerAccount, Interval{1, 'm'}, today + 200, []Event{answeredOn(1, today, "s", "good")}, []DueKind{DueReview}},
		"it failed on the last day": {PerAccount, Interval{}, today + 21, []Event{answeredOn(3, today+20, "s", "bad")}, []DueKind{DueAccepted}},
		"it failed the day after":   {PerAccount, Interval{}, today + 200, []Event{answeredOn(3, today+21, "s", "bad")}, []DueKind{DueFailing}},
	} {
		c := oneStep(test.review)
		c.Steps[0].Per = test.per
		if due := dueKindsOf(c, NewRecord(append(test.answer, accepted)...), test.day); !slices.Equal(due, test.want) {
			t.Errorf("%s: %v is due, want %v", what, due, test.want)
		}
	}
}
