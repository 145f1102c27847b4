package scene

import (
	"cmp"
	"slices"

	"handrail/checklist"
	"handrail/runbook"
)

// DueList lists everything that is due on the day of the assessment, oldest
// first and conflicts before everything. What paper is wrong, and why, the
// runbook knows.
func DueList(a *checklist.Assessment) []checklist.DueItem {
	var out []checklist.DueItem
	for _, d := range a.Due() {
		if d.Kind != checklist.DuePaper {
			out = append(out, d)
		}
	}
	out = append(out, runbook.Due(a)...)
	first := func(d checklist.DueItem) int {
		if d.Kind == checklist.DueConflict {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(x, y checklist.DueItem) int {
		return cmp.Or(cmp.Compare(first(x), first(y)), cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// DueWithin lists what is due, as DueList does, and after it what turns up
// until a later day if nothing is said, each thing with the day on which it
// will. It is what a calendar and a timer count.
func DueWithin(a *checklist.Assessment, last checklist.Day) []checklist.DueItem {
	out := DueList(a)
	paper := make(map[string]bool)
	for _, d := range out {
		if d.Kind == checklist.DuePaper {
			paper[d.ID] = true
		}
	}
	for _, d := range a.DueWithin(last) {
		if d.DueOn > a.Day && !(d.Kind == checklist.DuePaper && paper[d.ID]) {
			out = append(out, d)
		}
	}
	return out
}
