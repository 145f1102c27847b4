package e2e

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// exits waits until it has ended, and returns its exit status.
func (a *atTerminal) exits() int {
	a.t.Helper()
	late := time.After(60 * time.Second)
	for {
		select {
		case more, open := <-a.reads:
			if a.drawn += more; open {
				continue
			}
			err := a.cmd.Wait()
			var failed *exec.ExitError
			if err != nil && !errors.As(err, &failed) {
				a.t.Fatal(err)
			}
			return a.cmd.ProcessState.ExitCode()
		case <-late:
			a.t.Fatalf("it does not end:\n%q", a.drawn)
		}
	}
}

func (a *atTerminal) signal(s os.Signal) {
	a.t.Helper()
	if err := a.cmd.Process.Signal(s); err != nil {
		a.t.Fatal(err)
	}
}

func TestStopWhereNobodyCouldBringItBackIsToldAndTheScreensGoOn(t *testing.T) {
	for name, stop := range map[string]func(*atTerminal){
		"ctrl+z":                     func(a *atTerminal) { a.press("\x1a") },
		"ctrl+z of another keyboard": func(a *atTerminal) { a.press("\x1b[122;5u") },
		"the signal":                 func(a *atTerminal) { a.signal(syscall.SIGTSTP) },
	} {
		a := startAt(t, t.TempDir(), startSilentBus(t), "emergency") // in a session of its own, without a shell
		a.shows(fear)
		stop(a)
		a.shows("could bring Handrail back")
		a.press("\x03")
		if status := a.exits(); status != 0 {
			t.Errorf("%s: status %d after ctrl+c", name, status)
		}
		if !strings.Contains(a.drawn, "\x1b[?1049l") {
			t.Errorf("%s: the other page of the terminal was not left", name)
		}
	}
}

func TestEverySignalLeavesAUsableTerminal(t *testing.T) {
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT} {
		a := startAt(t, t.TempDir(), startSilentBus(t), "emergency")
		a.shows(fear)
		a.signal(s)
		if status := a.exits(); status != 130 {
			t.Errorf("%v: status %d", s, status)
		}
		if !strings.Contains(a.drawn, "\x1b[?1049l") || strings.Contains(a.drawn, "goroutine") {
			t.Errorf("%v: the terminal is left as %q", s, a.drawn)
		}
	}
}

func TestASecondSignalEndsWhatTheFirstCouldNot(t *testing.T) {
	// Nobody reads what it writes, so that it cannot end in good order.
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	full := make([]byte, 1<<16)
	fd := int(w.Fd())
	if err := unix.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := unix.Write(fd, full); err != nil {
			break
		}
	}
	if err := unix.SetNonblock(fd, false); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("handrail", "emergency", "--no-input")
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	cmd.Stdout = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	late := time.After(60 * time.Second)
	for { // the first may come before it listens; from then on each asks again
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
			if status := cmd.ProcessState.ExitCode(); status != 130 && cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGTERM {
				t.Errorf("status %d", status)
			}
			return
		case <-late:
			_ = cmd.Process.Kill()
			t.Fatal("it does not end")
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// TestAPipeInThePlaceOfAnyFileHoldsNobodyUp puts a pipe that nobody writes to
// where a file is read.
func TestAPipeInThePlaceOfAnyFileHoldsNobodyUp(t *testing.T) {
	pipe := func(path string) string {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), syscall.Mkfifo(path, 0o600)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, name := range []string{"where.json", "calls.json"} {
		home := t.TempDir()
		pipe(filepath.Join(home, "handrail", name))
		a := startAt(t, home, startSilentBus(t), "emergency")
		a.shows(fear)
		a.kill()
	}
	home := t.TempDir()
	words := filepath.Join(home, "words")
	if err := os.WriteFile(words, []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	endless := filepath.Join(home, "catalogue")
	if err := errors.Join(os.Mkdir(endless, 0o700), os.Symlink("/dev/zero", filepath.Join(endless, "broker.yaml"))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		status int
		args   []string
	}{
		{2, []string{"--store", "file:" + filepath.Join(home, "record"), "--passphrase-file", pipe(filepath.Join(home, "silent")), "note", "mfa.unique-password", "x"}},
		{3, []string{"--store", "file:" + pipe(filepath.Join(home, "piped")), "--passphrase-file", words, "status"}},
		{2, []string{"--store", "memory", "--passphrase-file", words, "import", pipe(filepath.Join(home, "export"))}},
		{2, []string{"--catalogue", endless, "--store", "memory", "status"}},
	} {
		cmd := exec.Command("handrail", c.args...)
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_STATE_HOME="+home)
		late := time.AfterFunc(60*time.Second, func() { _ = cmd.Process.Kill() })
		out, _ := cmd.CombinedOutput()
		late.Stop()
		if status := cmd.ProcessState.ExitCode(); status != c.status {
			t.Errorf("handrail %v: status %d, want %d: %s", c.args, status, c.status, out)
		}
	}
}
