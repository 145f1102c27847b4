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

// options makes choices from ids and their words.
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

func deviceNames(list []checklist.Device) string {
	out := make([]string, len(list))
	for i, d := range list {
		out[i] = d.Name
	}
	return strings.Join(out, ", ")
}

// deviceAsk asks what a device is; a new one is given an id. In the first
// questions it also asks whether there is another one.
func deviceAsk(w World, d checklist.Device, more bool, done func(d checklist.Device, another bool) Action) *Ask {
	a := &Ask{
		Title: "A device you use for the account",
		Text:  "Every phone, computer and server that reaches the account, approves its sign-ins or runs your programs. Steps are asked about each by name.",
		Inputs: []Input{
			{ID: "name", Label: "What do you call it?", Help: "A name you know it by, such as: old laptop. No serial number.", Kind: Line, Value: d.Name, Limit: mostName, Check: nameCheck(w, d.ID)},
			{ID: "is", Label: "What is it?", Kind: PickOne, Options: makes(d), Value: makeOf(d)},
			pickMany("uses", "What does it reach the account with?", waysIn(w), d.Uses, d.ID != ""),
			pickMany("roles", "What is it for?", options(checklist.Roles, roleWords), d.Roles, d.ID != ""),
			{ID: "shared", Label: "Do other people use it too?", Kind: Confirm, Value: yesNo(d.Shared)},
			{ID: "headless", Label: "Does it run without anybody in front of it?", Kind: Confirm, Value: yesNo(d.Headless)},
		},
		Done: func(v map[string]string) Action {
			kind, system, _ := strings.Cut(v["is"], "/")
			now := checklist.Device{
				ID: d.ID, Name: v["name"], Kind: kind, OS: system, Uses: checklist.List(v["uses"]), Roles: checklist.List(v["roles"]),
				Shared: v["shared"] == "yes", Headless: v["headless"] == "yes",
			}
			now, err := NewDevice(w, now)
			if err != nil || !slices.Contains(checklist.DeviceKinds, now.Kind) || !slices.Contains(checklist.Systems, now.OS) {
				return nil
			}
			return done(now, v["another"] == "yes")
		},
	}
	if more {
		a.Text += " What each is for can be said later, on the map."
		a.Inputs = append(a.Inputs[:3], Input{ID: "another", Label: "Is there another one?", Kind: Confirm, Value: "no"})
	}
	return a
}

// NewDevice gives a device that was described an id of its own, or says what is
// wrong with its name.
func NewDevice(w World, d checklist.Device) (checklist.Device, error) {
	if err := nameCheck(w, d.ID)(d.Name); err != nil {
		return d, err
	}
	d.Name = strings.TrimSpace(oneline.Clean(d.Name))
	if d.ID == "" {
		d.ID = newDeviceID(w, d.Name)
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
		name = strings.TrimSpace(oneline.Clean(name))
		switch {
		case name == "":
			return errors.New("give it a name")
		case utf8.RuneCountInString(name) > mostName:
			return fmt.Errorf("at most %d characters", mostName)
		}
		if err := paperCheck(name); err != nil {
			return err
		}
		for _, d := range w.A.Facts.Devices {
			if d.ID != id && strings.EqualFold(d.Name, name) {
				return errors.New("another device has this name")
			}
		}
		return nil
	}
}

// newDeviceID makes an id from a name that no event ever used, so that a
// retired device never comes back under another name.
func newDeviceID(w World, name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.Trim(b.String(), "-")
	if base == "" {
		base = "device"
	}
	used := make(map[string]bool)
	for _, e := range w.A.Record().Events() {
		if e.Kind == checklist.KindDevice || e.Kind == checklist.KindRetired {
			used[e.Subject] = true
		}
	}
	id := base
	for n := 2; used[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
