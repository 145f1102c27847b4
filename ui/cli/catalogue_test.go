package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/content"
	"handrail/store"
	"handrail/ui/session"
)

// copyOf copies the small catalogue, so that it can be spoiled.
func copyOf(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "broker")
	if err := os.CopyFS(dir, os.DirFS(small)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func replaceIn(t *testing.T, path, old, new string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		t.Fatalf("%s does not say %q", path, old)
	}
	if err := store.WriteFile(path, []byte(strings.ReplaceAll(string(b), old, new)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEveryFaultOfACatalogueIsToldAtOnceByFileLineAndColumn(t *testing.T) {
	m := newMachine(t)
	dir := copyOf(t)
	m.now = m.now.AddDate(0, 0, 1)
	replaceIn(t, filepath.Join(dir, "steps", "mfa.yaml"), "minutes: {look: 3, hands: 6}", "minuets: {look: 3, hands: 6}")
	replaceIn(t, filepath.Join(dir, "routes", "web.yaml"), "cut_by: [device.profile]", "cut_by: [device.profil]")
	out, errs, status := m.runWith("catalogue", "check", dir)
	if status != StatusUsage {
		t.Errorf("it ends with %d", status)
	}
	has(t, out, filepath.Join(dir, "steps", "mfa.yaml")+":17:3: ", filepath.Join(dir, "routes", "web.yaml")+":", "device.profil")
	has(t, errs, "faults")
	if _, errs, status := m.runWith("--catalogue", dir, "next"); status != StatusUsage || !strings.Contains(errs, "catalogue check") {
		t.Errorf("used all the same it ends with %d: %s", status, errs)
	}
}

func TestAWarningIsOneAndACleanCatalogueNothing(t *testing.T) {
	m := newMachine(t)
	if _, _, status := m.runWith("catalogue", "check", small); status != StatusNothing {
		t.Errorf("a clean one ends with %d", status)
	}
	m.now = m.now.AddDate(3, 0, 0)
	out, errs, status := m.runWith("catalogue", "check", small)
	has(t, errs, "no fault", "sources to look at again")
	if status != StatusSomething || !strings.Contains(out, "warning:") {
		t.Errorf("old sources end with %d: %s", status, out)
	}
	if _, _, status := m.runWith("catalogue", "check", "no-such-folder"); status != StatusUsage {
		t.Errorf("no folder ends with %d", status)
	}
}

func TestASheetThatDoesNotFitItsSideIsAFaultOfTheCatalogue(t *testing.T) {
	m := newMachine(t)
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Scenarios {
		if s := &c.Scenarios[i]; s.Sheet == "B" {
			s.Brief = strings.Repeat("something that moved and is not mine ", 12)
		}
	}
	faults := session.Misfits(c, checklist.DayOf(m.now))
	if len(faults) == 0 {
		t.Fatal("nothing is told of a side that does not fit")
	}
	for _, want := range []string{"scenarios/", ":1:1: ", "do not fit the side on a4 paper", "do not fit the side on letter paper"} {
		has(t, fmt.Sprint(faults), want)
	}
}
