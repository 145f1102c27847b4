package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestADashIsAStandardStreamAndNeverAFile(t *testing.T) {
	catalogue, err := filepath.Abs(small)
	if err != nil {
		t.Fatal(err)
	}
	m := lived(t)
	t.Chdir(t.TempDir())
	pass := filepath.Join(m.home, "pass")
	if err := os.WriteFile(pass, []byte("plainly fake\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sealed, errs, status := m.runWith("--catalogue", catalogue, "--passphrase-file", pass, "export", "-")
	if status != StatusNothing || !strings.HasPrefix(sealed, "handrail-export ") {
		t.Fatalf("status %d, %.30q: %s", status, sealed, errs)
	}
	copied := filepath.Join(m.home, "copy")
	if err := os.WriteFile(copied, []byte(sealed), 0o600); err != nil {
		t.Fatal(err)
	}
	there := newMachine(t)
	there.in = "plainly fake\nand what follows it"
	run := func(m *machine, want int, words string, args ...string) string {
		t.Helper()
		out, errs, status := m.runWith(append([]string{"--catalogue", catalogue}, args...)...)
		if status != want || !strings.Contains(errs, words) {
			t.Errorf("%q: status %d, %s", args, status, errs)
		}
		return out
	}
	run(there, StatusNothing, "", "--passphrase-file", "-", "import", copied)
	run(m, StatusUsage, "--json", "--json", "--passphrase-file", pass, "export", "-")
	m.edit = func(e *Env) { e.OutTTY, e.InTTY = true, true }
	run(m, StatusUsage, "not for a terminal", "--passphrase-file", pass, "export", "-")
	run(m, StatusUsage, "is a terminal", "--passphrase-file", "-", "import", copied)
	m.edit = nil
	if page := run(m, StatusNothing, "", "runbook", "--page", "card", "-o", "-"); len(page) < 200 || strings.Contains(page, "written to") {
		t.Errorf("no page: %.80q", page)
	}
	run(m, StatusNothing, "", "remind", "launchd", "-o", "-")
	if left, _ := os.ReadDir("."); len(left) > 0 {
		t.Errorf("left a file %q", left[0].Name())
	}
}

func TestAPassphraseThatCannotBeTypedAgainIsRefusedBeforeAnythingIsBegun(t *testing.T) {
	m := newMachine(t)
	pass, record := filepath.Join(m.home, "pass"), filepath.Join(m.home, "record")
	for _, text := range []string{"\xff\xfeF\x00A\x00K\x00E\x00\n\x00", "FAKE\x00horse\n", "FAKE\rhorse\n", "FAKE\xe4\n"} {
		if err := os.WriteFile(pass, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, errs, status := m.run("--store", "file:"+record, "--passphrase-file", pass, "note", "alerts.orders", "x")
		if status != StatusUsage || !strings.Contains(errs, "save it as plain UTF-8 text") {
			t.Errorf("%q: status %d, %s", text, status, errs)
		}
	}
	if _, err := os.Stat(record); err == nil {
		t.Error("a sealed file was begun")
	}
	if err := os.WriteFile(pass, []byte("\uFEFFFAKE horse \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(pass, 0o644); err != nil {
		t.Fatal(err)
	}
	_, errs, status := m.run("--store", "file:"+record, "--passphrase-file", pass, "note", "alerts.orders", "x")
	if status != StatusNothing || !strings.Contains(errs, "ends with a blank") || !strings.Contains(errs, "chmod 600") {
		t.Errorf("status %d, %s", status, errs)
	}
	if err := os.WriteFile(pass, []byte("FAKE horse \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.must(StatusNothing, "--store", "file:"+record, "--passphrase-file", pass, "log")
}

func TestWhatTheStoreHasToSayAfterAnActIsTold(t *testing.T) {
	m := lived(t)
	if err := os.Mkdir(filepath.Join(m.home, "handrail", "dates.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := m.run("note", "alerts.orders", "x"); status != StatusNothing || !strings.Contains(errs, "dates for reminders could not be renewed") {
		t.Errorf("status %d, %s", status, errs)
	}
}

func TestAPassphraseFileThatCannotBeUsedIsToldBeforeALostRecord(t *testing.T) {
	m := newMachine(t)
	record, words := filepath.Join(m.home, "record"), filepath.Join(m.home, "words")
	flags := []string{"--store", "file:" + record, "--passphrase-file", words}
	write := func(text string) {
		if err := os.WriteFile(words, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("plainly fake\n")
	m.must(StatusNothing, append(flags, "answer", "alerts.orders", "on")...)
	if err := os.Remove(record); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := m.run(append(flags, "facts", "automation=no")...); status != StatusRecord {
		t.Errorf("a record that is gone ends with %d: %s", status, errs)
	}
	write("plainly\x00fake\n")
	if _, errs, status := m.run(append(flags, "facts", "automation=no")...); status != StatusUsage || !strings.Contains(errs, "NUL") {
		t.Errorf("it ends with %d: %s", status, errs)
	}
}
