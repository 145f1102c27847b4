package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/huh/v2"

	"handrail/ui/scene"
)

// question is an input of a form, and the field of huh that asks it.
type question struct {
	input  scene.Input
	answer *answer
	field  huh.Field
	group  *huh.Group
	hovers func() (string, bool) // of PickOne, PickMany and Confirm
	head   int                   // lines above the answer
}

// answer is what huh reads and writes as the answer to a question.
type answer struct {
	text string
	open bool // nothing is chosen yet: what huh marks first is no answer
}

// Get returns the answer so far.
func (a *answer) Get() string { return a.text }

// Set takes what is typed, cleaned, or the option that is marked.
func (a *answer) Set(s string) {
	if !a.open {
		a.text = strings.Join(cleanLines(s), "\n")
	}
}

// ticks is an answer of many options, their ids joined by commas.
type ticks struct{ answer *answer }

// Get returns the ids of what is ticked.
func (t ticks) Get() []string { return strings.Split(t.answer.text, ",") }

// Set takes the ids of what is ticked.
func (t ticks) Set(ids []string) { t.answer.text = strings.Join(ids, ",") }

// defaultLimit is how many characters of text an input takes that sets no
// limit.
const defaultLimit = 280

// textLines is how many lines a text has on the screen.
const textLines = 4

// question makes the question of an input, bound to its answer.
func (f *form) question(i int) *question {
	in := f.ask.Inputs[i]
	q := &question{input: in, answer: &f.answers[i]}
	room := max(f.width-3, 1)
	if in.Kind == scene.Text {
		room = max(room-textEnd, 1)
	}
	var label, help []string
	if in.Label != "" {
		label = wrap(f.pen.clean(in.Label), room)
	}
	if in.Help != "" {
		for _, part := range f.pen.paragraphs(in.Help) {
			help = append(help, wrap(part, room)...)
		}
	}
	if !q.typed() && len(q.options()) == 0 {
		help = append(help, "(nothing to choose from)")
	}
	q.head = len(label) + len(help)
	title, description, theme := strings.Join(label, "\n"), strings.Join(help, "\n"), f.theme(q)
	check := func(string) error { return f.check(i) }
	options, lines := f.options(q)
	switch in.Kind {
	case scene.Line:
		q.field = huh.NewInput().Title(title).Description(description).Prompt("").Accessor(q.answer).Validate(check)
	case scene.Text:
		q.field = huh.NewText().Title(title).Description(description).Lines(textLines).CharLimit(0).ExternalEditor(false).Accessor(q.answer).Validate(check)
	case scene.PickMany:
		s := huh.NewMultiSelect[string]()
		s.WithTheme(theme)
		s.Title(title).Description(description).Height(q.head + lines) // or huh leaves out as many options as there are lines above
		s.Options(options...).Accessor(ticks{q.answer}).Filterable(false).Validate(func([]string) error { return f.check(i) })
		q.field, q.hovers = s, s.Hovered
	default:
		s := huh.NewSelect[string]()
		s.WithTheme(theme)
		s.Title(title).Description(description).Options(options...).Accessor(q.answer).Validate(check)
		q.field, q.hovers = s, s.Hovered
	}
	q.field.WithTheme(theme)
	q.group = huh.NewGroup(q.field).WithShowHelp(false).WithTheme(theme)
	return q
}

// options makes the options of a question, and counts the lines they take.
func (f *form) options(q *question) (options []huh.Option[string], lines int) {
	room := f.width - 9
	if q.input.Kind == scene.PickMany {
		room -= 4
	}
	for n, o := range q.options() {
		if q.input.Given && q.input.Kind == scene.PickOne && o.ID == q.input.Value {
			o.Text += " (your answer)"
		}
		text := wrap(f.pen.clean(o.Text), max(room, 1))
		lines += len(text)
		options = append(options, huh.NewOption(optionKey(n)+"  "+strings.Join(text, "\n   "), o.ID))
	}
	return options, lines
}

// typed tells whether the answer is typed, and not picked.
func (q *question) typed() bool { return q.input.Kind == scene.Line || q.input.Kind == scene.Text }

// options are what can be picked.
func (q *question) options() []scene.Option {
	if q.input.Kind == scene.Confirm {
		return []scene.Option{{ID: "yes", Text: "Yes"}, {ID: "no", Text: "No"}}
	}
	return q.input.Options
}

// hovered is the number of the option under the marker, or -1.
func (q *question) hovered() int {
	if q.hovers == nil {
		return -1
	}
	id, _ := q.hovers()
	return slices.IndexFunc(q.options(), func(o scene.Option) bool { return o.ID == id })
}

// optionKey is the key of an option: a digit, and above nine a letter.
func optionKey(n int) string {
	if n < 9 {
		return string(rune('1' + n))
	}
	return string(rune('a' + n - 9))
}

// keyNames names the keys of the options: 1-4.
func (q *question) keyNames() string {
	if n := len(q.options()); n > 1 {
		return "1-" + optionKey(n-1)
	}
	return "1"
}

// check says what is wrong with the answer to a question that is to be taken. huh
// asks it at other times too.
func (f *form) check(i int) error {
	in := f.ask.Inputs[i]
	switch {
	case !f.checking:
		return f.refused
	case in.Kind == scene.PickOne && len(in.Options) == 0:
		return errors.New("there is nothing to choose from")
	case f.answers[i].open:
		return errors.New("nothing is chosen yet: press " + f.questions[i].keyNames())
	case in.Check == nil:
		return nil
	}
	return in.Check(f.answers[i].text)
}

// tooMuch refuses text that has no room in the answer. Nothing is cut silently:
// it says how long the text is and how much there may be.
func (f *form) tooMuch(added string) error {
	if added == "" || !f.typing() {
		return nil
	}
	i := f.focused()
	limit, n := f.ask.Inputs[i].Limit, utf8.RuneCountInString(added)
	if limit == 0 {
		limit = defaultLimit
	}
	switch whole := utf8.RuneCountInString(f.answers[i].text) + n; {
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
