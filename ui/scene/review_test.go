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
	c.Steps, c.Routes = nil, nil
	var said []checklist.Entry
	for i := range n {
		id := fmt.Sprintf("mfa.step-%02d", i)
		c.Steps = append(c.Steps, checklist.Step{
			ID: id, Title: "Step " + id, Interfaces: []string{"account"}, Topic: "mfa", Per: checklist.PerAccount, Digest: "d" + id, Review: half,
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

func TestAReviewSittingAsksAtMostNineStates(t *testing.T) {
	w, p := many(12), Place{Screen: "review"}
	asked := 0
	for {
		s := Make(w, p)
		say, ok := s.Choices()[0].Do.(Say)
		if !ok {
			break
		}
		asked++
		w.A = checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, say.Events...), monday)
		p = *say.Then
	}
	if asked != checklist.SittingSteps {
		t.Errorf("a sitting asked %d states", asked)
	}
	has(t, Make(w, p), "That is this sitting: 9 states.", "What changed since last time", "Another sitting | 3 states left")
}

func TestReviewAnswersAreShuffledOnScreenAndTheirNumbersStayFixed(t *testing.T) {
	w := many(1)
	orders := make(map[string]bool)
	for seed := range uint64(20) {
		s := Make(w, Place{Screen: "review", Seed: seed + 1})
		var order []string
		for _, r := range s.Choices()[:6] {
			order = append(order, fmt.Sprint(r.Fixed))
			if want := w.A.Catalogue.Steps[0].Choices()[r.Fixed-1].Text; r.Cells[0] != want {
				t.Fatalf("the number %d stands before %q, not %q", r.Fixed, r.Cells[0], want)
			}
		}
		if !slices.Equal(order[4:], []string{"5", "6"}) {
			t.Errorf("the two answers that cost nothing are not last: %v", order)
		}
		orders[strings.Join(order, "")] = true
	}
	if len(orders) < 6 {
		t.Errorf("twenty sittings show %d orders only", len(orders))
	}
}

func TestAReviewNeverShowsTheAnswerGivenLastTime(t *testing.T) {
	s := Make(many(1), Place{Screen: "review"})
	hasNot(t, s, "[x]", "Last time", "said ")
}

func TestAReviewSaysFirstWhatTheMachineSays(t *testing.T) {
	r := saying(300, laptop("a", "One", "portal"), answerSaid("browser.profile", "a", "good", "d3"))
	r = also(r, 250, said1(checklist.KindFinding, "browser-profile@a", "verdict", "holds", "saw", "two profiles", "step", "browser.profile"))
	text := words(Make(world(r), Place{Screen: "review"}))
	says, asks := strings.Index(text, "The machine says, 18 Mar: two profiles."), strings.Index(text, "Which profile is it?")
	if says < 0 || asks < says {
		t.Errorf("what the machine says does not come before the question:\n%s", text)
	}
}

func TestAReviewBeginsWithWhatTheMachineContradicts(t *testing.T) {
	has(t, Make(world(lived()), Place{Screen: "review"}), "You and the machine disagree", "<The machine, 20 Nov> one profile for everything")
}

func TestAStepOpenedFromAReviewGoesBackToThatReview(t *testing.T) {
	w := many(2)
	var show Action
	for _, r := range Make(w, Place{Screen: "review", Seed: 7}).Choices() {
		if r.Cells[0] == "Show me how to look" {
			show = r.Do
		}
	}
	say := Make(w, show.(Go).To).Choices()[0].Do.(Say)
	on := Make(w, *say.Then).Choices()
	next := on[len(on)-1].Do.(Leave).Then.(Go)
	if want := (Place{Screen: "review", Query: "mfa.step-00", Page: 1, Seed: 7}); next.To != want {
		t.Errorf("it goes to %+v, not to %+v", next.To, want)
	}
}

func TestNothingConfirmsAllOfAReview(t *testing.T) {
	for _, r := range Make(many(5), Place{Screen: "review"}).Choices() {
		if say, ok := r.Do.(Say); ok && len(say.Events) != 1 {
			t.Errorf("%v says %d things", r.Cells, len(say.Events))
		}
	}
}

func TestWhatWasLeftForAnotherDayIsNotAskedAgainInTheSitting(t *testing.T) {
	w := many(2)
	first := Make(w, Place{Screen: "review"})
	var later Action
	for _, r := range first.Choices() {
		if r.Cells[0] == "Leave it for another day" {
			later = r.Do
		}
	}
	second := Make(w, later.(Go).To)
	if second.Body[0] == first.Body[0] {
		t.Errorf("asked again: %v", second.Body[0])
	}
	if n := w.A.Record().Len(); n != 2 {
		t.Errorf("leaving it said something: %d events", n)
	}
}

func TestTheEndOfASittingTellsWhatChanged(t *testing.T) {
	w := many(1)
	r := also(w.A.Record(), 0, answerSaid("mfa.step-00", "", "b", "dmfa.step-00"))
	w.A = checklist.Assess(w.A.Catalogue, r, monday)
	has(t, Make(w, Place{Screen: "review", Query: "mfa.step-00", Page: 1}), "What you did", "Step mfa.step-00 | too long ago, now fails")
}
