package tui

import (
	"math/rand/v2"
	"testing"

	"handrail/checklist"
	"handrail/internal/proptest"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// claims lists the answers of a record that say that something holds.
func claims(s *session.Session) []string {
	var out []string
	for _, e := range s.Record().Events() {
		if e.Kind != checklist.KindAnswer {
			continue
		}
		id, _ := checklist.SplitSubject(e.Subject)
		step := s.Assessment().Catalogue.Step(id)
		for _, a := range step.Answers {
			if a.ID == e.Value[checklist.FieldAnswer] && a.Means == checklist.MeansHolds {
				out = append(out, e.Subject+": "+a.Text)
			}
		}
	}
	return out
}

// Any key held down, on any screen, enters nothing that claims that something
// holds, whether or not the moment passes after which what is marked counts.
func TestAKeyHeldDownClaimsNothing(t *testing.T) {
	t.Chdir(t.TempDir()) // a page may be written, under any name
	keys := []string{"enter", "space", "down", "up", "tab", "right", "pgdown", "end", "j", "n", "h", "1", "4"}
	if proptest.Long() {
		for c := 'a'; c <= 'z'; c++ {
			keys = append(keys, string(c))
		}
	}
	s := sessionInMemory(t)
	step := s.Assessment().Steps[0].Step.ID
	for _, screen := range scene.Screens() {
		for _, k := range keys {
			d := driveOver(t, s, scene.Place{Screen: screen, ID: step})
			for i := range 12 {
				if d.press(k); i > 6 {
					d.pass() // two seconds are more than the moment after which an arrow counts
				}
				d.quit, d.m.leaving = false, staying
			}
			if bad := claims(s); len(bad) > 0 {
				t.Fatalf("%s held on %s entered %q", k, screen, bad)
			}
		}
	}
}

// Random keys without digits, with no time to read: nothing claims that
// something holds.
func TestRandomKeysWithoutDigitsClaimNothing(t *testing.T) {
	n := 3_000
	if proptest.Long() && !raced {
		n = 100_000
	}
	t.Chdir(t.TempDir())
	s := sessionInMemory(t)
	d := driveReal(t, s, scene.Place{}, 80, 24)
	r := rand.New(rand.NewPCG(11, 12))
	names := []string{"enter", "enter", "enter", "down", "up", "esc", "space", "pgdown", "tab", "home", "end", "left", "right", "backspace"}
	for i := range n {
		k := names[r.IntN(len(names))]
		if r.IntN(3) == 0 {
			for k = string(rune('!' + r.IntN('~'-'!'))); k >= "0" && k <= "9"; {
				k = string(rune('!' + r.IntN('~'-'!')))
			}
		}
		d.press(k)
		d.quit, d.m.leaving, d.m.reopen = false, staying, ""
		if bad := claims(s); len(bad) > 0 {
			t.Fatalf("after %d keys at %+v: %q", i, d.m.top().place, bad)
		}
	}
}
