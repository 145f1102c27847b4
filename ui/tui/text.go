package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"handrail/internal/oneline"
	"handrail/internal/wordwrap"
)

// clean is the last guard before the terminal: the scene cleaned its text
// already. Without Unicode, a character becomes one of ASCII.
func (p pen) clean(s string) string {
	s = oneline.Clean(s)
	if !p.ascii || isPrintableASCII(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			b.WriteString(inASCII(r))
		}
	}
	return b.String()
}

func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// inASCII says a character in ASCII; a letter that has no such form is a
// question mark.
func inASCII(r rune) string {
	switch r {
	case '·', '•':
		return "-"
	case '–', '—', '−', '─', '‐', '‑':
		return "-"
	case '…':
		return "..."
	case '‘', '’', '‚', '′':
		return "'"
	case '“', '”', '„', '″', '«', '»':
		return `"`
	case '→', '▸', '›':
		return ">"
	case '←', '‹':
		return "<"
	case '×':
		return "x"
	case '≤':
		return "<="
	case '≥':
		return ">="
	case '\u00a0', '\u202f', '\u2009':
		return " "
	}
	return "?"
}

// paragraphs are the lines of a text that may have line ends of its own, as
// they are drawn.
func (p pen) paragraphs(s string) []string {
	lines := cleanLines(s)
	for i := range lines {
		lines[i] = p.clean(lines[i])
	}
	return lines
}

// cleanLines cleans text that may have line ends of its own. It is what is
// typed, so that a terminal without Unicode changes nothing.
func cleanLines(s string) []string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
	for i := range lines {
		lines[i] = oneline.Clean(lines[i])
	}
	return lines
}

// width is how many cells a text takes.
func width(s string) int { return wordwrap.Width(s) }

// wrap breaks a cleaned text into lines of at most limit cells.
func wrap(s string, limit int) []string { return wordwrap.Lines(s, limit) }

// cut shortens a cleaned text to limit cells and says so.
func (p pen) cut(s string, limit int) string {
	if limit <= 0 {
		return ""
	}
	if width(s) <= limit {
		return s
	}
	return ansi.Truncate(s, limit, p.ellipsis())
}

// pad adds spaces to a text until it takes w cells, in front of it or after it.
func pad(s string, w int, right bool) string {
	space := spaces(w - width(s))
	if right {
		return space + s
	}
	return s + space
}

// nth is a line of several, or an empty one after the last.
func nth(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
