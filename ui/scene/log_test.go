package scene

import (
	"testing"

	"handrail/checklist"
)

func TestTheEndOfTheLogNamesWhatMayHaveLostItsOldest(t *testing.T) {
	step := book().Steps[0]
	r := saying(400, said1(checklist.KindFact, "travels", "value", "no"))
	for i := range 60 {
		r = also(r, 300-i, answerSaid(step.ID, "", step.Answers[0].ID, step.Digest))
	}
	w := world(r)
	has(t, Make(w, Place{Screen: "log"}), "What may have lost its oldest", step.Title, (w.A.Day - 300 + 60 - checklist.KeptEach).String())
	w = world(also(saying(400, said1(checklist.KindFact, "travels", "value", "no")), 1, answerSaid(step.ID, "", step.Answers[0].ID, step.Digest)))
	hasNot(t, Make(w, Place{Screen: "log"}), "may have lost")
}
