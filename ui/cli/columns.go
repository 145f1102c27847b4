package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
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
			widths[i] = max(widths[i], ansi.StringWidth(c))
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

// wrapped breaks text into lines of at most width columns, each after indent.
func wrapped(text string, width int, indent string) string {
	lines := strings.Split(ansi.Wordwrap(text, max(20, width-len(indent)), ""), "\n")
	return indent + strings.Join(lines, "\n"+indent)
}
