package runbook

import (
	"cmp"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// mostActions is the most that the emergency page asks for.
const mostActions = 9

const distrust = "If you fear a device, stop using it, and type no password into it."

// emergency is the first page: what to do first, whatever happened.
func (w *writer) emergency(more []*checklist.Scenario) paper.Page {
	use := "Use it if something moved without you, a device is gone, or you are locked out."
	if len(more) > 0 {
		use += " Turn over once: the next page leads to the page for just that."
	}
	actions := w.firstActions()
	blocks := []paper.Block{
		paper.Para{Text: use},
		paper.Para{Text: distrust, Strong: true},
		paper.Numbers{Items: fewest(w.numbers())},
		paper.Fields{Items: append(w.others(actions), w.ownClock()...), Beside: true},
	}
	blocks = append(blocks, w.stopping()...)
	if len(actions) == 0 {
		blocks = append(blocks,
			paper.Para{Text: "NONE: this catalogue has no first actions. Write your own, in order."},
			paper.Fields{Items: []paper.Field{{Label: "1"}, {Label: "2"}, {Label: "3"}, {Label: "4"}, {Label: "5"}}})
	}
	closed := make(map[string]bool)
	blocks = append(blocks, w.boxes(actions, func(e *checklist.Emergency) paper.Action {
		act := paper.Action{Text: oneline.Words(e.Text)}
		now := oneline.Words(e.Closed)
		if e.Call == "broker" && now != "" && !closed[now] {
			closed[now] = true
			act.Lines = append(act.Lines, asked("Closed now?", now))
		}
		return act
	})...)
	last := "Page finished. Write the time"
	if len(more) > 0 {
		last = "Page finished, turn over. Write the time"
	}
	blocks = append(blocks, paper.Fields{Items: []paper.Field{{Label: last}}})
	title := "Emergency: " + w.broker()
	return paper.Page{Title: title, Anchor: "emergency", Type: paper.Alarm, Parts: []paper.Part{{Name: "emergency", Blocks: blocks}}}
}

// ownClock is a blank for the hour at which the lines open, where the
// catalogue says it in the time of the world.
func (w *writer) ownClock() []paper.Field {
	for _, n := range fewest(w.numbers()) {
		for _, note := range n.Notes {
			if strings.Contains(note, "UTC") {
				return []paper.Field{{Label: "They open, by my clock"}}
			}
		}
	}
	return nil
}

// stopping is a blank for how the person's own programs are stopped, where a
// program trades.
func (w *writer) stopping() []paper.Block {
	if v := w.value("automation"); v == "" || v == "no" {
		return nil
	}
	return []paper.Block{paper.Fields{Items: []paper.Field{{Label: "My programs are stopped by"}}}}
}

// firstActions are the actions that the scenarios which may apply mark for
// the emergency page, each once, in the order of the phases, at most nine: of
// more, the last of the longest phase go first.
func (w *writer) firstActions() []*checklist.Emergency {
	var all []*checklist.Emergency
	seen := make(map[string]bool)
	for _, s := range w.scenarios() {
		for i := range s.Actions {
			e := &s.Actions[i]
			if e.Page && !seen[e.Text] && w.a.Facts.Holds(e.If) != checklist.No {
				seen[e.Text] = true
				all = append(all, e)
			}
		}
	}
	phase := func(e *checklist.Emergency) int { return slices.Index(checklist.Phases, e.Phase) }
	slices.SortStableFunc(all, func(x, y *checklist.Emergency) int { return phase(x) - phase(y) })
	for len(all) > mostActions {
		count := make(map[checklist.Phase]int)
		longest := all[0].Phase
		for _, e := range all {
			if count[e.Phase]++; count[e.Phase] > count[longest] {
				longest = e.Phase
			}
		}
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].Phase == longest {
				all = slices.Delete(all, i, i+1)
				break
			}
		}
	}
	return all
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

// others are blanks for the numbers of whoever else is called, each once.
func (w *writer) others(actions []*checklist.Emergency) []paper.Field {
	var out []paper.Field
	seen := make(map[string]bool)
	for _, e := range actions {
		if e.Call != "" && e.Call != "broker" && e.Call != "firm" && !seen[e.Call] {
			seen[e.Call] = true
			out = append(out, paper.Field{Label: numberOf(e.Call)})
		}
	}
	return out
}

// numberOf labels the blank for the number of somebody who is called.
func numberOf(call string) string { return cmp.Or(calls[call], call) }

// calls names who is called.
var calls = map[string]string{
	"broker": "The broker", "carrier": "Your mobile carrier", "police": "The police",
	"bank": "Your bank", "mail": "Your mail provider", "firm": "The firm that opened the account for you",
}

// asked splits words that pose their own question, so that it stands where the
// label would.
func asked(question, words string) paper.Field {
	if i := strings.IndexAny(words, "?.;:"); i > 0 && words[i] == '?' && i+1 < len(words) {
		return paper.Field{Label: words[:i+1], Value: strings.TrimSpace(words[i+1:])}
	}
	return paper.Field{Label: question, Value: words}
}
