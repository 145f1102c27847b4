package lines

import (
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/content"
	"handrail/ui/scene"
)

// Each page of a first run, up to its first two questions, is heard whole
// before its prompt: the choices are never behind the word more.
func TestNoPageOfAFirstRunHasMore(t *testing.T) {
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	w := scene.World{A: checklist.Assess(c, checklist.NewRecord(), checklist.DayOf(noon)), First: true, Confined: true}
	for _, kind := range []string{"keyring", "file", "memory"} {
		w.Store.Kind = kind
		for _, p := range []scene.Place{{Screen: "firstrun"}, {Screen: "helping"}, {Screen: "interview"}, {Screen: "interview", Page: 1}} {
			onOnePage(t, w, p)
		}
	}
	w.Unread, w.Problem = true, "no session bus was found, and so no keyring; nothing was read"
	w.Hint = "start handrail in a terminal of the desktop, where the keyring runs; over SSH and in a container it usually doesn't"
	onOnePage(t, w, scene.Place{Screen: "problem"})
}

// onOnePage speaks a place up to the end of its prompt, and wants one page.
func onOnePage(t *testing.T, w scene.World, p scene.Place) {
	t.Helper()
	var out strings.Builder
	c := &conversation{ctx: t.Context(), world: w, in: NewReader(strings.NewReader("")), speaker: speaker{out: &out}}
	c.begin(p)
	c.turn()
	words := len(strings.Fields(out.String()))
	if strings.Contains(out.String(), "more, or help") || words*60 > mostSeconds*175 {
		t.Errorf("%s, kept in %q, is longer than a page, %d words:\n%s", p.Screen, w.Store.Kind, words, out.String())
	}
	t.Logf("%s, kept in %q: %d words", p.Screen, w.Store.Kind, words)
}
