package tui

import "strings"

// style is how a piece of text is drawn: the sixteen colours of the person's
// own theme, bold, faint and reverse, and nothing else.
type style struct {
	bold, faint, reverse bool
	colour               colour
}

// colour is one of the sixteen, or none.
type colour uint8

const (
	noColour colour = iota
	red
	green
	yellow
	cyan
)

// The roles. What must be read is never faint.
var (
	plain     = style{}
	strong    = style{bold: true}
	secondary = style{faint: true}              // asides, and what keys do
	accent    = style{bold: true, colour: cyan} // titles, digits, the bar of the selection
	stopped   = style{colour: green}
	alarming  = style{bold: true, colour: red}
)

// Theme says what lies behind the text.
type Theme int

// The themes. Auto asks the terminal and does not wait for the answer; None
// draws in bold and reverse only.
const (
	Auto Theme = iota
	Light
	Dark
	None
)

// pen knows what the terminal can show.
type pen struct {
	theme Theme
	ascii bool // nothing but ASCII
	signs bool // the few signs in ASCII, since the font may lack them; letters as they are
}

// warn is how what needs attention is drawn: yellow cannot be read on white,
// and red is only what is open.
func (p pen) warn() style {
	if p.theme == Dark {
		return style{bold: true, colour: yellow}
	}
	return strong
}

// wait is the colour of what is not known or waits: yellow, or bold where
// yellow cannot be read.
func (p pen) wait() style {
	if p.theme == Dark {
		return style{colour: yellow}
	}
	return style{bold: true}
}

// sequence returns the SGR sequence that begins a style, or nothing for plain.
func (p pen) sequence(s style) string {
	if p.theme == None {
		s.colour = noColour
	}
	var codes []string
	if s.bold {
		codes = append(codes, "1")
	}
	if s.faint {
		codes = append(codes, "2")
	}
	if s.reverse {
		codes = append(codes, "7")
	}
	if s.colour != noColour {
		codes = append(codes, [...]string{red: "31", green: "32", yellow: "33", cyan: "36"}[s.colour])
	}
	if len(codes) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

// put writes text in a style.
func (p pen) put(b *strings.Builder, text string, s style) {
	if text == "" {
		return
	}
	begin := p.sequence(s)
	if begin == "" {
		b.WriteString(text)
		return
	}
	b.WriteString(begin)
	b.WriteString(text)
	b.WriteString("\x1b[m")
}

// The few signs that are not words, each with its ASCII form.
func (p pen) marker() string   { return p.either("▌", ">") }
func (p pen) rule() string     { return p.either("─", "-") }
func (p pen) dash() string     { return p.either("–", "-") }
func (p pen) ellipsis() string { return p.either("…", "...") }

func (p pen) either(sign, ascii string) string {
	if p.ascii || p.signs {
		return ascii
	}
	return sign
}
