package tui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handrail/content"
	"handrail/internal/proptest"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// sessionInMemory opens an empty record in memory under the embedded catalogue.
func sessionInMemory(t testing.TB) *session.Session {
	t.Helper()
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s, err := session.Open(t.Context(), session.Settings{
		Catalogue: c, Dir: dir, Store: store.Options{Kind: store.Memory, Dir: dir},
		Now: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// driveReal drives the screens of the program itself.
func driveReal(t testing.TB, sess session.Keeper, at scene.Place, w, h int) *driver {
	t.Helper()
	return driveFrom(t, sess, scene.First(sess.World(), at), w, h)
}

// driveOver drives a screen that was opened from the first one, which is made only
// when something leads back to it.
func driveOver(t testing.TB, sess session.Keeper, at scene.Place) *driver {
	t.Helper()
	d := driveFrom(t, sess, at, 80, 24)
	if at.Screen != "today" {
		first := &entry{place: scene.First(sess.World(), scene.Place{}), stale: true}
		d.m.way.Steps = append([]*entry{first}, d.m.way.Steps...)
	}
	return d
}

func driveFrom(t testing.TB, sess session.Keeper, at scene.Place, w, h int) *driver {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	d := &driver{t: t, sess: &fakeSession{}, executor: &executor{sess: sess, ctx: ctx, cancel: cancel}}
	d.m = newModel(d, sess.World(), at, scene.Make, pen{theme: Dark})
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func TestEveryKeyOfEveryScreenIsHandled(t *testing.T) {
	w := sessionInMemory(t).World()
	for _, screen := range scene.Screens() {
		for _, k := range scene.Make(w, scene.Place{Screen: screen}).Keys {
			_, ours := drawn[k.ID]
			ours = ours || slices.Contains([]string{"next", "before", "tick", "yes", "no", "new-line"}, k.ID) // of forms
			if k.Do == nil && k.Off == "" && !ours && k.ID != "number" {
				t.Errorf("%s: %q (%s) does nothing, is not off, and the drawing does not know it", screen, k.Name, k.ID)
			}
			for _, press := range k.Press {
				if got := keyNamed(press).String(); got != press {
					t.Errorf("%s: %s says %q, which Bubble Tea calls %q", screen, k.ID, press, got)
				}
			}
		}
	}
}

func TestEveryScreenIsDrawnWholeAtEverySize(t *testing.T) {
	s := sessionInMemory(t)
	w := s.World()
	step := w.A.Catalogue.Steps[0].ID
	var scenario string
	if len(w.A.Catalogue.Scenarios) > 0 {
		scenario = w.A.Catalogue.Scenarios[0].ID
	}
	for _, screen := range scene.Screens() {
		for _, id := range []string{"", step, scenario} {
			d := driveOver(t, s, scene.Place{Screen: screen, ID: id})
			for _, size := range [][2]int{{80, 24}, {60, 20}, {61, 20}, {73, 33}, {99, 25}, {120, 40}, {200, 60}, {300, 100}} {
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				fits(t, d, 0)
				lines := strings.Split(d.screen(), "\n")
				if foot := lines[len(lines)-1]; !strings.Contains(foot, "!") && !d.shows("What is happening?") || !strings.Contains(foot, "?") {
					t.Errorf("%s at %v: the footer is %q", screen, size, foot)
				}
			}
			if t.Failed() {
				t.Fatalf("%s %s:\n%s", screen, id, d.screen())
			}
		}
	}
}

func TestEveryKeyOfEveryScreenCanBePressed(t *testing.T) {
	t.Chdir(t.TempDir()) // a page may be written, under any name
	s := sessionInMemory(t)
	for _, screen := range scene.Screens() {
		keys := scene.Make(s.World(), scene.Place{Screen: screen}).Keys
		for _, k := range keys {
			ways := k.Press
			if !proptest.Long() {
				ways = ways[:1] // other keys for the same act are in the table of keys, tested there
			}
			for _, press := range ways {
				d := driveOver(t, s, scene.Place{Screen: screen})
				now := d.m.top().scene.Keys // a key pressed before may have saved something
				if i := slices.IndexFunc(now, func(o scene.Key) bool { return o.ID == k.ID }); i >= 0 {
					k = now[i]
				}
				d.press(press)
				if typed := d.m.top().typing && press != "!"; k.Off != "" && d.m.top().form == nil && !typed {
					d.wantShown(strings.Fields(d.m.pen.clean(k.Off))[0])
				}
				fits(t, d, 0)
			}
		}
	}
}

// A walk through the program itself with any keys: nothing panics, everything
// fits, and the entries can be read again.
func TestAnyKeysOnTheProgramsOwnScreens(t *testing.T) {
	n := 6_000
	if !proptest.Long() || raced {
		n = 600
	}
	t.Chdir(t.TempDir()) // a page may be written, under any name
	s := sessionInMemory(t)
	d := driveReal(t, s, scene.Place{}, 80, 24)
	r := rand.New(rand.NewPCG(7, 7))
	often := []string{"enter", "enter", "enter", "down", "down", "up", "esc", "space", "pgdown", "tab", "1", "2", "?", "/", "o", "r", "d", "v", "t", "n", "s", "a", "b", "u"}
	places := map[string]int{}
	for i := range n {
		switch x := r.IntN(50); {
		case x == 0:
			d.send(tea.WindowSizeMsg{Width: leastWidth + r.IntN(100), Height: leastHeight + r.IntN(30)})
		case x == 1:
			d.send(tea.PasteMsg{Content: "some words"})
		case x < 10:
			d.send(keyNamed(string(rune('!' + r.IntN('~'-'!')))))
		default:
			d.send(keyNamed(often[r.IntN(len(often))]))
		}
		d.quit, d.m.leaving = false, staying
		if d.m.reopen = ""; d.m.top().place.Screen != "" {
			places[d.m.top().place.Screen]++
		}
		fits(t, d, i)
		if t.Failed() {
			t.Fatalf("after %d keys at %+v", i, d.m.top().place)
		}
	}
	if len(places) < 15 && proptest.Long() && !raced {
		t.Errorf("only these screens were seen: %v", places)
	}
	t.Log(fmt.Sprint(s.Record().Len(), " events, ", len(places), " screens"))
}
