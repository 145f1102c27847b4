package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
)

// logDoc is the document of handrail log: what was said, newest first.
type logDoc struct {
	Schema  string       `json:"schema"`
	Kept    int          `json:"kept"`
	Most    int          `json:"most"`
	Sayings []sayingDoc  `json:"sayings"`
	LeftOut []leftOutDoc `json:"left_out"` // of what older sayings may have made room
}

type sayingDoc struct {
	ID        string          `json:"id"`
	At        time.Time       `json:"at"` // never before what it corrects, so perhaps a little late
	Day       checklist.Day   `json:"day"`
	Kind      checklist.Kind  `json:"kind"`
	Subject   string          `json:"subject"`
	Device    string          `json:"device"`
	Withdrawn bool            `json:"withdrawn"`
	Says      string          `json:"says"`
	Value     checklist.Value `json:"value"`
}

type leftOutDoc struct {
	Kind    checklist.Kind `json:"kind"`
	Subject string         `json:"subject"`
	Kept    int            `json:"kept"`
	Since   checklist.Day  `json:"since"` // the day of the oldest that is kept
	Title   string         `json:"title"`
}

func init() {
	documents["log"] = logDoc{}
	commands = append(commands, func(a *app) *cobra.Command {
		return &cobra.Command{
			Use:   "log",
			Short: "Everything that was said, newest first",
			Args:  cobra.NoArgs,
			RunE:  func(c *cobra.Command, _ []string) error { return a.log(c.Context()) },
		}
	})
}

func (a *app) log(ctx context.Context) error {
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	doc := logOf(as)
	return a.give(doc, func() { a.logText(doc) })
}

func logOf(as *checklist.Assessment) logDoc {
	events := as.Record().Events()
	doc := logDoc{Schema: schemaName("log"), Kept: len(events), Most: checklist.KeptAll, Sayings: []sayingDoc{}, LeftOut: []leftOutDoc{}}
	for _, e := range events {
		value := e.Value
		if value == nil {
			value = checklist.Value{}
		}
		doc.Sayings = append(doc.Sayings, sayingDoc{
			e.ID(), time.Unix(e.Order, 0).UTC(), e.Day, e.Kind, e.Subject, e.Device, e.Withdrawn(), scene.Said(as.Catalogue, e), value,
		})
	}
	for _, f := range as.Record().Full() {
		doc.LeftOut = append(doc.LeftOut, leftOutDoc{f.Kind, f.Subject, f.Events, f.Since, scene.Named(as.Catalogue, f.Kind, f.Subject)})
	}
	return doc
}

func (a *app) logText(doc logDoc) {
	rows := make([][]string, len(doc.Sayings))
	for i, s := range doc.Sayings {
		rows[i] = []string{s.Day.String(), s.Says}
	}
	a.printf("%s", columns(rows, 9))
	if len(rows) == 0 {
		a.line("Nothing was said yet.")
	}
	for _, l := range doc.LeftOut {
		a.line("%s: the newest %d are kept, since %s; older ones may have made room.", l.Title, l.Kept, l.Since)
	}
	if doc.Kept >= doc.Most {
		a.line("The record is full: of %d sayings the oldest make room for new ones.", doc.Most)
	}
}
