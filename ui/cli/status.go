package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/runbook"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// statusDoc is the document of handrail status.
type statusDoc struct {
	Schema     string              `json:"schema"`
	On         checklist.Day       `json:"on"`
	Catalogue  catalogueDoc        `json:"catalogue"`
	Store      storeDoc            `json:"store"`
	Outcomes   outcomesDoc         `json:"outcomes"`
	Accepted   int                 `json:"accepted"`
	Conflicts  int                 `json:"conflicts"`
	Interfaces []interfaceDoc      `json:"interfaces"`
	Due        []checklist.DueItem `json:"due"`
	Runbooks   []runbookDoc        `json:"runbooks"`
	Holdings   []holdingDoc        `json:"holdings"`
	Alarms     []alarmDoc          `json:"alarms"`      // open or unclear
	Reminders  string              `json:"reminders"`   // "none", "timer here", "calendar of …"
	FailsEarly []string            `json:"fails_early"` // steps that fail on a stage of tier 0 or 1
}

type catalogueDoc struct {
	Broker  string `json:"broker"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

type storeDoc struct {
	Kind       string `json:"kind"`
	Place      string `json:"place"`
	Generation uint64 `json:"generation"`
	Confined   bool   `json:"confined"`
}

type outcomesDoc struct {
	Holds         int `json:"holds"`
	Fails         int `json:"fails"`
	Unknown       int `json:"unknown"`
	Stale         int `json:"stale"`
	Changed       int `json:"changed"`
	NotApplicable int `json:"not_applicable"`
}

type interfaceDoc struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Used      checklist.Truth `json:"used"`
	Exposures []exposureDoc   `json:"exposures"`
}

type exposureDoc struct {
	ID         checklist.Exposure `json:"id"`
	Open       int                `json:"open"`
	Applies    int                `json:"applies"`
	OpenAtBest int                `json:"open_at_best"`
	Easiest    *easiestDoc        `json:"easiest"`
}

type easiestDoc struct {
	Route string         `json:"route"`
	Tier  checklist.Tier `json:"tier"`
}

type runbookDoc struct {
	Page      string        `json:"page"`
	ID        string        `json:"id"`
	PrintedOn checklist.Day `json:"printed_on"`
	Place     string        `json:"place"`
	State     string        `json:"state"`
	Because   []string      `json:"because"`
}

func (a *app) statusCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "One page: what if, outcomes, what is due, the record",
		Long:  "Shows outcomes per interface, the open routes, the easiest one left, what is due,\nthe state of the paper and where the record is. Exit status 1: a route that a step\ncould close is open, something is due, an alarm is open, or a step on a stage of\ntier 0 or 1 fails.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.status1(c.Context()) },
	}
}

// status1 shows the status, and needs the person where a route is open that
// a step could close, something is due, an alarm is open, or a step fails that
// a stage of the two lowest tiers names.
func (a *app) status1(ctx context.Context) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		doc := statusOf(s)
		return view{doc, scene.Status(s.World(), doc.Outcomes.fields(doc.Accepted, doc.Conflicts)),
			len(doc.Alarms)+len(doc.Due)+len(doc.FailsEarly)+len(s.Assessment().OpenInYourHands()) > 0}, nil
	})
}

// fields are the counts in words.
func (o outcomesDoc) fields(accepted, conflicts int) []scene.Field {
	var out []scene.Field
	for _, c := range []struct {
		n    int
		word string
	}{
		{o.Holds, "hold"}, {o.Fails, "fail"}, {o.Unknown, "not known"}, {o.Stale, "too long ago"}, {o.Changed, "changed"}, {o.NotApplicable, "do not apply"},
		{accepted, "risk accepted"}, {conflicts, "you and the machine disagree"},
	} {
		if c.n > 0 {
			out = append(out, scene.Field{Label: c.word, Value: strconv.Itoa(c.n)})
		}
	}
	return out
}

func statusOf(s *session.Session) statusDoc {
	as := s.Assessment()
	w := s.World()
	doc := statusDoc{
		Schema: schemaName("status"), On: as.Day,
		Catalogue:  catalogueDoc{as.Catalogue.Broker, as.Catalogue.Version, as.Catalogue.Digest},
		Store:      storeDoc{w.Store.Kind, w.Store.Place, w.Store.Generation, w.Confined},
		Interfaces: []interfaceDoc{}, Due: scene.DueList(as), Runbooks: runbooksOf(as),
		Holdings: []holdingDoc{}, Alarms: alarmDocs(as.OpenAlarms()), FailsEarly: nonNil(as.FailsEarly()), Reminders: w.Reminders,
	}
	for _, h := range as.Holdings() {
		doc.Holdings = append(doc.Holdings, holdingOf(&h))
	}
	if doc.Due == nil {
		doc.Due = []checklist.DueItem{}
	}
	for i := range as.Steps {
		st := &as.Steps[i]
		switch st.Outcome {
		case checklist.Holds, checklist.Due:
			doc.Outcomes.Holds++
		case checklist.Fails:
			doc.Outcomes.Fails++
		case checklist.Unknown:
			doc.Outcomes.Unknown++
		case checklist.Stale:
			doc.Outcomes.Stale++
		case checklist.Changed:
			doc.Outcomes.Changed++
		case checklist.NotApplicable:
			doc.Outcomes.NotApplicable++
		}
		if st.Accepted != nil && !st.Accepted.Ended {
			doc.Accepted++
		}
		for _, ab := range st.About {
			if ab.Conflict != nil {
				doc.Conflicts++
			}
		}
	}
	for _, g := range as.Grid {
		d := interfaceDoc{ID: g.Interface.ID, Name: g.Interface.Name, Used: g.Used, Exposures: []exposureDoc{}}
		for _, x := range g.Exposures {
			e := exposureDoc{ID: x.Exposure, Open: x.Open, Applies: x.Applies, OpenAtBest: x.OpenAtBest}
			if x.Easiest != nil {
				e.Easiest = &easiestDoc{x.Easiest.Route.ID, x.Easiest.Tier}
			}
			d.Exposures = append(d.Exposures, e)
		}
		doc.Interfaces = append(doc.Interfaces, d)
	}
	return doc
}

// runbooksOf tells the state of every page that was printed.
func runbooksOf(as *checklist.Assessment) []runbookDoc {
	out := []runbookDoc{}
	for _, p := range runbook.Printed(as) {
		out = append(out, runbookDoc{string(p.Page), runbook.FormatID(p.ID), p.PrintedOn, p.Place, string(p.State), nonNil(p.Because)})
	}
	return out
}
