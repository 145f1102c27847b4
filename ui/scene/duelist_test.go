package scene

import (
	"slices"
	"testing"

	"handrail/checklist"
	"handrail/runbook"
)

// A page whose devices changed is printed again at the sitting after that, and
// not on the day the map was corrected.
func TestAPageThatAnEntryMadeWrongIsDueAtTheNextSitting(t *testing.T) {
	r := saying(30, laptop("old", "Old laptop", "portal", "gateway"))
	d := runbook.State(checklist.Assess(book(), r, monday-30), runbook.Options{Page: runbook.Home})
	r = also(r, 29, runbook.Printing(d, "in the drawer")...)
	r = also(r, 0, laptop("new", "New laptop", "portal"))
	paperOn := func(day checklist.Day) bool {
		return slices.ContainsFunc(DueList(checklist.Assess(book(), r, day)), func(d checklist.DueItem) bool { return d.Kind == checklist.DuePaper })
	}
	sitting := checklist.Assess(book(), r, monday).SittingOn(monday)
	if paperOn(sitting - 1) {
		t.Error("it is due before the sitting")
	}
	if !paperOn(sitting) {
		t.Error("the home copy names one laptop of two and the sitting does not ask for it")
	}
}
