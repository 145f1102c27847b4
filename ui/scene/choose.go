package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// chooseInterface is ticked with what one wants to do, and says which
// interface fits, why, and what must hold there first.
func chooseInterface(w World, p Place) Scene {
	ticked := checklist.List(p.Query)
	s := Scene{Title: "Which way in", Crumb: []string{"Which way in for which job"}, Start: p.Page}
	var t Table
	for i := range w.A.Catalogue.Jobs {
		j := &w.A.Catalogue.Jobs[i]
		row := Row{Mark: Empty, Cells: []string{j.Title, ""}}
		if slices.Contains(ticked, j.ID) {
			row.Mark, row.Cells[1] = Done, "ticked"
		}
		row.Do = Go{To: Place{Screen: "choose", Query: strings.Join(toggled(ticked, j.ID), ","), Page: i}, Instead: true}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		s.add(Para{Text: "The catalogue has no jobs."})
	} else {
		s.add(Para{Text: w.or("Tick what you want to do.", "")}, t)
	}
	for _, c := range w.A.Choose(ticked...) {
		s.add(choice(w, c)...)
	}
	s.Keys = keys(w, p, "choose back routes emergency help", choose("tick or open"), off("choose-interface", "this is where you choose"))
	return s
}

func toggled(list []string, id string) []string {
	if i := slices.Index(list, id); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), id)
}

func choice(w World, c checklist.Choice) []Block {
	state := "something must hold first"
	if c.Ready {
		state = "ready, as far as we know"
	}
	use := short(w.A.Catalogue, c.Interface)
	if in := w.A.Catalogue.Interface(c.Interface); in != nil {
		use = in.Name
	}
	until := ""
	switch {
	case c.Ready:
	case c.Meanwhile != "":
		until = short(w.A.Catalogue, c.Meanwhile)
	default:
		until = "leave this job alone"
	}
	fields := given(Field{"Use", use}, Field{"Why", c.Job.Why}, Field{"Until then", until},
		Field{"Else", strings.Join(shorts(w.A.Catalogue, c.Others), ", then ")}, Field{"Not for this", strings.Join(c.Job.Not, "; ")})
	list := append(effectRows(w.A, "First: ", c.First), Row{Cells: []string{"Where this comes from", ""}, Do: to(Place{Screen: "why", ID: c.Job.ID})})
	return []Block{Heading{Text: c.Job.Title, Aside: state}, Fields{Items: fields}, rows(list...)}
}
