package scene

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

func TestTodaySaysWhatToDoWhatIsOpenAndWhatIsDue(t *testing.T) {
	s := Make(world(lived()), Place{Screen: "today"})
	has(t, s, "Do today", "about 9 min, 2 steps", "Open routes | credential | session | execution | lock-out",
		"Account | 1 ? of 1", "Gateway | · | · | 1 of 1 | ·", "Easiest left: anyone on the network can trade (remote, no help from you)", RoutesWords)
	hasNot(t, s, "%", "safe")
}

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

func TestAnAnswerGoesOnToTheNextStepOfTheSittingAndThenToToday(t *testing.T) {
	w := world(lived())
	first := Make(w, Place{Screen: "today"}).Choices()[0].Do.(Go).To
	if first.ID != "mfa.second" {
		t.Fatalf("Today starts with %+v", first)
	}
	has(t, Make(w, first), "step 1 of 2 today")
	next := *Make(w, first).Choices()[0].Do.(Say).Then
	if next.ID != "api.local" {
		t.Fatalf("after the first step comes %+v", next)
	}
	if last := *Make(w, next).Choices()[0].Do.(Say).Then; last.Screen != "today" {
		t.Errorf("after the last step comes %+v", last)
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

func TestWhatAStepNeedsIsSaidInWords(t *testing.T) {
	w := world(lived())
	w.A.Step("mfa.second").Step.Needs = []string{"computer", "second-device"}
	has(t, Make(w, stepPlace("mfa.second")), "Needs computer, second device; about 6 min, or 3 only to look. Undo: remove it on the same page.")
	has(t, Make(w, Place{Screen: "today"}), "| second device")
	w.A.Step("mfa.second").Step.Minutes.Look = 2
	has(t, Make(w, stepPlace("mfa.second")), "about 6 min, or 2 only to look.")
}

func TestASittingAsksAStepAboutTheThingsItChoseAndNoOthers(t *testing.T) {
	w := world(saying(1, laptop("a", "One", "portal"), laptop("b", "Two", "portal"), laptop("c", "Three", "portal")))
	p := Place{Screen: "step", ID: "browser.profile", About: "a", Query: "browser.profile@a,browser.profile@c,api.local"}
	s := Make(w, p)
	has(t, s, "about One, 1 of 3", "step 1 of 2 today", "about 19 min")
	next := *s.Choices()[0].Do.(Say).Then
	has(t, Make(w, next), "about Three", "step 1 of 2 today")
	if last := *Make(w, next).Choices()[0].Do.(Say).Then; last.ID != "api.local" {
		t.Errorf("then comes %+v", last)
	}
	if off := form(t, w, Place{Screen: "snooze", ID: "browser.profile", About: "a", Query: p.Query}).(Say); off.Then.ID != "api.local" {
		t.Errorf("put off, then comes %+v", off.Then)
	}
}

func TestWhereNothingFitsTheBestStepIsNamed(t *testing.T) {
	w := world(saying(1, said1(checklist.KindFact, "interfaces", "value", "gateway"), laptop("a", "One", "gateway"),
		answerSaid("mfa.second", "", "good", "d1"), answerSaid("mfa.weakest", "", "good", "d2")))
	w.Minutes = 1
	row := "The next one takes 3 minutes: publish the port on this host only"
	for _, screen := range []string{"today", "plan"} {
		s := Make(w, Place{Screen: screen})
		has(t, s, row)
		if i := slices.IndexFunc(s.Choices(), func(r Row) bool { return r.Cells[0] == row }); i < 0 || s.Choices()[i].Do.(Go).To.ID != "api.local" {
			t.Errorf("%s does not lead to it", screen)
		}
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
