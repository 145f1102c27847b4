package scene

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/checklist"
	"handrail/runbook"
)

// A page whose devices changed is due now, and a calendar that only counted
// half-years would be silent about it until then.
func TestWhatACalendarCountsForTodayIsWhatIsDueToday(t *testing.T) {
	r := saying(30, laptop("old", "Old laptop", "portal", "gateway"))
	d := runbook.State(checklist.Assess(book(), r, monday-30), runbook.Options{Page: runbook.Home})
	r = also(r, 29, runbook.Printing(d, "in the drawer")...)
	r = also(r, 0, laptop("new", "New laptop", "portal"))
	a := checklist.Assess(book(), r, monday)
	now := DueList(a)
	isPaper := func(d checklist.DueItem) bool { return d.Kind == checklist.DuePaper }
	if !slices.ContainsFunc(now, isPaper) {
		t.Fatalf("the home copy names one laptop of two and is not due: %+v", now)
	}
	year := DueWithin(a, monday+366)
	if diff := cmp.Diff(now, year[:min(len(now), len(year))]); diff != "" {
		t.Errorf("the calendar counts another thing for today:\n%s", diff)
	}
	papers := make(map[string]int)
	for _, d := range year {
		if isPaper(d) {
			papers[d.ID]++
		}
	}
	for sheet, n := range papers {
		if n != 1 {
			t.Errorf("sheet %s is counted %d times", sheet, n)
		}
	}
	for _, d := range year[len(now):] {
		if d.DueOn <= monday {
			t.Errorf("%+v turns up later, on a day that was", d)
		}
	}
}
