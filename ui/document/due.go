package document

import "handrail/checklist"

// Due is the document of handrail due.
type Due struct {
	Schema string              `json:"schema"`
	Due    []checklist.DueItem `json:"due"`
}
