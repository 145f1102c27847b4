package content

import (
	"slices"
	"strings"

	"handrail/checklist"
)

var yesNo = []string{"yes", "no"}

// deviceTerms are the terms about one device and the values each has.
var deviceTerms = map[string][]string{
	"device.kind": checklist.DeviceKinds, "device.os": checklist.Systems, "device.role": checklist.Roles,
	"device.headless": yesNo, "device.shared": yesNo,
}

// aggregates are the terms about all devices and the values each has. They
// are never known to be untrue, since a list of devices is never complete.
var aggregates = map[string][]string{"devices": checklist.DeviceKinds, "shared": yesNo, "headless": yesNo}

// ledgers are the terms about the permission ledger.
var ledgers = []string{"permissions", "permissions_used"}

// condition checks every term, and that the whole can be so. Terms about a
// device are for what is asked of one device at a time.
func (l *loading) condition(at spot, c *checklist.Condition, ofDevice bool) {
	if l.brokerUnread() {
		return
	}
	right := true
	for _, part := range []struct {
		key   string
		terms []string
	}{{"all", c.All}, {"any", c.Any}, {"none", c.None}} {
		for i, term := range part.terms {
			if term == "" {
				right = false
				continue
			}
			if what := l.wrongTerm(term, ofDevice); what != "" {
				l.fault(at.key(part.key).item(i), "%s", what)
				right = false
			}
		}
	}
	if right {
		if why := l.contradiction(c); why != "" {
			l.fault(at, "this condition is never so: %s", why)
		}
	}
}

// wrongTerm says what is wrong with a term, or nothing.
func (l *loading) wrongTerm(term string, ofDevice bool) string {
	key, value, _ := strings.Cut(term, "=")
	values, known := l.valuesOf(key)
	switch {
	case !known:
		return "fact " + quote(key) + " does not exist" + meant(key, l.termKeys(ofDevice))
	case strings.HasPrefix(key, "device.") && !ofDevice:
		return quote(key) + " is about one device, and this is asked of none: write devices=, shared= or headless=, which are about all of them"
	case !slices.Contains(values, value):
		if f := l.names.facts[key]; f != nil && f.Kind == checklist.Many && value == "none" {
			return key + " holds any set of its values, so =none is never so: name the values under none instead"
		}
		return quote(key) + " has no value " + quote(value) + meant(value, values)
	}
	l.names.used[key], l.names.used[term] = true, true
	return ""
}

func quote(s string) string { return `"` + s + `"` }

// valuesOf returns the values that a term's key has, and whether there is
// such a key.
func (l *loading) valuesOf(key string) ([]string, bool) {
	if v, ok := deviceTerms[key]; ok {
		return v, true
	}
	if v, ok := aggregates[key]; ok {
		return v, true
	}
	if slices.Contains(ledgers, key) {
		return l.names.permissions, true
	}
	f := l.names.facts[key]
	if f == nil {
		return nil, false
	}
	var values []string
	for _, v := range f.Values {
		values = append(values, v.ID)
	}
	return values, true
}

func (l *loading) termKeys(ofDevice bool) []string {
	keys := append(l.factNames(), ledgers...)
	for key := range aggregates {
		keys = append(keys, key)
	}
	if ofDevice {
		for key := range deviceTerms {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// contradiction says why no set-up satisfies a condition, or nothing.
func (l *loading) contradiction(c *checklist.Condition) string {
	if why := l.clash(c.All, c.None); why != "" || len(c.Any) == 0 {
		return why
	}
	var why string
	for _, term := range c.Any {
		if why = l.clash(append(slices.Clone(c.All), term), c.None); why == "" {
			return ""
		}
	}
	return why
}

// clash says why terms that must be so and terms that must not be so cannot
// stand together, or nothing.
func (l *loading) clash(all, none []string) string {
	for i, term := range all {
		if slices.Contains(none, term) {
			return term + " must and must not be so"
		}
		key, value, _ := strings.Cut(term, "=")
		if key == "permissions_used" && slices.Contains(none, "permissions="+value) {
			return "what is used is held, so " + term + " is never so without permissions=" + value
		}
		for _, other := range all[:i] {
			if k, _, _ := strings.Cut(other, "="); k == key && other != term && l.holdsOne(key) {
				return key + " holds one value, so " + other + " and " + term + " are never both so"
			}
		}
	}
	for _, term := range none {
		key, _, _ := strings.Cut(term, "=")
		values, _ := l.valuesOf(key)
		left := slices.ContainsFunc(values, func(v string) bool { return !slices.Contains(none, key+"="+v) })
		if l.holdsOne(key) && !left {
			return "no value of " + key + " is left"
		}
	}
	return ""
}

// holdsOne reports whether a key has exactly one value at a time.
func (l *loading) holdsOne(key string) bool {
	if f := l.names.facts[key]; f != nil {
		return f.Kind == checklist.One
	}
	return strings.HasPrefix(key, "device.") && key != "device.role"
}
