package tui

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handrail/ui/scene"
)

func TestTheContextsEndLeavesInGoodOrder(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	h := &fakeSession{takes: 1500 * time.Millisecond}
	x := open(t, ctx, h, "step", 80, 24)
	x.until("a footer", framed)
	x.press("\r")
	x.shows("saving")
	cancel()
	if err := x.end(); !errors.Is(err, ErrInterrupted) || !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if got := h.record(); len(got) != 1 {
		t.Errorf("kept %q", got)
	}
}

func TestASaveThatFailsWhileTheSystemEndsTheProgramIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	h := &fakeSession{takes: 1500 * time.Millisecond, refuse: errWent}
	x := open(t, ctx, h, "step", 80, 24)
	x.until("a footer", framed)
	x.press("\r")
	x.shows("saving")
	cancel()
	if err := x.end(); !errors.Is(err, errWent) {
		t.Errorf("it ended with %v", err)
	}
}

func TestAnActionIsDoneOnceWhateverAsksForIt(t *testing.T) {
	sess := &fakeSession{}
	ctx, cancel := context.WithCancel(t.Context())
	h := &executor{sess: sess, ctx: ctx, cancel: cancel}
	queue := []job{{n: 1, do: scene.Minutes{N: 5}}, {n: 2, do: scene.Minutes{N: 10}}}
	h.perform(queue[0])()
	if err := h.finish(queue); err != nil {
		t.Fatal(err)
	}
	h.perform(queue[1])()
	if got := strings.Join(sess.record(), ", "); got != "minutes 5, minutes 10" {
		t.Errorf("kept: %s", got)
	}
}

func TestTheErrorOfASaveThatEndsAfterTheScreensIsNotLost(t *testing.T) {
	h := &executor{sess: &fakeSession{refuse: errWent}, ctx: t.Context()}
	j := job{n: 1, do: scene.Minutes{N: 5}}
	h.perform(j)() // its message reaches nobody
	if err := h.finish([]job{j}); !errors.Is(err, errWent) {
		t.Errorf("finished with %v", err)
	}
}

func TestAKeyWithoutEffectWritesNothing(t *testing.T) {
	x := open(t, t.Context(), &fakeSession{}, "today", 80, 24)
	x.until("a footer", framed)
	x.press("\x1b[B") // down: a frame
	x.shows("▌  2")
	before, _ := x.written()
	x.press("zzz\x1b[A\x1b[B") // up and down again lie within one frame, or make two
	x.press("\x03")
	_ = x.end()
	after, _ := x.written()
	// What is left is the two rows at most, and the end of the alternate screen.
	if after-before > 1500 {
		t.Errorf("%d bytes were written for keys that change two rows", after-before)
	}
}

func TestThePlaceTheScreensBeginWith(t *testing.T) {
	emergency, walk := scene.Place{Screen: "emergency"}, scene.Place{Screen: "step", ID: "x"}
	for _, c := range []struct {
		world scene.World
		asked scene.Place
		want  string
	}{
		{scene.World{}, scene.Place{}, "today"},
		{scene.World{}, walk, "step"},
		{scene.World{First: true}, scene.Place{}, "firstrun"},
		{scene.World{First: true}, scene.Place{Screen: "today"}, "firstrun"},
		{scene.World{First: true}, walk, "step"},
		{scene.World{Problem: "locked"}, scene.Place{}, "problem"},
		{scene.World{Problem: "locked"}, walk, "problem"},
		{scene.World{Problem: "locked", First: true}, emergency, "emergency"},
	} {
		if got := scene.First(c.world, c.asked); got.Screen != c.want {
			t.Errorf("asked for %q with first %v and problem %q it begins with %q, not %q", c.asked.Screen, c.world.First, c.world.Problem, got.Screen, c.want)
		}
	}
}

func TestWhatTheEnvironmentSaysOfTheTerminal(t *testing.T) {
	for _, c := range []struct {
		env    string
		system string
		want   pen
	}{
		{"LANG=en_GB.UTF-8", "linux", pen{}},
		{"LANG=C.utf8", "linux", pen{}},
		{"LANG=C", "linux", pen{ascii: true}},
		{"", "linux", pen{ascii: true}},
		{"LANG=en_GB.UTF-8 LC_ALL=C", "linux", pen{ascii: true}},
		{"LANG=C LC_CTYPE=de_DE.UTF-8", "linux", pen{}},
		{"", "windows", pen{}},
		{"", "darwin", pen{}},
		{"LANG=C.UTF-8 NO_COLOR=1", "linux", pen{theme: None}},
		{"LANG=C.UTF-8 NO_COLOR=", "linux", pen{}},
		{"LANG=C.UTF-8 TERM=linux", "linux", pen{signs: true}},
	} {
		if got := (Options{Env: strings.Fields(c.env)}).pen(c.system); got != c.want {
			t.Errorf("%q on %s: %+v, not %+v", c.env, c.system, got, c.want)
		}
	}
}

