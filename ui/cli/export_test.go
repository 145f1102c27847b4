package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handrail/store"
)

// typing answers each question of the terminal in turn.
func typing(asked *[]string, answers ...string) func(*Env) {
	return func(e *Env) {
		e.Secret = func(_ context.Context, prompt string) (string, error) {
			*asked = append(*asked, prompt)
			a := answers[0]
			answers = answers[1:]
			return a, nil
		}
		e.InTTY, e.ErrTTY = true, true
	}
}

func TestThePassphraseOfAnExportIsAskedTwiceAndMustBeTheSame(t *testing.T) {
	m := lived(t)
	file := filepath.Join(m.home, "copy")
	var asked []string
	m.edit = typing(&asked, "one", "another", "one", "other", "one", "")
	m.must(StatusUsage, "export", file)
	if _, err := os.Stat(file); err == nil || len(asked) != 6 {
		t.Fatalf("asked %q, and the file is there: %v", asked, err == nil)
	}
	asked = nil
	m.edit = typing(&asked, "plainly fake", "plainly fale", "plainly fake", "plainly fake")
	_, errs, status := m.run("export", file)
	if status != StatusNothing || len(asked) != 4 {
		t.Fatalf("status %d, asked %q: %s", status, asked, errs)
	}
	has(t, errs, "The two are not the same. Try again.", "sealing", "This copy has left the keyring")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// An import asks once, says what it does where somebody watches, and merges.
func TestAnImportMergesWhatTwoComputersSaidApart(t *testing.T) {
	here, there := lived(t), newMachine(t)
	there.now = here.now.AddDate(0, 0, 1)
	there.must(StatusNothing, "answer", "alerts.orders", "on")
	file := filepath.Join(here.home, "copy")
	var asked []string
	there.edit = typing(&asked, "plainly fake", "plainly fake")
	there.must(StatusNothing, "export", file)

	here.now = there.now
	var again []string
	here.edit = typing(&again, "plainly fake")
	out, errs, status := here.run("import", file)
	if status != StatusNothing || len(again) != 1 {
		t.Fatalf("status %d, asked %q: %s", status, again, errs)
	}
	has(t, out, "answer: 1")
	has(t, errs, "opening", "saving")
	has(t, here.must(StatusSomething, "status"), "hold")
	log := here.must(StatusNothing, "log")
	if !strings.Contains(log, "Laptop") || !strings.Contains(log, "alerts.orders") && !strings.Contains(log, "order") {
		t.Errorf("something is lost:\n%s", log)
	}
}

func TestAFileThatCannotBeImportedTouchesNothing(t *testing.T) {
	m := lived(t)
	file := filepath.Join(m.home, "copy")
	var asked []string
	m.edit = typing(&asked, "plainly fake", "plainly fake")
	m.must(StatusNothing, "export", file)
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before := m.must(StatusNothing, "log")
	for name, bytes := range map[string][]byte{
		"cut off": good[:len(good)/2], "one byte wrong": append(append([]byte{}, good[:len(good)-40]...), append([]byte{good[len(good)-40] ^ 1}, good[len(good)-39:]...)...),
		"empty": nil, "foreign": []byte("Dear diary,\n"), "newer": []byte(strings.Replace(string(good), " 1\n", " 99\n", 1)),
	} {
		if err := os.WriteFile(file, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		m.edit = typing(&asked, "plainly fake")
		out, errs, status := m.run("import", file)
		if status != StatusUsage || out != "" || !strings.Contains(errs, "hint: ") {
			t.Errorf("%s: status %d\n%s%s", name, status, out, errs)
		}
	}
	if err := os.WriteFile(file, good, 0o600); err != nil {
		t.Fatal(err)
	}
	m.edit = typing(&asked, "not the one")
	if _, errs, status := m.run("import", file); status != StatusUsage {
		t.Errorf("another passphrase: status %d: %s", status, errs)
	}
	if after := m.must(StatusNothing, "log"); after != before {
		t.Error("the record changed")
	}
}

// A record that cannot be reached is told before anything is asked or written.
func TestWithoutItsRecordAnExportIsRefused(t *testing.T) {
	m := lived(t)
	m.broken = &store.Problem{What: "the keyring is locked", Hint: "unlock it", Err: store.ErrLocked}
	m.must(StatusRecord, "export", filepath.Join(m.home, "copy"))
	m.must(StatusRecord, "diff")
	m.must(StatusRecord, "happened", "new-phone")
	m.must(StatusRecord, "runbook")
}
