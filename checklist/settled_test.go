package checklist

import "testing"

// settling is a catalogue whose one step settles a fact by one of its answers.
func settling() *Catalogue {
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "limits", Kind: One, Values: []FactValue{{ID: "open"}, {ID: "set"}}}},
		Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "now",
			Answers: []Answer{{ID: "set", Means: MeansHolds, Sets: map[string]string{"limits": "set"}}, {ID: "other", Means: MeansFails}}}},
	}
}

func limitsAfter(said ...Said) string {
	r := NewRecord(Record{}.Say(today.Time(), "", said...)...)
	return Assess(settling(), r, today).Facts.State("limits").Value()
}

func TestWhatAnAnswerOvertookDoesNotComeBackWhenItIsReplaced(t *testing.T) {
	open := Said{Kind: KindFact, Subject: "limits", Value: Value{FieldValue: "open"}}
	set := answered("set", "now", 0)
	for _, c := range []struct {
		what string
		said []Said
		want string
	}{
		{"the answer", []Said{open, set}, "set"},
		{"not sure after it", []Said{open, set, answered(Unsure.ID, "now", 0)}, ""},
		{"no page after it, twice", []Said{open, set, answered(NoPage.ID, "now", 0), answered(Unsure.ID, "now", 0)}, ""},
		{"another answer after it", []Said{open, set, answered("other", "now", 0)}, ""},
		{"the text changed since", []Said{open, answered("set", "then", 0)}, ""},
		{"the fact said after all", []Said{open, set, answered(Unsure.ID, "now", 0), open}, "open"},
		{"the fact said between", []Said{set, open, answered(Unsure.ID, "now", 0)}, "open"},
		{"not sure and nothing seen before", []Said{open, answered(Unsure.ID, "now", 0)}, "open"},
		{"seen again", []Said{open, set, answered(Unsure.ID, "now", 0), set}, "set"},
	} {
		if got := limitsAfter(c.said...); got != c.want {
			t.Errorf("%s: the fact is %q, want %q", c.what, got, c.want)
		}
	}
}

func TestUndoingAnAnswerBringsBackTheFactOfBefore(t *testing.T) {
	c := settling()
	open := Said{Kind: KindFact, Subject: "limits", Value: Value{FieldValue: "open"}}
	for what, before := range map[string][]Said{
		"with no answer before":        {open},
		"with another answer before":   {answered("other", "now", 0), open},
		"with not sure before":         {open, answered(Unsure.ID, "now", today-3)},
		"with an undone answer before": {open, answered("set", "now", 0), {Kind: KindAnswer, Subject: "s"}},
	} {
		r := NewRecord(Record{}.Say(today.Time(), "", append(before, answered("set", "now", 0))...)...)
		if got := Assess(c, r, today).Facts.State("limits").Value(); got != "set" {
			t.Fatalf("%s: %q", what, got)
		}
		undo, _ := r.Undo()
		r = r.Add(r.Say(today.Time(), "", undo...)...)
		if got := Assess(c, r, today).Facts.State("limits").Value(); got != "open" {
			t.Errorf("%s: after undo the fact is %q", what, got)
		}
		again, _ := r.Undo()
		if len(again) > 0 {
			r = r.Add(r.Say(today.Time(), "", again...)...)
			if got := Assess(c, r, today).Facts.State("limits").Value(); got != "set" {
				t.Errorf("%s: the undo undone, the fact is %q", what, got)
			}
		}
	}
}

// Whatever was said last, undo makes everything as it was before it.
func TestUndoBringsBackTheFactThatWasInForceWhoeverSaidIt(t *testing.T) {
	c := settling()
	fact := func(v string) Said { return Said{Kind: KindFact, Subject: "limits", Value: Value{FieldValue: v}} }
	withdrawn := Said{Kind: KindFact, Subject: "limits"}
	for what, said := range map[string][]Said{
		"a fact over an answer over a fact":     {fact("open"), answered("set", "now", 0), fact("open")},
		"a fact over an answer":                 {answered("set", "now", 0), fact("open")},
		"an answer over a fact over an answer":  {answered("set", "now", 0), fact("open"), answered("other", "now", 0)},
		"an answer over a fact over the same":   {answered("set", "now", 0), fact("open"), answered("set", "now", 0)},
		"a withdrawal over an answer":           {answered("set", "now", 0), withdrawn},
		"a fact over a withdrawal":              {answered("set", "now", 0), withdrawn, fact("open")},
		"an answer over a withdrawal of a fact": {fact("open"), withdrawn, answered("set", "now", 0)},
	} {
		value := func(r Record) string { return Assess(c, r, today).Facts.State("limits").Value() }
		before := NewRecord(Record{}.Say(today.Time(), "", said[:len(said)-1]...)...)
		after := before.Add(before.Say(today.Time(), "", said[len(said)-1])...)
		undo, _ := after.Undo()
		back := after.Add(after.Say(today.Time(), "", undo...)...)
		redo, _ := back.Undo()
		again := back.Add(back.Say(today.Time(), "", redo...)...)
		if value(back) != value(before) || value(again) != value(after) {
			t.Errorf("%s: it was %q, then %q; undone it is %q, and that undone %q", what, value(before), value(after), value(back), value(again))
		}
	}
}
