package session

import (
	"maps"
	"path/filepath"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/store"
)

// pair is one person with two machines, and a file carried between them.
type pair struct {
	a, b   *person
	named  []checklist.Dropped
	synced int
}

func newPair(t testing.TB) *pair {
	one, two := newPerson(t, 4), newPerson(t, 5)
	two.tried = one.tried // the same person sees the same
	one.walks, two.walks = false, false
	one.begin()
	one.evening(one.s.Assessment())
	w := &pair{a: one, b: two}
	w.named = append(w.named, one.closeSession()...)
	two.known = checklist.Assess(two.set.Catalogue, checklist.Record{}, two.today())
	return w
}

// learn makes one know the entries of the other.
func (p *person) learn(o *person) {
	maps.Copy(p.ids, o.ids)
	maps.Copy(p.when, o.when)
	for k, e := range o.newest {
		if was, ok := p.newest[k]; !ok || p.when[e.ID()] > p.when[was.ID()] || p.when[e.ID()] == p.when[was.ID()] && e.ID() > was.ID() {
			p.newest[k] = e
		}
	}
}

// bring carries the record of one machine to the other, in a sealed file or
// as it is. Sealing takes a quarter of a second on purpose.
func (p *person) bring(from *person, sealed bool) {
	p.t.Helper()
	record := from.s.Record()
	if sealed {
		path := filepath.Join(p.t.TempDir(), "export")
		if err := store.Export(path, record, "plainly fake"); err != nil {
			p.t.Fatal(err)
		}
		back, err := store.Import(path, "plainly fake")
		if err != nil {
			p.t.Fatal(err)
		}
		record = back
	}
	if _, err := p.s.Merge(p.t.Context(), record); err != nil {
		p.t.Fatal(err)
	}
	p.learn(from)
	p.noteSize()
}

// sync carries both ways, and holds both records to be one.
func (w *pair) sync(sealed bool) {
	w.a.t.Helper()
	for _, p := range []*person{w.a, w.b} {
		if p.s == nil {
			p.open()
		}
	}
	w.b.bring(w.a, sealed)
	w.a.bring(w.b, sealed)
	if !sameEvents(w.a.s.Record(), w.b.s.Record()) {
		w.a.t.Fatalf("after carrying both ways on %s the two records differ", w.a.today())
	}
	w.synced++
	for _, p := range []*person{w.a, w.b} {
		p.evening(p.s.Assessment())
		p.s = nil
	}
}

func sameEvents(a, b checklist.Record) bool { return a.Len() == b.Len() && len(a.Without(b)) == 0 }

// The clock of the second machine is wrong: by an hour always, by a year on one
// day.
const (
	aheadAlways = time.Hour
	aheadOnDay  = 100
)

func TestTwoMachinesThatCarryAFileOnceAMonthEndWithOneRecord(t *testing.T) {
	t.Parallel()
	w := newPair(t)
	start := w.a.today()
	w.sync(true)
	end := start.AddDays(days())
	for day := start + 1; day < end; day++ {
		p, other := w.a, w.b
		if weekday := day.Time().Weekday(); weekday == time.Sunday || weekday == time.Monday {
			p, other = w.b, w.a
		}
		other.setDay(day)
		p.setDay(day)
		a := checklist.Assess(p.set.Catalogue, p.known.Record(), day)
		p.nothingImproved(a)
		p.onlyWhatIsDue(a)
		p.known = a
		w.a.fig.noteDue(a, a.Due())
		wrong := day == start.AddDays(aheadOnDay)
		if wrong {
			p = w.b
		}
		plan := checklist.Plan(a, UsualMinutes)
		if wrong || len(a.Due()) > 0 || len(plan.Trips)+len(plan.Bundle) > 0 || !p.quiet {
			if p == w.b {
				p.now = p.now.Add(aheadAlways)
			}
			if wrong {
				p.ahead = p.now.AddDate(1, 0, 0).Sub(p.now)
				p.now = p.now.Add(p.ahead)
			}
			p.open()
			p.fig.daysOpen++
			p.sitting()
			p.rest()
			said := p.fig.said
			p.bundle()
			p.quiet = said == p.fig.said
			w.named = append(w.named, p.closeSession()...)
			p.setDay(day)
			p.known = p.open().Assessment()
			p.s = nil
			if p.ahead = 0; wrong {
				w.aheadIsAsked(day)
			}
		}
		if (day-start)%30 == 0 {
			w.sync(day+30 >= end)
		}
	}
	w.sync(false)
	p := w.a
	p.open()
	p.nothingNewestLost(p.s.Record())
	p.fig.said += w.b.fig.said
	p.fig.saves += w.b.fig.saves
	p.fig.sittings += w.b.fig.sittings
	p.fig.daysOpen += w.b.fig.daysOpen
	p.finish("two machines")
	t.Logf("two machines: carried both ways %d times", w.synced)
	// A failing answer stays what it is; everything that could close something
	// or is asked again by its day was entered again.
	last := p.s.Assessment()
	for _, st := range last.Steps {
		for _, ab := range st.About {
			if ab.SeenOn > p.today()+1 && ab.Outcome != checklist.Fails {
				t.Errorf("%s about %q is still of %s: %s", st.Step.ID, ab.Thing, ab.SeenOn, ab.Outcome)
			}
		}
	}
	for _, f := range last.Facts.States {
		if f.SaidOn > p.today()+1 {
			t.Errorf("the fact %s is still of %s", f.Fact.ID, f.SaidOn)
		}
	}
}

// aheadIsAsked: an entry of a year ahead counts for nothing today, and is due.
func (w *pair) aheadIsAsked(day checklist.Day) {
	w.a.t.Helper()
	a := w.b.known
	n := 0
	for _, st := range a.Steps {
		for _, ab := range st.About {
			if ab.SeenOn > day && ab.Outcome.Counts() {
				w.a.t.Errorf("%s about %q was seen on %s and counts on %s", st.Step.ID, ab.Thing, ab.SeenOn, day)
			}
			if ab.SeenOn > day && ab.Outcome == checklist.Stale {
				n++
			}
		}
	}
	w.a.t.Logf("on %s the clock is a year ahead: %d states are dated to come, asked at once, and answered again by the end", day, n)
	if n == 0 {
		w.a.t.Errorf("no entry was made on the day the clock was wrong: the test tries nothing")
	}
}

// nothingNewestLost is what two machines promise: the newest of each thing.
func (p *person) nothingNewestLost(r checklist.Record) {
	p.t.Helper()
	kept := make(map[string]bool)
	for _, e := range r.Events() {
		kept[e.ID()] = true
	}
	for k, e := range p.newest {
		if !kept[e.ID()] {
			p.t.Errorf("the last entry about %s %s, of %s, is gone", k[0], k[1], e.Day)
		}
	}
	full := make(map[[2]string]bool)
	for _, f := range r.Full() {
		full[[2]string{string(f.Kind), f.Subject}] = true
	}
	for id, e := range p.ids {
		if kept[id] {
			continue
		}
		p.fig.dropped++
		if r.Len() < checklist.KeptAll && !full[[2]string{string(e.Kind), e.Subject}] {
			p.t.Errorf("%s %s of %s is gone and no cap was reached", e.Kind, e.Subject, e.Day)
		}
	}
}
