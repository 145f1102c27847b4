package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/ui/scene"
)

// driver gives messages to a model and runs what they lead to at once, in the
// test's own goroutine. What waits for time is kept and can be let happen.
type driver struct {
	t        testing.TB
	m        *model
	sess     *fakeSession
	executor *executor
	held     bool      // actions wait until they are let go
	jobs     []job     // that wait
	later    []tea.Msg // slowMsg and graceMsg that time would bring
	quit     bool
	board    string // what was copied
	lost     bool   // what was under way was given up
}

func (d *driver) perform(j job) tea.Cmd {
	if d.held {
		d.jobs = append(d.jobs, j)
		return nil
	}
	return d.executor.perform(j)
}
func (d *driver) slow(n int) tea.Cmd  { d.later = append(d.later, slowMsg{n}); return nil }
func (d *driver) grace(n int) tea.Cmd { d.later = append(d.later, graceMsg{n}); return nil }
func (d *driver) copy(s string) tea.Cmd {
	d.board = s
	return nil
}
func (d *driver) suspend() tea.Cmd {
	return func() tea.Msg { return resumedMsg{errNotStopped} }
}

func (d *driver) giveUp() { d.lost = true }

func drive(t *testing.T, screen string, w, h int) *driver {
	t.Helper()
	sess := &fakeSession{}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	d := &driver{t: t, sess: sess, executor: &executor{sess: sess, ctx: ctx, cancel: cancel}}
	d.m = newModel(d, sess.World(), scene.Place{Screen: screen}, drawScene, pen{theme: Dark})
	d.m.Init()
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func (d *driver) send(msg tea.Msg) {
	model, cmd := d.m.Update(msg)
	if model != tea.Model(d.m) {
		d.t.Fatal("Update returned another model")
	}
	d.m.View()
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case tea.QuitMsg:
		d.quit = true
	default:
		d.send(msg)
	}
}

// letGo has the actions that waited done.
func (d *driver) letGo() {
	jobs := d.jobs
	d.jobs, d.held = nil, false
	for _, j := range jobs {
		d.run(d.executor.perform(j))
	}
}

// pass lets the time pass that something waits for.
func (d *driver) pass() {
	later := d.later
	d.later = nil
	for _, msg := range later {
		d.send(msg)
	}
}

// press presses keys by the names Bubble Tea has for them.
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		k := keyNamed(name)
		if k.String() != name {
			d.t.Fatalf("unknown key %q: it came out as %q", name, k.String())
		}
		d.send(k)
	}
}

// write types text.
func (d *driver) write(text string) {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		d.send(keyNamed(name))
	}
}

func keyNamed(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	}
	var mod tea.KeyMod
	rest := name
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, ok := strings.CutPrefix(rest, m.prefix); ok && after != "" {
			rest, mod = after, mod|m.mod
		}
	}
	if code, ok := special[rest]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	if rest == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " ", Mod: mod}
	}
	r := []rune(rest)[0]
	if mod != 0 {
		return tea.KeyPressMsg{Code: r, Mod: mod}
	}
	return tea.KeyPressMsg{Code: r, Text: rest}
}

// screen is what is drawn, without its styles.
func (d *driver) screen() string { return ansi.Strip(d.m.View().Content) }

func (d *driver) shows(text string) bool { return strings.Contains(d.screen(), text) }

func (d *driver) wantShown(texts ...string) {
	d.t.Helper()
	for _, s := range texts {
		if !d.shows(s) {
			d.t.Errorf("%q is not on the screen:\n%s", s, d.screen())
		}
	}
}

func (d *driver) wantPlace(screen string) {
	d.t.Helper()
	if got := d.m.top().place.Screen; got != screen {
		d.t.Errorf("the place is %q, not %q:\n%s", got, screen, d.screen())
	}
}

func (d *driver) wantEntries(n int) {
	d.t.Helper()
	if said := d.sess.record(); len(said) != n {
		d.t.Errorf("%d entries were made, not %d: %q", len(said), n, said)
	}
}

// selected is the text of the row that is selected.
func (d *driver) selected() string {
	e := d.m.top()
	if e.sel >= len(e.laid.rows) {
		return ""
	}
	var text string
	for _, s := range e.laid.lines[e.laid.rows[e.sel].first].spans {
		if s.row == e.sel+1 {
			text += s.text
		}
	}
	return strings.TrimSpace(text)
}
