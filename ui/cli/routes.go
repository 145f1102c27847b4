package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
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

func (a *app) routes(ctx context.Context, iface, exposure string) error {
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	if iface != "" {
		if err := one("interface", iface, interfaceIDs(as.Catalogue)); err != nil {
			return err
		}
	}
	if exposure != "" {
		if err := one("exposure", exposure, texts(checklist.Exposures)); err != nil {
			return err
		}
	}
	doc := routesDoc{Schema: schemaName("routes"), Routes: []routeDoc{}}
	open, others := false, 0
	for i := range as.Routes {
		r := &as.Routes[i]
		switch {
		case iface != "" && r.Route.Interface != iface, exposure != "" && string(r.Route.Exposure) != exposure:
		case r.Applies == checklist.No:
			others++
		default:
			doc.Routes = append(doc.Routes, routeOf(r))
			open = open || r.Open
		}
	}
	if err := a.give(doc, func() { a.routesText(as, doc, others) }); err != nil {
		return err
	}
	if open {
		return errAttention
	}
	return nil
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

func (a *app) routesText(as *checklist.Assessment, doc routesDoc, others int) {
	for _, d := range doc.Routes {
		a.routeText(as, as.Route(d.ID))
		a.line("")
	}
	if others > 0 {
		a.line("%s left out: by your set-up they do not apply.", number(others, "more route"))
	}
	a.line("%s", scene.RoutesWords)
}

func (a *app) routeText(as *checklist.Assessment, r *checklist.RouteState) {
	a.line("%s  (%s)", r.Route.Title, r.Route.ID)
	what := scene.TierWords(r)
	if !r.Reach.None() {
		what += "; " + r.Reach.Words()
	}
	a.line("  %s · %s · %s: %s", r.Route.Interface, r.Route.Exposure, scene.RouteWords(r), what)
	for i, g := range r.Stages {
		state := "not cut"
		switch {
		case g.Cut:
			state = "cut"
		case len(g.Contested) > 0:
			state = "not cut: contested by " + strings.Join(g.Contested, ", ")
		case g.CutAtBest:
			state = "not cut until you look"
		}
		a.hang(fmt.Sprintf("%3d  ", i+1), g.Stage.Text+" ["+state+"]")
		if g.Stage.None != "" {
			a.para("     ", "Nothing we know of cuts it: "+g.Stage.None)
		}
		for _, list := range []struct {
			word  string
			steps []checklist.StepEffect
		}{{"cut by", g.CutBy}, {"slower or smaller by", g.NarrowedBy}, {"shown by", g.ShownBy}, {"you get back faster by", g.PreparedBy}} {
			for _, e := range list.steps {
				a.line("     %s: %s, %s", list.word, e.Step, e.Outcome.Words())
			}
		}
	}
}
