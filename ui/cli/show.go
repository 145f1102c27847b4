package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) showCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:   "show ID",
		Short: "A step, route, scenario, signal or job in full",
		RunE: a.looksAnyway(func(s *session.Session, args []string) (view, error) {
			doc, ok := document.ShowOf(s.Assessment(), args[0])
			if !ok {
				return view{}, unknown("step, route, scenario, signal or job", args[0], allIDs(s.Assessment().Catalogue))
			}
			return view{doc: doc, text: func() scene.Scene { return scene.Show(s.World(), args[0]) }}, nil
		}),
	}, func([]string) []string { return a.names(allIDs) })
}

// allIDs lists everything that handrail show knows.
func allIDs(c *checklist.Catalogue) []string {
	return slices.Concat(stepIDs(c), ids(c.Routes, func(r *checklist.Route) string { return r.ID }),
		ids(c.Scenarios, func(s *checklist.Scenario) string { return s.ID }), signalIDs(c), jobIDs(c))
}
