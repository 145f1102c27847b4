package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// The keys inside a form, as the one table of keys has them. huh is told only those
// that it acts upon: going back is ours, since huh would let nobody back from an
// answer that cannot be taken.
var (
	forward   = bound("choose", "next")
	backward  = bound("before")
	upward    = bound("up")
	downward  = bound("down")
	topmost   = bound("top")
	lowermost = bound("bottom")
	yes, no   = bound("yes"), bound("no")

	formKeys = &huh.KeyMap{
		Input:       huh.InputKeyMap{Next: forward, Submit: forward},
		Text:        huh.TextKeyMap{Next: forward, Submit: forward, NewLine: bound("new-line")},
		Select:      huh.SelectKeyMap{Next: forward, Submit: forward, Up: upward, Down: downward, GotoTop: topmost, GotoBottom: lowermost},
		MultiSelect: huh.MultiSelectKeyMap{Next: forward, Submit: forward, Up: upward, Down: downward, GotoTop: topmost, GotoBottom: lowermost, Toggle: bound("tick")},
		Note:        huh.NoteKeyMap{Next: forward, Submit: forward},
	}
)

// bound makes a binding of lines of the table of keys.
func bound(ids ...string) key.Binding {
	var press []string
	for _, k := range scene.KeyMap() {
		if slices.Contains(ids, k.ID) {
			press = append(press, k.Press...)
		}
	}
	return key.NewBinding(key.WithKeys(press...))
}

// press gives a key to the question being answered.
func (f *form) press(k tea.KeyPressMsg) {
	f.refused = nil
	q := f.asked()
	if key.Matches(k, backward) || q != nil && q.input.Kind == scene.Line && k.String() == "up" {
		f.before()
		return
	}
	if q != nil && !q.typed() && (f.pick(q, k) || q.mark(k)) {
		return
	}
	if err := f.tooMuch(k.Text); err != nil {
		f.refuse(err)
		return
	}
	f.huh.Update(k)
	if key.Matches(k, forward) {
		f.next()
	}
}

// pick takes the key of an option, on every keyboard: one of many is ticked or
// not, a single one is the answer. y and n mark yes and no.
func (f *form) pick(q *question, k tea.KeyPressMsg) bool {
	for _, press := range presses(k) {
		for n := range q.options() {
			switch {
			case optionKey(n) != press:
			case q.input.Kind == scene.PickMany:
				q.hover(n)
				q.field.Update(tea.KeyPressMsg{Code: tea.KeySpace})
				return true
			default:
				q.hover(n)
				f.next()
				return true
			}
		}
		for n, b := range []key.Binding{yes, no} {
			if q.input.Kind == scene.Confirm && slices.Contains(b.Keys(), press) {
				q.hover(n)
				return true
			}
		}
	}
	return false
}

// mark takes an arrow where nothing is chosen yet: it marks the first option or
// the last, as at the question of a step.
func (q *question) mark(k tea.KeyPressMsg) bool {
	last := key.Matches(k, upward, lowermost)
	if !q.answer.open || !last && !key.Matches(k, downward, topmost) || len(q.options()) == 0 {
		return false
	}
	n := 0
	if last {
		n = len(q.options()) - 1
	}
	q.hover(n)
	return true
}

// hover brings the marker to an option.
func (q *question) hover(n int) {
	q.answer.open = false
	q.field.Update(tea.KeyPressMsg{Code: tea.KeyHome})
	for range n {
		q.field.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	}
}
