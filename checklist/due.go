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
		var on Day
		for _, ab := range s.About {
			switch {
			case ab.Conflict != nil:
				add(DueConflict, s.Step.ID, s.Step.Title, ab.Conflict.On)
			case ab.Outcome == Changed:
				add(DueChanged, s.Step.ID, s.Step.Title, a.Day)
			case ab.Outcome == Due || ab.Outcome == Stale:
				on = earliest(on, nonZero(earliest(ab.DueOn, ab.StaleOn), a.Day))
			}
		}
		add(kind, s.Step.ID, s.Step.Title, min(on, a.Day))
	}
	for _, f := range a.Facts.States {
		add(DueFact, f.Fact.ID, f.Fact.Title, f.DueOn)
	}
	for _, p := range a.Facts.Permissions {
		add(DuePermission, p.Permission.ID, p.Permission.Name, p.ReviewOn)
	}
	for i := range a.Catalogue.Signals {
		sig := &a.Catalogue.Signals[i]
		if e, ok := a.idx.at(KindLooked, sig.ID); ok && !e.Withdrawn() {
			add(DueSignal, sig.ID, sig.Title, sig.Review.After(e.Day))
		}
	}
	slices.SortStableFunc(out, func(x, y DueItem) int {
		return cmp.Or(cmp.Compare(b2i(y.Kind == DueConflict), b2i(x.Kind == DueConflict)),
			cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
	return out
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
