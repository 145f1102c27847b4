package scene

import "handrail/checklist"

func signals(w World, p Place) Scene {
	t := Table{Head: []string{"watch", "looked", "again"}}
	for _, sig := range w.A.Signals() {
		row := Row{ID: sig.Signal.ID, Mark: Empty, Cells: []string{sig.Signal.Title, "never", ""}, Do: to(Place{Screen: "signal", ID: sig.Signal.ID})}
		if sig.LookedOn != 0 {
			row.Mark, row.Cells[1] = Done, w.day(sig.LookedOn)
		}
		t.Rows = append(t.Rows, w.again(row, 2, sig.DueOn))
	}
	return Scene{
		Title: "Signals", Aside: w.Store.Short,
		Body: []Block{Para{Text: "Handrail opens no connection, so it cannot watch for you. You look; it says when, and which steps that changes."}, t},
		Keys: keys(w, p, "choose back due emergency help", off("signals", "these are the signals")),
	}
}

// again says in a cell of a row on which day something is asked again, and since
// when where that is past.
func (w World) again(row Row, cell int, due checklist.Day) Row {
	switch {
	case due == 0:
	case due <= w.A.Day:
		row.Mark, row.Cells[cell] = Again, "due since "+w.day(due)
	default:
		row.Cells[cell] = w.day(due)
	}
	return row
}

// signal is one thing to watch, and what it changes.
func signal(w World, p Place, sig *checklist.Signal) Scene {
	s := Scene{Title: sig.Title, Crumb: []string{"Signals", sig.Title}, Aside: w.Store.Short}
	fields := []Field{{"Where to look", sig.Watch}}
	for _, st := range w.A.Signals() {
		if st.Signal.ID == p.ID && st.LookedOn != 0 {
			fields = append(fields, Field{"Looked last", w.day(st.LookedOn)}, Field{"Seen then", st.Saw})
		}
	}
	why := to(Place{Screen: "why", ID: sig.ID})
	t := rows(Row{Cells: []string{"Where this comes from"}, Do: why})
	if !w.Store.ReadOnly {
		t = rows(
			Row{Cells: []string{"I looked: nothing new"}, Do: keepAndLeave(Place{Screen: "signals"}, "kept: looked, nothing new", checklist.LookedEntry(sig.ID, "nothing new"))},
			Row{Cells: []string{"I looked: something is new"}, Do: to(Place{Screen: "looked", ID: sig.ID})}, t.Rows[0])
	}
	s.add(Fields{Items: fields}, t)
	s.add(part(Heading{Text: "If it changed, look at these again"}, stepRows(w.A, sig.Changes)...)...)
	s.Keys = keys(w, p, "choose why back emergency help", key("why", why))
	return s
}

func lookedForm(w World, p Place, sig *checklist.Signal) Scene {
	return Scene{
		Title: sig.Title, Crumb: []string{"Signals", sig.Title, "what is new"},
		Ask: &Ask{
			Title: "What is new?", Text: "In a few words. Then look at the steps it changes.",
			Inputs: []Input{{ID: "saw", Label: "Seen", Kind: Text, Limit: mostNote, Check: reasonCheck}},
			Done: func(v map[string]string) Action {
				return keep(&Place{Screen: "review", ID: sig.ID, Page: reviewFacts}, "saved: now look at what it changes", checklist.SignalChanged(sig.ID, v["saw"])...)
			},
		},
	}
}
