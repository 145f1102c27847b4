package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// askWhatWasSeen asks what was seen: the answers as rows, the two that cost
// nothing last. Everything else that can be chosen comes after them, so that
// their numbers are always the same.
func askWhatWasSeen(w World, p Place, st *checklist.StepState, about *checklist.AboutState) []Block {
	ask := Heading{Text: st.Step.Ask}
	if about.Thing != "" {
		ask.Aside = aboutWords(st, about)
	}
	choices := st.Step.Choices()
	main := Table{Grow: 0}
	last := Table{Wrap: true}
	for i, a := range choices {
		row := answerRow(w, p, st, about, a)
		row.Fixed = i + 1
		if i < len(choices)-2 {
			main.Rows = append(main.Rows, row)
		} else {
			last.Rows = append(last.Rows, row)
		}
	}
	out := []Block{ask, main, last}
	if more := beside(w, p, st, about); len(more.Rows) > 0 {
		out = append(out, Heading{}, more)
	}
	return out
}

// aboutWords says what the question is about: about Old laptop, 1 of 2.
func aboutWords(st *checklist.StepState, about *checklist.AboutState) string {
	words := "about " + about.Name
	if st.Step.Per == checklist.PerUsername {
		name, _, _ := strings.Cut(about.Name, " (")
		words = "about your username: " + lower(name)
	}
	for i := range st.About {
		if st.About[i].Thing == about.Thing && len(st.About) > 1 {
			words += fmt.Sprintf(", %d of %d", i+1, len(st.About))
		}
	}
	return words
}

// answerRow is one answer that may be given.
func answerRow(w World, p Place, st *checklist.StepState, about *checklist.AboutState, a checklist.Answer) Row {
	row := Row{Mark: Empty, Cells: []string{a.Text}}
	if about.Answer == a.ID && about.Asked == nil {
		row.Mark = markOf(about.Outcome)
		row.Cells = append(row.Cells, "said "+w.day(about.SeenOn))
	}
	if !w.Store.ReadOnly {
		then, back := after(w, p, about.Thing)
		row.Do = Say{Events: []checklist.Said{answered(st.Step, about.Thing, a.ID)}, Notice: "kept your answer: " + lower(a.Text), Then: &then, Back: back}
	}
	return row
}

// answered is the event of an answer.
func answered(s *checklist.Step, thing, answer string) checklist.Said {
	return checklist.Said{
		Kind: checklist.KindAnswer, Subject: checklist.AnswerSubject(s.ID, thing),
		Value: checklist.Value{checklist.FieldAnswer: answer, checklist.FieldDigest: s.Digest},
	}
}

// beside are the ways on from a question: what must come first, what to do
// about a conflict, and the other things the same step is about.
func beside(w World, p Place, st *checklist.StepState, about *checklist.AboutState) Table {
	t := Table{Grow: 0}
	if st.Stopped {
		for _, id := range st.Step.WayBack {
			if back := w.A.Step(id); back != nil {
				t.Rows = append(t.Rows, Row{Mark: markOf(back.Outcome), Cells: []string{"First: " + back.Step.Title, back.Outcome.Words()}, Do: to(stepPlace(id))})
			}
		}
	}
	if about.Conflict != nil && !w.Store.ReadOnly {
		t.Rows = append(t.Rows, Row{Cells: []string{"The machine is wrong here, and I say why"}, Do: to(Place{Screen: "overrule", ID: st.Step.ID, About: about.Thing})})
	}
	for i := range st.About {
		if o := &st.About[i]; o.Thing != about.Thing {
			there := p
			there.About = o.Thing
			t.Rows = append(t.Rows, Row{
				Mark: markOf(o.Outcome), Cells: []string{"Ask about " + o.Name + " instead", o.Outcome.Words()},
				Do: Go{To: there, Instead: true},
			})
		}
	}
	return t
}
