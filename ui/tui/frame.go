package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/checklist"
	"handrail/ui/scene"
)

// View draws what there is. It reads and changes nothing.
func (m *model) View() tea.View {
	e := m.top()
	v := tea.View{AltScreen: true, WindowTitle: m.windowTitle(e)}
	v.KeyboardEnhancements.ReportAlternateKeys = true // the key itself, for layouts without Latin letters
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	switch {
	case m.w <= 0 || m.h <= 0:
	case m.tooSmall():
		v.Content = m.needsRoom()
	case m.hidden:
		v.Content, v.WindowTitle = "", "Handrail"
	case e.laid == nil:
	default:
		v.Content = m.frame(e)
		v.Cursor = m.cursor(e)
	}
	return v
}

// windowTitle is what the window is called. It begins with the program, and
// names nothing of the person's: an open alarm or an emergency is not in it.
func (m *model) windowTitle(e *entry) string {
	switch e.scene.ID {
	case "today", "emergency", "door", "call", "calls", "alarm":
		return "Handrail"
	}
	return "Handrail" + m.pen.either(" · ", " - ") + m.pen.clean(e.scene.Title)
}

// needsRoom says how large the terminal has to be, in as many short lines as a
// small one takes.
func (m *model) needsRoom() string {
	whole := fmt.Sprintf("Handrail needs %d columns and %d rows; this is %d by %d.", leastWidth, leastHeight, m.w, m.h)
	more := " q leaves; handrail --accessible fits any window. Something is wrong right now? !"
	if m.top().scene.ID == "emergency" {
		more = " " + checklist.FirstLine + " Then make this larger, or: q, and handrail emergency --accessible"
	}
	lines := wrap(whole+more, m.w)
	if len(lines) > m.h {
		lines = wrap(whole, m.w)
	}
	if len(lines) > m.h {
		lines = wrap(fmt.Sprintf("needs %dx%d", leastWidth, leastHeight), m.w)
	}
	return strings.Join(lines[:min(len(lines), m.h)], "\n")
}

// bodyAt is the line the body begins on: after heading and rule, and the words
// that are looked for.
func (m *model) bodyAt() int {
	if m.top().words() != nil {
		return 4
	}
	return 2
}

// bodyHeight is how many lines of the body are on the screen at once.
func (m *model) bodyHeight() int {
	return max(m.h-m.bodyAt()-1-len(m.below()), 1)
}

func (m *model) frame(e *entry) string {
	var b strings.Builder
	m.heading(&b, e)
	b.WriteByte('\n')
	if words := e.words(); words != nil {
		b.WriteString("\n" + spaces(textAt))
		m.pen.put(&b, "/ ", accent)
		b.WriteString(m.wordsShown(*words) + "\n")
	}
	height := m.bodyHeight()
	beside := e.preview
	under := m.underAt(e)
	room := m.room(e)
	for i := range height {
		b.WriteByte('\n')
		var l strings.Builder
		n := e.top + i
		if i > under {
			n--
		}
		switch {
		case i == under:
			m.drawUnder(&l, e)
		case n < len(e.laid.lines):
			m.drawLine(&l, e, e.laid.lines[n])
		}
		b.WriteString(l.String())
		if beside != nil {
			b.WriteString(spaces(room - ansi.StringWidth(l.String())))
			beside.line(m.pen, &b, i, height)
		}
	}
	for _, s := range m.below() {
		b.WriteString("\n" + s)
	}
	b.WriteByte('\n')
	m.footer(&b, e)
	return b.String()
}

// heading draws where one is on the left and the aside on the right.
func (m *model) heading(b *strings.Builder, e *entry) {
	room := m.w - 1 - frameAt
	var parts []string
	for _, c := range e.scene.Crumb {
		parts = append(parts, m.pen.clean(c))
	}
	left := strings.Join(parts, m.pen.either(" › ", " > "))
	if len(parts) == 0 {
		left = "Handrail" + m.pen.either(" · ", " - ") + m.pen.clean(e.scene.Title)
	}
	aside := m.pen.cut(m.pen.clean(e.scene.Aside), room)
	if most := room - width(aside) - 2; width(left) > most {
		if most < 20 {
			aside = ""
			most = room
		}
		left = m.pen.cut(left, most)
	}
	b.WriteString(spaces(frameAt))
	m.pen.put(b, left, strong)
	b.WriteString(spaces(room - width(left) - width(aside)))
	m.pen.put(b, aside, secondary)
}

