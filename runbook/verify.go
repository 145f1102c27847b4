package runbook

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"handrail/checklist"
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
		var pages []Page
		for _, p := range d.Pages {
			if holds(d.Kind, k, p) {
				pages = append(pages, p)
			}
		}
		if len(pages) == 0 {
			continue
		}
		v := checklist.Value{fieldID: d.ID, fieldPaper: string(d.Paper), fieldSections: EncodeSections(sectionsOf(pages))}
		if kept = clean(kept); kept != "" {
			v[fieldKept] = kept
		}
		out = append(out, checklist.Said{Kind: checklist.KindPrint, Subject: string(k), Value: v, Day: d.Printed})
	}
	return out
}

// holds reports whether a page of a document of one kind belongs to another
// kind: all is kept as the home copy, the page for the one who helps and the
// card.
func holds(document, kind Kind, p Page) bool {
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
	for _, e := range a.Record().Events() {
		if e.Kind == checklist.KindPrint && e.Value[fieldID] == id {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y checklist.Event) int { return strings.Compare(x.Subject, y.Subject) })
	return out
}

// Verify says whether a printed page is still right: current, or superseded
// since a day because of what on it is no longer so. Life events since then
// count by what they make wrong on paper.
func Verify(a *checklist.Assessment, printed checklist.Event) Verdict {
	before := DecodeSections(printed.Value[fieldSections])
	v := Verdict{State: Current}
	changed := differing(before, current(a, printed), a.Catalogue)
	if len(changed) > 0 {
		v.Because = changed
		v.Since = since(a, printed, before)
	}
	for _, e := range lifeEvents(a.Record(), printed) {
		l := a.Catalogue.LifeEvent(e.Subject)
		if l == nil || clean(l.Paper) == "" {
			continue
		}
		if because := clean(l.Paper); !slices.Contains(v.Because, because) {
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

// current returns the sections that the same page would have today. A card may
// name the broker or not; what was printed decides.
func current(a *checklist.Assessment, printed checklist.Event) [][]Section {
	o := Options{Page: Kind(printed.Subject), On: printed.Day}
	out := [][]Section{Sections(State(a, o))}
	if o.Page == WalletCard || o.Page == AllPages {
		o.NameBroker = true
		out = append(out, Sections(State(a, o)))
	}
	return out
}

// differing says in words which sections are not as they were, against the
// reading that differs least.
func differing(before []Section, readings [][]Section, c *checklist.Catalogue) []string {
	var least []string
	for i, now := range readings {
		var out []string
		for _, s := range before {
			if k := slices.IndexFunc(now, func(n Section) bool { return n.Name == s.Name }); k < 0 {
				out = append(out, sectionWords(s.Name, c)+" (no longer needed)")
			} else if now[k].Digest != s.Digest {
				out = append(out, sectionWords(s.Name, c))
			}
		}
		for _, n := range now {
			if !slices.ContainsFunc(before, func(s Section) bool { return s.Name == n.Name }) {
				out = append(out, sectionWords(n.Name, c)+" (missing on paper)")
			}
		}
		if i == 0 || len(out) < len(least) {
			least = out
		}
	}
	return together(least)
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

// since finds the day from which a page is superseded: that of the first event
// after printing with which a section differs. Where it differs with none, the
// catalogue or the program changed.
func since(a *checklist.Assessment, printed checklist.Event, before []Section) checklist.Day {
	all := a.Record().Events()
	slices.Reverse(all)
	from := sort.Search(len(all), func(i int) bool { return all[i].Order > printed.Order })
	after := all[from:]
	n := sort.Search(len(after), func(n int) bool {
		then := checklist.Assess(a.Catalogue, checklist.NewRecord(all[:from+n]...), a.Day)
		return len(differing(before, current(then, printed), a.Catalogue)) > 0
	})
	if n > 0 && n <= len(after) {
		return after[n-1].Day
	}
	for _, e := range after {
		if e.Kind == checklist.KindCatalogue {
			return e.Day
		}
	}
	return a.Day
}

// lifeEvents are the newest of each that happened after printing, and were not
// taken back.
func lifeEvents(r checklist.Record, printed checklist.Event) []checklist.Event {
	var out []checklist.Event
	seen := make(map[string]bool)
	for _, e := range r.Events() {
		if e.Kind != checklist.KindHappened || seen[e.Subject] {
			continue
		}
		seen[e.Subject] = true
		if e.Order > printed.Order && !e.Withdrawn() {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(x, y checklist.Event) int { return strings.Compare(x.Subject, y.Subject) })
	return out
}

// sectionWords names a section as one sees it on the page.
func sectionWords(name string, c *checklist.Catalogue) string {
	if id, ok := strings.CutPrefix(name, "scenario."); ok {
		title := id
		if s := c.Scenario(id); s != nil {
			title = clean(s.Title)
		}
		return pagePrefix + title + "”"
	}
	return orWord(sectionNames[name], "the part “"+name+"”")
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
	"entity":    "the company that serves you and what its protection covers",
	"report":    "who to report to",
	"trusted":   "the trusted contact",
	"changes":   "the list of what makes this paper wrong",
	"card":      "the wallet card",
	"helper":    "the page for the one who helps",
}
