package runbook

import (
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// numbers lists the telephone numbers to call, in the order of the catalogue.
// A client of an introducing broker calls that firm first. Below medium
// confidence no number is printed but a ruled blank, with where to copy it
// from.
func (w *writer) numbers() []paper.Number {
	var out []paper.Number
	if w.introduced() {
		out = append(out, firm)
	}
	return append(out, w.brokerNumbers()...)
}

// firm is the blank for the firm that keeps the account at the broker.
var firm = paper.Number{
	Name:  "The firm that opened the account for you: call it first",
	Notes: []string{"Copy its number and hours from your statement, and check them today."},
}

// brokerNumbers are those of the broker. Once a number is printed, a blank for
// one that serves everybody is left out: nobody would fill it in.
func (w *writer) brokerNumbers() []paper.Number {
	var out []paper.Number
	printed := false
	for _, c := range w.contacts() {
		n := w.number(c)
		if n.Digits == "" && len(c.Entities) == 0 && printed {
			continue
		}
		printed = printed || n.Digits != ""
		out = append(out, n)
	}
	if len(out) == 0 {
		out = append(out, paper.Number{Name: w.broker(), Notes: []string{w.copyFrom(nil)}})
	}
	return out
}

// fewest are the numbers that stand where room is short: the first, and where
// that is a blank the first printed telephone number too; of each only the
// first note.
func fewest(numbers []paper.Number) []paper.Number {
	out := slices.Clone(numbers[:1])
	if out[0].Digits == "" {
		out = append(out, printedOf(numbers[1:])...)
	}
	for i := range out {
		out[i].Notes = out[i].Notes[:min(1, len(out[i].Notes))]
	}
	return out
}

// printedOf is the first telephone number that is printed, or none.
func printedOf(numbers []paper.Number) []paper.Number {
	for _, n := range numbers {
		if n.Digits != "" && !isAddress(n.Digits) {
			n.Notes = n.Notes[:min(1, len(n.Notes))]
			return []paper.Number{n}
		}
	}
	return nil
}

// once says what several numbers have in common once.
func once(numbers []paper.Number) []paper.Number {
	seen := make(map[string]bool)
	out := slices.Clone(numbers)
	for i := range out {
		var above, notes []string
		for _, note := range out[i].Notes {
			name, _, ok := strings.Cut(note, ": ")
			switch {
			case !ok || !seen[note]:
				notes = append(notes, note)
			case len(above) == 0:
				above = append(above, name)
			default:
				above = append(above, strings.ToLower(name))
			}
			seen[note] = true
		}
		if len(above) > 0 {
			notes = slices.Insert(notes, 0, strings.Join(above, ", ")+": as above")
		}
		out[i].Notes = notes
	}
	return out
}

// isAddress tells the address of a page from a telephone number.
func isAddress(number string) bool { return strings.Contains(number, "/") }

// contacts are the contacts that serve the person's entity: those that name
// it first, then those for any. Of an unknown entity all may, in the order of
// the catalogue, but the first only of each that serve the same.
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
		var first []checklist.Contact
		for _, c := range w.a.Catalogue.Contacts {
			same := func(f checklist.Contact) bool { return slices.Equal(f.Entities, c.Entities) }
			if len(c.Entities) == 0 || !slices.ContainsFunc(first, same) {
				first = append(first, c)
			}
		}
		return first
	}
	return append(own, anyOf...)
}

// number says one contact as it is printed.
func (w *writer) number(c checklist.Contact) paper.Number {
	n := paper.Number{Name: oneline.Words(c.Name)}
	best := bestSource(c.Sources)
	if c.Number == "" || best == nil || best.Confidence != checklist.High && best.Confidence != checklist.Med {
		n.Notes = append(n.Notes, w.copyFrom(&c))
		if c.Hours != "" {
			n.Notes = append(n.Notes, "Hours: "+oneline.Words(c.Hours))
		}
		return n
	}
	n.Digits = oneline.Words(c.Number)
	if c.Hours != "" {
		n.Notes = append(n.Notes, "Hours: "+oneline.Words(c.Hours))
	}
	if c.Menu != "" {
		n.Notes = append(n.Notes, "Menu: "+oneline.Words(c.Menu))
	}
	n.Notes = append(n.Notes, "From "+strings.TrimPrefix(hostOf(best.URL), "www.")+", "+dayWords(best.Date)+", confidence "+confidences[best.Confidence])
	for _, s := range c.Sources {
		if s.Contested != "" {
			n.Notes = append(n.Notes, sentence("Another page says: "+oneline.Words(s.Contested)))
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

// copyFrom says where a number is copied from by hand: the contact's own good
// source where it lies on an official host, else the broker's list of numbers,
// else the official host whose note speaks of support.
func (w *writer) copyFrom(c *checklist.Contact) string {
	from := ""
	if c != nil {
		for _, s := range c.Sources {
			if from == "" && w.official(s.URL) && (s.Confidence == checklist.High || s.Confidence == checklist.Med) {
				from = place(s.URL)
			}
		}
	}
	for _, other := range w.a.Catalogue.Contacts {
		if from == "" && isAddress(other.Number) && w.official("https://"+other.Number) {
			from = oneline.Words(other.Number)
		}
	}
	for _, d := range w.a.Catalogue.Domains {
		if from == "" && d.Evidence == checklist.EvidenceBroker && (d.Use == checklist.UseSignIn || d.Use == checklist.UseReading) && strings.Contains(strings.ToLower(d.Host+" "+d.Note), "support") {
			from = oneline.Words(d.Host)
		}
	}
	if from == "" {
		return "No number is known well enough to print. Copy it from the broker's own site and check it today."
	}
	return "No number is known well enough to print. Copy it from " + from + " and check it today."
}

// official reports whether the host of an address is one that the broker's own
// evidence shows to be its own, or a subdomain of one.
func (w *writer) official(address string) bool {
	host := hostOf(address)
	return host != "" && slices.ContainsFunc(w.a.Catalogue.Domains, func(d checklist.Domain) bool {
		return d.Evidence == checklist.EvidenceBroker && (host == d.Host || strings.HasSuffix(host, "."+d.Host))
	})
}

// hostOf returns the host of an address, or nothing where it has none or hides
// it behind a name.
func hostOf(address string) string {
	_, host, _ := strings.Cut(oneline.Words(address), "://")
	if end := strings.IndexAny(host, "/?#:"); end >= 0 {
		host = host[:end]
	}
	if strings.Contains(host, "@") {
		return ""
	}
	return host
}

// place writes an address as it is typed, without its scheme.
func place(address string) string {
	_, rest, ok := strings.Cut(oneline.Words(address), "://")
	if !ok {
		return oneline.Words(address)
	}
	return strings.TrimSuffix(rest, "/")
}
