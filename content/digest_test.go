package content

import (
	"testing"

	"handrail/checklist"
)

func aStep() *checklist.Step {
	return &checklist.Step{
		ID: "device.x", Title: "Title",
		Do: []checklist.Action{{Text: "Do this.", At: []string{"Settings", "Lock"}}, {Text: "Then that."}},
		See: checklist.See{Ask: "What is there?", Answers: []checklist.Answer{
			{ID: "a", Text: "This", Means: checklist.MeansHolds, Sets: map[string]string{"one": "1", "two": "2"}},
			{ID: "b", Text: "That", Means: checklist.MeansFails},
		}},
	}
}

// The digest is kept with every answer ever given: were it made another way,
// every record would read "changed".
func TestTheDigestOfAStepIsMadeAsItAlwaysWas(t *testing.T) {
	const want = "7870d32887a83e42bdfa267cc0ec95a9daaabba8a7563fb9870d25ae02c2f313"
	if got := StepDigest(aStep()); got != want {
		t.Errorf("digest is %s, want %s", got, want)
	}
}

func TestWhatIsAskedOrToldChangesTheDigest(t *testing.T) {
	seen := map[string]int{StepDigest(aStep()): -1}
	for i, change := range []func(*checklist.Step){
		func(s *checklist.Step) { s.Do[0].Text = "Do that." },
		func(s *checklist.Step) { s.Do[0].At = []string{"Settings"} },
		func(s *checklist.Step) { s.Do[0].At = []string{"SettingsLock"} },
		func(s *checklist.Step) { s.Do = s.Do[:1] },
		func(s *checklist.Step) { s.Do[0], s.Do[1] = s.Do[1], s.Do[0] },
		func(s *checklist.Step) { s.See.Ask = "What is here?" },
		func(s *checklist.Step) { s.See.Answers[0].ID = "c" },
		func(s *checklist.Step) { s.See.Answers[0].Text = "These" },
		func(s *checklist.Step) { s.See.Answers[1].Means = checklist.MeansHolds },
		func(s *checklist.Step) { s.See.Answers[0].Sets["two"] = "3" },
		func(s *checklist.Step) { delete(s.See.Answers[0].Sets, "two") },
		func(s *checklist.Step) {
			s.See.Answers[0], s.See.Answers[1] = s.See.Answers[1], s.See.Answers[0]
		},
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
	s.Title, s.Why, s.Minutes, s.Undo = "Another", "Because", 9, "Back"
	s.Sources = []checklist.Source{{URL: "https://example.com/"}}
	if StepDigest(s) != StepDigest(aStep()) {
		t.Error("title, why, minutes, undo or sources change the digest")
	}
}

func TestTheOrderOfFactsInAnAnswerDoesNotChangeTheDigest(t *testing.T) {
	want := StepDigest(aStep())
	for range 20 {
		s := aStep()
		s.See.Answers[0].Sets = map[string]string{"two": "2", "one": "1"}
		if got := StepDigest(s); got != want {
			t.Fatalf("digest is %s, then %s", want, got)
		}
	}
}
