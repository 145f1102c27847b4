package store

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"testing"
)

// Each system has its own remedy for each thing that can be wrong.
func TestEachSystemHasItsOwnRemedy(t *testing.T) {
	kinds := []error{ErrLocked, ErrRefused, errNoBus, errNoService, errNoCollection, ErrUnavailable}
	for system, begins := range map[string][]string{
		"darwin":  {"unlock the login keychain", "allow the question of macOS", "see that /usr/bin/security", "see that /usr/bin/security", "see that /usr/bin/security", "see that /usr/bin/security"},
		"windows": {"sign in at the computer", "look in Credential Manager", "see that the service Credential", "see that the service Credential", "see that the service Credential", "see that the service Credential"},
		"linux":   {"unlock it in your password app", "allow the question of your keyring", "start handrail in a terminal", "install and start one of", "make a keyring called Login", "see that your keyring runs"},
	} {
		for i, kind := range kinds {
			got := remedy(system, kind)
			if !strings.HasPrefix(got, begins[i]) || !strings.HasSuffix(got, elsewhere) {
				t.Errorf("%s, %v: %q", system, kind, got)
			}
		}
	}
}

func TestAKeyringThatWentAwayIsToldAsThat(t *testing.T) {
	for _, err := range []error{
		&net.OpError{Op: "read", Err: errors.New("x")}, &exec.Error{Name: "security", Err: errors.New("x")}, io.EOF, io.ErrUnexpectedEOF,
		errors.New("the bus was Disconnected"), errors.New("NoSuchObject"),
	} {
		if told := explain(fmt.Errorf("wrapped: %w", err), "linux", "read"); told.Error() != "the keyring went away; nothing was read" {
			t.Errorf("%v: %v", err, told)
		}
	}
	if told := explain(errors.New("x"), "linux", "read"); told.Error() != "the keyring answered with an error (x); nothing was read" {
		t.Error(told)
	}
}
