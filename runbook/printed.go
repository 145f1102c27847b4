package runbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// PaperState is what is known of the newest print of one page.
type PaperState struct {
	Page      Kind
	ID        string
	PrintedOn checklist.Day
	Place     string // where it is kept, or empty
	Verdict
	AgainBy checklist.Day // print again by
}

// Printed lists the newest print of each page that was ever printed.
func Printed(a *checklist.Assessment) []PaperState {
	var out []PaperState
	p := newPast(a)
	for _, subject := range subjects(a) {
		e, ok := a.Record().LastPrint(subject)
		if !ok {
			continue
		}
		out = append(out, PaperState{
			Page: Kind(subject), ID: e.ID, PrintedOn: e.On, Place: oneline.Words(e.Kept),
			Verdict: p.verify(e), AgainBy: AgainBy(e.On),
		})
	}
	return out
}

// AgainBy is the day by which a sheet printed on a day is to be checked again.
func AgainBy(printed checklist.Day) checklist.Day { return printed.AddMonths(monthsAgain) }

// subjects are the sheets, then the pages of the first version that no sheet has
// replaced yet: once one was printed, they need no more words.
func subjects(a *checklist.Assessment) []string {
	var out []string
	sheets := false
	for _, s := range table() {
		out = append(out, s.letter)
		_, ok := a.Record().LastPrint(s.letter)
		sheets = sheets || ok && s.home
	}
	if sheets {
		return out
	}
	return append(out, "home", "emergency", "helper")
}

// Due lists which of the newest prints are due on a day, oldest first: superseded
// since a day, or to be printed again by one.
func Due(printed []PaperState, day checklist.Day) []checklist.DueItem {
	var out []checklist.DueItem
	for _, p := range printed {
		on, why := p.AgainBy, "print it again"
		if p.State == Superseded && p.Since < on {
			on, why = p.Since, "out of date: "+strings.TrimSuffix(p.Because[0], ".")
			if more := len(p.Because) - 1; more > 0 {
				why += ", and " + strconv.Itoa(more) + " more"
			}
		}
		if on <= day {
			out = append(out, checklist.DueItem{
				Kind: checklist.DuePaper, ID: string(p.Page), Title: Name(string(p.Page)) + ", " + why, DueOn: on, OverdueDays: int(day - on),
			})
		}
	}
	slices.SortStableFunc(out, func(x, y checklist.DueItem) int {
		return cmp.Or(cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.ID, y.ID))
	})
	return out
}
