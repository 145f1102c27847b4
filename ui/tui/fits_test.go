package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"handrail/checklist"
	"handrail/internal/personas"
	"handrail/ui/scene"
)

// eachPerson drives the screens of each of the ten people, at 80×24.
func eachPerson(t *testing.T, check func(t *testing.T, d *driver, w scene.World)) {
	w := sessionInMemory(t).World()
	for _, p := range personas.People(w.A.Day) {
		t.Run(p.Name, func(t *testing.T) {
			w := w
			w.A = checklist.Assess(w.A.Catalogue, p.Record, w.A.Day)
			d := driveReal(t, &still{world: w}, scene.Place{Screen: "today"}, 80, 24)
			check(t, d, w)
		})
	}
}

// open shows a place on the terminal of 80×24, alone.
func (d *driver) open(p scene.Place) *entry {
	d.m.way.Steps = []*entry{d.m.enter(p)}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	return d.m.top()
}

// A step's question, why, look, answers and what it could stop are on one
// screen for each of the ten people, so that nothing is answered unread; what to
// do about it is on one screen more.
func TestAStepIsAskedOnOneScreenAndItsActionsFillOneMore(t *testing.T) {
	eachPerson(t, func(t *testing.T, d *driver, w scene.World) {
		for i := range w.A.Steps {
			st := &w.A.Steps[i]
			abouts := []string{""}
			for j := range st.About {
				abouts = append(abouts, st.About[j].Target)
			}
			if len(st.About) > 1 {
				abouts = append(abouts, "*")
			}
			for _, about := range abouts {
				if about == "" && len(st.About) > 0 {
					continue
				}
				for page, what := range map[int]string{0: "the question", 2: "the actions"} {
					if page == 2 && (about == "*" || st.Applies == checklist.No) {
						continue // those for devices of several kinds at once may scroll
					}
					e := d.open(scene.Place{Screen: "step", ID: st.Step.ID, About: about, Page: page})
					if over := len(e.laid.lines) - d.m.bodyHeight(); over > 0 {
						t.Errorf("%s about %q: %s is %d lines too long:\n%s", st.Step.ID, about, what, over, d.whole())
					}
				}
			}
		}
	})
}

// whole is the body of the screen, with what is scrolled out of sight.
func (d *driver) whole() string {
	var out []string
	for _, l := range d.m.top().laid.lines {
		text := l.raw
		for _, s := range l.spans {
			text += s.text
		}
		out = append(out, fmt.Sprintf("|%s", strings.TrimRight(text, " ")))
	}
	return strings.Join(out, "\n")
}

// The whole of an action of an emergency is on one screen, and the digits of what
// can be chosen, for each of the ten people and every scenario.
func TestAnActionOfAnEmergencyIsOnOneScreen(t *testing.T) {
	eachPerson(t, func(t *testing.T, d *driver, w scene.World) {
		for i := range w.A.Catalogue.Scenarios {
			sc := &w.A.Catalogue.Scenarios[i]
			for page := range len(w.A.Actions(sc)) + 1 {
				for _, about := range []string{"", "cannot", "closed"} {
					e := d.open(scene.Place{Screen: "emergency", ID: sc.ID, Page: page, About: about})
					if over := len(e.laid.lines) - d.m.bodyHeight(); over > 0 {
						t.Errorf("%s, action %d %s is %d lines too long:\n%s", sc.ID, page, about, over, d.whole())
					}
				}
			}
		}
	})
}

// What works on a screen is listed on one screen.
func TestTheKeysOfAScreenFitOne(t *testing.T) {
	w := sessionInMemory(t).World()
	d := driveReal(t, &still{world: w}, scene.Place{Screen: "today"}, 80, 24)
	for _, screen := range scene.Screens() {
		e := d.open(scene.Place{Screen: "help", Over: screen, ID: w.A.Steps[0].Step.ID})
		if over := len(e.laid.lines) - d.m.bodyHeight(); over > 0 {
			t.Errorf("the keys of %s are %d lines too many:\n%s", screen, over, d.whole())
		}
	}
}
