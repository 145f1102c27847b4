package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handrail/store"
	"handrail/ui/scene"
)

var errWent = errors.New("the keyring went away")

func TestEnterOpensWhatIsSelectedAndEscGoesBackToIt(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("down", "down")
	if got := d.selected(); !strings.Contains(got, "Publish the gateway port") {
		t.Fatalf("selected is %q", got)
	}
	d.press("enter")
	d.wantPlace("step")
	d.press("esc")
	d.wantPlace("today")
	if got := d.selected(); !strings.Contains(got, "Publish the gateway port") {
		t.Errorf("after going back %q is selected", got)
	}
	d.press("esc")
	d.wantPlace("today")
}

func TestAnAnswerIsSavedWhenGivenAndThenLeadsOn(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.press("down", "enter")
	d.wantEntries(0)
	if d.m.top().place.ID != "" {
		t.Error("the next step opened before the answer was kept")
	}
	d.letGo()
	d.wantEntries(1)
	if d.m.top().place.ID != "+" {
		t.Errorf("the next step is not open: %+v", d.m.top().place)
	}
	d.wantShown("kept: listed")
	d.press("down")
	d.wantShown("kept: listed")
	d.press("o")
	d.press("esc")
	if d.shows("kept: listed") {
		t.Error("what happened is told after the next action too")
	}
}

func TestASecondAnswerWaitsUntilTheFirstHasLedOn(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.press("enter", "enter", "down", "enter")
	d.wantShown("still being saved")
	d.letGo()
	d.wantEntries(1)
}

func TestWhatLeadsNowhereIsSavedInOrderOneAtATime(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.held = true
	d.press("+", "+", "+")
	if len(d.jobs) != 1 {
		t.Fatalf("%d actions were begun at once", len(d.jobs))
	}
	d.letGo()
	d.wantEntries(3)
}

func TestAFailedSaveIsToldInPlaceAndTheAnswerCanBeGivenAgain(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.sess.refuse = &store.Problem{What: "the keyring is locked", Hint: "unlock it, then try again", Err: store.ErrLocked}
	d.press("down", "enter")
	d.wantShown("the keyring is locked", "unlock it, then try again")
	d.wantPlace("step")
	d.sess.refuse = nil
	d.press("enter")
	d.wantEntries(1)
	if d.shows("the keyring is locked") {
		t.Error("the problem is still told after it was solved")
	}
}

func TestLeavingWaitsForTheSave(t *testing.T) {
	for _, key := range []string{"q", "ctrl+c"} {
		d := drive(t, "step", 80, 24)
		d.held = true
		d.press("enter", key)
		if d.quit {
			t.Errorf("%s left before the answer was kept", key)
		}
		d.wantShown("saving, then leaving")
		d.letGo()
		d.wantEntries(1)
		if !d.quit {
			t.Errorf("%s did not leave after the answer was kept", key)
		}
	}
}

func TestASaveThatFailsKeepsThePersonFromLeavingUnaware(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.sess.refuse = errWent
	d.press("enter", "q")
	d.letGo()
	if d.quit {
		t.Error("left although the answer was not kept")
	}
	d.wantShown("the keyring went away")
	d.press("q")
	if !d.quit {
		t.Error("cannot leave at all")
	}
}

func TestAskedTwiceToLeaveItWaitsNoLonger(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.press("enter", "ctrl+c", "ctrl+c")
	if !d.quit || !d.lost {
		t.Errorf("left: %v, given up: %v", d.quit, d.lost)
	}
}

func TestTheSystemsWordToEndLeavesAfterTheSaveEvenIfItFails(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.sess.refuse = errWent
	d.press("enter")
	d.send(leaveMsg{})
	if d.quit {
		t.Error("left before the save")
	}
	d.letGo()
	if !d.quit || d.m.failed == nil {
		t.Errorf("left: %v, error: %v", d.quit, d.m.failed)
	}
}

func TestASlowSaveIsSaidAndSoIsAKeyringThatAsks(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.press("enter")
	if d.shows("saving") {
		t.Error("saving is told at once")
	}
	d.pass()
	d.wantShown("saving…")
	d.send(askingMsg{})
	d.wantShown("The keyring may be asking you something")
	d.letGo()
	if d.shows("saving") || d.shows("keyring may") {
		t.Error("still told after the save")
	}
}

func TestWhatOpensByItselfSwallowsKeysForAWhile(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.press("enter")
	d.pass() // it takes long: by now the person looks elsewhere
	d.letGo()
	d.press("enter", "1", "!")
	d.send(tea.PasteMsg{Content: "x"})
	d.wantEntries(1)
	d.wantPlace("step")
	d.pass()
	d.press("enter")
	d.wantEntries(2)
}

