package runbook

import (
	"cmp"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// Currency says whether a printed page is still right.
type Currency string

// The two states of a printed page.
const (
	Current    Currency = "current"
	Superseded Currency = "superseded"
)

// Verdict tells whether a printed page is right today.
type Verdict struct {
	State   Currency
	Since   checklist.Day // the day from which it is superseded, or none
	Because []string      // what on the page is out of date, in words about the page
}

// Printing returns what is entered when a document was printed or written to be
// kept: one print event for each sheet that it holds.
func Printing(d *Document, kept string) []checklist.Entry {
	var out []checklist.Entry
	for _, p := range d.Prints {
		out = append(out, checklist.PrintEntry(p.Letter, p.ID, string(d.Size), oneline.Words(kept), EncodeSections(sectionsOf(p.pages)), d.Printed))
	}
	return out
}

// Prints returns the print events of an id, one for each sheet that has it: the
// newest, where the same was printed again. There are none where the id is of
// another record.
func Prints(a *checklist.Assessment, id string) []checklist.Print {
	var out []checklist.Print
	for _, e := range a.Record().Prints() {
		again := slices.ContainsFunc(out, func(o checklist.Print) bool { return o.Sheet == e.Sheet })
		if e.ID == id && !again {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y checklist.Print) int { return strings.Compare(x.Sheet, y.Sheet) })
	return out
}

// Verify says whether a printed page is still right: current, or superseded
// since a day because of what on it is out of date. Life events since then
// count by what they make wrong on paper. No page is laid out for it.
func Verify(a *checklist.Assessment, printed checklist.Print) Verdict {
	return newPast(a).verify(printed)
}

func (p *past) verify(printed checklist.Print) Verdict {
	if oldNames[printed.Sheet] != "" {
		return Verdict{State: Superseded, Since: p.replaced(printed), Because: []string{"the sheets, which replace this copy one by one"}}
	}
	before := DecodeSections(printed.Sections)
	v := Verdict{State: Current}
	if changed := differing(before, sectionsToday(p.a, printed, nil)); len(changed) > 0 {
		v.Because = changed.words()
		v.Since = p.since(printed, before, changed)
	}
	for _, h := range p.a.Happened() {
		e, because := h.Event, oneline.Words(h.Life.Paper)
		if e.EnteredAt() <= printed.At || !h.Life.Spoils(printed.Sheet) {
			continue
		}
		if !slices.Contains(v.Because, because) {
			v.Because = append(v.Because, because)
		}
		if v.Since == 0 || e.Day < v.Since {
			v.Since = e.Day
		}
	}
	if len(v.Because) > 0 {
		v.State = Superseded
	}
	return v
}

// replaced is the day from which a page of the first version is replaced by the
// sheets: that on which the first of them was printed, else today.
func (p *past) replaced(printed checklist.Print) checklist.Day {
	day := p.a.Day
	for _, e := range p.a.Record().Prints() {
		if sheetOf(e.Sheet) != nil && e.Sheet != string(Card) && e.Order > printed.Order {
			day = min(day, e.On)
		}
	}
	return day
}

// sectionWords names a section as one sees it on the page.
func sectionWords(name string) string { return cmp.Or(sectionNames[name], "the part “"+name+"”") }

var sectionNames = map[string]string{
	"emergency": "the numbers and the first actions",
	"find":      "the list of what can happen",
	"inventory": "what gets you back in",
	"devices":   "the list of devices",
	"numbers":   "the numbers by hand",
	"words":     "the words on the sheet",
	"A":         "the actions or the numbers",
	"B":         "the actions or the numbers",
	"C":         "the actions or the numbers",
	"G":         "the actions or the numbers",
	"H":         "the actions or the numbers",
	"C.log":     "the call log",
	"ready":     "the list of what to have ready",
	"log":       "the call log",
	"report":    "whom to report to",
	"machines":  "the list of machines",
	"beside":    "the actions beside the owner",
	"entity":    "the company that keeps the account",
	"trusted":   "the trusted contact",
	"papers":    "the lines to fill in by hand",
	"card":      "the wallet card",
}
