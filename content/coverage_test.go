package content

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

var update = flag.Bool("update", false, "write the files that tests compare with again")

// told is one line of testdata/coverage.txt.
type told struct{ row, id, sentence string }

func toldRows(t *testing.T) []told {
	t.Helper()
	b, err := os.ReadFile("testdata/coverage.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []told
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		parts := strings.SplitN(line, " | ", 3)
		if len(parts) != 3 {
			t.Fatalf("a line is a row, an id and a sentence, not %q", line)
		}
		out = append(out, told{parts[0], parts[1], parts[2]})
	}
	return out
}

// texts joins all texts of what an id names.
func textsByID(t *testing.T, c *checklist.Catalogue) map[string]string {
	t.Helper()
	out := make(map[string]string)
	add := func(id string, v any) {
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		out[id] = strings.ReplaceAll(b.String(), `\"`, `"`)
	}
	for _, s := range c.Steps {
		s.Sources = nil // what a source notes is not said to the reader
		add(s.ID, s)
	}
	for _, r := range c.Routes {
		add(r.ID, []string{r.Title, r.Text})
	}
	for _, m := range c.Mechanisms {
		add(m.ID, []string{m.Title, m.Text})
	}
	for _, q := range c.Consequences {
		add(q.ID, []string{q.Title, q.Text})
	}
	for _, j := range c.Jobs {
		add(j.ID, []string{j.Title, j.Why})
	}
	for _, s := range c.Signals {
		add(s.ID, []string{s.Title, s.Watch})
	}
	return out
}

// Every row of the source material is said in a sentence of something that
// covers it, and docs/coverage.md shows which; -update writes it.
func TestEveryRowIsSaidInASentence(t *testing.T) {
	const page = "../docs/coverage.md"
	c := ibkrAsWritten(t)
	texts, by := textsByID(t, c), covering(c)
	said := make(map[string][]told)
	for _, w := range toldRows(t) {
		said[w.row] = append(said[w.row], w)
		if !slices.Contains(by[w.row], w.id) {
			t.Errorf("%s: %s does not cover it", w.row, w.id)
		}
		if !strings.Contains(texts[w.id], w.sentence) {
			t.Errorf("%s: %s does not say %q", w.row, w.id, w.sentence)
		}
	}
	table, err := os.ReadFile("testdata/controls.md")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Where each row of the source material is said\n\nEach row, what says it, and the sentence. The catalogue's texts are checked against\nthis page: `go test ./content -run EveryRowIsSaid -update` writes it again from\n`content/testdata/coverage.txt`.\n\n| Row | Asks for | Said by | Sentence |\n|---|---|---|---|\n")
	rows := 0
	for _, m := range regexp.MustCompile(`(?m)^\| ([A-Z][0-9]{2}) \| ([^|]*) \|`).FindAllStringSubmatch(string(table), -1) {
		rows++
		if len(said[m[1]]) == 0 {
			t.Errorf("no sentence says row %s", m[1])
		}
		for i, w := range said[m[1]] {
			row, asks := m[1], strings.TrimSpace(m[2])
			if i > 0 {
				row, asks = "", ""
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", row, asks, w.id, w.sentence)
		}
	}
	if rows != 87 {
		t.Errorf("the table has %d rows, want 87", rows)
	}
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := os.ReadFile(page); err != nil || string(now) != b.String() {
		t.Errorf("docs/coverage.md is not what the catalogue says now (%v): go test ./content -run EveryRowIsSaid -update", err)
	}
}