func TestAQuickSaveSwallowsNothing(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.press("enter", "enter", "enter")
	d.wantEntries(3)
}

func TestAKeyThatIsOffSaysWhy(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("p")
	d.wantShown("it belongs to a page of the runbook: open one first, with b")
	d.press("down")
	if d.shows("belongs to a page") {
		t.Error("the reason stays after the next key")
	}
}

func TestTheEmergencyPageOpensWhileSomethingIsBeingSaved(t *testing.T) {
	d := drive(t, "step", 80, 24)
	d.held = true
	d.press("enter", "!")
	d.wantPlace("emergency")
	d.letGo()
	d.wantPlace("emergency")
	d.wantEntries(1)
	d.press("esc")
	if d.m.top().place.ID != "+" {
		t.Errorf("below the emergency page stands %+v", d.m.top().place)
	}
}

func TestGoingToTodayForgetsTheWayThere(t *testing.T) {
	d := drive(t, "nowhere", 80, 24)
	d.press("o")
	d.m.perform(goTo("today"))
	if len(d.m.way.Steps) != 1 {
		t.Errorf("%d places are on the stack", len(d.m.way.Steps))
	}
}

func TestLeavingHelpDoesWhatItsLineSays(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("?")
	d.wantPlace("help")
	d.press("enter")
	d.wantPlace("step")
	d.press("esc")
	d.wantPlace("today")
}

func TestUndoGoesBackOnePlace(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("+", "o", "u")
	d.wantPlace("today")
	d.wantEntries(0)
	d.press("u")
	d.wantShown("there is nothing to take back")
}

func TestReopeningEndsTheScreensAndNamesTheStore(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.run(d.m.perform(scene.Reopen{Store: "memory"}))
	if !d.quit || d.m.reopen != "memory" {
		t.Errorf("left: %v, to open %q", d.quit, d.m.reopen)
	}
}

func TestCopyingHappensOnlyWhenAsked(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("down", "enter", "esc", "m")
	if d.board != "" {
		t.Fatalf("%q was copied unasked", d.board)
	}
	d.press("y")
	if !strings.Contains(d.board, "carrier PIN") {
		t.Errorf("copied %q", d.board)
	}
}

func TestTheTitleOfTheWindowIsTheScreensAndNothingElse(t *testing.T) {
	d := drive(t, "step", 80, 24)
	v := d.m.View()
	if v.WindowTitle != "Handrail · Sign in once with a second method" || !v.AltScreen || v.MouseMode != tea.MouseModeNone {
		t.Errorf("title %q, alternate screen %v, mouse %v", v.WindowTitle, v.AltScreen, v.MouseMode)
	}
}

func TestWordsNarrowTheListAsTheyAreTyped(t *testing.T) {
	d := drive(t, "today", 80, 24)
	d.press("/")
	d.write("eta")
	d.wantShown("/ eta", "beta", "zeta")
	if d.shows("gamma") {
		t.Errorf("gamma has no such letters:\n%s", d.screen())
	}
	d.press("down")
	if got := d.selected(); !strings.HasPrefix(got, "zeta") {
		t.Errorf("selected is %q", got)
	}
	d.press("backspace", "enter")
	d.wantPlace("step")
	d.press("esc")
	d.wantShown("With the words: et")
	d.press("esc")
	d.wantPlace("today")
}

func TestTheMouseWorksOnlyAfterItsKey(t *testing.T) {
	d := drive(t, "today", 80, 24)
	click := tea.MouseClickMsg{X: 10, Y: 4, Button: tea.MouseLeft}
	d.send(click)
	if d.m.top().sel != 0 {
		t.Fatal("a click selected something while the mouse was off")
	}
	d.press("m")
	if d.m.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the terminal was not asked for the mouse")
	}
	d.send(click)
	if d.m.top().sel != 1 {
		t.Errorf("row %d is selected", d.m.top().sel)
	}
	d.send(click)
	d.wantPlace("step")
}

func TestEnterOnAnswersOutOfSightShowsTheQuestionAndAllOfThem(t *testing.T) {
	d := drive(t, "step", 60, 20)
	rows := d.m.top().laid.rows
	if d.m.top().visible(d.m.bodyHeight()) {
		t.Fatal("the answers are in sight already")
	}
	d.press("enter")
	d.wantEntries(0)
	e := d.m.top()
	if first, last := rows[e.sel].first-1, rows[len(rows)-1].last; first < e.top || last >= e.top+d.m.bodyHeight() {
		t.Errorf("lines %d to %d are asked, and the screen begins at %d:\n%s", first, last, e.top, d.screen())
	}
}
