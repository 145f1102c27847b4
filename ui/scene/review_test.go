package scene

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// many is a catalogue with n steps that were all seen long ago.
func many(n int) World {
	c := book()
	c.Steps, c.Routes, c.Signals = nil, nil, nil
	var said []checklist.Entry
	for i := range n {
		id := fmt.Sprintf("mfa.step-%02d", i)
		c.Steps = append(c.Steps, checklist.Step{
			ID: id, Title: "Step " + id, Interfaces: []string{"account"}, Topic: "mfa", Per: checklist.PerAccount, Digest: "d" + id, Review: half, Minutes: checklist.Minutes{Look: 2, Hands: 6},
			Ask: "What is it?", Answers: []checklist.Answer{
				{ID: "a", Text: "First", Means: checklist.MeansHolds}, {ID: "b", Text: "Second", Means: checklist.MeansFails},
				{ID: "c", Text: "Third", Means: checklist.MeansFails}, {ID: "d", Text: "Fourth", Means: checklist.MeansFails},
			},
		})
		said = append(said, answerSaid(id, "", "a", "d"+id))
	}
	w := world(checklist.Record{})
	w.A = checklist.Assess(c, saying(400, said...), monday)
	return w
}

// press does what a row with these words does, and returns where one is then.
func press(t *testing.T, w *World, p Place, words string) Place {
	t.Helper()
	for _, r := range Make(*w, p).Choices() {
		if !strings.HasPrefix(r.Cells[0], words) {
			continue
		}
		switch do := r.Do.(type) {
		case Go:
			return do.To
		case Enter:
			w.A = checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, do.Events...), monday)
			return *do.Then
		}
		t.Fatalf("%q does %T", words, r.Do)
	}
	t.Fatalf("no %q on %+v:\n%s", words, p, text(*w, p))
	return p
}

func text(w World, p Place) string { return words(Make(w, p)) }

// looks is the place where a review begins to look.
var looks = Place{Screen: "review", Page: reviewLooks}

func TestAReviewBeginsWithWhatHappenedAndEnterAloneAnswersNothing(t *testing.T) {
	w := many(3)
	s := Make(w, Place{Screen: "review"})
	has(t, s, "did any of these happen?")
	if s.Choices()[s.Start].Cells[0] == "None of these" {
		t.Error("Enter alone says that nothing happened")
	}
	if p := press(t, &w, Place{Screen: "review"}, "None of these"); p.Page != reviewFacts {
		t.Errorf("it goes to %+v", p)
	}
}

func TestAReviewAsksAQuarterOfAnHourOnTheScreenOfTheWalkAndThenOffersTheRest(t *testing.T) {
	w := many(12)
	has(t, Make(w, looks), "All of it | 7 questions, 14 min", "What matters most | 5 questions, 10 min")
	p := press(t, &w, looks, "All of it")
	asked := 0
	for ; p.Screen == "step"; asked++ {
		has(t, Make(w, p), "Last seen 19 Oct 2025", "Not sure")
		hasNot(t, Make(w, p), "First.", "Same as")
		p = press(t, &w, p, "First")
		has(t, Make(w, p), "Same as on 19 Oct 2025.")
		p = press(t, &w, p, "Next")
	}
	if asked != 7 {
		t.Errorf("a sitting asked %d states", asked)
	}
	has(t, Make(w, p), "This review is not finished.", "5 more | 10 min", "What changed since last time")
}

func TestTheEndOfAReviewHasWhatToDoFirst(t *testing.T) {
	w := many(1)
	p := press(t, &w, looks, "All of it")
	p = press(t, &w, p, "Second")
	has(t, Make(w, p), "Not the same as on 19 Oct 2025.")
	p = press(t, &w, p, "Next")
	s := Make(w, p)
	has(t, s, "Current until", "1 thing is still open.", "Still open: Step mfa.step-00 | do it now, 6 min", "too long ago, now fails")
	if first := s.Choices()[0].Cells[0]; first != "Still open: Step mfa.step-00" {
		t.Errorf("the cursor is on %q", first)
	}
}

func TestWhatFailedLastTimeIsAskedWhetherItIsStillOpen(t *testing.T) {
	w := many(1)
	w.A = checklist.Assess(w.A.Catalogue, saying(100, answerSaid("mfa.step-00", "", "b", "dmfa.step-00")), monday)
	p := press(t, &w, looks, "All of it")
	has(t, Make(w, p), "Still open: Step mfa.step-00", "Done: look and answer", "On another day", "Leave it, because…")
	p = press(t, &w, p, "Still open: ask me next time")
	if s := w.A.Sitting(); s != nil || w.A.NextSitting() == 0 {
		t.Errorf("after that the sitting asks %+v, the next one is %s", s, w.A.NextSitting())
	}
	has(t, Make(w, p), "Current until")
}

// F19: no note and no put-off in a review.
func TestF19AReviewTakesANoteAndAPutOffAndPassesWhatWasPutOff(t *testing.T) {
	w := many(2)
	p := press(t, &w, looks, "All of it")
	for _, id := range []string{"note", "snooze"} {
		if !slices.ContainsFunc(Make(w, p).Keys, func(k Key) bool { return k.ID == id && k.Off == "" }) {
			t.Errorf("a question of a review has no %s", id)
		}
	}
	if next := afterSnooze(w, p); next.ID != "mfa.step-01" || next.Query != p.Query {
		t.Errorf("it goes on with %+v", next)
	}
}

func TestFactsAreConfirmedOneKeyEach(t *testing.T) {
	w := many(0)
	w.A = checklist.Assess(w.A.Catalogue, saying(500, checklist.FactEntry("travels", "no"), checklist.FactEntry("interfaces", "portal")), monday)
	p := press(t, &w, Place{Screen: "review"}, "None of these")
	n := 0
	for s := Make(w, p); len(w.A.Due()) > 0; s = Make(w, p) {
		say, ok := s.Choices()[0].Do.(Enter)
		if !ok || len(say.Events) != 1 && say.Events[0].Kind == checklist.KindFact {
			t.Fatalf("%v", s.Choices()[0])
		}
		w.A = checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, say.Events...), monday)
		n++
	}
	if n == 0 {
		t.Errorf("%d things were asked", n)
	}
}

func TestAfterALongAbsenceTodaySaysWhatTenMinutesBringBack(t *testing.T) {
	has(t, Make(many(12), Place{Screen: "today"}), "Welcome back. 400 days. Ten minutes bring back what matters most: step mfa.step-00, step mfa.step-01, step mfa.step-02.")
}

func TestAReviewBeginsWithWhatTheMachineContradicts(t *testing.T) {
	w := world(lived())
	p := press(t, &w, looks, "All of it")
	for p.Page == pageStillOpen {
		p = press(t, &w, p, "Still open")
	}
	has(t, Make(w, p), "You and the machine disagree", "<The machine, 20 Nov> one profile for everything")
}

func TestAnExceptionThatEndedMayBeAboutAStepThatHasNothingToBeAskedAboutNow(t *testing.T) {
	w := world(saying(40, said1(checklist.KindFact, "interfaces", "value", "portal,gateway"),
		said1(checklist.KindAccept, "api.local", "reason", "next month", "until", "2026-11-02"))) // asked about each device, and there is none
	if s := w.A.Sitting(); s == nil || !slices.ContainsFunc(s.Open, func(q checklist.Asked) bool { return q.Step == "api.local" }) {
		t.Fatal("the exception is not part of the review")
	}
	for page := range 4 {
		has(t, Make(w, Place{Screen: "review", Page: page}), "Review")
	}
}
