package document

import (
	"handrail/checklist"
	"handrail/runbook"
)

// Emergency is the document of handrail emergency.
type Emergency struct {
	FirstLine string         `json:"first_line"`
	Doors     []Door         `json:"doors"`
	Scenarios []ScenarioName `json:"scenarios"`
	Scenario  *FirstScenario `json:"scenario"`
}

// Door is one way into the emergency pages.
type Door struct {
	Line  string `json:"line"`
	Ask   string `json:"ask"`
	Leads []Lead `json:"leads"`
}

// Lead is a sentence that leads to a scenario.
type Lead struct {
	Text     string `json:"text"`
	Scenario string `json:"scenario"`
}

// ScenarioName is a scenario by id and title.
type ScenarioName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	UseIf string `json:"use_if"`
}

// FirstScenario is a scenario as one acts by it.
type FirstScenario struct {
	ScenarioName
	Have    []string      `json:"have"`
	Actions []FirstAction `json:"actions"`
}

// FirstAction is one action of it, with whom it calls.
type FirstAction struct {
	ID      string    `json:"id"`
	Phase   string    `json:"phase"`
	Text    string    `json:"text"`
	At      []string  `json:"at"`
	See     string    `json:"see"`
	Call    string    `json:"call"`
	Numbers []Contact `json:"numbers"`
	Say     string    `json:"say"`
	Closed  string    `json:"closed"`
	Cannot  string    `json:"cannot"`
	Paper   string    `json:"paper"` // where it is on paper, such as B3
}

// Contact is one number of the broker.
type Contact struct {
	Name   string `json:"name"`
	Number string `json:"number"`
	Hours  string `json:"hours"`
	Menu   string `json:"menu"`
}

// firstOf tells every action of a scenario, whatever its condition, since
// nothing is known of the person.
func firstOf(c *checklist.Catalogue, sc *checklist.Scenario) *FirstScenario {
	nothing := checklist.Assess(c, checklist.Record{}, c.Since())
	doc := &FirstScenario{ScenarioName: ScenarioName{sc.ID, sc.Title, sc.UseIf}, Have: sc.Have}
	for _, act := range nothing.Actions(sc) {
		d := FirstAction{act.ID, checklist.PhaseNames[act.Phase], act.Text, act.At, act.See, act.Call, nil, act.Say, act.Closed, act.Cannot, runbook.Numbered(nothing, sc, act.ID)}
		if act.Call == "broker" {
			for _, n := range nothing.Numbers() {
				d.Numbers = append(d.Numbers, Contact{n.Contact.Name, n.Digits, n.Hours, n.Contact.Menu})
			}
		}
		doc.Actions = append(doc.Actions, d)
	}
	return doc
}

// EmergencyOf lists the ways in and the scenarios, and the one that was named,
// or nil, as one acts by it.
func EmergencyOf(c *checklist.Catalogue, sc *checklist.Scenario) Emergency {
	doc := Emergency{FirstLine: checklist.FirstLine}
	for _, d := range c.Doors {
		door := Door{Line: d.Line, Ask: d.Ask}
		for _, l := range d.Leads {
			door.Leads = append(door.Leads, Lead{Text: l.Text, Scenario: l.Scenario})
		}
		doc.Doors = append(doc.Doors, door)
	}
	for i := range c.Scenarios {
		doc.Scenarios = append(doc.Scenarios, ScenarioName{ID: c.Scenarios[i].ID, Title: c.Scenarios[i].Title, UseIf: c.Scenarios[i].UseIf})
	}
	if sc != nil {
		doc.Scenario = firstOf(c, sc)
	}
	return doc
}
