package scene

import "handrail/checklist"

// add puts blocks at the end of the body. What says nothing is left out at the
// end (cleanScene).
func (s *Scene) add(list ...Block) { s.Body = append(s.Body, list...) }

// silent reports whether a block says nothing: a paragraph without text, a list
// without lines.
func silent(b Block) bool {
	switch b := b.(type) {
	case Para:
		return b.Text == ""
	case Table:
		return len(b.Rows) == 0
	case Fields:
		return len(b.Items) == 0
	}
	return false
}

// part is a heading and a list below it, or nothing where the list is empty.
func part(head Heading, list ...Row) []Block {
	if len(list) == 0 {
		return nil
	}
	return []Block{head, rows(list...)}
}

func rows(list ...Row) Table { return Table{Rows: list} }

// given leaves out the fields without a value.
func given(list ...Field) (out []Field) {
	for _, f := range list {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// stepRow is a line about a step: its mark, its title or what is said instead, and
// what there is to tell of it.
func stepRow(id, title string, o checklist.Outcome, more ...string) Row {
	return Row{ID: id, Mark: markOf(o), Cells: append([]string{title}, more...), Do: to(stepPlace(id))}
}

// stepRows are lines about steps of the catalogue, with the outcome of each.
func stepRows(a *checklist.Assessment, ids []string) (out []Row) {
	for _, id := range ids {
		if st := a.Step(id); st != nil {
			out = append(out, stepRow(id, st.Step.Title, st.Outcome, st.Outcome.Words()))
		}
	}
	return out
}

// effectRows are lines about the steps that do something to a route, with the
// outcome of each, behind a word for what they do.
func effectRows(a *checklist.Assessment, word string, list []checklist.StepEffect) (out []Row) {
	for _, e := range list {
		out = append(out, stepRow(e.Step, word+a.Catalogue.Title(e.Step), e.Outcome, e.Outcome.Words()))
	}
	return out
}

// routeRow is a line about a route: its mark, its title, and what there is to tell
// of it.
func routeRow(r *checklist.RouteState, more ...string) Row {
	mark, _ := routeState(r)
	return Row{ID: r.Route.ID, Mark: mark, Cells: append([]string{r.Route.Title}, more...), Do: to(Place{Screen: "route", ID: r.Route.ID})}
}

// made is what was entered, or nothing where it may not be.
func made(e checklist.Entry, err error) []checklist.Entry {
	if err != nil {
		return nil
	}
	return []checklist.Entry{e}
}

// keep keeps entries and goes back, or puts another place where one is. Without
// entries it does nothing.
func keep(then *Place, notice string, entries ...checklist.Entry) Action {
	if len(entries) == 0 {
		return nil
	}
	return Enter{Events: entries, Notice: notice, Then: then, Back: then == nil}
}

// keepAndLeave keeps entries, goes back, and puts another place where one is then.
func keepAndLeave(then Place, notice string, entries ...checklist.Entry) Action {
	if len(entries) == 0 {
		return nil
	}
	return Enter{Events: entries, Notice: notice, Then: &then, Back: true}
}

// writes is an action where the record can be written, else none.
func (w World) writes(do Action) Action {
	if w.Store.ReadOnly {
		return nil
	}
	return do
}
