package document

import (
	"slices"

	"handrail/checklist"
)

// Diff is the document of handrail diff.
type Diff struct {
	From      checklist.Day `json:"from"`
	To        checklist.Day `json:"to"`
	You       Cause         `json:"you"`
	Time      Cause         `json:"time"`
	Learned   Cause         `json:"learned"`
	Machine   Cause         `json:"machine"`
	Conflicts []Conflict    `json:"conflicts"` // where a machine still contradicts an answer
}

// Cause is what one cause changed.
type Cause struct {
	Closed        []checklist.RouteChange   `json:"closed"`
	NotApplicable []checklist.RouteChange   `json:"not_applicable"` // were open, and by a fact do not apply now
	Opened        []checklist.RouteChange   `json:"opened"`
	Outcomes      []checklist.OutcomeChange `json:"outcomes"`
}

// Conflict is a finding of a machine and a later answer that contradict each other.
type Conflict struct {
	Step      string        `json:"step"`
	Title     string        `json:"title"`
	About     string        `json:"about"`
	Machine   string        `json:"machine"`
	MachineOn checklist.Day `json:"machine_on"`
	Person    string        `json:"person"`
	PersonOn  checklist.Day `json:"person_on"`
}

// DiffOf is a change by cause, and what is in conflict still.
func DiffOf(as *checklist.Assessment, ch checklist.Change) Diff {
	doc := Diff{From: ch.From, To: ch.To}
	causes := map[checklist.Cause]*Cause{
		checklist.YouDid: &doc.You, checklist.TimeDid: &doc.Time, checklist.WeLearned: &doc.Learned, checklist.MachineFound: &doc.Machine,
	}
	for _, list := range []struct {
		changes []checklist.RouteChange
		of      func(*Cause) *[]checklist.RouteChange
	}{
		{ch.Closed, func(c *Cause) *[]checklist.RouteChange { return &c.Closed }}, {ch.NotApplicable, func(c *Cause) *[]checklist.RouteChange { return &c.NotApplicable }},
		{slices.Concat(ch.Opened, ch.Learned), func(c *Cause) *[]checklist.RouteChange { return &c.Opened }},
	} {
		for _, r := range list.changes {
			into := list.of(causes[r.Cause])
			*into = append(*into, r)
		}
	}
	for _, o := range ch.Outcomes {
		causes[o.Cause].Outcomes = append(causes[o.Cause].Outcomes, o)
	}
	for i := range as.Steps {
		for _, ab := range as.Steps[i].About {
			if k := ab.Conflict; k != nil {
				doc.Conflicts = append(doc.Conflicts, Conflict{as.Steps[i].Step.ID, as.Steps[i].Step.Title, ab.Name, k.Machine, k.SaidOn, k.Person, k.On})
			}
		}
	}
	return doc
}
