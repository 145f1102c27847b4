package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// form is an Ask as a huh form. What is typed lives in the form's own values,
// so that it outlives a change of the terminal's size and a save that fails.
type form struct {
	ask    *scene.Ask
	one    []string // the value of each input, but for those of many
	many   [][]string
	fields []*field
	huh    *huh.Form
	pen    pen
	width  int
	at     int // the line of the body the form begins on
	first  int // the lines that hold what is being answered
	last   int
}

// defaultLimit is how many characters of text an input takes that sets no
// limit.
const defaultLimit = 280

func newForm(a *scene.Ask) *form {
	f := &form{ask: a, one: make([]string, len(a.Inputs)), many: make([][]string, len(a.Inputs))}
	for i, in := range a.Inputs {
		switch {
		case in.Kind == scene.PickMany:
			for id := range strings.SplitSeq(in.Value, ",") {
				if id != "" {
					f.many[i] = append(f.many[i], id)
				}
			}
		case in.Kind == scene.Confirm && in.Value == "":
			f.one[i] = "no"
		default:
			f.one[i] = in.Value
		}
	}
	return f
}

// asksSame tells whether an ask has the same questions, so that what was
// answered so far still fits.
func (f *form) asksSame(a *scene.Ask) bool {
	return slices.EqualFunc(f.ask.Inputs, a.Inputs, func(x, y scene.Input) bool {
		return x.ID == y.ID && x.Kind == y.Kind && x.Label == y.Label && slices.Equal(x.Options, y.Options)
	})
}

// build makes the huh form for a width, with everything as it was.
func (f *form) build(p pen, w int) {
	focus := f.focused()
	hovered := make([]string, len(f.fields))
	for i, fd := range f.fields {
		hovered[i] = fd.hovered()
	}
	f.pen, f.width = p, w
	f.fields = nil
	var fields []huh.Field
	for i := range f.ask.Inputs {
		fd := f.field(i)
		f.fields = append(f.fields, fd)
		fields = append(fields, fd)
	}
	if len(fields) == 0 {
		fields = append(fields, huh.NewNote().Title(f.ask.Title))
	}
	f.huh = huh.NewForm(huh.NewGroup(fields...)).WithAccessible(false).WithShowHelp(false).WithShowErrors(false).
		WithTheme(theme(p)).WithKeyMap(formKeys()).WithWidth(w)
	f.huh.Init() // what it would do by messages is for texts that are worked out; ours stand
	for range focus {
		f.step(huh.NextField())
	}
	for i, fd := range f.fields {
		if i < len(hovered) {
			fd.hover(hovered[i])
		}
		fd.err, fd.drawn = nil, ""
	}
	f.step(tea.WindowSizeMsg{Width: w, Height: tallest})
}

// tallest is a height that no form reaches: a form is drawn whole and scrolled
// by the screen.
const tallest = 4000

// focused is the number of the field being answered.
func (f *form) focused() int {
	if f.huh == nil || len(f.fields) == 0 {
		return 0
	}
	now := f.huh.GetFocusedField()
	for i, fd := range f.fields {
		if huh.Field(fd) == now {
			return i
		}
	}
	return 0
}

// step gives the form a message, and every message that this leads to: moving
// to the next field is not left to chance and time.
func (f *form) step(msg tea.Msg) {
	if f.huh == nil || msg == nil {
		return
	}
	model, cmd := f.huh.Update(msg)
	f.huh = model.(*huh.Form)
	f.run(cmd)
}

func (f *form) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			f.run(c)
		}
	case nil:
	default:
		f.step(msg)
	}
}

// draw puts the form below the body, and notes where the field being answered
// is.
func (f *form) draw(l *layout) {
	const at = textAt - 1 // fields bring a column of their own for the marker
	if w := l.right - at; f.huh == nil || f.width != w || f.pen != l.pen {
		f.build(l.pen, w)
	}
	if len(l.lines) > 0 {
		l.blank()
	}
	f.at = len(l.lines)
	f.first, f.last = f.at, f.at
	if f.huh.State != huh.StateNormal { // its answer is on its way
		return
	}
	if len(f.fields) == 0 {
		return
	}
	fd := f.fields[f.focused()]
	lines := strings.Split(fd.View(), "\n")
	from, to := fd.answering(lines)
	f.first, f.last = f.at+from, f.at+to
	if from < 3 {
		f.first = f.at
	}
	for _, s := range lines {
		l.lines = append(l.lines, line{raw: spaces(at) + strings.TrimRight(s, " ")})
	}
	var last string
	if n := len(f.fields); n > 1 {
		last = "question " + strconv.Itoa(f.focused()+1) + " of " + strconv.Itoa(n)
	}
	if f.ask.Skip != nil && !f.typing() {
		l.blank()
		l.add(span{text: spaces(markAt), row: noRow}, span{text: "0", role: accent, row: noRow}, span{text: "  " + l.pen.clean(f.skipWords()), row: noRow})
	}
	if last != "" {
		l.blank()
		l.text(textAt, last, secondary)
	}
}

