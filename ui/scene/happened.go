package scene

import (
	"strings"

	"handrail/checklist"
)

// happened lists life events that make stale what they touch.
func happened(w World, p Place) Scene {
	s := Scene{ID: "happened", Title: "Something changed", Crumb: []string{"Something changed"}, Aside: w.Store.Short}
	s.Body = append(s.Body, Para{Text: "What was seen before may no longer be so. Say what happened, and it is asked again. If it is happening right now" + w.or(", press ! instead.", ": handrail emergency.")})
	t := Table{Grow: 0}
	for i := range w.A.Catalogue.LifeEvents {
		l := &w.A.Catalogue.LifeEvents[i]
		row := Row{ID: l.ID, Cells: []string{l.Title, ""}, Do: to(Place{Screen: "event", ID: l.ID})}
		if on := w.A.HappenedOn(l.ID); on != 0 {
			row.Cells[1] = "last " + w.day(on)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, t)
	}
	s.Keys = keys(w, p, "choose back due emergency help", off("happened", "this is where you say it"))
	return s
}

// lifeEvent says what one event would make stale before it is said.
func lifeEvent(w World, p Place) Scene {
	l := w.A.Catalogue.LifeEvent(p.ID)
	if l == nil {
		return nowhere(w, p)
	}
	s := Scene{ID: "event", Title: l.Title, Crumb: []string{"Something changed", l.Title}, Aside: w.Store.Short}
	touched := Table{Grow: 0}
	after := checklist.Assess(w.A.Catalogue, w.A.Record().Add(w.A.Record().EnterAt(w.A.Day.Time(), "", checklist.HappenedEntry(l.ID, "", 0))...), w.A.Day)
	if sit := after.EventSitting(l.ID); sit != nil {
		for _, q := range sit.States {
			st := w.A.Step(q.Step)
			touched.Rows = append(touched.Rows, Row{ID: q.Step, Mark: markOf(after.Step(q.Step).Outcome), Cells: []string{st.Step.Title, "was: " + st.Outcome.Words()}, Do: to(stepPlace(q.Step))})
		}
	}
	if !w.Store.ReadOnly {
		s.Body = append(s.Body, Heading{Text: "Did it happen?"}, Table{Grow: 0, Rows: happenedRows(w, l)})
	}
	if len(touched.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "You would look at these"}, touched)
	} else {
		s.Body = append(s.Body, Para{Text: "It touches nothing that is asked of your setup."})
	}
	if l.Paper != "" {
		s.Body = append(s.Body, Para{Text: "On paper: " + sentence(l.Paper)})
	}
	if len(l.Facts) > 0 {
		t := Table{Grow: 0}
		for _, id := range l.Facts {
			if f := w.A.Catalogue.Fact(id); f != nil {
				t.Rows = append(t.Rows, Row{Cells: []string{"Look at the fact: " + f.Title}, Do: to(Place{Screen: "fact", ID: id})})
			}
		}
		s.Body = append(s.Body, t)
	}
	s.Keys = keys(w, p, "choose back emergency help")
	return s
}

// happenedRows are the ways to say it: about a device where it matters which,
// today or on another day.
func happenedRows(w World, l *checklist.LifeEvent) []Row {
	then := Place{Screen: "review", ID: l.ID, Page: reviewFacts}
	say := func(text, on string) Row {
		return Row{Cells: []string{text}, Do: Enter{Events: []checklist.Entry{checklist.HappenedEntry(l.ID, on, 0)}, Notice: "kept: " + l.Title, Then: &then, Back: true}}
	}
	out := []Row{say("Yes, today", "")}
	for _, d := range w.A.Facts.Devices {
		if touchesDevice(l, d) {
			out = append(out, Row{Cells: []string{"Yes, today: a new one instead of " + d.Name}, Do: Go{To: Place{Screen: "device", Query: "replaces:" + d.ID + ",event:" + l.ID}, Instead: true}})
			out = append(out, say("Yes, today, and it is about "+d.Name+" alone", d.ID))
		}
	}
	out = append(out, Row{Cells: []string{"Yes, on another day"}, Do: to(Place{Screen: "event-day", ID: l.ID})})
	if l.Scenario != "" && w.A.Catalogue.Scenario(l.Scenario) != nil {
		out = append(out, Row{Mark: Attend, Cells: []string{"It is an emergency: " + w.A.Catalogue.Title(l.Scenario)}, Do: to(Place{Screen: "emergency", ID: l.Scenario})})
	}
	return append(out, Row{Cells: []string{"No"}, Do: Back{}})
}

// touchesDevice reports whether an event may be about a device.
func touchesDevice(l *checklist.LifeEvent, d checklist.Device) bool {
	for _, what := range l.Stales {
		if kind, ok := strings.CutPrefix(what, "device.kind:"); ok && kind == d.Kind {
			return true
		}
	}
	return false
}

// eventDay asks on which day it happened.
func eventDay(w World, p Place) Scene {
	l := w.A.Catalogue.LifeEvent(p.ID)
	if l == nil {
		return nowhere(w, p)
	}
	check := pastCheck(w.A.Day)
	return Scene{
		ID: "event-day", Title: l.Title, Crumb: []string{"Something changed", l.Title, "on which day"},
		Ask: &Ask{
			Title:  l.Title,
			Inputs: []Input{{ID: "day", Label: "On which day?", Help: "YYYY-MM-DD, today or before.", Kind: Line, Value: w.A.Day.String(), Check: check}},
			Done: func(v map[string]string) Action {
				if check(v["day"]) != nil {
					return nil
				}
				on, _ := checklist.ParseDay(v["day"])
				return keep(&Place{Screen: "review", ID: l.ID, Page: reviewFacts}, "kept: "+l.Title, checklist.HappenedEntry(l.ID, "", on))
			},
		},
		Keys: formKeys(w, p, choose("keep")),
	}
}
