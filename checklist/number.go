package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// MayShow is the one rule for which contacts may be shown, on the screen, on
// paper and by a command: those with a number or an address whose best source
// has an address and a confidence of at least med.
func (c *Contact) MayShow() bool {
	return c.Number != "" && slices.ContainsFunc(c.Sources, func(s Source) bool {
		return s.URL != "" && (s.Confidence == High || s.Confidence == Med)
	})
}

// Web reports whether the contact is the address of a page.
func (c *Contact) Web() bool { return strings.Contains(c.Number, "/") }

// Number is a contact as this person uses it.
type Number struct {
	Contact *Contact
	Digits  string // as the broker writes it, with + and the code of the country
	Dial    string // what is dialled for it, or what its + means where the country is not known; or nothing
	Where   string // where that is dialled: in the country of the company that serves the account, or from it
	Abroad  bool   // the call leaves that country
	Hours   string // in its local time where the catalogue has the hours as data, else in the catalogue's words
}

// mostNumbers is how many telephone numbers are shown: one to call, and one
// that also answers.
const mostNumbers = 2

// Numbers are the telephone numbers to call, the one to call first first, at
// most two: those of the company that serves the account. Where that is not
// known, the number that serves most companies comes first.
func (a *Assessment) Numbers() []Number {
	entity := ""
	if st := a.Facts.State("entity"); st != nil {
		entity = st.Value()
	}
	var serving []*Contact
	for i := range a.Catalogue.Contacts {
		c := &a.Catalogue.Contacts[i]
		if !c.MayShow() || c.Web() || entity != "" && len(c.Entities) > 0 && !slices.Contains(c.Entities, entity) {
			continue
		}
		if general := len(c.Entities) == 0 && entity != ""; general && len(serving) > 0 {
			continue
		}
		serving = append(serving, c)
	}
	if entity == "" {
		slices.SortStableFunc(serving, func(x, y *Contact) int { return cmp.Compare(reach(y), reach(x)) })
	}
	from := a.countryOf()
	var out []Number
	for _, c := range serving[:min(mostNumbers, len(serving))] {
		n := Number{Contact: c, Digits: c.Number, Hours: c.Hours}
		n.Dial, n.Where, n.Abroad = dialled(c.Number, from)
		if local := localHours(c.Open, from); local != "" {
			n.Hours = local
			if c.Business {
				n.Hours = "Workdays, " + strings.ToLower(local[:1]) + local[1:]
			}
		}
		out = append(out, n)
	}
	return out
}

// reach is how many companies a contact serves: without any, all.
func reach(c *Contact) int {
	if len(c.Entities) == 0 {
		return 1 << 10
	}
	return len(c.Entities)
}

// NumbersPage is the address of the broker's own list of numbers, or empty.
func (a *Assessment) NumbersPage() string {
	for i := range a.Catalogue.Contacts {
		if c := &a.Catalogue.Contacts[i]; c.Web() && c.MayShow() {
			return c.Number
		}
	}
	return ""
}
