//go:build unix

package tui

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// child is the test scenes in a process of their own, on a pseudo-terminal.
type child struct {
	t      *testing.T
	cmd    *exec.Cmd
	pty    *os.File
	em     *vt.SafeEmulator
	wrote  chan struct{}
	report string
}

func start(t *testing.T, screen string, env ...string) *child {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &child{t: t, cmd: exec.Command(self), wrote: make(chan struct{}, 1), report: filepath.Join(t.TempDir(), "report")}
	c.cmd.Env = append([]string{"TERM=xterm-256color", "LANG=en_GB.UTF-8", tryVariable + "=" + screen, reportVariable + "=" + c.report}, env...)
	if c.pty, err = pty.StartWithSize(c.cmd, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	c.em = vt.NewSafeEmulator(80, 24)
	t.Cleanup(func() {
		_ = c.cmd.Process.Kill()
		_ = c.pty.Close()
		hangUp(c.em)
	})
	go func() { _, _ = io.Copy(c.pty, c.em) }() // what the terminal answers
	go func() {
		buf := make([]byte, 1<<16)
		for {
			n, err := c.pty.Read(buf)
			_, _ = c.em.Write(buf[:n])
			select {
			case c.wrote <- struct{}{}:
			default:
			}
			if err != nil {
				return
			}
		}
	}()
	return c
}

func (c *child) shows(text string) {
	c.t.Helper()
	patience := time.After(30 * time.Second)
	for {
		if s := ansi.Strip(c.em.Render()); strings.Contains(s, text) {
			return
		}
		select {
		case <-c.wrote:
		case <-patience:
			c.t.Fatalf("never came: %s\n%s", text, ansi.Strip(c.em.Render()))
		}
	}
}

func (c *child) press(keys string) {
	c.t.Helper()
	if _, err := io.WriteString(c.pty, keys); err != nil {
		c.t.Fatal(err)
	}
}

// ended waits for the program and returns what it reported.
func (c *child) ended() string {
	c.t.Helper()
	done := make(chan error, 1)
	go func() { done <- c.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			c.t.Errorf("the program ended badly: %v", err)
		}
	case <-time.After(30 * time.Second):
		c.t.Fatal("the program does not end")
	}
	b, err := os.ReadFile(c.report)
	if err != nil {
		c.t.Fatal(err)
	}
	return string(b)
}

func (c *child) want(report string) {
	c.t.Helper()
	if got := c.ended(); got != report {
		c.t.Errorf("%s; wanted %s", got, report)
	}
}

func TestAnAnswerIsKeptWhateverEndsTheProgram(t *testing.T) {
	for name, end := range map[string]struct {
		do     func(c *child)
		report string
	}{
		"q":           {func(c *child) { c.press("q") }, `left: "", <nil>, 1 said`},
		"ctrl+c":      {func(c *child) { c.press("\x03") }, `left: "", <nil>, 1 said`},
		"SIGTERM":     {func(c *child) { _ = c.cmd.Process.Signal(syscall.SIGTERM) }, `left: "", interrupted: context canceled, 1 said`},
		"SIGINT":      {func(c *child) { _ = c.cmd.Process.Signal(syscall.SIGINT) }, `left: "", interrupted: context canceled, 1 said`},
		"SIGHUP":      {func(c *child) { _ = c.cmd.Process.Signal(syscall.SIGHUP) }, `left: "", interrupted: context canceled, 1 said`},
		"window gone": {func(c *child) { _ = c.pty.Close() }, `left: "", interrupted: context canceled, 1 said`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := start(t, "step", slowVariable+"=1500ms")
			c.shows("What happened?")
			c.press("\r")
			c.shows("saving…") // the save is under way, and takes its time
			end.do(c)
			c.want(end.report)
		})
	}
}

func TestTheTerminalIsLeftAsItWas(t *testing.T) {
	c := start(t, "today")
	c.shows("Do today")
	c.press("r")
	c.shows("A device")
	c.press("\x03")
	c.want(`left: "", <nil>, 0 said`)
	c.shows("left:")
	if c.em.IsAltScreen() {
		t.Error("the alternate screen was not left")
	}
	if c.em.CursorHidden() {
		t.Error("the cursor stays hidden")
	}
}

func TestAResizeKeepsWhatIsSelected(t *testing.T) {
	c := start(t, "today")
	c.shows("Do today")
	c.press("\x1b[B\x1b[B")
	c.shows("▌  3")
	c.em.Resize(120, 40)
	if err := pty.Setsize(c.pty, &pty.Winsize{Rows: 40, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	c.shows("▌  3")
	c.em.Resize(50, 10)
	if err := pty.Setsize(c.pty, &pty.Winsize{Rows: 10, Cols: 50}); err != nil {
		t.Fatal(err)
	}
	c.shows("Handrail needs 60 columns and 20 rows")
	c.em.Resize(60, 20)
	if err := pty.Setsize(c.pty, &pty.Winsize{Rows: 20, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	c.shows("▌  3")
	c.press("\x03")
	c.want(`left: "", <nil>, 0 said`)
}
