package proptest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/checklist"
)

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

// What is planned hands-on is planned for a route that is open, and so for no
// line of the picture that is stopped: those are stopped by every route. The
// essentials come first whatever they close.
func TestThePlanProposesNothingForAStoppedLine(t *testing.T) {
	c := catalogue(t)
	Check(t, func(t *rapid.T) {
		c := part(t, c)
		a := checklist.Assess(c, noticed(t, c), today)
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
				t.Fatalf("what if %s is stopped, and ends by %v, would be stopped by %v, soonest %v", h.Holding.Clause, h.Routes, h.StopWith, h.Soonest)
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
