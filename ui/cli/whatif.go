package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
	"handrail/ui/session"
)

// whatIfDoc is the document of handrail what-if: what follows from each thing
// that somebody might get or you might lose.
type whatIfDoc struct {
	Schema   string       `json:"schema"`
	Holdings []holdingDoc `json:"holdings"`
}

type holdingDoc struct {
	ID         string                   `json:"id"`
	Clause     string                   `json:"clause"`
	Axis       checklist.Axis           `json:"axis"`
	State      checklist.HoldingOutcome `json:"state"`
	Authority  checklist.Authority      `json:"authority"`
	Damage     checklist.Damage         `json:"damage"`
	StoppedBy  []string                 `json:"stopped_by"`
	ShownBy    []string                 `json:"shown_by"`    // what is in place and would show it
	PreparedBy []string                 `json:"prepared_by"` // what is in place and gets you back sooner
	Soonest    *soonestDoc              `json:"soonest"`
	Scenario   string                   `json:"scenario"`
	Routes     []string                 `json:"routes"`
}

type soonestDoc struct {
	Step    string `json:"step"`
	Minutes int    `json:"minutes"`
	Waits   string `json:"waits"`
}

func (a *app) whatIfCommand() *cobra.Command {
	return completes(&cobra.Command{
		Use:     "what-if [HOLDING]",
		Short:   "What if your password leaks, you lose your phone, …",
		Long:    "Says how far each thing goes that somebody might get or you might lose, what stops\nit, what would show it, and what would stop it soonest. Exit status 1: something is\nopen or was not checked.",
		Example: "  handrail what-if\n  handrail what-if phone-lost",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return a.whatIf(c.Context(), args) },
	}, func([]string) []string { return a.names(holdingIDs) })
}

func holdingIDs(c *checklist.Catalogue) []string {
	return ids(c.Holdings, func(h *checklist.Holding) string { return h.ID })
}

func (a *app) whatIf(ctx context.Context, args []string) error {
	return a.look(ctx, func(s *session.Session) (view, error) {
		as, id := s.Assessment(), strings.Join(args, "")
		if len(args) > 0 {
			if err := one("holding", id, holdingIDs(as.Catalogue)); err != nil {
				return view{}, err
			}
		}
		doc := whatIfDoc{Schema: schemaName("what-if"), Holdings: []holdingDoc{}}
		open := false
		for _, h := range as.Holdings() {
			if id == "" || h.Holding.ID == id {
				doc.Holdings = append(doc.Holdings, holdingOf(&h))
				open = open || h.Outcome == checklist.HoldingOpen || h.Outcome == checklist.HoldingNotChecked
			}
		}
		text := printed(s, scene.Place{Screen: "what-if", ID: id})
		if len(doc.Holdings) == 0 {
			text = scene.Lines("This does not concern your setup.")
		}
		return view{doc, text, open}, nil
	})
}

func holdingOf(h *checklist.HoldingState) holdingDoc {
	d := holdingDoc{
		ID: h.Holding.ID, Clause: h.Holding.Clause, Axis: h.Holding.Axis, State: h.Outcome,
		Authority: h.Reach.Authority, Damage: h.Reach.Damage, StoppedBy: nonNil(h.StoppedBy), ShownBy: inPlace(h.ShownBy), PreparedBy: inPlace(h.PreparedBy),
		Scenario: h.Holding.Scenario, Routes: nonNil(h.Routes),
	}
	if h.Soonest != nil {
		d.Soonest = &soonestDoc{h.Soonest.Step, h.Soonest.Minutes, h.Soonest.Waits}
	}
	return d
}

// inPlace lists the steps that hold.
func inPlace(effects []checklist.StepEffect) []string {
	out := []string{}
	for _, e := range effects {
		if e.Outcome.Counts() {
			out = append(out, e.Step)
		}
	}
	return out
}