// drawLine draws a line of the body, and the marker and reverse of what is
// selected on it.
func (m *model) drawLine(b *strings.Builder, e *entry, l line) {
	if l.raw != "" {
		b.WriteString(l.raw)
		return
	}
	if e.left > 0 || e.laid.wide > m.w {
		text := ""
		for _, s := range l.spans {
			text += s.text
		}
		b.WriteString(ansi.Cut(text, e.left, e.left+m.w-1))
		return
	}
	for _, s := range l.spans {
		switch {
		case s.row == 0 || s.row != e.selected()+1:
			m.pen.put(b, s.text, s.role)
		case s.marker:
			m.pen.put(b, m.pen.marker()+" ", accent)
		case s.plainly:
			m.pen.put(b, s.text, s.role)
		default:
			m.pen.put(b, s.text, m.pen.whenChosen(s.role))
		}
	}
}

// below is what stands between body and footer: what just happened on the
// left, where one is in a long text on the right. It is one line at least.
func (m *model) below() []string {
	room := m.w - 1 - frameAt
	var position string
	if e := m.top(); e.laid != nil {
		position = m.position(e)
	}
	said := m.statusLine()
	if said == "" {
		return []string{spaces(frameAt+room-width(position)) + position}
	}
	var lines []string
	for _, s := range wrap(said, room) {
		var b strings.Builder
		b.WriteString(spaces(frameAt))
		m.pen.put(&b, s, strong)
		if len(lines) == 0 && width(said)+2+width(position) <= room {
			b.WriteString(spaces(room-width(s)-width(position)) + position)
			position = ""
		}
		lines = append(lines, b.String())
	}
	if len(lines) > 3 {
		lines = lines[:3]
	}
	if position != "" {
		lines = append(lines, spaces(frameAt+room-width(position))+position)
	}
	return lines
}

// statusLine is what the drawing itself has to tell.
func (m *model) statusLine() string {
	switch {
	case m.leaving != staying && len(m.queue) > 0:
		return "saving, then leaving" + m.askingToo()
	case m.asking || m.slow:
		return doing(m.queue) + m.pen.ellipsis() + m.askingToo()
	case m.status != "":
		return m.status
	}
	return m.told()
}

// underAt is the line of the screen on which the second line of the selected
// row is drawn, right below the row, or the line after the last one where it
// has none or it does not fit.
func (m *model) underAt(e *entry) int {
	height := m.bodyHeight()
	r, ok := e.row()
	if !ok || r.under == "" || len(e.laid.lines) >= height {
		return height
	}
	return r.last + 1
}

// drawUnder draws the second line of the selected row, cut to a line.
func (m *model) drawUnder(b *strings.Builder, e *entry) {
	r := e.laid.rows[e.sel]
	b.WriteString(spaces(frameAt))
	m.pen.put(b, m.pen.marker()+" ", accent)
	at := max(e.laid.textOf(r), frameAt+2)
	b.WriteString(spaces(at - frameAt - 2))
	m.pen.put(b, m.pen.cut(r.under, m.room(e)-1-at), secondary)
}

// told is what just happened; or what went wrong, where the first lines of the
// body, which tell it, are scrolled away.
func (m *model) told() string {
	e := m.top()
	switch {
	case e.top == 0 || m.world.Problem == "":
		return m.pen.clean(e.scene.Notice)
	case m.world.Hint != "":
		return m.pen.clean(m.world.Problem + ": " + m.world.Hint)
	}
	return m.pen.clean(m.world.Problem)
}

// doing says what takes so long.
func doing(queue []job) string {
	if len(queue) > 0 {
		switch queue[0].do.(type) {
		case scene.Write, scene.Print:
			return "making the pages"
		case scene.Retry:
			return "opening the record"
		}
	}
	return "saving"
}

func (m *model) askingToo() string {
	if m.asking {
		return " The keyring may be asking you something: look for its window."
	}
	return ""
}

// position says which lines of a long text are on the screen. It is worked out
// from the height that one line for it leaves, and so does not depend on
// itself.
func (m *model) position(e *entry) string {
	height := m.h - m.bodyAt() - 2
	all := len(e.laid.lines)
	if all <= height {
		return ""
	}
	last := min(e.top+height, all)
	return "lines " + strconv.Itoa(e.top+1) + m.pen.dash() + strconv.Itoa(last) + " of " + strconv.Itoa(all)
}
