package checklist

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestAStepThatHoldsNeverMakesAnExposureWorse(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		step := rapid.SampledFrom(before.Steps).Draw(t, "step")
		for _, ab := range step.About {
			r = later(r, Entry{Kind: KindAnswer, Subject: AnswerSubject(step.Step.ID, ab.Target), Value: Value{FieldAnswer: "good", FieldDigest: step.Step.Digest}})
		}
		after := Assess(c, r, today)
		// An answer may have set facts that this one takes back: then the facts
		// changed, and with them what applies.
		if !cmp.Equal(factValues(before), factValues(after)) {
			return
		}
		if worse := missing(openRoutes(after, Credential, Session, Execution), openRoutes(before)); len(worse) > 0 {
			t.Fatalf("%s holds now and opened %v", step.Step.ID, worse)
		}
	})
}

func factValues(a *Assessment) map[string]string {
	out := make(map[string]string)
	for _, f := range a.Facts.States {
		out[f.Fact.ID] = f.Value()
	}
	return out
}

func TestMoreOfAnythingNeverClosesATakeOver(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		add := func(fact, value string) Entry {
			values := append(slices.Clone(before.Facts.State(fact).Values), value)
			return Entry{Kind: KindFact, Subject: fact, Value: Value{FieldValue: Join(slices.Compact(slices.Sorted(slices.Values(values))))}}
		}
		more := map[string]Entry{
			"a permission": {Kind: KindDecision, Subject: "margin", Value: Value{FieldState: "held"}},
			"an interface": add("interfaces", rapid.SampledFrom([]string{"web", "api"}).Draw(t, "interface")),
			"a method":     add("methods", rapid.SampledFrom([]string{"sms", "app", "key"}).Draw(t, "method")),
			"a device":     deviceEntry("another", "web,api"),
		}
		what := rapid.SampledFrom([]string{"a permission", "an interface", "a method", "a device"}).Draw(t, "more")
		// What was unknown may turn out narrower than feared; only what is
		// known of the fact already can be added to.
		if f := more[what]; f.Kind == KindFact && !before.Facts.State(f.Subject).Known {
			return
		}
		after := Assess(c, later(r, more[what]), today)
		for id := range openRoutes(before) {
			if was := before.Route(id); (was.Route.Kind == Takeover || was.Route.Kind == Leak) && !after.Route(id).Open {
				if f := more[what]; f.Kind == KindDecision && was.Applies == May {
					continue // it may have applied; it was never known to
				}
				t.Fatalf("%s more closed %s", what, id)
			}
		}
	})
}

func TestLessKnowledgeNeverClosesARoute(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		step := rapid.SampledFrom(before.Steps).Draw(t, "step")
		worse := rapid.SampledFrom([]string{"unsure", "no-page", "bad"}).Draw(t, "worse")
		for _, ab := range step.About {
			if ab.Outcome.Counts() && ab.ByAnswer {
				r = later(r, Entry{Kind: KindAnswer, Subject: AnswerSubject(step.Step.ID, ab.Target), Value: Value{FieldAnswer: worse, FieldDigest: step.Step.Digest}})
			}
		}
		after := Assess(c, r, today)
		if closed := missing(openRoutes(before), openRoutes(after)); len(closed) > 0 {
			t.Fatalf("%q instead of what holds closed %v", worse, closed)
		}
	})
}

func TestTimeAloneClosesNoRouteAndImprovesNoOutcome(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		now := Assess(c, r, today)
		then := Assess(c, r, today+Day(rapid.IntRange(1, 700).Draw(t, "days")))
		if closed := missing(openRoutes(now), openRoutes(then)); len(closed) > 0 {
			t.Fatalf("time closed %v", closed)
		}
		for i := range now.Steps {
			if was, is := now.Steps[i].Outcome, then.Steps[i].Outcome; Worse(was, is) != is {
				t.Fatalf("%s went from %s to %s by time alone", now.Steps[i].Step.ID, was, is)
			}
		}
	})
}

func TestAcceptingARiskChangesNoOutcomeAndNoRoute(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		id := rapid.SampledFrom(c.Steps).Draw(t, "step").ID
		after := Assess(c, later(r, Entry{Kind: KindAccept, Subject: id, Value: Value{FieldReason: "r", FieldUntil: (today + 100).String()}}), today)
		for i := range before.Steps {
			if before.Steps[i].Outcome != after.Steps[i].Outcome {
				t.Fatalf("%s went from %s to %s", id, before.Steps[i].Outcome, after.Steps[i].Outcome)
			}
		}
		if !cmp.Equal(openRoutes(before), openRoutes(after)) {
			t.Fatal("accepting a risk changed which routes are open")
		}
		for _, it := range Plan(after, 60).Bundle {
			if it.Step == id {
				t.Fatal("an accepted risk is still on the to-do list")
			}
		}
	})
}

func TestWithdrawingAFactRestoresTheRoutes(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		before := Assess(c, r, today)
		for _, s := range before.Steps {
			if s.Outcome == NotApplicable && s.Applies != No {
				t.Fatalf("%s does not apply although no fact says so", s.Step.ID)
			}
		}
		if before.Facts.State("through").Known {
			return
		}
		said := later(r, Entry{Kind: KindFact, Subject: "through", Value: Value{FieldValue: "other"}})
		withdrawn := Assess(c, later(said, Entry{Kind: KindFact, Subject: "through"}), today)
		if !cmp.Equal(openRoutes(before), openRoutes(withdrawn)) {
			t.Fatal("the fact is withdrawn and other routes are open than before it was entered")
		}
	})
}

