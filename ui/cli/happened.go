package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) happenedCommand() *cobra.Command {
	var device string
	c := completes(&cobra.Command{
		Use:   "happened [EVENT]",
		Short: "Something changed: a new phone, a new number, …",
		Long: "Without an event: lists the events there are. With one: what it touches is asked\n" +
			"again, and you are told which paper is wrong now. Exit status 1: there is something\n" +
			"to do.",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.looksAnyway(listsEvents)(c, nil)
			}
			return a.happened(c.Context(), args[0], device)
		},
	}, func([]string) []string { return a.names(lifeEventIDs) })
	c.Flags().StringVar(&device, "about", "", "it is about this device alone (its id or name)")
	return c
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
	var day checklist.Day
	if a.flags.on != "" { // here it is the day on which it happened
		if day, err = checklist.ParseDay(a.flags.on); err != nil || day > checklist.DayOf(a.env.Now()) {
			return usageErrorf("write a day that was, as YYYY-MM-DD", "%q is not a day on which it happened", a.flags.on)
		}
		a.flags.on = ""
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	before := s.Assessment()
	on := ""
	if device != "" {
		if on, err = deviceID(before, device); err != nil {
			return err
		}
	}
	doc := document.Happened{}
	doc.Change, err = a.keep(ctx, s, checklist.HappenedEntry(l.ID, on, day))
	if err != nil {
		return err
	}
	after := s.Assessment()
	touched := scene.TouchedBy(after, l)
	doc.Tell(before, after, l, touched)
	return a.shown(view{doc, func() scene.Scene { return doc.Text(touched.Blocks()...) }, len(doc.Again)+len(doc.Facts)+len(doc.Pages) > 0 || doc.Scenario != ""})
}

func lifeEventIDs(c *checklist.Catalogue) []string {
	return ids(c.LifeEvents, func(l *checklist.LifeEvent) string { return l.ID })
}

// deviceID returns the id of a device named by its id or its name.
func deviceID(as *checklist.Assessment, typed string) (string, error) {
	var known []string
	for _, d := range as.Facts.Devices {
		if d.ID == typed || oneline.SameName(d.Name, typed) {
			return d.ID, nil
		}
		known = append(known, d.ID)
	}
	return "", unknown("device", typed, known)
}

// listsEvents lists the life events there are.
func listsEvents(s *session.Session, _ []string) (view, error) {
	return view{doc: document.EventsOf(s.Assessment()), text: later(s, scene.Place{Screen: "happened"})}, nil
}
