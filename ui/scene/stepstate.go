package scene

import (
	"strings"

	"handrail/checklist"
)

// stopLine comes before the actions of a step that can lock its owner out,
// until a way back has been tried.
func stopLine(st *checklist.StepState) Para {
	if st.Stopped {
		return Para{Tone: Warn, Text: stopWords}
	}
	return Para{}
}

// conflict sets what the machine says and what the person said side by side.
func conflict(w World, about *checklist.AboutState) []Block {
	c := about.Conflict
	return []Block{
		Para{Text: "You and the machine disagree. Until that is settled the step counts as failing.", Tone: Warn},
		Pair{
			LeftHead: "The machine, " + w.day(c.SaidOn), Left: []string{c.Machine},
			RightHead: "You, " + w.day(c.On), Right: []string{c.Person},
		},
	}
}

// changed shows what was asked when it was answered beside what is asked now.
func changed(st *checklist.StepState, about *checklist.AboutState) []Block {
	side := func(ask string, answers []checklist.Answer) []string {
		out := []string{ask}
		for _, a := range answers {
			out = append(out, "- "+a.Text)
		}
		return out
	}
	return []Block{
		Para{Text: "The question changed since you answered it. Look again.", Tone: Wait},
		Pair{LeftHead: "Before", Left: side(about.Asked.Ask, about.Asked.Answers), RightHead: "Now", Right: side(st.Step.Ask, st.Step.Answers)},
	}
}

// standing says what was decided about a step so far.
func standing(w World, st *checklist.StepState) []Block {
	var out []Block
	if st.Applies == checklist.No {
		out = append(out, Para{Text: "This does not apply to your setup. " + strings.Join(w.A.NotApplicableBecause(st), ". ") + "."})
	}
	if st.Accepted != nil {
		words := "You left this until " + w.day(st.Accepted.Until)
		if st.Accepted.Ended {
			words += ", which is past"
		}
		out = append(out, Para{Text: words + ": " + sentence(st.Accepted.Reason)})
		out = append(out, takeBack(w, "Take this back", "no longer accepted: "+st.Step.Title, checklist.AcceptWithdrawn(st.Step.ID))...)
	}
	if st.Snoozed != 0 {
		out = append(out, Para{Text: "Put off until " + w.day(st.Snoozed) + "."})
		out = append(out, takeBack(w, "Put it off no longer", "no longer put off: "+st.Step.Title, checklist.SnoozeWithdrawn(st.Step.ID))...)
	}
	if st.Note != "" {
		out = append(out, Para{Text: "Your note: " + st.Note})
	}
	return out
}

// takeBack is a line that withdraws something, where something can be kept.
func takeBack(w World, text, notice string, entry checklist.Entry) []Block {
	if w.Store.ReadOnly {
		return nil
	}
	return []Block{Table{Wrap: true, Rows: []Row{{Cells: []string{text}, Do: Enter{Events: []checklist.Entry{entry}, Notice: notice}}}}}
}

// StopLine is the stop line of a step that can shut its owner out while the
// way back has not been tried, or nothing.
func StopLine(c *checklist.Catalogue, st *checklist.StepState) string {
	if !st.Stopped {
		return ""
	}
	var names []string
	for _, id := range st.Step.WayBack {
		names = append(names, lower(c.Title(id)))
	}
	return stopWords + " First: " + strings.Join(names, "; ") + "."
}

const stopWords = "Stop. This step can shut you out. Do not do it before the way back has been tried: signed in with, on a day, not seen in a list."
