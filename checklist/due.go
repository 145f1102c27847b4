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
	DuePutOff     DueKind = "put_off"
	DueFailing    DueKind = "failing"
	DueUnsure     DueKind = "unsure"
	DueFact       DueKind = "fact"
	DuePermission DueKind = "permission"
	DueSignal     DueKind = "signal"
	DueMiss       DueKind = "miss"
	DueDrill      DueKind = "drill"
	DuePaper      DueKind = "paper"
	DueChanged    DueKind = "changed"
	DueConflict   DueKind = "conflict"
	DueAlarm      DueKind = "alarm"
)

// DueKinds lists every kind of due thing in the order of a day: what cannot
// wait, facts, states, then what waits while anything before it is due.
var DueKinds = []DueKind{
	DueAlarm, DueConflict, DueFact, DuePermission, DueFailing, DueUnsure, DueAccepted, DuePutOff,
	DueChanged, DueReview, DueHabit, DueSignal, DueMiss, DuePaper, DueDrill,
}

// DueItem is one thing that asks to be looked at again.
type DueItem struct {
	Kind        DueKind `json:"kind"`
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	DueOn       Day     `json:"due_on"` // the day of the sitting that asks it, or its own day
	OverdueDays int     `json:"overdue_days"`
}

// The times after which paper and practice are due again.
var (
	paperAgain = Interval{6, 'm'} // as the foot of a page says
	drillAgain = Interval{1, 'y'}
	firstDrill = Interval{1, 'm'} // after the first print
)

// Due lists what is due on the day of the assessment, in the order of
// DueKinds and in each the oldest first. A step is listed once for each kind.
func (a *Assessment) Due() []DueItem {
	var out []DueItem
	at := make(map[[2]string]int)
	for i := range a.due {
		q := &a.due[i]
		k := [2]string{string(q.kind), q.id}
		if j, ok := at[k]; ok {
			out[j].DueOn = min(out[j].DueOn, q.on)
			continue
		}
		at[k] = len(out)
		out = append(out, DueItem{Kind: q.kind, ID: q.id, Title: q.title, DueOn: q.on})
	}
	for i := range out {
		out[i].OverdueDays = int(a.Day - out[i].DueOn)
	}
	SortDue(out)
	return out
}

// SortDue puts due things in the order of a day.
func SortDue(items []DueItem) {
	slices.SortStableFunc(items, func(x, y DueItem) int {
		return cmp.Or(cmp.Compare(slices.Index(DueKinds, x.Kind), slices.Index(DueKinds, y.Kind)),
			cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.ID, y.ID))
	})
}

// changedOn is the day a question changed: the day something was first entered
// under the catalogue that asks it differently, or the day it was last seen.
func (a *Assessment) changedOn(ab *AboutState) Day {
	if e, _ := a.idx.at(KindCatalogue, a.Catalogue.Broker); e.Value[FieldDigest] == a.Catalogue.Digest {
		return max(e.Day, ab.SeenOn)
	}
	return ab.SeenOn
}

// paper is a printed page.
type paper struct {
	page    string
	printed Day
	wrongOn Day // the day of a life event that made it wrong, or no day
}

// papers lists the pages that were printed.
func (a *Assessment) papers() []paper {
	var out []paper
	for _, e := range a.idx.kind[KindPrint] {
		if !e.Withdrawn() && !a.replaced(e) {
			out = append(out, paper{e.Subject, e.Day, a.paperWrongOn(e)})
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
		return !e.Withdrawn() && e.EnteredAt() > print.EnteredAt() && e.Subject != "card" && !slices.Contains(firstPages, e.Subject)
	})
}

// paperWrongOn is the day of the first life event after a print that makes
// paper wrong, or no day.
func (a *Assessment) paperWrongOn(print Event) Day {
	var on Day
	for _, st := range stalersOf(a.Catalogue, a.idx) {
		if st.life.Spoils(print.Subject) && st.event.EnteredAt() > print.EnteredAt() {
			on = earliest(on, st.event.Day)
		}
	}
	return on
}

// drillAsking is the rehearsal: a year after the last one, a month after the
// first print where there was none, and at once after a life event that changes
// what to do; never where nothing was printed or rehearsed yet.
func (a *Assessment) drillAsking() (asking, bool) {
	var last Event
	for _, e := range a.idx.kind[KindDrill] {
		if !e.Withdrawn() && e.EnteredAt() > last.EnteredAt() {
			last = e
		}
	}
	q := asking{kind: DueDrill, id: "drill", title: "Rehearse an emergency from paper", every: growing{drillAgain, 1}}
	if last.Day != 0 {
		q = q.times(last.Day, drillAgain.After(last.Day))
	} else {
		var printed Day
		for _, e := range a.idx.all {
			if e.Kind == KindPrint && !e.Withdrawn() {
				printed = earliest(printed, e.Day)
			}
		}
		q = q.times(printed, firstDrill.After(printed))
	}
	return q, q.due != 0
}

// DrillOn is the day of the sitting that asks for a rehearsal, or no day where
// nothing was printed or rehearsed yet.
func (a *Assessment) DrillOn() Day {
	for _, q := range a.asked {
		if q.kind == DueDrill {
			return q.on
		}
	}
	return 0
}

// RehearseBy is the day by which to rehearse from paper that is printed on a
// day: that of DrillOn, the next sitting where that is past, and a month later
// where nothing was printed or rehearsed yet.
func (a *Assessment) RehearseBy(printed Day) Day {
	on := a.DrillOn()
	if on == 0 {
		return a.SittingOn(firstDrill.After(printed))
	}
	return max(on, a.SittingOn(printed))
}

// SittingOn is the day of the sitting that asks what is to be asked from a day
// on.
func (a *Assessment) SittingOn(day Day) Day { return a.SittingDay().mainOnOrAfter(day) }

func earliest(a, b Day) Day {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
