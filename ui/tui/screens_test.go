package tui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"handrail/ui/scene"
	"handrail/ui/session"
)

// terminal is an emulated terminal that the real renderer draws on, with a
// keyboard.
type terminal struct {
	t     *testing.T
	em    *vt.SafeEmulator
	keys  *io.PipeWriter
	mu    sync.Mutex
	wrote chan struct{} // closed and replaced with every write
	bytes int
	ended chan struct{}
	err   error
	again string // the store to open instead
}

func (x *terminal) Write(p []byte) (int, error) {
	// Input that is not a terminal leaves the output in the mode where a line end
	// goes to the left edge too.
	_, err := x.em.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	n := len(p)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.bytes += n
	close(x.wrote)
	x.wrote = make(chan struct{})
	return n, err
}

func (x *terminal) written() (int, <-chan struct{}) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.bytes, x.wrote
}

// text is the screen as text, without the spaces that lines end in.
func (x *terminal) text() string {
	lines := strings.Split(ansi.Strip(x.em.Render()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// until waits until the screen satisfies a condition.
func (x *terminal) until(what string, ok func(screen string) bool) string {
	x.t.Helper()
	patience := time.After(20 * time.Second)
	for {
		_, wrote := x.written()
		if s := x.text(); ok(s) {
			return s
		}
		select {
		case <-wrote:
		case <-patience:
			x.t.Fatalf("never came: %s\n%s", what, x.text())
		}
	}
}

func (x *terminal) shows(text string) string {
	x.t.Helper()
	return x.until(text, func(s string) bool { return strings.Contains(s, text) })
}

func (x *terminal) press(keys string) {
	x.t.Helper()
	if _, err := io.WriteString(x.keys, keys); err != nil {
		x.t.Fatal(err)
	}
}

// end waits until the program has left.
func (x *terminal) end() error {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(20 * time.Second):
		x.t.Fatalf("the program does not end:\n%s", x.text())
	}
	return x.err
}

// open runs the screens on an emulated terminal.
func open(t *testing.T, ctx context.Context, sess session.Keeper, screen string, w, h int, env ...string) *terminal {
	t.Helper()
	x := &terminal{t: t, em: vt.NewSafeEmulator(w, h), wrote: make(chan struct{}), ended: make(chan struct{})}
	in, keys := io.Pipe()
	x.keys = keys
	answers := make(chan struct{})
	go func() { // what the terminal answers is not a key
		defer close(answers)
		_, _ = io.Copy(io.Discard, x.em)
	}()
	if len(env) == 0 {
		env = []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}
	}
	go func() {
		defer close(x.ended)
		x.again, x.err = Run(ctx, sess, Options{
			In: in, Out: x, Env: env, Start: scene.Place{Screen: screen}, Draw: drawScene, Theme: Dark,
			program: []tea.ProgramOption{tea.WithWindowSize(w, h), tea.WithColorProfile(colorprofile.ANSI)},
		})
	}()
	t.Cleanup(func() {
		_ = keys.Close()
		<-x.ended
		hangUp(x.em)
		<-answers
	})
	return x
}

// framed tells whether the footer stands, and so the whole frame: a frame is
// written at once.
func framed(s string) bool {
	lines := strings.Split(s, "\n")
	last := lines[len(lines)-1]
	return strings.Contains(last, "?") || strings.Contains(last, "esc")
}

var sizes = [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}}

func TestScreensAtEverySize(t *testing.T) {
	for _, screen := range []string{"today", "step", "blocks", "long", "ask", "printed", "find", "emergency", "empty"} {
		for _, size := range sizes {
			name := fmt.Sprintf("%s-%dx%d", screen, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				x := open(t, t.Context(), &fakeSession{}, screen, size[0], size[1])
				var s string
				if screen == "empty" { // it has no keys, and so no footer
					s = x.until("the heading", func(s string) bool { return strings.Contains(s, "Nothing") })
				} else {
					s = x.until("a footer", framed)
				}
				golden(t, name, s)
				x.press("\x03")
				if err := x.end(); err != nil {
					t.Error(err)
				}
				if x.em.IsAltScreen() {
					t.Error("the alternate screen was not left")
				}
			})
		}
	}
}

func TestWithoutUTF8NothingButASCIIIsDrawn(t *testing.T) {
	for _, screen := range []string{"today", "step", "blocks", "ask"} {
		x := open(t, t.Context(), &fakeSession{}, screen, 80, 24, "TERM=xterm", "LANG=C")
		s := x.until("a footer", framed)
		for _, r := range s {
			if r > '~' {
				t.Errorf("%q is drawn:\n%s", r, s)
				break
			}
		}
		golden(t, screen+"-ascii", s)
		x.press("\x03")
		_ = x.end()
	}
}
