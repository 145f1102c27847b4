package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"handrail/ui/scene"
)

// The options of a field are huh's, and huh draws a key like the words after it
// and what is ticked like what is selected. They are painted as rows are everywhere
// else: the bar and the key in the accent, and reverse only what is selected.

// What stands before the words of an option, in cells.
const (
	barRoom = 3 // the bar and two spaces
	boxRoom = 4 // [x] and a space
	keyRoom = 3 // the key and two spaces
)

// paintOptions paints the options that huh drew.
func (d *field) paintOptions(view string) []string {
	lines := strings.Split(view, "\n")
	hovered := false // an option may take several lines
	for i, s := range lines {
		s = ansi.Strip(s)
		rest, isHovered := strings.CutPrefix(s, d.pen.marker()+"  ")
		if !isHovered {
			if len(s) < barRoom {
				continue
			}
			rest = s[barRoom:]
		}
		var b strings.Builder
		if isHovered {
			d.pen.put(&b, d.pen.marker(), accent)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString("  ")
		if d.input.Kind == scene.PickMany && len(rest) >= boxRoom {
			b.WriteString(rest[:boxRoom])
			rest = rest[boxRoom:]
		}
		if len(rest) >= keyRoom {
			key := strings.TrimSpace(rest[:keyRoom])
			hovered = isHovered || hovered && key == ""
			d.pen.put(&b, key, accent)
			b.WriteString(spaces(keyRoom - len(key)))
			rest = rest[keyRoom:]
		}
		if hovered {
			d.pen.put(&b, strings.TrimRight(rest, " "), chosen)
		} else {
			b.WriteString(rest)
		}
		lines[i] = b.String()
	}
	return lines
}
