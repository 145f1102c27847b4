package tui

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handrail/ui/scene"
)

func TestAFormIsAnsweredFieldByFieldAndKeptOnce(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write("old laptop")
	d.press("enter", "down", "enter", "space", "down", "down", "x", "enter")
	d.press("y", "enter")
	d.write("two words")
	d.press("alt+enter")
	d.write("q!")
	d.wantEntries(0)
	d.press("enter")
	d.wantEntries(1)
	want := "device/d1 map[kind:server name:old laptop note:two words\nq! shared:yes uses:tws,mobile]"
	if got := d.sess.record()[0]; got != want {
		t.Errorf("kept %q, not %q", got, want)
	}
	if p := d.m.top().place; p.Screen != "ask" || p.Page != 1 {
		t.Errorf("the next page is not open: %+v", p)
	}
	d.wantShown("2 of 9", "kept: old laptop")
}

func TestWhatIsWrongIsToldAtTheFieldAndTheFormStays(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.press("enter")
	d.wantShown("! give it a name, so that it can be told from the others")
	d.write("a")
	if d.shows("give it a name") {
		t.Error("the error stays while it is put right")
	}
	d.press("enter", "enter", "enter", "enter", "enter")
	d.wantEntries(1)
}

func TestZeroSkipsWhereALetterIsNotTyped(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write("half")
	d.press("enter")
	d.wantShown("0  skip, may apply", "question 2 of 5")
	d.press("0")
	if p := d.m.top().place; p.Page != 1 || len(d.m.way.Steps) != 1 {
		t.Errorf("skipping led to %+v, %d places deep", p, len(d.m.way.Steps))
	}
	d.wantEntries(0)
}

func TestEscIsTheQuestionBeforeAndThenThePlaceBeforeAndKeepsWhatWasTyped(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("r")
	d.write("half")
	d.press("enter", "3")
	d.wantShown("What does it reach?")
	d.press("esc", "esc")
	d.wantShown("A name for it", "half")
	d.press("esc")
	d.wantPlace("today")
	d.press("r")
	d.wantShown("half")
	d.wantEntries(0)
}

func TestADigitChoosesAndIsDrawn(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write("x")
	d.press("enter")
	d.wantShown("1  a phone", "3  a server")
	d.press("3")
	d.wantShown("What does it reach?")
	d.press("1", "3")
	d.wantShown("[x] 1  Trader Workstation", "[x] 3  IBKR Mobile", "[ ] 2  Client Portal")
}

func TestWhatIsHalfTypedOutlivesResizesAndAVisitElsewhere(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write("laptop")
	d.press("enter", "down", "enter", "down", "space")
	for _, size := range [][2]int{{120, 40}, {60, 20}, {0, 0}, {10, 3}, {80, 24}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	}
	d.wantShown("[x] 2  Client Portal")
	d.press("!")
	d.wantPlace("emergency")
	d.press("esc")
	d.wantPlace("ask")
	d.wantShown("[x] 2  Client Portal")
	d.press("space", "enter", "enter", "enter")
	if got := strings.Join(d.sess.record(), ""); !strings.Contains(got, "uses: ") && !strings.Contains(got, "uses:]") || !strings.Contains(got, "name:laptop") || !strings.Contains(got, "kind:server") {
		t.Errorf("kept %q", got)
	}
}

func TestAFormThatCouldNotBeKeptStillHoldsWhatWasTyped(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.sess.refuse = errWent
	d.write("laptop")
	d.press("enter", "enter", "enter", "enter", "enter")
	d.wantShown("the keyring went away", "laptop")
	d.sess.refuse = nil
	d.press("enter", "enter", "enter", "enter", "enter")
	d.wantEntries(1)
}

