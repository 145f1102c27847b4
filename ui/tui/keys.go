package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"handrail/internal/oneline"
	"handrail/ui/scene"
)

// drawn are the keys that the drawing handles, by the id the key map gives
// them. They work on every screen, whether its key map names them or not.
var drawn = map[string]func(*model) tea.Cmd{
	"up":       func(m *model) tea.Cmd { return m.move(-1) },
	"down":     func(m *model) tea.Cmd { return m.move(1) },
	"left":     func(m *model) tea.Cmd { m.top().beside(-1, m.w-1); return nil },
	"right":    func(m *model) tea.Cmd { m.top().beside(1, m.w-1); return nil },
	"pageup":   func(m *model) tea.Cmd { m.top().page(-1, m.bodyHeight()); return nil },
	"pagedown": func(m *model) tea.Cmd { m.top().page(1, m.bodyHeight()); return nil },
	"top":      func(m *model) tea.Cmd { return m.edge(-1) },
	"bottom":   func(m *model) tea.Cmd { return m.edge(1) },
	"choose":   (*model).choose,
	"copy":     (*model).copy,
	"mouse":    (*model).toggleMouse,
	"hide":     func(m *model) tea.Cmd { m.hidden = true; return nil },
}

// usual are the keys of the drawing as the key map has them, for a screen whose
// own map does not name them.
var usual = func() map[string]string {
	out := make(map[string]string)
	for _, k := range scene.KeyMap() {
		for _, press := range k.Press {
			if drawn[k.ID] != nil && out[press] == "" {
				out[press] = k.ID
			}
		}
	}
	return out
}()

// move goes one row up or down. A row that is only marked by that counts for
// Enter a moment later, so that a key held down claims nothing.
func (m *model) move(by int) tea.Cmd {
	m.top().move(by, m.bodyHeight())
	return m.arm()
}

// edge goes to the first row or the last.
func (m *model) edge(by int) tea.Cmd {
	e := m.top()
	e.edge(by)
	e.marked = len(e.laid.rows) > 0
	return m.arm()
}

// arm lets Enter do what the marked row says once the moment has passed.
func (m *model) arm() tea.Cmd {
	e := m.top()
	if !e.scene.Marked {
		return nil
	}
	m.graces++
	e.armed, e.arming = false, m.graces
	return m.fx.grace(m.graces)
}

// key takes a key that was pressed.
func (m *model) key(k tea.KeyPressMsg) tea.Cmd {
	names := presses(k)
	k = asTyped(k)
	switch names[0] {
	case "ctrl+c":
		return m.leave(asked)
	case "ctrl+z":
		return m.fx.suspend()
	}
	if m.hidden {
		m.hidden = false // it shows the screen again and does nothing else
		return nil
	}
	if m.grace == 0 && m.tooSmall() {
		return m.smallKey(names)
	}
	if m.grace != 0 {
		return nil
	}
	m.status = ""
	e := m.top()
	if e.form != nil && e.form.takes(k) {
		return m.formKey(k)
	}
	if words := e.words(); words != nil && m.typed(words, k) {
		return nil
	}
	for _, press := range names {
		if e.lettered(press) {
			return m.number(press)
		}
		if key, ok := keyFor(e.scene.Keys, press); ok {
			if key.ID == "number" && key.Off == "" {
				return m.number(press)
			}
			return m.press(key)
		}
		if cmd, ok := m.otherwise(press); ok {
			return cmd
		}
	}
	return nil
}

// smallKey takes a key in a window without room for a screen: leaving, and the
// emergency pages. What else is pressed would do something unseen.
func (m *model) smallKey(names []string) tea.Cmd {
	switch {
	case slices.Contains(names, "q"):
		return m.leave(asked)
	case slices.Contains(names, "!") && m.top().scene.ID != "emergency":
		return m.perform(scene.Go{To: scene.Place{Screen: "emergency"}})
	}
	return nil
}

// keyFor finds the key of a screen that a press means.
func keyFor(keys []scene.Key, press string) (scene.Key, bool) {
	for _, k := range keys {
		if slices.Contains(k.Press, press) {
			return k, true
		}
	}
	return scene.Key{}, false
}

// press does what a key of the screen does. One that is off says why.
func (m *model) press(k scene.Key) tea.Cmd {
	if k.Off != "" {
		m.status = m.pen.clean(k.Off)
		return nil
	}
	if e := m.top(); k.ID == "find" && e.searched() != nil && e.form == nil {
		e.typing, e.laid = true, nil
		return nil
	}
	if k.Do != nil {
		return m.perform(k.Do)
	}
	if do, ok := drawn[k.ID]; ok {
		return do(m)
	}
	return nil
}

