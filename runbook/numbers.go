package runbook

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// numbers lists the telephone numbers to call, the first to call first. Below
// medium confidence no number is printed but a ruled blank, with where to
// copy it from.
func (w *writer) numbers() []Number {
	var out []Number
	if w.introduced() {
		out = append(out, Number{
			Name:  "The firm that opened the account for you: call it first",
			Notes: []string{"Copy its number and hours from your statement, and check them today."},
		})
	}
	var blank []Number
	for _, c := range w.contacts() {
		if n := w.number(c); n.Digits != "" {
			out = append(out, n)
		} else {
			blank = append(blank, n)
		}
	}
	out = append(out, blank...)
	if len(w.contacts()) == 0 {
		out = append(out, Number{Name: w.broker(), Notes: []string{w.copyFrom(nil)}})
	}
	return out
}

// firstNumbers are the numbers that stand where room is short: of each only
// the digits and the first note, and beyond the first no blanks.
func (w *writer) firstNumbers(most int) []Number {
	var out []Number
	for i, n := range w.numbers() {
		if len(out) < most && (i == 0 || n.Digits != "") {
			n.Notes = n.Notes[:min(1, len(n.Notes))]
			out = append(out, n)
		}
	}
	return out
}

// contacts are the contacts that serve the person's entity: those that name
// it first, then those for any. Of an unknown entity all may.
func (w *writer) contacts() []checklist.Contact {
	entity := w.value("entity")
	var own, anyOf []checklist.Contact
	for _, c := range w.a.Catalogue.Contacts {
		switch {
		case len(c.Entities) == 0:
			anyOf = append(anyOf, c)
		case entity == "" || slices.Contains(c.Entities, entity):
			own = append(own, c)
		}
	}
	if entity == "" {
		return append(anyOf, own...)
	}
	return append(own, anyOf...)
}

// number says one contact as it is printed.
func (w *writer) number(c checklist.Contact) Number {
	n := Number{Name: clean(c.Name)}
	best := bestSource(c.Sources)
	if c.Number == "" || best == nil || best.Confidence != checklist.High && best.Confidence != checklist.Med {
		n.Notes = append(n.Notes, w.copyFrom(&c))
		if c.Hours != "" {
			n.Notes = append(n.Notes, "Hours: "+clean(c.Hours))
		}
		return n
	}
	n.Digits = clean(c.Number)
	if c.Hours != "" {
		n.Notes = append(n.Notes, "Hours: "+clean(c.Hours))
	}
	if c.Menu != "" {
		n.Notes = append(n.Notes, "Menu: "+clean(c.Menu))
	}
	n.Notes = append(n.Notes, "From "+place(best.URL)+", "+dayWords(best.Date)+", confidence "+confidences[best.Confidence]+". Check it yourself before you need it.")
	for _, s := range c.Sources {
		if s.Contested != "" {
			n.Notes = append(n.Notes, sentence("Another page says: "+clean(s.Contested)))
		}
	}
	return n
}

var confidences = map[checklist.Confidence]string{
	checklist.High: "high", checklist.Med: "medium", checklist.Low: "low", checklist.Background: "none",
}

// bestSource returns the source with an address that supports best.
func bestSource(sources []checklist.Source) *checklist.Source {
	rank := []checklist.Confidence{checklist.High, checklist.Med, checklist.Low}
	var best *checklist.Source
	at := len(rank)
	for i := range sources {
		if r := slices.Index(rank, sources[i].Confidence); sources[i].URL != "" && r >= 0 && r < at {
			best, at = &sources[i], r
		}
	}
	return best
}

// copyFrom says where a number is copied from by hand: the contact's own
// source where it lies on an official host, else the official host whose note
// speaks of support.
func (w *writer) copyFrom(c *checklist.Contact) string {
	from := ""
	if c != nil {
		for _, s := range c.Sources {
			if from == "" && w.official(s.URL) {
				from = place(s.URL)
			}
		}
	}
	for _, use := range []bool{true, false} {
		for _, d := range w.a.Catalogue.Domains {
			if from == "" && d.Use != checklist.UseAPI && (!use || strings.Contains(strings.ToLower(d.Host+" "+d.Note), "support")) {
				from = clean(d.Host)
			}
		}
	}
	if from == "" {
		return "No number is known well enough to print. Copy it from the broker's own site and check it today."
	}
	return "No number is known well enough to print. Copy it from " + from + " and check it today."
}

// official reports whether an address lies on a host of the catalogue's
// official domains or under one.
func (w *writer) official(address string) bool {
	_, rest, ok := strings.Cut(address, "://")
	host := rest
	if end := strings.IndexAny(rest, "/?#:"); end >= 0 {
		host = rest[:end]
	}
	return ok && !strings.Contains(host, "@") && slices.ContainsFunc(w.a.Catalogue.Domains, func(d checklist.Domain) bool {
		return host == d.Host || strings.HasSuffix(host, "."+d.Host)
	})
}

// place writes an address as it is typed, without its scheme.
func place(address string) string {
	_, rest, ok := strings.Cut(clean(address), "://")
	if !ok {
		return clean(address)
	}
	return strings.TrimSuffix(rest, "/")
}
