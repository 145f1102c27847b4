package checklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func aloneOn(kind, uses, roles string, more ...func(*Device)) Device {
	d := Device{ID: "one", Name: "One", Kind: kind, Uses: split(uses), Roles: split(roles), RolesKnown: true}
	for _, m := range more {
		m(&d)
	}
	return d
}

// split is a list of words separated by commas; empty text is an empty list.
func split(words string) []string {
	if words == "" {
		return nil
	}
	return strings.Split(words, ",")
}

func foundOn(devices ...Device) []string {
	var r Record
	for _, d := range devices {
		r = entering(r, DeviceEntry(d))
	}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}, {ID: "tws"}}}
	var ids []string
	for _, f := range Assess(c, r, today).Map().Findings {
		ids = append(ids, f.ID)
	}
	return ids
}

func TestTheMapTellsWhichRolesMeetOnADevice(t *testing.T) {
	shared := func(d *Device) { d.Shared = true }
	headless := func(d *Device) { d.Headless = true }
	for _, c := range []struct {
		what string
		on   Device
		want string
	}{
		{"one role", aloneOn("laptop", "tws", "trades"), ""},
		{"trades and browses", aloneOn("laptop", "tws", "trades,browses"), "roles.trades-browses"},
		{"administers and browses", aloneOn("phone", "tws", "administers,browses"), "roles.administers-browses"},
		{"automates and browses", aloneOn("server", "tws", "automates,browses"), "roles.automates-browses"},
		{"automates and administers", aloneOn("server", "tws", "automates,administers"), "roles.automates-administers"},
		{"a laptop that signs in and browses", aloneOn("laptop", "tws", "sees,browses"), "signs-in-browses"},
		{"a desktop that does", aloneOn("desktop", "tws", "sees,browses"), "signs-in-browses"},
		{"a virtual machine that does", aloneOn("vm", "tws", "sees,browses"), "signs-in-browses"},
		{"a phone keeps its apps apart", aloneOn("phone", "tws", "sees,browses"), ""},
		{"a laptop that signs in nowhere", aloneOn("laptop", "", "browses"), ""},
		{"a laptop that does not browse", aloneOn("laptop", "tws", "sees"), ""},
		{"approves alone", aloneOn("phone", "tws", "approves"), ""},
		{"approves and sees", aloneOn("phone", "tws", "approves,sees"), ""},
		{"approves and trades", aloneOn("phone", "tws", "approves,trades"), "factor-beside"},
		{"approves and administers", aloneOn("phone", "tws", "approves,administers"), "factor-beside"},
		{"approves and automates", aloneOn("phone", "tws", "approves,automates"), "factor-beside"},
		{"trades and administers", aloneOn("phone", "tws", "trades,administers"), ""},
		{"everything", aloneOn("phone", "tws", "trades,administers,approves"), "all-authority one-device"},
		{"shared", aloneOn("tablet", "tws", "sees", shared), "shared"},
		{"a program's machine", aloneOn("server", "tws", "automates,trades,sees", headless), "one-device"},
		{"a program's machine that also approves", aloneOn("server", "tws", "approves", headless), "headless-more"},
		{"two roles on the only device", aloneOn("phone", "tws", "trades,sees"), ""},
		{"three roles on the only device", aloneOn("phone", "tws", "trades,sees,administers"), "one-device"},
	} {
		if got := strings.Join(foundOn(c.on), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	second := aloneOn("phone", "tws", "")
	second.ID = "two"
	if got := foundOn(aloneOn("phone", "tws", "trades,sees,administers"), second); slices.Contains(got, "one-device") {
		t.Errorf("with a second device everything depends on one: %q", got)
	}
}

func TestAFindingOfTheMapSaysWhatElseADeviceDoes(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}}
	text := func(d Device) string {
		return fmt.Sprint(Assess(c, entering(Record{}, DeviceEntry(d)), today).Map().Findings)
	}
	beside := text(aloneOn("server", "", "approves,sees,trades,automates"))
	if want := "approves sign-ins and also trades and automates:"; !strings.Contains(beside, want) {
		t.Errorf("%s does not say %q", beside, want)
	}
	more := text(aloneOn("server", "", "automates,sees,trades,browses", func(d *Device) { d.Headless = true }))
	if want := "nobody in front of it and yet browses:"; !strings.Contains(more, want) {
		t.Errorf("%s does not say %q", more, want)
	}
}
