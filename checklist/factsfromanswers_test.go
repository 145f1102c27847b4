package checklist

import (
	"fmt"
	"testing"
)

// settling is a catalogue whose one step settles a fact by one of its answers.
func settling() *Catalogue {
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "limits", Kind: One, Values: []FactValue{{ID: "open"}, {ID: "set"}}}},
		Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "now",
			Answers: []Answer{{ID: "set", Means: MeansHolds, Sets: map[string]string{"limits": "set"}}, {ID: "other", Means: MeansFails}}}},
	}
}

func limitsAfter(said ...Entry) string {
	r := NewRecord(Record{}.EnterAt(today.Time(), "", said...)...)
	return Assess(settling(), r, today).Facts.State("limits").Value()
}

func TestWhatAnAnswerOvertookDoesNotComeBackWhenItIsReplaced(t *testing.T) {
	open := Entry{Kind: KindFact, Subject: "limits", Value: Value{FieldValue: "open"}}
	set := answered("set", "now", 0)
	for _, c := range []struct {
		what string
		said []Entry
		want string
	}{
		{"the answer", []Entry{open, set}, "set"},
		{"not sure after it", []Entry{open, set, answered(Unsure.ID, "now", 0)}, ""},
		{"no page after it, twice", []Entry{open, set, answered(NoPage.ID, "now", 0), answered(Unsure.ID, "now", 0)}, ""},
		{"another answer after it", []Entry{open, set, answered("other", "now", 0)}, ""},
		{"the text changed since", []Entry{open, answered("set", "then", 0)}, ""},
		{"the fact said after all", []Entry{open, set, answered(Unsure.ID, "now", 0), open}, "open"},
		{"the fact said between", []Entry{set, open, answered(Unsure.ID, "now", 0)}, "open"},
		{"not sure and nothing seen before", []Entry{open, answered(Unsure.ID, "now", 0)}, "open"},
		{"a note, an exception and a put-off after it", []Entry{open, set, {Kind: KindNote, Subject: "s", Value: Value{FieldText: "x"}}, AcceptWithdrawn("s"), {Kind: KindSnooze, Subject: "s", Value: Value{FieldUntil: "2026-12-01"}}}, "set"},
		{"seen again", []Entry{open, set, answered(Unsure.ID, "now", 0), set}, "set"},
	} {
		if got := limitsAfter(c.said...); got != c.want {
			t.Errorf("%s: the fact is %q, want %q", c.what, got, c.want)
		}
	}
}

// Whatever was entered last, undo makes everything as it was before it, and
// redo as it was after.
func TestUndoBringsBackTheFactThatWasInForce(t *testing.T) {
	c := settling()
	fact := func(v string) Entry {
		return Entry{Kind: KindFact, Subject: "limits", Value: Value{FieldValue: v}}
	}
	withdrawn := Entry{Kind: KindFact, Subject: "limits"}
	for what, entries := range map[string][]Entry{
		"the first answer":                      {answered("set", "now", 0)},
		"an answer over not sure":               {fact("open"), answered(Unsure.ID, "now", today-3), answered("set", "now", 0)},
		"an answer over a withdrawn one":        {fact("open"), answered("set", "now", 0), {Kind: KindAnswer, Subject: "s"}, answered("set", "now", 0)},
		"a fact over an answer over a fact":     {fact("open"), answered("set", "now", 0), fact("open")},
		"a fact over an answer":                 {answered("set", "now", 0), fact("open")},
		"an answer over a fact over an answer":  {answered("set", "now", 0), fact("open"), answered("other", "now", 0)},
		"an answer over a fact over the same":   {answered("set", "now", 0), fact("open"), answered("set", "now", 0)},
		"a withdrawal over an answer":           {answered("set", "now", 0), withdrawn},
		"a fact over a withdrawal":              {answered("set", "now", 0), withdrawn, fact("open")},
		"an answer over a withdrawal of a fact": {fact("open"), withdrawn, answered("set", "now", 0)},
	} {
		value := func(r Record) string { return Assess(c, r, today).Facts.State("limits").Value() }
		before := NewRecord()
		for _, e := range entries[:len(entries)-1] {
			before = entering(before, e)
		}
		after := entering(before, entries[len(entries)-1])
		back := undoing(t, after)
		again := redoing(t, back)
		if value(back) != value(before) || value(again) != value(after) {
			t.Errorf("%s: it was %q, then %q; undone it is %q, and redone %q", what, value(before), value(after), value(back), value(again))
		}
	}
}

// Two devices may answer in the same second. The answer that counts says what it
// sets of a fact, and the other one takes nothing of it away.
func TestOfTwoAnswersOfOneSecondTheOneThatCountsSettlesTheFact(t *testing.T) {
	c := settling()
	c.Steps[0].Answers[1].Sets = map[string]string{"limits": "open"}
	for i := range 20 {
		event := func(device, answer string) Event {
			return Event{Kind: KindAnswer, Subject: "s", Order: 5, Day: today, Device: fmt.Sprint(device, i), Value: Value{FieldAnswer: answer, FieldDigest: "now"}}
		}
		a := Assess(c, NewRecord(event("a", "set"), event("b", "other")), today)
		want := map[string]string{"set": "set", "other": "open"}[a.Steps[0].About[0].Answer]
		if got := a.Facts.State("limits").Value(); got != want {
			t.Errorf("the answer that counts is %s, and the fact is %q", a.Steps[0].About[0].Answer, got)
		}
	}
}
