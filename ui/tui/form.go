package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// form is an Ask as a huh form, one question a group. What is typed lives in the
// form's own answers, so that it outlives a change of the terminal's size and a
// save that fails. What huh would have done later (the cursor that blinks, the
// clipboard) is left undone: its commands are never run.
type form struct {
	ask       *scene.Ask
	answers   []answer
	questions []*question
	huh       *huh.Form
	checking  bool  // the answer is to be taken
	refused   error // why what was typed or pasted last was not taken
	pen       pen
	width     int
	at        int // the line of the body the form begins on
	first     int // the lines that hold what is being answered
	last      int
	x, y      int // where one types, from the first column and line of the form
}

func newForm(a *scene.Ask) *form {
	f := &form{ask: a, answers: make([]answer, len(a.Inputs))}
	for i, in := range a.Inputs {
		if in.Kind == scene.Confirm && in.Value == "" {
			in.Value = "no"
		}
		open := in.Kind == scene.PickOne && !slices.ContainsFunc(in.Options, func(o scene.Option) bool { return o.ID == in.Value })
		f.answers[i] = answer{in.Value, open}
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
	at, before := f.focused(), f.questions
	f.pen, f.width, f.refused = p, w, nil
	f.questions = make([]*question, len(f.ask.Inputs))
	groups := make([]*huh.Group, len(f.ask.Inputs))
	for i := range f.questions {
		f.questions[i] = f.question(i)
		groups[i] = f.questions[i].group
	}
	if len(groups) == 0 {
		groups = append(groups, huh.NewGroup(huh.NewNote().Title(f.ask.Title)))
	}
	f.huh = huh.NewForm(groups...).WithKeyMap(formKeys).WithWidth(w)
	f.huh.GetFocusedField().Focus() // all of Init that shows: it draws every group
	for i, q := range before {
		if q.input.Kind == scene.PickMany {
			f.questions[i].hover(q.hovered())
		}
	}
	for range at {
		f.huh.NextGroup()
	}
}

// focused is the number of the question being answered.
func (f *form) focused() int {
	if f.huh == nil {
		return 0
	}
	now := f.huh.GetFocusedField()
	return max(slices.IndexFunc(f.questions, func(q *question) bool { return q.field == now }), 0)
}

// asked is the question being answered, or nil where there is none.
func (f *form) asked() *question {
	if len(f.questions) == 0 {
		return nil
	}
	return f.questions[f.focused()]
}

// next goes to the next question, or ends the form, where the answer can be
// taken.
func (f *form) next() {
	f.checking = true
	f.huh.GetFocusedField().Blur()
	f.huh.GetFocusedField().Focus()
	f.checking = false
	f.huh.NextGroup() // not where the check found something
}

// before goes to the question before, whatever is answered so far.
func (f *form) before() {
	f.huh.GetFocusedField().Blur()
	f.huh.PrevGroup()
}

// refuse shows why something was not taken.
func (f *form) refuse(err error) {
	f.refused = err
	f.huh.GetFocusedField().Blur()
	f.huh.GetFocusedField().Focus()
}

// draw puts the question that is being answered below the body, and notes where
// its answer is.
func (f *form) draw(l *layout) {
	const at = textAt - 1 // huh's fields bring a column of their own for the marker
	if w := l.right - at; f.huh == nil || f.width != w || f.pen != l.pen {
		f.build(l.pen, w)
	}
	if len(l.lines) > 0 {
		l.blank()
	}
	f.at = len(l.lines)
	f.first, f.last = f.at, f.at
	q := f.asked()
	if q == nil || f.huh.State != huh.StateNormal { // its answer is on its way
		return
	}
	q.field.Update(nil) // or huh shows a long value whole until a key is pressed
	lines := strings.Split(strings.TrimRight(q.group.Content(), "\n"), "\n")
	from := q.head
	if q.typed() {
		f.x, f.y = f.caret(lines[q.head:])
		f.y += q.head
	} else if n := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, f.mark()) }); n >= 0 {
		from = n
	}
	to := from
	if wrong := q.group.Footer(); wrong != "" {
		lines = append(lines, strings.Split(wrong, "\n")...)
	}
	if q.typed() {
		to = len(lines) - 1
	}
	f.first, f.last = f.at+from, f.at+to
	if from < 3 {
		f.first = f.at
	}
	for _, s := range lines {
		l.lines = append(l.lines, line{raw: spaces(at) + strings.TrimRight(s, " ")})
	}
	if f.ask.Skip != nil && !f.typing() {
		l.blank()
		l.add(span{text: spaces(markAt)}, span{text: "0", role: accent}, span{text: "  " + l.pen.clean(f.skipWords())})
	}
	if n := len(f.questions); n > 1 {
		l.blank()
		l.text(textAt, "question "+strconv.Itoa(f.focused()+1)+" of "+strconv.Itoa(n), secondary)
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
	return f.x + textAt - 1, f.at + f.y, f.typing()
}

// typing tells whether the question being answered takes letters.
func (f *form) typing() bool {
	q := f.asked()
	return q != nil && q.typed()
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
	return f.answers[i].text != f.ask.Inputs[i].Value
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
			f.before()
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
	f.press(k)
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
		values[in.ID] = f.answers[i].text
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
	text = strings.Join(cleanLines(text), "\n")
	if f.refused = f.tooMuch(text); f.refused != nil {
		f.refuse(f.refused)
		return
	}
	f.huh.Update(tea.PasteMsg{Content: text})
}

// keys are the keys of a form in the footer.
func (f *form) keys() []scene.Key {
	say := "next"
	if f.focused() >= len(f.questions)-1 {
		if say = f.ask.DoneName; say == "" {
			say = "keep"
		}
	}
	keys := []scene.Key{{Press: []string{"enter"}, Name: "enter", Does: say}}
	switch q := f.asked(); {
	case q == nil:
	case q.input.Kind == scene.Text:
		keys = append(keys, scene.Key{Press: []string{"alt+enter"}, Name: "alt+enter", Does: "new line"})
	case len(q.options()) > 0:
		keys = append(keys, scene.Key{Name: q.keyNames(), Does: "choose"})
	}
	return append(keys, scene.Key{Press: []string{"esc"}, Name: "esc", Does: "back"})
}
