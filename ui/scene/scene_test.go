package scene

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

func TestAStepThatCanLockOutSaysStopUntilTheWayBackWasTried(t *testing.T) {
	stop := "Stop. This step can shut you out."
	has(t, Make(world(checklist.Record{}), stepPlace("mfa.weakest")), stop, "First: Sign in once with a second method")
	tried := saying(1, answerSaid("mfa.second", "", "good", "d1"))
	hasNot(t, Make(world(tried), stepPlace("mfa.weakest")), stop)
}

func TestAConflictShowsBothSayingsAndStaysFailing(t *testing.T) {
	s := Make(world(lived()), stepPlace("browser.profile"))
	has(t, s, "You and the machine disagree", "<The machine, 20 Nov> one profile for everything", "<You, 20 Nov> One of its own", "The machine is wrong here")
}

func TestAChangedQuestionStandsOldAndNewSideBySide(t *testing.T) {
	s := Make(world(saying(9, answerSaid("mfa.second", "", "good", "old1"))), stepPlace("mfa.second"))
	has(t, s, "<Before> Is it on? / - It is on / - It is off", "<Now> What happened? / - I signed in with it")
}

func TestAStepAboutDevicesWithNoneOnTheMapAsksForOneAndTakesNoAnswer(t *testing.T) {
	s := Make(world(checklist.Record{}), stepPlace("api.local"))
	has(t, s, "none of yours that it is about is on the map yet", "Add a device")
	for _, r := range s.Choices() {
		if _, ok := r.Do.(Say); ok {
			t.Errorf("%v says something about nothing", r.Cells)
		}
	}
}

func TestAStepIsAskedAboutEachDeviceInTurn(t *testing.T) {
	w := world(saying(1, laptop("a", "One", "portal"), laptop("b", "Two", "portal")))
	s := Make(w, stepPlace("browser.profile"))
	has(t, s, "about One, 1 of 2")
	then := *s.Choices()[0].Do.(Say).Then
	has(t, Make(w, then), "about Two, 2 of 2")
}

func TestTheTwoAnswersThatCostNothingAreAlwaysLast(t *testing.T) {
	s := Make(world(lived()), stepPlace("mfa.second"))
	rows := s.Choices()
	for i, want := range []string{"I signed in with it", "There is only one", "Not sure", "I can't look now"} {
		if rows[i].Cells[0] != want || rows[i].Fixed != i+1 {
			t.Errorf("answer %d is %q with the number %d, not %q", i+1, rows[i].Cells[0], rows[i].Fixed, want)
		}
	}
}

func TestAnActionThatMayConcernThemComesBelowTheAnswers(t *testing.T) {
	step := Place{Screen: "step", ID: "browser.profile"}
	sure := words(Make(world(lived()), step))
	unsure := words(Make(world(saying(1, laptop("a", "One", "portal"))), step))
	if !strings.Contains(sure, "2. A program may use it.") {
		t.Errorf("an action that concerns this person is not among what to do:\n%s", sure)
	}
	if strings.Index(unsure, "A program may use it.") < strings.Index(unsure, "Not sure") {
		t.Errorf("an action that may concern them comes before the answers:\n%s", unsure)
	}
}

func TestAStepSaysFirstHowMuchComesBeforeItsQuestion(t *testing.T) {
	has(t, Make(world(lived()), stepPlace("mfa.second")), "== Sign in once with a second method  2 actions, then one question")
	has(t, Make(world(lived()), stepPlace("mfa.weakest")), "1 action, then one question")
}

func TestAStepTakesAsLongAsTodaySays(t *testing.T) {
	c := book()
	c.Step("api.local").Minutes = checklist.Minutes{Look: 1, Hands: 20} // too long to do today
	w := world(checklist.Record{})
	w.Minutes = 8 // the look fits beside the first step, doing what it is about does not
	w.A = checklist.Assess(c, saying(1, said1(checklist.KindFact, "interfaces", "value", "portal,gateway"), laptop("a", "One", "gateway", "portal")), monday)
	today := Make(w, Place{Screen: "today"})
	said := regexp.MustCompile(`about \d+ min`)
	has(t, today, "Look: publish the port on this host only | Gateway | 1 min")
	want := said.FindString(words(today))
	if got := said.FindString(Make(w, today.Choices()[0].Do.(Go).To).Aside); got != want || want == "" {
		t.Errorf("Today says %q, its first step %q", want, got)
	}
}

func TestWhoLeftTheFirstQuestionsOutIsLedToThemFromToday(t *testing.T) {
	row := "All of them may apply: say which you use, in the first questions"
	s := Make(world(checklist.Record{}), Place{Screen: "today"})
	i := slices.IndexFunc(s.Choices(), func(r Row) bool { return r.Cells[0] == row })
	if i < 0 || s.Choices()[i].Do.(Go).To.Screen != "interview" {
		t.Errorf("Today does not lead to the first questions:\n%s", words(s))
	}
	hasNot(t, Make(world(lived()), Place{Screen: "today"}), row)
}
