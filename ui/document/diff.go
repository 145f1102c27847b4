package document

import "handrail/checklist"

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
	Closed        []RouteName     `json:"closed"`
	NotApplicable []RouteName     `json:"not_applicable"` // were open, and by a fact do not apply now
	Opened        []RouteName     `json:"opened"`
	Outcomes      []OutcomeChange `json:"outcomes"`
}

// OutcomeChange is a step whose outcome is another now.
type OutcomeChange struct {
	Step  string            `json:"step"`
	Title string            `json:"title"`
	From  checklist.Outcome `json:"from"`
	To    checklist.Outcome `json:"to"`
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
	for _, r := range ch.Closed {
		c := causes[r.Cause]
		c.Closed = append(c.Closed, RouteName{r.Route, r.Title})
	}
	for _, r := range ch.NotApplicable {
		c := causes[r.Cause]
		c.NotApplicable = append(c.NotApplicable, RouteName{r.Route, r.Title})
	}
	for _, r := range append(ch.Opened, ch.Learned...) {
		c := causes[r.Cause]
		c.Opened = append(c.Opened, RouteName{r.Route, r.Title})
	}
	for _, o := range ch.Outcomes {
		c := causes[o.Cause]
		c.Outcomes = append(c.Outcomes, OutcomeChange{o.Step, o.Title, o.From, o.To})
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
