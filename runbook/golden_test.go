package runbook

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/internal/paper"
)

var update = flag.Bool("update", false, "write the golden files again")

func TestTheSheetsReadAsTheyDid(t *testing.T) {
	for file, c := range map[string]struct {
		s *history
		o Options
	}{
		"all":       {full(), Options{Page: All}},
		"home-none": {&history{}, Options{Page: Home, Paper: paper.Letter}},
		"programs":  {introduced(), Options{Page: Home}},
		"full":      {full(), Options{Page: Full}},
	} {
		d := document(t, c.s, c.o)
		for name, got := range map[string]string{file + ".txt": paper.Text(&d.Document, 80), file + ".md": paper.Markdown(&d.Document)} {
			path := "testdata/" + name
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-golden +now); after looking at it: go test ./runbook -run Read -update\n%s", path, diff)
			}
		}
	}
}
