package scene

import (
	"slices"
	"testing"

	"handrail/checklist"
)

// A note asks before it keeps what looks secret; every other text of a form is
// refused. What is written down on a call is left alone: a reference is a number.
func TestNoFormTakesWhatLooksSecret(t *testing.T) {
	const secret = "my password is Tr0ub4dor&3x"
	if checklist.LooksSecret(secret) == "" {
		t.Fatal("this does not look secret")
	}
	w := world(lived())
	forms := 0
	for _, screen := range Screens() {
		for _, id := range []string{"", "mfa.second", "lost-phone", "old", "margin", "crypto", "sig.notes", "home", "new-phone"} {
			if kept := !slices.Contains([]string{"call", "note", "note-secret", "find", "help-words"}, screen); !kept { // words to find are not kept
				continue
			}
			s := Make(w, Place{Screen: screen, ID: id})
			if s.Ask == nil {
				continue
			}
			for _, in := range s.Ask.Inputs {
				if in.Kind != Line && in.Kind != Text || in.ID == "path" {
					continue
				}
				forms++
				if in.Check == nil || in.Check(secret) == nil {
					t.Errorf("%s %s: %q takes %q", screen, id, in.Label, secret)
				}
			}
		}
	}
	if forms < 6 {
		t.Errorf("only %d texts were tried", forms)
	}
}
