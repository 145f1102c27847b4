package scene

import (
	"testing"

	"handrail/checklist"
)

// Who could not look twice in a row is asked what is in the way, so that the sitting
// ends with a day and not with loose ends; once is not asked about.
func TestWhoCannotLookTwiceIsAskedWhatIsInTheWay(t *testing.T) {
	noPage := func(step string) checklist.Entry {
		return checklist.AnswerEntry(book().Step(step), "", checklist.NoPage.ID)
	}
	result := func(r checklist.Record, step string) Scene {
		return Make(world(r), Place{Screen: "step", ID: step, Page: pageResult})
	}
	once := saying(0, noPage("mfa.second"))
	hasNot(t, result(once, "mfa.second"), "What's in the way?")
	twice := also(once, 0, noPage("alerts.read"))
	has(t, result(twice, "alerts.read"), "What's in the way?", "I'm not at that device", "I can't sign in", "No time now", "I don't understand it")
	between := also(also(once, 0, answerSaid("phishing.push", "", "good", "d3")), 0, noPage("alerts.read"))
	hasNot(t, result(between, "alerts.read"), "What's in the way?")
}
