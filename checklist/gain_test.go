package checklist

import (
	"slices"
	"testing"
)

// What a thief makes of a route follows from how far it goes and from what is
// held; what may be held counts.
func TestWhatAThiefMakesOfARouteFollowsFromReachAndFacts(t *testing.T) {
	trade, money := Reach{AuthorityTrade, DamageHoldings}, Reach{AuthorityMoney, DamageLeaves}
	a := Assessment{Catalogue: &Catalogue{Consequences: []Gain{
		{ID: "worthless-shares", From: trade},
		{ID: "new-bank", From: money},
		{ID: "through-a-firm", From: trade, If: Condition{Any: []string{"through=introducing"}}},
	}}}
	a.Facts.known = map[string][]string{"through": {"direct"}}
	for _, c := range []struct {
		name  string
		reach Reach
		want  []string
	}{
		{"a mistake or a lock-out", Reach{}, nil},
		{"a leak", Reach{Authority: AuthoritySee}, nil},
		{"a route that trades", trade, []string{"worthless-shares"}},
		{"a route that moves money", money, []string{"worthless-shares", "new-bank"}},
	} {
		var got []string
		for _, q := range a.Gains(&RouteState{Reach: c.reach}) {
			got = append(got, q.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("of %s a thief makes %v, want %v", c.name, got, c.want)
		}
	}
	a.Facts.known = nil
	if got := len(a.Gains(&RouteState{Reach: trade})); got != 2 {
		t.Errorf("with that fact not known a thief makes %d things of a route that trades, want 2", got)
	}
}