// What was refused is told once, and not on every screen after it.
func TestARefusalIsToldOnceAndNotOnTheScreensAfterIt(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("handrail.ics", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := driveReal(t, sessionInMemory(t), scene.Place{Screen: "today"}, 80, 24)
	d.m.way.Go(scene.Place{Screen: "calendar"}, false)
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.press("enter")
	d.wantShown("There is a file handrail.ics already: name another")
	for _, k := range []string{"b", "z", "t"} {
		if d.press(k); d.shows("handrail.ics already") {
			t.Errorf("it is still told after %s:\n%s", k, d.screen())
		}
	}
}

func TestPastedTextIsCleanedAndGoesWhereOneTypes(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.send(tea.PasteMsg{Content: "old\x1b[31m\u202elap\ttop"})
	d.wantShown("old[31mlap top")
	d.press("enter")
	d.send(tea.PasteMsg{Content: "not into a choice"})
	d.press("enter", "enter", "enter")
	d.send(tea.PasteMsg{Content: "first\nsecond"})
	d.press("enter")
	if got := d.sess.record(); len(got) != 1 || !strings.Contains(got[0], "note:first\nsecond") || strings.Contains(got[0], "choice") {
		t.Errorf("kept %q", got)
	}
}

func TestATextHasAnEndThatIsShown(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write(strings.Repeat("abcdefghij", 5))
	d.wantShown("at most 20 characters")
	d.press("enter", "enter", "enter", "enter", "enter")
	if got := d.sess.record(); len(got) != 1 || !strings.Contains(got[0], "name:abcdefghijabcdefghij ") {
		t.Errorf("kept %q", got)
	}
}

func TestAPasteThatHasNoRoomIsRefusedWhole(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.send(tea.PasteMsg{Content: strings.Repeat("x", 1<<20)})
	d.wantShown("this text has 1048576 characters, at most 20", "nothing was taken")
	d.write("old")
	d.send(tea.PasteMsg{Content: "er than twenty letters"})
	d.wantShown("it would have 25 characters, at most 20")
	d.press("enter", "enter", "enter", "enter", "enter")
	if got := d.sess.record(); len(got) != 1 || !strings.Contains(got[0], "name:old ") {
		t.Errorf("kept %q", got)
	}
}

func TestHelpAndEmergencyAreKeysUntilALetterIsTyped(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.wantShown("! emergency", "? keys")
	d.press("?")
	d.wantPlace("help")
	d.press("esc")
	d.write("what?!")
	d.wantPlace("ask")
	d.wantShown("what?!")
	if d.shows("! emergency") {
		t.Error("the footer offers a key that types")
	}
}

func TestTheCursorStandsWhereOneTypes(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write("old")
	v := d.m.View()
	if v.Cursor == nil {
		t.Fatal("the cursor is missing")
	}
	lines := strings.Split(d.screen(), "\n")
	row := []rune(lines[v.Cursor.Y])
	if got := string(row[:v.Cursor.X]); !strings.HasSuffix(got, " old") {
		t.Errorf("the cursor is at %d,%d after %q", v.Cursor.X, v.Cursor.Y, got)
	}
	d.press("enter")
	if d.m.View().Cursor != nil {
		t.Error("there is a cursor where nothing is typed")
	}
}

func TestAFieldThatIsBeingAnsweredIsOnTheScreen(t *testing.T) {
	d := drive(t, "ask", 60, 20)
	d.write("laptop")
	for _, label := range []string{"What is it?", "What does it reach?", "Does anyone else use it?", "A note"} {
		d.press("enter")
		d.wantShown(label)
	}
}

func TestAFormWithoutQuestionsCanBeFinishedAndLeft(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.m.make = func(scene.World, scene.Place) scene.Scene {
		return scene.Scene{ID: "sure", Title: "Sure?", Crumb: []string{"Sure?"}, Ask: &scene.Ask{Title: "Sure?", Done: func(map[string]string) scene.Action { return scene.Minutes{N: 1} }}}
	}
	d.m.way.Go(scene.Place{Screen: "sure"}, false)
	d.press("down")
	d.press("enter")
	d.wantEntries(1)
	d.press("esc")
	d.wantPlace("today")
}

// A single choice is answered as the question of a step: what is not chosen is not
// saved by Enter, and an arrow marks the first answer before it moves.
func TestEnterAnswersASingleChoiceOnlyOnceSomethingIsChosen(t *testing.T) {
	d := driveReal(t, sessionInMemory(t), scene.Place{Screen: "interview", Page: 2}, 80, 24)
	d.press("enter", "enter")
	d.wantShown("3 of 4", "nothing is chosen yet: press 1-3")
	if d.shows("▌") {
		t.Errorf("an answer is marked before one was chosen:\n%s", d.screen())
	}
	d.press("down")
	d.wantShown("▌  1  No")
	d.press("enter")
	d.wantShown("4 of 4")
	d.press("esc")
	d.wantShown("▌  1  No, I place every order by hand (your answer)")
}

func TestEndAndEnterTakeTheLastOption(t *testing.T) {
	d := drive(t, "ask", 80, 24)
	d.write("a")
	d.press("enter", "end", "enter", "enter", "enter", "enter")
	if got := strings.Join(d.sess.record(), ""); !strings.Contains(got, "kind:server") {
		t.Errorf("kept %q", got)
	}
}

func TestAResizeChoosesNothing(t *testing.T) {
	d := driveReal(t, sessionInMemory(t), scene.Place{Screen: "interview", Page: 2}, 80, 24)
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if d.shows("▌") {
		t.Errorf("an answer is marked before one was chosen:\n%s", d.screen())
	}
	d.press("enter")
	d.wantShown("nothing is chosen yet")
}

func TestAQuestionWithNothingToChooseFromSaysSo(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.m.make = func(scene.World, scene.Place) scene.Scene {
		return scene.Scene{ID: "none", Title: "None", Crumb: []string{"None"}, Ask: &scene.Ask{Inputs: []scene.Input{{ID: "which", Label: "Which?"}}}}
	}
	d.m.way.Go(scene.Place{Screen: "none"}, false)
	d.press("down", "1")
	d.wantShown("Which?", "(nothing to choose from)")
	d.press("enter")
	d.wantShown("! there is nothing to choose from")
}
