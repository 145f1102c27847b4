package scene

import (
	"strings"

	"handrail/checklist"
)

// HoldingWords says the outcome of a holding in words: how far it goes where
// it is open, and no worst case where it was not looked at.
func HoldingWords(h *checklist.HoldingState) string {
	switch h.Outcome {
	case checklist.HoldingStopped:
		return "stopped"
	case checklist.HoldingNotChecked:
		return "not checked"
	case checklist.HoldingCannotStop:
		return "can't be stopped"
	}
	return "OPEN"
}

// HoldingReach says how far a holding goes, or nothing where it is stopped or
// was not looked at.
func HoldingReach(h *checklist.HoldingState) string {
	switch {
	case h.Outcome == checklist.HoldingStopped || h.Outcome == checklist.HoldingNotChecked:
		return ""
	case h.Holding.Axis == checklist.Loss:
		return "you're out"
	}
	return h.Reach.Words()
}

// holdingRow is a line of the picture: the clause, its state and how far it
// goes, and what stops it or what is missing.
func holdingRow(w World, h *checklist.HoldingState) Row {
	state := HoldingWords(h)
	if reach := HoldingReach(h); reach != "" && h.Outcome == checklist.HoldingOpen {
		state += "  " + reach
	}
	row := Row{ID: h.Holding.ID, Cells: []string{h.Holding.Clause, state, holdingBrief(w.A, h)}, Tones: []Tone{Plain, Wait, Quiet}, Do: to(Place{Screen: "what-if", ID: h.Holding.ID})}
	switch h.Outcome {
	case checklist.HoldingStopped:
		row.Tone, row.Tones[0], row.Tones[1] = Quiet, Quiet, Stopped
	case checklist.HoldingOpen:
		row.Tones[0], row.Tones[1] = Strong, Open
	case checklist.HoldingCannotStop:
		if row.Tones[1] = Plain; !h.Shown() && !h.Prepared() {
			row.Tones[1] = Open
		}
	}
	return row
}

// holdingBrief says in a few words what stops a holding, what would settle it,
// or how one would notice.
func holdingBrief(a *checklist.Assessment, h *checklist.HoldingState) string {
	switch {
	case h.Outcome == checklist.HoldingStopped && len(h.StoppedBy) > 0:
		return lower(a.Catalogue.Title(h.StoppedBy[0]))
	case h.Outcome == checklist.HoldingStopped:
		return "leads nowhere alone"
	case h.Outcome == checklist.HoldingNotChecked && h.Soonest != nil:
		return "look: " + lower(a.Catalogue.Title(h.Soonest.Step))
	case h.Outcome == checklist.HoldingOpen && h.Soonest != nil:
		return lower(a.Catalogue.Title(h.Soonest.Step))
	}
	if n := looksLeft(a, h); h.Outcome == checklist.HoldingNotChecked && n > 0 {
		return count(n, "look", "looks") + " left"
	}
	for _, e := range h.ShownBy {
		if e.Outcome.Counts() {
			return "you'd see: " + lower(a.Catalogue.Title(e.Step))
		}
	}
	return lower(strings.TrimSuffix(h.Holding.Notice, "."))
}

// looksLeft counts the steps that could cut a way from here and that nobody
// looked at.
func looksLeft(a *checklist.Assessment, h *checklist.HoldingState) int {
	seen := make(map[string]bool)
	for _, id := range h.Routes {
		r := a.Route(id)
		if r == nil {
			continue
		}
		for _, g := range r.Stages {
			for _, e := range g.CutBy {
				if st := a.Step(e.Step); st != nil && e.Outcome == checklist.Unknown && st.Applies != checklist.No {
					seen[e.Step] = true
				}
			}
		}
	}
	return len(seen)
}

// WhatIfLimits stands under every picture.
const WhatIfLimits = "The ways I know. There may be others; this is not a probability."

// whatIf shows every holding, or one with what stops it and what shows it.
func whatIf(w World, p Place) Scene {
	states := w.A.Holdings()
	s := Scene{ID: "what-if", Title: "What if …", Crumb: []string{"What if …"}, Aside: w.Store.Short}
	s.Keys = keys(w, p, "choose grid back find emergency help", key("grid", to(Place{Screen: "routes"})), off("routes", "this is all of it"))
	t := Table{Grow: 2, Clip: true}
	for i := range states {
		h := &states[i]
		if h.Holding.ID == p.ID {
			return holding(w, p, h)
		}
		t.Rows = append(t.Rows, holdingRow(w, h))
	}
	if p.ID != "" {
		return nowhere(w, p)
	}
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, t)
	}
	s.Body = append(s.Body, Para{Text: WhatIfLimits, Tone: Quiet})
	return s
}

func holding(w World, p Place, h *checklist.HoldingState) Scene {
	s := Scene{ID: "what-if", Title: "What if " + h.Holding.Clause + "?", Crumb: []string{"What if …", h.Holding.Clause}, Aside: HoldingWords(h)}
	fields := []Field{{"State", HoldingWords(h)}}
	if reach := HoldingReach(h); reach != "" {
		fields = append(fields, Field{"How far", reach})
	}
	if len(h.StoppedBy) > 0 {
		fields = append(fields, Field{"Stopped by", strings.Join(titles(w.A, h.StoppedBy), " · ")})
	}
	if h.Soonest != nil {
		text := w.A.Catalogue.Title(h.Soonest.Step) + ", " + count(h.Soonest.Minutes, "minute", "minutes")
		if h.Soonest.Waits != "" {
			text += ", waits for " + h.Soonest.Waits
		}
		fields = append(fields, Field{"Soonest", text})
	}
	fields = append(fields, Field{"You'd notice", h.Holding.Notice})
	s.Body = append(s.Body, Fields{Items: fields})
	for _, list := range []struct {
		head  string
		steps []checklist.StepEffect
	}{{"What would show it", h.ShownBy}, {"What gets you back sooner", h.PreparedBy}} {
		t := Table{Grow: 0}
		for _, e := range list.steps {
			t.Rows = append(t.Rows, Row{ID: e.Step, Mark: markOf(e.Outcome), Cells: []string{w.A.Catalogue.Title(e.Step), e.Outcome.Words()}, Do: to(stepPlace(e.Step))})
		}
		if len(t.Rows) > 0 {
			s.Body = append(s.Body, Heading{Text: list.head}, t)
		}
	}
	ways := Table{Grow: 0}
	for _, id := range h.Routes {
		if r := w.A.Route(id); r != nil {
			mark, state := routeCell(r)
			ways.Rows = append(ways.Rows, Row{ID: id, Mark: mark, Cells: []string{r.Route.Title, state}, Do: to(Place{Screen: "route", ID: id})})
		}
	}
	if len(ways.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "The ways from here"}, ways)
	}
	if sc := w.A.Catalogue.Scenario(h.Holding.Scenario); sc != nil {
		s.Body = append(s.Body, Heading{Text: "If it happens"}, Table{Grow: 0, Rows: []Row{{ID: sc.ID, Cells: []string{sc.Title}, Do: to(Place{Screen: "emergency", ID: sc.ID})}}})
	}
	s.Body = append(s.Body, Para{Text: WhatIfLimits, Tone: Quiet})
	s.Keys = keys(w, p, "choose back find emergency help")
	return s
}

// titles names steps or routes.
func titles(a *checklist.Assessment, ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, a.Catalogue.Title(id))
	}
	return out
}
