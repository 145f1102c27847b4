package lines

import (
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/personas"
	"handrail/internal/proptest"
	"handrail/ui/scene"
)

// mostSeconds is how long may be spoken before the next prompt, at 175 words a
// minute.
const mostSeconds = 30

// No step makes one of the ten people listen longer than half a minute before
// they can answer.
func TestAQuestionIsSpokenWithinHalfAMinute(t *testing.T) {
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	day, longest, where := checklist.DayOf(noon), 0, ""
	for i, p := range personas.People(day) {
		if i%4 != 0 && !proptest.Long() {
			continue // all ten in the long run
		}
		w := scene.World{A: checklist.Assess(c, p.Record, day), Store: scene.StoreWords{Kind: "memory"}}
		for k := range w.A.Steps {
			st := &w.A.Steps[k]
			for _, about := range append([]checklist.AboutState{{}}, st.About...) {
				for n := range 3 {
					s := scene.Make(w, scene.Place{Screen: "step", ID: st.Step.ID, About: about.Target, Page: n})
					var voice speaker
					voice.scene(s)
					for _, page := range voice.take("Answer 1 to 7, or help, again, back:") {
						lines := page.lines
						words := len(strings.Fields(strings.Join(lines, " ") + " Answer 1 to 7, or help, again, back:"))
						if words > longest {
							longest, where = words, st.Step.ID
						}
						if took := sizeOfAll([]part{{lines: lines}, {lines: []string{"Answer 1 to 7, or help, again, back:"}}}); words*60 > mostSeconds*175 || took.speech > mostSeconds*time.Second {
							t.Errorf("%s, %s, page %d: %d words are %d seconds:\n%s", p.Name, st.Step.ID, n, words, words*60/175, strings.Join(lines, "\n"))
						}
					}
				}
			}
		}
	}
	t.Logf("long: the longest is %d words, %d seconds, in %s", longest, longest*60/175, where)
}