func TestARouteThatANewerCatalogueOpensWasLearned(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		newer := *c
		newer.Version, newer.Digest = "2", "d2"
		newer.Routes = append(slices.Clone(c.Routes), Route{ID: "new", Title: "New", Kind: Takeover, Interface: AccountInterface, Exposure: Credential,
			Stages: []Stage{{CutBy: []Cut{{c.Steps[0].ID}}}}})
		ch := Compare(Assess(c, r, today), Assess(&newer, r, today))
		for _, o := range append(ch.Opened, ch.Closed...) {
			t.Fatalf("%s is told as a change of the person's", o.Route)
		}
		if open := Assess(&newer, r, today).Route("new").Open; open != (len(ch.Learned) == 1) {
			t.Fatalf("open is %v and learned %v", open, ch.Learned)
		}
	})
}

func TestAStepThatCanLockOutWaitsForItsWayBack(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), today)
		ad := Plan(a, rapid.IntRange(1, 90).Draw(t, "minutes"))
		for _, it := range ad.Bundle {
			s := a.Step(it.Step)
			if s.Step.LocksOut != RiskHigh {
				continue
			}
			for _, id := range s.Step.WayBack {
				way := a.Step(id)
				if !way.Outcome.Counts() || slices.ContainsFunc(way.About, func(ab AboutState) bool { return !ab.ByAnswer }) {
					t.Fatalf("%s is advised and its way back %s is %s", it.Step, id, way.Outcome)
				}
				if slices.ContainsFunc(ad.Bundle, func(o Item) bool { return o.Step == id }) {
					t.Fatalf("%s is in one bundle with its way back %s", it.Step, id)
				}
			}
		}
	})
}

func TestTheSameStateGivesTheSameAdvice(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := drawHistory(t, c)
		events := rapid.Permutation(r.Events()).Draw(t, "order")
		one, two := Plan(Assess(c, r, today), 20), Plan(Assess(c, NewRecord(events...), today), 20)
		if d := cmp.Diff(one, two); d != "" {
			t.Fatal(d)
		}
	})
}

func TestUnknownCountsAsOpen(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), today)
		for _, r := range a.Routes {
			if r.OpenAtBest && !r.Open {
				t.Fatalf("%s is open at best and not as far as we know", r.Route.ID)
			}
			cut := false
			for _, g := range r.Stages {
				cut = cut || g.Cut
				if g.Cut && !seenToBeStopped(a, g) {
					t.Fatalf("a stage of %s is cut by %v, and not everything was seen to be a bolt", r.Route.ID, g.StoppedBy)
				}
			}
			if want := r.Applies != No && !cut; r.Open != want {
				t.Fatalf("%s is open: %v, want %v", r.Route.ID, r.Open, want)
			}
		}
	})
}

// seenToBeStopped reports whether all steps of one cut of a stage hold, as
// bolts, for everything they are about.
func seenToBeStopped(a *Assessment, g StageState) bool {
	return slices.ContainsFunc(g.Stage.CutBy, func(cut Cut) bool {
		return !slices.ContainsFunc(cut, func(id string) bool {
			s := a.Step(id)
			return len(s.About) == 0 || slices.ContainsFunc(s.About, func(ab AboutState) bool { return !ab.Outcome.Counts() || !ab.Bolt })
		})
	})
}

func TestAnUnansweredFactMayApply(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, Record{}, today)
		for _, s := range a.Steps {
			if s.Applies == No {
				t.Fatalf("nothing was entered and %s does not apply", s.Step.ID)
			}
		}
		for _, r := range a.Routes {
			if r.Applies == No {
				t.Fatalf("nothing was entered and %s does not apply", r.Route.ID)
			}
		}
	})
}

func TestAUsernameOnceNamedIsAskedAboutUntilASayingRemovesIt(t *testing.T) {
	c := &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "usernames", Kind: Many, Grows: true, Values: []FactValue{{ID: "main"}, {ID: "api"}}}},
		Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerUsername, LocksOut: RiskNone, Digest: "d",
			Answers: []Answer{{ID: "good", Means: MeansHolds}}}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{"s"}}}}}},
	}
	usernames := func(value string) Entry {
		if value == "" {
			return Entry{Kind: KindFact, Subject: "usernames"}
		}
		return Entry{Kind: KindFact, Subject: "usernames", Value: Value{FieldValue: value}}
	}
	r := later(NewRecord(Event{Kind: KindNote, Order: 1}), Entry{Kind: KindAnswer, Subject: "s@main", Value: Value{FieldAnswer: "good", FieldDigest: "d"}})
	if a := Assess(c, r, today); !a.Route("r").Open || a.Route("r").OpenAtBest || a.Step("s").Missing != "usernames" {
		t.Fatal("which usernames there are is not known, and one closes the route")
	}
	r = later(r, usernames("main"))
	open := func(r Record) bool { return Assess(c, r, today).Route("r").Open }
	if open(r) {
		t.Fatal("it holds about the only username and the route is open")
	}
	both := later(r, usernames("main,api"))
	if !open(both) {
		t.Fatal("a username nobody looked at closes the route")
	}
	if !open(later(both, usernames(""))) {
		t.Error("withdrawing the usernames closed the route")
	}
	if open(later(both, usernames("main"))) {
		t.Error("a username that an entry removed is still asked about")
	}
	undo, _, err := both.Undo(Copy{})
	if err != nil {
		t.Fatal(err)
	}
	if open(later(both, undo)) {
		t.Error("what was taken back still counts")
	}
}
