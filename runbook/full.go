package runbook

import (
	"cmp"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// full is the long text: every event with all that belongs to each action. It is
// read on a screen, and no part of it is recorded as printed.
func (w *writer) full() []paper.Page {
	scenarios := w.byDoors(w.a.Scenarios())
	pages := []paper.Page{w.find(scenarios), w.numbersPage()}
	for _, s := range scenarios {
		pages = append(pages, w.scenario(s))
	}
	return pages
}

// numbersPage lists every number that may be shown.
func (w *writer) numbersPage() paper.Page {
	desk := w.desk(true, "security", "sign-in", "closing")
	items := desk.Numbers
	if page := w.a.NumbersPage(); page != "" {
		items = append(items, paper.Number{Name: "The broker’s own list; type the address by hand", Digits: page})
	}
	return paper.Page{Title: "Whom to ring", Anchor: "numbers", Parts: []paper.Part{{Name: "numbers", Blocks: []paper.Block{
		paper.Numbers{Items: items}, paper.List{Items: desk.Notes},
		paper.Fields{Items: []paper.Field{w.carrier(), {Label: "Bank"}, {Label: "Police"}}},
	}}}}
}

// boxes puts actions into one box for each phase, numbered through.
func (w *writer) boxes(actions []*checklist.Emergency, say func(*checklist.Emergency) paper.Action) []paper.Block {
	var out []paper.Block
	n := 0
	for _, phase := range checklist.Phases {
		b := paper.Box{Title: checklist.PhaseNames[phase]}
		for _, e := range actions {
			if e.Phase == phase {
				n++
				act := say(e)
				act.N = n
				b.Actions = append(b.Actions, act)
			}
		}
		if len(b.Actions) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// numberOf labels the blank for the number of somebody who is called.
func numberOf(call string) string { return cmp.Or(calls[call], call) }

// calls names who is called.
var calls = map[string]string{
	"broker": "The broker", "carrier": "Your phone company", "police": "The police",
	"bank": "Your bank", "mail": "Your mail provider", "firm": "The firm that opened the account for you",
}

// asked splits words that pose their own question, so that it is where the label
// would be.
func asked(question, words string) paper.Field {
	if i := strings.IndexAny(words, "?.;:"); i > 0 && words[i] == '?' && i+1 < len(words) {
		return paper.Field{Label: words[:i+1], Value: strings.TrimSpace(words[i+1:])}
	}
	return paper.Field{Label: question, Value: words}
}

// fully says an action with all that belongs to it.
func (w *writer) fully(e *checklist.Emergency) paper.Action {
	act := paper.Action{Text: oneline.Words(e.Text), At: cleanAll(e.At)}
	add := func(label, value string) {
		if value = oneline.Words(value); value != "" {
			act.Lines = append(act.Lines, asked(label, value))
		}
	}
	if e.Call != "" && e.Call != "broker" {
		act.Lines = append(act.Lines, paper.Field{Label: numberOf(e.Call)})
	}
	if e.Say != "" {
		add("Say:", "“"+e.Say+"”")
	}
	add("Closed now?", e.Closed)
	add("You should then see:", e.See)
	add("Cannot do this?", e.Cannot)
	return act
}

// scenario is one event, on a page of its own.
func (w *writer) scenario(s *checklist.Scenario) paper.Page {
	blocks := []paper.Block{paper.Para{Text: sentence("Use this page if: " + oneline.Words(s.UseIf)), Strong: true}}
	if have := cleanAll(s.Have); len(have) > 0 {
		blocks = append(blocks, paper.Fields{Items: []paper.Field{{Label: "Have this ready", Value: sentence(strings.Join(have, "; "))}}})
	}
	blocks = append(blocks, w.boxes(w.a.Actions(s), w.fully)...)
	return paper.Page{Title: oneline.Words(s.Title), Anchor: anchorOf(s), Type: paper.Acting, Parts: []paper.Part{{Name: anchorOf(s), Blocks: blocks}}}
}

func anchorOf(s *checklist.Scenario) string { return "scenario." + s.ID }
