package archtest

import (
	"slices"
	"strings"
	"testing"
)

// The ground floor: rooms that know no other room, but for the text cleaner,
// which paper and the reader of web addresses know.
var ground = []string{"checklist", "internal/paper", "internal/jsonschema", "internal/oneline", "internal/webaddr", "internal/wordwrap"}

// The rooms in the middle, which do not know each other.
var middle = []string{"content", "store", "probe", "runbook", "internal/remind"}

// The ways to draw, speak and print, which do not know each other either.
var faces = []string{"ui/tui", "ui/lines", "ui/cli"}

// The rooms of internal that hold only tests, which look at the whole.
var tests = []string{"internal/archtest", "internal/proptest", "internal/firstframe", "internal/e2e"}

// mayKnow returns the rooms a room may import, and whether there is such a
// room. Every room may import itself.
func mayKnow(room string) (rooms []string, known bool) {
	switch {
	case room == ".":
		return slices.Concat([]string{"internal/confine", "internal/process", "ui/scene", "ui/session"}, faces, middle, ground), true
	case room == "internal/paper", room == "internal/webaddr":
		return []string{"internal/oneline"}, true
	case slices.Contains(ground, room), slices.Contains(tests, room), room == "internal/confine", room == "internal/process":
		return nil, true
	case slices.Contains(middle, room):
		return ground, true
	case room == "internal/personas": // its tests look at the whole
		return []string{"checklist"}, true
	case room == "ui/scene":
		return append([]string{"runbook"}, ground...), true
	case room == "ui/session":
		return slices.Concat([]string{"internal/personas", "internal/process", "ui/scene"}, middle, ground), true
	case room == "ui/document": // what scripts read, beside the scenes of the same
		return slices.Concat([]string{"ui/scene", "ui/session"}, middle, ground), true
	case room == "ui/cli": // its text is scenes, which lines prints
		return slices.Concat([]string{"internal/process", "ui/document", "ui/lines", "ui/scene", "ui/session"}, middle, ground), true
	case slices.Contains(faces, room):
		return slices.Concat([]string{"ui/scene", "ui/session"}, middle, ground), true
	}
	return nil, false
}

func TestArrowsPointOneWay(t *testing.T) {
	for _, s := range program(t) {
		room := s.room()
		allowed, known := mayKnow(room)
		if !known {
			t.Errorf("%s: room %q is not one of those in mayKnow; docs/design.md says which there are", s.path, room)
			continue
		}
		for imported := range s.imports() {
			rest, ours := strings.CutPrefix(imported, module+"/")
			if imported == module {
				t.Errorf("%s imports main, which knows every room and is known by none", s.path)
			}
			if !ours {
				continue
			}
			if to := roomOf(rest); to != room && !slices.Contains(allowed, to) {
				t.Errorf("%s: %s must not know %s; it may know %s", s.path, room, to, wordsFor(allowed))
			}
		}
	}
}

func wordsFor(rooms []string) string {
	if len(rooms) == 0 {
		return "no other room"
	}
	return strings.Join(rooms, ", ")
}
