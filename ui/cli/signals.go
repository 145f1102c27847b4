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

// seenNothing is what is kept where a person looked and says no more.
const seenNothing = "looked"

func (a *app) signalsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "signals",
		Short: "What to watch outside, and when you last looked",
		Long:  "Lists what to watch outside and what it changes. Exit status 1: one is due.",
		RunE: a.looksAnyway(func(s *session.Session, _ []string) (view, error) {
			doc := document.SignalsOf(s.Assessment(), document.Change{})
			due := slices.ContainsFunc(doc.Signals, func(d document.Signal) bool { return d.Due })
			return view{doc, later(s, scene.Place{Screen: "signals"}), due}, nil
		}),
	}
	c.AddCommand(completes(&cobra.Command{
		Use:   "seen ID",
		Short: "Says that you looked at a signal today",
		RunE: func(c *cobra.Command, args []string) error {
			return a.signalEntered(c.Context(), args[0], []checklist.Entry{checklist.LookedEntry(args[0], seenNothing)})
		},
	}, func([]string) []string { return a.names(signalIDs) }), completes(&cobra.Command{
		Use:   "changed ID",
		Short: "Says that something is new: what it lists is asked again",
		RunE: func(c *cobra.Command, args []string) error {
			return a.signalEntered(c.Context(), args[0], checklist.SignalChanged(args[0], "it changed"))
		},
	}, func([]string) []string { return a.names(signalIDs) }))
	return c
}

func signalIDs(c *checklist.Catalogue) []string {
	return ids(c.Signals, func(s *checklist.Signal) string { return s.ID })
}

func (a *app) signalEntered(ctx context.Context, id string, entries []checklist.Entry) error {
	s, change, err := a.enter(ctx, func(s *session.Session) ([]checklist.Entry, error) {
		return entries, one("signal", id, signalIDs(s.Assessment().Catalogue))
	})
	if err != nil {
		return err
	}
	doc := document.SignalsOf(s.Assessment(), change)
	return a.print(doc, change.Text(append([]scene.Block{scene.Heading{}}, printed(s, scene.Place{Screen: "signal", ID: id}).Body...)...))
}
