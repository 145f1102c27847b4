package cli

import (
	"github.com/spf13/cobra"

	"handrail/checklist"
)

func init() {
	documents["accept"], documents["snooze"] = stepChangeDoc{}, stepChangeDoc{}
	commands = append(commands, func(a *app) *cobra.Command {
		var why, until string
		var keep bool
		c := completes(&cobra.Command{
			Use:   "accept STEP --reason TEXT --until DATE",
			Short: "Accepts a risk until a day, at most a year ahead",
			Long:  "Takes the risk of leaving a step, with a reason and until a day. It changes the to-do\nlist and no outcome, and closes no route.",
			Args:  cobra.ExactArgs(1),
			RunE: func(c *cobra.Command, args []string) error {
				because, err := reason(why, keep)
				if err != nil {
					return err
				}
				return a.keepOfStep(c.Context(), "accept", args[0], func(as *checklist.Assessment) (checklist.Said, error) {
					if why := as.WithoutEffect(as.Step(args[0])); why != "" {
						a.notice("", "Accepting this step has no effect now: "+why+".")
					}
					d, err := comingDay("until", until, as.Day, true)
					return checklist.Said{
						Kind: checklist.KindAccept, Subject: args[0],
						Value: checklist.Value{checklist.FieldReason: because, checklist.FieldUntil: d.String()},
					}, err
				})
			},
		}, func([]string) []string { return a.names(stepIDs) })
		c.Flags().StringVar(&why, "reason", "", "why, in your own words")
		c.Flags().StringVar(&until, "until", "", "the last day it is accepted, YYYY-MM-DD")
		c.Flags().BoolVar(&keep, "keep", false, "keep the reason although it looks secret")
		return c
	}, func(a *app) *cobra.Command {
		var until string
		c := completes(&cobra.Command{
			Use:   "snooze STEP --until DATE",
			Short: "Puts a step off until a day; it never counts as done",
			Args:  cobra.ExactArgs(1),
			RunE: func(c *cobra.Command, args []string) error {
				return a.keepOfStep(c.Context(), "snooze", args[0], func(as *checklist.Assessment) (checklist.Said, error) {
					d, err := comingDay("until", until, as.Day, false)
					return checklist.Said{Kind: checklist.KindSnooze, Subject: args[0], Value: checklist.Value{checklist.FieldUntil: d.String()}}, err
				})
			},
		}, func([]string) []string { return a.names(stepIDs) })
		c.Flags().StringVar(&until, "until", "", "the day it is offered again, YYYY-MM-DD")
		return c
	})
}
