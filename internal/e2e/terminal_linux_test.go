package e2e

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// inTerminal starts handrail in a terminal of its own, types each answer once
// its question was drawn, and returns what was drawn and the exit status.
func inTerminal(t *testing.T, home string, args []string, typed ...[2]string) (string, int, *os.File) {
	t.Helper()
	cmd := exec.Command("handrail", args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_STATE_HOME="+home, "TERM=xterm-256color", "COLORTERM=truecolor", "DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(home, "no-bus"))
	ours, theirs, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ours.Close(); theirs.Close() })
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var drawn bytes.Buffer
	read := make(chan []byte)
	go func() {
		for {
			b := make([]byte, 4096)
			n, err := ours.Read(b)
			if n > 0 {
				read <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	late := time.After(60 * time.Second)
	for {
		select {
		case b := <-read:
			drawn.Write(b)
			if len(typed) > 0 && strings.Contains(drawn.String(), typed[0][0]) {
				for strings.HasPrefix(typed[0][0], "Passphrase") && echoes(t, theirs) {
					runtime.Gosched() // the question is drawn before the terminal stops showing what is typed
				}
				if _, err := io.WriteString(ours, typed[0][1]); err != nil {
					t.Fatal(err)
				}
				typed = typed[1:]
			}
		case <-ended:
			for {
				select {
				case b := <-read:
					drawn.Write(b)
				case <-time.After(100 * time.Millisecond):
					return drawn.String(), cmd.ProcessState.ExitCode(), theirs
				}
			}
		case <-late:
			_ = cmd.Process.Kill()
			t.Fatalf("handrail %v does not end:\n%s", args, drawn.String())
		}
	}
}

// begun is a home with a sealed record.
func begun(t *testing.T) (home, record string) {
	t.Helper()
	home = t.TempDir()
	record = "file:" + filepath.Join(home, "record")
	words := filepath.Join(home, "words")
	if err := os.WriteFile(words, []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("handrail", "--store", record, "--passphrase-file", words, "note", "mfa.unique-password", "x")
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_STATE_HOME="+home)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return home, record
}

func TestThePassphraseIsAskedOnTheTerminalAndNotShown(t *testing.T) {
	home, record := begun(t)
	drawn, status, _ := inTerminal(t, home, []string{"--store", record, "log"}, [2]string{"Passphrase of", "plainly fake\r"})
	if status != 0 || strings.Contains(drawn, "plainly fake") || !strings.Contains(drawn, "note on") {
		t.Errorf("status %d:\n%s", status, drawn)
	}
	drawn, status, _ = inTerminal(t, home, []string{"--store", record, "--no-input", "log"})
	if status != 3 || strings.Contains(drawn, "Passphrase of") {
		t.Errorf("with --no-input, status %d:\n%s", status, drawn)
	}
}

func TestAnInterruptionEndsTheQuestionForThePassphrase(t *testing.T) {
	home, record := begun(t)
	drawn, status, terminal := inTerminal(t, home, []string{"--store", record, "log"}, [2]string{"Passphrase of", "\x03"})
	if status != 130 || !strings.Contains(drawn, "interrupted") {
		t.Errorf("status %d:\n%s", status, drawn)
	}
	if !echoes(t, terminal) {
		t.Error("the terminal does not show any more what is typed")
	}
}

func TestATerminalIsAskedNothingByWhatPrintsLines(t *testing.T) {
	home := t.TempDir()
	for _, line := range []string{"version", "schema status", "link https://example.com", "emergency --no-input", "--store memory status", "--store memory next", "--store memory --no-input"} {
		if drawn, status, _ := inTerminal(t, home, strings.Fields(line)); strings.ContainsRune(drawn, '\x1b') || status > 1 {
			t.Errorf("handrail %s, status %d, writes an escape: %q", line, status, drawn)
		}
	}
}

// echoes reports whether a terminal shows what is typed.
func echoes(t *testing.T, terminal *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(terminal.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// A library asks the program tmux for its colours as soon as the process begins.
func TestInsideTmuxNoProgramIsStarted(t *testing.T) {
	home, record := begun(t)
	dir := t.TempDir()
	started := filepath.Join(dir, "started")
	if err := os.WriteFile(filepath.Join(dir, "tmux"), []byte("#!/bin/sh\n: > "+started+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("TMUX", "/nowhere/default,1,0")
	for _, args := range [][]string{{"version"}, {"--store", record, "log"}, {"--store", "memory", "emergency"}} {
		typed := [][2]string{{"Passphrase of", "plainly fake\r"}}
		if args[len(args)-1] == "emergency" {
			typed = [][2]string{{"Emergency", "\x03"}}
		}
		inTerminal(t, home, args, typed...)
		if _, err := os.Stat(started); err == nil {
			t.Fatalf("handrail %v starts tmux", args)
		}
	}
}
