package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) nextCommand() *cobra.Command {
	var minutes int
	var list bool
	c := &cobra.Command{
		Use:   "next",
		Short: "What to do today, what it closes, and what it leaves out",
		Long: "Names the steps that fit today's minutes and close most, in the order to do them,\n" +
			"what they close, and what was left out and why. Exit status 1: there is something\nto do.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("minutes") && (minutes < 1 || minutes > 600) {
				return usageErrorf("give 1 to 600 minutes", "--minutes %d", minutes)
			}
			return a.next(c.Context(), minutes, list)
		},
	}
	c.Flags().BoolVar(&list, "list", false, "the look list: questions and answers with boxes, to print")
	wholeNumberVar(c.Flags(), &minutes, "minutes", "minutes for today (default: as last chosen, else 15)")
	return c
}

func (a *app) next(ctx context.Context, minutes int, list bool) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		w := s.World()
		if minutes != 0 {
			w.Minutes = minutes
		}
		w.Printed = true
		ad := checklist.Plan(w.A, w.Minutes)
		place := scene.Place{Screen: "plan"}
		if list {
			place.Screen = "look-list"
		}
		return view{document.NextOf(w.A, ad), func() scene.Scene { return scene.Make(w, place) }, !ad.Empty()}, nil
	})
}
