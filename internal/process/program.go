package process

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrNoProgram is what Run returns where no program has that name.
var ErrNoProgram = errors.New("it is not on this computer")

// programTime is how long a program of the system may take.
const programTime = 2 * time.Minute

// programDelay is how long its output is waited for once it has ended.
const programDelay = time.Second

// Run starts a program of the system and waits for it. What it says is
// part of the error where it fails, and dropped where it does not.
func Run(ctx context.Context, stdin []byte, words ...string) error {
	ctx, stop := context.WithTimeout(ctx, programTime)
	defer stop()
	c := exec.CommandContext(ctx, words[0], words[1:]...)
	c.Stdin = bytes.NewReader(stdin)
	c.WaitDelay = programDelay // what it started may hold its output open
	said, err := c.CombinedOutput()
	var failed *exec.ExitError
	switch {
	case err == nil, errors.Is(err, exec.ErrWaitDelay):
		return nil
	case errors.Is(err, exec.ErrNotFound):
		return ErrNoProgram
	case ctx.Err() != nil:
		return fmt.Errorf("it did not end in time: %w", ctx.Err())
	case errors.As(err, &failed) && len(bytes.TrimSpace(said)) > 0:
		line, _, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
		return errors.New(line)
	}
	return err
}

// Path is the absolute path of this program: as it is found by its name,
// where that is the same file, since a place with a version in it goes away
// with the next version.
func Path() string {
	path, err := os.Executable()
	if err != nil {
		return "handrail"
	}
	named, err := exec.LookPath("handrail")
	if err != nil {
		return path
	}
	if named, err = filepath.Abs(named); err != nil {
		return path
	}
	x, errX := os.Stat(named)
	y, errY := os.Stat(path)
	if errX == nil && errY == nil && os.SameFile(x, y) {
		return named
	}
	return path
}

// Temporary reports whether a program is in a folder that goes away, as under
// go run.
func Temporary(path string) bool {
	rel, err := filepath.Rel(os.TempDir(), path)
	return err == nil && !strings.HasPrefix(rel, "..") || strings.Contains(path, "go-build")
}
