package scene

import (
	"testing"

	"handrail/checklist"
)

func TestWhatIsLeftOutForTheSameReasonIsCounted(t *testing.T) {
	w := world(saying(1))
	var list []checklist.LeftOut
	for i := range mostNamed + 1 {
		list = append(list, checklist.LeftOut{Step: string(rune('a' + i)), Why: "others come first"})
	}
	list = append(list, checklist.LeftOut{Step: w.A.Steps[0].Step.ID, Why: "takes 9 minutes"})
	s := Scene{Body: leftOut(w, list)}
	has(t, s, "4 steps", "others come first", w.A.Steps[0].Step.Title, "takes 9 minutes")
	s = Scene{Body: leftOut(w, list[mostNamed:])}
	hasNot(t, s, "1 step")
	if leftOut(w, nil) != nil {
		t.Error("nothing left out has a heading")
	}
}
