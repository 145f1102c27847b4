package scene

import (
	"strings"

	"handrail/checklist"
)

// mostFound is how many results of one kind are listed. More words find fewer.
const mostFound = 12

// find searches steps, ways in, scenarios, signals, jobs and facts for words.
// The words are typed into the screen itself, and the results change as they
// are.
func find(w World, p Place) Scene {
	s := Scene{ID: "find", Title: "Find", Crumb: []string{"Find"}, Search: "Find", Keys: keys(w, p, "choose back emergency help", choose("open"))}
	f := readFilter(p.Query)
	if f == (filter{}) {
		s.Body = append(s.Body, Para{Text: "Type words from a step, a way in, an emergency, a signal, a job or a fact.", Tone: Quiet},
			rows(Row{Cells: []string{"All steps"}, Do: to(Place{Screen: "steps"})}, Row{Cells: []string{"All ways in"}, Do: to(Place{Screen: "routes"})}))
		return s
	}
	found := 0
	for _, part := range results(w, f) {
		n := len(part.table.Rows)
		if found += n; n == 0 {
			continue
		}
		head := Heading{Text: part.name, Aside: count(n, "found", "found")}
		part.table.Rows = part.table.Rows[:min(n, mostFound)]
		s.Body = append(s.Body, head, part.table)
	}
	if found == 0 {
		s.Body = append(s.Body, Para{Text: "Nothing has these words."})
	}
	return s
}

// finding is what was found of one kind.
type finding struct {
	name  string
	table Table
}

// results lists what has the words of a filter, kind by kind. Where it narrows
// by more than words, only steps are listed.
func results(w World, f filter) []finding {
	out := []finding{{name: "Steps", table: Table{Grow: 0}}}
	for i := range w.A.Steps {
		if st := &w.A.Steps[i]; f.takes(st) {
			out[0].table.Rows = append(out[0].table.Rows, Row{Mark: markOf(st.Outcome), Cells: []string{st.Step.Title, st.Outcome.Words()}, Do: to(stepPlace(st.Step.ID))})
		}
	}
	if f != (filter{words: f.words}) {
		return out
	}
	add := func(name string, each func(put func(title, aside string, there Place, texts ...string))) {
		part := finding{name: name, table: Table{Grow: 0}}
		each(func(title, aside string, there Place, texts ...string) {
			if matches(title+" "+strings.Join(texts, " "), f.words) {
				part.table.Rows = append(part.table.Rows, Row{Cells: []string{title, aside}, Do: to(there)})
			}
		})
		out = append(out, part)
	}
	type put = func(title, aside string, there Place, texts ...string)
	c := w.A.Catalogue
	add("Ways in", func(found put) {
		for i := range w.A.Routes {
			r := &w.A.Routes[i]
			_, state := routeState(r)
			found(r.Route.Title, state, Place{Screen: "route", ID: r.Route.ID}, r.Route.ID, r.Route.Text)
		}
	})
	add("Emergencies", func(found put) {
		for i := range c.Scenarios {
			found(c.Scenarios[i].Title, "", Place{Screen: "emergency", ID: c.Scenarios[i].ID}, c.Scenarios[i].ID, c.Scenarios[i].UseIf)
		}
	})
	add("Signals", func(found put) {
		for i := range c.Signals {
			found(c.Signals[i].Title, "", Place{Screen: "signal", ID: c.Signals[i].ID}, c.Signals[i].ID, c.Signals[i].Watch)
		}
	})
	add("Which way in for", func(found put) {
		for i := range c.Jobs {
			found(c.Jobs[i].Title, "", Place{Screen: "choose", Query: c.Jobs[i].ID}, c.Jobs[i].ID)
		}
	})
	add("Facts", func(found put) {
		for _, st := range w.A.Facts.States {
			found(st.Fact.Title, factWords(st), Place{Screen: "fact", ID: st.Fact.ID}, st.Fact.ID, st.Fact.Ask)
		}
	})
	return out
}

// factWords says what is known of a fact.
func factWords(st checklist.FactState) string {
	if !st.Known {
		return "may apply"
	}
	return st.Fact.Words(st.Value())
}
