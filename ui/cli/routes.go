package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// routesDoc is the document of handrail routes: the routes that apply or may.
type routesDoc struct {
	Schema string     `json:"schema"`
	Routes []routeDoc `json:"routes"`
}

type routeDoc struct {
	ID         string              `json:"id"`
	Title      string              `json:"title"`
	Interface  string              `json:"interface"`
	Exposure   checklist.Exposure  `json:"exposure"`
	Tier       checklist.Tier      `json:"tier"`
	Reach      checklist.Reach     `json:"reach"`
	Open       bool                `json:"open"`
	OpenAtBest bool                `json:"open_at_best"`
	InHands    bool                `json:"in_your_hands"` // a step could close it
	Contested  bool                `json:"contested"`     // open, and a step that fails contests a cut that holds
	Frequency  checklist.Frequency `json:"frequency"`
	Kind       checklist.RouteKind `json:"kind"`
	Stages     []stageDoc          `json:"stages"`
}

type stageDoc struct {
	Text       string                 `json:"text"`
	Tier       checklist.Tier         `json:"tier"`
	Cut        bool                   `json:"cut"`
	CutAtBest  bool                   `json:"cut_at_best"`
	Contested  []string               `json:"contested_by"` // the steps whose failing keeps a cut from stopping it
	None       string                 `json:"none"`         // why nothing can cut it
	CutBy      []checklist.StepEffect `json:"cut_by"`
	NarrowedBy []checklist.StepEffect `json:"narrowed_by"`
	ShownBy    []checklist.StepEffect `json:"shown_by"`
	PreparedBy []checklist.StepEffect `json:"prepared_by"`
}

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

func routeOf(r *checklist.RouteState) routeDoc {
	d := routeDoc{
		ID: r.Route.ID, Title: r.Route.Title, Interface: r.Route.Interface, Exposure: r.Route.Exposure, Tier: r.Tier, Reach: r.Reach,
		Open: r.Open, OpenAtBest: r.OpenAtBest, InHands: r.InYourHands, Contested: r.Contested, Frequency: r.Route.Frequency, Kind: r.Route.Kind, Stages: []stageDoc{},
	}
	for _, g := range r.Stages {
		d.Stages = append(d.Stages, stageDoc{g.Stage.Text, g.Stage.Tier, g.Cut, g.CutAtBest, nonNil(g.Contested), g.Stage.None, nonNil(g.CutBy), nonNil(g.NarrowedBy), nonNil(g.ShownBy), nonNil(g.PreparedBy)})
	}
	return d
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
		doc := routesDoc{Schema: schemaName("routes"), Routes: []routeDoc{}}
		open := false
		for i := range as.Routes {
			r := &as.Routes[i]
			if r.Applies != checklist.No && (iface == "" || r.Route.Interface == iface) && (exposure == "" || string(r.Route.Exposure) == exposure) {
				doc.Routes = append(doc.Routes, routeOf(r))
				open = open || r.Open
			}
		}
		return view{doc, printed(s, scene.Place{Screen: "routes", ID: iface, About: exposure}), open}, nil
	})
}
