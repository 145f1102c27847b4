package tui

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// field is one input of a form. Picking is huh's; what is typed is typed into
// a plain text input, since huh's own blinks by a timer and reaches for the
// clipboard and an editor of its own.
type field struct {
	input   scene.Input
	pen     pen
	width   int
	focus   bool
	err     error
	value   *string
	pick    huh.Field // of PickOne, PickMany and Confirm
	hovers  func() (string, bool)
	line    *textinput.Model
	text    *textarea.Model
	keys    *huh.KeyMap
	options int
	marked  bool   // of PickOne: something is chosen, so that Enter takes it
	drawn   string // what View returned, until something changes
}

// field makes the field of an input, bound to its value.
func (f *form) field(i int) *field {
	in := f.ask.Inputs[i]
	fd := &field{input: in, pen: f.pen, width: f.width, value: &f.one[i], keys: formKeys()}
	room := max(f.width-6, 1)
	option := func(n int, o scene.Option) huh.Option[string] {
		room := max(room-3, 1)
		if in.Kind == scene.PickMany {
			room = max(room-4, 1)
		}
		return huh.NewOption(optionKey(n)+"  "+strings.Join(wrap(f.pen.clean(o.Text), room), "\n   "), o.ID)
	}
	var options []huh.Option[string]
	for n, o := range in.Options {
		if in.Given && in.Kind == scene.PickOne && o.ID == in.Value {
			o.Text += " (your answer)"
		}
		options = append(options, option(n, o))
	}
	// What was there before, longer than new text may be, is kept as it is.
	most := max(limitOf(in), utf8.RuneCountInString(f.one[i]))
	switch in.Kind {
	case scene.PickMany:
		chosen := f.many[i]
		for n := range options {
			for _, id := range chosen {
				if options[n].Value == id {
					options[n] = options[n].Selected(true)
				}
			}
		}
		s := huh.NewMultiSelect[string]().Key(in.ID).Options(options...).Value(&f.many[i]).Filterable(false)
		fd.pick, fd.hovers, fd.options = s, s.Hovered, len(options)
	case scene.Line:
		t := textinput.New()
		t.Prompt = ""
		t.CharLimit = most
		t.KeyMap.Paste = key.NewBinding(key.WithDisabled())
		t.SetStyles(textinput.Styles{})
		t.SetVirtualCursor(false)
		t.SetValue(f.one[i])
		fd.line = &t
	case scene.Text:
		t := textarea.New()
		t.Prompt = ""
		t.ShowLineNumbers = false
		t.CharLimit = most
		t.KeyMap.Paste = key.NewBinding(key.WithDisabled())
		t.KeyMap.CopySelection = key.NewBinding(key.WithDisabled())
		t.KeyMap.InsertNewline = key.NewBinding(key.WithKeys("alt+enter", "ctrl+j"))
		t.SetStyles(textarea.Styles{})
		t.SetVirtualCursor(false)
		t.SetHeight(4)
		t.SetValue(f.one[i])
		fd.text = &t
	default:
		if in.Kind == scene.Confirm {
			options = []huh.Option[string]{huh.NewOption("1  Yes", "yes"), huh.NewOption("2  No", "no")}
		}
		fd.marked = f.one[i] != "" || len(options) == 0
		s := huh.NewSelect[string]().Key(in.ID).Options(options...).Value(&f.one[i])
		fd.pick, fd.hovers, fd.options = s, s.Hovered, len(options)
	}
	return fd
}

func (d *field) typed() bool { return d.pick == nil }

// check asks the scene whether an answer can be taken.
func (d *field) check() error {
	if d.input.Check == nil {
		return nil
	}
	if d.input.Kind == scene.PickMany {
		ids, _ := d.pick.GetValue().([]string)
		return d.input.Check(strings.Join(ids, ","))
	}
	return d.input.Check(*d.value)
}
