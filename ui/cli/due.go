package cli

import (
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"

	"github.com/spf13/cobra"
)

func (a *app) dueCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "due",
		Short: "What is due: reviews, signals, drills and paper, oldest first",
		Long:  "Lists what asks to be looked at again, oldest first. Exit status 1: something is due.",
		RunE: a.looks(func(s *session.Session, _ []string) (view, error) {
			doc := document.Due{Due: scene.DueList(s.Assessment())}
			return view{doc, later(s, scene.Place{Screen: "due"}), len(doc.Due) > 0}, nil
		}),
	}
}
