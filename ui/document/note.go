package document

// StepChange is the document of handrail note, accept and snooze.
type StepChange struct {
	Step string `json:"step"`
	Change
}

// Undo is the document of handrail undo.
type Undo struct {
	Undone []Kept `json:"undone"`
	Change
}

// Redo is the document of handrail redo.
type Redo struct {
	Redone []Kept `json:"redone"`
	Change
}
