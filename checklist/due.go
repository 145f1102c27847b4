package checklist

import (
	"cmp"
	"slices"
)

// DueKind says what is due.
type DueKind string

// The kinds of due thing.
const (
	DueReview     DueKind = "review"
	DueHabit      DueKind = "habit"
	DueAccepted   DueKind = "accepted"
	DueFact       DueKind = "fact"
	DuePermission DueKind = "permission"
	DueSignal     DueKind = "signal"
	DueDrill      DueKind = "drill"
	DuePaper      DueKind = "paper"
	DueChanged    DueKind = "changed"
	DueConflict   DueKind = "conflict"
)

// DueItem is one thing that asks to be looked at again.
type DueItem struct {
	Kind        DueKind `json:"kind"`
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	DueOn       Day     `json:"due_on"`
	OverdueDays int     `json:"overdue_days"`
}

// The times after which paper and practice are due again.
var (
	paperAgain = Interval{6, 'm'} // as the foot of a page says
	drillAgain = Interval{6, 'm'}
)

// Due lists what is due on the day of the assessment, oldest first, and
// conflicts before everything.
func (a *Assessment) Due() []DueItem {
	var out []DueItem
	add := func(k DueKind, id, title string, on Day) {
		if on != 0 && on <= a.Day {
			out = append(out, DueItem{k, id, title, on, int(a.Day - on)})
		}
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		if s.Accepted != nil && s.Accepted.Ended {
			add(DueAccepted, s.Step.ID, s.Step.Title, s.Accepted.Until.AddDays(1))
		}
		if s.Applies == No || s.Snoozed != 0 {
			continue
		}
		kind := DueReview
		if s.Step.Habit != "" {
			kind = DueHabit
		}
		var on, conflict, changed Day
		for _, ab := range s.About {
			switch {
			case ab.Conflict != nil:
				conflict = earliest(conflict, ab.Conflict.On)
			case ab.Outcome == Changed:
				changed = earliest(changed, a.changedOn(ab))
			case ab.Outcome == Due || ab.Outcome == Stale:
				on = earliest(on, min(nonZero(earliest(ab.DueOn, ab.StaleOn), a.Day), a.Day))
			}
		}
		add(DueConflict, s.Step.ID, s.Step.Title, conflict)
		add(DueChanged, s.Step.ID, s.Step.Title, changed)
		add(kind, s.Step.ID, s.Step.Title, on)
	}
	for _, f := range a.Facts.States {
		if f.Conflict != nil {
			add(DueConflict, f.Fact.ID, f.Fact.Title, min(f.Conflict.On, a.Day))
		}
		add(DueFact, f.Fact.ID, f.Fact.Title, f.DueOn)
	}
	for _, p := range a.Facts.Permissions {
		add(DuePermission, p.Permission.ID, p.Permission.Name, p.DueOn)
	}
	for _, s := range a.Signals() {
		add(DueSignal, s.Signal.ID, s.Signal.Title, s.DueOn)
	}
	for _, p := range a.papers() {
		add(DuePaper, p.page, "Print the "+p.page+" page again", p.dueOn)
	}
	add(DueDrill, "drill", "Rehearse an emergency from paper", a.drillDueOn())
	slices.SortStableFunc(out, func(x, y DueItem) int {
		return cmp.Or(cmp.Compare(b2i(y.Kind == DueConflict), b2i(x.Kind == DueConflict)),
			cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// DueWithin lists what is due now, as Due does, and after it what turns up
// until a later day if nothing is said, each thing with the day on which Due
// will first list it. It is what a calendar is made from.
func (a *Assessment) DueWithin(last Day) []DueItem {
	out := a.Due()
	before := dueKeys(out)
	for day := a.nextTurn(); day != 0 && day <= last; {
		then := Assess(a.Catalogue, a.record, day)
		now := then.Due()
		for _, d := range now {
			if !before[dueKey{d.Kind, d.ID}] {
				d.DueOn, d.OverdueDays = day, 0
				out = append(out, d)
			}
		}
		before = dueKeys(now)
		day = then.nextTurn()
	}
	return out
}

type dueKey struct {
	kind DueKind
	id   string
}

func dueKeys(items []DueItem) map[dueKey]bool {
	keys := make(map[dueKey]bool, len(items))
	for _, d := range items {
		keys[dueKey{d.Kind, d.ID}] = true
	}
	return keys
}

// nextTurn is the first day after the assessment's on which time alone may
// change what is due, or no day.
func (a *Assessment) nextTurn() Day {
	var next Day
	at := func(d Day) {
		if d > a.Day {
			next = earliest(next, d)
		}
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		at(s.Snoozed)
		if s.Accepted != nil {
			at(s.Accepted.Until.AddDays(1))
		}
		for _, ab := range s.About {
			at(ab.SeenOn - 1) // see age
			at(ab.DueOn)
			if ab.Conflict != nil {
				at(ab.Conflict.On)
			}
		}
	}
	for _, f := range a.Facts.States {
		at(f.DueOn)
		at(f.SaidOn)
	}
	for _, p := range a.Facts.Permissions {
		at(p.DueOn)
		at(p.SaidOn)
	}
	for _, s := range a.Signals() {
		at(s.DueOn)
		at(s.LookedOn)
	}
	for _, e := range a.idx.kind[KindPrint] {
		at(paperAgain.After(e.Day))
		at(a.paperWrongOn(e))
	}
	at(a.drillDueOn())
	return next
}

// changedOn is the day a question changed: the day something was first said
// under the catalogue that asks anew, or the day of the assessment.
func (a *Assessment) changedOn(ab AboutState) Day {
	if e, ok := a.idx.at(KindCatalogue, a.Catalogue.Broker); ok && e.Value["digest"] == a.Catalogue.Digest && e.Day >= ab.SeenOn {
		return min(e.Day, a.Day)
	}
	return a.Day
}

// paper is a printed page, and the day it is printed again.
type paper struct {
	page  string
	dueOn Day
}

// papers lists the pages that were printed: again half a year later, or at
// once where a life event made one wrong.
func (a *Assessment) papers() []paper {
	var out []paper
	for _, e := range a.idx.kind[KindPrint] {
		if !e.Withdrawn() && !a.replaced(e) {
			out = append(out, paper{e.Subject, earliest(paperAgain.After(e.Day), a.paperWrongOn(e))})
		}
	}
	return out
}

// firstPages are the pages of the first version, which the sheets replace.
var firstPages = []string{"home", "emergency", "helper", "all"}

// replaced reports whether a print is a page of the first version that a sheet
// printed since then replaces.
func (a *Assessment) replaced(print Event) bool {
	return slices.Contains(firstPages, print.Subject) && slices.ContainsFunc(a.idx.kind[KindPrint], func(e Event) bool {
		return !e.Withdrawn() && e.SaidAt() > print.SaidAt() && e.Subject != "card" && !slices.Contains(firstPages, e.Subject)
	})
}

// paperWrongOn is the day of the first life event after a print that makes
// paper wrong, or no day.
func (a *Assessment) paperWrongOn(print Event) Day {
	var on Day
	for _, st := range stalersOf(a.Catalogue, a.idx) {
		if st.life.Spoils(print.Subject) && st.event.SaidAt() > print.SaidAt() {
			on = earliest(on, st.event.Day)
		}
	}
	return on
}

// drillDueOn is the day a drill is due: at once after a print or a life event
// that makes paper wrong, half a year after the last drill, or never where
// nothing was printed or rehearsed yet.
func (a *Assessment) drillDueOn() Day {
	var last Event
	for _, e := range a.idx.kind[KindDrill] {
		if !e.Withdrawn() && e.SaidAt() > last.SaidAt() {
			last = e
		}
	}
	on := drillAgain.After(last.Day)
	since := func(e Event) {
		if e.SaidAt() > last.SaidAt() {
			on = earliest(on, e.Day)
		}
	}
	printed := false
	for _, e := range a.idx.kind[KindPrint] {
		if !e.Withdrawn() {
			printed = true
			since(e)
		}
	}
	if printed {
		for _, st := range stalersOf(a.Catalogue, a.idx) {
			if st.life.Paper != "" {
				since(st.event)
			}
		}
	}
	return on
}

func earliest(a, b Day) Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
