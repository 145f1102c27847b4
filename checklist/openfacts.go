package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// OpenFacts lists the facts that are not known and keep routes open or steps
// on the list only because they may apply: those that would settle most
// first. A fact that is not known never narrows, so asking it costs a minute
// and may save many.
func (a *Assessment) OpenFacts() []string {
	settles := make(map[string]int)
	count := func(c Condition) {
		if a.Facts.Holds(c) != May {
			return
		}
		seen := make(map[string]bool)
		for _, term := range slices.Concat(c.All, c.Any, c.None) {
			key, _, _ := strings.Cut(term, "=")
			if st := a.Facts.State(key); st != nil && !st.Known && !seen[key] {
				seen[key] = true
				settles[key]++
			}
		}
	}
	for i := range a.Routes {
		if a.Routes[i].Open {
			count(a.Routes[i].Route.Applies)
		}
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		if !s.Outcome.Counts() {
			count(s.Step.Applies)
		}
		if s.Missing != "" && s.Applies != No {
			settles[s.Missing]++
		}
	}
	var out []string
	for i := range a.Catalogue.Facts {
		if id := a.Catalogue.Facts[i].ID; settles[id] > 0 {
			out = append(out, id)
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return cmp.Compare(settles[y], settles[x]) })
	return out
}
