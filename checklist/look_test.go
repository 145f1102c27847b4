package checklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// twoPhones is a catalogue with a step about each device and one about the
// account, all answered well, on a map with two phones and a laptop.
func twoPhones() (*Catalogue, Record) {
	step := func(id string, per Per) Step {
		return Step{ID: id, Topic: "mfa", Per: per, Interfaces: []string{AccountInterface}, LocksOut: RiskNone, Digest: "d",
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{step("each", PerDevice), step("whole", PerAccount)},
		LifeEvents: []LifeEvent{{ID: "new-phone", Title: "A new phone", Stales: []string{"topic:mfa"}}}}
	var r Record
	for _, id := range []string{"a", "b", "laptop"} {
		r = entering(r, deviceEntry(id, "web"))
		r = entering(r, AnswerEntry(&c.Steps[0], id, "good"))
	}
	return c, entering(r, AnswerEntry(&c.Steps[1], "", "good"))
}

func TestALifeEventAboutOneDeviceLeavesTheOthersAsTheyWere(t *testing.T) {
	for on, want := range map[string]string{
		"a": "a stale, b holds, laptop holds, whole stale",
		"b": "a holds, b stale, laptop holds, whole stale",
		"":  "a stale, b stale, laptop stale, whole stale",
	} {
		c, r := twoPhones()
		a := Assess(c, entering(r, HappenedEntry("new-phone", on, 0)), today)
		of := a.Steps[0].About
		got := fmt.Sprintf("%s %s, %s %s, %s %s, whole %s", of[0].Target, of[0].Outcome, of[1].Target, of[1].Outcome, of[2].Target, of[2].Outcome, a.Steps[1].Outcome)
		if got != want {
			t.Errorf("about %q: %s; want %s", on, got, want)
		}
	}
}

// Two copies may enter both in one second; then neither is the newer look, and
// the worse one counts.
func TestOfAFindingAndAnAnswerOfTheSameSecondTheWorseCounts(t *testing.T) {
	step := Step{ID: "s", Per: PerAccount, Probe: []string{"c"}, Digest: "d", Interfaces: []string{AccountInterface}, LocksOut: RiskNone,
		Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{step}}
	for _, test := range []struct {
		answer, verdict string
		want            Outcome
		byAnswer        bool
	}{
		{"good", VerdictFails, Fails, false}, {"bad", VerdictHolds, Fails, true}, {"bad", VerdictFails, Fails, false}, {"good", VerdictHolds, Holds, true},
	} {
		r := NewRecord(Event{Kind: KindDevice, Subject: "laptop", Order: 1, Day: 1, Value: deviceEntry("laptop", "web").Value},
			Event{Kind: KindAnswer, Subject: "s", Order: 9, Day: today, Value: Value{FieldAnswer: test.answer, FieldDigest: "d"}},
			Event{Kind: KindFinding, Subject: "c@laptop", Order: 9, Day: today, Value: Value{"verdict": test.verdict, "saw": "seen"}})
		ab := Assess(c, r, today).Steps[0].About[0]
		if ab.Outcome != test.want || ab.ByAnswer != test.byAnswer || ab.Conflict != nil {
			t.Errorf("answer %s, finding %s: %s, by the answer %v, conflict %v", test.answer, test.verdict, ab.Outcome, ab.ByAnswer, ab.Conflict)
		}
	}
}

// A failing finding is what counts; of an answer that fails too, the newer one
// is shown.
func TestAFailingAnswerAfterAFailingFindingIsWhatWasSeenLast(t *testing.T) {
	step := Step{ID: "s", Per: PerAccount, Probe: []string{"c"}}
	for what, test := range map[string]struct {
		entries []Entry
		seen    string
		on      Day
		answer  bool
	}{
		"the answer after it":  {[]Entry{found(VerdictFails, today-3), answered("bad", "now", today)}, "Bad", today, true},
		"the answer before it": {[]Entry{answered("bad", "now", today-3), found(VerdictFails, today)}, "seen", today, false},
		"not sure after it":    {[]Entry{found(VerdictFails, today-3), answered("unsure", "now", today)}, "seen", today - 3, false},
	} {
		got := assessed(t, step, today, test.entries...)
		if got.Outcome != Fails || got.Seen != test.seen || got.SeenOn != test.on || got.ByAnswer != test.answer {
			t.Errorf("%s: %s, seen %q on %s, by the answer %v", what, got.Outcome, got.Seen, got.SeenOn, got.ByAnswer)
		}
	}
	if got := assessed(t, step, today, found(VerdictFails, today), found(VerdictOverrule, today)); got.Outcome != Unknown {
		t.Errorf("a finding that was overruled, without an answer: %s", got.Outcome)
	}
}

func TestAFindingOnOneDeviceSaysNothingOfTheOthers(t *testing.T) {
	c, r := twoPhones()
	c.Steps[0].Probe = []string{"c"}
	r = entering(r, Entry{Kind: KindFinding, Subject: "c@a", Value: Value{"verdict": VerdictFails, "saw": "seen"}})
	of := Assess(c, r, today).Steps[0].About
	if of[0].Outcome != Fails || of[1].Outcome != Holds {
		t.Errorf("%s %s, %s %s", of[0].Target, of[0].Outcome, of[1].Target, of[1].Outcome)
	}
}

func TestAnAnswerOfTomorrowCountsAndOneOfTheDayAfterDoesNot(t *testing.T) {
	step := Step{ID: "s", Review: Interval{90, 'd'}, Per: PerAccount}
	for days, want := range map[Day]Outcome{1: Holds, 2: Stale} {
		if got := assessed(t, step, today, answered("good", "now", today+days)).Outcome; got != want {
			t.Errorf("entered %d days ahead it is %s, want %s", days, got, want)
		}
	}
}

// Where the newest answer is not sure, what was seen before it is remembered as
// failing: also an answer to the question as it was, but not one that held then.
func TestNotSureRemembersThatTheLookBeforeFailed(t *testing.T) {
	c := oneStep(Interval{})
	c.Past = map[string]Told{"then": {Step: "s", Ask: "old?", Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}}
	for answers, want := range map[string]bool{
		"unsure/d": false, "bad/d unsure/d": true, "good/d unsure/d": false, "bad/d good/d unsure/d": false, "bad/d unsure/d no-page/d": true,
		"bad/then unsure/d": true, "good/then unsure/d": false, "bad/d good/then unsure/d": true, "bad/d gone/then unsure/d": true, "bad/d good/older unsure/d": true,
		"bad/d good/then": true, "good/d bad/then": true,
	} {
		r := NewRecord()
		for _, a := range strings.Fields(answers) {
			answer, digest, _ := strings.Cut(a, "/")
			r = entering(r, answered(answer, digest, today))
		}
		if got := Assess(c, r, today).Steps[0].About[0].Failing; got != want {
			t.Errorf("%s: failing %v, want %v", answers, got, want)
		}
	}
}

func TestWhatHappenedIsListedUntilItIsTakenBack(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	c.LifeEvents = []LifeEvent{{ID: "moved", Title: "Moved", Stales: []string{"s"}}}
	c.Signals = []Signal{{ID: "page", Title: "A page", Changes: []string{"s"}}}
	gone := *c
	gone.LifeEvents = append(gone.LifeEvents, LifeEvent{ID: DeviceGone, Title: "Gone", Stales: []string{"s"}})
	event := func(k Kind, subject string, order int64, v Value) Event {
		return Event{Kind: k, Subject: subject, Order: order, Day: today, Value: v}
	}
	moved := func(order int64, again string) Event {
		v := Value{"on": ""}
		if again != "" {
			v[FieldAgain] = again
		}
		return event(KindHappened, "moved", order, v)
	}
	good, sold := answeredOn(5, today, "s", "good"), event(KindRetired, "phone", 10, Value{FieldReason: "sold"})
	for what, test := range map[string]struct {
		c       *Catalogue
		events  []Event
		orders  []int64
		outcome Outcome
	}{
		"nothing":                             {c, nil, nil, Holds},
		"after the look":                      {c, []Event{moved(10, "")}, []int64{10}, Stale},
		"before the look":                     {c, []Event{moved(4, "")}, []int64{4}, Holds},
		"in the second of the look":           {c, []Event{moved(5, "")}, []int64{5}, Holds},
		"a look at a signal":                  {c, []Event{event(KindLooked, "page", 10, Value{"saw": "nothing new"})}, nil, Holds},
		"a signal that changed":               {c, []Event{event(KindHappened, "page", 10, Value{"on": ""})}, []int64{10}, Stale},
		"taken back":                          {c, []Event{moved(10, ""), event(KindHappened, "moved", 20, nil)}, nil, Holds},
		"the second taken back in format 1":   {c, []Event{moved(10, ""), moved(20, ""), event(KindHappened, "moved", 30, Value{FieldAgain: "10"})}, []int64{10}, Stale},
		"the first entered again in format 1": {c, []Event{moved(10, ""), moved(20, ""), moved(30, "10")}, []int64{30}, Stale},
		"a device retired":                    {&gone, []Event{sold}, []int64{10}, Stale},
		"a device retired, and kept":          {&gone, []Event{sold, event(KindRetired, "phone", 20, nil)}, nil, Holds},
		"a device retired, of no importance":  {c, []Event{sold}, nil, Holds},
	} {
		a := Assess(test.c, NewRecord(append(test.events, good)...), today)
		var orders []int64
		for _, h := range a.Happened() {
			orders = append(orders, h.Event.Order)
		}
		if !slices.Equal(orders, test.orders) || a.Step("s").Outcome != test.outcome {
			t.Errorf("%s: %v happened, want %v; the step %s, want %s", what, orders, test.orders, a.Step("s").Outcome, test.outcome)
		}
	}
}

func TestTheDayOfALifeEventIsThatOfItsNewest(t *testing.T) {
	c := oneStep(Interval{})
	c.LifeEvents = []LifeEvent{{ID: "moved"}, {ID: "other"}}
	r := NewRecord(
		Event{Kind: KindHappened, Subject: "moved", Order: 1, Day: today - 9, Value: Value{"on": ""}},
		Event{Kind: KindHappened, Subject: "moved", Order: 2, Day: today - 5, Value: Value{"on": ""}},
		Event{Kind: KindHappened, Subject: "other", Order: 3, Day: today, Value: Value{"on": ""}})
	for life, want := range map[string]Day{"moved": today - 5, "other": today, "never": 0} {
		if got := Assess(c, r, today).HappenedOn(life); got != want {
			t.Errorf("%s: on %s, want %s", life, got, want)
		}
	}
}

// On several devices the newest finding of each kind counts.
func TestOfFindingsOnSeveralDevicesTheNewestIsShown(t *testing.T) {
	c, _ := twoPhones()
	c.Steps[1].Probe = []string{"c"}
	finding := func(order int64, device, verdict string) Event {
		return Event{Kind: KindFinding, Subject: "c@" + device, Order: order, Day: today - 9 + Day(order), Value: Value{"verdict": verdict, "saw": device}}
	}
	var devices []Event
	for i, id := range []string{"a", "b", "laptop"} {
		devices = append(devices, Event{Kind: KindDevice, Subject: id, Order: int64(i + 1), Day: 1, Value: deviceEntry(id, "web").Value})
	}
	for what, test := range map[string]struct {
		findings []Event
		seen     string
	}{
		"fails, the second newer": {[]Event{finding(5, "a", VerdictFails), finding(6, "b", VerdictFails)}, "b"},
		"fails, the first newer":  {[]Event{finding(6, "a", VerdictFails), finding(5, "b", VerdictFails)}, "a"},
		"holds, the second newer": {[]Event{finding(5, "a", VerdictHolds), finding(6, "b", VerdictHolds)}, "b"},
		"holds, the first newer":  {[]Event{finding(6, "a", VerdictHolds), finding(5, "b", VerdictHolds)}, "a"},
		"of the same second":      {[]Event{finding(5, "a", VerdictFails), finding(5, "b", VerdictFails)}, "a"},
		"both hold, in a second":  {[]Event{finding(5, "a", VerdictHolds), finding(5, "b", VerdictHolds)}, "a"},
	} {
		if got := Assess(c, NewRecord(append(test.findings, devices...)...), today).Steps[1].About[0].Seen; got != test.seen {
			t.Errorf("%s: seen on %q, want %q", what, got, test.seen)
		}
	}
}
