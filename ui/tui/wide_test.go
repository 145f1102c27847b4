package tui

import (
	"strings"
	"testing"

	"handrail/ui/scene"
)

func TestATallTodayListsTheEssentialsAndALowOneCountsThem(t *testing.T) {
	s := livedIn(t)
	const one = "[x] Get a message for every trade"
	if d := driveReal(t, s, scene.Place{Screen: "today"}, 200, 60); !d.shows(one) {
		t.Errorf("at 200x60 %q is not listed:\n%s", one, d.screen())
	}
	d := driveReal(t, s, scene.Place{Screen: "today"}, 80, 24)
	if d.shows(one) || !d.shows("ESSENTIALS 4 of 15 looked at") {
		t.Errorf("at 80x24 there is no room for the list, and its count must be there:\n%s", d.screen())
	}
}

func TestAWideStepShowsTheWaysInItHasToDoWith(t *testing.T) {
	const way = "A password from another"
	d := driveReal(t, livedIn(t), scene.Place{Screen: "step", ID: "mfa.unique-password"}, 120, 40)
	d.wantShown("Could stop", way)
	d = driveReal(t, livedIn(t), scene.Place{Screen: "step", ID: "mfa.unique-password"}, 80, 24)
	if d.shows("Could stop") {
		t.Errorf("at 80 columns there is no room beside the question:\n%s", d.screen())
	}
	d.press("o")
	d.wantShown("Could stop", way)
}

func TestAdviceOnThePictureIsNeverCutInsideAPart(t *testing.T) {
	s := livedIn(t)
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}} {
		for _, screen := range []string{"today", "what-if"} {
			d := driveReal(t, s, scene.Place{Screen: screen}, size[0], size[1])
			e := d.m.top()
			for _, l := range e.laid.lines {
				text := ""
				for _, sp := range l.spans {
					text += sp.text
				}
				if strings.HasSuffix(strings.TrimSpace(text), "…") {
					t.Errorf("%s at %dx%d: %q is cut", screen, size[0], size[1], text)
				}
			}
		}
	}
}

func TestOnlyTheOptionUnderTheBarIsReversed(t *testing.T) {
	d := driveReal(t, livedIn(t), scene.Place{Screen: "device", ID: "laptop", About: "roles"}, 80, 24)
	d.press("down")
	reversed := 0
	for line := range strings.Lines(d.m.View().Content) {
		if !strings.Contains(line, "\x1b[7m") {
			continue
		}
		if reversed++; !strings.Contains(line, d.m.pen.marker()) {
			t.Errorf("it is reversed and the bar is not before it: %q", line)
		}
	}
	if reversed != 1 {
		t.Errorf("%d lines are reversed, not 1:\n%s", reversed, d.screen())
	}
}

func TestTheDigitThatChoosesARowIsDrawn(t *testing.T) {
	s := livedIn(t)
	for _, screen := range []string{"map", "what-if", "routes", "find", "steps", "setup", "settings", "signals", "runbook", "permissions", "drill"} {
		d := driveReal(t, s, scene.Place{Screen: screen}, 80, 24)
		e := d.m.top()
		for i, r := range e.laid.rows[:min(9, len(e.laid.rows))] {
			text := ""
			for _, sp := range e.laid.lines[r.first].spans {
				text += sp.text
			}
			if !strings.Contains(text, " "+r.key+"  ") {
				t.Errorf("%s: row %d is chosen by %s, and its line is %q", screen, i+1, r.key, text)
			}
		}
	}
}

func TestPageDownLeavesWhatIsSelectedAsItIs(t *testing.T) {
	d := driveReal(t, livedIn(t), scene.Place{Screen: "steps"}, 80, 24)
	d.press("down")
	before := d.m.top().sel
	d.press("pgdown", "pgdown", "pgdown")
	if e := d.m.top(); e.sel != before || e.top == 0 {
		t.Errorf("row %d is selected, and %d was; the first line on the screen is %d", e.sel, before, e.top)
	}
	d.press("enter") // it is out of sight: Enter shows it first
	d.wantPlace("steps")
}

func TestAnArrowAfterPagingTakesWhatIsOnTheScreen(t *testing.T) {
	d := driveReal(t, livedIn(t), scene.Place{Screen: "steps"}, 80, 24)
	shown := func() bool { return d.m.top().visible(d.m.bodyHeight()) }
	for _, keys := range [][]string{{"pgdown", "pgdown", "down"}, {"end", "pgup", "pgup", "up"}} {
		d.press(keys[:len(keys)-1]...)
		if shown() {
			t.Fatalf("after %v what is selected is on the screen: nothing was tried", keys)
		}
		top := d.m.top().top
		d.press(keys[len(keys)-1])
		if e := d.m.top(); !shown() || e.top != top {
			t.Errorf("after %v row %d is selected, on the screen: %v, and it moved from line %d to %d", keys, e.sel, shown(), top, e.top)
		}
	}
}
