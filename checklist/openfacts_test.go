package checklist

import (
	"slices"
	"testing"
)

func TestAFactThatIsNotKnownAndKeepsRoutesOpenIsNamed(t *testing.T) {
	c := &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts: []Fact{
			{ID: "travels", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}},
			{ID: "idle", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}},
		},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Applies: Condition{Any: []string{"travels=yes"}}, Stages: []Stage{{None: "nothing"}}}},
	}
	if got := Assess(c, Record{}, today).OpenFacts(); !slices.Equal(got, []string{"travels"}) {
		t.Errorf("named are %v, want the fact that a route asks about alone", got)
	}
	known := NewRecord(Event{Kind: KindFact, Subject: "travels", Order: 1, Day: today, Value: Value{FieldValue: "yes"}})
	if got := Assess(c, known, today).OpenFacts(); len(got) != 0 {
		t.Errorf("named are %v although it is known", got)
	}
}
