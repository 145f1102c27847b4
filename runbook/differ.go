package runbook

import (
	"slices"

	"handrail/checklist"
	"handrail/internal/paper"
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
func sectionsToday(a *checklist.Assessment, printed checklist.Event, names []string) [][]Section {
	o := Options{Page: Kind(printed.Subject), On: printed.Day}
	out := [][]Section{sectionsNamed(a, o, names)}
	if o.Page == WalletCard || o.Page == AllPages {
		o.NameBroker = true
		out = append(out, sectionsNamed(a, o, names))
	}
	return out
}

func sectionsNamed(a *checklist.Assessment, o Options, names []string) []Section {
	w := &writer{a: a, o: o}
	var pages []paper.Page
	for _, t := range w.topics() {
		if names == nil || slices.ContainsFunc(t.parts, func(p string) bool { return slices.Contains(names, p) }) {
			pages = append(pages, t.write())
		}
	}
	return among(sectionsOf(pages), names)
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
func (d differences) words(c *checklist.Catalogue) []string {
	out := make([]string, len(d))
	for i, one := range d {
		out[i] = sectionWords(one.name, c)
		if one.gone {
			out[i] += " (no longer needed)"
		}
		if one.missing {
			out[i] += " (missing on paper)"
		}
	}
	return out
}
