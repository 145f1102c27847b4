package scene

import (
	"slices"

	"handrail/checklist"
)

// happened lists life events that make stale what they touch.
func happened(w World, p Place) Scene {
	var t Table
	for i := range w.A.Catalogue.LifeEvents {
		l := &w.A.Catalogue.LifeEvents[i]
		row := Row{ID: l.ID, Cells: []string{l.Title, ""}, Do: to(Place{Screen: "event", ID: l.ID})}
		if on := w.A.HappenedOn(l.ID); on != 0 {
			row.Cells[1] = "last " + w.day(on)
		}
		t.Rows = append(t.Rows, row)
	}
	return Scene{
		Title: "Something changed", Aside: w.Store.Short,
		Body: []Block{Para{Text: "What was seen before may no longer be so. Say what happened, and it is asked again. If it is happening right now" + w.or(", press ! instead.", ": handrail emergency.")}, t},
		Keys: keys(w, p, "choose back due emergency help", off("happened", "this is where you say it")),
	}
}

// lifeEvent says what one event would make stale before it is said.
func lifeEvent(w World, p Place, l *checklist.LifeEvent) Scene {
	s := Scene{Title: l.Title, Crumb: []string{"Something changed", l.Title}, Aside: w.Store.Short}
	var touched []Row
	after := checklist.Assess(w.A.Catalogue, w.A.Record().Add(w.A.Record().EnterAt(w.A.Day.Time(), "", checklist.HappenedEntry(l.ID, "", 0))...), w.A.Day)
	if sit := after.EventSitting(l.ID); sit != nil {
		for _, q := range sit.States {
			st := w.A.Step(q.Step)
			touched = append(touched, stepRow(q.Step, st.Step.Title, after.Step(q.Step).Outcome, "was: "+st.Outcome.Words()))
		}
	}
	if !w.Store.ReadOnly {
		s.add(Heading{Text: "Did it happen?"}, rows(happenedRows(w, l)...))
	}
	if s.add(part(Heading{Text: "You would look at these"}, touched...)...); len(touched) == 0 {
		s.add(Para{Text: "It touches nothing that is asked of your setup."})
	}
	if l.Paper != "" {
		s.add(Para{Text: "On paper: " + sentence(l.Paper)})
	}
	var facts Table
	for _, id := range l.Facts {
		if f := w.A.Catalogue.Fact(id); f != nil {
			facts.Rows = append(facts.Rows, Row{Cells: []string{"Look at the fact: " + f.Title}, Do: to(Place{Screen: "fact", ID: id})})
		}
	}
	s.add(facts)
	return s
}

// happenedRows are the ways to say it: about a device where it matters which,
// today or on another day.
func happenedRows(w World, l *checklist.LifeEvent) []Row {
	say := func(text, about string) Row {
		return Row{Cells: []string{text}, Do: keepAndLeave(Place{Screen: "review", ID: l.ID, Page: reviewFacts}, "kept: "+l.Title, checklist.HappenedEntry(l.ID, about, 0))}
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

func touchesDevice(l *checklist.LifeEvent, d checklist.Device) bool {
	return slices.Contains(l.Stales, "device.kind:"+d.Kind)
}

func eventDay(w World, p Place, l *checklist.LifeEvent) Scene {
	return Scene{
		Title: l.Title, Crumb: []string{"Something changed", l.Title, "on which day"},
		Ask: &Ask{
			Title:  l.Title,
			Inputs: []Input{{ID: "day", Label: "On which day?", Help: "YYYY-MM-DD, today or before.", Kind: Line, Value: w.A.Day.String(), Check: pastCheck(w.A.Day)}},
			Done: func(v map[string]string) Action {
				on, _ := checklist.ParseDay(v["day"])
				return keep(&Place{Screen: "review", ID: l.ID, Page: reviewFacts}, "kept: "+l.Title, checklist.HappenedEntry(l.ID, "", on))
			},
		},
	}
}

// Touched is what a life event changes: what is asked again, which facts may
// be different, and which sheets are wrong.
type Touched struct {
	Event *checklist.LifeEvent
	Again []*checklist.StepState // as they are now
	Facts []*checklist.Fact      // that are known
	Pages []string               // printed before
}

// TouchedBy says what follows from a life event that happened.
func TouchedBy(after *checklist.Assessment, l *checklist.LifeEvent) Touched {
	t := Touched{Event: l}
	if s := after.EventSitting(l.ID); s != nil {
		for _, q := range s.States {
			t.Again = append(t.Again, after.Step(q.Step))
		}
	}
	for _, id := range l.Facts {
		if f := after.Catalogue.Fact(id); f != nil && after.Facts.State(id).Known {
			t.Facts = append(t.Facts, f)
		}
	}
	if l.Paper != "" {
		for _, d := range DueList(after) {
			if d.Kind == checklist.DuePaper {
				t.Pages = append(t.Pages, d.ID)
			}
		}
	}
	return t
}

// Blocks say what an event changed.
func (t Touched) Blocks() []Block {
	var out []Block
	if t.Event.Scenario != "" {
		out = append(out, Para{Text: "If it is an emergency now, stop here: handrail emergency " + t.Event.Scenario, Tone: Warn})
	}
	var again, facts []Row
	for _, st := range t.Again {
		again = append(again, Row{ID: st.Step.ID, Cells: []string{st.Step.Title}})
	}
	for _, f := range t.Facts {
		facts = append(facts, Row{ID: f.ID, Cells: []string{f.Title}})
	}
	if len(again) == 0 {
		out = append(out, Para{Text: "It touches nothing that is asked of your setup."})
	}
	out = append(out, part(Heading{Text: "Look at these again, with handrail review"}, again...)...)
	out = append(out, part(Heading{Text: "Are these still so? See handrail facts"}, facts...)...)
	if len(t.Pages) > 0 {
		out = append(out, Heading{Text: "Paper that is wrong now"}, Para{Text: t.Event.Paper})
		for _, page := range t.Pages {
			out = append(out, Para{Text: "print it again: handrail runbook --page " + page + " --print"})
		}
	}
	return out
}
