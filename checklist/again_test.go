package checklist

import (
	"slices"
	"testing"
)

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
