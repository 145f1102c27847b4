package paper

import (
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
		if b.Rest != "" {
			say(b.Rest)
		}
	case Para:
		say(b.Text)
	case List:
		for _, item := range b.Items {
			say(item)
		}
	case Box:
		say(b.Title)
		eachAction(b.Actions, say)
	case Steps:
		eachAction(b.Actions, say)
	case Desk:
		eachNumber(b.Numbers, say)
		for _, note := range b.Notes {
			say(note)
		}
	case Fields:
		eachField(b.Items, say)
	case Numbers:
		eachNumber(b.Items, say)
	case Table:
		for _, h := range b.Head {
			say(h)
		}
		for _, r := range b.Rows {
			for _, cell := range r {
				say(cell)
			}
		}
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

func eachAction(actions []Action, say func(string)) {
	for _, a := range actions {
		say(strconv.Itoa(a.N))
		if a.Lead != "" {
			say(a.Lead)
		}
		say(a.Text)
		if a.Say != "" {
			say(a.Say)
		}
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
		for _, note := range n.Notes {
			say(note)
		}
	}
}

// label writes a label as it stands before its value.
func label(s string) string {
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + ":"
}
