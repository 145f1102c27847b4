package runbook

import (
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// scenarios are those that apply to these facts, or may.
func (w *writer) scenarios() []*checklist.Scenario {
	var out []*checklist.Scenario
	for i := range w.a.Catalogue.Scenarios {
		if s := &w.a.Catalogue.Scenarios[i]; w.a.Facts.Holds(s.Applies) != checklist.No {
			out = append(out, s)
		}
	}
	return out
}

func anchorOf(s *checklist.Scenario) string { return "scenario." + s.ID }

// because says which facts make a condition fail.
func (w *writer) because(c checklist.Condition) []string {
	var terms []string
	for _, t := range c.All {
		if w.a.Facts.Holds(checklist.Condition{All: []string{t}}) == checklist.No {
			terms = append(terms, t)
		}
	}
	for _, t := range c.None {
		if w.a.Facts.Holds(checklist.Condition{All: []string{t}}) == checklist.Yes {
			terms = append(terms, t)
		}
	}
	if len(terms) == 0 {
		terms = c.Any
	}
	var out []string
	seen := make(map[string]bool)
	for _, t := range terms {
		key, value, _ := strings.Cut(t, "=")
		if seen[key] {
			continue
		}
		seen[key] = true
		if values, known := w.said(key); known {
			if len(values) == 0 {
				values = []string{"none of them"}
			}
			out = append(out, "you said of “"+oneline.Words(w.a.Facts.State(key).Fact.Title)+"”: "+strings.Join(values, "; "))
			continue
		}
		if p := w.a.Catalogue.Permission(value); p != nil {
			out = append(out, "you do not hold the permission “"+oneline.Words(p.Name)+"”")
		}
	}
	if len(out) == 0 {
		out = []string{"of what you said about your set-up"}
	}
	return out
}

// mostAfterwards is how many steps of the new baseline a page names.
const mostAfterwards = 5

// scenario is one thing going wrong, on a page of its own. Written says where
// the number of somebody who is called was written by hand, or nothing where
// that is to be done here.
func (w *writer) scenario(s *checklist.Scenario, written func(call string) string) paper.Page {
	blocks := []paper.Block{paper.Para{Text: sentence("Use this page if: " + oneline.Words(s.UseIf)), Strong: true}}
	if have := cleanAll(s.Have); len(have) > 0 {
		blocks = append(blocks, paper.Fields{Items: []paper.Field{{Label: "Have this ready", Value: sentence(strings.Join(have, "; "))}}})
	}
	var actions []*checklist.Emergency
	for i := range s.Actions {
		if w.a.Facts.Holds(s.Actions[i].If) != checklist.No {
			actions = append(actions, &s.Actions[i])
		}
	}
	if len(actions) == 0 {
		blocks = append(blocks, paper.Para{Text: "NONE: no action of this page applies to you. Use the emergency page."})
	}
	called := false
	blocks = append(blocks, w.boxes(actions, func(e *checklist.Emergency) paper.Action {
		act := w.fully(e, written)
		if e.Call == "broker" && !called {
			called = true
			if at := written(e.Call); at != "" {
				act.Lines = slices.Insert(act.Lines, 0, paper.Field{Label: numberOf(e.Call), Value: at})
			} else {
				act.Numbers = printedOf(w.brokerNumbers())
			}
		}
		return act
	})...)
	if titles := w.stepTitles(s.Review); len(titles) > 0 {
		if more := len(titles) - mostAfterwards; more > 0 {
			titles = append(titles[:mostAfterwards:mostAfterwards], strconv.Itoa(more)+" more, which Handrail lists")
		}
		blocks = append(blocks, paper.Para{Text: sentence("Afterwards look again at: " + strings.Join(titles, "; ")), Small: true})
	}
	blocks = append(blocks, paper.Fields{Items: []paper.Field{{Label: "Page finished. Write the time"}}})
	return paper.Page{Title: oneline.Words(s.Title), Anchor: anchorOf(s), Type: paper.Acting, Parts: []paper.Part{{Name: anchorOf(s), Blocks: blocks}}}
}

// fully says an action with all that belongs to it.
func (w *writer) fully(e *checklist.Emergency, written func(call string) string) paper.Action {
	act := paper.Action{Text: oneline.Words(e.Text), At: cleanAll(e.At)}
	add := func(label, value string) {
		if value = oneline.Words(value); value != "" {
			act.Lines = append(act.Lines, asked(label, value))
		}
	}
	if e.Call != "" && e.Call != "broker" {
		act.Lines = append(act.Lines, paper.Field{Label: numberOf(e.Call), Value: written(e.Call)})
	}
	if e.Say != "" {
		add("Say:", "“"+e.Say+"”")
	}
	add("Closed now?", e.Closed)
	add("You should then see:", e.See)
	add("Cannot do this?", e.Cannot)
	return act
}

// inHome says where in the home copy a number stands that the hand wrote: once
// on the first page or beside the other numbers, not on every page again.
func (w *writer) inHome(call string) string {
	if w.first == nil {
		w.first = map[string]bool{"firm": w.introduced()}
		for _, e := range w.firstActions() {
			if e.Call != "firm" && e.Call != "broker" {
				w.first[e.Call] = true
			}
		}
	}
	switch {
	case w.first[call]:
		return "the number is on page 1"
	case calls[call] != "" && call != "broker":
		return "the number is on the page “" + callingTitle + "”"
	}
	return ""
}

// inHelper says the same of the page for the one who helps.
func inHelper(call string) string {
	if call == "firm" || call == "broker" {
		return "the number is above"
	}
	return ""
}

func (w *writer) stepTitles(ids []string) []string {
	var out []string
	for _, id := range ids {
		if st := w.a.Step(id); st != nil {
			out = append(out, oneline.Words(st.Step.Title))
		}
	}
	return out
}
