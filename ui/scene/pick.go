package scene

import (
	"errors"
	"slices"

	"handrail/checklist"
)

// none is the choice that says of many that it is none of them. It has to be
// chosen: pressing Enter before marking anything enters nothing.
const none = "none"

var (
	errNoneChosen = errors.New("nothing is chosen yet: choose what applies, or None of these")
	errNoneAndOne = errors.New("choose None of these alone, or the others without it")
)

// orNone adds the choice that it is none of these, which a list of many needs.
// Where said is set and nothing stands chosen, it is what was said.
func (in *Input) orNone(said bool) {
	in.Options = append(in.Options, Option{none, "None of these"})
	if said && in.Value == "" {
		in.Value = none
	}
	in.Check = func(value string) error {
		list := splitSitting(value)
		switch {
		case len(list) == 0:
			return errNoneChosen
		case len(list) > 1 && slices.Contains(list, none):
			return errNoneAndOne
		}
		return nil
	}
}

// pickMany asks which of a list; said tells whether it was asked before.
func pickMany(id, label string, list []Option, chosen []string, said bool) Input {
	in := Input{ID: id, Label: label, Kind: PickMany, Options: list, Value: checklist.Join(chosen)}
	if len(chosen) == 0 {
		in.Value = ""
	}
	in.orNone(said)
	return in
}
