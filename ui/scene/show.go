package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// Show is everything about one step, route, scenario, signal or job, with its
// sources.
func Show(w World, id string) Scene {
	w.Printed = true
	c := w.A.Catalogue
	var s Scene
	var sources []checklist.Source
	switch {
	case c.Step(id) != nil:
		s, sources = stepInFull(w, w.A.Step(id)), c.Step(id).Sources
	case c.Route(id) != nil:
		s, sources = route(w, Place{Screen: "route", ID: id}, w.A.Route(id)), c.Route(id).Sources
		s.Title, s.Body = fmt.Sprintf("%s (%s)", s.Title, id), s.Body[1:] // its heading is the title
	case c.Scenario(id) != nil:
		s, sources = scenarioInFull(w, c.Scenario(id)), c.Scenario(id).Sources
	case c.Signal(id) != nil:
		s, sources = signal(w, Place{Screen: "signal", ID: id}, c.Signal(id)), c.Signal(id).Sources
		s.Title = fmt.Sprintf("%s (%s)", s.Title, id)
	case c.Job(id) != nil:
		s, sources = Scene{Title: id}, c.Job(id).Sources
		for _, ch := range w.A.Choose(id) {
			s.add(choice(w, ch)...)
		}
	default:
		return nowhere(w, Place{})
	}
	body := append(s.Body, Heading{Text: "Where this comes from"}, sourcesTable(w, sources))
	return Document(s.Title, s.Aside, body...)
}

// stepInFull is a step with its question, its answers, what was seen, what to
// do and the routes that name it.
func stepInFull(w World, st *checklist.StepState) Scene {
	step := st.Step
	s := Scene{Title: fmt.Sprintf("%s (%s)", step.Title, step.ID), Aside: st.Outcome.Words()}
	s.add(Para{Text: fmt.Sprintf("%s · %s · %d min to look, %d to do", strings.Join(step.Interfaces, ", "), topicWords(step.Topic), step.Minutes.Look, step.Minutes.Hands)})
	s.add(stopLine(st))
	s.add(Para{Text: step.Why}, Heading{Text: step.Ask}, Fields{Items: []Field{{"look", lookWords(w, step)}}})
	t := Table{}
	for i, a := range step.Choices() {
		t.Rows = append(t.Rows, Row{ID: a.ID, Fixed: i + 1, Cells: []string{a.Text, string(a.Means)}})
	}
	s.add(t, Heading{Text: "What was seen"})
	s.add(seen(w, st)...)
	s.add(standing(w, st)...)
	s.add(Heading{Text: "What to do"}, Numbered{Items: actions(st.Do)})
	for _, do := range st.MayDo {
		s.add(Para{Text: "Only if this is you: " + action(do.Text, do.At)})
	}
	s.add(costs(step))
	var before Table
	for _, list := range []struct {
		word string
		ids  []string
	}{{"after: ", step.After}, {"way back: ", step.WayBack}} {
		for _, id := range list.ids {
			if other := w.A.Step(id); other != nil {
				before.Rows = append(before.Rows, Row{ID: id, Cells: []string{list.word + other.Step.Title, other.Outcome.Words()}})
			}
		}
	}
	s.add(before)
	s.add(part(Heading{Text: "Routes that name it"}, routesNaming(w, step.ID)...)...)
	return s
}

func seen(w World, st *checklist.StepState) []Block {
	var out []Block
	if len(st.About) == 0 {
		return []Block{Para{Text: "It is about " + perWords(st.Step) + ", and none is recorded yet."}}
	}
	for i := range st.About {
		ab := &st.About[i]
		text := ab.Outcome.Words()
		if ab.SeenOn != 0 {
			who := "you saw"
			if !ab.ByAnswer {
				who = "the machine saw"
			}
			text += "; " + who + " on " + w.day(ab.SeenOn) + ": " + strings.TrimSuffix(ab.Seen, ".")
		}
		if ab.Because != "" {
			text += "; " + ab.Because
		}
		if ab.DueOn != 0 {
			text += "; look again on " + w.day(ab.DueOn)
		}
		if ab.Target != "" {
			text = ab.Name + " (" + ab.Target + "): " + text
		}
		out = append(out, Para{Text: text})
		if ab.Conflict != nil {
			out = append(out, conflict(w, ab)...)
		}
	}
	return out
}
