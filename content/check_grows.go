package content

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// monotone holds that a permission, device, interface or method more never
// makes a condition of a take-over or leak untrue. What is about to be lost
// is named in the sentence: "would remove this route".
func (l *loading) monotone(at spot, c *checklist.Condition, lost string) {
	for i, term := range c.None {
		key, value, _ := strings.Cut(term, "=")
		f, spotted := l.names.facts[key], at.key("none").item(i)
		switch _, ofDevices := aggregates[key]; {
		case ofDevices:
			l.fault(spotted, "a device more would %s: %s may not stand under none", lost, term)
		case slices.Contains(ledgers, key):
			l.fault(spotted, "a permission more would %s: %s may not stand under none", lost, term)
		case f != nil && f.Grows && f.Kind == checklist.Many:
			l.fault(spotted, "one more of %s would %s: %s may not stand under none", key, lost, term)
		case f != nil && f.Grows && f.Kind == checklist.One:
			for _, less := range valuesBefore(f, value) {
				if !slices.Contains(c.None, key+"="+less) {
					l.fault(spotted, "going from %s=%s to %s would %s: name every value up to %s under none, or the greater ones under any", key, less, value, lost, value)
					break
				}
			}
		}
	}
	for _, part := range []struct {
		key   string
		terms []string
	}{{"all", c.All}, {"any", c.Any}} {
		for i, term := range part.terms {
			key, value, _ := strings.Cut(term, "=")
			f := l.names.facts[key]
			if f == nil || !f.Grows || f.Kind != checklist.One {
				continue
			}
			for _, more := range valuesAfter(f, value) {
				if part.key == "all" || !slices.Contains(c.Any, key+"="+more) {
					l.fault(at.key(part.key).item(i), "going from %s=%s to %s would %s: name every value from %s up under any", key, value, more, lost, value)
					break
				}
			}
		}
	}
}

func valuesBefore(f *checklist.Fact, value string) []string {
	var out []string
	for _, v := range f.Values {
		if v.ID == value {
			return out
		}
		out = append(out, v.ID)
	}
	return nil
}

func valuesAfter(f *checklist.Fact, value string) []string {
	var out []string
	found := false
	for _, v := range f.Values {
		if found {
			out = append(out, v.ID)
		}
		found = found || v.ID == value
	}
	return out
}
