package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// review is something that is asked again on a day.
type review struct {
	key  string
	due  *Day // nil: day cannot be moved, and only takes room
	day  Day
	seen Day
}

// earliest is the first day a review may be moved to: what was seen is left
// alone for half of its interval.
func (r review) earliest() Day { return r.seen + (r.day-r.seen+1)/2 }

// spread moves reviews to earlier days, so that no day brings more of them
// than a sitting has. Never later: what was seen gets no older than its
// interval allows before it is asked again, and the day it turns stale stays.
// What waits longest anyway is moved first, since a few days matter least
// there; and nothing is asked again before half of its interval, even where a
// day then brings more. It depends on what was said and not on today, so that
// a calendar made now tells what each day of the year will ask.
func spread(all []review) {
	slices.SortFunc(all, func(x, y review) int { return cmp.Compare(y.day, x.day) })
	var waiting []review // to find a day, this one or before
	for day := Day(0); len(all) > 0 || len(waiting) > 0; day-- {
		if len(waiting) == 0 {
			day = all[0].day
		}
		fixed := 0
		for len(all) > 0 && all[0].day == day {
			if all[0].due == nil {
				fixed++
			} else {
				waiting = append(waiting, all[0])
			}
			all = all[1:]
		}
		room := max(0, SittingSteps-fixed)
		if len(waiting) > room {
			slices.SortFunc(waiting, func(x, y review) int {
				return cmp.Or(cmp.Compare(y.earliest(), x.earliest()), strings.Compare(x.key, y.key))
			})
		}
		n := min(room, len(waiting))
		for n < len(waiting) && waiting[n].earliest() >= day {
			n++
		}
		for _, r := range waiting[:n] {
			*r.due = day
		}
		waiting = waiting[n:]
	}
}

// spreadReviews gives everything that is asked again its day. A day that a
// person chose, and what paper and drills need, stay where they are.
func (a *Assessment) spreadReviews() {
	var all []review
	move := func(key string, due *Day, seen Day) {
		if *due != 0 {
			all = append(all, review{key, due, *due, seen})
		}
	}
	stay := func(on Day) {
		if on != 0 {
			all = append(all, review{day: on})
		}
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		if s.Applies == No {
			continue
		}
		for j := range s.About {
			move(AnswerSubject(s.Step.ID, s.About[j].Thing), &s.About[j].DueOn, s.About[j].SeenOn)
		}
		if s.Accepted != nil {
			stay(s.Accepted.Until + 1)
		}
	}
	for i := range a.Facts.States {
		f := &a.Facts.States[i]
		move("fact/"+f.Fact.ID, &f.DueOn, f.SaidOn)
	}
	first := a.firstDay()
	for i := range a.signals {
		s := &a.signals[i]
		move("signal/"+s.Signal.ID, &s.DueOn, cmp.Or(s.LookedOn, first))
	}
	for _, p := range a.Facts.Permissions {
		stay(p.ReviewOn)
	}
	for _, p := range a.papers() {
		stay(p.dueOn)
	}
	stay(a.drillDueOn())
	spread(all)
	for i := range a.Steps {
		s := &a.Steps[i]
		for j := range s.About {
			if ab := &s.About[j]; ab.Outcome == Holds && ab.DueOn != 0 && ab.DueOn <= a.Day {
				ab.Outcome = Due
			}
		}
		if s.Outcome != NotApplicable {
			s.Outcome = outcomeOver(s.About)
		}
	}
}
