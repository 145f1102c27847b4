package content

import (
	"testing"

	"handrail/checklist"
)

func aStep() *checklist.Step {
	return &checklist.Step{
		ID: "device.x", Title: "Title",
		Do:  []checklist.Action{{Text: "Do this.", At: []string{"Settings", "Lock"}}, {Text: "Then that."}},
		Ask: "What is there?", Answers: []checklist.Answer{
			{ID: "a", Text: "This", Means: checklist.MeansHolds, Sets: map[string]string{"one": "1", "two": "2"}},
			{ID: "b", Text: "That", Means: checklist.MeansFails},
		},
	}
}

// The digest is kept with every answer ever given: were it made another way,
// every record would read "changed".
func TestTheDigestOfAStepIsMadeAsItAlwaysWas(t *testing.T) {
	const want = "7870d32887a83e42bdfa267cc0ec95a9daaabba8a7563fb9870d25ae02c2f313"
	s := aStep()
	if got := toldDigest(s.Do, s.Ask, s.Answers); got != want {
		t.Errorf("the digest of release 2026.11 is %s, want %s", got, want)
	}
	if got := StepDigest(s); got != "4930a35a7dcb" {
		t.Errorf("digest is %s", got)
	}
}

func TestWhatIsAskedChangesTheDigest(t *testing.T) {
	seen := map[string]int{StepDigest(aStep()): -1}
	for i, change := range []func(*checklist.Step){
		func(s *checklist.Step) { s.Ask = "What is here?" },
		func(s *checklist.Step) { s.Answers[0].ID = "c" },
		func(s *checklist.Step) { s.Answers[0].Text = "These" },
		func(s *checklist.Step) { s.Answers[1].Means = checklist.MeansHolds },
	} {
		s := aStep()
		change(s)
		d := StepDigest(s)
		if before, taken := seen[d]; taken {
			t.Errorf("change %d gives the digest of change %d", i, before)
		}
		seen[d] = i
	}
}

func TestTheRestOfAStepDoesNotChangeTheDigest(t *testing.T) {
	s := aStep()
	s.Title, s.Why, s.Minutes, s.Undo = "Another", "Because", checklist.Minutes{Look: 1, Hands: 9}, "Back"
	s.Sources = []checklist.Source{{URL: "https://example.com/"}}
	s.Do = s.Do[:1]
	s.Look.Text = "There."
	s.Answers[0], s.Answers[1] = s.Answers[1], s.Answers[0]
	delete(s.Answers[1].Sets, "two")
	if StepDigest(s) != StepDigest(aStep()) {
		t.Error("what is not asked changes the digest")
	}
}

func TestTheOrderOfFactsInAnAnswerDoesNotChangeTheDigest(t *testing.T) {
	want := StepDigest(aStep())
	for range 20 {
		s := aStep()
		s.Answers[0].Sets = map[string]string{"two": "2", "one": "1"}
		if got := StepDigest(s); got != want {
			t.Fatalf("digest is %s, then %s", want, got)
		}
	}
}
