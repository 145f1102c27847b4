package session

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/checklist"
	"handrail/ui/scene"
)

// What an answer did is told from what was known just before it. It is what one
// would find by taking the answer out of the record again.
func TestWhatAnAnswerDidIsToldFromWhatWasKnownBeforeIt(t *testing.T) {
	m := newMachine(t, noon)
	s := m.open()
	told := 0
	for _, again := range []int{0, 1} { // given once, and changed
		for i := range s.Assessment().Steps {
			st := s.Assessment().Steps[i]
			if i%4 != 0 || st.Applies == checklist.No || len(st.About) == 0 {
				continue
			}
			answer := st.Step.Answers[(i+again)%len(st.Step.Answers)]
			if answer.Alarm != "" {
				continue
			}
			done, err := s.Do(t.Context(), scene.Enter{Events: []checklist.Entry{checklist.AnswerEntry(st.Step, st.About[0].Target, answer.ID)}})
			if err != nil {
				t.Fatal(err)
			}
			here := scene.Place{Screen: "step", ID: st.Step.ID, About: st.About[0].Target, Page: 1}
			without := done.World
			without.Before = nil
			if diff := cmp.Diff(scene.Make(without, here).Body, scene.Make(done.World, here).Body); diff != "" {
				t.Errorf("%s %s (without the answer, before it):\n%s", st.Step.ID, answer.ID, diff)
			}
			if told++; done.World.Before == nil {
				t.Error("what was known before is gone")
			}
		}
	}
	if told < 20 {
		t.Errorf("%d answers are too few", told)
	}
	if _, err := s.Do(t.Context(), scene.Undo{}); err != nil {
		t.Fatal(err)
	}
}
