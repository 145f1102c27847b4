package checklist

import (
	"fmt"
	"slices"
	"testing"
)

// The faults that two years of the first version showed, each as what happens
// now. Those that show on a screen, on paper or in a file are in faults_test.go
// of the room they belong to.

func answeredOn(order int64, day Day, step, answer string) Event {
	return Event{Kind: KindAnswer, Subject: step, Order: order, Day: day, Value: Value{FieldAnswer: answer, FieldDigest: "d"}}
}

func dueKindsOf(c *Catalogue, r Record, day Day) (out []DueKind) {
	for _, d := range Assess(c, r, day).Due() {
		out = append(out, d.Kind)
	}
	return out
}

func TestF01AnAnswerThatIsUnsureOrFailsComesBack(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	for id, kind := range map[string]DueKind{"unsure": DueUnsure, "no-page": DueUnsure, "bad": DueFailing} {
		r := NewRecord(answeredOn(1, today, "s", id))
		if due := dueKindsOf(c, r, today+13); id != "bad" && len(due) > 0 {
			t.Errorf("%s comes back before 14 days: %v", id, due)
		}
		for _, day := range []Day{today + 75, today + 400, today + 800} {
			if due := dueKindsOf(c, r, day); !slices.Equal(due, []DueKind{kind}) {
				t.Errorf("%s, after %d days: %v is due", id, day-today, due)
			}
		}
		// Answered alike at each sitting it is asked at the next one.
		for n := range 6 {
			next := Assess(c, r, r.events[0].Day).NextSitting()
			if next == 0 || next > r.events[0].Day+130 {
				t.Fatalf("%s, answered %d times, is asked again on %s", id, n+1, next)
			}
			r = r.Add(answeredOn(int64(n+2), next, "s", id))
		}
	}
}

func TestF02AnExceptionThatHasEndedCanEnd(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	accepted := NewRecord(answeredOn(1, today, "s", "bad"), Event{Kind: KindAccept, Subject: "s", Order: 2, Day: today, Value: Value{FieldReason: "r", FieldUntil: (today + 20).String()}})
	if due := Assess(c, accepted, today+21).Due(); len(due) != 1 || due[0].Kind != DueAccepted || due[0].DueOn != today+21 {
		t.Fatalf("the exception has ended: %v", due)
	}
	for what, e := range map[string]Event{
		"an answer that holds":        answeredOn(3, today+22, "s", "good"),
		"an answer that fails":        answeredOn(3, today+22, "s", "bad"),
		"a fact by which it is gone":  {Kind: KindFact, Subject: "has", Order: 3, Day: today + 22, Value: Value{FieldValue: "no"}},
		"letting the exception go":    {Kind: KindAccept, Subject: "s", Order: 3, Day: today + 22},
		"accepting it for more weeks": {Kind: KindAccept, Subject: "s", Order: 3, Day: today + 22, Value: Value{FieldReason: "r", FieldUntil: (today + 50).String()}},
	} {
		if due := dueKindsOf(c, accepted.Add(e), today+22); slices.Contains(due, DueAccepted) {
			t.Errorf("%s does not end it: %v", what, due)
		}
	}
}

// fortySteps were all seen in the two weeks before today, a few each day.
func fortySteps() (*Catalogue, Record) {
	c := oneStep(Interval{3, 'm'})
	r := NewRecord()
	one := c.Steps[0]
	c.Steps = nil
	for i := range 40 {
		step := one
		step.ID, step.Digest, step.Minutes = fmt.Sprintf("s%02d", i), "d", Minutes{Look: 1}
		c.Steps = append(c.Steps, step)
		r = r.Add(answeredOn(int64(i+1), today-14+Day(i*14/40), step.ID, "good"))
	}
	return c, r
}

func TestF04WhatFallsDueGathersOnAFewDays(t *testing.T) {
	c, r := fortySteps()
	sittings := Sittings(Assess(c, r, today), today+365)
	if n := len(sittings); n > 9 {
		t.Errorf("%d days in a year for forty steps", n)
	}
	for _, s := range sittings {
		if n := len(s.States) + len(s.More); n < 3 {
			t.Errorf("%s calls for %d things", s.On, n)
		}
	}
}

