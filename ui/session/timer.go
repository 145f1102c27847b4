package session

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"handrail/internal/remind"
	"handrail/store"
)

// Run starts a program of the system with words for arguments and what it
// reads on its standard input, waits for it, and returns an error that says
// what it complained of.
type Run func(ctx context.Context, stdin []byte, words ...string) error

// UnitDir returns the folder of a person's own systemd units.
func UnitDir(getenv func(string) string) (string, error) {
	if d := getenv("XDG_CONFIG_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "systemd", "user"), nil
	}
	if home := getenv("HOME"); home != "" {
		return filepath.Join(home, ".config", "systemd", "user"), nil
	}
	return "", errors.New("HOME is not set, so the units have no folder: set HOME")
}

// WriteUnits writes units into a folder and returns their paths.
func WriteUnits(dir string, units []remind.Unit) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	var written []string
	for _, u := range units {
		path := filepath.Join(dir, u.Name)
		if err := store.WriteFile(path, []byte(u.Text), 0o644); err != nil {
			return written, err
		}
		written = append(written, path)
	}
	return written, nil
}

// OutsideError says that a program of the system failed, and which lines were
// still to be run.
type OutsideError struct {
	Words []string   // the line that failed
	Left  [][]string // it and those after it
	Err   error
}

func (e *OutsideError) Error() string {
	return fmt.Sprintf("%s failed: %v", e.Words[0], e.Err)
}
func (e *OutsideError) Unwrap() error { return e.Err }

// runAll runs lines one after the other.
func runAll(ctx context.Context, run Run, lines [][]string) error {
	for i, words := range lines {
		if err := run(ctx, nil, words...); err != nil {
			return &OutsideError{words, lines[i:], err}
		}
	}
	return nil
}

// InstallTimer writes the units and turns the timer on. A program that fails
// leaves the units there and is told as an OutsideError.
func InstallTimer(ctx context.Context, dir string, units []remind.Unit, run Run) ([]string, error) {
	written, err := WriteUnits(dir, units)
	if err != nil {
		return written, fmt.Errorf("the timer's units cannot be written into %s: %w", dir, err)
	}
	return written, runAll(ctx, run, remind.SystemdInstall)
}

// UninstallTimer turns the timer off and removes its units. The units go also
// where turning it off failed, so that nothing comes back later.
func UninstallTimer(ctx context.Context, dir string, run Run) (removed []string, err error) {
	off := runAll(ctx, run, remind.SystemdUninstall)
	for _, name := range []string{remind.TimerName, remind.ServiceName} {
		path := filepath.Join(dir, name)
		switch err := os.Remove(path); {
		case err == nil:
			removed = append(removed, path)
		case !errors.Is(err, fs.ErrNotExist):
			return removed, fmt.Errorf("%s cannot be removed: %w", path, err)
		}
	}
	if len(removed) == 0 {
		return nil, nil
	}
	return removed, errors.Join(off, runAll(ctx, run, [][]string{remind.SystemdReload}))
}
