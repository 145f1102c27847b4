package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) whatIfCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:     "what-if [HOLDING]",
		Short:   "What if your password leaks, you lose your phone, …",
		Long:    "Says how far each thing goes that somebody might get or you might lose, what stops\nit, what would show it, and what would stop it soonest. Exit status 1: something is\nopen or was not checked.",
		Example: "  handrail what-if\n  handrail what-if phone-lost",
		RunE: a.looks(func(s *session.Session, args []string) (view, error) {
			as, id := s.Assessment(), strings.Join(args, "")
			if len(args) > 0 {
				if err := one("holding", id, holdingIDs(as.Catalogue)); err != nil {
					return view{}, err
				}
			}
			doc := document.WhatIfOf(as, id)
			if len(doc.Holdings) == 0 {
				return view{doc: doc, text: func() scene.Scene { return scene.Lines("This does not concern your setup.") }}, nil
			}
			return view{doc, later(s, scene.Place{Screen: "what-if", ID: id}), doc.NeedsYou()}, nil
		}),
	}, func([]string) []string { return a.names(holdingIDs) })
}

func holdingIDs(c *checklist.Catalogue) []string {
	return ids(c.Holdings, func(h *checklist.Holding) string { return h.ID })
}
