package checklist

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestWhatTheOwnerUsesRemovesNoRouteThatBeginsWithACredential(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		a := Assess(c, r, today)
		for _, value := range []string{"none", "web", "api", "web,api"} {
			b := Assess(c, later(r, FactEntry("interfaces", value)), today)
			for i := range a.Routes {
				rt := &a.Routes[i]
				if rt.Route.entersByCredential() && rt.Applies != b.Routes[i].Applies {
					t.Fatalf("with interfaces=%s %s applies: %s, and before: %s", value, rt.Route.ID, b.Routes[i].Applies, rt.Applies)
				}
			}
		}
	})
}

func TestTheWebsiteIsNeverRuledOut(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}, {ID: WebInterface}, {ID: "tws"}},
		Facts:  []Fact{{ID: "interfaces", Kind: Many, Grows: true, Values: []FactValue{{ID: WebInterface}, {ID: "tws"}}}},
		Steps:  []Step{{ID: "s", Interfaces: []string{WebInterface}, Per: PerAccount, Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: WebInterface, Exposure: Session, Stages: []Stage{{CutBy: []Cut{{"s"}}}}}}}
	r := NewRecord(Event{Kind: KindFact, Subject: "interfaces", Order: 1, Day: today, Value: Value{FieldValue: "tws"}})
	a := Assess(c, r, today)
	if a.Facts.Uses(WebInterface) == No || a.Step("s").Applies == No || !a.Route("r").Open || a.Route("r").Applies != Yes {
		t.Errorf("with TWS only: uses %s, step %s, route applies %s and is open: %v", a.Facts.Uses(WebInterface), a.Step("s").Applies, a.Route("r").Applies, a.Route("r").Open)
	}
}

// A fact that is not known shows everything that one of its values would.
func TestAnUnknownFactNeverNarrows(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		f := rapid.SampledFrom(c.Facts).Draw(t, "fact")
		without := Assess(c, r.dropping(KindFact, f.ID), today)
		if without.Facts.State(f.ID).Known {
			return // an answer says it
		}
		for _, v := range f.Values {
			with := Assess(c, later(r.dropping(KindFact, f.ID), FactEntry(f.ID, v.ID)), today)
			if closed := missing(openRoutes(with), openRoutes(without)); len(closed) > 0 {
				t.Fatalf("with %s=%s %v are open, and with nothing known of it they are not", f.ID, v.ID, closed)
			}
			for i := range with.Steps {
				if with.Steps[i].Applies != No && without.Steps[i].Applies == No {
					t.Fatalf("%s is asked with %s=%s, and not with nothing known of it", with.Steps[i].Step.ID, f.ID, v.ID)
				}
			}
		}
	})
}

// dropping is a record without the events of one subject.
func (r Record) dropping(k Kind, subject string) Record {
	return NewRecord(slices.DeleteFunc(r.Events(), func(e Event) bool { return e.Kind == k && e.Subject == subject })...)
}

func TestAHabitCutsNothing(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		step := rapid.SampledFrom(before.Steps).Draw(t, "step")
		for _, ab := range step.About {
			r = later(r, AnswerEntry(step.Step, ab.Target, "habit"))
		}
		after := Assess(c, r, today)
		for i := range after.Routes {
			for _, g := range after.Routes[i].Stages {
				if len(step.About) > 0 && slices.Contains(g.StoppedBy, step.Step.ID) && slices.ContainsFunc(after.Step(step.Step.ID).About, func(ab AboutState) bool { return ab.ByAnswer }) {
					t.Fatalf("%s holds as a habit and cuts a stage of %s", step.Step.ID, after.Routes[i].Route.ID)
				}
			}
		}
	})
}

