package document

import (
	"slices"

	"handrail/checklist"
	"handrail/ui/scene"
)

// Change is what a command that keeps something tells: what was kept, and
// which routes that opened or closed.
type Change struct {
	Kept          []Kept                  `json:"kept"`
	Opened        []checklist.RouteChange `json:"opened"`
	Closed        []checklist.RouteChange `json:"closed"`
	NotApplicable []checklist.RouteChange `json:"not_applicable"` // were open, and by a fact do not apply now
}

// Kept is one entry, as it was saved or taken back.
type Kept struct {
	Kind    checklist.Kind `json:"kind"`
	Subject string         `json:"subject"`
	Day     checklist.Day  `json:"day"`
	Says    string         `json:"says"`
}

// KeptOf are entries as documents.
func KeptOf(as *checklist.Assessment, events []checklist.Event) []Kept {
	var out []Kept
	for _, e := range events {
		out = append(out, Kept{e.Kind, e.Subject, e.Day, as.EntryWords(e)})
	}
	return out
}

// ChangeOf tells what differs after these events were kept.
func ChangeOf(before, after *checklist.Assessment, events []checklist.Event) Change {
	var doc Change
	doc.Kept = KeptOf(after, slices.DeleteFunc(slices.Clone(events), checklist.Event.AboutCatalogue))
	ch := checklist.Compare(before, after)
	doc.Opened, doc.Closed, doc.NotApplicable = slices.Concat(ch.Opened, ch.Learned), ch.Closed, ch.NotApplicable
	return doc
}

// Text is the change as a scene says it.
func (d Change) Text(more ...scene.Block) scene.Scene {
	var c scene.Changed
	for _, k := range d.Kept {
		c.Entries = append(c.Entries, k.Says)
	}
	c.Closed, c.Opened, c.NotApplicable = named(d.Closed), named(d.Opened), named(d.NotApplicable)
	return scene.Kept(c, more...)
}

// named lists routes with their ids.
func named(list []checklist.RouteChange) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.Title+" ("+r.Route+")")
	}
	return out
}
