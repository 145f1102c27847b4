package checklist

import "slices"

// Device is a machine of the access map, as its newest event describes it.
type Device struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Kind       string   `json:"kind"` // one of DeviceKinds
	OS         string   `json:"os"`   // one of Systems
	Uses       []string `json:"uses"`
	Roles      []string `json:"roles"`
	RolesKnown bool     `json:"roles_known"` // else it may have any
	Shared     bool     `json:"shared"`      // with other people
	Headless   bool     `json:"headless"`    // nobody sits in front of it
	SaidOn     Day      `json:"said_on"`

	Carries      []Carried `json:"carries"`
	CarriesKnown bool      `json:"carries_known"` // else it may carry everything
}

// DeviceKinds lists the kinds a device may be of.
var DeviceKinds = []string{"phone", "tablet", "laptop", "desktop", "server", "vm"}

// Systems lists the operating systems a device may run.
var Systems = []string{"windows", "macos", "linux", "ios", "android", "other"}

// Roles lists what a device may have the authority to do.
var Roles = []string{"sees", "trades", "automates", "administers", "approves", "browses"}

// Value returns the event value that describes the device.
func (d Device) Value() Value {
	v := Value{"name": d.Name, "kind": d.Kind, "os": d.OS, "uses": Join(d.Uses)}
	if d.RolesKnown || len(d.Roles) > 0 {
		v["roles"] = Join(d.Roles)
	}
	if d.Shared {
		v["shared"] = "yes"
	}
	if d.Headless {
		v["headless"] = "yes"
	}
	if d.CarriesKnown {
		v["carries"] = JoinCarried(d.Carries)
	}
	return v
}

func deviceOf(e Event) Device {
	v := e.Value
	carries, known := ReadCarried(v["carries"])
	return Device{
		ID: e.Subject, Name: v["name"], Kind: v["kind"], OS: v["os"],
		Uses: List(v["uses"]), Roles: List(v["roles"]), RolesKnown: v["roles"] != "",
		Shared: v["shared"] == "yes", Headless: v["headless"] == "yes", SaidOn: e.Day,
		Carries: carries, CarriesKnown: known,
	}
}

// term answers a condition term about this device, such as device.kind=phone.
func (d Device) term(key, value string) Truth {
	switch key {
	case "device.kind":
		return truth(d.Kind == value)
	case "device.os":
		return truth(d.OS == value)
	case "device.headless":
		return truth(d.Headless == (value == "yes"))
	case "device.shared":
		return truth(d.Shared == (value == "yes"))
	case "device.role":
		if !d.RolesKnown {
			return May // nobody was asked yet
		}
		return truth(slices.Contains(d.Roles, value))
	}
	return No
}
