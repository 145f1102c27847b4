package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) dueCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "due",
		Short: "What is due: reviews, signals, drills and paper, oldest first",
		Long:  "Lists what asks to be looked at again, oldest first. Exit status 1: something is due.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.due(c.Context()) },
	}
}

func (a *app) due(ctx context.Context) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		doc := document.Due{Schema: document.Name("due"), Due: document.NonNil(scene.DueList(s.Assessment()))}
		return view{doc, later(s, scene.Place{Screen: "due"}), len(doc.Due) > 0}, nil
	})
}
