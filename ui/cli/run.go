package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"handrail/internal/oneline"
	"handrail/store"
	"handrail/ui/session"
)

// The exit statuses, the same for text and JSON.
const (
	StatusNothing     = 0   // nothing needs you
	StatusSomething   = 1   // something does; each command says what
	StatusUsage       = 2   // the words or a file given are wrong
	StatusRecord      = 3   // the record could not be reached or saved
	StatusFailed      = 4   // handrail itself failed, or an outside program did
	StatusInterrupted = 130 // interrupted
)

// errAttention ends a command with StatusSomething and prints nothing.
var errAttention = errors.New("something needs you")

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
			a.tell(fmt.Sprintf("handrail itself failed: %v", p), "what was kept before is kept; tell whoever makes handrail what you did, with the lines below")
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

// status maps an error to an exit status and tells it, as one sentence and
// one hint.
func (a *app) status(ctx context.Context, err error) int {
	err = passphraseProblem(err)
	var words *usageError
	var problem *store.Problem
	var outside *outsideError
	switch {
	case err == nil:
		return StatusNothing
	case errors.Is(err, errAttention):
		return StatusSomething
	case ctx.Err() != nil || errors.Is(err, context.Canceled):
		a.tell("interrupted", "")
		return StatusInterrupted
	case errors.As(err, &words):
		a.tell(words.what, words.hint)
		return StatusUsage
	case errors.Is(err, session.ErrReadOnly):
		a.tell(err.Error(), "")
		return StatusUsage
	case errors.As(err, &problem):
		a.tell(problem.What, problem.Hint)
		return StatusRecord
	case errors.As(err, &outside):
		a.tell(outside.what, outside.hint)
		return StatusFailed
	}
	a.tell(err.Error(), "")
	return StatusFailed
}

// tell says what went wrong. What was typed, a file's name and what a program
// of the system complained of may be part of it.
func (a *app) tell(what, hint string) {
	fmt.Fprintf(a.env.Err, "handrail: %s\n", oneline.Clean(strings.TrimRight(what, ".\n")))
	if hint != "" {
		fmt.Fprintf(a.env.Err, "handrail: hint: %s\n", oneline.Clean(strings.TrimRight(hint, ".\n")))
	}
}
