package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// role is what a piece of text is for the person, which alone decides how it is
// drawn.
type role uint8

// The roles. What must be read is never secondary.
const (
	plain     role = iota
	strong         // what needs the person
	secondary      // asides, and what keys do
	accent         // titles, digits, the bar of the selection
	stopped        // good, and receding
	alarming       // open
	warning        // a stop line, an error, what to attend to
	waiting        // not known, or waiting
	chosen         // the title of what is selected
	chosenStrong
	roles
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
	themes
)

// palettes are the styles of every theme: the sixteen colours of the person's
// own terminal, bold, faint and reverse, and nothing else.
var palettes = [themes][roles]lipgloss.Style{
	Auto: paletteOf(Auto), Light: paletteOf(Light), Dark: paletteOf(Dark), None: paletteOf(None),
}

// paletteOf makes the styles of a theme. Yellow cannot be read on white: unless it
// is dark behind the text, what warns or waits is bold, and red is only what is open.
func paletteOf(t Theme) [roles]lipgloss.Style {
	text := lipgloss.NewStyle()
	bold := text.Bold(true)
	p := [roles]lipgloss.Style{
		plain: text, strong: bold, secondary: text.Faint(true),
		accent: bold.Foreground(lipgloss.Cyan), stopped: text.Foreground(lipgloss.Green), alarming: bold.Foreground(lipgloss.Red),
		warning: bold, waiting: bold,
		chosen: text.Reverse(true), chosenStrong: bold.Reverse(true),
	}
	switch t {
	case Dark:
		p[warning], p[waiting] = bold.Foreground(lipgloss.Yellow), text.Foreground(lipgloss.Yellow)
	case None:
		for r := range p {
			p[r] = p[r].UnsetForeground()
		}
	}
	return p
}

// sequences are what begins and ends a text of each style: a style works them out
// each time it renders, which was a fifth of the time of a frame.
var sequences = func() (out [themes][roles][2]string) {
	for t := range palettes {
		for r, style := range palettes[t] {
			out[t][r][0], out[t][r][1], _ = strings.Cut(style.Render("x"), "x")
		}
	}
	return out
}()

// style is how a role is drawn.
func (p pen) style(r role) lipgloss.Style { return palettes[p.theme][r] }

// whenChosen is the role of the title of what is selected, which else has another.
func (p pen) whenChosen(r role) role {
	if p.style(r).GetBold() {
		return chosenStrong
	}
	return chosen
}
