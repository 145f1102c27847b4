package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// Scenario is a whole scenario, whatever the condition of an action where
// nothing is known of the person.
func Scenario(w World, id string) Scene {
	w.Printed = true
	s := scenarioInFull(w, w.A.Catalogue.Scenario(id))
	return Document(s.Title, s.Aside, s.Body...)
}

// scenarioInFull is every action of a scenario, each number once.
func scenarioInFull(w World, sc *checklist.Scenario) Scene {
	s := Scene{Title: fmt.Sprintf("%s (%s)", sc.Title, sc.ID)}
	use := sc.UseIf
	if !strings.HasPrefix(use, "Use this page") {
		use = "Use this if: " + use
	}
	s.Body = append(s.Body, Para{Text: checklist.FirstLine, Tone: Warn}, Para{Text: sentence(use)})
	if len(sc.Have) > 0 {
		s.Body = append(s.Body, Para{Text: "Have this ready: " + strings.Join(sc.Have, "; ")})
	}
	phase, called := checklist.Phase(""), false
	for i, a := range w.A.Actions(sc) {
		if a.Phase != phase {
			phase = a.Phase
			s.Body = append(s.Body, Heading{Text: checklist.PhaseNames[phase]})
		}
		s.Body = append(s.Body, Para{Text: fmt.Sprintf("%d  %s", i+1, strings.ReplaceAll(action(a.Text, a.At), "\n", ": ")+onPaper(w, sc, a.ID))})
		var fields []Field
		if a.Call == "police" || a.Call == "broker" && !called {
			called = called || a.Call == "broker"
			for _, b := range numbers(w, *a) {
				switch b := b.(type) {
				case Fields:
					fields = append(fields, b.Items...)
				case Table:
					for _, r := range b.Rows {
						fields = append(fields, Field{r.Cells[0], r.Cells[1]})
					}
				case Para:
					fields = append(fields, Field{"Numbers", b.Text})
				}
			}
		}
		for _, f := range []Field{{"Say", a.Say}, {"You should then see", a.See}, {"Closed now?", a.Closed}, {"Cannot do this?", a.Cannot}} {
			if f.Value != "" {
				fields = append(fields, f)
			}
		}
		for _, f := range fields {
			s.Body = append(s.Body, Para{Text: "   " + f.Label + ": " + f.Value})
		}
	}
	t := Table{Grow: 0}
	for _, id := range sc.Review {
		t.Rows = append(t.Rows, Row{ID: id, Cells: []string{w.A.Catalogue.Title(id)}})
	}
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "Afterwards look again at"}, t)
	}
	return s
}

// Doors are the ways into an emergency, each with its scenarios.
func Doors(c *checklist.Catalogue) Scene {
	body := []Block{Para{Text: checklist.FirstLine, Tone: Warn}, Heading{Text: "What is happening? For each: handrail emergency ID"}}
	for _, d := range c.Doors {
		t := Table{Grow: 0}
		for _, l := range d.Leads {
			text := l.Text
			if text == "" {
				text = d.Line
			}
			t.Rows = append(t.Rows, Row{ID: l.Scenario, Cells: []string{text}})
		}
		body = append(body, Heading{Text: d.Line}, t)
	}
	return Document("Emergency", "", body...)
}
