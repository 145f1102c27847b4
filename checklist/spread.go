package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// review is a look that will be asked again, and the day it was given.
type review struct {
	key  string
	due  *Day
	seen Day
}

// spread moves reviews to earlier days, so that no day brings more of them
// than a sitting has. Never later: what was seen gets no older than its
// interval allows before it is asked again, and the day it turns stale stays.
// It depends on what was said and not on today, so that a calendar made now
// tells what each day of the year will ask.
func spread(all []review) {
	slices.SortFunc(all, func(x, y review) int {
		return cmp.Or(cmp.Compare(*y.due, *x.due), strings.Compare(x.key, y.key))
	})
	for len(all) > 0 {
		day := *all[0].due
		n := 1
		for n < len(all) && *all[n].due == day {
			n++
		}
		today := all[:n]
		slices.SortFunc(today, func(x, y review) int { return strings.Compare(x.key, y.key) })
		stay, moved := 0, 0
		for i, r := range today {
			if (stay < SittingSteps || day-1 <= r.seen) && stay < n {
				today[stay], today[i] = r, today[stay]
				stay++
			}
		}
		for _, r := range today[stay:] {
			*r.due = day - 1
			moved++
		}
		all = all[stay:]
		slices.SortStableFunc(all, func(x, y review) int { return cmp.Compare(*y.due, *x.due) })
	}
}

// spreadReviews gives every standing look its day of review.
func (a *Assessment) spreadReviews() {
	var all []review
	for i := range a.Steps {
		s := &a.Steps[i]
		for j := range s.About {
			if ab := &s.About[j]; ab.DueOn != 0 && s.Step.Habit == "" {
				all = append(all, review{AnswerSubject(s.Step.ID, ab.Thing), &ab.DueOn, ab.SeenOn})
			}
		}
	}
	for i := range a.Facts.States {
		if f := &a.Facts.States[i]; f.DueOn != 0 {
			all = append(all, review{"fact/" + f.Fact.ID, &f.DueOn, f.SaidOn})
		}
	}
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
