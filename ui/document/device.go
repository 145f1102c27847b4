package document

import (
	"handrail/checklist"
	"handrail/ui/session"
)

// Devices is the document of handrail device.
type Devices struct {
	Devices []Device `json:"devices"`
	Change
}

// Device is a device of the access map.
type Device struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Kind     string        `json:"kind"`
	OS       string        `json:"os"`
	Uses     []string      `json:"uses"`
	Roles    []string      `json:"roles"`
	Shared   bool          `json:"shared"`
	Headless bool          `json:"headless"`
	SaidOn   checklist.Day `json:"said_on"`
	This     bool          `json:"this"` // the device you are at
}

// DevicesOf are the devices that are recorded, after a change.
func DevicesOf(s *session.Session, change Change) Devices {
	doc := Devices{Change: change}
	for _, d := range s.Assessment().Facts.Devices {
		doc.Devices = append(doc.Devices, Device{
			d.ID, d.Name, d.Kind, d.OS, d.Uses, d.Roles, d.Shared, d.Headless, d.SaidOn, d.ID == s.World().Device,
		})
	}
	return doc
}
