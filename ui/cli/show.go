package cli

import (
	"context"
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
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return a.showID(c.Context(), args[0]) },
	}, func([]string) []string { return a.names(allIDs) })
}

// allIDs lists everything that handrail show knows.
func allIDs(c *checklist.Catalogue) []string {
	return slices.Concat(stepIDs(c), ids(c.Routes, func(r *checklist.Route) string { return r.ID }),
		ids(c.Scenarios, func(s *checklist.Scenario) string { return s.ID }), signalIDs(c), jobIDs(c))
}

func (a *app) showID(ctx context.Context, id string) error {
	return a.lookAnyway(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		doc := document.Show{Schema: document.Name("show")}
		c := as.Catalogue
		switch {
		case c.Step(id) != nil:
			st := as.Step(id)
			doc.Kind, doc.Step, doc.Sources = "step", document.StepInFull(as, st), document.SourcesOf(as, st.Step.Sources)
		case c.Route(id) != nil:
			r := as.Route(id)
			doc.Kind, doc.Sources = "route", document.SourcesOf(as, r.Route.Sources)
			doc.Route = &document.WholeRoute{Route: document.RouteOf(r), Text: r.Route.Text, Applies: r.Applies}
		case c.Scenario(id) != nil:
			sc := c.Scenario(id)
			doc.Kind, doc.Scenario, doc.Sources = "scenario", document.ScenarioInFull(sc), document.SourcesOf(as, sc.Sources)
		case c.Signal(id) != nil:
			i := slices.IndexFunc(as.Signals(), func(s checklist.SignalState) bool { return s.Signal.ID == id })
			sig := as.Signals()[i]
			doc.Kind, doc.Sources = "signal", document.SourcesOf(as, sig.Signal.Sources)
			doc.Signal = &document.WholeSignal{Signal: document.SignalOf(as, sig), Facts: document.NonNil(sig.Signal.Facts), Review: sig.Signal.Review.String(), Covers: document.NonNil(sig.Signal.Covers)}
		case c.Job(id) != nil:
			choice := as.Choose(id)[0]
			doc.Kind, doc.Sources = "job", document.SourcesOf(as, choice.Job.Sources)
			doc.Job = &document.WholeJob{Choice: document.ChoiceOf(choice), Covers: document.NonNil(choice.Job.Covers)}
		default:
			return view{}, unknown("step, route, scenario, signal or job", id, allIDs(c))
		}
		return view{doc: doc, text: func() scene.Scene { return scene.Show(s.World(), id) }}, nil
	})
}
