package document

// StepChange is the document of handrail note, accept and snooze.
type StepChange struct {
	Schema string `json:"schema"`
	Step   string `json:"step"`
	Change
}

// Undo is the document of handrail undo.
type Undo struct {
	Schema string `json:"schema"`
	Undone []Kept `json:"undone"`
	Change
}

// Redo is the document of handrail redo.
type Redo struct {
	Schema string `json:"schema"`
	Redone []Kept `json:"redone"`
	Change
}
