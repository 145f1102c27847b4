package document

import "handrail/checklist"

// Drill is the document of handrail drill.
type Drill struct {
	Schema    string    `json:"schema"`
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
