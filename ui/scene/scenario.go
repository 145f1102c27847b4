package scene

import (
	"cmp"
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
	s.add(Para{Text: checklist.FirstLine, Tone: Warn}, Para{Text: sentence(use)})
	if len(sc.Have) > 0 {
		s.add(Para{Text: "Have this ready: " + strings.Join(sc.Have, "; ")})
	}
	phase, called := checklist.Phase(""), false
	for i, a := range w.A.Actions(sc) {
		if a.Phase != phase {
			phase = a.Phase
			s.add(Heading{Text: checklist.PhaseNames[phase]})
		}
		s.add(Para{Text: fmt.Sprintf("%d  %s", i+1, strings.ReplaceAll(action(a.Text, a.At), "\n", ": ")+onPaper(w, sc, a.ID))})
		var fields []Field
		if a.Call == "police" || a.Call == "broker" && !called {
			called = called || a.Call == "broker"
			for _, b := range numbers(w, a.Call) {
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
		fields = append(fields, given(Field{"Say", a.Say}, Field{"You should then see", a.See}, Field{"Closed now?", a.Closed}, Field{"Cannot do this?", a.Cannot})...)
		for _, f := range fields {
			s.add(Para{Text: "   " + f.Label + ": " + f.Value})
		}
	}
	var again []Row
	for _, id := range sc.Review {
		again = append(again, Row{ID: id, Cells: []string{w.A.Catalogue.Title(id)}})
	}
	s.add(part(Heading{Text: "Afterwards look again at"}, again...)...)
	return s
}

// Doors are the ways into an emergency, each with its scenarios.
func Doors(c *checklist.Catalogue) Scene {
	body := []Block{Para{Text: checklist.FirstLine, Tone: Warn}, Heading{Text: "What is happening? For each: handrail emergency ID"}}
	for _, d := range c.Doors {
		t := Table{}
		for _, l := range d.Leads {
			t.Rows = append(t.Rows, Row{ID: l.Scenario, Cells: []string{cmp.Or(l.Text, d.Line)}})
		}
		body = append(body, Heading{Text: d.Line}, t)
	}
	return Document("Emergency", "", body...)
}
