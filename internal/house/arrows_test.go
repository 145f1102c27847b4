package house

import (
	"slices"
	"strings"
	"testing"
)

// The rooms in the middle, which do not know each other.
var middle = []string{"content", "store", "probe", "runbook", "remind"}

// The ways to draw, speak and print, which do not know each other either.
var faces = []string{"ui/tui", "ui/lines", "ui/cli"}

// mayKnow returns the rooms a room may import, and whether there is such a
// room. Every room may import itself.
func mayKnow(room string) (rooms []string, known bool) {
	switch {
	case room == ".":
		return append(append([]string{"confine", "checklist", "ui/scene", "ui/session"}, middle...), faces...), true
	case room == "checklist", room == "confine", room == "internal":
		return nil, true
	case slices.Contains(middle, room):
		return []string{"checklist"}, true
	case room == "ui/scene":
		return []string{"checklist", "runbook"}, true
	case room == "ui/session":
		return append([]string{"checklist", "ui/scene"}, middle...), true
	case slices.Contains(faces, room):
		return append([]string{"checklist", "ui/scene", "ui/session"}, middle...), true
	}
	return nil, false
}

func TestArrowsPointOneWay(t *testing.T) {
	for _, s := range program(t) {
		room := s.room()
		allowed, known := mayKnow(room)
		if !known {
			t.Errorf("%s: DESIGN names no room %q", s.path, room)
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
