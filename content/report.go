package content

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong with a catalogue, or one warning about it. Line
// and Column count from 1, columns in characters.
type Fault struct {
	File         string // from the top of the broker's folder, with slashes
	Line, Column int
	What         string
}

// String writes the fault as file:line:column: what.
func (f Fault) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.What)
}

// Error makes a fault an error of its own.
func (f Fault) Error() string { return f.String() }

// Report is everything found wrong with a catalogue, sorted by file, line and
// column. Faults make it unfit for use; warnings do not.
type Report struct {
	Faults   []Fault
	Warnings []Fault
}

// Err joins the faults into one error, a line for each, or returns nil where
// it is empty. errors.As finds the first as a Fault.
func (r Report) Err() error {
	errs := make([]error, len(r.Faults))
	for i, f := range r.Faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// kinds are the kinds of warnings, by how each begins, with what they mean and
// why a catalogue may keep them.
var kinds = []struct{ begins, what string }{
	{"contested: ", "sources that another page contradicts; both are recorded, and they stay while the pages differ"},
	{"this source was checked", "sources to look at again"},
	{"this source is dated", "sources of a day to come"},
	{"", "facts or permissions that nothing depends on"},
}

// Kinds counts the warnings by kind, each in a line.
func (r Report) Kinds() []string {
	counts := make([]int, len(kinds))
	for _, w := range r.Warnings {
		counts[slices.IndexFunc(kinds, func(k struct{ begins, what string }) bool { return strings.HasPrefix(w.What, k.begins) })]++
	}
	var out []string
	for i, k := range kinds {
		if counts[i] > 0 {
			out = append(out, fmt.Sprintf("%d %s", counts[i], k.what))
		}
	}
	return out
}

// finish sorts the report and takes out of it what a file could play on the
// terminal that shows it.
func (r *Report) finish() {
	for _, list := range []*[]Fault{&r.Faults, &r.Warnings} {
		for i := range *list {
			f := &(*list)[i]
			f.File, f.What = visible(f.File), visible(f.What)
		}
		slices.SortFunc(*list, func(a, b Fault) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
				cmp.Compare(a.Column, b.Column), cmp.Compare(a.What, b.What))
		})
		*list = slices.Compact(*list)
	}
}

// visible puts a mark in the place of every character that is not seen.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if isControl(c) {
			return '\uFFFD'
		}
		return c
	}, s)
}
