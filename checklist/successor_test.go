package checklist

import "testing"

// merged is a step that took the place of two.
func merged() *Catalogue {
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Steps: []Step{{
			ID: "new", Per: PerAccount, LocksOut: RiskNone, Interfaces: []string{AccountInterface}, Digest: "now", Succeeds: []string{"one", "two"},
			Answers: []Answer{{ID: "good", Means: MeansHolds, As: Bolt}, {ID: "bad", Means: MeansFails}},
			Carries: map[string]map[string]string{"digest-one": {"yes": "good", "no": "bad"}, "digest-two": {"yes": "good", "no": "bad"}},
		}},
		Past: map[string]Told{"digest-one": {Step: "one"}, "digest-two": {Step: "two"}},
	}
}

func givenTo(id, answer, digest string, order int64) Event {
	return Event{Kind: KindAnswer, Subject: id, Order: order, Day: today, Value: Value{FieldAnswer: answer, FieldDigest: digest}}
}

func TestASuccessorCountsTheAnswersOfTheStepsItTookThePlaceOf(t *testing.T) {
	for _, c := range []struct {
		what   string
		events []Event
		want   Outcome
	}{
		{"nothing", nil, Unknown},
		{"one that held", []Event{givenTo("one", "yes", "digest-one", 1)}, Holds},
		{"of two the worst", []Event{givenTo("one", "no", "digest-one", 1), givenTo("two", "yes", "digest-two", 2)}, Fails},
		{"its own before theirs", []Event{givenTo("one", "no", "digest-one", 1), givenTo("new", "good", "now", 2)}, Holds},
	} {
		if got := Assess(merged(), NewRecord(c.events...), today).Steps[0].Outcome; got != c.want {
			t.Errorf("%s: the step is %s, want %s", c.what, got, c.want)
		}
	}
}

func TestASuccessorInheritsNoteExceptionAndPutOff(t *testing.T) {
	r := NewRecord(
		Event{Kind: KindNote, Subject: "two", Order: 1, Day: today, Value: Value{FieldText: "seen at home"}},
		Event{Kind: KindSnooze, Subject: "one", Order: 2, Day: today, Value: Value{FieldUntil: today.AddDays(5).String()}},
		Event{Kind: KindAccept, Subject: "one", Order: 3, Day: today, Value: Value{FieldReason: "not now", FieldUntil: today.AddDays(9).String()}})
	s := Assess(merged(), r, today).Steps[0]
	if s.Note != "seen at home" || s.Snoozed != today.AddDays(5) || s.Accepted == nil || s.Accepted.Reason != "not now" {
		t.Errorf("it has note %q, put off until %s, left %v", s.Note, s.Snoozed, s.Accepted)
	}
}

func TestOfTheAnswersThatASuccessorInheritsTheWorstCounts(t *testing.T) {
	on := func(e Event, day Day) Event { e.Day = day; return e }
	for _, test := range []struct {
		what   string
		events []Event
		want   Outcome
		seen   Day
	}{
		{"one taken back", []Event{givenTo("one", "no", "digest-one", 1), {Kind: KindAnswer, Subject: "one", Order: 2, Day: today}, givenTo("two", "yes", "digest-two", 3)}, Holds, today},
		{"its own taken back", []Event{givenTo("one", "no", "digest-one", 1), givenTo("new", "good", "now", 2), {Kind: KindAnswer, Subject: "new", Order: 3, Day: today}}, Unknown, 0},
		{"one that held and one that does not carry over", []Event{givenTo("one", "yes", "digest-one", 1), givenTo("two", "perhaps", "digest-two", 2)}, Changed, today},
		{"one that does not carry over and one that failed", []Event{givenTo("one", "perhaps", "digest-one", 1), givenTo("two", "no", "digest-two", 2)}, Fails, today},
		{"one that failed and one that does not carry over", []Event{givenTo("one", "no", "digest-one", 1), givenTo("two", "perhaps", "digest-two", 2)}, Fails, today},
		{"of two alike that of the step named first", []Event{on(givenTo("one", "yes", "digest-one", 1), today-2), givenTo("two", "yes", "digest-two", 2)}, Holds, today - 2},
	} {
		s := Assess(merged(), NewRecord(test.events...), today).Steps[0]
		if s.Outcome != test.want || s.About[0].SeenOn != test.seen {
			t.Errorf("%s: %s, seen on %s, want %s and %s", test.what, s.Outcome, s.About[0].SeenOn, test.want, test.seen)
		}
	}
}
