package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"handrail/ui/session"
)

// programTime is how long a program of the system may take.
const programTime = 2 * time.Minute

// programDelay is how long its output is waited for once it has ended.
const programDelay = time.Second

// runProgram starts a program of the system and waits for it. What it says is
// part of the error where it fails, and dropped where it does not.
func runProgram(ctx context.Context, stdin []byte, words ...string) error {
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
		return session.ErrNoProgram
	case ctx.Err() != nil:
		return fmt.Errorf("it did not end in time: %w", ctx.Err())
	case errors.As(err, &failed) && len(bytes.TrimSpace(said)) > 0:
		line, _, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
		return errors.New(line)
	}
	return err
}

// thisProgram is the absolute path of this program.
func thisProgram() string {
	path, err := os.Executable()
	if err != nil {
		return "handrail"
	}
	return path
}
