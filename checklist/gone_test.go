package checklist

import "testing"

// releasing is a catalogue in which a device that is gone is released by a step
// about the account, where that applies.
func releasing() *Catalogue {
	step := func(id string, per Per) Step {
		return Step{ID: id, Per: per, Interfaces: []string{AccountInterface}, LocksOut: RiskNone, Digest: "now",
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "apart", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}},
		Steps:      []Step{step("release", PerAccount), step("each", PerDevice)},
		LifeEvents: []LifeEvent{{ID: DeviceGone, Title: "A device is gone", Stales: []string{"each", "release", "no-such-step"}}}}
	c.Steps[0].Applies = Condition{None: []string{"apart=yes"}}
	return c
}

func TestARetiredDeviceHangsOnUntilItsReleaseIsSeen(t *testing.T) {
	c := releasing()
	release, each := &c.Steps[0], &c.Steps[1]
	retired, err := RetireEntry("phone", "sold")
	if err != nil {
		t.Fatal(err)
	}
	old := *release
	old.Digest = "before"
	for _, test := range []struct {
		what   string
		said   []Entry
		hangs  bool
		events *Catalogue
	}{
		{"nothing was looked at", []Entry{retired}, true, c},
		{"it was seen to hold before", []Entry{AnswerEntry(release, "", "good"), retired}, true, c},
		{"it was seen to hold since", []Entry{retired, AnswerEntry(release, "", "good")}, false, c},
		{"it was seen to fail since", []Entry{retired, AnswerEntry(release, "", "bad")}, true, c},
		{"not sure since", []Entry{retired, AnswerEntry(release, "", Unsure.ID)}, true, c},
		{"another question was answered since", []Entry{retired, AnswerEntry(&old, "", "good")}, true, c},
		{"the step does not apply", []Entry{FactEntry("apart", "yes"), retired}, false, c},
		{"the step about each device was seen to hold", []Entry{retired, AnswerEntry(each, "phone", "good")}, true, c},
		{"nothing is gone", nil, false, c},
		{"the catalogue knows no such event", []Entry{retired}, false, &Catalogue{Interfaces: c.Interfaces, Facts: c.Facts, Steps: c.Steps}},
	} {
		r := entering(Record{}, deviceEntry("phone", "web"))
		for _, e := range test.said {
			r = entering(r, e)
		}
		if got := len(Assess(test.events, r, today).notReleased()) > 0; got != test.hangs {
			t.Errorf("%s: the phone hangs on: %v", test.what, got)
		}
	}
}

func TestWhatTheMapShowsIsSeenByTheStepThatNamesIt(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{{ID: "s", Per: PerAccount, Probe: []string{"map-shared"},
		Interfaces: []string{AccountInterface}, LocksOut: RiskNone, Digest: "d", Answers: []Answer{{ID: "good", Means: MeansHolds}}}}}
	shared := Device{ID: "tablet", Name: "Tablet", Kind: "tablet", Shared: true}
	outcome := func(r Record) Outcome { return Assess(c, r, today).Steps[0].Outcome }
	r := entering(Record{}, DeviceEntry(shared))
	if got := outcome(r); got != Fails {
		t.Errorf("a shared tablet: %s", got)
	}
	held := Entry{Kind: KindFinding, Subject: "map-shared@tablet", Value: Value{"verdict": VerdictHolds, "saw": "x"}}
	if got := outcome(entering(r, held)); got != Holds {
		t.Errorf("overruled since: %s", got)
	}
	if got := outcome(entering(entering(r, held), DeviceEntry(shared))); got != Fails {
		t.Errorf("described again since: %s", got)
	}
	if got := outcome(entering(r, DeviceEntry(Device{ID: "tablet", Name: "Tablet", Kind: "tablet"}))); got != Unknown {
		t.Errorf("not shared any more: %s", got)
	}
}

func TestALookOfTheSecondInWhichADeviceWasRetiredReleasesNothing(t *testing.T) {
	c := releasing()
	good := AnswerEntry(&c.Steps[0], "", "good")
	phone := Event{Kind: KindDevice, Subject: "phone", Order: 1, Day: today, Value: deviceEntry("phone", "web").Value}
	retired := Event{Kind: KindRetired, Subject: "phone", Order: 5, Day: today, Value: Value{FieldReason: "sold"}}
	for order, hangs := range map[int64]bool{4: true, 5: true, 6: false} {
		r := NewRecord(phone, retired, Event{Kind: good.Kind, Subject: good.Subject, Order: order, Day: today, Value: good.Value})
		if got := len(Assess(c, r, today).notReleased()) > 0; got != hangs {
			t.Errorf("a look %d seconds after: hangs on %v", order-5, got)
		}
	}
}

func TestWhatWasOverruledInTheSecondOfADescriptionStandsOut(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{{ID: "s", Per: PerAccount, Probe: []string{"map-shared"},
		Interfaces: []string{AccountInterface}, LocksOut: RiskNone, Digest: "d", Answers: []Answer{{ID: "good", Means: MeansHolds}}}}}
	shared := DeviceEntry(Device{ID: "tablet", Name: "Tablet", Kind: "tablet", Shared: true})
	for order, want := range map[int64]Outcome{4: Fails, 5: Fails, 6: Holds} {
		r := NewRecord(Event{Kind: KindDevice, Subject: "tablet", Order: 5, Day: today, Value: shared.Value},
			Event{Kind: KindFinding, Subject: "map-shared@tablet", Order: order, Day: today, Value: Value{"verdict": VerdictHolds, "saw": "x"}})
		if got := Assess(c, r, today).Steps[0].Outcome; got != want {
			t.Errorf("%d seconds after the description: %s, want %s", order-5, got, want)
		}
	}
}
