package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
)

// dueDoc is the document of handrail due.
type dueDoc struct {
	Schema string              `json:"schema"`
	Due    []checklist.DueItem `json:"due"`
}

func (a *app) dueCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "due",
		Short: "Reviews, exceptions, signals, drills and paper that are due, oldest first",
		Long:  "Lists what asks to be looked at again, oldest first. Exit status 1: something is due.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.due(c.Context()) },
	}
}

func (a *app) due(ctx context.Context) error {
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	doc := dueDoc{schemaName("due"), nonNil(scene.DueList(as))}
	if err := a.give(doc, func() {
		rows := [][]string{}
		for _, d := range doc.Due {
			over := "today"
			if d.OverdueDays > 0 {
				over = number(d.OverdueDays, "day") + " over"
			}
			rows = append(rows, []string{d.DueOn.String(), over, string(d.Kind), d.ID, d.Title})
		}
		a.printf("%s", columns(rows, 9))
		if len(rows) == 0 {
			a.line("Nothing is due.")
		}
	}); err != nil {
		return err
	}
	if len(doc.Due) > 0 {
		return errAttention
	}
	return nil
}
