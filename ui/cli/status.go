package cli

import (
	"github.com/spf13/cobra"

	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) statusCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "One page: what if, outcomes, what is due, the record",
		Long:  "Shows outcomes per interface, the open routes, the easiest one left, what is due,\nthe state of the paper and where the record is. Exit status 1: a route that a step\ncould close is open, something is due, an alarm is open, or a step on a stage of\ntier 0 or 1 fails.",
		RunE:  a.showsStatus(),
	}
}

// showsStatus needs the person where a route is open that a step could close,
// something is due, an alarm is open, or a step fails that a stage of the two
// lowest tiers names.
func (a *app) showsStatus() runs {
	return a.looks(func(s *session.Session, _ []string) (view, error) {
		doc := document.StatusOf(s)
		return view{doc, func() scene.Scene { return doc.Text(s.World()) }, len(doc.Alarms)+len(doc.Due)+len(doc.FailsEarly)+len(s.Assessment().OpenInYourHands()) > 0}, nil
	})
}
