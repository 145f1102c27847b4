package e2e

import (
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/creack/pty"

	"handrail/ui/scene"
)

// silentBus is a session bus that takes every connection and never answers.
type silentBus struct {
	address string
	taken   atomic.Int32
}

func startSilentBus(t *testing.T) *silentBus {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bus")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	b := &silentBus{address: "unix:path=" + path}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			b.taken.Add(1)
			t.Cleanup(func() { c.Close() }) // it stays open, and silent, until then
		}
	}()
	return b
}

// atTerminal is handrail on a pseudo-terminal, read as far as was asked.
type atTerminal struct {
	t     *testing.T
	cmd   *exec.Cmd
	pty   *os.File
	reads chan string
	drawn string
}

func startAt(t *testing.T, state string, bus *silentBus, args ...string) *atTerminal {
	t.Helper()
	a := &atTerminal{t: t, cmd: exec.Command("handrail", args...), reads: make(chan string)}
	a.cmd.Env = append(os.Environ(), "HOME="+state, "XDG_STATE_HOME="+state, "TERM=xterm-256color", "ACCESSIBLE=", "NO_COLOR=", "DBUS_SESSION_BUS_ADDRESS="+bus.address)
	var err error
	if a.pty, err = pty.StartWithSize(a.cmd, &pty.Winsize{Rows: 40, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { close(done); a.kill(); a.pty.Close() })
	go func() {
		defer close(a.reads)
		for {
			b := make([]byte, 1<<16)
			n, err := a.pty.Read(b)
			select {
			case a.reads <- string(b[:n]):
			case <-done:
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return a
}

// shows waits until a text was drawn that was not drawn before.
func (a *atTerminal) shows(text string) {
	a.t.Helper()
	late := time.After(60 * time.Second)
	for !strings.Contains(a.drawn, text) {
		select {
		case more, open := <-a.reads:
			if a.drawn += more; !open {
				a.t.Fatalf("it ended before it drew %q:\n%q", text, a.drawn)
			}
		case <-late:
			a.t.Fatalf("%q was never drawn:\n%q", text, a.drawn)
		}
	}
	a.drawn = a.drawn[strings.Index(a.drawn, text)+len(text):]
}

func (a *atTerminal) press(keys string) {
	a.t.Helper()
	if _, err := a.pty.WriteString(keys); err != nil {
		a.t.Fatal(err)
	}
}

// kill ends it at once, as kill -9 does.
func (a *atTerminal) kill() {
	_ = a.cmd.Process.Kill()
	_ = a.cmd.Wait()
}

const fear = "If you fear this computer, stop"

func TestAnEmergencyOpensWhateverTheKeyringDoesAndNeverAsksIt(t *testing.T) {
	notADirectory := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(notADirectory, nil, 0o400); err != nil {
		t.Fatal(err)
	}
	damaged := t.TempDir()
	if err := os.Mkdir(filepath.Join(damaged, "handrail"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(damaged, "handrail", "where.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for what, state := range map[string]string{"an empty home": t.TempDir(), "no home to write to": notADirectory, "no home at all": "", "a damaged where": damaged} {
		for _, args := range [][]string{{"emergency"}, {"emergency", "lost-phone"}, {"emergency", "--store", "keyring"}} {
			bus := startSilentBus(t)
			a := startAt(t, state, bus, args...)
			a.shows(fear)
			if n := bus.taken.Load(); n != 0 {
				t.Errorf("%s, %v: the bus was asked %d times", what, args, n)
			}
			a.kill()
		}
	}
}

func TestWhatAnEmergencyLoggedBeforeItWasKilledIsWholeAndOfferedAgain(t *testing.T) {
	state, bus := t.TempDir(), startSilentBus(t)
	a := startAt(t, state, bus, "emergency", "lost-phone")
	a.shows("Begin:")
	a.press("\r")
	a.shows("1 of ")
	a.press("\r") // done
	a.shows("SIM")
	a.press("\r") // done
	a.shows("second method")
	a.kill()
	path := filepath.Join(state, "handrail", "calls.json")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var log scene.EmergencyLog
	if err := json.Unmarshal(b, &log); err != nil || log.Scenario != "lost-phone" || len(log.Entries) != 2 {
		t.Fatalf("after two lines and a kill the log is %v, %s", err, b)
	}
	again := startAt(t, state, bus, "emergency")
	again.shows("Go on: My phone is lost")
	if n := bus.taken.Load(); n != 0 {
		t.Errorf("the bus was asked %d times", n)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(b) {
		t.Errorf("the log was changed by looking: %v, %s", err, now)
	}
}
