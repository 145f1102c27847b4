package cli

import (
	"context"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// changeDoc is what a command that keeps something tells: what was kept, and
// which routes that opened or closed.
type changeDoc struct {
	Kept          []saidDoc   `json:"kept"`
	Opened        []routeName `json:"opened"`
	Closed        []routeName `json:"closed"`
	NotApplicable []routeName `json:"not_applicable"` // were open, and by a fact do not apply now
}

type saidDoc struct {
	Kind    checklist.Kind `json:"kind"`
	Subject string         `json:"subject"`
	Day     checklist.Day  `json:"day"`
	Says    string         `json:"says"`
}

type routeName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// nothingKept is the change of a command that only looks.
func nothingKept() changeDoc {
	return changeDoc{Kept: []saidDoc{}, Opened: []routeName{}, Closed: []routeName{}, NotApplicable: []routeName{}}
}

// writing opens the record for a command that keeps something.
func (a *app) writing(ctx context.Context) (*session.Session, error) {
	if err := a.notAsOf(); err != nil {
		return nil, err
	}
	return a.begin(ctx)
}

// notAsOf refuses to keep anything as of another day.
func (a *app) notAsOf() error {
	if a.flags.on != "" {
		return usageErrorf("leave --on out", "--on is read-only")
	}
	return nil
}

// keep says something and tells what that changed.
func (a *app) keep(ctx context.Context, s *session.Session, said ...checklist.Entry) (changeDoc, error) {
	before := s.Assessment()
	events, err := s.Say(ctx, said...)
	if err != nil {
		return changeDoc{}, err
	}
	return changeOf(before, s.Assessment(), events), nil
}

// changeOf tells what differs after these events were kept.
func changeOf(before, after *checklist.Assessment, events []checklist.Event) changeDoc {
	doc := nothingKept()
	for _, e := range events {
		if e.Kind != checklist.KindCatalogue {
			doc.Kept = append(doc.Kept, saidDoc{e.Kind, e.Subject, e.Day, scene.Said(after.Catalogue, e)})
		}
	}
	ch := checklist.Compare(before, after)
	for _, r := range append(ch.Opened, ch.Learned...) {
		doc.Opened = append(doc.Opened, routeName{r.Route, r.Title})
	}
	for _, r := range ch.Closed {
		doc.Closed = append(doc.Closed, routeName{r.Route, r.Title})
	}
	for _, r := range ch.NotApplicable {
		doc.NotApplicable = append(doc.NotApplicable, routeName{r.Route, r.Title})
	}
	return doc
}

// text is the change as a scene says it.
func (d changeDoc) text(more ...scene.Block) scene.Scene {
	var c scene.Changed
	for _, k := range d.Kept {
		c.Entries = append(c.Entries, k.Says)
	}
	c.Closed, c.Opened, c.NotApplicable = named(d.Closed), named(d.Opened), named(d.NotApplicable)
	return scene.Kept(c, more...)
}

// named lists routes with their ids.
func named(list []routeName) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.Title+" ("+r.ID+")")
	}
	return out
}
