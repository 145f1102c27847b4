package document

import "handrail/checklist"

// WhatIf is the document of handrail what-if: what follows from each thing
// that somebody might get or you might lose.
type WhatIf struct {
	Schema   string    `json:"schema"`
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
	Soonest    *Soonest                 `json:"soonest"`
	StopWith   []string                 `json:"stop_with"`    // steps that together would stop what steps can stop
	StopTakes  int                      `json:"stop_minutes"` // that these take
	Scenario   string                   `json:"scenario"`
	Routes     []string                 `json:"routes"`
}

// Soonest is the cheapest step that would stop it.
type Soonest struct {
	Step    string `json:"step"`
	Minutes int    `json:"minutes"`
	Waits   string `json:"waits"`
}

// HoldingOf is a holding as a document.
func HoldingOf(h *checklist.HoldingState) Holding {
	d := Holding{
		ID: h.Holding.ID, Clause: h.Holding.Clause, Axis: h.Holding.Axis, State: h.Outcome,
		Authority: h.Reach.Authority, Damage: h.Reach.Damage, StoppedBy: NonNil(h.StoppedBy), StopWith: NonNil(h.StopWith), StopTakes: h.Minutes, ShownBy: inPlace(h.ShownBy), PreparedBy: inPlace(h.PreparedBy),
		Scenario: h.Holding.Scenario, Routes: NonNil(h.Routes),
	}
	if h.Soonest != nil {
		d.Soonest = &Soonest{h.Soonest.Step, h.Soonest.Minutes, h.Soonest.Waits}
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
