package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// lookBack is how many days diff goes back where nothing was entered before.
const lookBack = 30

func (a *app) diffCommand() *cobra.Command {
	var since string
	c := &cobra.Command{
		Use:   "diff",
		Short: "What you did, what time did, what we learned",
		Long: "Says what changed since a day (the last one before today on which something was\n" +
			"said, else a month ago): routes opened and closed and outcomes, by what caused\n" +
			"them, and where a machine contradicts you.",
		RunE: func(c *cobra.Command, _ []string) error {
			var from checklist.Day
			if since != "" {
				var err error
				if from, err = checklist.ParseDay(since); err != nil {
					return usageErrorf("", "--since %v", err)
				}
			}
			return a.looks(func(s *session.Session, _ []string) (view, error) {
				as := s.Assessment()
				if from > as.Day {
					return view{}, usageErrorf("name a day before "+as.Day.String(), "--since: %s has not come yet", from)
				}
				ch := checklist.Since(as, cmp.Or(from, as.LastSession(), as.Day.AddDays(-lookBack)))
				return view{doc: document.DiffOf(as, ch), text: func() scene.Scene { return scene.Diff(as, ch) }}, nil
			})(c, nil)
		},
	}
	c.Flags().StringVar(&since, "since", "", "from the end of this day, YYYY-MM-DD")
	return c
}
