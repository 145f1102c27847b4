package checklist

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestAStepThatDoesNotApplyNamesItsFact(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), 20000)
		for i := range a.Steps {
			st := &a.Steps[i]
			why := a.NotApplicableBecause(st)
			if (st.Outcome == NotApplicable) != (len(why) > 0) {
				t.Fatalf("%s is %s, because %q", st.Step.ID, st.Outcome, why)
			}
		}
	})
}

func TestTheReasonWhyAStepDoesNotApplyIsTheFactInWords(t *testing.T) {
	c := &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}, {ID: "web"}, {ID: "api"}},
		Facts: []Fact{
			{ID: "interfaces", Title: "Ways in", Kind: Many, Values: []FactValue{{ID: "web", Text: "Portal"}, {ID: "api", Text: "Programs"}}},
			{ID: "joint", Title: "Whose account", Kind: One, Values: []FactValue{{ID: "no", Text: "Mine alone"}, {ID: "yes", Text: "Of two"}}},
			{ID: "methods", Title: "Methods", Kind: Many, Values: []FactValue{{ID: "sms", Text: "By text"}, {ID: "key", Text: "Key"}}},
			{ID: "phone", Title: "Phone", Kind: One, Values: []FactValue{{ID: "old", Text: "An old one", Implies: map[string]string{"methods": "sms"}}, {ID: "new", Text: "A new one"}}},
		},
		Permits: []Permission{{ID: "margin", Name: "Margin"}},
	}
	for _, test := range []struct {
		what       string
		interfaces []string
		applies    Condition
		said       []Entry
		want       string
	}{
		{"it applies", []string{"web"}, Condition{}, []Entry{FactEntry("interfaces", "web")}, "[]"},
		{"it may apply", []string{"api"}, Condition{All: []string{"joint=yes"}}, nil, "[]"},
		{"no such way in", []string{"api"}, Condition{}, []Entry{FactEntry("interfaces", "web")}, "[Ways in: Portal]"},
		{"no way in at all", []string{"api"}, Condition{}, []Entry{FactEntry("interfaces", "none")}, "[Ways in: none of them]"},
		{"one of its ways in", []string{"api", "web"}, Condition{All: []string{"joint=yes"}}, []Entry{FactEntry("interfaces", "web"), FactEntry("joint", "no")}, "[Whose account: Mine alone]"},
		{"what it asks is not so", []string{AccountInterface}, Condition{All: []string{"joint=yes", "methods=key"}}, []Entry{FactEntry("joint", "no"), FactEntry("methods", "sms,key")}, "[Whose account: Mine alone]"},
		{"what it excludes is so", []string{AccountInterface}, Condition{None: []string{"joint=yes", "methods=key"}}, []Entry{FactEntry("joint", "yes"), FactEntry("methods", "sms")}, "[Whose account: Of two]"},
		{"none of several is so", []string{AccountInterface}, Condition{Any: []string{"joint=yes", "methods=key"}}, []Entry{FactEntry("joint", "no"), FactEntry("methods", "sms")}, "[Whose account: Mine alone Methods: By text]"},
		{"one of several is so, another is not", []string{AccountInterface}, Condition{Any: []string{"joint=yes", "methods=key"}, None: []string{"methods=sms"}}, []Entry{FactEntry("joint", "no"), FactEntry("methods", "sms,key")}, "[Methods: By text; Key]"},
		{"what it excludes follows from another fact", []string{AccountInterface}, Condition{None: []string{"methods=sms"}}, []Entry{FactEntry("phone", "old")}, "[Methods: By text]"},
		{"what it excludes follows beside what is named", []string{AccountInterface}, Condition{None: []string{"methods=sms"}}, []Entry{FactEntry("phone", "old"), FactEntry("methods", "key")}, "[Methods: By text; Key]"},
		{"two terms of one fact", []string{AccountInterface}, Condition{All: []string{"joint=yes"}, None: []string{"joint=no"}}, []Entry{FactEntry("joint", "no")}, "[Whose account: Mine alone]"},
		{"what it excludes is on the list of devices", []string{AccountInterface}, Condition{None: []string{"shared=yes"}}, []Entry{DeviceEntry(Device{ID: "pad", Kind: "tablet", Shared: true})}, "[Devices: what you recorded of them]"},
		{"a permission", []string{AccountInterface}, Condition{All: []string{"permissions=margin"}}, []Entry{DecisionEntry("margin", "dropped", "", 0)}, "[Permissions: you do not have Margin]"},
		{"a permission in use", []string{AccountInterface}, Condition{All: []string{"permissions_used=margin"}}, []Entry{DecisionEntry("margin", "dropped", "", 0)}, "[Permissions: you do not have Margin]"},
	} {
		c.Steps = []Step{{ID: "s", Interfaces: test.interfaces, Per: PerAccount, Applies: test.applies, Digest: "d", Answers: []Answer{{ID: "good", Means: MeansHolds}}}}
		var r Record
		for _, e := range test.said {
			r = entering(r, e)
		}
		a := Assess(c, r, today)
		if got := fmt.Sprint(a.NotApplicableBecause(&a.Steps[0])); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
	c.Steps[0].Per, c.Steps[0].Interfaces, c.Steps[0].Applies = PerDevice, []string{AccountInterface}, Condition{Any: []string{"device.kind=phone", "joint=yes"}}
	a := Assess(c, entering(Record{}, DeviceEntry(Device{ID: "laptop", Kind: "laptop"}), FactEntry("joint", "no")), today)
	if got := fmt.Sprint(a.NotApplicableBecause(&a.Steps[0])); got != "[Devices: none of those you recorded is of the kind this is about Whose account: Mine alone]" {
		t.Errorf("neither the kind of device nor the fact is so: %s", got)
	}
}

func TestAcceptingARiskHasAnEffectOnlyWhereSomethingIsToBeDone(t *testing.T) {
	c := oneStep(Interval{})
	c.Facts[0].Title, c.Facts[0].Values[1].Text = "Has one", "No"
	for what, test := range map[string]struct {
		said []Entry
		want string
	}{
		"never answered": {nil, ""},
		"it fails":       {[]Entry{AnswerEntry(&c.Steps[0], "", "bad")}, ""},
		"it holds":       {[]Entry{AnswerEntry(&c.Steps[0], "", "good")}, "it holds: there is nothing to accept"},
		"not applicable": {[]Entry{FactEntry("has", "no")}, "it does not apply (Has one: No)"},
	} {
		a := Assess(c, entering(Record{}, test.said...), today)
		if got := a.WithoutEffect(&a.Steps[0]); got != test.want {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
}
