package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/document"
	"handrail/ui/scene"
	"handrail/ui/session"
)

func (a *app) routesCommand() *cobra.Command {
	var iface, exposure string
	c := &cobra.Command{
		Use:   "routes",
		Short: "The routes, their stages, and what cuts each",
		Long: "Lists the ways things go wrong that apply to you or may, stage by stage, with what\n" +
			"cuts each, as far as is known and if the unknowns turn out well. Exit status 1: a\nroute is open.",
		RunE: a.looks(func(s *session.Session, _ []string) (view, error) {
			as := s.Assessment()
			if err := known(filtered{"interface", iface, interfaceIDs(as.Catalogue)}, filtered{"exposure", exposure, texts(checklist.Exposures)}); err != nil {
				return view{}, err
			}
			doc := document.RoutesOf(as, iface, exposure)
			open := slices.ContainsFunc(doc.Routes, func(r document.Route) bool { return r.Open })
			return view{doc, later(s, scene.Place{Screen: "routes", ID: iface, About: exposure}), open}, nil
		}),
	}
	c.Flags().StringVar(&iface, "interface", "", "only routes of this interface")
	c.Flags().StringVar(&exposure, "exposure", "", "only routes of this exposure")
	completesFlag(c, "interface", func() []string { return a.names(interfaceIDs) })
	completesFlag(c, "exposure", func() []string { return texts(checklist.Exposures) })
	return c
}
