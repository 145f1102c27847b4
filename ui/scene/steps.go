package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// filter is what a list of steps is narrowed to; empty parts do not narrow.
type filter struct{ topic, iface, outcome, words string }

// readFilter reads "topic:mfa interface:tws outcome:fails words…".
func readFilter(query string) filter {
	var f filter
	var rest []string
	for _, part := range strings.Fields(query) {
		switch name, value, ok := strings.Cut(part, ":"); {
		case ok && name == "topic":
			f.topic = value
		case ok && name == "interface":
			f.iface = value
		case ok && name == "outcome":
			f.outcome = value
		default:
			rest = append(rest, part)
		}
	}
	f.words = strings.Join(rest, " ")
	return f
}

// takes reports whether a step passes the filter.
func (f filter) takes(st *checklist.StepState) bool {
	s := st.Step
	return (f.topic == "" || s.Topic == f.topic) &&
		(f.iface == "" || slices.Contains(s.Interfaces, f.iface)) &&
		(f.outcome == "" || string(st.Outcome) == f.outcome) &&
		matches(strings.Join([]string{s.ID, s.Title, s.Why, s.Ask, st.Note}, " "), f.words)
}

// inWords says a filter that is on.
func (f filter) inWords(c *checklist.Catalogue) string {
	var out []string
	for _, part := range []struct{ name, value, words string }{
		{"topic", f.topic, topicWords(f.topic)}, {"interface", f.iface, short(c, f.iface)}, {"outcome", f.outcome, checklist.Outcome(f.outcome).Words()}, {"words", f.words, f.words},
	} {
		if part.value != "" {
			out = append(out, part.name+" "+part.words)
		}
	}
	return strings.Join(out, " · ")
}

func steps(w World, p Place) Scene {
	f := readFilter(p.Query)
	s := Scene{Title: "Steps", Aside: w.Store.Short}
	var parts []Block
	n := 0
	for i := range w.A.Steps {
		st := &w.A.Steps[i]
		if !f.takes(st) {
			continue
		}
		state := st.Outcome.Words()
		if st.Accepted != nil && !st.Accepted.Ended {
			state += ", accepted"
		}
		if last := len(parts) - 2; last < 0 || parts[last].(Heading).Text != upper(topicWords(st.Step.Topic)) {
			parts = append(parts, Heading{Text: upper(topicWords(st.Step.Topic))}, Table{})
		}
		t := parts[len(parts)-1].(Table)
		t.Rows = append(t.Rows, stepRow(st.Step.ID, st.Step.Title, st.Outcome, state))
		parts[len(parts)-1] = t
		n++
	}
	found := count(n, "step", "steps")
	if on := f.inWords(w.A.Catalogue); on != "" {
		s.add(Heading{Text: "Only: " + on, Aside: found}, rows(Row{Cells: []string{"Show all again"}, Do: Go{To: Place{Screen: "steps"}, Instead: true}}))
		s.Start = 1 // the first that was found
	} else {
		s.add(Heading{Text: "All steps", Aside: found})
	}
	if n == 0 {
		s.add(Para{Text: "No step is like this."})
	}
	s.add(parts...)
	s.Keys = keys(w, p, "choose find back emergency help")
	return s
}

// history lists everything that was seen and decided about one step.
func history(w World, p Place, st *checklist.StepState) Scene {
	t := Table{Head: []string{"day", "entry"}, Grow: 1}
	for _, e := range w.A.Record().EntriesAbout(st.Step) {
		t.Rows = append(t.Rows, Row{Cells: []string{e.Day.String(), w.A.EntryWords(e)}})
	}
	s := Scene{Title: "History", Crumb: []string{st.Step.Title, "history"}, Aside: w.Store.Short}
	if len(t.Rows) == 0 {
		s.add(Para{Text: "You have no entry about it yet."})
	} else {
		s.add(t, Para{Text: "The newest 15 of a kind are kept, and of a note the last.", Tone: Quiet})
	}
	s.Keys = keys(w, p, "back emergency help", off("history", "this is the history"))
	return s
}

// Takes reports whether a step is among those that are looked for: by topic,
// interface, outcome and words, each of which may be empty.
func Takes(st *checklist.StepState, topic, iface, outcome, words string) bool {
	return filter{topic: topic, iface: iface, outcome: outcome, words: words}.takes(st)
}
