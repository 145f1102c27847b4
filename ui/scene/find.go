package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// mostFound is how many results of one kind are listed. More words find fewer.
const mostFound = 12

// find searches steps, ways in, scenarios, signals, jobs and facts for words.
// The words are typed into the screen itself, and the results change as they
// are.
func find(w World, p Place) Scene {
	s := Scene{Title: "Find", Search: "Find", Keys: keys(w, p, "choose back emergency help", choose("open"))}
	f := readFilter(p.Query)
	if f == (filter{}) {
		s.add(Para{Text: "Type words from a step, a way in, an emergency, a signal, a job or a fact.", Tone: Quiet},
			rows(Row{Cells: []string{"All steps"}, Do: to(Place{Screen: "steps"})}, Row{Cells: []string{"All ways in"}, Do: to(Place{Screen: "routes"})}))
		return s
	}
	list := results(w, f)
	first := "" // what the words are about stands first
	if urgent(f.words) {
		first = "Emergencies"
	} else if slices.ContainsFunc(list, func(part finding) bool { return part.name == "Screens" && part.named(f.words) }) {
		first = "Screens"
	}
	slices.SortStableFunc(list, func(x, y finding) int { return b2i(y.name == first) - b2i(x.name == first) })
	for _, f := range list {
		n := len(f.rows)
		s.add(part(Heading{Text: f.name, Aside: count(n, "found", "found")}, f.rows[:min(n, mostFound)]...)...)
	}
	if len(s.Body) == 0 {
		s.add(Para{Text: "Nothing has these words."})
	}
	return s
}

type finding struct {
	name string
	rows []Row
}

// named reports whether a line of it has the words in its name.
func (f finding) named(words string) bool {
	return slices.ContainsFunc(f.rows, func(r Row) bool { return matches(r.Cells[0], words) })
}

// results lists what has the words of a filter, kind by kind. Where it narrows
// by more than words, only steps are listed.
func results(w World, f filter) []finding {
	out := []finding{{name: "Steps"}}
	for i := range w.A.Steps {
		if st := &w.A.Steps[i]; f.takes(st) {
			out[0].rows = append(out[0].rows, stepRow(st.Step.ID, st.Step.Title, st.Outcome, st.Outcome.Words()))
		}
	}
	if f != (filter{words: f.words}) {
		return out
	}
	begin := func(name string) { out = append(out, finding{name: name}) }
	found := func(title, aside string, there Place, texts ...string) {
		if last := &out[len(out)-1]; matches(title+" "+strings.Join(texts, " "), f.words) {
			last.rows = append(last.rows, Row{Cells: []string{title, aside}, Do: to(there)})
		}
	}
	c := w.A.Catalogue
	begin("Ways in")
	for i := range w.A.Routes {
		r := &w.A.Routes[i]
		_, state := routeState(r)
		found(r.Route.Title, state, Place{Screen: "route", ID: r.Route.ID}, r.Route.ID, r.Route.Text)
	}
	begin("Emergencies")
	for _, sc := range c.Scenarios {
		found(sc.Title, "", Place{Screen: "emergency", ID: sc.ID}, sc.ID, sc.UseIf, urgentWords(c, sc.ID))
	}
	begin("Screens")
	for _, b := range table {
		if g, ok := b.do.(Go); ok {
			found(upper(b.does), "key "+b.name, g.To, b.help)
		}
	}
	found("Reminders: a calendar file, or a timer", "in the settings", Place{Screen: "settings", About: "reminders"}, "remind reminder reminds alarm notify ics systemd")
	found("Write a calendar file", "", Place{Screen: "calendar"}, "remind reminder reminders ics appointment")
	begin("Signals")
	for _, s := range c.Signals {
		found(s.Title, "", Place{Screen: "signal", ID: s.ID}, s.ID, s.Watch)
	}
	begin("Which way in for")
	for _, j := range c.Jobs {
		found(j.Title, "", Place{Screen: "choose", Query: j.ID}, j.ID)
	}
	begin("Facts")
	for _, st := range w.A.Facts.States {
		found(st.Fact.Title, factWords(st), Place{Screen: "fact", ID: st.Fact.ID}, st.Fact.ID, st.Fact.Ask)
	}
	return out
}

// trouble are words by which people look for an emergency, each with words that
// the emergencies it means have in their titles.
var trouble = map[string][]string{
	"lost": {"lost"}, "gone": {"lost", "stolen"}, "missing": {"lost", "missing"}, "stolen": {"stolen"}, "theft": {"stolen"}, "thief": {"stolen"}, "robbed": {"stolen"},
	"hacked": {"not mine", "mailbox", "cannot explain", "other hands"}, "hacker": {"not mine", "mailbox"}, "taken": {"not mine", "mailbox"}, "intruder": {"not mine"},
	"died": {"died"}, "death": {"died"}, "dead": {"died"}, "ill": {"ill,"}, "hospital": {"ill,"},
	"scam": {"tells me what to do", "false page"}, "phishing": {"false page"}, "phished": {"false page"}, "fraud": {"not mine", "tells me what to do"},
	"locked": {"locked out"}, "lockout": {"locked out"}, "emergency": {""}, "help": {""},
}

// urgent reports whether words may be looked for by somebody in trouble.
func urgent(words string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return trouble[w] != nil })
}

// urgentWords are the words of trouble that a scenario answers to, and the answers
// that lead to it.
func urgentWords(c *checklist.Catalogue, id string) string {
	var out []string
	title := strings.ToLower(c.Title(id))
	for word, parts := range trouble {
		if slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(title, part) }) {
			out = append(out, word)
		}
	}
	for _, d := range c.Doors {
		for _, lead := range d.Leads {
			if lead.Scenario == id {
				out = append(out, lead.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

func factWords(st checklist.FactState) string {
	if !st.Known {
		return "may apply"
	}
	return st.Fact.Words(st.Value())
}
