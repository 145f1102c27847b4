//go:build unix

package process

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAProgramOfTheSystemIsDoneWhenItEndsWhateverItLeavesRunning(t *testing.T) {
	gate := filepath.Join(t.TempDir(), "gate")
	if err := syscall.Mkfifo(gate, 0o600); err != nil {
		t.Fatal(err)
	}
	// What is left running holds the output open until the gate opens, below.
	if err := Run(t.Context(), nil, "sh", "-c", `cat "$0" & exit 0`, gate); err != nil {
		t.Errorf("it ended well, and is told as %v", err)
	}
	f, err := os.OpenFile(gate, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
}

func TestWhatAProgramOfTheSystemComplainedOfIsTold(t *testing.T) {
	if err := Run(t.Context(), nil, "sh", "-c", "echo no paper >&2; exit 3"); err == nil || err.Error() != "no paper" {
		t.Errorf("it complained of no paper, and is told as %v", err)
	}
	if err := Run(t.Context(), nil, "no-such-program-anywhere"); !errors.Is(err, ErrNoProgram) {
		t.Errorf("a program that is not there is told as %v", err)
	}
}
