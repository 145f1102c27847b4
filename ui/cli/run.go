package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"handrail/internal/oneline"
	"handrail/internal/process"
	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/session"
)

// The exit statuses, the same for text and JSON.
const (
	StatusNothing     = 0 // nothing needs you
	StatusSomething   = 1 // something does; each command says what
	StatusUsage       = 2 // the words or a file given are wrong
	StatusRecord      = 3 // the record could not be reached or saved
	StatusFailed      = 4 // handrail itself failed, or an outside program did
	StatusInterrupted = process.Interrupted
)

// errAttention ends a command with StatusSomething and prints nothing.
var errAttention = errors.New("something needs you")

// errNoRecord is a record that was never begun, for a command that only reads;
// errNoPassphrase is a sealed file for which no passphrase was given.
var (
	errNoRecord     = errors.New("no record")
	errNoPassphrase = errors.New("no passphrase")
)

// usageError says that the words or a file given are wrong.
type usageError struct {
	what, hint string
	err        error
}

func (e *usageError) Error() string { return e.what }
func (e *usageError) Unwrap() error { return e.err }

// usageErrorf makes an error about what was typed, with what would be right.
func usageErrorf(hint, format string, args ...any) error {
	return &usageError{what: fmt.Sprintf(format, args...), hint: hint}
}

// outsideError says that an outside program failed.
type outsideError struct{ what, hint string }

func (e *outsideError) Error() string { return e.what }

// Run performs the command that the arguments name and returns the exit
// status. Interrupting ctx ends it with StatusInterrupted.
func Run(ctx context.Context, env Env) (status int) {
	out := &output{w: env.Out}
	env.Out = out
	a := &app{env: env}
	defer a.close()
	defer func() {
		// The runtime would end with the status of wrong words.
		if p := recover(); p != nil {
			a.tell(failure{StatusFailed, "failed", fmt.Sprintf("handrail itself failed: %v", p), "what was kept before is kept; tell the makers of handrail what you did, with the lines below"})
			_, _ = env.Err.Write(debug.Stack())
			status = StatusFailed
		}
	}()
	root := a.root()
	root.SetArgs(env.Args)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	root.SetIn(env.In)
	err := root.ExecuteContext(ctx)
	a.tellStore()
	return a.status(ctx, out.ended(err))
}

// failure is how a command failed: the exit status, a code for scripts, one
// sentence and one hint.
type failure struct {
	status     int
	code       string
	what, hint string
}

// recordCodes are the codes of what can be wrong with the record, in the order
// in which they are tried.
var recordCodes = []struct {
	is   error
	code string
}{
	{errNoRecord, "no_record"}, {store.ErrWrongPassphrase, "wrong_passphrase"}, {errNoPassphrase, "no_passphrase"}, {store.ErrDamaged, "damaged_record"},
	{store.ErrLost, "lost_record"}, {store.ErrNewerFormat, "newer_format"}, {store.ErrLocked, "locked"}, {store.ErrReadOnly, "read_only"}, {store.ErrTooBig, "too_big"},
}

// failureOf says how a command failed.
func failureOf(ctx context.Context, err error) failure {
	var words *usageError
	var problem *store.Problem
	var outside *outsideError
	switch {
	case ctx.Err() != nil || errors.Is(err, context.Canceled):
		return failure{StatusInterrupted, "interrupted", "interrupted", ""}
	case errors.As(err, &words):
		return failure{StatusUsage, "usage", words.what, words.hint}
	case errors.Is(err, session.ErrReadOnly):
		return failure{StatusUsage, "usage", err.Error(), ""}
	case errors.As(err, &problem):
		f := failure{StatusRecord, "unreachable_record", problem.What, problem.Hint}
		for _, c := range recordCodes {
			if errors.Is(err, c.is) {
				f.code = c.code
				break
			}
		}
		return f
	case errors.As(err, &outside):
		return failure{StatusFailed, "outside_program", outside.what, outside.hint}
	}
	return failure{StatusFailed, "failed", err.Error(), ""}
}

// status maps an error to an exit status and tells it.
func (a *app) status(ctx context.Context, err error) int {
	switch err = passphraseProblem(err); {
	case err == nil:
		return StatusNothing
	case errors.Is(err, errAttention):
		return StatusSomething
	}
	f := failureOf(ctx, err)
	a.tell(f)
	return f.status
}

// tell says what went wrong. What was typed, a file's name and what a program
// of the system complained of may be part of it.
func (a *app) tell(f failure) {
	what, hint := oneline.Clean(strings.TrimRight(f.what, ".\n")), oneline.Clean(strings.TrimRight(f.hint, ".\n"))
	if a.flags.json || slices.Contains(a.env.Args, "--json") { // flags that are wrong are not read
		_ = document.Encode(a.env.Err, "error", document.Error{Code: f.code, Message: what, Hint: hint})
		return
	}
	fmt.Fprintf(a.env.Err, "handrail: %s\n", what)
	if hint != "" {
		fmt.Fprintf(a.env.Err, "handrail: hint: %s\n", hint)
	}
}
