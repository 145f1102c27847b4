package personas

import (
	"maps"
	"slices"

	"handrail/checklist"
)

// person is somebody made up: what is true of the set-up, and nothing done.
type person struct {
	name    string
	facts   map[string]string
	held    map[string]string // permission: held, used, unused or dropped
	devices []checklist.Device
}

func laptop(os string, uses ...string) checklist.Device {
	return checklist.Device{ID: "laptop", Name: "laptop", Kind: "laptop", OS: os, Uses: uses, Roles: []string{"sees", "trades", "administers", "browses"}}
}

func desktop(os string, uses ...string) checklist.Device {
	d := laptop(os, uses...)
	d.ID, d.Name, d.Kind = "desktop", "desktop computer", "desktop"
	return d
}

func phone(os string, uses ...string) checklist.Device {
	return checklist.Device{ID: "phone", Name: "phone", Kind: "phone", OS: os, Uses: uses, Roles: []string{"sees", "trades", "approves"}}
}

// named gives a device another id and name.
func named(d checklist.Device, id, name string) checklist.Device {
	d.ID, d.Name = id, name
	return d
}

func server(uses ...string) checklist.Device {
	return checklist.Device{ID: "server", Name: "server", Kind: "server", OS: "linux", Uses: uses, Roles: []string{"automates"}, Headless: true}
}

var people = []person{
	{
		name: "A beginner with the portal and a phone",
		facts: map[string]string{
			"interfaces": "portal,mobile", "automation": "no", "methods": "ib-key,sms", "smartphone": "yes", "through": "direct",
			"people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "no",
			"password_manager": "none", "markets": "home", "carrier_number": "mobile",
		},
		held:    map[string]string{"stocks": "used", "margin": "unused", "options": "dropped", "futures": "dropped", "international": "unused"},
		devices: []checklist.Device{laptop("windows", "portal"), phone("ios", "mobile")},
	},
	{
		name: "An options trader with Trader Workstation",
		facts: map[string]string{
			"interfaces": "tws,portal,mobile", "automation": "no", "methods": "ib-key", "smartphone": "yes", "through": "direct",
			"entity": "llc", "people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "no",
			"password_manager": "app", "markets": "several", "tws_extras": "plugins", "carrier_number": "mobile", "ip_limits": "open",
		},
		held: map[string]string{
			"stocks": "used", "margin": "used", "options": "used", "options-complex": "used", "futures": "unused", "forex": "unused", "short": "used", "international": "used",
		},
		devices: []checklist.Device{desktop("windows", "tws", "portal"), phone("android", "mobile")},
	},
	{
		name: "A script in Docker with IB Gateway",
		facts: map[string]string{
			"interfaces": "gateway,portal,mobile", "automation": "unattended", "methods": "ib-key,totp", "smartphone": "yes", "through": "direct",
			"entity": "ie", "people": "alone", "usernames": "main", "api_kinds": "gateway-socket,flex", "gateway_host": "this-computer,container",
			"third_parties": "none", "travels": "no", "password_manager": "app", "markets": "several", "carrier_number": "mobile", "ip_limits": "changing",
		},
		held:    map[string]string{"stocks": "used", "margin": "used", "options": "dropped", "futures": "dropped", "international": "used"},
		devices: []checklist.Device{laptop("linux", "gateway", "portal"), phone("android", "mobile")},
	},
	{
		name: "A traveller",
		facts: map[string]string{
			"interfaces": "portal,mobile", "automation": "no", "methods": "ib-key,sms", "smartphone": "yes", "through": "direct",
			"people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "yes",
			"password_manager": "app", "markets": "several", "carrier_number": "mobile",
		},
		held:    map[string]string{"stocks": "used", "margin": "dropped", "options": "dropped", "futures": "dropped", "international": "used"},
		devices: []checklist.Device{laptop("macos", "portal"), phone("ios", "mobile"), {ID: "tablet", Name: "tablet", Kind: "tablet", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"sees"}}},
	},
	{
		name: "A client of an introducing broker",
		facts: map[string]string{
			"interfaces": "portal,mobile", "automation": "no", "methods": "ib-key,sms", "smartphone": "yes", "through": "introducing",
			"entity": "ie", "people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "no",
			"password_manager": "browser", "markets": "several", "carrier_number": "mobile",
		},
		held:    map[string]string{"stocks": "used", "margin": "unused", "options": "dropped", "futures": "dropped", "international": "used"},
		devices: []checklist.Device{laptop("windows", "portal"), phone("android", "mobile")},
	},
	{
		name: "Two spouses with a joint account",
		facts: map[string]string{
			"interfaces": "portal,mobile", "automation": "no", "methods": "ib-key", "smartphone": "yes", "through": "direct",
			"entity": "llc", "people": "joint", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "no",
			"password_manager": "app", "markets": "home", "carrier_number": "mobile",
		},
		held: map[string]string{"stocks": "used", "margin": "dropped", "options": "dropped", "futures": "dropped", "international": "dropped"},
		devices: []checklist.Device{
			laptop("macos", "portal"), named(laptop("windows", "portal"), "laptop-2", "second laptop"),
			phone("ios", "mobile"), named(phone("android", "mobile"), "phone-2", "second phone"),
		},
	},
	{
		name: "A client in Hong Kong who must use a passkey",
		facts: map[string]string{
			"interfaces": "tws,portal,mobile", "automation": "no", "methods": "passkey", "smartphone": "yes", "through": "direct",
			"entity": "hk", "people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "no",
			"password_manager": "app", "markets": "several", "tws_extras": "none", "carrier_number": "mobile", "ip_limits": "changing",
		},
		held:    map[string]string{"stocks": "used", "margin": "used", "options": "unused", "futures": "dropped", "international": "used"},
		devices: []checklist.Device{laptop("macos", "tws", "portal"), phone("ios", "mobile")},
	},
	{
		name: "A pensioner without a smartphone",
		facts: map[string]string{
			"interfaces": "portal", "automation": "no", "methods": "sms", "smartphone": "no", "through": "direct",
			"people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "none", "travels": "no",
			"password_manager": "none", "markets": "home", "carrier_number": "landline",
		},
		held:    map[string]string{"stocks": "used", "margin": "dropped", "options": "dropped", "futures": "dropped", "international": "dropped"},
		devices: []checklist.Device{desktop("windows", "portal")},
	},
	{
		name: "An algorithmic trader on a rented server",
		facts: map[string]string{
			"interfaces": "tws,gateway,portal,mobile", "automation": "unattended", "methods": "ib-key,totp", "smartphone": "yes", "through": "direct",
			"entity": "llc", "people": "alone", "usernames": "main,api", "api_kinds": "gateway-socket,web-api", "gateway_host": "vps,container",
			"third_parties": "none", "travels": "yes", "password_manager": "app", "markets": "several", "tws_extras": "none",
			"carrier_number": "mobile", "ip_limits": "open",
		},
		held: map[string]string{
			"stocks": "used", "margin": "used", "options": "used", "options-complex": "used", "futures": "used", "forex": "unused", "short": "used", "international": "used",
		},
		devices: []checklist.Device{server("gateway"), laptop("linux", "tws", "portal"), phone("ios", "mobile")},
	},
	{
		name: "A family with one computer",
		facts: map[string]string{
			"interfaces": "portal,mobile", "automation": "no", "methods": "ib-key,sms", "smartphone": "yes", "through": "direct",
			"people": "alone", "usernames": "main", "api_kinds": "none", "third_parties": "tax-tool", "travels": "no",
			"password_manager": "browser", "markets": "home", "carrier_number": "mobile",
		},
		held:    map[string]string{"stocks": "used", "margin": "dropped", "options": "dropped", "futures": "dropped", "international": "dropped"},
		devices: []checklist.Device{shared(desktop("windows", "portal")), phone("android", "mobile")},
	},
}

