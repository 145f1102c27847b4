package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// logDoc is the document of handrail log: every entry, newest first.
type logDoc struct {
	Schema  string       `json:"schema"`
	Entries []entryDoc   `json:"entries"`
	Kept    int          `json:"kept"`
	Most    int          `json:"most"`
	LeftOut []leftOutDoc `json:"left_out"` // of what older entries may have made room
}

type entryDoc struct {
	ID        string          `json:"id"`
	Group     string          `json:"group"` // what it was entered with, or nothing
	At        time.Time       `json:"at"`    // never before what it corrects, so perhaps a little late
	Day       checklist.Day   `json:"day"`
	Device    string          `json:"device"`
	Kind      checklist.Kind  `json:"kind"`
	Subject   string          `json:"subject"`
	Text      string          `json:"text"`
	Value     checklist.Value `json:"value"`
	Withdrawn bool            `json:"withdrawn"`
	Undone    bool            `json:"undone"`
}

type leftOutDoc struct {
	Kind    checklist.Kind `json:"kind"`
	Subject string         `json:"subject"`
	Kept    int            `json:"kept"`
	Since   checklist.Day  `json:"since"` // the day of the oldest that is kept
	Title   string         `json:"title"`
}

func (a *app) logCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "log",
		Short: "Every entry, newest first",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.log(c.Context()) },
	}
}

func (a *app) log(ctx context.Context) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		return view{logOf(s.Assessment()), printed(s, scene.Place{Screen: "log"}), false}, nil
	})
}

func logOf(as *checklist.Assessment) logDoc {
	events := as.Record().Events()
	doc := logDoc{Schema: schemaName("log"), Kept: len(events), Most: checklist.KeptAll, Entries: []entryDoc{}, LeftOut: []leftOutDoc{}}
	for _, e := range events {
		value := e.Value
		if value == nil {
			value = checklist.Value{}
		}
		doc.Entries = append(doc.Entries, entryDoc{
			e.ID(), e.Group.String(), time.Unix(e.Order, 0).UTC(), e.Day, e.Device, e.Kind, e.Subject,
			scene.Said(as.Catalogue, e), value, e.Withdrawn(), as.Record().Undone(e),
		})
	}
	for _, f := range as.Record().Full() {
		doc.LeftOut = append(doc.LeftOut, leftOutDoc{f.Kind, f.Subject, f.Events, f.Since, scene.Named(as.Catalogue, f.Kind, f.Subject)})
	}
	return doc
}
