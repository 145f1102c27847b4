package tui

import tea "charm.land/bubbletea/v2"

// click selects the row under the mouse, or chooses it where it is selected
// already.
func (m *model) click(msg tea.MouseClickMsg) tea.Cmd {
	e := m.top()
	if m.hidden || !m.mouse || m.grace != 0 || m.tooSmall() || e.laid == nil || msg.Button != tea.MouseLeft {
		return nil
	}
	y := msg.Y - m.bodyAt()
	if y < 0 || y >= m.bodyHeight() {
		return nil
	}
	if under := m.underAt(e); y >= under {
		y--
	}
	y += e.top
	for i, r := range e.laid.rows {
		if y < r.first || y > r.last || msg.X < r.from || msg.X >= r.to {
			continue
		}
		m.status = ""
		if i == e.selected() {
			return m.choose()
		}
		e.sel, e.marked, e.armed = i, true, true
		return nil
	}
	return nil
}

// wheel scrolls.
func (m *model) wheel(msg tea.MouseWheelMsg) {
	e := m.top()
	if !m.mouse || m.tooSmall() || e.laid == nil {
		return
	}
	const lines = 3
	switch msg.Button {
	case tea.MouseWheelUp:
		e.scroll(-lines, m.bodyHeight())
	case tea.MouseWheelDown:
		e.scroll(lines, m.bodyHeight())
	}
	e.seen = false // a selection that was scrolled away is not brought back
}
