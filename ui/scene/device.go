package scene

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// mostName is how many characters the name of a device has at most.
const mostName = 40

// words for what a device runs and may do.
var (
	systemWords = map[string]string{"windows": "Windows", "macos": "macOS", "linux": "Linux", "ios": "iOS or iPadOS", "android": "Android", "other": "another system"}
	roleWords   = map[string]string{
		"sees": "Looks at the account", "trades": "Places orders", "automates": "Runs programs that place orders",
		"administers": "Changes settings of the account", "approves": "Approves sign-ins (second factor)", "browses": "General browsing and mail too",
	}
)

func options(ids []string, words map[string]string) []Option {
	out := make([]Option, len(ids))
	for i, id := range ids {
		out[i] = Option{id, id}
		if words[id] != "" {
			out[i].Text = words[id]
		}
	}
	return out
}

// deviceAsk asks what a device of the map is and what it is for.
func deviceAsk(w World, d checklist.Device, done func(d checklist.Device) Action) *Ask {
	return &Ask{
		Title: "A device you use for the account",
		Text:  "Every phone, computer and server that reaches the account, approves its sign-ins or runs your programs. Steps are asked about each by name.",
		Inputs: []Input{
			{ID: "name", Label: "What do you call it?", Help: "A name you know it by, such as: old laptop. No serial number. Paper cannot print every script: it then has the short name that the map shows.", Kind: Line, Value: d.Name, Limit: mostName, Check: nameCheck(w, d.ID)},
			{ID: "is", Label: "What is it?", Kind: PickOne, Options: makes(d), Value: makeOf(d)},
			pickMany("uses", "What does it reach the account with?", waysIn(w), d.Uses, d.ID != ""),
			pickMany("roles", "What is it for?", options(checklist.Roles, roleWords), d.Roles, d.RolesKnown),
			{ID: "shared", Label: "Do other people use it too?", Kind: Confirm, Value: yesNo(d.Shared)},
			{ID: "headless", Label: "Does it run without anybody in front of it?", Kind: Confirm, Value: yesNo(d.Headless)},
		},
		Done: func(v map[string]string) Action {
			kind, system, _ := strings.Cut(v["is"], "/")
			now := checklist.Device{
				ID: d.ID, Name: v["name"], Kind: kind, OS: system, Uses: checklist.List(v["uses"]), Roles: checklist.List(v["roles"]), RolesKnown: true,
				Shared: v["shared"] == "yes", Headless: v["headless"] == "yes",
			}
			if now.Kind == d.Kind {
				now.Carries, now.CarriesKnown = d.Carries, d.CarriesKnown
			}
			now, err := NewDevice(w, now)
			if err != nil || !slices.Contains(checklist.DeviceKinds, now.Kind) || !slices.Contains(checklist.Systems, now.OS) {
				return nil
			}
			return done(now)
		},
	}
}

// NewDevice gives a device that was described an id of its own, or says what is
// wrong with its name.
func NewDevice(w World, d checklist.Device) (checklist.Device, error) {
	if err := nameCheck(w, d.ID)(d.Name); err != nil {
		return d, err
	}
	d.Name = oneline.Name(d.Name)
	if d.ID == "" {
		d.ID = newDeviceID(w, d)
	}
	return d, nil
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// waysIn lists the ways in, those that are used first.
func waysIn(w World) []Option {
	var used, other []Option
	for _, i := range w.A.Catalogue.Interfaces {
		switch o := (Option{i.ID, i.Name}); {
		case i.ID == checklist.AccountInterface:
		case w.A.Facts.Uses(i.ID) == checklist.Yes:
			used = append(used, o)
		default:
			other = append(other, o)
		}
	}
	return append(used, other...)
}

// nameCheck refuses an empty name, a long one, and one that another device has.
func nameCheck(w World, id string) func(string) error {
	return func(name string) error {
		name = oneline.Name(name)
		switch {
		case name == "":
			return errors.New("give it a name")
		case utf8.RuneCountInString(name) > mostName:
			return fmt.Errorf("it has %d characters, at most %d", utf8.RuneCountInString(name), mostName)
		}
		if looks := checklist.LooksSecret(name); looks != "" {
			return errors.New("it looks like " + looks + ": call it something else")
		}
		for _, d := range w.A.Facts.Devices {
			if d.ID != id && oneline.SameName(d.Name, name) {
				return errors.New("another device has this name")
			}
		}
		return nil
	}
}

// newDeviceID makes an id that no event ever used, so that a retired device
// never comes back under another name: from the letters of its name, or from
// its kind and system where its name has none of a to z.
func newDeviceID(w World, d checklist.Device) string {
	base := oneline.ID(d.Name)
	if base == "" {
		base = d.Kind
		if d.OS != "" && d.OS != "other" {
			base += "-" + d.OS
		}
	}
	used := w.A.Record().DeviceIDs()
	id := base
	for n := 2; used[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
