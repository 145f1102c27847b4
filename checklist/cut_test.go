package checklist

import "testing"

// A stage whose only step does not apply, because the broker does not offer
// it here, is open and not only unchecked: no look could ever close it.
func TestAStepThatDoesNotApplyIsNoHope(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}},
		Facts: []Fact{{ID: "card", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}},
		Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", LocksOut: RiskNone,
			Applies: Condition{None: []string{"card=no"}},
			Answers: []Answer{{ID: "good", Means: MeansHolds, As: Bolt}, {ID: "bad", Means: MeansFails}}}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Exposure: Credential,
			Stages: []Stage{{CutBy: []Cut{{"s"}}}}}}}
	for _, offered := range []struct {
		card       string
		openAtBest bool
	}{{"yes", false}, {"no", true}} {
		r := NewRecord(Event{Kind: KindFact, Subject: "card", Order: 1, Day: today, Value: Value{FieldValue: offered.card}})
		if got := Assess(c, r, today).Route("r"); !got.Open || got.OpenAtBest != offered.openAtBest {
			t.Errorf("with the card %s the route is open %v, and at best %v; want open true, at best %v", offered.card, got.Open, got.OpenAtBest, offered.openAtBest)
		}
	}
}
