package tui

import (
	"charm.land/bubbles/v2/key"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// formKeys are the keys inside a form. What the screen's own keys do (esc,
// help, emergency) is not among them.
func formKeys() *huh.KeyMap {
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	k := &huh.KeyMap{}
	next, prev := bind("enter", "tab"), bind("shift+tab")
	up, down, top, bottom := bind("up", "k"), bind("down", "j"), bind("home", "g"), bind("end", "G")
	k.Select = huh.SelectKeyMap{Next: next, Prev: prev, Submit: next, Up: up, Down: down, GotoTop: top, GotoBottom: bottom}
	k.MultiSelect = huh.MultiSelectKeyMap{Next: next, Prev: prev, Submit: next, Up: up, Down: down, GotoTop: top, GotoBottom: bottom, Toggle: bind("space", "x")}
	k.Note = huh.NoteKeyMap{Next: next, Prev: prev, Submit: next}
	return k
}

// theme draws the part that is huh's without a style of its own: what it draws is
// painted as rows are.
func theme(p pen) huh.Theme {
	var s huh.Styles
	none := lipgloss.NewStyle()
	s.FieldSeparator = none.SetString("\n\n")
	f := &s.Focused
	f.SelectSelector = none.SetString(p.marker() + "  ")
	f.MultiSelectSelector = f.SelectSelector
	f.SelectedPrefix = none.SetString("[x] ")
	f.UnselectedPrefix = none.SetString("[ ] ")
	s.Blurred = s.Focused
	s.Blurred.SelectSelector = none.SetString("*  ")
	s.Blurred.MultiSelectSelector = none.SetString("   ")
	return huh.ThemeFunc(func(bool) *huh.Styles { return &s })
}
