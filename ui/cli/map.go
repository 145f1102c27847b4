package cli

import (
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"

	"github.com/spf13/cobra"
)

func (a *app) mapCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "map",
		Short: "Which device reaches what, and which roles should not meet",
		Long:  "Shows which device reaches what and may do what, and where roles meet that should\nnot. Exit status 1: something stands out.",
		RunE: a.looks(func(s *session.Session, _ []string) (view, error) {
			doc := document.MapOf(s)
			return view{doc, later(s, scene.Place{Screen: "map"}), len(doc.Findings) > 0}, nil
		}),
	}
}