var styled = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

func TestOnlyBoldFaintReverseAndTheSixteenColoursAreUsed(t *testing.T) {
	for _, theme := range []Theme{Auto, Light, Dark, None} {
		allowed := map[string]bool{"": true, "0": true, "1": true, "2": true, "7": true}
		if theme != None {
			for _, c := range []string{"31", "32", "36"} {
				allowed[c] = true
			}
		}
		if theme == Dark {
			allowed["33"] = true // yellow on white cannot be read
		}
		for _, screen := range []string{"today", "step", "blocks", "ask", "long", "emergency"} {
			d := drive(t, screen, 120, 40)
			d.m.pen.theme = theme
			d.m.resize()
			d.send(tea.WindowSizeMsg{Width: 120, Height: 41})
			for _, m := range styled.FindAllStringSubmatch(d.m.View().Content, -1) {
				for code := range strings.SplitSeq(m[1], ";") {
					if !allowed[code] {
						t.Errorf("%s with theme %d uses SGR %s", screen, theme, code)
					}
				}
			}
		}
	}
}

func TestTheBackgroundIsAskedForOnlyWhereTheThemeIsOpen(t *testing.T) {
	for _, theme := range []Theme{Auto, Light, Dark, None} {
		m := newModel(&driver{}, scene.World{}, scene.Place{Screen: "today"}, drawScene, pen{theme: theme})
		if asks := m.Init() != nil; asks != (theme == Auto) {
			t.Errorf("theme %d: asks %v", theme, asks)
		}
	}
}

func TestWhatIsSelectedIsMarkedAndNotOnlyReversed(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.press("down")
	for line := range strings.Lines(d.screen()) {
		if marked := strings.Contains(line, "▌"); marked != strings.Contains(line, "It is listed") {
			t.Errorf("%q", line)
		}
	}
}

func TestATerminalTooSmallSaysSoAndTakesNoAnswer(t *testing.T) {
	d := drive(t, "step", 59, 24)
	d.wantShown("Handrail needs 60 columns and 20 rows")
	d.press("enter", "1", "s")
	d.send(tea.WindowSizeMsg{Width: 80, Height: 19})
	d.press("enter")
	d.wantEntries(0)
	if d.quit {
		t.Error("left by a key that was not offered")
	}
	d.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	d.wantShown("Sign in once")
	d.send(tea.WindowSizeMsg{Width: 5, Height: 1})
	d.press("ctrl+c")
	if !d.quit {
		t.Error("ctrl+c does not leave")
	}
}

func TestATerminalTooSmallStillLeavesAndHelpsInAnEmergency(t *testing.T) {
	d := drive(t, "step", 40, 12)
	said := func(words string) {
		t.Helper()
		if got := strings.Join(strings.Fields(d.screen()), " "); !strings.Contains(got, words) {
			t.Errorf("it does not say %q: %s", words, got)
		}
	}
	said("q leaves; handrail --accessible fits any window")
	d.press("!")
	d.wantPlace("emergency")
	said("If you fear this computer")
	said("handrail emergency --accessible")
	d.press("q")
	if !d.quit {
		t.Error("q does not leave")
	}
}

func TestEnterBringsWhatIsSelectedIntoSightBeforeItIsChosen(t *testing.T) {
	d := drive(t, "long", 80, 24)
	d.press("enter")
	d.wantEntries(0)
	d.wantShown("▌ [ ] I have done all of it")
	d.press("enter")
	d.wantEntries(1)
}

func TestALongPageSaysWhereOneIs(t *testing.T) {
	d := drive(t, "long", 80, 24)
	d.wantShown("lines 1–20 of 34")
	d.press("pgdown")
	d.wantShown("lines 15–34 of 34", "The last words")
	d.press("home")
	d.wantShown("lines 1–20 of 34")
}

func TestAPrintedPageIsNotWrappedAndMovesSideways(t *testing.T) {
	d := drive(t, "printed", 60, 20)
	if d.shows("|") {
		t.Fatalf("the end of a line that is too long is shown:\n%s", d.screen())
	}
	d.press("right", "right", "right", "right", "right", "right")
	d.wantShown("printed |")
	d.press("left", "left", "left", "left", "left", "left")
	d.wantShown("   1  printed")
}