func TestF05APutOffComesBackAndHasAnEnd(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	put := func(order int64, day, until Day) Event {
		return Event{Kind: KindSnooze, Subject: "s", Order: order, Day: day, Value: Value{FieldUntil: until.String()}}
	}
	r := NewRecord(put(1, today, today+30))
	if due := dueKindsOf(c, r, today+31); !slices.Equal(due, []DueKind{DuePutOff}) {
		t.Errorf("the day after it ends: %v", due)
	}
	if s := Sittings(Assess(c, r, today), today+200); len(s) == 0 || len(s[0].Open) != 1 {
		t.Errorf("no sitting ahead asks it: %+v", s)
	}
	a := Assess(c, r, today+31)
	if err := a.CheckSnoozed("s", today+31+MostSnoozed+1); err == nil {
		t.Error("it can be put off for more than 90 days")
	}
	twice := Assess(c, r.Add(put(2, today+31, today+60)), today+61)
	if err := twice.CheckSnoozed("s", today+70); err == nil {
		t.Error("it can be put off a third time running")
	}
	old := NewRecord(put(1, today, today+12000))
	if due := dueKindsOf(c, old, today+92); !slices.Equal(due, []DueKind{DuePutOff}) {
		t.Errorf("one of an old record, until 2059, after 92 days: %v", due)
	}
}

func TestF08TheOrderOfADayIsFactsStatesPaperDrill(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	c.Facts[0].Review = Interval{3, 'm'}
	r := NewRecord(
		answeredOn(1, today, "s", "good"), Event{Kind: KindFact, Subject: "has", Order: 2, Day: today, Value: Value{FieldValue: "yes"}},
		Event{Kind: KindPrint, Subject: "card", Order: 3, Day: today, Value: Value{"id": "x"}})
	if due := dueKindsOf(c, r, today+300); !slices.Equal(due, []DueKind{DueFact, DueReview, DuePaper, DueDrill}) {
		t.Errorf("in this order: %v", due)
	}
}

func TestF09PrintingAsksForNoDrillAndThePaperTellsTheDayOfTheNextOne(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	r := NewRecord(Event{Kind: KindDrill, Subject: "lost-phone", Order: 1, Day: today, Value: Value{"minutes": "4"}})
	before := Assess(c, r, today+1)
	printed := Assess(c, r.Add(Event{Kind: KindPrint, Subject: "card", Order: 2, Day: today + 1, Value: Value{"id": "x"}}), today+1)
	if printed.DrillOn() != before.DrillOn() || printed.DrillOn() < today.AddMonths(12) || printed.DrillOn() > today.AddMonths(15) {
		t.Errorf("the drill is on %s, after a print on %s", before.DrillOn(), printed.DrillOn())
	}
	if got := before.RehearseBy(today + 1); got != printed.DrillOn() {
		t.Errorf("the paper says %s, a review asks on %s", got, printed.DrillOn())
	}
	// Nothing was rehearsed yet: the paper tells the day that a review then asks.
	none := Assess(c, NewRecord(), today)
	first := Assess(c, NewRecord(Event{Kind: KindPrint, Subject: "card", Order: 1, Day: today, Value: Value{"id": "x"}}), today)
	if none.RehearseBy(today) != first.DrillOn() {
		t.Errorf("the first paper says %s, a review asks on %s", none.RehearseBy(today), first.DrillOn())
	}
}

func TestF10EachThingThatADrillMissedIsAskedUntilItIsPutRight(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	r := NewRecord(Event{Kind: KindDrill, Subject: "lost-phone", Order: 1, Day: today, Value: Value{"minutes": "4", "misses": "the number of the phone company, the codes"}})
	a := Assess(c, r, today+75)
	if due := dueKindsOf(c, r, today+75); !slices.Equal(due, []DueKind{DueMiss, DueMiss}) {
		t.Fatalf("%v is due", due)
	}
	mended := MissMendedEntry(a.Misses()[0])
	r = r.Add(Event{Kind: mended.Kind, Subject: mended.Subject, Order: 2, Day: today + 75, Value: mended.Value})
	if left := Assess(c, r, today+76).Misses(); len(left) != 1 || left[0].Text != "the codes" {
		t.Errorf("left are %+v", left)
	}
	if again := Assess(c, r, today+76).MissesOf("lost-phone"); len(again) != 2 || !again[0].Mended {
		t.Errorf("the next rehearsal is shown %+v", again)
	}
	all := Event{Kind: KindLooked, Subject: "drill/lost-phone", Order: 3, Day: today + 77, Value: Value{"saw": "put right"}}
	if left := Assess(c, r.Add(all), today+78).Misses(); len(left) > 0 {
		t.Errorf("as the version before entered it, all is put right: %+v", left)
	}
}

