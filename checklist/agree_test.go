package checklist

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// Whoever does what the plan asks for, to its end, leaves no line of the
// picture open or not checked but those whose steps were put off, are left
// with a reason, wait for a way back, are about nothing recorded yet, or are
// asked again later, as a habit chosen in the last two weeks is.
func TestThePlanLeadsToWhatThePictureCallsOpen(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Holdings = []Holding{drawHolding(t)}
		r := drawHistory(t, c)
		a := Assess(c, r, today)
		for n := 0; n < 40; n++ {
			planned := Plan(a, 10_000).steps()
			if len(planned) == 0 {
				break
			}
			for id, about := range planned {
				for _, thing := range about {
					r = later(r, AnswerEntry(a.Step(id).Step, thing, "good"))
				}
			}
			a = Assess(c, r, today)
		}
		planned := Plan(a, 10_000).steps()
		for _, h := range a.Holdings() {
			if len(h.StopWith) > 0 && !slices.ContainsFunc(h.StopWith, func(id string) bool { return planned[id] != nil || excused(a, id) }) {
				t.Fatalf("%v is %s, would be stopped by %v, and the plan has %v", h.Holding.Tokens, h.Outcome, h.StopWith, planned)
			}
		}
	})
}

// What is planned hands-on for a route it closes, shows, prepares or narrows is
// planned for an open one, which no line of the picture calls stopped.
func TestThePlanProposesNothingForAStoppedLine(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Holdings = []Holding{drawHolding(t)}
		a := Assess(c, drawHistory(t, c), today)
		for _, it := range Plan(a, rapid.IntRange(5, 200).Draw(t, "minutes")).Bundle {
			if it.Because == "among the essentials" || slices.ContainsFunc(a.Steps, func(s StepState) bool { return slices.Contains(s.Step.After, it.Step) }) {
				continue
			}
			if len(openWith(a, it.Step)) == 0 {
				t.Fatalf("%s is to be done because it %s, and every route it touches is closed", it.Step, it.Because)
			}
		}
		for _, h := range a.Holdings() {
			for _, id := range h.Routes {
				if h.Outcome == HoldingStopped || !a.Route(id).Open && !granted(a, h.Holding, id) {
					t.Fatalf("%v is %s by %s, which is closed", h.Holding.Tokens, h.Outcome, id)
				}
			}
		}
	})
}

// granted reports whether a cut stage of a route gives what is held already.
func granted(a *Assessment, h *Holding, id string) bool {
	return everything(a, h, func(g *StageState) bool { return g.Cut })[id]
}

// openWith lists the open routes a step has an effect on.
func openWith(a *Assessment, step string) (out []string) {
	for i := range a.Routes {
		if r := &a.Routes[i]; r.Open && slices.Contains(r.steps(), step) {
			out = append(out, r.Route.ID)
		}
	}
	return out
}

// steps lists what an advice asks for, and about what.
func (ad Advice) steps() map[string][]string {
	out := make(map[string][]string)
	for _, t := range ad.Trips {
		for _, l := range t.Looks {
			out[l.Step] = l.About
		}
	}
	for _, it := range ad.Bundle {
		out[it.Step] = it.About
	}
	if ad.Longer != nil {
		out[ad.Longer.Step] = ad.Longer.About
	}
	if ad.Sitting != nil {
		for _, q := range slices.Concat(ad.Sitting.States, ad.Sitting.More, ad.Sitting.Open) {
			out[q.Step] = q.About
		}
	}
	return out
}

// excused reports whether the plan says why it does not ask for a step: it was
// put off or left, waits for a way back, is about nothing recorded yet, is
// asked again later, or which usernames there are is asked instead.
func excused(a *Assessment, id string) bool {
	s := a.Step(id)
	return s.Snoozed != 0 || s.Accepted != nil && !s.Accepted.Ended || s.Stopped || len(s.About) == 0 ||
		s.Missing != "" && slices.Contains(a.OpenFacts(), s.Missing) ||
		slices.ContainsFunc(s.About, func(ab AboutState) bool { return ab.Outcome == Unknown && ab.Answer != "" || resting(a, ab) })
}

// resting reports whether a habit was chosen so lately that it is left alone.
func resting(a *Assessment, ab AboutState) bool {
	return ab.Outcome.Counts() && !ab.Bolt && a.Day-ab.SeenOn < UnsureDays
}

func TestAHabitThatLeavesARouteOpenIsToBeDoneAgainAfterTwoWeeks(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}},
		Steps: []Step{
			{ID: "lock", Title: "Lock it", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Minutes: Minutes{Look: 1, Hands: 5}, Answers: []Answer{{ID: "bolt", Means: MeansHolds}, {ID: "habit", Means: MeansHolds, As: Habit}}},
			{ID: "care", Title: "Take care", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Minutes: Minutes{Look: 1, Hands: 5}, Answers: []Answer{{ID: "habit", Means: MeansHolds, As: Habit}}},
		},
		Holdings: []Holding{{ID: "h", Axis: Attack, Tokens: []string{"password"}}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Reach: Reach{Authority: AuthoritySee},
			Stages: []Stage{{Needs: []string{"password"}, CutBy: []Cut{{"lock"}}, NarrowedBy: []string{"care"}}}}},
	}
	habit := later(NewRecord(Event{Kind: KindNote, Order: 1}), AnswerEntry(&c.Steps[0], "", "habit"), AnswerEntry(&c.Steps[1], "", "habit"))
	if ad := Plan(Assess(c, habit, today+UnsureDays-1), 60); !ad.Empty() {
		t.Errorf("the habit was chosen two weeks ago less a day, and the plan has %+v", ad)
	}
	today := today + UnsureDays
	a := Assess(c, habit, today)
	ad := Plan(a, 60)
	if len(ad.Bundle) != 1 || ad.Bundle[0].Step != "lock" || ad.Bundle[0].Minutes != 5 {
		t.Errorf("a habit leaves %v open, and the plan does %+v", a.Holdings()[0].Routes, ad.Bundle)
	}
	if h := a.Holdings()[0]; h.Outcome != HoldingOpen || !slices.Equal(h.StopWith, []string{"lock"}) || h.Minutes != 5 {
		t.Errorf("the picture is %+v", h)
	}
	if why := a.WithoutEffect(a.Step("lock")); why != "" {
		t.Errorf("leaving it with a reason is called without effect: %s", why)
	}
	left, err := AcceptEntry("lock", "I need it", today+30, today, false)
	if err != nil {
		t.Fatal(err)
	}
	for what, r := range map[string]Record{"a bolt": later(habit, AnswerEntry(&c.Steps[0], "", "bolt")), "a reason to leave it": later(habit, left)} {
		if ad := Plan(Assess(c, r, today), 60); !ad.Empty() {
			t.Errorf("after %s the plan still has %+v", what, ad)
		}
	}
}
