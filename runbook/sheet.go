package runbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// mostActions is the most that one side of a sheet asks for.
const mostActions = 9

// side begins a side of a sheet.
func side(letter, face, title string, parts ...paper.Part) paper.Page {
	return paper.Page{Title: title, Tab: letter, Leaf: strings.TrimSpace(letter + " " + face), Back: face == "back", Whole: true, Type: paper.Leaf, Anchor: letter + face, Parts: parts}
}

// on lists the scenarios of a sheet that may apply.
func (w *writer) on(letter string) []*checklist.Scenario {
	var out []*checklist.Scenario
	for _, s := range w.byDoors(w.a.Scenarios()) {
		if s.Sheet == letter {
			out = append(out, s)
		}
	}
	return out
}

// sheetActions are the actions of a scenario that are on its sheet, in the order
// in which the screen gives them.
func (w *writer) sheetActions(s *checklist.Scenario) []*checklist.Emergency {
	var out []*checklist.Emergency
	for _, e := range w.a.Actions(s) {
		if e.Page && len(out) < mostActions && (e.Call != "firm" || w.introduced()) && w.leadsSomewhere(e.Brief()) {
			out = append(out, e)
		}
	}
	return out
}

// leadsSomewhere reports whether every sheet that a text refers to is among those
// of this person. A set without a sheet has no action that sends there.
func (w *writer) leadsSomewhere(text string) bool {
	for _, part := range strings.Split(text, "{")[1:] {
		id, _, _ := strings.Cut(part, "}")
		if s := w.a.Catalogue.Scenario(id); s == nil || !w.printed(s.Sheet) {
			return false
		}
	}
	return true
}

// brief is the title of a scenario on paper.
func brief(s *checklist.Scenario) string { return oneline.Words(cmp.Or(s.Brief, s.Title)) }

// acts reports whether a sheet has an action for this person.
func (w *writer) acts(letter string) bool {
	for _, s := range w.on(letter) {
		if slices.ContainsFunc(w.a.Actions(s), func(e *checklist.Emergency) bool { return e.Page }) {
			return true
		}
	}
	return false
}

// told is a scenario whose actions a sheet gives, numbered from one.
type told struct {
	*checklist.Scenario
	actions []*checklist.Emergency
	from    int // the number of the first
}

// sections are the scenarios of a sheet whose actions it gives, numbered through.
func (w *writer) sections(letter string) []told {
	var out []told
	n := 1
	for _, s := range w.on(letter) {
		if actions := w.sheetActions(s); len(actions) > 0 {
			out = append(out, told{s, actions, n})
			n += len(actions)
		}
	}
	return out
}

// branches are the rows of a sheet that say what comes first, by what happened.
func (w *writer) branches(letter string) []paper.Block {
	var rows [][]string
	if letter == "B" && w.printed("G") {
		rows = append(rows, []string{"Programs trade", "Stop them: G1."})
	}
	for _, s := range w.on(letter) {
		if s.First != "" && w.leadsSomewhere(s.First) {
			rows = append(rows, []string{brief(s), w.linked(s.First)})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return []paper.Block{paper.Table{Style: paper.Branch, Shares: []int{40, 60}, Rows: rows}}
}

// action says an action as paper says it, with its number.
func (w *writer) action(e *checklist.Emergency, n int) paper.Action {
	act := paper.Action{N: n, Text: w.linked(e.Brief())}
	if i := strings.IndexAny(act.Text, ".?"); i > 0 && i+2 < len(act.Text) && act.Text[i+1] == ' ' {
		act.Lead, act.Text = act.Text[:i+1], act.Text[i+2:]
	}
	if e.Say != "" && strings.HasSuffix(e.Brief(), "out:") {
		act.Say = "“" + oneline.Words(e.Say) + "”"
	}
	return act
}

// linked puts where a scenario is on paper in the place of its id in braces:
// “sheet B”.
func (w *writer) linked(text string) string {
	text = oneline.Words(text)
	for {
		before, rest, ok := strings.Cut(text, "{")
		id, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return text
		}
		s := w.a.Catalogue.Scenario(id)
		if s == nil {
			return text
		}
		text = before + "sheet " + s.Sheet + after
	}
}

// printed reports whether a sheet is among those of this person.
func (w *writer) printed(letter string) bool {
	s := sheetOf(letter)
	return s != nil && s.isFor(w)
}

// steps numbers the actions of one scenario.
func (w *writer) steps(actions []*checklist.Emergency, from int) paper.Steps {
	var out paper.Steps
	for i, e := range actions {
		out.Actions = append(out.Actions, w.action(e, from+i))
	}
	return out
}

// Numbered says where on paper an action of a scenario is, such as "B3", or
// nothing where it is on no sheet of this person. An action of another scenario
// of the same sheet has the number of the one it repeats, unless it comes earlier
// than that: what comes first is on the row of its scenario.
func Numbered(a *checklist.Assessment, s *checklist.Scenario, action string) string {
	w := &writer{a: a}
	if !w.printed(s.Sheet) {
		return ""
	}
	number := make(map[string]int)
	for _, section := range w.sections(s.Sheet) {
		for i, e := range section.actions {
			if number[e.ID] == 0 && (section.ID == s.ID || s.First != "") {
				number[e.ID] = section.from + i
			}
		}
	}
	at := number[action]
	found := false
	for _, e := range a.Actions(s) {
		if later := number[e.ID]; found && later > 0 && later < at {
			return ""
		}
		found = found || e.ID == action
	}
	if at == 0 || !found {
		return ""
	}
	return s.Sheet + strconv.Itoa(at)
}
