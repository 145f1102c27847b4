package checklist

import (
	"strconv"
	"strings"
)

// Miss is one thing that a rehearsal could not find or do.
type Miss struct {
	Scenario string
	N        int // which one of its rehearsal, from 1
	Text     string
	On       Day  // of the rehearsal
	Mended   bool // it was put right since
}

// ID names a miss among those of the newest rehearsals.
func (m Miss) ID() string { return m.Scenario + "/" + strconv.Itoa(m.N) }

// missSubject is the subject under which it is entered that a miss was put
// right. Without a number it is all that the rehearsal of a scenario missed.
func missSubject(id string) string { return "drill/" + id }

// MissMendedEntry says that a miss of the newest rehearsal of its scenario was
// put right.
func MissMendedEntry(m Miss) Entry { return LookedEntry(missSubject(m.ID()), "put right") }

// Misses lists what the newest rehearsal of each scenario missed and nobody put
// right since, newest rehearsal first.
func (a *Assessment) Misses() []Miss {
	var out []Miss
	for _, e := range a.idx.kind[KindDrill] {
		for _, m := range a.MissesOf(e.Subject) {
			if !m.Mended {
				out = append(out, m)
			}
		}
	}
	return out
}

// MissesOf lists what the newest rehearsal of a scenario missed, each thing on
// its own: they are written with commas, semicolons or lines between them.
func (a *Assessment) MissesOf(scenario string) []Miss {
	drill, _ := a.idx.at(KindDrill, scenario)
	var out []Miss
	for _, text := range strings.FieldsFunc(drill.Value["misses"], func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		m := Miss{Scenario: scenario, N: len(out) + 1, Text: text, On: drill.Day}
		for _, id := range []string{scenario, m.ID()} {
			mended, _ := a.idx.at(KindLooked, missSubject(id))
			m.Mended = m.Mended || !mended.Withdrawn() && mended.EnteredAt() > drill.EnteredAt()
		}
		out = append(out, m)
	}
	return out
}
