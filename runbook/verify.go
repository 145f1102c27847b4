package runbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// The fields of a print event.
const (
	fieldID       = "id"
	fieldPaper    = "paper"
	fieldKept     = "kept"
	fieldSections = "sections"
)

// Currency says whether a printed page is still right.
type Currency string

// The two states of a printed page.
const (
	Current    Currency = "current"
	Superseded Currency = "superseded"
)

// Verdict is what can be said of a printed page today.
type Verdict struct {
	State   Currency
	Since   checklist.Day // the day from which it is superseded, or none
	Because []string      // what on the page is no longer so, in words about the page
}

// Printing returns what is to be said when a document was printed or written
// to be kept: one print event for each page that it holds.
func Printing(d *Document, kept string) []checklist.Said {
	var out []checklist.Said
	for _, k := range []Kind{EmergencyPage, HomeCopy, BesidePage, WalletCard} {
		var pages []paper.Page
		for _, p := range d.Pages {
			if holds(d.Kind, k, p) {
				pages = append(pages, p)
			}
		}
		if len(pages) == 0 {
			continue
		}
		out = append(out, checklist.PrintEntry(string(k), d.ID, string(d.Size), oneline.Words(kept), EncodeSections(sectionsOf(pages)), d.Printed))
	}
	return out
}

// holds reports whether a page of a document of one kind belongs to another
// kind: all is kept as the home copy, the page for the one who helps and the
// card.
func holds(document, kind Kind, p paper.Page) bool {
	switch {
	case document != AllPages:
		return document == kind
	case p.Anchor == "card":
		return kind == WalletCard
	case p.Anchor == "beside":
		return kind == BesidePage
	}
	return kind == HomeCopy
}

// Find returns the print event of an id, and whether this record has one. Of a
// document that holds several pages it is the first of them; ask Prints for all.
func Find(a *checklist.Assessment, id string) (checklist.Event, bool) {
	if all := Prints(a, id); len(all) > 0 {
		return all[0], true
	}
	return checklist.Event{}, false
}

// Prints returns the print events of an id, one for each page that it holds.
func Prints(a *checklist.Assessment, id string) []checklist.Event {
	var out []checklist.Event
	for _, e := range a.Record().Counting() {
		if e.Kind == checklist.KindPrint && e.Value[fieldID] == id {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y checklist.Event) int { return strings.Compare(x.Subject, y.Subject) })
	return out
}

// Verify says whether a printed page is still right: current, or superseded
// since a day because of what on it is no longer so. Life events since then
// count by what they make wrong on paper. No page is laid out for it.
func Verify(a *checklist.Assessment, printed checklist.Event) Verdict {
	return newPast(a).verify(printed)
}

func (p *past) verify(printed checklist.Event) Verdict {
	before := DecodeSections(printed.Value[fieldSections])
	v := Verdict{State: Current}
	if changed := differing(before, sectionsToday(p.a, printed, nil)); len(changed) > 0 {
		v.Because = together(changed.words(p.a.Catalogue))
		v.Since = p.since(printed, before, changed)
	}
	for _, h := range p.a.Happened() {
		e, because := h.Event, oneline.Words(h.Life.Paper)
		if e.SaidAt() <= printed.SaidAt() || because == "" {
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

// mostPages is how many pages for single events are named one by one.
const mostPages = 3

// together says many pages for single events in one: what changed on all of
// them, such as a number, is named beside them.
func together(because []string) []string {
	isPage := func(s string) bool { return strings.HasPrefix(s, pagePrefix) }
	n, first := 0, -1
	for i, s := range because {
		if isPage(s) {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n <= mostPages {
		return because
	}
	out := slices.DeleteFunc(slices.Clone(because), isPage)
	return slices.Insert(out, first, strconv.Itoa(n)+" pages for what can happen")
}

// pagePrefix begins the name of a page for a single event.
const pagePrefix = "the page “"

// sectionWords names a section as one sees it on the page.
func sectionWords(name string, c *checklist.Catalogue) string {
	if id, ok := strings.CutPrefix(name, "scenario."); ok {
		title := id
		if s := c.Scenario(id); s != nil {
			title = oneline.Words(s.Title)
		}
		return pagePrefix + title + "”"
	}
	return cmp.Or(sectionNames[name], "the part “"+name+"”")
}

var sectionNames = map[string]string{
	"emergency": "the emergency page",
	"find":      "the list of what can happen",
	"ready":     "the list of what to have ready",
	"numbers":   "the telephone numbers",
	"calls":     "what to say on a call",
	"log":       "the call log",
	"inventory": "what there is to get back in with",
	"devices":   "the list of devices",
	"words":     "the words on the pages",
	"entity":    "the company that serves you and what its protection covers",
	"report":    "who to report to",
	"trusted":   "the trusted contact",
	"left":      "the list of pages left out",
	"changes":   "the list of what makes this paper wrong",
	"card":      "the wallet card",
	"helper":    "the page for the one who helps",
}
