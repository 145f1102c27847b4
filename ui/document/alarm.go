package document

import "handrail/checklist"

// Alarms is the document of handrail alarm.
type Alarms struct {
	Alarms []Alarm `json:"alarms"`
	Change
}

// Alarm is an answer that is a sign of somebody inside, and what became of it.
type Alarm struct {
	Step      string        `json:"step"`
	Title     string        `json:"title"`
	About     string        `json:"about"` // a device or username; empty is the account
	Seen      string        `json:"seen"`
	SeenOn    checklist.Day `json:"seen_on"`
	Scenario  string        `json:"scenario"`
	AtOnce    bool          `json:"at_once"` // it leads to the scenario without a question first
	State     string        `json:"state"`
	Text      string        `json:"text"`
	Reference string        `json:"reference"`
	StateOn   checklist.Day `json:"state_on"`
}

// AlarmsOf are all alarms of a record, after a change.
func AlarmsOf(as *checklist.Assessment, change Change) Alarms {
	return Alarms{alarmsIn(as.Alarms()), change}
}

func alarmsIn(alarms []checklist.Alarm) []Alarm {
	var out []Alarm
	for _, al := range alarms {
		out = append(out, Alarm{al.Step.ID, al.Step.Title, al.About, al.Seen, al.SeenOn, al.Scenario, al.AtOnce, al.State, al.Text, al.Reference, al.StateOn})
	}
	return out
}
