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

func TestWhatAFactTakesAwayIsToldApartFromWhatWasClosed(t *testing.T) {
	ch := checklist.Change{
		NotApplicable: []checklist.RouteChange{{Route: "a", Title: "A way", Cause: checklist.YouDid}, {Route: "b", Title: "Another way", Cause: checklist.YouDid}},
		Closed:        []checklist.RouteChange{{Route: "c", Title: "A third", Cause: checklist.YouDid}},
		Outcomes:      []checklist.OutcomeChange{{Step: "s", Title: "A step", From: checklist.Unknown, To: checklist.NotApplicable, Cause: checklist.YouDid}},
	}
	s := Scene{Body: changes(ch)}
	has(t, s, "2 ways in do not apply now: A way; Another way.", "1 step does not apply now: A step.", "A third", "route closed")
	hasNot(t, s, "What time did")
}
