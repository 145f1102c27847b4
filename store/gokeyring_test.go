package store

import (
	"errors"
	"os"
	"os/exec"
	"testing"

	oskeyring "github.com/zalando/go-keyring"
)

// What go-keyring answers means the same on each system. Its keyring is made
// up here for a whole process, so this test has one of its own.
func TestWhatGoKeyringAnswersMeansTheSameOnEachSystem(t *testing.T) {
	const own = "HANDRAIL_STORE_TEST_MADE_UP"
	if os.Getenv(own) == "" {
		c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		c.Env = append(os.Environ(), own+"=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	other := errors.New("something else")
	var k goKeyring
	for answer, want := range map[error]error{oskeyring.ErrSetDataTooBig: ErrTooBig, oskeyring.ErrUnsupportedPlatform: ErrUnavailable, oskeyring.ErrNotFound: ErrNotFound, other: other} {
		oskeyring.MockInitWithError(answer)
		_, get := k.Get("handrail", "a0")
		for what, err := range map[string]error{"get": get, "delete": k.Delete("handrail", "a0"), "set": k.Set("handrail", "a0", "x")} {
			if answer == oskeyring.ErrSetDataTooBig && what != "set" || answer == oskeyring.ErrNotFound && what == "set" {
				continue // it never answers so
			}
			if !errors.Is(err, want) || want != ErrTooBig && errors.Is(err, ErrTooBig) || want != ErrUnavailable && errors.Is(err, ErrUnavailable) {
				t.Errorf("%s with %v: %v, want %v", what, answer, err, want)
			}
		}
	}
	oskeyring.MockInit()
	if err := k.Set("handrail", "a0", "x"); err != nil {
		t.Error(err)
	}
	if v, err := k.Get("handrail", "a0"); v != "x" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	if err := k.Delete("handrail", "a0"); err != nil {
		t.Error(err)
	}
}
