package tui

import "strings"

// pen knows what the terminal can show.
type pen struct {
	theme Theme
	ascii bool // nothing but ASCII
	signs bool // the few signs in ASCII, since the font may lack them; letters as they are
}

// put writes text as its role is drawn.
func (p pen) put(b *strings.Builder, text string, r role) {
	if text == "" || r == plain {
		b.WriteString(text)
		return
	}
	b.WriteString(p.style(r).Render(text))
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
