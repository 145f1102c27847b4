package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// What can be wrong with a store, for errors.Is.
var (
	ErrNone            = errors.New("no record was begun here")
	ErrUnavailable     = errors.New("the place cannot be reached")
	ErrLocked          = errors.New("the place is locked")
	ErrRefused         = errors.New("the place refused")
	ErrDamaged         = errors.New("the record is damaged")
	ErrLost            = errors.New("the record that was begun is not there")
	ErrNewerFormat     = errors.New("the record has a newer format")
	ErrTooBig          = errors.New("the record is too big")
	ErrTimeout         = errors.New("no answer in time")
	ErrReadOnly        = errors.New("the record is read-only")
	ErrWrongPassphrase = errors.New("wrong passphrase")
	ErrPassphraseText  = errors.New("the passphrase cannot be typed")
)

// Problem is an error as it reaches a person: one sentence that says what is
// wrong, and one that says what to do.
type Problem struct {
	What string // "the keyring is locked", without a full stop
	Hint string // "unlock it (…), then try again", without a full stop
	Err  error  // one of the sentinels, perhaps wrapping what caused it
}

// Error returns what is wrong.
func (p *Problem) Error() string { return p.What }

// Remedy is the hint without the two other places for a record, for a screen
// that offers them as choices.
func (p *Problem) Remedy() string {
	return strings.TrimSuffix(strings.TrimSuffix(p.Hint, elsewhere), "; ")
}

// Unwrap returns the sentinel and the cause.
func (p *Problem) Unwrap() error { return p.Err }

func problem(kind error, what, hint string) *Problem {
	return &Problem{What: what, Hint: hint, Err: kind}
}

// because adds the cause to a problem, for errors.Is and for debugging.
func (p *Problem) because(cause error) *Problem {
	if cause != nil {
		p.Err = errors.Join(p.Err, cause)
	}
	return p
}

// unreadable is a file or folder that cannot be opened: where that is for its
// rights, it says whose it is and the command that mends it.
func unreadable(kind error, path, what, hint string, err error) *Problem {
	if errors.Is(err, fs.ErrPermission) {
		if whose, command := rights(path); whose != "" {
			return problem(kind, what+": "+whose, command).because(err)
		}
	}
	return problem(kind, what, hint).because(err)
}

func tooBig(bytes int) *Problem {
	return problem(ErrTooBig, fmt.Sprintf("the record is too big to keep here (%d bytes), so nothing was saved and nothing dropped", bytes),
		"withdraw long notes, or move it to a sealed file: handrail store move file:PATH")
}
