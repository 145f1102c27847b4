package scene

import "handrail/checklist"

// signals lists what to watch outside.
func signals(w World, p Place) Scene {
	t := Table{Head: []string{"watch", "looked", "again"}, Grow: 0}
	for _, sig := range w.A.Signals() {
		row := Row{ID: sig.Signal.ID, Mark: Empty, Cells: []string{sig.Signal.Title, "never", w.day(sig.DueOn)}, Do: to(Place{Screen: "signal", ID: sig.Signal.ID})}
		if sig.LookedOn != 0 {
			row.Mark, row.Cells[1] = Done, w.day(sig.LookedOn)
		}
		if sig.DueOn == 0 {
			row.Cells[2] = ""
		} else if sig.DueOn <= w.A.Day {
			row.Mark, row.Cells[2] = Again, "due since "+w.day(sig.DueOn)
		}
		t.Rows = append(t.Rows, row)
	}
	s := Scene{ID: "signals", Title: "Signals", Crumb: []string{"Signals"}, Aside: w.Store.Short}
	s.Body = append(s.Body, Para{Text: "Handrail opens no connection, so it cannot watch for you. You look; it says when, and which steps that changes."})
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, t)
	}
	s.Keys = keys(w, p, "choose back due emergency help", off("signals", "these are the signals"))
	return s
}

// signal is one thing to watch, and what it changes.
func signal(w World, p Place) Scene {
	sig := w.A.Catalogue.Signal(p.ID)
	if sig == nil {
		return nowhere(w, p)
	}
	s := Scene{ID: "signal", Title: sig.Title, Crumb: []string{"Signals", sig.Title}, Aside: w.Store.Short}
	fields := []Field{{"Where to look", sig.Watch}}
	for _, st := range w.A.Signals() {
		if st.Signal.ID == p.ID && st.LookedOn != 0 {
			fields = append(fields, Field{"Looked last", w.day(st.LookedOn)}, Field{"Seen then", st.Saw})
		}
	}
	s.Body = append(s.Body, Fields{Items: fields})
	t := Table{Grow: 0}
	if !w.Store.ReadOnly {
		then := Place{Screen: "signals"}
		t.Rows = append(t.Rows,
			Row{Cells: []string{"I looked: nothing new"}, Do: Enter{Events: []checklist.Entry{checklist.LookedEntry(sig.ID, "nothing new")}, Notice: "kept: looked, nothing new", Then: &then, Back: true}},
			Row{Cells: []string{"I looked: something is new"}, Do: to(Place{Screen: "looked", ID: sig.ID})})
	}
	t.Rows = append(t.Rows, Row{Cells: []string{"Where this comes from"}, Do: to(Place{Screen: "why", ID: sig.ID})})
	s.Body = append(s.Body, t)
	if len(sig.Changes) > 0 {
		changes := Table{Grow: 0}
		for _, id := range sig.Changes {
			if st := w.A.Step(id); st != nil {
				changes.Rows = append(changes.Rows, Row{ID: id, Mark: markOf(st.Outcome), Cells: []string{st.Step.Title, st.Outcome.Words()}, Do: to(stepPlace(id))})
			}
		}
		s.Body = append(s.Body, Heading{Text: "If it changed, look at these again"}, changes)
	}
	s.Keys = keys(w, p, "choose why back emergency help", key("why", to(Place{Screen: "why", ID: sig.ID})))
	return s
}

// lookedForm asks what was new.
func lookedForm(w World, p Place) Scene {
	sig := w.A.Catalogue.Signal(p.ID)
	if sig == nil {
		return nowhere(w, p)
	}
	return Scene{
		ID: "looked", Title: sig.Title, Crumb: []string{"Signals", sig.Title, "what is new"},
		Ask: &Ask{
			Title: "What is new?", Text: "In a few words. Then look at the steps it changes.",
			Inputs: []Input{{ID: "saw", Label: "Seen", Kind: Text, Limit: mostNote, Check: reasonCheck}},
			Done: func(v map[string]string) Action {
				if reasonCheck(v["saw"]) != nil {
					return nil
				}
				return keep(&Place{Screen: "review", ID: sig.ID, Page: reviewFacts}, "saved: now look at what it changes", checklist.SignalChanged(sig.ID, v["saw"])...)
			},
		},
		Keys: formKeys(w, p, choose("keep")),
	}
}
