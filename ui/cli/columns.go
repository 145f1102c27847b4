package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"handrail/internal/oneline"
)

// columns aligns rows under each other, two spaces apart; the columns from
// right on stand to the right.
func columns(rows [][]string, right int) string {
	var widths []int
	for _, r := range rows {
		for i, c := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			r[i] = oneline.Clean(c)
			widths[i] = max(widths[i], ansi.StringWidth(r[i]))
		}
	}
	var b strings.Builder
	for _, r := range rows {
		var line strings.Builder
		for i, c := range r {
			pad := strings.Repeat(" ", widths[i]-ansi.StringWidth(c))
			if i > 0 {
				line.WriteString("  ")
			}
			if i >= right {
				line.WriteString(pad + c)
			} else {
				line.WriteString(c + pad)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// wrapped breaks text between words into lines of at most width columns, each
// after indent. A word is never broken: ids, days and addresses stay whole.
func wrapped(text string, width int, indent string) string {
	most := max(20, width-ansi.StringWidth(indent))
	var lines []string
	for _, part := range strings.Split(text, "\n") {
		line, at := "", 0
		for _, word := range strings.Fields(part) {
			w := ansi.StringWidth(word)
			if at > 0 && at+1+w > most {
				lines = append(lines, line)
				line, at = "", 0
			}
			if at > 0 {
				line, at = line+" ", at+1
			}
			line, at = line+word, at+w
		}
		lines = append(lines, line)
	}
	return indent + strings.Join(lines, "\n"+indent)
}
