package paper

import (
	"slices"
	"strconv"
	"strings"
)

// pathMark stands between the parts of a click path.
const pathMark = " > "

// EachText passes on the words of a block in reading order, each place on its own
// and blanks as the empty string. Page numbers are left out: they depend on the
// paper.
func EachText(b Block, say func(string)) {
	switch b := b.(type) {
	case Heading:
		say(b.Text)
		sayAny(say, b.Rest)
	case Para:
		say(b.Text)
	case List:
		sayAll(say, b.Items)
	case Box:
		say(b.Title)
		eachAction(b.Actions, say)
	case Steps:
		eachAction(b.Actions, say)
	case Desk:
		eachNumber(b.Numbers, say)
		sayAll(say, b.Notes)
	case Fields:
		eachField(b.Items, say)
	case Numbers:
		eachNumber(b.Items, say)
	case Table:
		sayAll(say, b.Head)
		sayAll(say, slices.Concat(b.Rows...))
	case TOC:
		for _, t := range b.Items {
			say(t.Text)
		}
	case Card:
		for _, p := range b.Panels {
			say(p.Title)
			for _, inner := range p.Blocks {
				EachText(inner, say)
			}
		}
	}
}

func sayAll(say func(string), texts []string) {
	for _, text := range texts {
		say(text)
	}
}

// sayAny passes on a text that may be missing without leaving a blank.
func sayAny(say func(string), text string) {
	if text != "" {
		say(text)
	}
}

func eachAction(actions []Action, say func(string)) {
	for _, a := range actions {
		say(strconv.Itoa(a.N))
		sayAny(say, a.Lead)
		say(a.Text)
		sayAny(say, a.Say)
		say(strings.Join(a.At, pathMark))
		eachNumber(a.Numbers, say)
		eachField(a.Lines, say)
	}
}

func eachField(fields []Field, say func(string)) {
	for _, f := range fields {
		say(f.Label)
		say(f.Value)
	}
}

func eachNumber(numbers []Number, say func(string)) {
	for _, n := range numbers {
		say(n.Name)
		say(n.Digits)
		sayAll(say, n.Notes)
	}
}

// label writes a label as it stands before its value.
func label(s string) string {
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + ":"
}
