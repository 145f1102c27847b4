package cli

import (
	"context"
	"io"
	"path/filepath"
	"testing"

	"handrail/ui/scene"
	"handrail/ui/session"
)

// A new passphrase that is never typed the same twice leads back to the menu that
// it was chosen from, and a short one gets a word.
func TestAPassphraseTypedWrongLeadsBackToTheMenu(t *testing.T) {
	m := newMachine(t)
	file := "file:" + filepath.Join(m.home, "sealed")
	var asked []string
	begin := func(choose []string, answers ...string) (shown int, errs string, status int) {
		m.edit = func(e *Env) {
			typing(&asked, answers...)(e)
			e.OutTTY = true
			e.Speak = func(context.Context, *session.Session, scene.Place, io.Reader, io.Writer) (string, error) {
				shown++
				next := choose[0]
				choose = choose[1:]
				return next, nil
			}
		}
		_, errs, status = m.run("--accessible", "--store", "memory")
		return shown, errs, status
	}
	shown, errs, status := begin([]string{file, ""}, "plainly fake one", "other", "plainly fake one", "other", "", "")
	if shown != 2 || status != StatusNothing || len(asked) != 6 {
		t.Errorf("shown %d times, status %d, asked %q", shown, status, asked)
	}
	has(t, errs, "Nothing was begun; choose again.")
	shown, errs, status = begin([]string{file, ""}, "1", "1")
	if shown != 2 || status != StatusNothing {
		t.Errorf("shown %d times, status %d", shown, status)
	}
	has(t, errs, "That passphrase is short")
}
