package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// optionKey is the key of an option: a digit, and above nine a letter.
func optionKey(n int) string {
	if n < 9 {
		return string(rune('1' + n))
	}
	return string(rune('a' + n - 9))
}

// keyNames names the keys of the options: 1-4.
func (d *field) keyNames() string {
	if d.options == 1 {
		return "1"
	}
	return "1-" + optionKey(d.options-1)
}

// byKey chooses the option whose key was pressed, and tells whether there is
// one: one of many is marked, a single one is the answer.
func (d *field) byKey(press string) (tea.Cmd, bool) {
	if d.pick == nil || len(press) != 1 {
		return nil, false
	}
	for n := range d.options {
		if optionKey(n) != press {
			continue
		}
		d.pick.Update(tea.KeyPressMsg{Code: tea.KeyHome})
		for range n {
			d.pick.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		}
		if d.input.Kind == scene.PickMany {
			d.pick.Update(tea.KeyPressMsg{Code: ' ', Text: " "})
			return nil, true
		}
		d.marked = true
		if d.err = d.check(); d.err != nil {
			return nil, true
		}
		return huh.NextField, true
	}
	return nil, false
}

// mark takes a key where nothing is chosen yet: an arrow marks the first answer or
// the last, as at the question of a step, and Enter takes nothing.
func (d *field) mark(k tea.KeyPressMsg) {
	switch k.String() {
	case "down", "up", "j", "k", "home", "end":
		last := k.String() == "up" || k.String() == "k" || k.String() == "end"
		d.pick.Focus()
		d.pick.Update(tea.KeyPressMsg{Code: map[bool]rune{false: tea.KeyHome, true: tea.KeyEnd}[last]})
		d.marked, *d.value = true, d.hovered()
	case "enter":
		d.err = errors.New("nothing is chosen yet: press " + d.keyNames())
	}
}
