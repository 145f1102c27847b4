package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/scene"
)

// happenedDoc is the document of handrail happened.
type happenedDoc struct {
	Schema string     `json:"schema"`
	Events []eventDoc `json:"events"` // all there are where none was named, else that one
	changeDoc
	Again    []againDoc `json:"again"`    // steps that are asked again now
	Facts    []factName `json:"facts"`    // facts that were said, to look at again
	Paper    string     `json:"paper"`    // what is wrong on the page, or empty
	Pages    []string   `json:"pages"`    // pages printed before, which are wrong now
	Scenario string     `json:"scenario"` // the emergency it may be, or empty
}

type eventDoc struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"`
	SaidOn checklist.Day `json:"said_on"`
}

type againDoc struct {
	Step  string            `json:"step"`
	Title string            `json:"title"`
	Was   checklist.Outcome `json:"was"`
	Is    checklist.Outcome `json:"is"`
}

type factName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func (a *app) happenedCommand() *cobra.Command {
	var device string
	c := completes(&cobra.Command{
		Use:   "happened [EVENT]",
		Short: "Something changed in your life: a new phone, a new number, …",
		Long: "Without an event: lists the events there are. With one: what it touches is asked\n" +
			"again, and it is said which paper is wrong now. Exit status 1: there is something\n" +
			"to do.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.events(c.Context())
			}
			return a.happened(c.Context(), args[0], device)
		},
	}, func([]string) []string { return a.names(lifeEventIDs) })
	c.Flags().StringVar(&device, "about", "", "it is about this device alone (its id or name)")
	return c
}

func newHappenedDoc() happenedDoc {
	return happenedDoc{Schema: schemaName("happened"), Events: []eventDoc{}, changeDoc: nothingKept(), Again: []againDoc{}, Facts: []factName{}, Pages: []string{}}
}

// events lists the life events there are.
func (a *app) events(ctx context.Context) error {
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	doc := newHappenedDoc()
	for i := range as.Catalogue.LifeEvents {
		doc.Events = append(doc.Events, eventOf(as, &as.Catalogue.LifeEvents[i]))
	}
	return a.give(doc, func() {
		var rows [][]string
		for _, e := range doc.Events {
			row := []string{e.ID, e.Title}
			if e.SaidOn != 0 {
				row = append(row, "said "+e.SaidOn.String())
			}
			rows = append(rows, row)
		}
		a.printf("%s", columns(rows, len(rows)))
	})
}

func eventOf(as *checklist.Assessment, l *checklist.LifeEvent) eventDoc {
	return eventDoc{ID: l.ID, Title: l.Title, SaidOn: as.HappenedOn(l.ID)}
}

// happened says that something happened and what follows.
func (a *app) happened(ctx context.Context, event, device string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	l := c.LifeEvent(event)
	if l == nil {
		return unknown("event", event, lifeEventIDs(c))
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	before := s.Assessment()
	on, err := deviceID(before, device)
	if err != nil {
		return err
	}
	doc := newHappenedDoc()
	doc.changeDoc, err = a.keep(ctx, s, checklist.HappenedEntry(l.ID, on, 0))
	if err != nil {
		return err
	}
	after := s.Assessment()
	doc.Events = append(doc.Events, eventOf(after, l))
	for i := range after.Steps {
		is, was := &after.Steps[i], &before.Steps[i]
		if is.Applies != checklist.No && (is.Outcome == checklist.Stale && was.Outcome != checklist.Stale || is.Outcome == checklist.Changed && was.Outcome != checklist.Changed) {
			doc.Again = append(doc.Again, againDoc{is.Step.ID, is.Step.Title, was.Outcome, is.Outcome})
		}
	}
	for _, id := range l.Facts {
		if f := c.Fact(id); f != nil && after.Facts.State(id).Known {
			doc.Facts = append(doc.Facts, factName{f.ID, f.Title})
		}
	}
	if l.Paper != "" {
		doc.Paper = l.Paper
		for _, d := range scene.DueList(after) {
			if d.Kind == checklist.DuePaper {
				doc.Pages = append(doc.Pages, d.ID)
			}
		}
	}
	doc.Scenario = l.Scenario
	if err := a.give(doc, func() { a.happenedText(doc) }); err != nil {
		return err
	}
	if len(doc.Again)+len(doc.Facts)+len(doc.Pages) > 0 || doc.Scenario != "" {
		return errAttention
	}
	return nil
}

func (a *app) happenedText(doc happenedDoc) {
	if doc.Scenario != "" {
		a.line("If it is an emergency now, stop here: handrail emergency %s", doc.Scenario)
	}
	a.changeText(doc.changeDoc)
	if len(doc.Again) > 0 {
		a.printf("\nLook at these again, with handrail review:\n")
		for _, s := range doc.Again {
			a.line("  %s (%s)", s.Title, s.Step)
		}
	} else {
		a.printf("\nNothing that was seen so far is asked again.\n")
	}
	if len(doc.Facts) > 0 {
		a.printf("\nAre these still so? See handrail facts:\n")
		for _, f := range doc.Facts {
			a.line("  %s (%s)", f.Title, f.ID)
		}
	}
	if doc.Paper != "" && len(doc.Pages) > 0 {
		a.printf("\nPaper that is wrong now:\n")
		a.para("  ", doc.Paper)
		for _, p := range doc.Pages {
			a.line("  print it again: handrail runbook --page %s --print", p)
		}
	}
}

func lifeEventIDs(c *checklist.Catalogue) []string {
	return ids(c.LifeEvents, func(l *checklist.LifeEvent) string { return l.ID })
}

// deviceID returns the id of a device named by its id or its name; the empty
// name is no device.
func deviceID(as *checklist.Assessment, typed string) (string, error) {
	if typed == "" {
		return "", nil
	}
	var known []string
	for _, d := range as.Facts.Devices {
		if d.ID == typed || oneline.SameName(d.Name, typed) {
			return d.ID, nil
		}
		known = append(known, d.ID)
	}
	return "", unknown("device", typed, known)
}
