package proptest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/checklist"
)

func TestWhateverWasSaidIsAssessedPlannedAndDated(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		a := checklist.Assess(c, history(t, c), today)
		checklist.Plan(a, rapid.IntRange(-1, 90).Draw(t, "minutes"))
		for _, d := range a.Due() {
			if d.Title == "" || d.DueOn == 0 || d.OverdueDays < 0 {
				t.Fatalf("due: %+v", d)
			}
		}
		sittings := checklist.Sittings(a, today+checklist.Horizon)
		for i, s := range sittings {
			if s.On < today || s.Minutes < 1 || s.Looks() > checklist.SittingSteps || i > 0 && s.On <= sittings[i-1].On {
				t.Fatalf("sitting %d: %+v", i, s)
			}
		}
		a.Map()
		a.HeldUnused()
		for _, j := range c.Jobs {
			a.Choose(j.ID)
		}
		for _, p := range c.Permits {
			a.Raised(p.ID)
		}
		checklist.Compare(checklist.Assess(c, a.Record().AsOf(today-90), today-90), a)
		for _, r := range a.Routes {
			if r.OpenAtBest && !r.Open {
				t.Fatalf("%s is open at best and not as far as we know", r.Route.ID)
			}
		}
	})
}

func TestNotSureNeverBeatsTheTruth(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := history(t, c)
		before := checklist.Assess(c, r, today)
		st := &before.Steps[rapid.IntRange(0, len(before.Steps)-1).Draw(t, "step")]
		unsure := rapid.SampledFrom([]checklist.Answer{checklist.Unsure, checklist.NoPage}).Draw(t, "says")
		for _, ab := range st.About {
			r = later(r, answer(st.Step, ab.Target, unsure.ID))
		}
		after := checklist.Assess(c, r, today)
		now := open(after)
		for id := range open(before) {
			if now[id] == nil {
				t.Fatalf("%q about %s closed %s", unsure.Text, st.Step.ID, id)
			}
		}
		for i, ab := range after.Step(st.Step.ID).About {
			was := st.About[i]
			if was.Conflict == nil && !was.ByAnswer && was.SeenOn != 0 && was.Outcome != ab.Outcome {
				t.Fatalf("%q about %s, where the machine saw %s, made it %s", unsure.Text, st.Step.ID, was.Outcome, ab.Outcome)
			}
			if ab.ByAnswer && ab.Outcome.Counts() {
				t.Fatalf("%q counts as %s of %s", unsure.Text, ab.Outcome, st.Step.ID)
			}
		}
	})
}

func TestMoreOfAnythingNeverClosesATakeOver(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := history(t, c)
		before := checklist.Assess(c, r, today)
		said, what := more(t, before)
		after := open(checklist.Assess(c, later(r, said), today))
		for id, was := range open(before) {
			if k := was.Route.Kind; (k == checklist.Takeover || k == checklist.Leak) && after[id] == nil {
				t.Fatalf("%s more closed %s", what, id)
			}
		}
	})
}

// more draws one thing more: a permission, a device, or a value of a fact that
// only grows and is known.
func more(t *rapid.T, a *checklist.Assessment) (checklist.Entry, string) {
	c := a.Catalogue
	switch rapid.IntRange(0, 3).Draw(t, "more") {
	case 0:
		p := a.Facts.Permissions[rapid.IntRange(0, len(a.Facts.Permissions)-1).Draw(t, "permission")]
		return checklist.Entry{Kind: checklist.KindDecision, Subject: p.Permission.ID, Value: checklist.Value{checklist.FieldState: "used"}}, "the permission " + p.Permission.ID
	case 1:
		return drawDevice(t, c, "another"), "a device"
	}
	var grow []*checklist.FactState
	for i := range a.Facts.States {
		f := &a.Facts.States[i]
		if f.Known && f.Fact.Grows {
			grow = append(grow, f)
		}
	}
	if len(grow) == 0 {
		return drawDevice(t, c, "another"), "a device"
	}
	f := grow[rapid.IntRange(0, len(grow)-1).Draw(t, "fact")]
	at := 0
	if f.Fact.Kind == checklist.One {
		at = slices.IndexFunc(f.Fact.Values, func(v checklist.FactValue) bool { return v.ID == f.Values[0] })
	}
	value := f.Fact.Values[rapid.IntRange(at, len(f.Fact.Values)-1).Draw(t, "value")].ID
	if f.Fact.Kind == checklist.One {
		return fact(f.Fact.ID, value), f.Fact.ID + "=" + value
	}
	values := append(slices.Clone(f.Values), value)
	slices.Sort(values)
	return fact(f.Fact.ID, checklist.Join(slices.Compact(values))), f.Fact.ID + "=" + value
}

func TestAStepThatHoldsNeverMakesAnExposureWorse(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := history(t, c)
		before := checklist.Assess(c, r, today)
		st := &before.Steps[rapid.IntRange(0, len(before.Steps)-1).Draw(t, "step")]
		id := ""
		for _, a := range st.Step.Answers {
			if a.Means == checklist.MeansHolds && len(a.Sets) == 0 {
				id = a.ID
			}
		}
		if id == "" {
			return // every answer that holds says a fact too
		}
		for _, ab := range st.About {
			r = later(r, answer(st.Step, ab.Target, id))
		}
		after := checklist.Assess(c, r, today)
		for i, f := range before.Facts.States {
			if after.Facts.States[i].Value() != f.Value() {
				return // an answer that set it was taken back
			}
		}
		was := open(before)
		for id, now := range open(after) {
			if was[id] == nil && now.Route.Exposure != checklist.Lockout {
				t.Fatalf("%s holds now and opened %s", st.Step.ID, id)
			}
		}
	})
}

func TestTimeAloneClosesNothing(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := history(t, c).AsOf(today)
		now := checklist.Assess(c, r, today)
		then := checklist.Assess(c, r, today+checklist.Day(rapid.IntRange(1, 900).Draw(t, "days")))
		later := open(then)
		for id := range open(now) {
			if later[id] == nil {
				t.Fatalf("%s is open today and closed on %s", id, then.Day)
			}
		}
	})
}

func TestWhatIsSaidTwiceAndInAnyOrderIsTheSame(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		r := history(t, c)
		events := rapid.Permutation(r.Events()).Draw(t, "order")
		cut := rapid.IntRange(0, len(events)).Draw(t, "cut")
		one, two := checklist.NewRecord(events[:cut]...), checklist.NewRecord(events[cut:]...)
		for _, m := range []checklist.Record{checklist.Merge(one, two), checklist.Merge(two, one), checklist.Merge(checklist.Merge(two, one), one)} {
			if m.Len() != r.Len() || len(m.Without(r)) > 0 {
				t.Fatalf("%d events of %d after merging two parts", m.Len(), r.Len())
			}
		}
	})
}
