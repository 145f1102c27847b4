package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
)

func (a *app) drillCommand() *cobra.Command {
	var minutes int
	var keep bool
	var missed string
	c := completes(&cobra.Command{
		Use:   "drill [SCENARIO]",
		Short: "Rehearse from paper",
		Long: "Opens a rehearsal. Without a terminal it prints the questions to ask oneself, paper\n" +
			"in hand. With --minutes it keeps that it was done: the date, the minutes to the\n" +
			"first call, and what was missed.",
		RunE: func(c *cobra.Command, args []string) error {
			done := c.Flags().Changed("minutes")
			if !done && missed != "" {
				return usageErrorf("add --minutes N", "--missed belongs to a rehearsal that was done")
			}
			missed, err := words("what was missed", spaced(missed), keep)
			if err != nil {
				return err
			}
			if slices.Contains(args, "") {
				return a.noName("scenario", scenarioIDs)
			}
			return a.drill(c.Context(), strings.Join(args, ""), done, minutes, missed)
		},
	}, func([]string) []string { return a.names(scenarioIDs) })
	wholeNumberVar(c.Flags(), &minutes, "minutes", "keep a rehearsal: minutes to the first call")
	c.Flags().StringVar(&missed, "missed", "", "what could not be found or done, separated by commas")
	c.Flags().BoolVar(&keep, "keep", false, "keep words that look secret and are not")
	return c
}

func (a *app) drill(ctx context.Context, id string, done bool, minutes int, missed string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	sc := c.Scenario(id)
	switch {
	case id != "" && sc == nil:
		return unknown("scenario", id, scenarioIDs(c))
	case done && sc == nil:
		return usageErrorf("handrail drill SCENARIO --minutes N", "which scenario was rehearsed?")
	case done && (minutes < 0 || minutes > 600):
		return usageErrorf("the minutes to the first call, such as 4", "--minutes %d is not a number of minutes", minutes)
	case !done && a.mayShow():
		return a.openScreens(ctx, scene.Place{Screen: "drill", ID: id})
	}
	s, err := a.beginAnyway(ctx)
	if done {
		s, err = a.writing(ctx)
	}
	if err != nil {
		return err
	}
	doc := document.Drill{Scenario: id}
	if sc != nil {
		doc.Imagine, doc.Questions = sc.UseIf, scene.DrillQuestions(sc)
	}
	var change document.Change
	if done {
		drill, err := checklist.DrillEntry(id, strconv.Itoa(minutes), missed)
		if err != nil {
			return brokenRule(err)
		}
		if change, err = a.keep(ctx, s, drill); err != nil {
			return err
		}
		doc.Kept = change.Kept
	}
	doc.Scenarios = document.DrilledOf(c, s.Record())
	if done {
		return a.print(doc, change.Text())
	}
	if sc != nil && !a.flags.json {
		a.notice("", "Afterwards: handrail drill "+id+" --minutes N --missed WHAT,WHAT")
	}
	return a.print(doc, printed(s, scene.Place{Screen: "drill", ID: id}))
}

// spaced puts a space after the commas of a list.
func spaced(list string) string {
	var out []string
	for _, part := range strings.Split(list, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, ", ")
}
