package cli

import (
	"slices"
	"strconv"
	"strings"

	"handrail/checklist"
)

// unknown says that a name is unknown, with the nearest, or all
// where they are few.
func unknown(what, typed string, names []string) error {
	hint := ""
	switch near := nearest(typed, names); {
	case near != "":
		hint = "did you mean " + near + "?"
	case len(names) > 0 && len(names) <= 40:
		hint = "known are " + strings.Join(names, ", ")
	}
	return usageErrorf(hint, "unknown %s %s", what, quoted(typed))
}

// quoted writes what was typed between quotation marks, and of a long text the
// beginning.
func quoted(typed string) string {
	const most = 80
	if r := []rune(typed); len(r) > most {
		typed = string(r[:most]) + "…"
	}
	return strconv.Quote(typed)
}

// noName refuses the empty name where leaving the name out means something
// else.
func (a *app) noName(what string, names func(*checklist.Catalogue) []string) error {
	c, err := a.loadCatalogue()
	if err != nil {
		return err
	}
	return unknown(what, "", names(c))
}

// one refuses an unknown value; an empty one is not given.
func one(what, typed string, names []string) error {
	if slices.Contains(names, typed) {
		return nil
	}
	return unknown(what, typed, names)
}

// filtered is what a filter was told, and what it takes.
type filtered struct {
	what, typed string
	names       []string
}

// known refuses a filter that was told what it does not take.
func known(filters ...filtered) error {
	for _, f := range filters {
		if f.typed != "" && !slices.Contains(f.names, f.typed) {
			return unknown(f.what, f.typed, f.names)
		}
	}
	return nil
}

func ids[T any](list []T, id func(*T) string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = id(&list[i])
	}
	return out
}

func stepIDs(c *checklist.Catalogue) []string {
	return ids(c.Steps, func(s *checklist.Step) string { return s.ID })
}

func interfaceIDs(c *checklist.Catalogue) []string {
	return ids(c.Interfaces, func(i *checklist.Interface) string { return i.ID })
}

// stepOf returns the state of a step, or says that there is none of that id.
func stepOf(as *checklist.Assessment, id string) (*checklist.StepState, error) {
	if st := as.Step(id); st != nil {
		return st, nil
	}
	return nil, unknown("step", id, stepIDs(as.Catalogue))
}

// texts makes ids of a type with words out of it plain words.
func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
