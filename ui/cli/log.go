package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) logCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "log",
		Short: "Every entry, newest first",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.log(c.Context()) },
	}
}

func (a *app) log(ctx context.Context) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		return view{document.LogOf(s.Assessment()), later(s, scene.Place{Screen: "log"}), false}, nil
	})
}
