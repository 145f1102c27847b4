package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// deviceMap shows the devices, what each reaches and what it may do.
func deviceMap(w World, p Place) Scene {
	s := Scene{ID: "map", Title: "Device map", Crumb: []string{"Device map"}, Aside: w.Store.Short}
	add := Row{Cells: []string{"Add a device"}, Do: to(Place{Screen: "device"})}
	if len(w.A.Facts.Devices) == 0 {
		s.Body = append(s.Body, Para{Text: "No device is on the map yet. Until one is, every step about a device is not known."}, rows(add))
	} else {
		t := Table{Head: []string{"device", "is", "reaches", "may"}, Grow: 3}
		for _, d := range w.A.Facts.Devices {
			name := d.Name
			if d.ID == w.Device {
				name += " (this one)"
			}
			t.Rows = append(t.Rows, Row{
				ID: d.ID, Cells: []string{name, deviceIs(d), reaches(w.A.Catalogue, d), strings.Join(d.Roles, ", ")},
				Do: to(Place{Screen: "device", ID: d.ID}),
			})
		}
		s.Body = append(s.Body, t, rows(slices.Concat(rolesToAsk(w), carriesToAsk(w, hasRoles), []Row{add})...))
	}
	if found := w.A.Map().Findings; len(found) > 0 {
		s.Body = append(s.Body, Heading{Text: "What stands out"})
		for _, f := range found {
			s.Body = append(s.Body, rows(Row{ID: f.ID, Mark: Attend, Cells: []string{sentence(f.Text)}, Do: to(Place{Screen: "device", ID: f.Devices[0]})}))
		}
	}
	addKey := key("add", add.Do)
	if w.Store.ReadOnly {
		addKey = off("add", offReadOnly)
	}
	s.Keys = keys(w, p, "choose add back emergency help", addKey, off("map", "this is the device map"))
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
func deviceRoles(w World, p Place) Scene {
	d := w.A.Facts.Device(p.ID)
	if d == nil {
		return nowhere(w, p)
	}
	in := pickMany("roles", "What is it for?", options(checklist.Roles, roleWords), d.Roles, d.RolesKnown)
	return Scene{
		ID: "device", Title: "What a device is for", Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short,
		Ask: &Ask{
			Title: d.Name, Inputs: []Input{in},
			Done: func(v map[string]string) Action {
				if in.Check(v["roles"]) != nil {
					return nil
				}
				now := *d
				now.Roles, now.RolesKnown = checklist.List(v["roles"]), true
				return keep(nil, "kept: "+d.Name, checklist.DeviceEntry(now))
			},
		},
		Keys: formKeys(w, p, choose("keep")),
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

func reaches(c *checklist.Catalogue, d checklist.Device) string {
	out := make([]string, len(d.Uses))
	for i, id := range d.Uses {
		out[i] = short(c, id)
	}
	if len(out) == 0 {
		return "nothing said"
	}
	return strings.Join(out, ", ")
}

// device is one device of the map, or the form for a new one.
func device(w World, p Place) Scene {
	switch {
	case strings.HasPrefix(p.About, "is:"):
		return newDevice(w, p)
	case p.ID == "":
		return deviceKinds(w, p, Row{Cells: []string{"None: back to where I was"}, Do: Back{}})
	case p.About == "edit":
		return deviceForm(w, p)
	case p.About == "roles":
		return deviceRoles(w, p)
	case p.About == "carries":
		return deviceCarries(w, p)
	}
	d := w.A.Facts.Device(p.ID)
	if d == nil {
		return nowhere(w, p)
	}
	roles := make([]string, len(d.Roles))
	for i, r := range d.Roles {
		roles[i] = lower(roleWords[r])
	}
	s := Scene{ID: "device", Title: d.Name, Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short}
	fields := []Field{{"Is", deviceIs(*d)}, {"Reaches the account with", reaches(w.A.Catalogue, *d)}, {"For", rolesWords(d, roles)}}
	fields = append(append(fields, onIt(w, *d, "On it")...), Field{"Said", w.day(d.SaidOn)})
	s.Body = append(s.Body, Fields{Items: fields})
	t := Table{Grow: 0}
	if !w.Store.ReadOnly {
		t.Rows = append(t.Rows,
			Row{Cells: []string{"Change it"}, Do: to(Place{Screen: "device", ID: d.ID, About: "edit"})})
		if len(onIt(w, *d, "")) > 0 {
			t.Rows = append(t.Rows, Row{Cells: []string{"Say what is on it, and what opens that"}, Do: to(Place{Screen: "device", ID: d.ID, About: "carries"})})
		}
		t.Rows = append(t.Rows,
			Row{Cells: []string{"Retire it: it is gone, or no longer used"}, Do: to(Place{Screen: "retire", ID: d.ID})})
	}
	if d.ID != w.Device {
		t.Rows = append(t.Rows, Row{Cells: []string{"This is the device I am at"}, Do: ThisDevice{ID: d.ID}})
	} else {
		s.Body = append(s.Body, Para{Text: "This is the device you are at."})
	}
	s.Body = append(s.Body, t)
	if about := stepsAbout(w, d.ID); len(about.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "Asked about it"}, about)
	}
	s.Keys = keys(w, p, "choose back emergency help")
	return s
}

// rolesWords says what a device is for: none of it, where that was answered.
func rolesWords(d *checklist.Device, roles []string) string {
	if d.RolesKnown && len(roles) == 0 {
		return "none of these: " + strings.Join(checklist.Roles, ", ")
	}
	return orNothing(strings.Join(roles, "; "))
}

func orNothing(s string) string {
	if s == "" {
		return "nothing said"
	}
	return s
}

// stepsAbout lists the steps that are asked about a thing.
func stepsAbout(w World, thing string) Table {
	t := Table{Grow: 0}
	for i := range w.A.Steps {
		st := &w.A.Steps[i]
		for _, about := range st.About {
			if about.Thing == thing && st.Applies != checklist.No {
				t.Rows = append(t.Rows, Row{ID: st.Step.ID, Mark: markOf(about.Outcome), Cells: []string{st.Step.Title, about.Outcome.Words()}, Do: to(Place{Screen: "step", ID: st.Step.ID, About: thing})})
			}
		}
	}
	return t
}

func deviceForm(w World, p Place) Scene {
	d := w.A.Facts.Device(p.ID)
	if d == nil {
		return nowhere(w, p)
	}
	return Scene{
		ID: "device", Title: "A device", Crumb: []string{"Device map", d.Name}, Aside: w.Store.Short,
		Ask: deviceAsk(w, *d, func(d checklist.Device) Action {
			return keep(nil, "kept: "+d.Name, checklist.DeviceEntry(d))
		}),
		Keys: formKeys(w, p, choose("keep")),
	}
}

// retire takes a device off the map. What was seen about it stays in the log.
func retire(w World, p Place) Scene {
	d := w.A.Facts.Device(p.ID)
	if d == nil {
		return nowhere(w, p)
	}
	return Scene{
		ID: "retire", Title: "Retire a device", Crumb: []string{"Device map", d.Name, "retire"}, Aside: w.Store.Short,
		Ask: &Ask{
			Title: "Retire " + d.Name,
			Text:  "It leaves the map and no step is asked about it. If it was lost or stolen, open the emergency page first. If it was sold or given away, was it erased, and taken off the sign-in methods?",
			Inputs: []Input{
				{ID: "reason", Label: "What became of it?", Kind: Line, Limit: mostNote, Check: reasonCheck},
			},
			DoneName: "retire it",
			Done: func(v map[string]string) Action {
				retired, err := checklist.RetireEntry(d.ID, v["reason"])
				if reasonCheck(v["reason"]) != nil || err != nil {
					return nil
				}
				then := Place{Screen: "map"}
				return Enter{
					Events: []checklist.Entry{retired},
					Notice: "retired: " + d.Name, Then: &then, Back: true,
				}
			},
		},
		Keys: formKeys(w, p, choose("retire it")),
	}
}
