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
	checklist.Device
	This bool `json:"this"` // the device you are at
}

// DevicesOf are the devices that are recorded, after a change.
func DevicesOf(s *session.Session, change Change) Devices {
	doc := Devices{Change: change}
	for _, d := range s.Assessment().Facts.Devices {
		doc.Devices = append(doc.Devices, Device{d, d.ID == s.World().Device})
	}
	return doc
}
