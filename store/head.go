package store

import (
	"errors"
	"fmt"
)

// maxGeneration is the highest number of a save that is believed: a save a
// second for a thousand centuries stays below it. A higher one is damage, and
// so nothing is ever counted past the end of a number.
const maxGeneration = 1 << 42

// pointer is the head as it was read.
type pointer struct {
	value string
	there bool
	whole bool   // it names a save
	stamp stamp  // of that save
	start bool   // it says that a first save was begun
	why   string // why it names none: "the head is missing"
	bad   bool   // and holds something that cannot be read
}

// readHead reads the head. It fails for a newer format, and for an erasure
// that was begun.
func (o *transaction) readHead() (pointer, error) {
	value, there, err := o.get(headName)
	if err != nil {
		return pointer{}, err
	}
	h := pointer{value: value, there: there}
	p, wrong := parseItem(value)
	switch {
	case !there:
		h.why = "the head is missing"
	case errors.Is(wrong, ErrNewerFormat):
		return h, newer()
	case wrong != nil:
		h.why, h.bad = "the head "+wrong.Error(), value != ""
	case p.kind == "erasing":
		return h, problem(ErrLost, "an erasure was begun here and not finished", "finish it: handrail forget")
	case p.kind == "empty", p.kind == "head" && p.stamp.count == 0:
		h.why, h.start = "the head was never written", true
	case p.kind != "head":
		h.why, h.bad = "the head is another item", true
	default:
		h.whole, h.stamp = true, p.stamp
	}
	return h, nil
}

// parseItem reads a value as parse does, and refuses a save that no one can
// have made.
func parseItem(value string) (parsed, error) {
	p, err := parse(value)
	if err == nil && p.stamp.generation > maxGeneration {
		return p, fmt.Errorf("names a save with an impossible number")
	}
	return p, err
}
