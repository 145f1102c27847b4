package scene

import (
	"slices"

	"handrail/checklist"
)

// mayApply is the choice that withdraws a fact: what is not known may apply.
const mayApply = "may"

// setup shows every fact on one screen; each can be changed.
func setup(w World, p Place) Scene {
	t := Table{Head: []string{"fact", "now", "asked again"}, Grow: 1}
	for _, st := range w.A.Facts.States {
		row := Row{ID: st.Fact.ID, Mark: Empty, Cells: []string{st.Fact.Title, "not known: may apply", ""}, Do: to(Place{Screen: "fact", ID: st.Fact.ID})}
		if st.Known {
			row.Mark, row.Cells[1], row.Cells[2] = Done, w.or(st.Fact.Words(st.Value()), st.Value()), "not by time"
			row = w.again(row, 2, st.DueOn)
		}
		t.Rows = append(t.Rows, row)
	}
	held, unknown := 0, 0
	for _, st := range w.A.Facts.Permissions {
		switch st.Held() {
		case checklist.Yes:
			held++
		case checklist.May:
			unknown++
		}
	}
	return Scene{
		Title: "Set-up", Aside: w.Store.Short,
		Body: []Block{
			Para{Text: "Facts decide what is asked. Leaving one out never closes anything: it may apply."}, t,
			Table{Grow: 1, Rows: []Row{
				{Cells: []string{"Devices", count(len(w.A.Facts.Devices), "device", "devices") + " on the map"}, Do: to(Place{Screen: "map"})},
				{Cells: []string{"Permissions", count(held, "held", "held") + ", " + count(unknown, "not known", "not known")}, Do: to(Place{Screen: "permissions"})},
			}},
		},
		Keys: keys(w, p, "choose back find emergency help", choose("change"), off("setup", "this is the set-up")),
	}
}

// fact asks one fact again, with the choice to leave it open.
func fact(w World, p Place, f *checklist.Fact) Scene {
	s := Scene{Title: f.Title, Crumb: []string{"Set-up", f.Title}, Aside: w.Store.Short, Ask: factAsk(w, f, nil)}
	s.Ask.Inputs[0].Options = append(s.Ask.Inputs[0].Options, Option{mayApply, "I am not sure: leave it open, it may apply"})
	known, st := s.Ask.Done, w.A.Facts.State(f.ID)
	s.Ask.Done = func(v map[string]string) Action {
		if !slices.Contains(checklist.List(v["value"]), mayApply) {
			return known(v)
		}
		if st == nil || !st.Known {
			return Back{}
		}
		return keep(nil, "left open: "+lower(f.Title), checklist.FactEntry(f.ID, ""))
	}
	if f.ID == "entity" && st != nil && st.Known {
		s.add(entityWords(w.A.Catalogue, st.Value())...)
	}
	if st != nil && st.By != "" {
		s.add(Para{Text: "Said by your answer to: " + w.A.Catalogue.Title(st.By) + ". What you say here counts as long as it is newer."})
	}
	return s
}
