package scene

import (
	"handrail/checklist"
	"handrail/runbook"
)

// DueList lists everything that is due on the day of the assessment, in the
// order of a sitting. What on paper is wrong, and why, the runbook knows; paper
// and drill wait while anything before them is due.
func DueList(a *checklist.Assessment) []checklist.DueItem {
	return DueWith(a, runbook.Printed(a))
}

// DueWith is DueList where the newest prints are known already.
func DueWith(a *checklist.Assessment, printed []runbook.PaperState) []checklist.DueItem {
	var out []checklist.DueItem
	paper := make(map[string]checklist.Day)
	for _, d := range a.Due() {
		if d.Kind == checklist.DuePaper {
			paper[d.ID] = d.DueOn
		} else {
			out = append(out, d)
		}
	}
	for _, d := range runbook.Due(printed, a.Day) {
		on, due := paper[d.ID]
		if !due {
			on = a.SittingOn(d.DueOn)
		}
		if on <= a.Day {
			d.DueOn, d.OverdueDays = on, int(a.Day-on)
			out = append(out, d)
		}
	}
	checklist.SortDue(out)
	return out
}