// skipWords is what the last line of a form that can be skipped is called.
func (f *form) skipWords() string {
	if f.ask.SkipSay != "" {
		return f.ask.SkipSay
	}
	return "Skip"
}

// cursor is where one types, in columns and lines of the body.
func (f *form) cursor() (x, y int, ok bool) {
	if len(f.fields) == 0 {
		return 0, 0, false
	}
	x, y, ok = f.fields[f.focused()].cursor()
	return x + textAt - 1, f.at + y, ok
}

// typing tells whether the field being answered takes letters.
func (f *form) typing() bool {
	return len(f.fields) > 0 && f.fields[f.focused()].typed()
}

// takes tells whether a key is the form's: everything but paging, and the keys
// for help and emergency where they are no letters.
func (f *form) takes(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "pgup", "pgdown":
		return false
	case "!", "?":
		return f.typing() && f.begun()
	}
	return true
}

// begun tells whether something was typed already. The first key in a field may
// still be the one for help or emergency; after that it is a letter.
func (f *form) begun() bool {
	i := f.focused()
	return f.one[i] != f.ask.Inputs[i].Value
}

// leaves tells whether a key of the screen works while the form is there.
func (f *form) leaves(k scene.Key) bool {
	return stays(k) && !(f.typing() && f.begun())
}

// formKey gives a key to the form, and performs what finishing it means.
func (m *model) formKey(k tea.KeyPressMsg) tea.Cmd {
	e := m.top()
	f := e.form
	if f.huh == nil {
		return nil
	}
	switch k.String() {
	case "esc":
		if f.focused() > 0 && f.huh.State == huh.StateNormal {
			f.step(huh.PrevField())
			e.laid, e.follow = nil, true
			return nil
		}
		if back, ok := keyFor(e.scene.Keys, "esc"); ok && back.Do != nil {
			return m.perform(back.Do)
		}
		return m.perform(scene.Back{})
	case "0":
		if f.ask.Skip != nil && !f.typing() && f.huh.State == huh.StateNormal {
			return m.perform(f.ask.Skip)
		}
	}
	if f.huh.State != huh.StateNormal {
		return nil
	}
	f.step(k)
	e.laid, e.follow = nil, true
	if f.huh.State != huh.StateCompleted || f.ask.Done == nil {
		return nil
	}
	do := f.ask.Done(f.values())
	before := m.jobs
	cmd := m.perform(do)
	if m.jobs == before && m.top() == e {
		f.again() // nothing came of it: it can be answered again
	}
	return cmd
}

// values is what was answered. Many values are joined by commas.
func (f *form) values() map[string]string {
	values := map[string]string{}
	for i, in := range f.ask.Inputs {
		if in.Kind == scene.PickMany {
			values[in.ID] = strings.Join(f.many[i], ",")
			continue
		}
		values[in.ID] = f.one[i]
	}
	return values
}

// again opens a finished form with what was answered.
func (f *form) again() { f.huh = nil }

// paste puts pasted text where one types.
func (f *form) paste(text string) {
	if f.huh == nil || f.huh.State != huh.StateNormal || !f.typing() {
		return
	}
	f.step(tea.PasteMsg{Content: strings.Join(cleanLines(text), "\n")})
}

// keys are the keys of a form in the footer.
func (f *form) keys() []scene.Key {
	keys := []scene.Key{}
	last := f.focused() >= len(f.fields)-1
	say := "next"
	if last {
		if say = f.ask.DoneName; say == "" {
			say = "keep"
		}
	}
	keys = append(keys, scene.Key{Press: []string{"enter"}, Name: "enter", Does: say})
	if len(f.fields) > 0 {
		if fd := f.fields[f.focused()]; fd.options > 0 {
			keys = append(keys, scene.Key{Name: fd.keyNames(), Does: "choose"})
		}
	}
	if len(f.fields) > 0 && f.fields[f.focused()].input.Kind == scene.Text {
		keys = append(keys, scene.Key{Press: []string{"alt+enter"}, Name: "alt+enter", Does: "new line"})
	}
	return append(keys, scene.Key{Press: []string{"esc"}, Name: "esc", Does: "back"})
}
