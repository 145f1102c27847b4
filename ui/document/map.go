package document

import (
	"handrail/checklist"
	"handrail/ui/session"
)

// Map is the document of handrail map.
type Map struct {
	Devices  []Device                `json:"devices"`
	Findings []checklist.RoleFinding `json:"findings"`
}

// MapOf are the devices, and what stands out of them.
func MapOf(s *session.Session) Map {
	return Map{DevicesOf(s, Change{}).Devices, s.Assessment().Map().Findings}
}
