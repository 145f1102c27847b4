package document

import "handrail/checklist"

// Due is the document of handrail due.
type Due struct {
	Due []checklist.DueItem `json:"due"`
}
