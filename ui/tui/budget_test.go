package tui

import (
	"slices"
	"testing"

	"handrail/checklist"
	"handrail/ui/scene"
)

// How many keys it takes from the first screen to the first answer of a step
// that is in the record.
func TestTheFirstAnswerIsFewKeysAway(t *testing.T) {
	for _, c := range []struct {
		who  string
		most int
		keys []string
		has  int // devices on the map afterwards
	}{
		{"skipping the questions", 5, []string{"1", "0", "1", "enter"}, 0},
		{"an investor with Client Portal and one phone", 15, []string{"1", "3", "4", "enter", "1", "enter", "enter", "2", "3", "1", "enter", "1", "enter"}, 1},
		{"a quant with a gateway, a server, a laptop and a phone", 38, []string{
			"1", "1", "2", "3", "4", "enter",
			"a", "enter", "enter", "1", "9", "enter", "enter", "1", "1", "enter", "enter", "2",
			"1", "1", "2", "4", "enter", "1", "enter"}, 3},
	} {
		s := sessionInMemory(t)
		d := driveReal(t, s, scene.Place{}, 80, 24)
		d.wantPlace("firstrun")
		if len(c.keys) > c.most {
			t.Errorf("%s: %d keys, at most %d", c.who, len(c.keys), c.most)
		}
		for i, k := range c.keys {
			d.press(k)
			d.pass()
			answered := slices.ContainsFunc(s.Record().Events(), func(e checklist.Event) bool { return e.Kind == checklist.KindAnswer })
			if last := i == len(c.keys)-1; answered != last {
				t.Fatalf("%s: after %d keys (%q) a step is answered: %v\n%s", c.who, i+1, c.keys[:i+1], answered, d.screen())
			}
		}
		if n := len(s.Assessment().Facts.Devices); n != c.has {
			t.Errorf("%s: %d devices are on the map, not %d", c.who, n, c.has)
		}
	}
}
