package scene

import "handrail/checklist"

// stepWays lists the ways in that a step has to do with, by what it does to them:
// what o on a step opens, and what a wide terminal shows beside its question and
// its result.
func stepWays(w World, p Place, st *checklist.StepState) Scene {
	s := Scene{ID: "step", Title: st.Step.Title, Crumb: append(stepCrumb(w, p, st), "ways in"), Aside: w.Store.Short}
	e := w.A.Effects(st.Step.ID)
	for _, kind := range []struct {
		head   string
		routes []*checklist.RouteState
	}{{"Could stop", e.Cuts}, {"Could make harder", e.Narrows}, {"Would show", e.Shows}, {"Would help after", e.Prepares}} {
		t := Table{Grow: 0}
		for _, r := range kind.routes {
			mark, _ := routeCell(r)
			t.Rows = append(t.Rows, Row{ID: r.Route.ID, Mark: mark, Cells: []string{r.Route.Title}, Do: to(Place{Screen: "route", ID: r.Route.ID})})
		}
		if len(t.Rows) > 0 {
			s.Body = append(s.Body, Heading{Text: kind.head}, t)
		}
	}
	if len(s.Body) == 0 {
		s.Body = []Block{Para{Text: "No way in that I know, and that is open to somebody with your set-up, rests on it."}}
	}
	s.Body = append(s.Body, Para{Text: WhatIfLimits, Tone: Quiet})
	s.Keys = keys(w, p, "choose back find emergency help", append(stepKeys(w, p), off("routes", "this is that list"))...)
	return s
}

// waysOf is the page of the ways in of a step.
func waysOf(p Place) Place {
	p = onPage(p, pageWays)
	p.Query = "" // the same beside every sitting
	return p
}
