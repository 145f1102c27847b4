package lines

import (
	"context"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"handrail/ui/scene"
)

func TestAWordThatMeansTheSameEverywhereIsNeverAnAnswer(t *testing.T) {
	s := begin(t)
	id := s.Assessment().Steps[0].Step.ID
	for _, word := range []string{"help", "?", "again", "back", "skip", "more"} {
		talk(t, s, scene.Place{Screen: "note", ID: id}, word)
		if note := s.Assessment().Step(id).Note; note != "" {
			t.Errorf("%q was taken as the note %q", word, note)
		}
	}
	talk(t, s, scene.Place{Screen: "note", ID: id}, `"help"`)
	if note := s.Assessment().Step(id).Note; note != "help" {
		t.Errorf("a quoted word was kept as %q", note)
	}
}

func TestBackIsTheQuestionBeforeAndTellsWhatIsDropped(t *testing.T) {
	s := begin(t)
	id := s.Assessment().Steps[0].Step.ID
	place := scene.Place{Screen: "accept", ID: id, Words: "own"}
	got := talk(t, s, place, "because", "back", "another reason", "")
	if st := s.Assessment().Step(id); st.Accepted == nil || st.Accepted.Reason != "another reason" {
		t.Errorf("the reason was not asked again:\n%s", got)
	}
	got = talk(t, s, place, "because", "back", "back")
	if !strings.Contains(got, "Not saved") {
		t.Errorf("it did not tell what is dropped:\n%s", got)
	}
}

func TestNoPageIsLongerThanHalfAMinute(t *testing.T) {
	prompts := regexp.MustCompile(`(?m)^(?:Numbers? |more, or|A word, or|Yes or no|Words to find|Your words).*: .*$`)
	s := lived(t)
	for _, screen := range scene.Screens() {
		for _, id := range []string{"", s.Assessment().Steps[0].Step.ID, s.Assessment().Catalogue.Scenarios[0].ID} {
			got := talk(t, s, scene.Place{Screen: screen, ID: id}, "more", "more", "more", "more", "more")
			for _, page := range prompts.Split(got, -1) {
				lines, words := strings.Count(strings.TrimSpace(page), "\n")+1, len(strings.Fields(page))
				if lines > mostLines+1 || words > mostWords {
					t.Errorf("%s %s speaks %d lines and %d words before a prompt:\n%s", screen, id, lines, words, page)
				}
			}
		}
	}
}

func TestTheQuestionAndItsAnswersComeLast(t *testing.T) {
	s := begin(t)
	st := s.Assessment().Steps[0].Step
	got := talk(t, s, scene.Place{Screen: "step", ID: st.ID})
	why, ask, answer, prompt := strings.Index(got, st.Why[:12]), strings.Index(got, st.Ask), strings.Index(got, "1: "), strings.Index(got, "Number 1 to")
	if why < 0 || why > ask || ask > answer || answer > prompt {
		t.Errorf("why at %d, question at %d, answers at %d, prompt at %d:\n%s", why, ask, answer, prompt, got)
	}
}

func TestVerbsOfTheCommandLineOpenScreens(t *testing.T) {
	s := lived(t)
	for verb, want := range map[string]string{"steps": "All steps", "facts": "Set-up", "status": "NEXT", "routes": "All ways in", "what-if": "you lose your phone", "signals": "Signals"} {
		if got := talk(t, s, scene.Place{Screen: "today"}, verb, "more"); !strings.Contains(got, want) {
			t.Errorf("%s does not speak %q:\n%s", verb, want, got)
		}
	}
}

func TestNoLineIsLostBetweenTwoConversationsOrAtAPassphrase(t *testing.T) {
	in, keys, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	r := NewReader(in)
	line := func(want string) {
		t.Helper()
		if got, err := r.Line(t.Context()); got != want || err != nil {
			t.Errorf("the line is %q, %v, want %q", got, err, want)
		}
	}
	ended, cancel := context.WithDeadline(t.Context(), time.Now())
	defer cancel()
	if _, err := r.Line(ended); err == nil {
		t.Error("there was a line before one was typed")
	}
	io.WriteString(keys, "one\ntwo\n")
	line("one")
	secret := r.Secret(func(context.Context, string) (string, error) {
		io.WriteString(keys, "three\n")
		return "passphrase", nil
	})
	if got, err := secret(t.Context(), "Passphrase: "); got != "passphrase" || err != nil {
		t.Errorf("the passphrase is %q, %v", got, err)
	}
	line("two")
	line("three")
	keys.Close()
	if _, err := r.Line(t.Context()); err != io.EOF {
		t.Errorf("the end is %v", err)
	}
}

func TestANumberTypedBeforeTheAnswersAreHeardAnswersNothing(t *testing.T) {
	c := &conversation{ctx: t.Context(), asks: true, speaker: speaker{out: io.Discard}, in: NewReader(strings.NewReader("1\n2\n"))}
	c.line("why")
	c.turnPage()
	c.line("1: an answer")
	if line, ok := c.hear("Number: "); line != "2" || !ok {
		t.Errorf("%q answers the question, typed before it was heard", line)
	}
}