func TestAFailingLookContestsUntilANewerOneHolds(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Facts: []Fact{{ID: "kind", Kind: One, Values: []FactValue{{ID: "a"}, {ID: "b"}}}},
		Steps: []Step{
			{ID: "one", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}},
			{ID: "two", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Applies: Condition{None: []string{"kind=b"}}, Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}},
		},
		Routes: []Route{
			{ID: "contested", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{"one"}, {"two"}}}}},
			{ID: "alternatives", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{"one"}, {"two"}}, Alternatives: "each alone suffices"}}},
			{ID: "together", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{"one", "two"}}}}},
		}}
	good, bad := AnswerEntry(&c.Steps[0], "", "good"), AnswerEntry(&c.Steps[1], "", "bad")
	for _, s := range []struct {
		what string
		then []Entry
		open bool
	}{
		{"a failing look", nil, true},
		{"not sure after it", []Entry{AnswerEntry(&c.Steps[1], "", Unsure.ID)}, true},
		{"an answer to a question of before", []Entry{{Kind: KindAnswer, Subject: "two", Value: Value{FieldAnswer: "good", FieldDigest: "older"}}}, true},
		{"a fact that leaves open whether it applies", []Entry{FactEntry("kind", "")}, true},
		{"a newer look that holds", []Entry{AnswerEntry(&c.Steps[1], "", "good")}, false},
		{"a fact by which it does not apply", []Entry{FactEntry("kind", "b")}, false},
		{"the answer withdrawn", []Entry{{Kind: KindAnswer, Subject: "two"}}, false},
	} {
		r := later(NewRecord(Event{Kind: KindNote, Order: 1}), append([]Entry{good, bad}, s.then...)...)
		a := Assess(c, r, today)
		if got := a.Route("contested"); got.Open != s.open || got.Contested != s.open || s.what == "a failing look" && !got.OpenAtBest {
			t.Errorf("%s: open %v, at best %v, contested %v, want %v", s.what, got.Open, got.OpenAtBest, got.Contested, s.open)
		}
		if a.Route("alternatives").Open {
			t.Errorf("%s: alternatives contest each other", s.what)
		}
		if want := s.what != "a newer look that holds"; a.Route("together").Open != want {
			t.Errorf("%s: what is needed together is open: %v, want %v", s.what, !want, want)
		}
	}
}

func TestRetiringADeviceClosesNoRoute(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Steps = append(c.Steps, Step{ID: "audit", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Probe: []string{"check-audit"}, Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}})
		c.LifeEvents = append(c.LifeEvents, LifeEvent{ID: DeviceGone, Title: "Gone", Stales: []string{"audit"}})
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		gone, err := RetireEntry(rapid.SampledFrom([]string{"phone", "laptop"}).Draw(t, "device"), "sold")
		if err != nil {
			t.Fatal(err)
		}
		after := Assess(c, later(r, gone), today)
		for id := range openRoutes(before) {
			if rt := after.Route(id); !rt.Open && rt.Applies != No {
				t.Fatalf("retiring closed %s", id)
			}
		}
	})
}

func TestAFactThatImpliesAnotherAddsAndShowsWhatIsDenied(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Facts: []Fact{
		{ID: "automation", Kind: One, Values: []FactValue{{ID: "no"}, {ID: "unattended", Implies: map[string]string{"interfaces": "api"}}}},
		{ID: "interfaces", Kind: Many, Grows: true, Values: []FactValue{{ID: "web"}, {ID: "api"}}},
		{ID: "methods", Kind: Many, Grows: true, Values: []FactValue{{ID: "sms"}, {ID: "app"}}},
	}, Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Answers: []Answer{{ID: "gone", Means: MeansHolds}, {ID: "sms", Means: MeansFails, Sets: map[string]string{"methods": "+sms"}}}}}}
	r := later(NewRecord(Event{Kind: KindNote, Order: 1}), FactEntry("automation", "unattended"))
	if a := Assess(c, r, today); a.Facts.Holds(Condition{All: []string{"interfaces=api"}}) != Yes || a.Facts.State("interfaces").Conflict != nil {
		t.Error("what a fact implies is not there, or contradicts what nobody entered")
	}
	r = later(r, FactEntry("interfaces", "web"), AnswerEntry(&c.Steps[0], "", "sms"), FactEntry("methods", "app"))
	a := Assess(c, r, today)
	if a.Facts.Holds(Condition{All: []string{"interfaces=api", "interfaces=web", "methods=sms", "methods=app"}}) != Yes {
		t.Error("a value that was seen does not count because a fact denies it")
	}
	if in, by := a.Facts.State("interfaces").Conflict, a.Facts.State("methods").Conflict; in == nil || in.Fact != "automation" || by == nil || by.Step != "s" || by.Value != "sms" {
		t.Errorf("conflicts are %+v and %+v", in, by)
	}
	if due := a.Due(); len(due) < 2 || due[0].Kind != DueConflict {
		t.Errorf("due is %+v", due)
	}
	if a := Assess(c, later(r, AnswerEntry(&c.Steps[0], "", Unsure.ID)), today); a.Facts.Holds(Condition{All: []string{"methods=sms"}}) != Yes {
		t.Error("not sure removes what was seen")
	}
	if a := Assess(c, later(r, AnswerEntry(&c.Steps[0], "", "gone")), today); a.Facts.Holds(Condition{All: []string{"methods=sms"}}) != No {
		t.Error("a newer look that does not see it leaves it")
	}
}
