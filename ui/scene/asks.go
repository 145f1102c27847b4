package scene

import (
	"fmt"
	"slices"

	"handrail/checklist"
)

// Asked is a question of the walk or of a review, as a document lists it.
type Asked struct {
	Step  *checklist.StepState
	About *checklist.AboutState // nil: nothing that it is about is recorded
}

// Asks lists questions, or says that there are none.
func Asks(w World, list []Asked, none string) Scene {
	var body []Block
	for _, q := range list {
		title, outcome := q.Step.Step.Title, q.Step.Outcome
		if q.About != nil {
			outcome = q.About.Outcome
			if q.About.Name != "" {
				title += ", about " + q.About.Name
			}
		}
		body = append(body, Heading{Text: fmt.Sprintf("%s (%s): %s", title, q.Step.Step.ID, outcome.Words())})
		body = append(body, stopLine(q.Step), Para{Text: q.Step.Step.Ask})
	}
	if len(body) == 0 {
		body = []Block{Para{Text: none}}
	}
	return Document("", "", body...)
}

// OpenSteps lists the steps of a part that are asked and do not hold yet, at
// most a sitting of them, those that fail first.
func OpenSteps(as *checklist.Assessment, takes func(*checklist.Step) bool) []string {
	var fails, rest []string
	for i := range as.Steps {
		switch st := &as.Steps[i]; {
		case !takes(st.Step) || st.Applies == checklist.No || st.Outcome.Counts() || st.Snoozed != 0:
		case st.Outcome == checklist.Fails:
			fails = append(fails, st.Step.ID)
		default:
			rest = append(rest, st.Step.ID)
		}
	}
	all := append(fails, rest...)
	return all[:min(len(all), checklist.SittingSteps)]
}

// WalkAsks lists what a walk would ask: over nothing today's looks and doings,
// else one step by its id, or the open steps of a part.
func WalkAsks(w World, over string, takes func(*checklist.Step) bool) []Asked {
	as := w.A
	var steps []string
	switch {
	case over == "":
		plan := checklist.Plan(as, w.Minutes)
		for _, trip := range plan.Trips {
			for _, l := range trip.Looks {
				steps = append(steps, l.Step)
			}
		}
		for _, item := range plan.Bundle {
			if !slices.Contains(steps, item.Step) {
				steps = append(steps, item.Step)
			}
		}
	case as.Step(over) != nil:
		steps = []string{over}
	default:
		steps = OpenSteps(as, takes)
	}
	var list []Asked
	for _, id := range steps {
		st := as.Step(id)
		for i := range st.About {
			if over == id || !st.About[i].Outcome.Counts() {
				list = append(list, Asked{Step: st, About: &st.About[i]})
			}
		}
		if len(st.About) == 0 {
			list = append(list, Asked{Step: st})
		}
	}
	return list
}
