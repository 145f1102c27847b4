package runbook

import (
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// needsA reports whether a phone may hold a way in.
func (w *writer) needsA() bool { return w.acts("A") }

// sheetA is for a phone or a number that is gone.
func (w *writer) sheetA() []paper.Page {
	blocks := append([]paper.Block{paper.Fields{Items: []paper.Field{w.carrier()}}}, w.firstThenAll("A", "Then, and for all else")...)
	w.numbered(blocks)
	return []paper.Page{side("A", "front", "Phone or number gone", paper.Part{Name: "A", Blocks: blocks})}
}

// numbered puts the number to ring under each action that calls the broker, and
// what to do until the broker opens.
func (w *writer) numbered(blocks []paper.Block) {
	desk := w.desk(false, "sign-in")
	if len(desk.Numbers) > 0 {
		desk.Numbers = desk.Numbers[:1] // what else answers is on sheet E
		desk.Numbers[0].Notes = append(desk.Numbers[0].Notes, desk.Notes...)
	}
	var actions []*checklist.Emergency
	for _, s := range w.sections("A") {
		actions = append(actions, s.actions...)
	}
	for _, b := range blocks {
		steps, _ := b.(paper.Steps)
		for i := range steps.Actions {
			act := &steps.Actions[i]
			e := actions[act.N-1]
			if e.ID == spareAction {
				act.Lines = append(act.Lines, w.spare(e))
			}
			if e.Call != "broker" {
				continue
			}
			act.Numbers = desk.Numbers
			act.Lines = append(act.Lines, untilOpen(e)...)
		}
	}
}

// untilOpen is what to do while a call is not answered.
func untilOpen(e *checklist.Emergency) []paper.Field {
	_, until, ok := strings.Cut(e.Closed, "Until then: ")
	if !ok {
		return nil
	}
	return []paper.Field{{Label: "Closed now?", Value: sentence(oneline.Words(until))}}
}

// spareAction is the id of the action that signs in without the phone.
const spareAction = "second-method"

// spare names what signs in without the phone, where it is known, or leaves a blank
// for it: a helper has to know what to look for.
func (w *writer) spare(e *checklist.Emergency) paper.Field {
	var names []string
	if st := w.a.Facts.State("methods"); st != nil && st.Known {
		for _, v := range st.Fact.Values {
			if len(names) < 2 && slices.Contains(st.Values, v.ID) && slices.Contains(e.If.Any, "methods="+v.ID) {
				names = append(names, firstWords(oneline.Words(v.Text)))
			}
		}
	}
	if len(names) == 0 {
		return paper.Field{Label: "The spare, and where it is"}
	}
	return paper.Field{Label: "The spare", Value: strings.Join(names, " or ") + "; where: E back"}
}

// hasSpare reports whether something may sign in without the phone.
func (w *writer) hasSpare() bool {
	for _, s := range w.a.Catalogue.Scenarios {
		for _, e := range s.Actions {
			if s.Sheet == "A" && e.ID == spareAction && w.a.Facts.Holds(e.If) != checklist.No {
				return true
			}
		}
	}
	return false
}

// firstThenAll is what comes first by what happened, then the actions for all.
func (w *writer) firstThenAll(letter, then string) []paper.Block {
	var blocks []paper.Block
	if rows := w.branches(letter); len(rows) > 0 {
		blocks = append(append(blocks, paper.Heading{Text: "First, if listed here"}), rows...)
	}
	for _, s := range w.sections(letter) {
		blocks = append(append(blocks, paper.Heading{Text: then}), w.byPhase(s.actions, s.from)...)
	}
	return blocks
}

// phaseHeads head the later parts of a list of actions.
var phaseHeads = map[checklist.Phase]string{checklist.PhaseCheck: "See what is left open", checklist.PhaseReport: "Report today"}

// byPhase numbers actions through, with a heading where a later phase begins.
func (w *writer) byPhase(actions []*checklist.Emergency, from int) []paper.Block {
	var blocks []paper.Block
	for i := 0; i < len(actions); {
		to := i + 1
		for to < len(actions) && phaseHeads[actions[to].Phase] == "" || to < len(actions) && actions[to].Phase == actions[i].Phase {
			to++
		}
		if head := phaseHeads[actions[i].Phase]; i > 0 && head != "" {
			blocks = append(blocks, paper.Heading{Text: head})
		}
		blocks = append(blocks, w.steps(actions[i:to], from+i))
		i = to
	}
	return blocks
}
