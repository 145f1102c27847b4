package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// dueKinds are the parts of the list of what is due, in order, with habits as
// a short list of their own.
var dueKinds = []struct {
	head  string
	kinds []checklist.DueKind
}{
	{"Signs of somebody inside", []checklist.DueKind{checklist.DueAlarm}},
	{"You and the machine disagree", []checklist.DueKind{checklist.DueConflict}},
	{"Still so?", []checklist.DueKind{checklist.DueFact, checklist.DuePermission}},
	{"Still open", []checklist.DueKind{checklist.DueFailing, checklist.DueUnsure}},
	{"Exceptions that have ended", []checklist.DueKind{checklist.DueAccepted}},
	{"Put off until now", []checklist.DueKind{checklist.DuePutOff}},
	{"Look again", []checklist.DueKind{checklist.DueReview, checklist.DueChanged}},
	{"Habits: is this still how you work?", []checklist.DueKind{checklist.DueHabit}},
	{"Signals", []checklist.DueKind{checklist.DueSignal}},
	{"Paper", []checklist.DueKind{checklist.DuePaper}},
	{"Drills", []checklist.DueKind{checklist.DueMiss, checklist.DueDrill}},
}

func due(w World, p Place) Scene {
	list := DueList(w.A)
	s := Scene{Title: "Due", Aside: count(len(list), "thing", "things")}
	for _, part := range dueKinds {
		t := Table{}
		for _, d := range list {
			if !slices.Contains(part.kinds, d.Kind) {
				continue
			}
			since := "today"
			if d.OverdueDays > 0 {
				since = count(d.OverdueDays, "day", "days") + " late"
			}
			mark := Again
			if d.Kind == checklist.DueConflict || d.Kind == checklist.DueAccepted {
				mark = Attend
			}
			row := Row{ID: d.ID, Mark: mark, Cells: []string{d.Title, since}, Do: to(placeOfDue(d))}
			if w.Printed {
				row.Cells = []string{w.day(d.DueOn), d.Title, since}
				t.Grow = 1
			}
			t.Rows = append(t.Rows, row)
		}
		if len(t.Rows) > 0 {
			s.add(Heading{Text: part.head}, t)
		}
	}
	if len(list) == 0 {
		s.Aside = ""
		s.add(Para{Text: "Nothing is due." + nextOn(w)})
	}
	s.Keys = keys(w, p, "choose review back emergency help", off("due", "this is what is due"))
	return s
}

func placeOfDue(d checklist.DueItem) Place {
	switch d.Kind {
	case checklist.DueFact:
		return Place{Screen: "fact", ID: d.ID}
	case checklist.DuePermission:
		return Place{Screen: "permission", ID: d.ID}
	case checklist.DueSignal:
		return Place{Screen: "signals"}
	case checklist.DueDrill:
		return Place{Screen: "drill"}
	case checklist.DueMiss:
		scenario, _, _ := strings.Cut(d.ID, "/")
		return Place{Screen: "drill", ID: scenario}
	case checklist.DuePaper:
		return Place{Screen: "runbook"}
	}
	return stepPlace(d.ID)
}

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
