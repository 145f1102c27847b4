package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostMarks is how many combining marks one letter keeps: enough for every
// script that is written, too few to paint over other lines.
const mostMarks = 4

// Clean makes text that a person or a file supplied fit to be drawn, spoken or
// printed on one line: line breaks and tabs become spaces, and control,
// direction, invisible and private characters are left out, as are bytes that
// are no text.
func Clean(s string) string {
	if !dirty(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				continue
			}
		}
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
			marks++
			if marks > mostMarks {
				continue
			}
		} else {
			marks = 0
		}
		switch {
		case breaks(r):
			b.WriteByte(' ')
		case !hidden(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// dirty reports whether a text holds anything but printable ASCII, which is
// what nearly all text is.
func dirty(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return true
		}
	}
	return false
}

// breaks are the characters that end a line or jump along it.
func breaks(r rune) bool {
	switch r {
	case '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// hidden are the characters that draw nothing, or change how others are drawn.
func hidden(r rune) bool {
	switch {
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Variation_Selector,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point):
		return true
	}
	return false
}

// cleanScene cleans every text of a scene, and what a form is answered with.
func cleanScene(s *Scene) {
	s.Title, s.Aside = Clean(s.Title), Clean(s.Aside)
	s.Crumb = cleanAll(s.Crumb)
	for i, b := range s.Body {
		s.Body[i] = cleanBlock(b)
	}
	for i := range s.Keys {
		k := &s.Keys[i]
		k.Does, k.Help, k.Off = Clean(k.Does), Clean(k.Help), Clean(k.Off)
	}
	if s.Ask != nil {
		cleanAsk(s.Ask)
	}
}

func cleanBlock(b Block) Block {
	switch b := b.(type) {
	case Heading:
		return Heading{Clean(b.Text), Clean(b.Aside)}
	case Para:
		b.Text = Clean(b.Text)
		return b
	case Numbered:
		return Numbered{cleanAll(b.Items)}
	case Fields:
		for i, f := range b.Items {
			b.Items[i] = Field{Clean(f.Label), Clean(f.Value)}
		}
		return b
	case Table:
		b.Head = cleanAll(b.Head)
		for i := range b.Rows {
			b.Rows[i].Cells = cleanAll(b.Rows[i].Cells)
		}
		return b
	case Pair:
		return Pair{Clean(b.LeftHead), Clean(b.RightHead), cleanAll(b.Left), cleanAll(b.Right)}
	case Printed:
		return Printed{cleanAll(b.Lines)}
	}
	return b
}

func cleanAsk(a *Ask) {
	a.Title, a.Text = Clean(a.Title), Clean(a.Text)
	for i := range a.Inputs {
		in := &a.Inputs[i]
		in.Label, in.Help, in.Value = Clean(in.Label), Clean(in.Help), Clean(in.Value)
		for j := range in.Options {
			in.Options[j].Text = Clean(in.Options[j].Text)
		}
	}
	done := a.Done
	a.Done = func(values map[string]string) Action {
		cleaned := make(map[string]string, len(values))
		for k, v := range values {
			cleaned[k] = strings.TrimSpace(Clean(v))
		}
		return done(cleaned)
	}
}

func cleanAll(in []string) []string {
	if len(in) == 0 {
		return in
	}
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = Clean(s)
	}
	return out
}
