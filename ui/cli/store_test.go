package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handrail/store"
	"handrail/ui/document"
)

func TestStoreWhereNamesTheRecordAndTheFourSmallFiles(t *testing.T) {
	m := newMachine(t)
	var doc document.StoreWhere
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "store", "where", "--json")), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Store.Kind != store.Keyring || doc.Store.Begun || len(doc.Files) != 4 {
		t.Errorf("it says %+v", doc)
	}
	m.must(StatusNothing, "answer", "alerts.orders", "on")
	has(t, m.must(StatusNothing, "store", "where"), "the keyring of this computer", filepath.Join(m.home, "handrail", "where.json")+" (there)", "no answers")
}

func TestAFullSizeRoundTripLeavesTheRecordAsItWas(t *testing.T) {
	m := lived(t)
	before := len(m.keyring)
	log := m.must(StatusNothing, "log")
	has(t, m.must(StatusNothing, "store", "test"), "2000 entries", "items", "Saved in")
	if m.must(StatusNothing, "log") != log || len(m.keyring) != before {
		t.Errorf("the keyring has %d items, had %d", len(m.keyring), before)
	}
}

// passphrase writes a file with one, and returns the flags that name it.
func (m *machine) passphrase() []string {
	path := filepath.Join(m.home, "passphrase")
	if err := store.WriteFile(path, []byte("five plain words are enough\n"), 0o600); err != nil {
		m.t.Fatal(err)
	}
	return []string{"--passphrase-file", path}
}

func TestARecordIsMovedWholeAndThenFoundWhereItIs(t *testing.T) {
	m := lived(t)
	log := m.must(StatusNothing, "log")
	file := filepath.Join(m.home, "record.age")
	flags := m.passphrase()
	has(t, m.must(StatusNothing, append(flags, "store", "move", "file:"+file)...), "read back the same", "erased:")
	if len(m.keyring) != 0 {
		t.Errorf("%d items are still in the keyring", len(m.keyring))
	}
	if m.must(StatusNothing, append(flags, "log")...) != log {
		t.Error("the log is another one")
	}
	_, errs, status := m.run("log", "--no-input")
	if status != StatusRecord || !strings.Contains(errs, "--passphrase-file") {
		t.Errorf("without its passphrase it ends with %d: %s", status, errs)
	}
	_, errs, status = m.run(append(flags, "store", "move", "file:"+file)...)
	if status != StatusUsage || !strings.Contains(errs, "already") {
		t.Errorf("moved to itself it ends with %d: %s", status, errs)
	}
	m.must(StatusNothing, append(flags, "store", "move", "keyring")...)
	if m.must(StatusNothing, "log") != log {
		t.Error("the log is another one")
	}
	if _, err := os.Lstat(file); err == nil {
		t.Error("the sealed file is still there")
	}
}

func TestNothingIsErasedWithoutTheWord(t *testing.T) {
	m := lived(t)
	for _, said := range []string{"", "yes\n", "FORGET\n", "forget it\n"} {
		m.in = said
		m.refuses("nothing was erased", "forget", "--no-input")
	}
}

func TestForgettingErasesEverythingAndNamesWhatItCannotReach(t *testing.T) {
	m := lived(t)
	m.in = "forget\n"
	out, errs, status := m.run("forget", "--no-input")
	if status != StatusNothing || len(m.keyring) != 0 {
		t.Errorf("it ends with %d and leaves %d items", status, len(m.keyring))
	}
	has(t, errs, "the keyring of this computer", "printed", "exports", "where.json")
	has(t, out, "erased: handrail head", "left:")
	m.in = ""
	if _, errs, status := m.run("log"); status != StatusRecord || !strings.Contains(errs, "no record at") {
		t.Errorf("the log of what was erased ends with %d: %s", status, errs)
	}
	has(t, m.must(StatusNothing, "store", "where"), "nothing is kept there yet")
}

func TestWhatCannotBeReadCanBeErased(t *testing.T) {
	m := lived(t)
	for name := range m.keyring {
		m.keyring[name] = "damaged"
	}
	if _, _, status := m.run("log"); status != StatusRecord {
		t.Fatalf("a damaged record ends with %d", status)
	}
	m.in = "forget\n"
	if _, errs, status := m.run("forget", "--no-input"); status != StatusNothing || len(m.keyring) != 0 {
		t.Errorf("it ends with %d and leaves %d items: %s", status, len(m.keyring), errs)
	}
}

func TestForgettingAlsoErasesARecordThatWasBegunElsewhere(t *testing.T) {
	m := lived(t)
	file := filepath.Join(m.home, "other.age")
	m.must(StatusNothing, append(m.passphrase(), "--store", "file:"+file, "answer", "alerts.orders", "on")...)
	m.in = "forget\n"
	m.must(StatusNothing, "forget")
	if _, err := os.Lstat(file); err == nil || len(m.keyring) != 0 {
		t.Error("a record is still there")
	}
}
