package document

import (
	"slices"

	"handrail/checklist"
)

// WhatIf is the document of handrail what-if: what follows from each thing
// that somebody might get or you might lose.
type WhatIf struct {
	Holdings []Holding `json:"holdings"`
}

// Holding is what follows from a loss or a theft.
type Holding struct {
	ID         string                   `json:"id"`
	Clause     string                   `json:"clause"`
	Axis       checklist.Axis           `json:"axis"`
	State      checklist.HoldingOutcome `json:"state"`
	Authority  checklist.Authority      `json:"authority"`
	Damage     checklist.Damage         `json:"damage"`
	StoppedBy  []string                 `json:"stopped_by"`
	ShownBy    []string                 `json:"shown_by"`    // what is in place and would show it
	PreparedBy []string                 `json:"prepared_by"` // what is in place and gets you back sooner
	Soonest    *checklist.Soonest       `json:"soonest"`
	StopWith   []string                 `json:"stop_with"`    // steps that together would stop what steps can stop
	StopTakes  int                      `json:"stop_minutes"` // that these take
	Scenario   string                   `json:"scenario"`
	Routes     []string                 `json:"routes"`
}

// WhatIfOf are the holdings that concern the person, or the one with the id.
func WhatIfOf(as *checklist.Assessment, id string) WhatIf {
	var doc WhatIf
	for _, h := range as.Holdings() {
		if id == "" || h.Holding.ID == id {
			doc.Holdings = append(doc.Holdings, holdingOf(&h))
		}
	}
	return doc
}

// NeedsYou reports whether something is open or was not checked.
func (d WhatIf) NeedsYou() bool {
	return slices.ContainsFunc(d.Holdings, func(h Holding) bool {
		return h.State == checklist.HoldingOpen || h.State == checklist.HoldingNotChecked
	})
}

// holdingOf is a holding as a document.
func holdingOf(h *checklist.HoldingState) Holding {
	return Holding{
		ID: h.Holding.ID, Clause: h.Holding.Clause, Axis: h.Holding.Axis, State: h.Outcome,
		Authority: h.Reach.Authority, Damage: h.Reach.Damage, StoppedBy: h.StoppedBy, StopWith: h.StopWith, StopTakes: h.Minutes, ShownBy: inPlace(h.ShownBy), PreparedBy: inPlace(h.PreparedBy),
		Scenario: h.Holding.Scenario, Routes: h.Routes, Soonest: h.Soonest,
	}
}

// inPlace lists the steps that hold.
func inPlace(effects []checklist.StepEffect) []string {
	var out []string
	for _, e := range effects {
		if e.Outcome.Counts() {
			out = append(out, e.Step)
		}
	}
	return out
}
