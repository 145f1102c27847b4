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

// spread leaves every review on its day, and moves what is more than a sitting
// there to the days before it. Never later: what was seen gets no older than
// its interval allows before it is asked again, and the day it turns stale stays.
// What waits longest anyway is moved first, since a few days matter least
// there; and nothing is asked again before half of its interval, even where a
// day then brings more. It depends on what was said and not on today, so that
// a calendar made now tells what each day of the year will ask.
func spread(all []review) {
	on := slices.Clone(all)
	slices.SortFunc(on, func(x, y review) int { return cmp.Compare(y.day, x.day) })
	var waiting []review // to find a day, this one or before
	for day := Day(0); len(on) > 0 || len(waiting) > 0; day-- {
		if len(waiting) == 0 {
			day = on[0].day
		}
		fixed := 0
		for len(on) > 0 && on[0].day == day {
			if on[0].due == nil {
				fixed++
			} else {
				waiting = append(waiting, on[0])
			}
			on = on[1:]
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

// spreadReviews gives everything that is asked again its day. Where an
// accepted risk ends, and what paper and drills need, stays where it is.
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
	for i := range a.Facts.Permissions {
		p := &a.Facts.Permissions[i]
		move("permission/"+p.Permission.ID, &p.DueOn, p.SaidOn)
	}
	for _, p := range a.papers() {
		stay(p.dueOn)
	}
	stay(a.drillDueOn())
	spread(all)
	a.askWhatIsAhead()
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

// askWhatIsAhead makes due at once what was said on a day that has not come
// yet: a clock was wrong, and the interval would begin on that day.
func (a *Assessment) askWhatIsAhead() {
	ask := func(due *Day, said Day) {
		if said > a.Day && *due != 0 {
			*due = a.Day
		}
	}
	for i := range a.Facts.States {
		ask(&a.Facts.States[i].DueOn, a.Facts.States[i].SaidOn)
	}
	for i := range a.Facts.Permissions {
		ask(&a.Facts.Permissions[i].DueOn, a.Facts.Permissions[i].SaidOn)
	}
	for i := range a.signals {
		ask(&a.signals[i].DueOn, a.signals[i].LookedOn)
	}
}
