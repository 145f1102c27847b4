package proptest

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/checklist"
)

// outcomes are the outcomes of every step, by id.
func outcomes(a *checklist.Assessment) map[string]checklist.Outcome {
	out := make(map[string]checklist.Outcome)
	for i := range a.Steps {
		out[a.Steps[i].Step.ID] = a.Steps[i].Outcome
	}
	return out
}

// openIDs are the ids of the open routes, in order.
func openIDs(a *checklist.Assessment) []string { return slices.Sorted(maps.Keys(open(a))) }

// noticed draws a record to which a note was added today. Where something was
// entered while a clock was ahead, the next entry notices that, and with it
// changes more than it says; the laws hold for all that is entered from then on.
func noticed(t *rapid.T, c *checklist.Catalogue) checklist.Record {
	note := checklist.Entry{Kind: checklist.KindNote, Subject: c.Steps[0].ID, Value: checklist.Value{checklist.FieldText: "today"}}
	return later(history(t, c), note)
}

// Law 4.
func TestAcceptingOrPuttingOffChangesNoOutcomeAndNoRoute(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := noticed(t, c)
		before := checklist.Assess(c, r, today)
		step := c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")].ID
		until := today + checklist.Day(rapid.IntRange(1, 80).Draw(t, "days"))
		said, err := checklist.AcceptEntry(step, "I need it", until, today, false)
		if rapid.Bool().Draw(t, "put off") {
			said, err = before.SnoozeEntry(step, until)
		}
		if err != nil {
			return // put off twice running already
		}
		after := checklist.Assess(c, later(r, said), today)
		if d := cmp.Diff(outcomes(before), outcomes(after)); d != "" {
			t.Fatal(d)
		}
		if d := cmp.Diff(openIDs(before), openIDs(after)); d != "" {
			t.Fatal(d)
		}
	})
}

// Law 5.
func TestWhatDoesNotApplyIsRuledOutByAFactAndComesBackWithoutIt(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := noticed(t, c)
		before := checklist.Assess(c, r, today)
		for i := range before.Steps {
			s := &before.Steps[i]
			if (s.Outcome == checklist.NotApplicable) != (s.Applies == checklist.No) || s.Applies == checklist.No && len(before.NotApplicableBecause(s)) == 0 {
				t.Fatalf("%s is %s, applies: %s, because %v", s.Step.ID, s.Outcome, s.Applies, before.NotApplicableBecause(s))
			}
		}
		var unknown []*checklist.Fact
		for _, f := range before.Facts.States {
			if !f.Known && !saysFact(r, f.Fact.ID) {
				unknown = append(unknown, f.Fact)
			}
		}
		if len(unknown) == 0 {
			return
		}
		f := unknown[rapid.IntRange(0, len(unknown)-1).Draw(t, "fact")]
		said := later(r, fact(f.ID, drawValue(t, f)))
		group, _, err := said.Undo(checklist.Copy{Device: "laptop"})
		for what, withdrawn := range map[string]checklist.Record{"withdrawn": later(said, checklist.FactEntry(f.ID, "")), "undone": later(said, group)} {
			if err != nil || f.Grows && what == "withdrawn" {
				continue // what was named once may still be there
			}
			after := checklist.Assess(c, withdrawn, today)
			if d := cmp.Diff(openIDs(before), openIDs(after)); d != "" {
				t.Fatalf("%s %s: %s", f.ID, what, d)
			}
			if d := cmp.Diff(outcomes(before), outcomes(after)); d != "" {
				t.Fatalf("%s %s: %s", f.ID, what, d)
			}
		}
	})
}

// saysFact reports whether a record has an entry about a fact.
func saysFact(r checklist.Record, id string) bool {
	return slices.ContainsFunc(r.Events(), func(e checklist.Event) bool { return e.Kind == checklist.KindFact && e.Subject == id })
}

// Law 6: a catalogue without some of the routes is the one of before.
func TestWhatANewerCatalogueOpensIsToldAsLearned(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		older := *c
		older.Version, older.Digest = "older", "older"
		without := rapid.IntRange(0, len(c.Routes)-1).Draw(t, "route")
		older.Routes = slices.Delete(slices.Clone(c.Routes), without, without+1)
		r := noticed(t, c)
		was, is := checklist.Assess(&older, r, today), checklist.Assess(c, r, today)
		ch := checklist.Compare(was, is)
		if len(ch.Opened)+len(ch.Closed) > 0 {
			t.Fatalf("nobody did anything, and it is told as theirs: opened %v, closed %v", ch.Opened, ch.Closed)
		}
		id := c.Routes[without].ID
		if learned := slices.ContainsFunc(ch.Learned, func(l checklist.RouteChange) bool { return l.Route == id }); learned != is.Route(id).Open || len(ch.Learned) > 1 {
			t.Fatalf("%s is open: %v, and learned: %v", id, is.Route(id).Open, ch.Learned)
		}
	})
}

