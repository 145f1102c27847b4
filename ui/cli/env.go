package cli

import (
	"context"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"golang.org/x/term"

	"handrail/internal/process"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// Env is everything outside that a command may touch.
type Env struct {
	Args     []string // without the program's name
	In       io.Reader
	Out, Err io.Writer
	InTTY    bool // whether In is a terminal; OutTTY and ErrTTY likewise
	OutTTY   bool
	ErrTTY   bool
	Width    int // columns of Out where it is a terminal, else 0
	Getenv   func(string) string
	Now      func() time.Time // in the local time zone
	System   string           // runtime.GOOS
	Version  string
	Program  string // absolute path of this program
	Confined bool   // the system was seen to refuse the network
	Confines string // one sentence about that

	// Secret asks on the terminal without showing what is typed. It returns an
	// error where there is no terminal.
	Secret func(ctx context.Context, prompt string) (string, error)
	// Screens opens the screens at a place and returns when the person is
	// done; reopen names another store to begin again with.
	Screens func(ctx context.Context, s *session.Session, at scene.Place, theme string) (reopen string, err error)
	// Asking is told, while the screens are open, that the keyring may be
	// asking the person; it has room for one value. May be nil.
	Asking chan struct{}
	// Speak is the same in plain lines, for a screen reader or a dumb terminal.
	Speak func(ctx context.Context, s *session.Session, at scene.Place, in io.Reader, out io.Writer) (reopen string, err error)
	// Run starts a program of the system.
	Run session.Run

	// Store, if set, changes how a store is opened. Tests use it.
	Store func(*store.Options)
}

// theme is what the screens are drawn in where no flag says otherwise.
func (e Env) theme() string {
	if e.Getenv("NO_COLOR") != "" {
		return "none"
	}
	return "auto"
}

// plain reports whether the person asked for plain lines by the environment.
func (e Env) plain() bool {
	return e.accessible() || e.Getenv("TERM") == "dumb" || e.Getenv("TERM") == "" && e.System != "windows"
}

// accessible reports whether the environment asks for plain lines.
func (e Env) accessible() bool {
	switch strings.ToLower(e.Getenv("ACCESSIBLE")) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}

// home is the home folder.
func (e Env) home() string {
	if e.System == "windows" {
		return e.Getenv("USERPROFILE")
	}
	return e.Getenv("HOME")
}

// locale is how the environment says which country's paper is used.
func (e Env) locale() string {
	for _, name := range []string{"LC_ALL", "LC_PAPER", "LANG"} {
		if v := e.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}

// ProcessEnv returns what this process has of an Env: its arguments, streams,
// terminal, environment, clock and programs. The version, the screens and what
// was given up first come from main.
func ProcessEnv() Env {
	env := Env{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: process.IsTerminal(os.Stdin), OutTTY: process.IsTerminal(os.Stdout), ErrTTY: process.IsTerminal(os.Stderr),
		Getenv: os.Getenv, Now: time.Now, System: runtime.GOOS, Secret: process.AskSecret, Run: process.Run, Program: process.Path(),
	}
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	return env
}
