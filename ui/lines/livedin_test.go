package lines

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handrail/checklist"
	"handrail/content"
	"handrail/runbook"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// lived is a session with many entries of 200 days before noon, in which the
// machine contradicts one of the answers.
func lived(t *testing.T) *session.Session {
	t.Helper()
	c, report := content.Load(os.DirFS("../../content/testdata/small"), checklist.DayOf(noon))
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	now := noon.AddDate(0, 0, -200)
	s, err := session.Open(t.Context(), session.Settings{Catalogue: c, Dir: t.TempDir(), Now: func() time.Time { return now }, Store: store.Options{Kind: store.Memory}})
	if err != nil {
		t.Fatal(err)
	}
	say := func(said ...checklist.Entry) {
		t.Helper()
		if _, err := s.Enter(t.Context(), said...); err != nil {
			t.Fatal(err)
		}
	}
	answer := func(step, thing, id string) checklist.Entry {
		return checklist.Entry{Kind: checklist.KindAnswer, Subject: checklist.AnswerSubject(step, thing), Value: checklist.Value{"answer": id, "digest": c.Step(step).Digest}}
	}
	device := func(d checklist.Device) checklist.Entry {
		return checklist.Entry{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()}
	}
	say(checklist.Entry{Kind: checklist.KindFact, Subject: "interfaces", Value: checklist.Value{"value": "web,app"}},
		checklist.Entry{Kind: checklist.KindFact, Subject: "automation", Value: checklist.Value{"value": "no"}},
		device(checklist.Device{ID: "laptop", Name: "Old laptop", Kind: "laptop", OS: "linux", Uses: []string{"web"}, Roles: []string{"trades", "browses"}}),
		device(checklist.Device{ID: "phone", Name: "Phone", Kind: "phone", OS: "ios", Uses: []string{"app"}, Roles: []string{"approves"}}))
	say(answer("alerts.orders", "", "on"), answer("phishing.push", "", "works"), answer("device.profile", "laptop", "nothing"))
	now = noon.AddDate(0, 0, -1)
	say(checklist.Entry{Kind: checklist.KindFinding, Subject: "screen-lock@laptop", Value: checklist.Value{"verdict": checklist.VerdictFails, "saw": "the screen locks never", "step": "device.screen-lock"}})
	say(answer("device.screen-lock", "laptop", "locked"))
	say(runbook.Printing(homeCopy(s), "the desk")...)
	now = noon
	say(checklist.Entry{Kind: checklist.KindLooked, Subject: "signal.methods", Value: checklist.Value{"saw": "nothing new"}})
	return s
}

// homeCopy is the printed set.
func homeCopy(s *session.Session) *runbook.Document {
	return runbook.State(s.Assessment(), runbook.Options{Page: runbook.Home})
}

// script speaks lines to a session one after the other and writes down what is
// said. A line that begins with # is the number of the row that says the rest
// of it. Each entry of lines is everything one screen is told; what a form asks
// in turn is separated by bars.
func script(t *testing.T, s *session.Session, start scene.Place, lines ...string) (said string, reached map[string]bool) {
	t.Helper()
	var out bytes.Buffer
	typed := &typist{t: t, out: &out}
	c := &conversation{ctx: t.Context(), sess: s, world: s.World(), in: typed, speaker: speaker{out: &out}}
	c.begin(scene.First(c.world, start))
	reached = map[string]bool{}
	for _, line := range lines {
		at := c.top()
		reached[at.Screen] = true
		for _, one := range strings.Split(line, "|") {
			if words, ok := strings.CutPrefix(one, "#"); ok {
				one = numberOfRow(t, scene.Make(c.world, at), words)
			}
			typed.lines = append(typed.lines, one)
		}
		n := len(typed.lines)
		if c.turn(); len(typed.lines) == n {
			t.Fatalf("%s was told %q and took none of it; it spoke:\n%s", at.Screen, line, last(out.String()))
		}
		for len(typed.lines) > 0 && !c.over { // a question that was answered wrongly is asked again
			c.turn()
		}
		if c.over {
			break
		}
	}
	if !c.over {
		reached[c.top().Screen] = true
		c.say(scene.Make(c.world, c.top()))
		for _, page := range c.take("") {
			fmt.Fprintln(&out, strings.Join(page.lines, "\n"))
		}
	}
	return out.String(), reached
}

// typist types the lines of a script, goes on reading where there is more, and
// leaves a form that asks for more than the script tells it.
type typist struct {
	t     *testing.T
	out   *bytes.Buffer
	lines []string
}

func (y *typist) Live() bool { return false }

func (y *typist) Line(context.Context) (string, error) {
	line := "back"
	switch {
	case strings.HasPrefix(y.out.String()[strings.LastIndex(y.out.String(), "\n")+1:], "more, "):
		line = "more"
	case len(y.lines) > 0:
		line, y.lines = y.lines[0], y.lines[1:]
	}
	fmt.Fprintln(y.out, line)
	return line, nil
}

