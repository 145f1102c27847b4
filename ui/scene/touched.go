package scene

import "handrail/checklist"

// Touched is what a life event changes: what is asked again, which facts may
// be different, and which sheets are wrong.
type Touched struct {
	Event *checklist.LifeEvent
	Again []*checklist.StepState // as they are now
	Facts []*checklist.Fact      // that are known
	Pages []string               // printed before
}

// TouchedBy says what follows from a life event that happened.
func TouchedBy(after *checklist.Assessment, l *checklist.LifeEvent) Touched {
	t := Touched{Event: l}
	if s := after.EventSitting(l.ID); s != nil {
		for _, q := range s.States {
			t.Again = append(t.Again, after.Step(q.Step))
		}
	}
	for _, id := range l.Facts {
		if f := after.Catalogue.Fact(id); f != nil && after.Facts.State(id).Known {
			t.Facts = append(t.Facts, f)
		}
	}
	if l.Paper != "" {
		for _, d := range DueList(after) {
			if d.Kind == checklist.DuePaper {
				t.Pages = append(t.Pages, d.ID)
			}
		}
	}
	return t
}

// Blocks say what an event changed.
func (t Touched) Blocks() []Block {
	var out []Block
	if t.Event.Scenario != "" {
		out = append(out, Para{Text: "If it is an emergency now, stop here: handrail emergency " + t.Event.Scenario, Tone: Warn})
	}
	var again, facts []Row
	for _, st := range t.Again {
		again = append(again, Row{ID: st.Step.ID, Cells: []string{st.Step.Title}})
	}
	for _, f := range t.Facts {
		facts = append(facts, Row{ID: f.ID, Cells: []string{f.Title}})
	}
	if len(again) == 0 {
		out = append(out, Para{Text: "It touches nothing that is asked of your setup."})
	}
	out = append(out, part(Heading{Text: "Look at these again, with handrail review"}, again...)...)
	out = append(out, part(Heading{Text: "Are these still so? See handrail facts"}, facts...)...)
	if len(t.Pages) > 0 {
		out = append(out, Heading{Text: "Paper that is wrong now"}, Para{Text: t.Event.Paper})
		for _, page := range t.Pages {
			out = append(out, Para{Text: "print it again: handrail runbook --page " + page + " --print"})
		}
	}
	return out
}
