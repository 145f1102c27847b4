package checklist

import (
	"fmt"
	"testing"
)

// twoWays is a catalogue of one job that fits the programs a, b and c, in this
// order, and of the step that must hold first where a or c is used.
func twoWays() *Catalogue {
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}, {ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
		Facts:      []Fact{{ID: "interfaces", Kind: Many, Values: []FactValue{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}}, {ID: "through", Kind: One, Values: []FactValue{{ID: "direct"}, {ID: "other"}}}},
		Steps: []Step{{ID: "first", Interfaces: []string{"a", "c"}, Per: PerAccount, Digest: "d", Applies: Condition{None: []string{"through=other"}},
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}},
		Jobs: []Job{{ID: "trade", Interfaces: []string{"a", "b", "c"}, First: []string{"first"}}, {ID: "watch", Interfaces: []string{"b"}}},
	}
}

func TestTheInterfaceForAJobIsTheBestThatIsUsedAndWaitsForItsFirstSteps(t *testing.T) {
	c := twoWays()
	first := &c.Steps[0]
	for _, test := range []struct {
		what    string
		job     string
		entered []Entry
		want    string
	}{
		{"nothing is known", "trade", nil, "a, else [b c]; first [{first unknown}], ready false, meanwhile "},
		{"the second is used, which the first step is not about", "trade", []Entry{FactEntry("interfaces", "b")}, "b, else [a c]; first [{first not_applicable}], ready true, meanwhile "},
		{"none of them is used: it is judged as if the best were", "trade", []Entry{FactEntry("interfaces", "d")}, "a, else [b c]; first [{first unknown}], ready false, meanwhile "},
		{"the second and third are used, and the first step holds", "trade", []Entry{FactEntry("interfaces", "b,c"), AnswerEntry(first, "", "good")},
			"b, else [a c]; first [{first holds}], ready true, meanwhile "},
		{"the first and third are used, and the first step fails", "trade", []Entry{FactEntry("interfaces", "a,c"), AnswerEntry(first, "", "bad")},
			"a, else [b c]; first [{first fails}], ready false, meanwhile c"},
		{"the first and second are used, and the first step fails", "trade", []Entry{FactEntry("interfaces", "a,b"), AnswerEntry(first, "", "bad")},
			"a, else [b c]; first [{first fails}], ready false, meanwhile b"},
		{"the first and second are used, and the first step holds", "trade", []Entry{FactEntry("interfaces", "a,b"), AnswerEntry(first, "", "good")},
			"a, else [b c]; first [{first holds}], ready true, meanwhile "},
		{"the first step does not apply by another fact", "trade", []Entry{FactEntry("interfaces", "a,b"), FactEntry("through", "other")},
			"a, else [b c]; first [{first not_applicable}], ready true, meanwhile "},
		{"one interface alone fits, and nothing comes first", "watch", nil, "b, else []; first [], ready true, meanwhile "},
	} {
		got := Assess(c, entering(NewRecord(), test.entered...), today).Choose("none", test.job)
		if len(got) != 1 {
			t.Fatalf("%s: %d choices, want that of the known job alone", test.what, len(got))
		}
		ch := got[0]
		if s := fmt.Sprintf("%s, else %v; first %v, ready %v, meanwhile %s", ch.Interface, ch.Others, ch.First, ch.Ready, ch.Meanwhile); s != test.want {
			t.Errorf("%s:\n%s, want\n%s", test.what, s, test.want)
		}
	}
}
