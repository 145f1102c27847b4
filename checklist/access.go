package checklist

import (
	"slices"
	"strings"
)

// AccessMap is devices by interfaces by authority, and what stands out in it.
type AccessMap struct {
	Devices  []Device
	Findings []RoleFinding
}

// RoleFinding is something about the devices that a person should look at.
type RoleFinding struct {
	ID      string   `json:"id"`      // which rule: "roles.administers-browses", "shared", …
	Devices []string `json:"devices"` // ids, in order
	Text    string   `json:"text"`
}

// apart are the pairs of roles that must not share a device, and why.
var apart = []struct{ a, b, why string }{
	{"trades", "browses", "what a web page brings in sits next to a session that trades"},
	{"administers", "browses", "what a web page brings in sits next to a session that changes security settings"},
	{"automates", "browses", "what a web page brings in can reach the program that places orders"},
	{"automates", "administers", "who takes over the program's machine can also change the settings meant to stop it"},
}

// Map lays the devices out and finds roles that must not meet. What is not
// recorded is not found: a list of devices is never known to be complete.
func (a *Assessment) Map() AccessMap {
	m := AccessMap{Devices: a.Facts.Devices}
	tell := func(id, text string, devices ...string) {
		m.Findings = append(m.Findings, RoleFinding{id, devices, text})
	}
	for _, d := range m.Devices {
		has := func(role string) bool { return slices.Contains(d.Roles, role) }
		for _, pair := range apart {
			if has(pair.a) && has(pair.b) {
				tell("roles."+pair.a+"-"+pair.b, d.Name+" both "+pair.a+" and "+pair.b+": "+pair.why, d.ID)
			}
		}
		if d.browsesBesideSignIn() && !has("trades") {
			tell("signs-in-browses", d.Name+" signs in to the broker and browses: what a web page brings in sits next to the session", d.ID)
		}
		if has("trades") && has("administers") && has("approves") {
			tell("all-authority", d.Name+" trades, administers and approves: who has it has everything", d.ID)
		} else if has("approves") && (has("trades") || has("administers") || has("automates")) {
			tell("factor-beside", d.Name+" approves sign-ins and also "+strings.Join(authority(d), " and ")+": the second factor lives on the device it protects", d.ID)
		}
		if d.Shared {
			tell("shared", d.Name+" is shared with other people: each of them, and what they install, sits at your session", d.ID)
		}
		if d.Headless {
			if more := notNeeded(d); len(more) > 0 {
				tell("headless-more", d.Name+" has nobody in front of it and yet "+strings.Join(more, " and ")+": it needs no more than to run its program", d.ID)
			}
		}
	}
	if len(m.Devices) == 1 && len(m.Devices[0].Roles) > 2 {
		tell("one-device", "everything depends on "+m.Devices[0].Name+": if it is lost or taken over, so is every way in and every way to notice", m.Devices[0].ID)
	}
	return m
}

// browsesBesideSignIn reports whether a computer that signs in to the broker is
// also one that browses. On a phone the apps are kept apart.
func (d *Device) browsesBesideSignIn() bool {
	computer := d.Kind == "laptop" || d.Kind == "desktop" || d.Kind == "vm"
	return computer && len(d.Uses) > 0 && slices.Contains(d.Roles, "browses")
}

// authority lists what a device may do besides approving.
func authority(d Device) []string {
	var out []string
	for _, r := range Roles {
		if r != "approves" && r != "sees" && r != "browses" && slices.Contains(d.Roles, r) {
			out = append(out, r)
		}
	}
	return out
}

// notNeeded lists the roles a machine without a person needs not.
func notNeeded(d Device) []string {
	var out []string
	for _, r := range Roles {
		if slices.Contains(d.Roles, r) && r != "automates" && r != "trades" && r != "sees" {
			out = append(out, r)
		}
	}
	return out
}
