package cli

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/term"
)

// UntilInterrupted returns a context that ends when the person interrupts the
// program, closes its window, or the system asks it to end. What is being saved
// is finished first. stop gives the signals back.
func UntilInterrupted() (ctx context.Context, stop context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, hangUp)
}

// ProcessEnv returns what this process has of an Env: its arguments, streams,
// terminal, environment, clock and programs. The version, the screens and what
// was given up first come from main.
func ProcessEnv() Env {
	env := Env{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: isTerminal(os.Stdin), OutTTY: isTerminal(os.Stdout), ErrTTY: isTerminal(os.Stderr),
		Getenv: os.Getenv, Now: time.Now, System: runtime.GOOS, Secret: askSecret, Run: runProgram, Program: thisProgram(),
	}
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	return env
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
