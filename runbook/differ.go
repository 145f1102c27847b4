package runbook

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// difference is a section that is not as it was printed.
type difference struct {
	name    string
	gone    bool // on paper, and no longer needed
	missing bool // needed, and not on paper
}

type differences []difference

// sectionsToday returns the sections that a printed page would have in an
// assessment; with names, of these alone. A card may name the broker or not,
// and what was printed decides: it has two readings.
func sectionsToday(a *checklist.Assessment, printed checklist.Print, names []string) [][]Section {
	o := Options{On: printed.On}
	out := [][]Section{sectionsNamed(a, o, printed, names)}
	if printed.Sheet == string(Card) {
		o.NameBroker = true
		out = append(out, sectionsNamed(a, o, printed, names))
	}
	return out
}

func sectionsNamed(a *checklist.Assessment, o Options, printed checklist.Print, names []string) []Section {
	s := sheetOf(printed.Sheet)
	if s == nil {
		return nil
	}
	// Whether a sheet was on the back of another shows in what was printed of it.
	alone := strings.Contains(printed.Sections, s.letter+".log:")
	w := &writer{a: a, o: o, behind: s.shares != "" && !alone}
	return among(sectionsOf(s.sides(w)), names)
}

// among returns the sections with these names, or all where none are named.
func among(sections []Section, names []string) []Section {
	if names == nil {
		return sections
	}
	return slices.DeleteFunc(slices.Clone(sections), func(s Section) bool { return !slices.Contains(names, s.Name) })
}

// differing returns what differs from the reading that differs least.
func differing(before []Section, readings [][]Section) differences {
	var least differences
	for i, now := range readings {
		if d := against(before, now); i == 0 || len(d) < len(least) {
			least = d
		}
	}
	return least
}

func against(before, now []Section) differences {
	var out differences
	for _, s := range before {
		k := slices.IndexFunc(now, func(n Section) bool { return n.Name == s.Name })
		if k < 0 || now[k].Digest != s.Digest {
			out = append(out, difference{name: s.Name, gone: k < 0})
		}
	}
	for _, n := range now {
		if !slices.ContainsFunc(before, func(s Section) bool { return s.Name == n.Name }) {
			out = append(out, difference{name: n.Name, missing: true})
		}
	}
	return out
}

func (d differences) names() []string {
	out := make([]string, len(d))
	for i, one := range d {
		out[i] = one.name
	}
	return out
}

// words names each as one sees it on the page.
func (d differences) words() []string {
	out := make([]string, len(d))
	for i, one := range d {
		out[i] = sectionWords(one.name)
		if one.gone {
			out[i] += " (no longer needed)"
		}
		if one.missing {
			out[i] += " (missing on paper)"
		}
	}
	return out
}
