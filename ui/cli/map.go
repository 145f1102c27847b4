package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) mapCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "map",
		Short: "Which device reaches what, and which roles should not meet",
		Long:  "Shows which device reaches what and may do what, and where roles meet that should\nnot. Exit status 1: something stands out.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.accessMap(c.Context()) },
	}
}

func (a *app) accessMap(ctx context.Context) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		doc := document.Map{Schema: document.Name("map"), Devices: document.DevicesOf(s, document.NothingKept()).Devices, Findings: document.NonNil(s.Assessment().Map().Findings)}
		return view{doc, later(s, scene.Place{Screen: "map"}), len(doc.Findings) > 0}, nil
	})
}