// Law 8.
func TestUndoRestoresWhatWasBeforeGroupByGroup(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := noticed(t, c)
		type state struct {
			outcomes map[string]checklist.Outcome
			open     []string
		}
		of := func(r checklist.Record) state {
			a := checklist.Assess(c, r, today)
			return state{outcomes(a), openIDs(a)}
		}
		states := []state{of(r)}
		for range rapid.IntRange(1, 3).Draw(t, "commands") {
			var said []checklist.Entry
			for range rapid.IntRange(1, 3).Draw(t, "entries") {
				step := &c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")]
				choices := step.Choices()
				said = append(said, answer(step, "", choices[rapid.IntRange(0, len(choices)-1).Draw(t, "answer")].ID))
			}
			r = later(r, said...)
			states = append(states, of(r))
		}
		for i := len(states) - 2; i >= 0; i-- {
			e, _, err := r.Undo(checklist.Copy{Device: "laptop"})
			if err != nil {
				t.Fatal(err)
			}
			r = later(r, e)
			if d := cmp.Diff(states[i], of(r), cmp.AllowUnexported(state{})); d != "" {
				t.Fatalf("undo %d: %s", len(states)-1-i, d)
			}
		}
	})
}

// Law 11, of the values a fact may have beside what is known. A value that
// implies what another fact, as it was entered, denies is none of these: facts
// decide what is asked, and a person without a phone is asked nothing about one
// although their sign-in methods are not known. What becomes of a record that
// has both is the next law.
func TestAnUnknownFactNeverNarrows(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		f := &c.Facts[rapid.IntRange(0, len(c.Facts)-1).Draw(t, "fact")]
		events := slices.DeleteFunc(noticed(t, c).Events(), func(e checklist.Event) bool { return e.Kind == checklist.KindFact && e.Subject == f.ID })
		r := checklist.NewRecord(events...)
		without := checklist.Assess(c, r, today)
		if without.Facts.State(f.ID).Known {
			return // an answer says it
		}
		with := checklist.Assess(c, later(r, fact(f.ID, drawValue(t, f))), today)
		for i, st := range with.Facts.States {
			if st.Known && len(st.Implied) > len(without.Facts.States[i].Implied) {
				return
			}
		}
		now := open(without)
		for id := range open(with) {
			if now[id] == nil {
				t.Fatalf("%s is open with %s=%s and closed while it is not known", id, f.ID, with.Facts.State(f.ID).Value())
			}
		}
		for i := range with.Steps {
			if with.Steps[i].Applies != checklist.No && without.Steps[i].Applies == checklist.No {
				t.Fatalf("%s is asked with %s=%s and not while it is not known", with.Steps[i].Step.ID, f.ID, with.Facts.State(f.ID).Value())
			}
		}
	})
}

// A value that contradicts what is known of another fact closes nothing that was
// open, and shows as a contradiction.
func TestAContradictionOpensAndIsShown(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := noticed(t, c)
		without := checklist.Assess(c, r, today)
		var pairs [][2]*checklist.FactState // a fact that is not known, and a known one that it can contradict
		var values []string
		for i := range without.Facts.States {
			f := &without.Facts.States[i]
			for _, v := range f.Fact.Values {
				for other, implied := range v.Implies {
					if o := without.Facts.State(other); !f.Known && o != nil && o.Known && !slices.Contains(append(o.Values, o.Implied...), implied) {
						pairs, values = append(pairs, [2]*checklist.FactState{f, o}), append(values, v.ID)
					}
				}
			}
		}
		if len(pairs) == 0 {
			return
		}
		n := rapid.IntRange(0, len(pairs)-1).Draw(t, "contradiction")
		f, other := pairs[n][0].Fact.ID, pairs[n][1].Fact.ID
		with := checklist.Assess(c, later(r, fact(f, values[n])), today)
		if with.Facts.State(other).Conflict == nil && len(with.Facts.State(other).Implied) == 0 {
			t.Fatalf("%s=%s says against %s=%s, and nothing shows it", f, values[n], other, with.Facts.State(other).Value())
		}
		for i := range with.Routes {
			r := &with.Routes[i]
			if was := without.Routes[i]; was.Open && !r.Open && was.Applies == checklist.Yes {
				t.Fatalf("%s was open, and %s=%s against what is known of %s closes it", r.Route.ID, f, values[n], other)
			}
		}
	})
}

// Law 13.
func TestHavingMoreNeverShowsLessReach(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := noticed(t, c)
		less := c.Holdings[rapid.IntRange(0, len(c.Holdings)-1).Draw(t, "holding")]
		less.If = checklist.Condition{}
		more := less
		more.ID, more.Tokens = "more", append(slices.Clone(less.Tokens), rapid.SampledFrom(checklist.Tokens).Draw(t, "one more"))
		with := *c
		with.Holdings = []checklist.Holding{less, more}
		var one, two *checklist.HoldingState
		for _, h := range checklist.Assess(&with, r, today).Holdings() {
			if h.Holding.ID == "more" {
				two = &h
			} else {
				one = &h
			}
		}
		switch {
		case one == nil:
		case two == nil, two.Reach.Union(one.Reach) != two.Reach, one.Outcome != checklist.HoldingStopped && two.Outcome == checklist.HoldingStopped:
			t.Fatalf("%v shows %+v, and %v less: %+v", less.Tokens, one, more.Tokens, two)
		default:
			for _, id := range one.Routes {
				if !slices.Contains(two.Routes, id) {
					t.Fatalf("%s succeeds with %v and not with %v", id, less.Tokens, more.Tokens)
				}
			}
		}
	})
}
