package checklist

import (
	"slices"
	"strings"
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
	// What another fact settles already is not asked, what holds needs no fact, and
	// the fact that settles most is asked first.
	pair := Condition{Any: []string{"travels=yes", "travels=no", "idle=yes"}}
	step := Step{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", LocksOut: RiskNone, Applies: pair, Answers: []Answer{{ID: "good", Means: MeansHolds}}}
	withStep, named := *c, *c
	withStep.Steps, withStep.Routes = []Step{step}, append(slices.Clone(c.Routes), c.Routes[0])
	withStep.Routes[1].ID, withStep.Routes[1].Applies = "r2", Condition{All: []string{"idle=yes"}}
	perName := step
	perName.ID, perName.Per, perName.Applies = "u", PerUsername, Condition{}
	named.Facts = append(slices.Clone(c.Facts), Fact{ID: "usernames", Kind: Many, Values: []FactValue{{ID: "main"}}})
	named.Steps, named.Routes = []Step{perName, perName, step}, nil
	named.Steps[1].ID, named.Steps[2].Applies = "u2", Condition{All: []string{"travels=yes"}}
	good := AnswerEntry(&step, "", "good")
	alone, elsewhere := withStep, named
	alone.Routes = nil
	perName.Applies = Condition{None: []string{"travels=yes"}}
	elsewhere.Steps = []Step{perName}
	for _, test := range []struct {
		what string
		c    *Catalogue
		said []Entry
		want string
	}{
		{"a route and a step need each of two", &withStep, nil, "travels idle"},
		{"one of two is known, and leaves it open", &withStep, []Entry{FactEntry("travels", "no")}, "idle"},
		{"the other is known, and leaves it open", &withStep, []Entry{FactEntry("idle", "no")}, "travels"},
		{"one of two settles the step", &withStep, []Entry{FactEntry("idle", "yes")}, "travels"},
		{"one of two settles all there is", &alone, []Entry{FactEntry("idle", "yes")}, ""},
		{"a step per username does not apply", &elsewhere, []Entry{FactEntry("travels", "yes")}, ""},
		{"the step holds, and its route is settled", &withStep, []Entry{FactEntry("travels", "yes"), FactEntry("idle", "no"), good}, ""},
		{"two steps are asked about each username", &named, nil, "usernames travels"},
		{"the usernames are known", &named, []Entry{FactEntry("usernames", "main")}, "travels"},
		{"the step holds", &named, []Entry{FactEntry("usernames", "main"), good}, ""},
	} {
		if got := strings.Join(Assess(test.c, onDays(test.said...), today).OpenFacts(), " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
	known := NewRecord(Event{Kind: KindFact, Subject: "travels", Order: 1, Day: today, Value: Value{FieldValue: "yes"}})
	if got := Assess(c, known, today).OpenFacts(); len(got) != 0 {
		t.Errorf("named are %v although it is known", got)
	}
}
