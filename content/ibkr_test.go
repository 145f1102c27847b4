package content

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"testing"

	"handrail/checklist"
)

func TestTheEmbeddedCatalogueIsClean(t *testing.T) {
	top, err := Source("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	_, report := Load(top, 0)
	for _, f := range report.Faults {
		t.Error(f)
	}
}

func TestEveryEmbeddedFileFitsItsSchema(t *testing.T) {
	top, err := Source("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(top, ".", func(file string, e fs.DirEntry, err error) error {
		name := schemaOf(file)
		if err != nil || e.IsDir() || name == "" {
			return err
		}
		text, err := fs.ReadFile(top, file)
		for _, wrong := range unfit(t, name, text) {
			t.Errorf("%s: %s", file, wrong)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every row of what the source material asks for is covered by something,
// and nothing covers a row that is not there.
func TestEveryRowOfTheSourceMaterialIsCovered(t *testing.T) {
	table, err := os.ReadFile("testdata/controls.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, m := range regexp.MustCompile(`(?m)^\| ([A-Z][0-9]{2}) \|`).FindAllSubmatch(table, -1) {
		rows = append(rows, string(m[1]))
	}
	if len(rows) != 87 {
		t.Fatalf("the table has %d rows, want 87", len(rows))
	}
	c, err := Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	by := covering(c)
	for _, row := range rows {
		if by[row] == nil {
			t.Errorf("nothing covers row %s", row)
		}
	}
	for row, ids := range by {
		if !slices.Contains(rows, row) {
			t.Errorf("%v cover %s, which is not a row", ids, row)
		}
	}
}

// covering lists, for each row, the ids of what covers it.
func covering(c *checklist.Catalogue) map[string][]string {
	by := make(map[string][]string)
	add := func(id string, rows []string) {
		for _, row := range rows {
			by[row] = append(by[row], id)
		}
	}
	for _, f := range c.Facts {
		add(f.ID, f.Covers)
	}
	for _, m := range c.Mechanisms {
		add(m.ID, m.Covers)
	}
	for _, q := range c.Consequences {
		add(q.ID, q.Covers)
	}
	for _, j := range c.Jobs {
		add(j.ID, j.Covers)
	}
	for _, s := range c.Signals {
		add(s.ID, s.Covers)
	}
	for _, s := range c.Steps {
		add(s.ID, s.Covers)
	}
	for _, r := range c.Routes {
		add(r.ID, r.Covers)
	}
	for _, s := range c.Scenarios {
		add(s.ID, s.Covers)
	}
	return by
}
