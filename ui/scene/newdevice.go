package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// kindGroups are what one may use for the account, as people call it.
var kindGroups = []struct {
	head  string
	makes []aMake
}{
	{"PHONE OR TABLET", []aMake{{"phone/ios", "iPhone"}, {"phone/android", "Android phone"}, {"tablet/ios", "iPad"}, {"tablet/android", "Android tablet"}}},
	{"COMPUTER", []aMake{{"laptop/windows", "Windows laptop"}, {"desktop/windows", "Windows desktop"}, {"laptop/macos", "MacBook"}, {"desktop/macos", "Mac desktop"}, {"laptop/linux", "Linux computer"}}},
	{"ALWAYS ON", []aMake{{"server/linux", "Linux server"}, {"server/windows", "Windows server"}, {"vm/linux", "Linux container"}, {"vm/windows", "Windows VM"}, {"laptop/other", "Something else"}}},
}

// deviceKinds asks what a device is. skip is what the last line but others does.
func deviceKinds(w World, p Place, skip Row, others ...Row) Scene {
	s := Scene{Title: "Your devices", Aside: "so far: none"}
	if n := len(w.A.Facts.Devices); n > 0 {
		s.Aside = "so far: " + fitting(deviceNamesOf(w), 30)
	}
	s.add(Heading{Text: "What do you use for the account? One at a time."})
	if old := w.A.Facts.Device(queryPart(p.Query, "replaces:")); old != nil {
		s.Body[0] = Heading{Text: "What is the new device?", Aside: "instead of " + old.Name}
	}
	var groups Groups
	n := 0
	for _, g := range kindGroups {
		group := Group{Head: g.head}
		for _, m := range g.makes {
			n++
			there := Place{Screen: "device", About: "is:" + m.is, Query: p.Query}
			if p.Screen == "interview" {
				there.Query = "first"
			}
			group.Rows = append(group.Rows, Row{Cells: []string{m.words}, Key: keyOf(n), Do: to(there)})
		}
		groups.Items = append(groups.Items, group)
	}
	skip.Key = "0"
	s.add(groups, Heading{}, rows(append([]Row{skip}, others...)...))
	return s
}

// takeOut are lines that take a device off the map again that was entered by
// mistake, the newest first: as many as there are letters for.
func takeOut(w World, p Place) []Row {
	var out []Row
	devices := slices.Backward(w.A.Facts.Devices)
	for _, d := range devices {
		gone, err := checklist.RetireEntry(d.ID, "entered by mistake")
		if err != nil || len(out) == len(outKeys) || w.Store.ReadOnly {
			break
		}
		out = append(out, Row{Cells: []string{"Take out: " + d.Name}, Key: outKeys[len(out)], Do: keep(&p, "taken out: "+d.Name, gone)})
	}
	return out
}

// outKeys are the keys that take a device out: letters that no kind has.
var outKeys = []string{"x", "y", "z"}

// keyOf is the key of the nth choice: a digit, and above nine a letter.
func keyOf(n int) string {
	if n <= 9 {
		return fmt.Sprint(n)
	}
	return string(rune('a' + n - 10))
}

func deviceNamesOf(w World) []string {
	var out []string
	for _, d := range w.A.Facts.Devices {
		out = append(out, d.Name)
	}
	return out
}

// queryPart is what follows a name in a list of words such as "first,replaces:phone".
func queryPart(query, name string) string {
	for _, part := range strings.Split(query, ",") {
		if rest, ok := strings.CutPrefix(part, name); ok {
			return rest
		}
	}
	return ""
}

// runsOn are the interfaces that can run on a kind of device, those that are
// likely there first, and how many of them are likely.
var runsOn = map[string]struct {
	ids    []string
	likely int
}{
	"phone": {[]string{"mobile", "portal"}, 1}, "tablet": {[]string{"mobile", "portal"}, 1},
	"laptop": {[]string{"tws", "portal", "desktop", "gateway"}, 3}, "desktop": {[]string{"tws", "portal", "desktop", "gateway"}, 3},
	"server": {[]string{"gateway", "tws", "portal"}, 1}, "vm": {[]string{"gateway", "tws", "portal"}, 1},
}

