package cli

import (
	"cmp"

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
		RunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("minutes") && (minutes < 1 || minutes > 600) {
				return usageErrorf("give 1 to 600 minutes", "--minutes %d", minutes)
			}
			return a.looks(func(s *session.Session, _ []string) (view, error) {
				w := s.World()
				w.Minutes, w.Printed = cmp.Or(minutes, w.Minutes), true
				ad := checklist.Plan(w.A, w.Minutes)
				place := scene.Place{Screen: "plan"}
				if list {
					place.Screen = "look-list"
				}
				return view{document.NextOf(w.A, ad), func() scene.Scene { return scene.Make(w, place) }, !ad.Empty()}, nil
			})(c, nil)
		},
	}
	c.Flags().BoolVar(&list, "list", false, "the look list: questions and answers with boxes, to print")
	wholeNumberVar(c.Flags(), &minutes, "minutes", "minutes for today (default: as last chosen, else 15)")
	return c
}