// otherwise takes a key that the screen's own map does not name, and tells
// whether it means anything.
func (m *model) otherwise(press string) (tea.Cmd, bool) {
	if id, ok := usual[press]; ok && m.top().form == nil {
		return drawn[id](m), true
	}
	switch press {
	case "esc":
		return m.perform(scene.Back{}), true
	case "q":
		return m.perform(scene.Quit{}), true
	case "pgup", "pgdown":
		return drawn[usual[press]](m), true
	}
	return nil, false
}

// number chooses the row that shows a key: the place it has among the rows, or
// a letter.
func (m *model) number(press string) tea.Cmd {
	e := m.top()
	if e.laid == nil || e.form != nil {
		return nil
	}
	n := slices.IndexFunc(e.laid.rows, func(r row) bool { return r.key == press })
	if n < 0 {
		return nil
	}
	e.sel = n
	if e.scene.Marked {
		e.marked, e.armed, e.follow = true, true, true
		return nil
	}
	return m.choose()
}

// lettered tells whether a row of the screen shows a key that is no place, such
// as a letter or 0.
func (e *entry) lettered(press string) bool {
	if e.laid == nil || e.form != nil || e.typing {
		return false
	}
	for i, r := range e.laid.rows {
		if r.key == press && r.key != strconv.Itoa(i+1) {
			return true
		}
	}
	return false
}

// choose does what the selected row does. A row that is out of sight comes
// into view first, with what is asked above it and as many of the rows below it
// as there is room for.
func (m *model) choose() tea.Cmd {
	e := m.top()
	if e.laid == nil || e.sel >= len(e.laid.rows) {
		return nil
	}
	if e.scene.Marked && !e.armed {
		if !e.marked {
			m.status = "press 1" + m.pen.dash() + strconv.Itoa(min(len(e.laid.rows), 9))
		}
		return nil
	}
	if height := m.bodyHeight(); !e.visible(height) {
		e.show(max(e.laid.rows[e.sel].first-2, 0), e.laid.rows[len(e.laid.rows)-1].last, height)
		e.follow = true
		return nil
	}
	return m.perform(e.laid.rows[e.sel].do)
}

// copy puts what is selected, or the whole screen where nothing is, on the
// terminal's clipboard.
func (m *model) copy() tea.Cmd {
	e := m.top()
	if e.laid == nil {
		return nil
	}
	lines := e.laid.lines
	if e.sel < len(e.laid.rows) {
		lines = lines[e.laid.rows[e.sel].first : e.laid.rows[e.sel].last+1]
	}
	var text []string
	for _, l := range lines {
		s := ""
		for _, sp := range l.spans {
			s += sp.text
		}
		text = append(text, strings.TrimRight(s, " "))
	}
	if len(text) == 1 {
		text[0] = strings.TrimLeft(text[0], " ")
	}
	return m.perform(scene.Copy{Text: strings.Join(text, "\n")})
}

func (m *model) toggleMouse() tea.Cmd {
	m.mouse = !m.mouse
	m.status = "the mouse is off: text can be selected with it again"
	if m.mouse {
		m.status = "the mouse is on: click a row, turn the wheel; press the key again to select text"
	}
	m.remake()
	return nil
}

// typed takes a key while words are typed, and tells whether it was one of
// typing. What moves the selection still does; so do the ways to help and to the
// emergency pages.
func (m *model) typed(words *string, k tea.KeyPressMsg) bool {
	switch press := k.String(); press {
	case "backspace", "ctrl+h":
		runes := []rune(*words)
		if len(runes) == 0 {
			return true
		}
		m.look(string(runes[:len(runes)-1]))
	case "ctrl+u":
		m.look("")
	case "enter", "esc", "up", "down", "pgup", "pgdown":
		return false
	case "space":
		m.look(*words + " ")
	default:
		if k.Text == "" || k.Text == "!" || k.Text == "?" {
			return false
		}
		m.look(*words + k.Text)
	}
	return true
}

// mostWords is how long what is looked for may be, in characters.
const mostWords = 60

// look makes the screen again for other words.
func (m *model) look(words string) {
	words = oneline.Clean(words)
	if n := utf8.RuneCountInString(words); n > mostWords {
		m.status = fmt.Sprintf("You can search for at most %d characters; this has %d.", mostWords, n)
		return
	}
	e := m.top()
	*e.words() = words
	e.sel, e.top = 0, 0
	m.refresh(e)
	e.sel = max(e.scene.Start, 0)
}

// paste takes text that was pasted: on screens that type only.
func (m *model) paste(text string) {
	e := m.top()
	if m.grace != 0 || m.tooSmall() || m.hidden {
		return
	}
	m.status = ""
	switch words := e.words(); {
	case e.form != nil:
		e.form.paste(text)
		e.laid, e.follow = nil, true
	case words != nil:
		m.look(*words + text)
	}
}
