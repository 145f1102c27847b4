package tui

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/internal/oneline"
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

// Init does nothing: there is nothing to wait for.
func (d *field) Init() tea.Cmd { return nil }

// Update takes a message of the form.
func (d *field) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	k, isKey := msg.(tea.KeyPressMsg)
	paste, isPaste := msg.(tea.PasteMsg)
	if !isKey && !isPaste {
		return d, nil // nothing else changes what is asked or answered
	}
	d.drawn = ""
	if isKey {
		d.err = nil
	}
	if isKey {
		for _, press := range presses(k) {
			if cmd, ok := d.byKey(press); ok {
				return d, cmd
			}
		}
	}
	if isKey && d.input.Kind == scene.PickOne && !d.marked && !key.Matches(k, d.keys.Select.Prev) {
		d.mark(k)
		return d, nil
	}
	if isKey && d.input.Kind == scene.Confirm {
		for _, press := range presses(k) {
			want := map[string]string{"y": "yes", "n": "no"}[press]
			if want == "" {
				continue
			}
			for *d.value != want {
				d.pick.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			}
			return d, nil
		}
	}
	if isKey {
		switch forward, back := key.Matches(k, d.keys.Select.Next), key.Matches(k, d.keys.Select.Prev); {
		case forward && d.input.Kind == scene.PickOne && d.options == 0:
			d.err = errors.New("there is nothing to choose from")
			return d, nil
		case forward:
			if d.err = d.check(); d.err != nil {
				return d, nil
			}
			return d, huh.NextField
		case back:
			return d, huh.PrevField
		case d.input.Kind == scene.Line && k.String() == "up":
			return d, huh.PrevField
		case d.input.Kind == scene.Line && k.String() == "down":
			return d, nil
		}
	}
	added := k.Text
	if isPaste {
		added = paste.Content
	}
	if err := d.tooMuch(added); err != nil {
		d.err = err
		return d, nil
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
	return d, nil
}

// head is what stands above the answer: the question, and its help.
func (d *field) head() []string {
	room := max(d.width-3, 1)
	var lines []string
	for _, s := range wrap(d.pen.clean(d.input.Label), room) {
		if d.input.Label == "" {
			break
		}
		var b strings.Builder
		d.pen.put(&b, s, strong)
		lines = append(lines, " "+b.String())
	}
	for _, part := range d.pen.paragraphs(d.input.Help) {
		for _, s := range wrap(part, room) {
			if d.input.Help != "" {
				lines = append(lines, " "+s)
			}
		}
	}
	return lines
}

// View draws the question, what can be answered, and what is wrong with it.
func (d *field) View() string {
	if d.drawn == "" {
		d.drawn = d.draw()
	}
	return d.drawn
}

func (d *field) draw() string {
	lines := d.head()
	switch {
	case d.pick != nil && d.options > 0 && d.input.Kind == scene.PickOne && !d.marked:
		d.pick.Blur()
		lines = append(lines, strings.Replace(strings.TrimRight(d.pick.View(), "\n"), "*", " ", 1))
	case d.pick != nil && d.options > 0:
		lines = append(lines, strings.TrimRight(d.pick.View(), "\n"))
	case d.pick != nil:
		lines = append(lines, " (nothing to choose from)")
	case d.line != nil:
		lines = append(lines, d.prompt()+d.line.View())
	case d.text != nil:
		for i, s := range strings.Split(d.text.View(), "\n") {
			if i == 0 {
				lines = append(lines, d.prompt()+s)
			} else {
				lines = append(lines, spaces(3)+s)
			}
		}
	}
	if d.err != nil {
		for i, s := range wrap(d.pen.clean(d.err.Error()), max(d.width-5, 1)) {
			var b strings.Builder
			sign := "  "
			if i == 0 {
				sign = "! "
			}
			d.pen.put(&b, sign+s, warning)
			lines = append(lines, "   "+b.String())
		}
	}
	return strings.Join(lines, "\n")
}

// prompt marks the line one types on.
func (d *field) prompt() string {
	var b strings.Builder
	if d.focus {
		d.pen.put(&b, d.pen.marker()+" ", strong)
	} else {
		b.WriteString("  ")
	}
	return b.String() + " "
}

// answering finds the lines of a drawn field that hold what is being answered.
func (d *field) answering(lines []string) (from, to int) {
	head := len(d.head())
	if d.pick == nil || d.options == 0 {
		return head, len(lines) - 1
	}
	for i := head; i < len(lines); i++ {
		if strings.HasPrefix(ansi.Strip(lines[i]), d.pen.marker()+" ") {
			return i, i
		}
	}
	return head, head
}

// cursor is where one types, in columns and lines of the field.
func (d *field) cursor() (x, y int, ok bool) {
	var c *tea.Cursor
	switch {
	case d.line != nil:
		before, chars := d.line.View(), d.line.Position()
		if d.line.Width() <= 0 || lipgloss.Width(d.line.Value()) < d.line.Width() {
			runes := []rune(d.line.Value())
			return 3 + width(string(runes[:min(chars, len(runes))])), len(d.head()), d.focus
		}
		if c = d.line.Cursor(); c == nil {
			return 0, 0, false
		}
		return 3 + min(c.X, width(strings.TrimRight(before, " "))), len(d.head()), d.focus
	case d.text != nil:
		if c = d.text.Cursor(); c == nil {
			return 0, 0, false
		}
		return 3 + c.X, len(d.head()) + c.Y, d.focus
	}
	return 0, 0, false
}

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
