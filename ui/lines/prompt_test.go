package lines

import (
	"context"
	"io"
	"os"
	"regexp"
	"slices"
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
	prompts := regexp.MustCompile(`(?m)^(?:Numbers? |Answer |more, |A word, or|Yes or no|Words to find|Your words).*: .*$`)
	s := lived(t)
	for _, screen := range scene.Screens() {
		for _, id := range []string{"", s.Assessment().Steps[0].Step.ID, s.Assessment().Catalogue.Scenarios[0].ID} {
			got := talk(t, s, scene.Place{Screen: screen, ID: id}, "more", "more", "more", "more", "more")
			for _, page := range prompts.Split(got, -1) {
				lines, words := strings.Count(strings.TrimSpace(page), "\n")+1, len(strings.Fields(page))
				if lines > mostLines+1 || words > mostWords || sizeOf(strings.Split(page, "\n")...).speech > mostSeconds*time.Second {
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
	why, ask, answer, prompt := strings.Index(got, st.Why[:12]), strings.Index(got, st.Ask), strings.Index(got, "1: "), strings.Index(got, "Answer 1 to")
	if why < 0 || why > ask || ask > answer || answer > prompt {
		t.Errorf("why at %d, question at %d, answers at %d, prompt at %d:\n%s", why, ask, answer, prompt, got)
	}
}

func TestVerbsOfTheCommandLineOpenScreens(t *testing.T) {
	s := lived(t)
	for verb, want := range map[string]string{"steps": "All steps", "facts": "Set-up", "status": "NEXT", "routes": "All ways in", "what-if": "you lose your phone", "signals": "Signals", "remind": "Make a calendar file"} {
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

func TestANumberAtTheWordMoreAnswersOnlyWhatWasHeard(t *testing.T) {
	say := func(lines string) string {
		c := &conversation{ctx: t.Context(), asks: true, speaker: speaker{out: io.Discard}, in: NewReader(strings.NewReader(lines))}
		c.together("Which alerts?")
		c.numbered(1, "an answer")
		c.turnPage()
		c.numbered(2, "another")
		line, _ := c.hear("Answer: ")
		return line
	}
	for typed, want := range map[string]string{"1\n": "1", "2\n1\n": "1", "more\n2\n": "2"} {
		if got := say(typed); got != want {
			t.Errorf("%q answers %q, want %q", typed, got, want)
		}
	}
}

func TestAQuestionTooLongForAPageIsSaidAgainOnEachPage(t *testing.T) {
	var s speaker
	s.together("Which alerts do you get?")
	s.para("Which alerts do you get?")
	for n := range 7 {
		s.numbered(n+1, strings.Repeat("word ", 20))
	}
	pages := s.take("Answer 1 to 7: ")
	for i, p := range pages[1:] {
		if p.lines[0] != "More answers to: Which alerts do you get?" {
			t.Errorf("page %d begins with %q", i+2, p.lines[0])
		}
	}
	if len(pages) < 2 {
		t.Error("it is one page")
	}
}

func TestNoPageEndsWithAHeading(t *testing.T) {
	var s speaker
	s.para(strings.Repeat("word ", 70))
	s.heading("What if ...")
	s.para(strings.Repeat("word ", 12))
	for _, p := range s.take("Number 1 to 7: ") {
		if p.lines[len(p.lines)-1] == "What if ..." {
			t.Errorf("%q is alone on a page", p.lines)
		}
	}
}

func TestAPromptTellsWhatEnterKeeps(t *testing.T) {
	s := begin(t)
	for place, want := range map[scene.Place]string{
		{Screen: "write", ID: "home"}:                         "Number 1 to 4, Enter keeps 1, or help",
		{Screen: "calendar"}:                                  "Your words, Enter keeps handrail.ics, or help",
		{Screen: "note", ID: s.Assessment().Steps[0].Step.ID}: "Your words, Enter leaves it empty, or help",
	} {
		if got := talk(t, s, place, "back", "leave"); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", place.Screen, want, got)
		}
	}
}

func TestAnEmptyLineIsNoAnswerAndNoSkipWhereAChoiceIsAsked(t *testing.T) {
	s := begin(t)
	got := talk(t, s, scene.Place{Screen: "interview"}, "", "", "leave")
	if n := strings.Count(got, "Nothing is chosen yet: type a number."); n != 2 {
		t.Errorf("it is told %d times:\n%s", n, got)
	}
}

func TestAWordThatLeadsNowhereDoesNotEndWhatIsBeingHeard(t *testing.T) {
	s := lived(t)
	for _, word := range []string{"help", "flibber"} {
		got := talk(t, s, scene.Place{Screen: "runbook"}, word, "more", "more", "more", "more", "more", "more", "more", "more", "more")
		if !strings.Contains(got, "Rehearse from paper") {
			t.Errorf("after %q the rest is never heard:\n%s", word, got)
		}
	}
}

// A number to dial is heard whole: without its sign it is another number.
func TestANumberOnASheetIsSpokenWithItsPlus(t *testing.T) {
	var s speaker
	for _, line := range []string{"+-------+------+", "    +61 2 7251 0088", "  Owner dead: H  | Cannot sign in: C  |"} {
		s.printed(line)
	}
	got := s.take("")
	if want := []string{"+61 2 7251 0088", "Owner dead: H, Cannot sign in: C"}; len(got) != 1 || !slices.Equal(got[0].lines, want) {
		t.Errorf("spoken is %+v", got)
	}
}
