package cli

import (
	"github.com/spf13/cobra"

	"handrail/checklist"
)

func (a *app) acceptCommand() *cobra.Command {
	var why, until string
	var keep, withdraw bool
	c := completes(&cobra.Command{
		Use:   "accept STEP --reason TEXT --until DATE | --withdraw",
		Short: "Accepts a risk until a day, at most a year ahead",
		Long:  "Takes the risk of leaving a step, with a reason and until a day. It changes the to-do\nlist and no outcome, and closes no route. With --withdraw, or until today, it is\naccepted no longer.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.keepOfStep(c.Context(), args[0], func(as *checklist.Assessment) (checklist.Entry, error) {
				if withdraw || until == as.Day.String() {
					if as.Step(args[0]).Accepted == nil {
						return checklist.Entry{}, usageErrorf("handrail accept "+args[0]+" --reason TEXT --until DATE", "the risk of %s is not accepted", args[0])
					}
					return checklist.AcceptWithdrawn(args[0]), nil
				}
				because, err := reason(why, keep)
				if err != nil {
					return checklist.Entry{}, err
				}
				d, err := comingDay("until", until, as.Day, true)
				if err != nil {
					return checklist.Entry{}, err
				}
				if why := as.WithoutEffect(as.Step(args[0])); why != "" {
					a.notice("", "Accepting this step has no effect now: "+why+".")
				}
				return checklist.AcceptEntry(args[0], because, d, as.Day, keep)
			})
		},
	}, func([]string) []string { return a.names(stepIDs) })
	c.Flags().StringVar(&why, "reason", "", "why, in your own words")
	c.Flags().StringVar(&until, "until", "", "the last day it is accepted, YYYY-MM-DD")
	c.Flags().BoolVar(&keep, "keep", false, "keep the reason although it looks secret")
	c.Flags().BoolVar(&withdraw, "withdraw", false, "accept it no longer")
	return c
}

func (a *app) snoozeCommand() *cobra.Command {
	var until string
	var withdraw bool
	c := completes(&cobra.Command{
		Use:   "snooze STEP --until DATE | --withdraw",
		Short: "Puts a step off until a day; it never counts as done",
		Long:  "Puts a step off until a day, at most 90 days ahead and at most twice running. It\nnever counts as done. With --withdraw, or until today, it is put off no longer.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.keepOfStep(c.Context(), args[0], func(as *checklist.Assessment) (checklist.Entry, error) {
				if withdraw || until == as.Day.String() {
					if as.Step(args[0]).Snoozed == 0 {
						return checklist.Entry{}, usageErrorf("handrail snooze "+args[0]+" --until DATE", "%s is not put off", args[0])
					}
					return checklist.SnoozeWithdrawn(args[0]), nil
				}
				d, err := comingDay("until", until, as.Day, false)
				if err != nil {
					return checklist.Entry{}, err
				}
				return as.SnoozeEntry(args[0], d)
			})
		},
	}, func([]string) []string { return a.names(stepIDs) })
	c.Flags().StringVar(&until, "until", "", "the day it is offered again, YYYY-MM-DD")
	c.Flags().BoolVar(&withdraw, "withdraw", false, "put it off no longer")
	return c
}
