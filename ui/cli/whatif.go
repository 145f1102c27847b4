package cli

import (
	"context"

	"github.com/spf13/cobra"

	"handrail/checklist"
	"handrail/ui/scene"
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
	as, err := a.assessed(ctx)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		if err := one("holding", args[0], holdingIDs(as.Catalogue)); err != nil {
			return err
		}
	}
	doc := whatIfDoc{Schema: schemaName("what-if"), Holdings: []holdingDoc{}}
	states := as.Holdings()
	if len(args) > 0 {
		states = only(states, args[0])
	}
	open := false
	for i := range states {
		h := &states[i]
		doc.Holdings = append(doc.Holdings, holdingOf(h))
		open = open || h.Outcome == checklist.HoldingOpen || h.Outcome == checklist.HoldingNotChecked
	}
	if err := a.give(doc, func() { a.whatIfText(as, states, len(args) > 0) }); err != nil {
		return err
	}
	if open {
		return errAttention
	}
	return nil
}

func only(states []checklist.HoldingState, id string) []checklist.HoldingState {
	for i := range states {
		if states[i].Holding.ID == id {
			return states[i : i+1]
		}
	}
	return nil
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

func (a *app) whatIfText(as *checklist.Assessment, states []checklist.HoldingState, whole bool) {
	if len(states) == 0 {
		a.line("This does not concern your setup.")
		return
	}
	if !whole {
		a.line("What if …")
		a.printf("%s", whatIfTable(states))
		a.line("%s", scene.WhatIfLimits)
		return
	}
	h := &states[0]
	words := scene.HoldingWords(h)
	if reach := scene.HoldingReach(h); reach != "" {
		words += ", " + reach
	}
	a.line("What if %s? %s", h.Holding.Clause, words)
	for _, id := range h.StoppedBy {
		a.hang("  Stopped by: ", as.Catalogue.Title(id)+" ("+id+")")
	}
	for _, id := range h.Routes {
		a.hang("  Way: ", as.Catalogue.Title(id)+" ("+id+")")
	}
	if s := h.Soonest; s != nil {
		text := as.Catalogue.Title(s.Step) + " (" + s.Step + "), " + number(s.Minutes, "minute")
		if s.Waits != "" {
			text += ", waits for " + s.Waits
		}
		a.hang("  Soonest: ", text)
	}
	for _, e := range h.ShownBy {
		a.hang("  Shown by: ", as.Catalogue.Title(e.Step)+", "+e.Outcome.Words())
	}
	for _, e := range h.PreparedBy {
		a.hang("  You get back sooner by: ", as.Catalogue.Title(e.Step)+", "+e.Outcome.Words())
	}
	a.hang("  You'd notice: ", h.Holding.Notice)
	a.hang("  If it happens: ", "handrail emergency "+h.Holding.Scenario)
	a.line("%s", scene.WhatIfLimits)
}

// whatIfTable draws one line for each holding.
func whatIfTable(states []checklist.HoldingState) string {
	var rows [][]string
	for i := range states {
		h := &states[i]
		rows = append(rows, []string{"  " + h.Holding.Clause, scene.HoldingWords(h), scene.HoldingReach(h)})
	}
	return columns(rows, 99)
}
