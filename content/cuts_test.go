package content

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// mechanisms are the sentences of testdata/cuts.yaml, by "route#stage step + step".
func mechanisms(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/cuts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]string
	if err := yaml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// A cut is a mechanism: for each there is one sentence that says what stops the
// stage, and no sentence is left over.
func TestEveryCutSaysInASentenceWhyItStopsItsStage(t *testing.T) {
	c := ibkrAsWritten(t)
	said := mechanisms(t)
	steps := make(map[string]string) // sentence: the steps it speaks of
	cuts := 0
	for _, r := range c.Routes {
		for i, g := range r.Stages {
			for _, cut := range g.CutBy {
				cuts++
				by := strings.Join(cut, " + ")
				key := fmt.Sprintf("%s#%d %s", r.ID, i+1, by)
				why, ok := said[key]
				delete(said, key)
				words := len(strings.Fields(why))
				switch {
				case !ok:
					t.Errorf("%s: no sentence says why it stops %q", key, g.Text)
				case words < 8 || words > 35 || !strings.HasSuffix(why, ".") || strings.Contains(why, ". "):
					t.Errorf("%s: one sentence of 8 to 35 words is needed, not %q", key, why)
				case steps[why] != "" && steps[why] != by:
					t.Errorf("%s: the sentence of %s: %q", key, steps[why], why)
				}
				steps[why] = by
			}
		}
	}
	for key, why := range said {
		t.Errorf("%s is not a cut: %q", key, why)
	}
	t.Logf("%d cuts of %d routes", cuts, len(c.Routes))
}
