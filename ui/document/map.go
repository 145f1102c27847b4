package document

import "handrail/checklist"

// Map is the document of handrail map.
type Map struct {
	Schema   string                  `json:"schema"`
	Devices  []Device                `json:"devices"`
	Findings []checklist.RoleFinding `json:"findings"`
}
