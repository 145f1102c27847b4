package scene

import (
	"slices"
	"testing"

	"handrail/checklist"
)

// The faults that two years of the first version showed on the screens, each as
// what happens now.

func TestF06AnEventAsksAllThatItTouchesWhateverItsState(t *testing.T) {
	w := world(saying(400, answerSaid("mfa.second", "", "good", "d1"), answerSaid("mfa.weakest", "", "bad", "d2"), answerSaid("alerts.read", "", "good", "d5")))
	s := Make(w, Place{Screen: "event", ID: "new-phone"})
	has(t, s, "You would look at these", "Sign in once with a second method", "Remove the weak method")
	hasNot(t, s, "It touches nothing", "Read the trade log daily")
	after := checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, checklist.HappenedEntry("new-phone", "", 0)), monday)
	sit := after.EventSitting("new-phone")
	if sit == nil || len(sit.States) != 2 || slices.ContainsFunc(sit.States, func(q checklist.Asked) bool { return q.Step == "alerts.read" }) {
		t.Errorf("its sitting asks %+v", sit)
	}
}

func TestF18TheEndOfAReviewBeginsWithTheWayOn(t *testing.T) {
	w := many(12)
	p := press(t, &w, looks, "All of it")
	for p.Screen == "step" {
		p = press(t, &w, p, "First")
		p = press(t, &w, p, "Next")
	}
	s := Make(w, p)
	if rows := s.Choices(); rows[s.Start].Cells[0] != "5 more" {
		t.Errorf("the cursor is on %q", rows[s.Start].Cells)
	}
}

func TestF20AQuestionSaysWhenItWasLastSeenAndHowLongItTakes(t *testing.T) {
	w := many(3)
	has(t, Make(w, looks), "3 questions, 6 min")
	has(t, Make(w, press(t, &w, looks, "All of it")), "Last seen 19 Oct 2025")
}

func TestF21TodayBeginsWithTheReviewAndFactsAreAPageOfIt(t *testing.T) {
	w := world(saying(500, checklist.FactEntry("interfaces", "portal"), answerSaid("mfa.second", "", "good", "d1")))
	if first := Make(w, Place{Screen: "today"}).Choices()[0].Cells[0]; first != "Your review" {
		t.Errorf("Today begins with %q", first)
	}
	has(t, Make(w, press(t, &w, Place{Screen: "review"}, "None of these")), "Still so?", "Ways in that you use")
}

func TestF22TheEndOfAReviewOffersTheCalendarWhereThereIsNoReminder(t *testing.T) {
	w := world(saying(1, answerSaid("mfa.second", "", "good", "d1")))
	w.Reminders = "none"
	end := Place{Screen: "review", Page: reviewEnd}
	has(t, Make(w, end), "Put the next reviews in my calendar")
	w.Reminders = "timer here"
	hasNot(t, Make(w, end), "Put the next reviews in my calendar")
}
