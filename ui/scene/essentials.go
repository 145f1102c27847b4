package scene

import (
	"slices"

	"handrail/checklist"
)

// essentials counts the steps that matter first for this person, and how many
// of them were looked at. It is a list and not a score.
func essentials(a *checklist.Assessment) (seen, all int) {
	for _, e := range a.Catalogue.Essentials {
		st := essential(a, e)
		if st == nil {
			continue
		}
		all++
		if len(st.About) > 0 && !slices.ContainsFunc(st.About, func(ab checklist.AboutState) bool { return ab.SeenOn == 0 }) {
			seen++
		}
	}
	return seen, all
}

// essentialsList lists what matters first, each with its state: a list, not a
// score.
func essentialsList(w World) []Block {
	t := Table{Wrap: true}
	for _, e := range w.A.Catalogue.Essentials {
		if st := essential(w.A, e); st != nil {
			t.Rows = append(t.Rows, stepRow(e.Step, st.Step.Title, st.Outcome))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Text: "ESSENTIALS", Aside: "what matters first"}, t}
}

// essential is the state of an essential that applies to this person, or nil.
func essential(a *checklist.Assessment, e checklist.Essential) *checklist.StepState {
	st := a.Step(e.Step)
	if st == nil || st.Applies == checklist.No || a.Facts.Holds(e.If) == checklist.No {
		return nil
	}
	return st
}

// essentialsDone reports whether everything that matters first was looked at: one
// can stop there, and the rest is going further.
func essentialsDone(a *checklist.Assessment) bool {
	seen, all := essentials(a)
	return all > 0 && seen == all
}
