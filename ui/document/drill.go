package document

import "handrail/checklist"

// Drill is the document of handrail drill.
type Drill struct {
	Scenarios []Drilled `json:"scenarios"` // all there are, with the last rehearsal
	Scenario  string    `json:"scenario"`  // the one that was named, or empty
	Imagine   string    `json:"imagine"`
	Questions []string  `json:"questions"`
	Kept      []Kept    `json:"kept"`
}

// Drilled is a scenario with its newest rehearsal.
type Drilled struct {
	ID      string        `json:"id"`
	Title   string        `json:"title"`
	On      checklist.Day `json:"on"`
	Minutes string        `json:"minutes"`
	Misses  string        `json:"misses"`
}

// DrilledOf are all scenarios, each with its newest rehearsal.
func DrilledOf(c *checklist.Catalogue, r checklist.Record) []Drilled {
	var out []Drilled
	for i := range c.Scenarios {
		d := Drilled{ID: c.Scenarios[i].ID, Title: c.Scenarios[i].Title}
		if last, ok := r.LastRehearsal(d.ID); ok {
			d.On, d.Minutes, d.Misses = last.On, last.Minutes, last.Misses
		}
		out = append(out, d)
	}
	return out
}
