package lines

import (
	"bytes"
	"context"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/wordwrap"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

var update = flag.Bool("update", false, "write the transcripts again")

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// begin opens a session over the invented broker that keeps nothing.
func begin(t *testing.T) *session.Session {
	t.Helper()
	c, report := content.Load(os.DirFS("../../content/testdata/small"), checklist.DayOf(noon))
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(t.Context(), session.Settings{Catalogue: c, Dir: t.TempDir(), Now: func() time.Time { return noon }, Store: store.Options{Kind: store.Memory}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// talk types a script of lines and returns what was spoken.
func talk(t *testing.T, s *session.Session, start scene.Place, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := Run(t.Context(), s, start, NewReader(strings.NewReader(strings.Join(lines, "\n")+"\n")), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEveryScreenIsSpokenInPlainWords(t *testing.T) {
	s := begin(t)
	t.Chdir(t.TempDir()) // a page or a calendar may be written
	a := s.Assessment()
	if _, err := s.Enter(t.Context(),
		checklist.Entry{Kind: checklist.KindDevice, Subject: "phone", Value: checklist.Device{ID: "phone", Name: "Phone", Kind: "phone", OS: "ios", Uses: []string{"app"}, Roles: []string{"approves"}}.Value()},
		checklist.Entry{Kind: checklist.KindAnswer, Subject: a.Steps[0].Step.ID, Value: checklist.Value{"answer": a.Steps[0].Step.Answers[0].ID, "digest": a.Steps[0].Step.Digest}},
	); err != nil {
		t.Fatal(err)
	}
	drawing := regexp.MustCompile(`[\x{2500}-\x{28FF}▸·]|\[[x !~-]\]`)
	for _, screen := range scene.Screens() {
		for _, id := range []string{"", a.Steps[0].Step.ID, a.Catalogue.Routes[0].ID, a.Catalogue.Interfaces[0].ID, a.Catalogue.Scenarios[0].ID, "home"} {
			said := talk(t, s, scene.Place{Screen: screen, ID: id})
			for i, line := range strings.Split(said, "\n") {
				if m := drawing.FindString(line); m != "" {
					t.Errorf("%s %s, line %d: %q is drawn, not said: %s", screen, id, i+1, m, line)
				}
			}
			if len(strings.TrimSpace(said)) < 20 {
				t.Errorf("%s %s says nothing: %q", screen, id, said)
			}
		}
	}
}

func TestANumberChoosesAWordWorksAndNonsenseIsAnswered(t *testing.T) {
	s := begin(t)
	said := talk(t, s, scene.Place{Screen: "routes"}, "99", "flibber", "keys", "back", "leave")
	for _, want := range []string{"There is no 99 here.", `"flibber" does nothing here`, "A number chooses the line"} {
		if !strings.Contains(said, want) {
			t.Errorf("it did not say %q:\n%s", want, said)
		}
	}
}

func TestAnAnswerIsKeptByItsFixedNumber(t *testing.T) {
	s := begin(t)
	st := s.Assessment().Steps[slices.IndexFunc(s.Assessment().Steps, func(st checklist.StepState) bool { return st.Step.Per == checklist.PerAccount })].Step
	talk(t, s, scene.Place{Screen: "step", ID: st.ID}, "1")
	got := s.Assessment().Step(st.ID).About[0].Answer
	if got != st.Answers[0].ID {
		t.Errorf("number 1 kept %q, want %q", got, st.Answers[0].ID)
	}
}

func TestTheLinesMayEndAnywhereAndWhatWasSaidIsKept(t *testing.T) {
	s := begin(t)
	talk(t, s, scene.Place{}, "1")
	if !s.World().First {
		t.Error("nothing was answered and something was kept")
	}
}

func TestAnInterruptionEndsTheConversation(t *testing.T) {
	s := begin(t)
	ctx, cancel := context.WithCancel(t.Context())
	in, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer feed.Close()
	defer in.Close()
	ended := make(chan error, 1)
	var out bytes.Buffer
	go func() {
		_, err := Run(ctx, s, scene.Place{}, NewReader(in), &out)
		ended <- err
	}()
	cancel()
	if err := <-ended; err != context.Canceled {
		t.Errorf("it ended with %v", err)
	}
}

func TestHostileLinesAreSaidBackWithoutTheirControls(t *testing.T) {
	said := talk(t, begin(t), scene.Place{Screen: "today"}, "\x1b]0;owned\a\x1b[31mred", "\u202egnp.exe")
	if strings.ContainsAny(said, "\x1b\a\u202e") {
		t.Errorf("a control reached the terminal: %q", said)
	}
}

func TestTheTranscriptOfAFirstRun(t *testing.T) {
	s := begin(t)
	said := talk(t, s, scene.Place{}, "1", "1", "skip", "skip", "1", "leave")
	golden(t, "firstrun.txt", said)
}

func TestThePrintedPictureLosesNoWordOfItsWhy(t *testing.T) {
	why := "25 min: have the move of IB Key ask for a card, not a text message · remove the weak sign-in methods · and 5 more"
	s := scene.Scene{Body: []scene.Block{scene.Table{Grow: 2, Clip: true, Rows: []scene.Row{
		{ID: "fake-page", Cells: []string{"you sign in on a fake page", "not checked, 8 looks", why}, Do: scene.Back{}},
		{ID: "password", Cells: []string{"your password leaks", "stopped", "a second factor"}, Do: scene.Back{}},
	}}}}
	for _, width := range []int{20, 40, 60, 80} {
		for _, plain := range []bool{false, true} {
			var out strings.Builder
			Print(&out, s, width, plain)
			words := strings.FieldsFunc(out.String(), func(r rune) bool { return strings.ContainsRune(" \n·,.", r) })
			for _, word := range strings.FieldsFunc(why, func(r rune) bool { return strings.ContainsRune(" ·,", r) }) {
				if !slices.Contains(words, word) {
					t.Errorf("at %d columns, plain %v, %q is lost:\n%s", width, plain, word, out.String())
				}
			}
			for _, line := range strings.Split(out.String(), "\n") {
				if wordwrap.Width(line) > max(width, 2*narrowest) {
					t.Errorf("at %d columns a line is wider: %q", width, line)
				}
			}
		}
	}
}
