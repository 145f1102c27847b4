package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// wordsShown is the end of what is looked for that there is room for.
func (m *model) wordsShown(words string) string {
	return ansi.TruncateLeft(words, width(words)-(m.w-textAt-4), "")
}

// rowCursor is at the selected row, where a screen reader or a magnifier
// looks for it.
func (m *model) rowCursor(e *entry) *tea.Cursor {
	r, ok := e.row()
	y := r.first - e.top
	if !ok || e.laid.wide > m.w || y < 0 || y >= m.bodyHeight() {
		return nil
	}
	c := tea.NewCursor(r.from, y+m.bodyAt())
	c.Shape, c.Blink = tea.CursorUnderline, false
	return c
}

// cursor is where the person types, or the row that is selected.
func (m *model) cursor(e *entry) *tea.Cursor {
	if words := e.words(); words != nil {
		c := tea.NewCursor(textAt+2+width(m.wordsShown(*words)), 2)
		c.Blink = false
		return c
	}
	if e.form == nil {
		return m.rowCursor(e)
	}
	x, y, ok := e.form.cursor()
	if y -= e.top; !ok || y < 0 || y >= m.bodyHeight() {
		return nil
	}
	c := tea.NewCursor(x, y+m.bodyAt())
	c.Blink = false
	return c
}