func TestF11AYearOfSittingsAsksAgainWhatFallsDueAgain(t *testing.T) {
	c, r := fortySteps()
	times := make(map[string]int)
	for _, s := range Sittings(Assess(c, r, today), today+366) {
		for _, q := range slices.Concat(s.States, s.More) {
			times[q.Step]++
		}
	}
	for _, step := range c.Steps {
		if n := times[step.ID]; n < 3 || n > 6 {
			t.Errorf("%s, each three months, is asked %d times in a year", step.ID, n)
		}
	}
}

func TestF14ASignalThatChangedAsksWhatItListsAndAllSignalsAreOneQuestion(t *testing.T) {
	c := oneStep(Interval{12, 'm'})
	for i := range 7 {
		c.Signals = append(c.Signals, Signal{ID: fmt.Sprint("signal", i), Title: "A page", Changes: []string{"s"}, Review: Interval{3, 'm'}})
	}
	r := NewRecord(answeredOn(1, today, "s", "good"))
	day := today
	for i := range 3 {
		day = Assess(c, r, day).NextSitting()
		s := Assess(c, r, day).Sitting()
		if s == nil || !s.Signals || s.Questions() != 1 {
			t.Fatalf("seven signals ask %+v", s)
		}
		for j := range 7 {
			r = r.Add(Event{Kind: KindLooked, Subject: fmt.Sprint("signal", j), Order: int64(10 + 10*i + j), Day: day, Value: Value{"saw": "nothing new"}})
		}
	}
	if day < today+250 {
		t.Errorf("three readings of the notices in %d days", day-today)
	}
	for _, e := range SignalChanged("signal3", "a method went") {
		r = r.Add(Event{Kind: e.Kind, Subject: e.Subject, Order: r.events[0].Order + 1, Day: day, Value: e.Value})
	}
	a := Assess(c, r, day)
	if got := a.Step("s").Outcome; got == Holds {
		t.Errorf("after the signal changed the step %s", got.Words())
	}
	if s := a.EventSitting("signal3"); s == nil || len(s.States) != 1 || s.States[0].Step != "s" {
		t.Errorf("the signal asks %+v", s)
	}
}

func TestF16TheNextDayIsTheFirstSittingAheadWhateverItAsks(t *testing.T) {
	c := oneStep(Interval{12, 'm'})
	c.Signals = []Signal{{ID: "signal", Review: Interval{3, 'm'}}}
	for what, e := range map[string]Event{
		"an exception that ends": {Kind: KindAccept, Subject: "s", Order: 2, Day: today, Value: Value{FieldReason: "r", FieldUntil: (today + 30).String()}},
		"something put off":      {Kind: KindSnooze, Subject: "s", Order: 2, Day: today, Value: Value{FieldUntil: (today + 30).String()}},
		"a signal":               {Kind: KindLooked, Subject: "signal", Order: 2, Day: today, Value: Value{"saw": "x"}},
		"a print":                {Kind: KindPrint, Subject: "card", Order: 2, Day: today, Value: Value{"id": "x"}},
		"a drill":                {Kind: KindDrill, Subject: "lost-phone", Order: 2, Day: today, Value: Value{"misses": "the codes"}},
	} {
		a := Assess(c, NewRecord(answeredOn(1, today, "s", "bad"), e), today)
		next := a.NextSitting()
		ahead := slices.DeleteFunc(Sittings(a, today+Horizon), func(s Sitting) bool { return s.On <= today })
		if len(ahead) == 0 || next != ahead[0].On || next == 0 {
			t.Errorf("%s: next is %s, the sittings are %+v", what, next, ahead)
			continue
		}
		if due := Assess(c, a.Record(), next).Sitting(); due == nil {
			t.Errorf("%s: on %s nothing is due", what, next)
		}
	}
}
