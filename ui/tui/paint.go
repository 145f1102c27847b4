package tui

import "strings"

// pen knows what the terminal can show.
type pen struct {
	theme Theme
	ascii bool // nothing but ASCII
	signs bool // the few signs in ASCII, since the font may lack them; letters as they are
}

// paint is a text, of one line, as its role is drawn.
func (p pen) paint(text string, r role) string {
	if text == "" || r == plain {
		return text
	}
	return sequences[p.theme][r][0] + text + sequences[p.theme][r][1]
}

// put writes text as its role is drawn.
func (p pen) put(b *strings.Builder, text string, r role) { b.WriteString(p.paint(text, r)) }

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
