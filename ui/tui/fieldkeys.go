package tui

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"handrail/internal/oneline"
	"handrail/ui/scene"
)

// limitOf is how many characters an input takes.
func limitOf(in scene.Input) int {
	if in.Limit > 0 {
		return in.Limit
	}
	return defaultLimit
}

// tooMuch refuses text that has no room in the field. Nothing is cut silently:
// it says how long the text is and how much there may be.
func (d *field) tooMuch(added string) error {
	if added == "" || d.line == nil && d.text == nil {
		return nil
	}
	var now string
	if d.line != nil {
		now = d.line.Value()
	} else {
		now = d.text.Value()
	}
	limit, n := limitOf(d.input), utf8.RuneCountInString(added)
	switch whole := utf8.RuneCountInString(now) + n; {
	case whole <= limit:
		return nil
	case n == 1:
		return fmt.Errorf("at most %d characters", limit)
	case n == whole:
		return fmt.Errorf("this text has %d characters, at most %d: nothing was taken", n, limit)
	default:
		return fmt.Errorf("with this text it would have %d characters, at most %d: nothing was taken", whole, limit)
	}
}

// hovered is the option under the marker, or "".
func (d *field) hovered() string {
	if d.hovers == nil {
		return ""
	}
	id, _ := d.hovers()
	return id
}

// hover brings the marker to an option again.
func (d *field) hover(id string) {
	if d.hovers == nil || id == "" || d.input.Kind != scene.PickMany {
		return
	}
	d.drawn = ""
	for range d.options {
		if d.hovered() == id {
			return
		}
		d.pick.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	}
}

// Update takes a message of the form: a key, or text that was pasted. Nothing
// else changes what is asked or answered.
func (d *field) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		d.drawn, d.err = "", nil
		if cmd, taken := d.chooses(msg); taken {
			return d, cmd
		}
		if cmd, taken := d.moves(msg); taken {
			return d, cmd
		}
		d.enter(msg, msg.Text)
	case tea.PasteMsg:
		d.drawn = ""
		d.enter(msg, msg.Content)
	}
	return d, nil
}

// chooses takes a key that is an answer: that of an option, the first one on a
// question of which nothing is chosen, and y and n.
func (d *field) chooses(k tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, press := range presses(k) {
		if cmd, ok := d.byKey(press); ok {
			return cmd, true
		}
	}
	if d.input.Kind == scene.PickOne && !d.marked && !key.Matches(k, d.keys.Select.Prev) {
		d.mark(k)
		return nil, true
	}
	if d.input.Kind != scene.Confirm {
		return nil, false
	}
	for _, press := range presses(k) {
		if want := map[string]string{"y": "yes", "n": "no"}[press]; want != "" {
			for *d.value != want {
				d.pick.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			}
			return nil, true
		}
	}
	return nil, false
}

// moves takes a key that goes to the next question or the one before.
func (d *field) moves(k tea.KeyPressMsg) (tea.Cmd, bool) {
	switch forward, back := key.Matches(k, d.keys.Select.Next), key.Matches(k, d.keys.Select.Prev); {
	case forward && d.input.Kind == scene.PickOne && d.options == 0:
		d.err = errors.New("there is nothing to choose from")
	case forward:
		if d.err = d.check(); d.err == nil {
			return huh.NextField, true
		}
	case back, d.input.Kind == scene.Line && k.String() == "up":
		return huh.PrevField, true
	case d.input.Kind == scene.Line && k.String() == "down":
	default:
		return nil, false
	}
	return nil, true
}

// enter gives a key or pasted text to the part of the field that is answered.
func (d *field) enter(msg tea.Msg, added string) {
	if err := d.tooMuch(added); err != nil {
		d.err = err
		return
	}
	switch {
	case d.pick != nil && d.options > 0:
		model, _ := d.pick.Update(msg)
		d.pick = model.(huh.Field)
	case d.line != nil:
		t, _ := d.line.Update(msg)
		*d.line, *d.value = t, oneline.Clean(t.Value())
	case d.text != nil:
		t, _ := d.text.Update(msg)
		*d.text, *d.value = t, strings.Join(cleanLines(t.Value()), "\n")
	}
}
