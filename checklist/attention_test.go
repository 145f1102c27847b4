package checklist

import (
	"slices"
	"strings"
	"testing"
)

// inYourHands is two routes, r1 of tier 2 and r2 of tier 1, each stopped by a step.
func inYourHands() *Catalogue {
	c := twoRoutes("d")
	c.Routes[0].Stages[0].Tier, c.Routes[1].Stages[0].Tier = 2, 1
	return c
}

func TestARouteIsInYourHandsWhereItIsOpenAndAStepCouldCloseIt(t *testing.T) {
	for _, test := range []struct {
		what string
		with func(c *Catalogue)
		said []Event
		want string
	}{
		{"nothing was looked at: of the lower tier first", nil, nil, "r2 r1"},
		{"one holds", nil, []Event{looked(1, today, "s2", "good")}, "r1"},
		{"one fails", nil, []Event{looked(1, today, "s1", "bad"), looked(2, today, "s2", "good")}, "r1"},
		{"no step closes one", func(c *Catalogue) { c.Routes[0].Stages[0].CutBy = nil }, nil, "r2"},
	} {
		c := inYourHands()
		if test.with != nil {
			test.with(c)
		}
		var got []string
		for _, r := range Assess(c, NewRecord(test.said...), today).OpenInYourHands() {
			got = append(got, r.Route.ID)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %s", test.what, got, test.want)
		}
	}
}

func TestAStepFailsEarlyOnAStageOfTierZeroOrOneAlone(t *testing.T) {
	bad := []Event{looked(1, today, "s1", "bad"), looked(2, today, "s2", "bad")}
	for _, test := range []struct {
		what string
		with func(c *Catalogue)
		said []Event
		want []string
	}{
		{"nothing was looked at", nil, nil, nil},
		{"both fail, one on a stage of tier 2", nil, bad, []string{"s2"}},
		{"one of tier 0", func(c *Catalogue) { c.Routes[0].Stages[0].Tier = 0 }, bad, []string{"s1", "s2"}},
		{"it holds", nil, []Event{looked(1, today, "s2", "good")}, nil},
		{"it only narrows", func(c *Catalogue) {
			c.Routes[1].Stages[0].CutBy, c.Routes[1].Stages[0].NarrowedBy = nil, []string{"s2"}
		}, bad, []string{"s2"}},
		{"by mistake nobody gets in", func(c *Catalogue) { c.Routes[1].Kind = Mistake }, bad, nil},
		{"a leak", func(c *Catalogue) { c.Routes[1].Kind = Leak }, bad, []string{"s2"}},
		{"the route does not apply", func(c *Catalogue) {
			c.Facts = []Fact{{ID: "f", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}}
			c.Routes[1].Applies = Condition{All: []string{"f=yes"}}
		}, append([]Event{{Kind: KindFact, Subject: "f", Order: 3, Day: today, Value: Value{FieldValue: "no"}}}, bad...), nil},
		{"the route may apply", func(c *Catalogue) {
			c.Facts = []Fact{{ID: "f", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}}
			c.Routes[1].Applies = Condition{All: []string{"f=yes"}}
		}, bad, []string{"s2"}},
	} {
		c := inYourHands()
		if test.with != nil {
			test.with(c)
		}
		if got := Assess(c, NewRecord(test.said...), today).FailsEarly(); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.what, got, test.want)
		}
	}
}
