package personas

import (
	"slices"
	"testing"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// Two computers hold the same record, and each has a timer. Reviews are done on
// the first one; now and then its record is brought to the second. After a
// year the first one is lost, and what was entered there since the last export
// with it.
func TestTwoYearsOnTwoComputersOfWhichOneIsLost(t *testing.T) {
	c := catalogue(t)
	for i, who := range []string{"investor", "trader", "quant"} {
		if i > 0 && !proptest.Long() {
			continue
		}
		first, day := setUp(t, c, people[i])
		second := first
		lost := begun.AddDays(386)
		var here, there timer
		there.renew(checklist.Assess(c, second, day))
		var years [2]year
		for reviews, gone := 1, false; day < lastDay; reviews++ {
			if day >= lost && !gone {
				gone, first = true, second
			}
			a := checklist.Assess(c, first, day)
			next := min(a.NextSitting(), lastDay)
			if gone {
				there.renew(a)
			} else {
				here.renew(a)
				here.run(day, min(next, lastDay-1))
			}
			there.run(day, min(next, lastDay-1))
			if day = next; day == lastDay {
				break
			}
			first = review(t, c, first, day, &years[inYear(day)])
			if reviews%3 == 0 && day < lost {
				second = checklist.Merge(second, first)
				there.renew(checklist.Assess(c, second, day))
			}
		}
		for _, on := range append(here.spoke, there.spoke...) {
			years[inYear(on)].spoken++
		}
		t.Logf("long: %-8s a computer lost   year 1: %s", who, years[0])
		t.Logf("long: %-8s a computer lost   year 2: %s; the first computer spoke %d times, the second %d, at most %d in 365 days", who, years[1], len(here.spoke), len(there.spoke), mostInAYear(there.spoke))
		if n := max(mostInAYear(here.spoke), mostInAYear(there.spoke)); n > 9 {
			t.Errorf("%s: one computer spoke %d times in a year", who, n)
		}
		if years[0].stale > 0 {
			t.Errorf("%s: %d stale before the computer was lost", who, years[0].stale)
		}
		if got := checklist.Assess(c, first, lastDay); staleIn(got) > 0 {
			t.Errorf("%s: %d stale a year after the loss", who, staleIn(got))
		}
	}
}

// staleIn counts what was seen too long ago to count.
func staleIn(a *checklist.Assessment) int {
	n := 0
	for i := range a.Steps {
		for _, ab := range a.Steps[i].About {
			if ab.Outcome == checklist.Stale && a.Steps[i].Applies != checklist.No {
				n++
			}
		}
	}
	return n
}

// For a month the clock of the second computer is three years ahead, and a
// review is done there. Once the clock is right its timer speaks again, what
// was entered then is asked again, and nothing is stale for who comes.
func TestTwoYearsOnTwoComputersOfWhichOneHadAWrongClock(t *testing.T) {
	c := catalogue(t)
	for i, who := range []string{"investor", "trader", "quant"} {
		if i > 0 && !proptest.Long() {
			continue
		}
		record, day := setUp(t, c, people[i])
		const ahead = 1096
		wrong := begun.AddDays(200)
		var tm timer
		var years [2]year
		done := false
		for day < lastDay {
			a := checklist.Assess(c, record, day)
			tm.renew(a)
			next := min(a.NextSitting(), lastDay)
			if next >= wrong && !done {
				done = true
				there := timer{dates: tm.dates}
				there.run(next+ahead-1, next+ahead+30)
				if len(there.spoke) == 0 || len(there.spoke) > 9 {
					t.Errorf("%s: with a wrong clock the timer speaks %d times in a month", who, len(there.spoke))
				}
				tm.dates.Spoken = there.dates.Spoken
				record = review(t, c, record, next+ahead, new(year))
				day = next + 31 // the clock is right again
				a = checklist.Assess(c, record, day)
				for j := range a.Steps {
					for _, ab := range a.Steps[j].About {
						if ab.SeenOn > day+1 && ab.DueOn > day && ab.Outcome.Counts() {
							t.Errorf("%s: %s was entered for %s and is asked again only on %s", who, a.Steps[j].Step.ID, ab.SeenOn, ab.DueOn)
						}
					}
				}
				record = review(t, c, record, day, &years[inYear(day)])
				years[inYear(day)].stale = 0 // while the clock was wrong nobody came
				continue
			}
			tm.run(day, min(next, lastDay-1))
			if day = next; day < lastDay {
				record = review(t, c, record, day, &years[inYear(day)])
			}
		}
		for _, on := range tm.spoke {
			years[inYear(on)].spoken++
		}
		late := slices.ContainsFunc(tm.spoke, func(on checklist.Day) bool { return on > wrong.AddDays(60) })
		t.Logf("long: %-8s a wrong clock     year 1: %s", who, years[0])
		t.Logf("long: %-8s a wrong clock     year 2: %s; the timer spoke %d times, at most %d in 365 days", who, years[1], len(tm.spoke), mostInAYear(tm.spoke))
		if years[0].stale+years[1].stale > 0 || years[1].spoken > years[1].days || !late {
			t.Errorf("%s: %d stale, %d lines on %d days, spoke after the clock was right: %v", who, years[0].stale+years[1].stale, len(tm.spoke), years[0].days+years[1].days, late)
		}
	}
}