func last(said string) string { return said[max(0, len(said)-1500):] }

// numberOfRow finds the row of a screen that says something.
func numberOfRow(t *testing.T, s scene.Scene, words string) string {
	t.Helper()
	for i, r := range s.Choices() {
		if strings.Contains(strings.Join(r.Cells, " "), words) {
			return fmt.Sprint(numberOf(r, i+1))
		}
	}
	t.Fatalf("%s has no row %q, only %v", s.ID, words, s.Choices())
	return ""
}

// A day in the life of a record that is half a year old: what is due is
// answered, a note is kept, a drill written down, a page looked at.
func TestTheTranscriptOfALivedInSession(t *testing.T) {
	said, _ := script(t, lived(t), scene.Place{},
		"", "review", "#None of these", "#All of it", "#I can't look now", "#Next", "#Yes", "#Next", "today",
		"routes", "#Account", "back", "back",
		"find", "switch on", "#Switch on the notice", "note", "the notice comes by mail", "back", "back", "back",
		"emergency", "#Something is wrong", "#I lost it", "#Begin", "#Done", "today",
		"runbook", "back", "leave")
	golden(t, "livedin.txt", said)
}

func TestWhatIsDrawnShortIsSaidInFull(t *testing.T) {
	for drawn, want := range map[string]string{
		"2 ? of 5": "2 of 5 not looked at", "1 of 4, 2 ?": "1 of 4, 2 not looked at", "open ?": "open until you look",
		"a, b, +2": "a, b and 2 more", "Web +1, 6 min": "Web and 1 more, 6 min", "+00 000 0000": "+00 000 0000", "+61 2 7251": "+61 2 7251",
		"A ? counts as open": "What was not looked at counts as open", "Is it on?": "Is it on?",
	} {
		if got := plainWords(drawn); got != want {
			t.Errorf("%q is spoken as %q, not %q", drawn, got, want)
		}
	}
}

func golden(t *testing.T, name, said string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(said), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), said); d != "" {
		t.Errorf("the transcript changed (-want +got), run with -update if it should:\n%s", d)
	}
}

// elsewhere are the screens that no line leads to from Today, and why.
var elsewhere = map[string]string{
	"firstrun": "before anything was entered", "helping": "before anything was entered", "interview": "before anything was entered",
	"help": "the word keys says the keys where one is", "help-words": "the word keys says the keys where one is",
	"problem": "where the record cannot be reached", "sealed": "where the record cannot be reached",
}

func TestEveryScreenIsReachedByWordsAndNumbers(t *testing.T) {
	s := lived(t)
	id := runbook.Printed(s.Assessment())[0].ID
	reached := map[string]bool{}
	for _, lines := range [][]string{
		{"why these", "#More minutes", "#30 minutes", "#Erase", "back", "back"},
		{"steps", "#Sign in once", "how", "back", "why", "back", "accept", "back", "snooze", "back", "history", "back", "note", "password: hunter2xyz", "#Keep no note", "undo", "#Leave it"},
		{"steps", "#Lock the screen", "#The machine is wrong", "the check saw another screen"},
		{"find", "lock"},
		{"set-up", "#Automation", "back", "#Devices", "#Old laptop", "#Retire", "back"},
		{"permissions", "#Margin", "#I hold it and use it", "back"},
		{"routes", "#Account", "#", "why", "back"},
		{"routes", "#Web", "#The website trusts"},
		{"what if", "#you lose"},
		{"which way in", "#Look at the portfolio"},
		{"due"}, {"signals", "#The broker changes", "#I looked: something is new", "back"},
		{"something changed", "#You have a new phone", "#Yes, on another day", "back"},
		{"log", "#What changed"},
		{"runbook", "#The home set", "print", "back", "write", "back"},
		{"runbook", "#The broker's number", "+00 000 0001"}, {"runbook", "#Copy it by hand"},
		{"runbook", "#still right", id},
		{"drill", "#", "#I did it", "4|nothing", "back"},
		{"emergency", "#Something is wrong", "#I lost it", "#Begin", "#On the call", "the desk|Ann|R1", "#It is over", "#Remove the log", "back"},
		{"review"}, {"#On your phone", "#Start", "1", "#Next"}, {"look list"}, {"settings", "#Make a calendar file", "back"},
		{"steps", "#Approve only what you started", "#Not always", "1"},
	} {
		_, some := script(t, s, scene.Place{}, append(slices.Clone(lines), "today")...)
		for screen := range some {
			reached[screen] = true
		}
	}
	for _, screen := range scene.Screens() {
		if !reached[screen] && elsewhere[screen] == "" {
			t.Errorf("no line of the script leads to %s", screen)
		}
	}
}
