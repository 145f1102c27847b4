package checklist

import (
	"slices"
	"strings"
)

// NotApplicableBecause names the facts by which a step does not apply, each in
// words: "Ways in that you use: Client Portal". It returns nothing for a step
// that applies or may apply.
func (a *Assessment) NotApplicableBecause(st *StepState) []string {
	var keys []string
	used := No
	for _, i := range st.Step.Interfaces {
		used = max(used, a.Facts.Uses(i))
	}
	if used == No {
		keys = append(keys, "interfaces=")
	}
	things := a.things(st.Step)
	holds := func(term string) Truth { return a.Facts.holdsOnAny(Condition{All: []string{term}}, things) }
	c := st.Step.Applies
	for _, t := range c.All {
		if holds(t) == No {
			keys = append(keys, t)
		}
	}
	for _, t := range c.None {
		if holds(t) == Yes {
			keys = append(keys, t)
		}
	}
	if !slices.ContainsFunc(c.Any, func(t string) bool { return holds(t) != No }) {
		keys = append(keys, c.Any...)
	}
	var out []string
	for _, term := range keys {
		if words := a.factWords(term); !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return out
}

// factWords says what is known of the fact of a condition term, by which a step
// does not apply.
func (a *Assessment) factWords(term string) string {
	key, value, _ := strings.Cut(term, "=")
	if strings.HasPrefix(key, "device.") {
		return "Devices: none of those you recorded is of the kind this is about"
	}
	if key == permissionsTerm || key == "permissions_used" {
		if p := a.Catalogue.Permission(value); p != nil {
			return "Permissions: you do not have " + p.Name
		}
	}
	st := a.Facts.State(key)
	if st == nil {
		return "Devices: what you recorded of them"
	}
	var values []string
	for _, v := range st.Fact.Values {
		if slices.Contains(st.Values, v.ID) || slices.Contains(st.Implied, v.ID) {
			values = append(values, v.Text)
		}
	}
	if len(values) == 0 {
		values = []string{"none of them"}
	}
	return st.Fact.Title + ": " + strings.Join(values, "; ")
}

// WithoutEffect says why accepting a step changes nothing: it holds already or
// does not apply. It returns "" where it has an effect.
func (a *Assessment) WithoutEffect(st *StepState) string {
	switch {
	case len(st.toDo()) > 0:
	case st.Outcome == Holds:
		return "it holds: there is nothing to accept"
	case st.Outcome == NotApplicable:
		return "it does not apply (" + strings.Join(a.NotApplicableBecause(st), "; ") + ")"
	}
	return ""
}
