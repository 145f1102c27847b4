package scene

import (
	"strings"

	"handrail/checklist"
)

// sat is one step of a sitting, about one thing.
type sat struct {
	step, about string
	look        bool
}

func (s sat) String() string { return checklist.AnswerSubject(s.step, s.about) }

// place is where this step of a sitting is.
func (s sat) place(sitting []sat) Place {
	return Place{Screen: "step", ID: s.step, About: s.about, Query: writeSitting(sitting)}
}

// sittingOf lists the steps for today in order: the gate, the look, the
// bundle. A step about several things comes once; the things follow inside it.
func sittingOf(w World, plan checklist.Advice) []sat {
	var out []sat
	taken := make(map[string]bool)
	add := func(id string, look bool) {
		if id != "" && !taken[id] && w.A.Step(id) != nil {
			taken[id] = true
			out = append(out, sat{step: id, look: look})
		}
	}
	if plan.Gate != nil {
		add(plan.Gate.Step, false)
	}
	if plan.Look != nil {
		add(plan.Look.Step, true)
	}
	for _, item := range plan.Bundle {
		add(item.Step, false)
	}
	return out
}

func writeSitting(sitting []sat) string {
	out := make([]string, len(sitting))
	for i, s := range sitting {
		out[i] = s.step
	}
	return strings.Join(out, ",")
}

// readSitting returns the steps of a sitting, and which of them a step is,
// counted from 1; 0 where it is not among them.
func readSitting(p Place) (steps []string, at int) {
	if p.Query == "" || strings.HasPrefix(p.Query, ofReview) {
		return nil, 0
	}
	steps = strings.Split(p.Query, ",")
	for i, id := range steps {
		if id == p.ID {
			at = i + 1
		}
	}
	return steps, at
}

// ofReview begins the Query of a step that was opened from a review: what
// follows is what that review asked, this step included.
const ofReview = "review:"

// after is where one goes once a step about a thing is answered: back to the
// review it was opened from, the next thing it does not hold about, the next
// step of the sitting, or Today.
func after(w World, p Place, thing string) (then Place, back bool) {
	if done, ok := strings.CutPrefix(p.Query, ofReview); ok {
		return Place{Screen: "review", Query: done, Page: len(splitSitting(done)), Seed: p.Seed}, true
	}
	return ahead(w, p, thing), false
}

func ahead(w World, p Place, thing string) Place {
	st := w.A.Step(p.ID)
	past := false
	for _, about := range st.About {
		if past && !about.Outcome.Counts() {
			next := p
			next.About = about.Thing
			return next
		}
		past = past || about.Thing == thing
	}
	steps, at := readSitting(p)
	for _, id := range steps[min(at, len(steps)):] {
		if next := w.A.Step(id); next != nil && next.Applies != checklist.No {
			return Place{Screen: "step", ID: id, Query: p.Query}
		}
	}
	return Place{Screen: "today"}
}
