package cli

import (
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"

	"github.com/spf13/cobra"
)

func (a *app) logCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "log",
		Short: "Every entry, newest first",
		RunE: a.looks(func(s *session.Session, _ []string) (view, error) {
			return view{document.LogOf(s.Assessment()), later(s, scene.Place{Screen: "log"}), false}, nil
		}),
	}
}
