package runbook

import (
	"cmp"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// writer gathers a document from an assessment.
type writer struct {
	a     *checklist.Assessment
	o     Options
	first map[string]bool // whose numbers stand on the first page, once it was asked
}

// State makes the document that says what is known on the day of the
// assessment. It is a pure function of its arguments.
func State(a *checklist.Assessment, o Options) *Document {
	o.Page = cmp.Or(o.Page, HomeCopy)
	o.Paper = cmp.Or(o.Paper, paper.A4)
	o.On = cmp.Or(o.On, a.Day)
	o.Kept = oneline.Words(o.Kept)
	w := &writer{a: a, o: o}
	d := &Document{
		Kind: o.Page, Printed: o.On, Again: o.On.AddMonths(monthsAgain), Version: oneline.Words(a.Catalogue.Version),
		Document: paper.Document{
			Maker: "Handrail", Title: titles[o.Page], Made: o.On.Time(), Size: o.Paper, Large: o.Large,
			Index: "find", IndexText: "which page do I need?",
		},
	}
	d.Notes = []string{
		"catalogue " + cmp.Or(d.Version, "unnamed") + " · printed " + dayWords(d.Printed),
		"print again by " + dayWords(d.Again),
	}
	for _, t := range w.topics() {
		d.Pages = append(d.Pages, t.write())
	}
	d.ID = newID(d)
	d.Label = "id " + FormatID(d.ID)
	stamp(d)
	return d
}

var titles = map[Kind]string{
	EmergencyPage: "Emergency page", HomeCopy: "Home copy", WalletCard: "Wallet card",
	BesidePage: "Page for the one who helps", AllPages: "Runbook",
}

// stamp writes the id on what is cut out of its sheet and so loses the foot.
func stamp(d *Document) {
	for _, page := range d.Pages {
		for _, part := range page.Parts {
			for i, b := range part.Blocks {
				if c, ok := b.(paper.Card); ok {
					c.Stamp = "id " + FormatID(d.ID) + ", printed " + dayWords(d.Printed) + ", print again by " + dayWords(d.Again)
					part.Blocks[i] = c
				}
			}
		}
	}
}

// topic is a page before it is written, with the names of its parts: whoever
// looks for one part writes no other page.
type topic struct {
	parts []string
	write func() paper.Page
}

// topics are the pages of what was asked for, in their order.
func (w *writer) topics() []topic {
	emergency := topic{[]string{"emergency"}, func() paper.Page { return w.emergency(nil) }}
	card := topic{[]string{"card"}, w.card}
	beside := topic{[]string{"helper"}, w.beside}
	switch w.o.Page {
	case EmergencyPage:
		return []topic{emergency}
	case WalletCard:
		return []topic{card}
	case BesidePage:
		return []topic{beside}
	case AllPages:
		return append(w.home(), beside, card)
	}
	return w.home()
}

// home is every page of the home copy, in the order of need.
func (w *writer) home() []topic {
	scenarios := w.byDoors(w.scenarios())
	left, storage := w.leftOut(), []string{"storage"}
	if len(left) > 0 {
		storage = append(storage, "left")
	}
	topics := []topic{
		{[]string{"emergency"}, func() paper.Page { return w.emergency(scenarios) }},
		{[]string{"find"}, func() paper.Page { return w.find(scenarios) }},
		{[]string{"numbers", "calls"}, w.calling},
		{[]string{"ready", "log"}, w.log},
	}
	for _, s := range scenarios {
		topics = append(topics, topic{[]string{anchorOf(s)}, func() paper.Page { return w.scenario(s, w.inHome) }})
	}
	return append(topics,
		topic{[]string{"inventory"}, w.inventory}, topic{[]string{"devices"}, w.devices}, topic{[]string{"words"}, w.explained},
		topic{[]string{"entity"}, w.entity},
		topic{[]string{"report"}, w.report}, topic{[]string{"trusted"}, w.trusted}, topic{storage, func() paper.Page { return w.storage(left) }},
		topic{[]string{"dates", "changes"}, w.dates})
}

// broker names the broker, in the words of the catalogue.
func (w *writer) broker() string {
	if n := oneline.Words(w.a.Catalogue.Name); n != "" {
		return n
	}
	return "the broker"
}

// introduced reports whether the account is with another firm that uses the
// broker, as far as was said.
func (w *writer) introduced() bool {
	st := w.a.Facts.State("through")
	return st != nil && st.Known && len(st.Values) == 1 && st.Values[0] == "introducing"
}

// said returns the values of a fact in words, and whether the fact is known.
func (w *writer) said(fact string) (values []string, known bool) {
	st := w.a.Facts.State(fact)
	if st == nil || !st.Known {
		return nil, false
	}
	for _, v := range st.Fact.Values {
		for _, has := range st.Values {
			if v.ID == has {
				values = append(values, oneline.Words(v.Text))
			}
		}
	}
	return values, true
}

// value returns the single value of a fact, or the empty string.
func (w *writer) value(fact string) string {
	st := w.a.Facts.State(fact)
	if st == nil || !st.Known || len(st.Values) != 1 {
		return ""
	}
	return st.Values[0]
}
