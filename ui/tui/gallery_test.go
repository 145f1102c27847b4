package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"handrail/checklist"
	"handrail/content"
	"handrail/store"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// invented is a session of somebody in the middle of things, under the
// catalogue of the invented broker: its words do not change with what is
// learned about a real one.
func invented(t *testing.T) *session.Session {
	t.Helper()
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	c, report := content.Load(os.DirFS("../../content/testdata/small"), checklist.DayOf(noon))
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	now := noon.AddDate(0, -8, 0)
	released := c.Version
	c.Version = "2026.03" // an older release, which asked the same
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
	for _, d := range []checklist.Device{
		{ID: "laptop", Name: "Laptop", Kind: "laptop", OS: "linux", Uses: []string{"web"}, Roles: []string{"trades", "browses"}},
		{ID: "phone", Name: "Phone", Kind: "phone", OS: "ios", Uses: []string{"app"}, Roles: []string{"approves", "sees"}},
	} {
		say(checklist.Entry{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()})
	}
	for i := range c.Steps {
		st := &c.Steps[i]
		for _, about := range s.Assessment().Step(st.ID).About {
			answer := st.Answers[i%len(st.Answers)].ID
			say(checklist.Entry{Kind: checklist.KindAnswer, Subject: checklist.AnswerSubject(st.ID, about.Target), Value: checklist.Value{"answer": answer, "digest": st.Digest}})
		}
	}
	c.Version, now = released, noon // the answers are eight months old
	say(checklist.Entry{Kind: checklist.KindNote, Subject: c.Steps[0].ID, Value: checklist.Value{"text": "The spare key is with Ann."}})
	return s
}

// TestEveryScreenLooksAsItDid compares every screen at four sizes with the one
// in testdata/gallery; -update takes the new ones over.
func TestEveryScreenLooksAsItDid(t *testing.T) {
	w := invented(t).World()
	c := w.A.Catalogue
	w.Sealed = "/home/ann/.local/state/handrail/record.age"
	for i := range w.Outside { // a folder that is another one in each run
		w.Outside[i].Value = "/home/ann/.local/state/handrail/" + filepath.Base(w.Outside[i].Value)
	}
	subject := map[string]string{
		"route": c.Routes[0].ID, "cell": c.Interfaces[0].ID, "mechanism": c.Interfaces[0].ID, "fact": c.Facts[0].ID,
		"device": "phone", "retire": "phone", "permission": c.Permits[0].ID, "decide": c.Permits[0].ID,
		"signal": c.Signals[0].ID, "looked": c.Signals[0].ID, "event": c.LifeEvents[0].ID, "event-day": c.LifeEvents[0].ID,
		"what-if": c.Holdings[0].ID, "page": "emergency", "print": "emergency", "write": "emergency", "door": c.Doors[0].ID,
		"call": c.Scenarios[0].ID, "calls": c.Scenarios[0].ID, "drill": c.Scenarios[0].ID, "drill-done": c.Scenarios[0].ID,
	}
	for _, screen := range scene.Screens() {
		id, ok := subject[screen]
		if !ok {
			id = c.Steps[0].ID
		}
		if screen == "routes" || screen == "emergency" || screen == "choose" || screen == "device" && !ok {
			id = ""
		}
		t.Run(screen, func(t *testing.T) {
			var b strings.Builder
			for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}} {
				d := driveReal(t, &still{world: w}, scene.Place{Screen: "today"}, size[0], size[1])
				d.m.way.Go(scene.Place{Screen: screen, ID: id}, false)
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				fmt.Fprintf(&b, "%d×%d\n", size[0], size[1])
				for _, line := range strings.Split(strings.TrimRight(d.screen(), "\n"), "\n") {
					b.WriteString(strings.TrimRight("|"+line, " ") + "\n")
				}
				b.WriteString("\n")
			}
			golden(t, filepath.Join("gallery", screen), b.String())
		})
	}
}