// newDevice asks about a device of a kind, one question a screen: what is
// opened on it, with what is likely ticked, then its name, filled in.
func newDevice(w World, p Place) Scene {
	kind, system, _ := strings.Cut(strings.TrimPrefix(p.About, "is:"), "/")
	d := checklist.Device{Kind: kind, OS: system}
	if !slices.Contains(checklist.DeviceKinds, kind) || !slices.Contains(checklist.Systems, system) {
		return nowhere(w, p)
	}
	words := kindName(d)
	uses := Input{ID: "uses", Label: "What do you open on it?", Kind: PickMany}
	var ticked []string
	for _, o := range waysIn(w) {
		at := slices.Index(runsOn[kind].ids, o.ID)
		used := w.A.Facts.Uses(o.ID)
		if at < 0 && slices.ContainsFunc(w.A.Catalogue.Interfaces, func(i checklist.Interface) bool { return slices.Contains(runsOn[kind].ids, i.ID) }) || used == checklist.No {
			continue
		}
		uses.Options = append(uses.Options, o)
		if used == checklist.Yes && at >= 0 && at < runsOn[kind].likely {
			ticked = append(ticked, o.ID)
		}
	}
	uses.orNone(false)
	uses.Value = strings.Join(ticked, ",")
	more := Input{ID: "more", Label: "Is there another device?", Kind: PickOne, Value: "no", Options: []Option{{"yes", "Keep it, and add another"}, {"no", "Keep it: that is all"}}}
	inputs := []Input{uses, {ID: "name", Label: "What do you call it?", Help: "No serial number.", Kind: Line, Value: freeName(w, words), Limit: mostName, Check: nameCheck(w, "")}}
	if p.Query == "first" || p.Query == "" {
		inputs = append(inputs, more)
	}
	return Scene{
		Title: words, Crumb: []string{"Your devices", words},
		Ask: &Ask{Title: words, Inputs: inputs, Done: func(v map[string]string) Action {
			now := d
			now.Name, now.Uses = v["name"], checklist.List(v["uses"])
			now, err := NewDevice(w, now)
			if err != nil {
				return nil
			}
			return deviceKept(w, p, now, v["more"] == "yes")
		}},
	}
}

// kindName is what people call a kind of device.
func kindName(d checklist.Device) string {
	for _, g := range kindGroups {
		for _, m := range g.makes {
			if m.is == makeOf(d) && d.OS != "other" {
				return m.words
			}
		}
	}
	return kindWords(d)
}

// freeName is a name no device has yet: iPhone, iPhone 2.
func freeName(w World, base string) string {
	name := base
	for n := 2; slices.ContainsFunc(w.A.Facts.Devices, func(d checklist.Device) bool { return oneline.SameName(d.Name, name) }); n++ {
		name = fmt.Sprintf("%s %d", base, n)
	}
	return name
}

// deviceKept keeps a new device, and with it what it replaces, and goes on.
func deviceKept(w World, p Place, d checklist.Device, another bool) Action {
	events := []checklist.Entry{checklist.DeviceEntry(d)}
	notice := "kept: " + d.Name
	then := Place{Screen: "map"}
	if old := w.A.Facts.Device(queryPart(p.Query, "replaces:")); old != nil {
		retired, err := checklist.RetireEntry(old.ID, "replaced by "+d.Name)
		if err != nil {
			return nil
		}
		events = append(events, retired)
		if id := queryPart(p.Query, "event:"); w.A.Catalogue.LifeEvent(id) != nil {
			events = append(events, checklist.HappenedEntry(id, d.ID, 0))
			then = Place{Screen: "review", ID: id, Page: reviewFacts}
		} else {
			then = Place{Screen: "due"}
		}
		notice += "; retired: " + old.Name
	}
	switch first := p.Query == "first"; {
	case first && another:
		then = Place{Screen: "interview", Page: devicesPage}
	case first:
		then = Place{Screen: "interview", Page: devicesPage + 1}
	case another:
		then = Place{Screen: "device"}
	}
	return keepAndLeave(then, notice, events...)
}
