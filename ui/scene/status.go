package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// Status is one page of everything: what if, outcomes, what is due, the sheets
// and where the record is.
func Status(w World, counts []Field, due []checklist.DueItem, printed []runbook.PaperState) Scene {
	w.Printed = true
	body := alarmRows(w)
	body = append(body, Heading{Text: "What if …"})
	for _, b := range whatIf(w, Place{}).Body {
		body = append(body, whyWhereOpen(b))
	}
	body = append(body, Heading{Text: "Ways in"}, grid(w, false))
	body = append(body, underGrid(w)...)
	body = append(body, Heading{Text: "Steps"}, Fields{Items: counts})
	if len(due) > 0 {
		body = append(body, Heading{Text: "Due", Aside: count(len(due), "thing", "things")}, dueTable(w, due))
	}
	var sheets []Row
	for _, sheet := range printed {
		mark, state := paperState(w, &sheet)
		sheets = append(sheets, Row{ID: string(sheet.Page), Mark: mark, Cells: []string{pageNamed(string(sheet.Page)), state}})
	}
	body = append(body, part(Heading{Text: "Sheets"}, sheets...)...)
	network := "not used; on this system nothing else refuses it"
	if w.Confined {
		network = "not used, and refused by this system"
	}
	silent := w
	silent.Reminders = "" // they are a field of their own
	body = append(body, Heading{}, Para{Text: strings.Join(todayLines(silent, printed), "   ")}, Fields{Items: []Field{
		{"Record", fmt.Sprintf("%s, saved %s", w.Store.Place, count(int(w.Store.Generation), "time", "times"))}, {"Network", network}, {"Reminders", orNothing(w.Reminders)},
	}})
	return Document(w.A.Catalogue.Name, w.longDay(w.A.Day), body...)
}

// whyWhereOpen leaves what would stop a line of the picture where it is open:
// what-if has it for all of them.
func whyWhereOpen(b Block) Block {
	t, ok := b.(Table)
	if !ok {
		return b
	}
	for i, r := range t.Rows {
		if !strings.HasPrefix(r.Cells[1], openWord) {
			t.Rows[i].Cells = r.Cells[:2]
		}
	}
	return t
}

// dueTable lists what is due, oldest first.
func dueTable(w World, list []checklist.DueItem) Table {
	t := Table{Grow: 1}
	for _, d := range list {
		t.Rows = append(t.Rows, Row{ID: d.ID, Cells: []string{w.longDay(d.DueOn), d.Title}})
	}
	return t
}
