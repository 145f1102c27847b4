package tui

import (
	"errors"
	"io"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// Init does nothing: there is nothing to wait for.
func (d *field) Init() tea.Cmd { return nil }

// Focus begins to answer this field.
func (d *field) Focus() tea.Cmd {
	d.focus, d.drawn = true, ""
	switch {
	case d.line != nil:
		d.line.Focus()
	case d.text != nil:
		d.text.Focus()
	default:
		d.pick.Focus()
	}
	return nil
}

// Blur leaves this field.
func (d *field) Blur() tea.Cmd {
	d.focus, d.drawn = false, ""
	switch {
	case d.line != nil:
		d.line.Blur()
	case d.text != nil:
		d.text.Blur()
	default:
		d.pick.Blur()
	}
	return nil
}

// Error is what is wrong with the answer.
func (d *field) Error() error { return d.err }

// Run is not how these fields are run.
func (d *field) Run() error { return errors.ErrUnsupported }

// RunAccessible is not how these fields are run: ui/lines speaks the scene.
func (d *field) RunAccessible(io.Writer, io.Reader) error { return errors.ErrUnsupported }

// Skip is false: every field can be answered.
func (d *field) Skip() bool { return false }

// Zoom is false: the form is drawn whole.
func (d *field) Zoom() bool { return false }

// KeyBinds returns none: the footer tells them.
func (d *field) KeyBinds() []key.Binding { return nil }

// WithTheme styles the part that is huh's.
func (d *field) WithTheme(t huh.Theme) huh.Field {
	d.drawn = ""
	if d.pick != nil {
		d.pick = d.pick.WithTheme(t)
	}
	return d
}

// WithKeyMap gives the keys to the part that is huh's.
func (d *field) WithKeyMap(k *huh.KeyMap) huh.Field {
	d.keys = k
	if d.pick != nil {
		d.pick = d.pick.WithKeyMap(k)
	}
	return d
}

// WithWidth takes the width of the form.
func (d *field) WithWidth(w int) huh.Field {
	d.width, d.drawn = w, ""
	switch {
	case d.line != nil:
		d.line.SetWidth(max(min(w-5, d.line.CharLimit+1), 1))
		d.line.SetCursor(d.line.Position()) // else a long value is shown whole until a key is pressed
	case d.text != nil:
		d.text.SetWidth(max(w-5, 1))
	default:
		d.pick = d.pick.WithWidth(w)
	}
	return d
}

// WithHeight is ignored: a field is as high as its answers.
func (d *field) WithHeight(int) huh.Field { return d }

// WithPosition is for forms of many pages; a page of ours is one form.
func (d *field) WithPosition(p huh.FieldPosition) huh.Field {
	if d.pick != nil {
		d.pick = d.pick.WithPosition(p)
	}
	return d
}

// GetKey is the id of the input.
func (d *field) GetKey() string { return d.input.ID }

// GetValue is what is answered so far.
func (d *field) GetValue() any {
	if d.input.Kind == scene.PickMany {
		return d.pick.GetValue()
	}
	if !utf8.ValidString(*d.value) {
		return ""
	}
	return *d.value
}
