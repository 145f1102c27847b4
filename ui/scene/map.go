package scene

import (
	"cmp"
	"slices"
	"strings"

	"handrail/checklist"
)

func deviceMap(w World, p Place) Scene {
	s := Scene{Title: "Device map", Aside: w.Store.Short}
	add := Row{Cells: []string{"Add a device"}, Do: to(Place{Screen: "device"})}
	if len(w.A.Facts.Devices) == 0 {
		s.add(Para{Text: "No device is on the map yet. Until one is, every step about a device is not known."}, rows(add))
	} else {
		t := Table{Head: []string{"device", "is", "reaches", "may"}, Grow: 3}
		for _, d := range w.A.Facts.Devices {
			name := d.Name
			if d.ID == w.Device {
				name += " (this one)"
			}
			t.Rows = append(t.Rows, Row{
				ID: d.ID, Cells: []string{name, deviceIs(d), reaches(w, d), strings.Join(d.Roles, ", ")},
				Do: to(Place{Screen: "device", ID: d.ID}),
			})
		}
		s.add(t, rows(slices.Concat(rolesToAsk(w), carriesToAsk(w, hasRoles), []Row{add})...))
	}
	if found := w.A.Map().Findings; len(found) > 0 {
		s.add(Heading{Text: "What stands out"})
		for _, f := range found {
			s.add(rows(Row{ID: f.ID, Mark: Attend, Cells: []string{sentence(f.Text)}, Do: to(Place{Screen: "device", ID: f.Devices[0]})}))
		}
	}
	s.Keys = keys(w, p, "choose add back emergency help", writing(w, "add", add.Do), off("map", "this is the device map"))
	return s
}

// rolesToAsk asks what each device is for of which that is not known yet: the
// first questions leave it out.
func rolesToAsk(w World) (out []Row) {
	for _, d := range w.A.Facts.Devices {
		if !d.RolesKnown && !w.Store.ReadOnly {
			out = append(out, Row{Cells: []string{"What is it for? " + d.Name}, Tone: Wait, Do: to(Place{Screen: "device", ID: d.ID, About: "roles"})})
		}
	}
	return out
}

// hasRoles reports whether it is known what a device is for: that is asked first.
func hasRoles(d checklist.Device) bool { return len(d.Roles) > 0 }

// deviceRoles asks what a device is for, and nothing else.
func deviceRoles(w World, p Place, d *checklist.Device) Scene {
	in := pickMany("roles", "What is it for?", options(checklist.Roles, roleWords), d.Roles, d.RolesKnown)
	return Scene{
		Title: "What a device is for", Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short,
		Ask: &Ask{
			Title: d.Name, Inputs: []Input{in},
			Done: func(v map[string]string) Action {
				now := *d
				now.Roles, now.RolesKnown = checklist.List(v["roles"]), true
				return keep(nil, "kept: "+d.Name, checklist.DeviceEntry(now))
			},
		},
	}
}

func deviceIs(d checklist.Device) string {
	out := []string{kindWords(d)}
	if d.Shared {
		out = append(out, "shared")
	}
	if d.Headless {
		out = append(out, "runs alone")
	}
	return strings.Join(out, ", ")
}

func reaches(w World, d checklist.Device) string {
	return orNothing(strings.Join(shorts(w.A.Catalogue, d.Uses), ", "))
}

// device is one device of the map, or the form for a new one.
func device(w World, p Place) Scene {
	switch {
	case strings.HasPrefix(p.About, "is:"):
		return newDevice(w, p)
	case p.ID == "":
		return deviceKinds(w, p, Row{Cells: []string{"None: back to where I was"}, Do: Back{}})
	}
	about, ok := map[string]func(w World, p Place, d *checklist.Device) Scene{"edit": deviceForm, "roles": deviceRoles, "carries": deviceCarries}[p.About]
	if !ok {
		about = oneDevice
	}
	return of(aDevice, about)(w, p)
}

// oneDevice is what is known of a device, and what can be said of it.
func oneDevice(w World, p Place, d *checklist.Device) Scene {
	s := Scene{Title: d.Name, Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short}
	onIt := onIt(w, *d, "On it")
	s.add(Fields{Items: slices.Concat([]Field{{"Is", deviceIs(*d)}, {"Reaches the account with", reaches(w, *d)}, {"For", rolesWords(d)}}, onIt, []Field{{"Said", w.day(d.SaidOn)}})})
	var t Table
	if !w.Store.ReadOnly {
		t.Rows = append(t.Rows, Row{Cells: []string{"Change it"}, Do: to(Place{Screen: "device", ID: d.ID, About: "edit"})})
		if len(onIt) > 0 {
			t.Rows = append(t.Rows, Row{Cells: []string{"Say what is on it, and what opens that"}, Do: to(Place{Screen: "device", ID: d.ID, About: "carries"})})
		}
		t.Rows = append(t.Rows, Row{Cells: []string{"Retire it: it is gone, or no longer used"}, Do: to(Place{Screen: "retire", ID: d.ID})})
	}
	if d.ID != w.Device {
		t.Rows = append(t.Rows, Row{Cells: []string{"This is the device I am at"}, Do: ThisDevice{ID: d.ID}})
	} else {
		s.add(Para{Text: "This is the device you are at."})
	}
	s.add(t)
	s.add(part(Heading{Text: "Asked about it"}, stepsAbout(w, d.ID)...)...)
	return s
}

func rolesWords(d *checklist.Device) string {
	if d.RolesKnown && len(d.Roles) == 0 {
		return "none of these: " + strings.Join(checklist.Roles, ", ")
	}
	var roles []string
	for _, r := range d.Roles {
		roles = append(roles, lower(roleWords[r]))
	}
	return orNothing(strings.Join(roles, "; "))
}

func orNothing(s string) string { return cmp.Or(s, "nothing said") }

func stepsAbout(w World, thing string) (out []Row) {
	for i := range w.A.Steps {
		st := &w.A.Steps[i]
		for _, about := range st.About {
			if about.Target == thing && st.Applies != checklist.No {
				row := stepRow(st.Step.ID, st.Step.Title, about.Outcome, about.Outcome.Words())
				row.Do = to(Place{Screen: "step", ID: st.Step.ID, About: thing})
				out = append(out, row)
			}
		}
	}
	return out
}

func deviceForm(w World, p Place, d *checklist.Device) Scene {
	return Scene{
		Title: "A device", Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short,
		Ask: deviceAsk(w, *d, func(d checklist.Device) Action {
			return keep(nil, "kept: "+d.Name, checklist.DeviceEntry(d))
		}),
	}
}

// retire takes a device off the map. What was seen about it stays in the log.
func retire(w World, p Place, d *checklist.Device) Scene {
	return Scene{
		Title: "Retire a device", Crumb: []string{"Device map", d.Name, "retire"}, Aside: w.Store.Short,
		Ask: &Ask{
			Title:  "Retire " + d.Name,
			Text:   "It leaves the map and no step is asked about it. If it was lost or stolen, open the emergency page first. If it was sold or given away, was it erased, and taken off the sign-in methods?",
			Inputs: []Input{{ID: "reason", Label: "What became of it?", Kind: Line, Limit: mostNote, Check: reasonCheck}}, DoneName: "retire it",
			Done: func(v map[string]string) Action {
				return keepAndLeave(Place{Screen: "map"}, "retired: "+d.Name, made(checklist.RetireEntry(d.ID, v["reason"]))...)
			},
		},
	}
}
