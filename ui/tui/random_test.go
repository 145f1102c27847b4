package tui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"handrail/internal/proptest"
)

// A hundred thousand keys, pastes, clicks and resizes, as a cat would send
// them: nothing panics, no line is wider than the terminal, the record holds
// what the session was told and nothing else.
func TestAnyKeysAtAnySizeLeaveTheRecordWhole(t *testing.T) {
	n := 100_000
	if !proptest.Long() || raced {
		n = 5_000
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { storm(t, seed, n/4) })
	}
}

func storm(t *testing.T, seed uint64, n int) {
	r := rand.New(rand.NewPCG(seed, 1))
	names := []string{"enter", "esc", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab", "shift+tab", "backspace", "delete",
		"space", "alt+enter", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+v", "ctrl+x", "ctrl+t", "ctrl+left", "alt+f"}
	for c := ' ' + 1; c <= '~'; c++ {
		names = append(names, string(c))
	}
	pastes := []string{"", "x", "two\nlines", "\x1b[31mred\x07", "全角文字", strings.Repeat("long ", 500), "\u202eevil\u200b", "e\u0301", "👩‍👩‍👧‍👦", "\xff\xfe"}
	d := drive(t, "today", 80, 24)
	for i := range n {
		switch x := r.IntN(100); {
		case x < 2:
			d.send(tea.WindowSizeMsg{Width: r.IntN(301), Height: r.IntN(101)})
		case x < 6: // mostly a size there is room on
			d.send(tea.WindowSizeMsg{Width: leastWidth + r.IntN(60), Height: leastHeight + r.IntN(20)})
		case x < 8:
			d.send(tea.PasteMsg{Content: pastes[r.IntN(len(pastes))]})
		case x < 9:
			d.send(tea.MouseClickMsg{X: r.IntN(100), Y: r.IntN(40), Button: tea.MouseLeft})
		case x < 10:
			d.send(tea.MouseWheelMsg{X: 1, Y: 1, Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[r.IntN(2)]})
		case x < 11:
			d.held = !d.held && d.m.leaving == staying
			if !d.held {
				d.letGo()
			}
		case x < 12:
			d.pass()
		case x < 13:
			if d.sess.refuse = nil; r.IntN(2) == 0 {
				d.sess.refuse = errWent
			}
		case x < 14:
			d.send([]tea.Msg{askingMsg{}, slowMsg{r.IntN(50)}, graceMsg{r.IntN(50)}, tea.BackgroundColorMsg{}, tea.ResumeMsg{}}[r.IntN(5)])
		case x < 30:
			d.send(keyNamed(names[r.IntN(8)])) // what one presses most
		default:
			d.send(keyNamed(names[r.IntN(len(names))]))
		}
		if d.quit { // it goes on: the program would have ended here
			d.quit, d.m.leaving = false, staying
		}
		fits(t, d, i)
		if t.Failed() {
			t.Fatalf("after %d messages of seed %d", i, seed)
		}
	}
	d.letGo()
	if len(d.m.queue) != 0 {
		t.Errorf("%d actions were never done", len(d.m.queue))
	}
	if d.executor.last != d.m.jobs {
		t.Errorf("%d actions were asked for and %d done", d.m.jobs, d.executor.last)
	}
	if d.sess.atOnce {
		t.Error("two actions were done at once")
	}
	if d.m.jobs < n/500 {
		t.Errorf("only %d actions in %d messages: nothing was tried", d.m.jobs, n)
	}
}

// fits tells when a frame is larger than the terminal, or holds what a
// terminal would obey.
func fits(t *testing.T, d *driver, i int) {
	content := d.m.View().Content
	lines := strings.Split(content, "\n")
	if len(lines) > max(d.m.h, 1) {
		t.Errorf("%d lines on a terminal of %d", len(lines), d.m.h)
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w > d.m.w {
			t.Errorf("message %d: a line of %d cells on a terminal of %d: %q", i, w, d.m.w, l)
		}
	}
	for _, c := range ansi.Strip(content) {
		if c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || c == '\u202e' || c == '\u200b' {
			t.Errorf("%q is drawn", c)
		}
	}
}

// The program itself leaves nothing running behind.
func TestNoGoroutineIsLeft(t *testing.T) {
	c := make(chan os.Signal, 1) // the runtime keeps one for signals, once and for all
	signal.Notify(c, os.Interrupt)
	signal.Stop(c)
	before := stacks()
	x := open(t, t.Context(), &fakeSession{}, "today", 80, 24)
	x.shows("Do today")
	x.press("r")
	x.shows("A device")
	x.press("laptop\r\r\r\r\r")
	x.shows("2 of 9")
	x.press("\x03")
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	_ = x.keys.Close()
	hangUp(x.em)
	deadline := time.Now().Add(20 * time.Second)
	for stacks() > before && time.Now().Before(deadline) {
		runtime.Gosched()
	}
	if now := stacks(); now > before {
		buf := make([]byte, 1<<16)
		t.Errorf("%d goroutines before and %d after:\n%s", before, now, buf[:runtime.Stack(buf, true)])
	}
}

// stacks counts the goroutines.
func stacks() int { return runtime.NumGoroutine() }
