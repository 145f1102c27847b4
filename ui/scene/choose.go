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
	s := Scene{ID: "choose", Title: "Which way in", Crumb: []string{"Which way in for which job"}, Start: p.Page}
	s.Body = append(s.Body, Para{Text: w.onScreen("Tick what you want to do.")})
	t := Table{Grow: 0}
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
		s.Body = []Block{Para{Text: "The catalogue has no jobs."}}
	} else {
		s.Body = append(s.Body, t)
	}
	for _, c := range w.A.Choose(ticked...) {
		s.Body = append(s.Body, choice(w, c)...)
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

// choice says one job's interface.
func choice(w World, c checklist.Choice) []Block {
	state := "something must hold first"
	if c.Ready {
		state = "ready, as far as we know"
	}
	use := short(w.A.Catalogue, c.Interface)
	if in := w.A.Catalogue.Interface(c.Interface); in != nil {
		use = in.Name
	}
	fields := []Field{{"Use", use}, {"Why", c.Job.Why}}
	switch {
	case c.Ready:
	case c.Meanwhile != "":
		fields = append(fields, Field{"Until then", short(w.A.Catalogue, c.Meanwhile)})
	default:
		fields = append(fields, Field{"Until then", "leave this job alone"})
	}
	if len(c.Others) > 0 {
		others := make([]string, len(c.Others))
		for i, id := range c.Others {
			others[i] = short(w.A.Catalogue, id)
		}
		fields = append(fields, Field{"Else", strings.Join(others, ", then ")})
	}
	if len(c.Job.Not) > 0 {
		fields = append(fields, Field{"Not for this", strings.Join(c.Job.Not, "; ")})
	}
	t := Table{Grow: 0}
	for _, e := range c.First {
		t.Rows = append(t.Rows, Row{ID: e.Step, Mark: markOf(e.Outcome), Cells: []string{"First: " + w.A.Catalogue.Title(e.Step), e.Outcome.Words()}, Do: to(stepPlace(e.Step))})
	}
	t.Rows = append(t.Rows, Row{Cells: []string{"Where this comes from", ""}, Do: to(Place{Screen: "why", ID: c.Job.ID})})
	return []Block{Heading{Text: c.Job.Title, Aside: state}, Fields{Items: fields}, t}
}
