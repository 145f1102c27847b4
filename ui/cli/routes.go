package cli

import (
	"context"

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
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.routes(c.Context(), iface, exposure) },
	}
	c.Flags().StringVar(&iface, "interface", "", "only routes of this interface")
	c.Flags().StringVar(&exposure, "exposure", "", "only routes of this exposure")
	completesFlag(c, "interface", func() []string { return a.names(interfaceIDs) })
	completesFlag(c, "exposure", func() []string { return texts(checklist.Exposures) })
	return c
}

func (a *app) routes(ctx context.Context, iface, exposure string) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		as := s.Assessment()
		if iface != "" {
			if err := one("interface", iface, interfaceIDs(as.Catalogue)); err != nil {
				return view{}, err
			}
		}
		if exposure != "" {
			if err := one("exposure", exposure, texts(checklist.Exposures)); err != nil {
				return view{}, err
			}
		}
		doc := document.Routes{Schema: document.Name("routes"), Routes: []document.Route{}}
		open := false
		for i := range as.Routes {
			r := &as.Routes[i]
			if r.Applies != checklist.No && (iface == "" || r.Route.Interface == iface) && (exposure == "" || string(r.Route.Exposure) == exposure) {
				doc.Routes = append(doc.Routes, document.RouteOf(r))
				open = open || r.Open
			}
		}
		return view{doc, later(s, scene.Place{Screen: "routes", ID: iface, About: exposure}), open}, nil
	})
}
