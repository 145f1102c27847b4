package checklist_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/proptest"
)

// catalogues are what the laws of this file hold for, and how many minutes a
// person has at a time: any catalogue, and parts of the built-in one, which are
// larger, so that the quick run draws few of them.
func catalogues(t *testing.T, law func(t *rapid.T, c *checklist.Catalogue, minutes int)) {
	t.Run("drawn", func(t *testing.T) {
		proptest.Check(t, func(t *rapid.T) {
			c := checklist.DrawCatalogue(t)
			c.Holdings = []checklist.Holding{checklist.DrawHolding(t)}
			law(t, c, 10_000)
		})
	})
	t.Run("built in", func(t *testing.T) {
		c, err := content.Embedded("ibkr")
		if err != nil {
			t.Fatal(err)
		}
		drawn := 0
		proptest.Check(t, func(t *rapid.T) {
			if drawn++; drawn > 20 && !proptest.Long() {
				return
			}
			law(t, part(t, c), 30)
		})
	})
}

// part draws a part of a catalogue: some of the routes with the steps that they
// name and what these wait for, or now and then the whole.
func part(t *rapid.T, c *checklist.Catalogue) *checklist.Catalogue {
	if rapid.IntRange(0, 9).Draw(t, "whole") == 0 {
		return c
	}
	out := *c
	out.Routes, out.Steps, out.Essentials = nil, nil, nil
	named := make(map[string]bool)
	for _, id := range c.WayBack {
		named[id] = true
	}
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(c.Routes)-1), 1, 12, rapid.ID[int]).Draw(t, "routes") {
		r := c.Routes[i]
		out.Routes = append(out.Routes, r)
		for _, g := range r.Stages {
			for _, id := range slices.Concat(g.Cutters(), g.ContestedBy, g.NarrowedBy, g.ShownBy, g.PreparedBy) {
				named[id] = true
			}
		}
	}
	for more := true; more; {
		more = false
		for i := range c.Steps {
			for _, id := range slices.Concat(c.Steps[i].After, c.Steps[i].WayBack) {
				if named[c.Steps[i].ID] && !named[id] {
					named[id], more = true, true
				}
			}
		}
	}
	for _, s := range c.Steps {
		if named[s.ID] {
			out.Steps = append(out.Steps, s)
		}
	}
	for _, e := range c.Essentials {
		if named[e.Step] {
			out.Essentials = append(out.Essentials, e)
		}
	}
	return &out
}

// Anyone who does what the plan asks for, to its end, leaves no line of the
// picture open or not checked but those whose steps were put off, are left
// with a reason, wait for a way back, are about nothing recorded yet, or are
// asked again later, as a habit chosen in the last two weeks is.
func TestThePlanLeadsToWhatThePictureCallsOpen(t *testing.T) {
	catalogues(t, func(t *rapid.T, c *checklist.Catalogue, minutes int) {
		r := checklist.DrawHistory(t, c)
		a := checklist.Assess(c, r, checklist.Today)
		done := make(map[string]int)
		for fresh := true; fresh; {
			fresh = false
			for id, about := range steps(checklist.Plan(a, minutes)) {
				done[id]++
				fresh = fresh || done[id] < 3 // what is still asked for then a machine denies
				for _, thing := range about {
					r = checklist.Later(r, checklist.AnswerEntry(a.Step(id).Step, thing, strongest(a.Step(id).Step)))
				}
			}
			a = checklist.Assess(c, r, checklist.Today)
		}
		planned := steps(checklist.Plan(a, 10_000))
		for _, h := range a.Holdings() {
			if len(h.StopWith) > 0 && !slices.ContainsFunc(h.StopWith, func(id string) bool { return planned[id] != nil || excused(a, id) }) {
				t.Fatalf("%v is %s, would be stopped by %v, and the plan has %v", h.Holding.Tokens, h.Outcome, h.StopWith, planned)
			}
		}
	})
}

// What is planned hands-on for a route it closes, shows, prepares or narrows is
// planned for an open one, which no line of the picture calls stopped. The
// essentials come first whatever they close.
func TestThePlanProposesNothingForAStoppedLine(t *testing.T) {
	catalogues(t, func(t *rapid.T, c *checklist.Catalogue, _ int) {
		a := checklist.Assess(c, checklist.DrawHistory(t, c), checklist.Today)
		for _, it := range checklist.Plan(a, rapid.IntRange(5, 200).Draw(t, "minutes")).Bundle {
			if it.Because == "among the essentials" || slices.ContainsFunc(c.Steps, func(s checklist.Step) bool { return slices.Contains(s.After, it.Step) }) {
				continue
			}
			if !slices.ContainsFunc(a.Routes, func(r checklist.RouteState) bool { return r.Open && names(&r, it.Step) }) {
				t.Fatalf("%s is to be done because it %s, and every route it touches is closed", it.Step, it.Because)
			}
		}
		for _, h := range a.Holdings() {
			if h.Outcome == checklist.HoldingStopped && (len(h.Routes) > 0 || len(h.StopWith) > 0 || h.Soonest != nil) {
				t.Fatalf("%v is stopped, and ends by %v, would be stopped by %v, soonest %v", h.Holding.Tokens, h.Routes, h.StopWith, h.Soonest)
			}
		}
	})
}

// names reports whether a stage of a route names a step.
func names(r *checklist.RouteState, step string) bool {
	return slices.ContainsFunc(r.Stages, func(g checklist.StageState) bool {
		return slices.ContainsFunc(slices.Concat(g.CutBy, g.NarrowedBy, g.ShownBy, g.PreparedBy), func(e checklist.StepEffect) bool { return e.Step == step }) ||
			slices.Contains(g.Stage.ContestedBy, step)
	})
}

// strongest is the first holding answer that is a bolt, or else the first
// that holds.
func strongest(s *checklist.Step) string {
	for _, as := range []checklist.Hold{checklist.Bolt, ""} {
		for _, a := range s.Answers {
			if a.Means == checklist.MeansHolds && (as == "" || a.As == as) {
				return a.ID
			}
		}
	}
	return ""
}

// steps lists what an advice asks for, and about what.
func steps(ad checklist.Advice) map[string][]string {
	out := make(map[string][]string)
	for _, t := range ad.Trips {
		for _, l := range t.Looks {
			out[l.Step] = l.About
		}
	}
	for _, it := range ad.Bundle {
		out[it.Step] = it.About
	}
	if ad.Longer != nil {
		out[ad.Longer.Step] = ad.Longer.About
	}
	if ad.Sitting != nil {
		for _, q := range slices.Concat(ad.Sitting.States, ad.Sitting.More, ad.Sitting.Open) {
			out[q.Step] = q.About
		}
	}
	return out
}

// excused reports whether the plan says why it does not ask for a step: it was
// put off or left, waits for a way back, is about nothing recorded yet, is
// asked again later, or which usernames there are is asked instead.
func excused(a *checklist.Assessment, id string) bool {
	s := a.Step(id)
	return s.Snoozed != 0 || s.Accepted != nil && !s.Accepted.Ended || s.Stopped || len(s.About) == 0 ||
		s.Missing != "" && slices.Contains(a.OpenFacts(), s.Missing) ||
		slices.ContainsFunc(s.About, func(ab checklist.AboutState) bool {
			return ab.Outcome == checklist.Unknown && ab.Answer != "" || resting(a, ab)
		})
}

// resting reports whether a habit was chosen so lately that it is left alone.
func resting(a *checklist.Assessment, ab checklist.AboutState) bool {
	return ab.Outcome.Counts() && !ab.Bolt && a.Day-ab.SeenOn < checklist.UnsureDays
}
