package checklist

// Miss is what a rehearsal could not find or do.
type Miss struct {
	Scenario string
	Text     string
	On       Day // of the rehearsal
}

// missSubject is the subject under which it is entered that what a rehearsal
// missed was put right.
func missSubject(scenario string) string { return "drill/" + scenario }

// MissMendedEntry says that what the newest rehearsal of a scenario missed was
// put right.
func MissMendedEntry(scenario string) Entry { return LookedEntry(missSubject(scenario), "put right") }

// Misses lists what the newest rehearsal of each scenario missed, until it is
// put right or rehearsed again, newest first.
func (a *Assessment) Misses() []Miss {
	var out []Miss
	for _, e := range a.idx.kind[KindDrill] {
		if e.Withdrawn() || e.Value["misses"] == "" {
			continue
		}
		if mended, ok := a.idx.at(KindLooked, missSubject(e.Subject)); ok && !mended.Withdrawn() && mended.EnteredAt() > e.EnteredAt() {
			continue
		}
		out = append(out, Miss{e.Subject, e.Value["misses"], e.Day})
	}
	return out
}
