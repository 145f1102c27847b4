package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/ui/scene"
)

// head is what stands above the answer: the question, and its help.
func (d *field) head() []string {
	room := max(d.width-3, 1)
	var lines []string
	for _, s := range wrap(d.pen.clean(d.input.Label), room) {
		if d.input.Label == "" {
			break
		}
		var b strings.Builder
		d.pen.put(&b, s, strong)
		lines = append(lines, " "+b.String())
	}
	for _, part := range d.pen.paragraphs(d.input.Help) {
		for _, s := range wrap(part, room) {
			if d.input.Help != "" {
				lines = append(lines, " "+s)
			}
		}
	}
	return lines
}

// View draws the question, what can be answered, and what is wrong with it.
func (d *field) View() string {
	if d.drawn == "" {
		d.drawn = d.draw()
	}
	return d.drawn
}

func (d *field) draw() string {
	lines := d.head()
	switch {
	case d.pick != nil && d.options > 0 && d.input.Kind == scene.PickOne && !d.marked:
		d.pick.Blur()
		lines = append(lines, d.paintOptions(strings.Replace(strings.TrimRight(d.pick.View(), "\n"), "*", " ", 1))...)
	case d.pick != nil && d.options > 0:
		lines = append(lines, d.paintOptions(strings.TrimRight(d.pick.View(), "\n"))...)
	case d.pick != nil:
		lines = append(lines, " (nothing to choose from)")
	case d.line != nil:
		lines = append(lines, d.prompt()+d.line.View())
	case d.text != nil:
		for i, s := range strings.Split(d.text.View(), "\n") {
			if i == 0 {
				lines = append(lines, d.prompt()+s)
			} else {
				lines = append(lines, spaces(3)+s)
			}
		}
	}
	if d.err != nil {
		for i, s := range wrap(d.pen.clean(d.err.Error()), max(d.width-5, 1)) {
			var b strings.Builder
			sign := "  "
			if i == 0 {
				sign = "! "
			}
			d.pen.put(&b, sign+s, warning)
			lines = append(lines, "   "+b.String())
		}
	}
	return strings.Join(lines, "\n")
}

// prompt marks the line one types on.
func (d *field) prompt() string {
	var b strings.Builder
	if d.focus {
		d.pen.put(&b, d.pen.marker()+" ", accent)
	} else {
		b.WriteString("  ")
	}
	return b.String() + " "
}

// answering finds the lines of a drawn field that hold what is being answered.
func (d *field) answering(lines []string) (from, to int) {
	head := len(d.head())
	if d.pick == nil || d.options == 0 {
		return head, len(lines) - 1
	}
	for i := head; i < len(lines); i++ {
		if strings.HasPrefix(ansi.Strip(lines[i]), d.pen.marker()+" ") {
			return i, i
		}
	}
	return head, head
}

// cursor is where one types, in columns and lines of the field.
func (d *field) cursor() (x, y int, ok bool) {
	var c *tea.Cursor
	switch {
	case d.line != nil:
		before, chars := d.line.View(), d.line.Position()
		if d.line.Width() <= 0 || lipgloss.Width(d.line.Value()) < d.line.Width() {
			runes := []rune(d.line.Value())
			return 3 + width(string(runes[:min(chars, len(runes))])), len(d.head()), d.focus
		}
		if c = d.line.Cursor(); c == nil {
			return 0, 0, false
		}
		return 3 + min(c.X, width(strings.TrimRight(before, " "))), len(d.head()), d.focus
	case d.text != nil:
		if c = d.text.Cursor(); c == nil {
			return 0, 0, false
		}
		return 3 + c.X, len(d.head()) + c.Y, d.focus
	}
	return 0, 0, false
}