func shared(d checklist.Device) checklist.Device {
	d.Shared = true
	return d
}

// Person is one of the ten, with what was entered at the first run.
type Person struct {
	Name   string
	Record checklist.Record
}

// People are the ten, as they are on the day on which each began.
func People(day checklist.Day) []Person {
	out := make([]Person, len(people))
	for i, p := range people {
		out[i] = Person{p.name, saidOn(checklist.NewRecord(), day, p.said()...)}
	}
	return out
}

// WithLongestContacts adds to a record the longest of what only the person knows of
// whom to call: a number may have a name or an extension behind it.
func WithLongestContacts(r checklist.Record, day checklist.Day) checklist.Record {
	var said []checklist.Entry
	for _, own := range [][2]string{
		{checklist.ContactBroker, "+353 1 555 0100, ask for Ann"}, {checklist.ContactCarrier, "+353 1 555 0199, press 2, #1"},
		{checklist.ContactSecond, "my sister, in the blue box with the deed"},
	} {
		said = append(said, checklist.Entry{Kind: checklist.KindContact, Subject: own[0], Value: checklist.Value{checklist.FieldText: own[1]}})
	}
	return saidOn(r, day, said...)
}

// said is what somebody says at the first run.
func (p person) said() []checklist.Entry {
	var said []checklist.Entry
	for _, key := range slices.Sorted(maps.Keys(p.facts)) {
		said = append(said, checklist.Entry{Kind: checklist.KindFact, Subject: key, Value: checklist.Value{checklist.FieldValue: p.facts[key]}})
	}
	for _, key := range slices.Sorted(maps.Keys(p.held)) {
		said = append(said, checklist.Entry{Kind: checklist.KindDecision, Subject: key, Value: checklist.Value{checklist.FieldState: p.held[key]}})
	}
	for _, d := range p.devices {
		said = append(said, checklist.Entry{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()})
	}
	return said
}

func saidOn(r checklist.Record, day checklist.Day, said ...checklist.Entry) checklist.Record {
	return r.Add(r.EnterAt(day.Time(), "laptop", said...)...)
}
