package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/term"

	"handrail/internal/confine"
	"handrail/ui/cli"
	"handrail/ui/lines"
	"handrail/ui/scene"
	"handrail/ui/session"
	"handrail/ui/tui"
)

// version is the version of this program.
const version = "0.1.0"

func main() {
	// First, before a library can open the bus to the keyring. Where the
	// network cannot be shut out the program goes on, and status says so.
	confinement, _ := confine.Confine()
	noCoreDump()
	forgetTraces()
	os.Exit(run(confinement))
}

// run performs the command that the arguments name and returns the exit
// status. A closed window and a request to end are interruptions: what is
// being saved is finished first.
func run(confinement confine.Confinement) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, hangUp)
	defer stop()
	asking := make(chan struct{}, 1)
	env := cli.Env{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: isTerminal(os.Stdin), OutTTY: isTerminal(os.Stdout), ErrTTY: isTerminal(os.Stderr),
		Getenv: os.Getenv, Now: time.Now, System: runtime.GOOS, Version: version, Confined: confinement.Confined, Confines: confinement.Words,
		Secret: secret, Screens: screens(asking), Asking: asking, Speak: speak, Run: outside, Program: program(),
	}
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	return cli.Run(ctx, env)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// secret asks on the terminal and shows nothing of what is typed. Where ctx
// ends first the terminal shows again what is typed.
func secret(ctx context.Context, prompt string) (string, error) {
	fd := int(os.Stdin.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("nobody can be asked for the passphrase: give it in a file with --passphrase-file FILE")
	}
	fmt.Fprint(os.Stderr, prompt)
	defer fmt.Fprintln(os.Stderr)
	typed := make(chan string, 1)
	failed := make(chan error, 1)
	go func() {
		if b, err := term.ReadPassword(fd); err != nil {
			failed <- err
		} else {
			typed <- string(b)
		}
	}()
	select {
	case words := <-typed:
		return words, nil
	case err := <-failed:
		return "", err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	}
}

// themes are what the screens are drawn in, by the names of --theme.
var themes = map[string]tui.Theme{"auto": tui.Auto, "light": tui.Light, "dark": tui.Dark, "none": tui.None}

// screens opens the screens; asking tells them that the keyring may be asking
// the person something.
func screens(asking <-chan struct{}) func(context.Context, *session.Session, scene.Place, string) (string, error) {
	return func(ctx context.Context, s *session.Session, at scene.Place, theme string) (string, error) {
		return tui.Run(ctx, s, tui.Options{Start: at, Theme: themes[theme], Draw: scene.Make, Waiting: asking})
	}
}

// speak is the same in plain lines.
func speak(ctx context.Context, s *session.Session, at scene.Place, in io.Reader, out io.Writer) (string, error) {
	return lines.Run(ctx, s, at, in, out)
}
