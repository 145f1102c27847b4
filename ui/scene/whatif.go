package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// holdingWords says the outcome of a holding in words: how far it goes where
// it is open, and no worst case where it was not looked at.
func holdingWords(h *checklist.HoldingState) string {
	switch h.Outcome {
	case checklist.HoldingStopped:
		return "stopped"
	case checklist.HoldingNotChecked:
		return "not checked"
	case checklist.HoldingCannotStop:
		return "can't be stopped"
	}
	return openWord
}

// openWord is what the picture calls a holding that is open.
const openWord = "OPEN"

// holdingReach says how far a holding goes, or nothing where it is stopped or
// was not looked at.
func holdingReach(h *checklist.HoldingState) string {
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
	state := holdingWords(h)
	if reach := holdingReach(h); reach != "" && h.Outcome == checklist.HoldingOpen {
		state += "  " + reach
	}
	if h.Outcome == checklist.HoldingNotChecked {
		state += ", " + stops(w.A, h)
	}
	row := Row{ID: h.Holding.ID, Cells: []string{h.Holding.Clause, state, holdingBrief(w.A, h)}, Tones: []Tone{Plain, Wait, Quiet}, Do: to(Place{Screen: "what-if", ID: h.Holding.ID})}
	row.Unseen = h.Outcome == checklist.HoldingNotChecked
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

// holdingBrief says what stops a holding, what would stop it, or how far it goes
// and how one would notice, in parts: a screen shows as many of them as there is
// room for, and never part of one.
func holdingBrief(a *checklist.Assessment, h *checklist.HoldingState) string {
	minutes := fmt.Sprint(h.Minutes) + " min · "
	switch {
	case h.Outcome == checklist.HoldingStopped && len(h.StoppedBy) > 0:
		return count(len(h.StoppedBy), "step", "steps") + " · " + someTitles(a, h.StoppedBy)
	case h.Outcome == checklist.HoldingStopped && len(h.NotCarried) > 0:
		return "what it takes is not on it"
	case h.Outcome == checklist.HoldingStopped:
		return "leads nowhere alone"
	case h.Outcome == checklist.HoldingNotChecked:
		return minutes + someTitles(a, h.StopWith)
	case h.Outcome == checklist.HoldingOpen:
		return minutes + stops(a, h) + " · " + someTitles(a, h.StopWith)
	}
	notice := lower(strings.TrimSuffix(h.Holding.Notice, "."))
	for _, e := range h.ShownBy {
		if e.Outcome.Counts() {
			notice = lower(a.Catalogue.Title(e.Step))
			break
		}
	}
	if h.Holding.Axis == checklist.Loss {
		return holdingReach(h) + " · " + notice
	}
	return "they " + holdingReach(h) + " · " + notice
}

// fewNamed is how many steps a line of the picture names: its page has them
// all.
const fewNamed = 3

// someTitles names the first of some steps, and says how many more there are.
func someTitles(a *checklist.Assessment, steps []string) string {
	parts := titles(a, steps[:min(fewNamed, len(steps))])
	for i := range parts {
		parts[i] = lower(parts[i])
	}
	names := strings.Join(parts, " · ")
	if more := len(steps) - fewNamed; more > 0 {
		names += fmt.Sprintf(" · and %d more", more)
	}
	return names
}

// stops says how many looks or steps would stop what can be stopped: fewer with
// each that holds.
func stops(a *checklist.Assessment, h *checklist.HoldingState) string {
	one, more := "look", "looks"
	for _, id := range h.StopWith {
		if st := a.Step(id); st.Outcome == checklist.Fails || st.Outcome.Counts() {
			one, more = "step", "steps"
		}
	}
	return count(len(h.StopWith), one, more)
}

// whatIfLimits stands under every picture.
const whatIfLimits = "The ways I know. There may be others; this is not a probability."

// whatIf shows every holding, or one with what stops it and what shows it.
func whatIf(w World, p Place) Scene {
	states := w.A.Holdings()
	t := Table{Grow: 2, Clip: true}
	for i := range states {
		if states[i].Holding.ID == p.ID {
			return holding(w, p, &states[i])
		}
		t.Rows = append(t.Rows, holdingRow(w, &states[i]))
	}
	if p.ID != "" {
		return nowhere(w, p)
	}
	return Scene{
		Title: "What if …", Aside: w.Store.Short, Body: []Block{t, Para{Text: whatIfLimits, Tone: Quiet}},
		Keys: keys(w, p, "choose grid back find emergency help", key("grid", to(Place{Screen: "routes"})), off("routes", "this is all of it")),
	}
}

func holding(w World, p Place, h *checklist.HoldingState) Scene {
	s := Scene{Title: "What if " + h.Holding.Clause + "?", Crumb: []string{"What if …", h.Holding.Clause}, Aside: holdingWords(h)}
	reach := holdingReach(h)
	if reach != "" && h.Holding.Axis == checklist.Attack {
		reach = reachWords(h.Reach)
	}
	soonest := ""
	if s := h.Soonest; s != nil && (len(h.StopWith) > 1 || h.StopWith[0] != s.Step) {
		soonest = w.A.Catalogue.Title(s.Step) + ", " + count(s.Minutes, "minute", "minutes")
	}
	fields := given(Field{"State", holdingWords(h)}, Field{"How far", reach}, Field{"Stopped by", strings.Join(titles(w.A, h.StoppedBy), " · ")},
		Field{"Less, soonest", soonest}, Field{"You'd notice", h.Holding.Notice})
	of := func(d checklist.Device) bool { return slices.Contains(h.Holding.Tokens, checklist.Carrier(d.Kind)) }
	for _, d := range w.A.Facts.Devices {
		if of(d) {
			fields = append(fields, onIt(w, d, "On "+d.Name)...)
		}
	}
	s.add(Fields{Items: fields}, rows(carriesToAsk(w, of)...))
	s.add(part(Heading{Text: stopHeading(h), Aside: stops(w.A, h) + ", " + minutesWords(h.Minutes)}, stopRows(w.A, h)...)...)
	s.add(part(Heading{Text: "What would show it"}, effectRows(w.A, "", h.ShownBy)...)...)
	s.add(part(Heading{Text: "What gets you back sooner"}, effectRows(w.A, "", h.PreparedBy)...)...)
	var ways []Row
	for _, id := range h.Routes {
		if r := w.A.Route(id); r != nil {
			ways = append(ways, routeRow(r, routeCell(r)))
		}
	}
	s.add(part(Heading{Text: "The ways from here"}, ways...)...)
	if sc := w.A.Catalogue.Scenario(h.Holding.Scenario); sc != nil {
		s.add(Heading{Text: "If it happens"}, rows(Row{ID: sc.ID, Cells: []string{sc.Title}, Do: to(Place{Screen: "emergency", ID: sc.ID})}))
	}
	if slices.ContainsFunc(ways, func(r Row) bool { return r.Mark == Again }) {
		s.add(Para{Text: "[~] open ? counts as open until you look.", Tone: Quiet})
	}
	s.add(Para{Text: whatIfLimits, Tone: Quiet})
	s.Keys = keys(w, p, "choose back find emergency help")
	return s
}

// stopHeading says how much of a holding steps would stop.
func stopHeading(h *checklist.HoldingState) string {
	if h.Beyond > 0 {
		return fmt.Sprintf("What would stop all but %d of the ways", h.Beyond)
	}
	return "What would stop it"
}

func stopRows(a *checklist.Assessment, h *checklist.HoldingState) []Row {
	list := stepRows(a, h.StopWith)
	for i := range list {
		waits := ""
		if st := a.Step(list[i].ID); st.Outcome == checklist.Fails && st.Step.Waits != "" {
			waits = "waits: " + lower(st.Step.Waits)
		}
		list[i].Cells = append(list[i].Cells, waits)
	}
	return list
}

func titles(a *checklist.Assessment, ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, a.Catalogue.Title(id))
	}
	return out
}
