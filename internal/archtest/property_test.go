package archtest

import "testing"

// A property runs by proptest.Check alone, so that the quick run has a fixed
// seed and no run leaves a file that another one reads.
func TestPropertiesRunByOneFunction(t *testing.T) {
	for _, s := range tree(t) {
		if s.folder() == "internal/proptest" {
			continue
		}
		s.uses("pgregory.net/rapid", []string{"Check", "MakeCheck"}, func(at, name string) {
			t.Errorf("%s uses %s: call proptest.Check", at, name)
		})
	}
}
