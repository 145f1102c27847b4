package checklist

import "strings"

// country is how a telephone is used in a country, and which zone its clock
// follows.
type country struct {
	name  string
	code  string // calling code
	exit  string // dialled before the code of another country
	trunk string // dialled before an area code at home
	zone  string
}

// countries are those of the companies that serve an account. The prefixes are
// those of the International Telecommunication Union.
var countries = []country{
	{"United States", "1", "011", "1 ", "America/New_York"},
	{"Canada", "1", "011", "1 ", "America/Toronto"},
	{"United Kingdom", "44", "00", "0", "Europe/London"},
	{"Ireland", "353", "00", "0", "Europe/Dublin"},
	{"Hong Kong", "852", "001", "", "Asia/Hong_Kong"},
	{"Singapore", "65", "001", "", "Asia/Singapore"},
	{"Australia", "61", "0011", "0", "Australia/Sydney"},
	{"Japan", "81", "010", "0", "Asia/Tokyo"},
	{"India", "91", "00", "0", "Asia/Kolkata"},
}

// Company returns the company that serves the account, or nil where it is not
// known.
func (a *Assessment) Company() *Entity {
	st := a.Facts.State("entity")
	if st == nil || len(st.Values) != 1 {
		return nil
	}
	return a.Catalogue.Entity(st.Values[0])
}

// countryOf returns the country of that company, or nil where it is not known.
func (a *Assessment) countryOf() *country {
	e := a.Company()
	if e == nil {
		return nil
	}
	for i := range countries {
		if countries[i].name == e.Country {
			return &countries[i]
		}
	}
	return nil
}

// dialled writes a number that begins with + as it is dialled from a country,
// and says whether the call leaves it. Without a country, and for a number
// written otherwise, it is the number as it is.
func dialled(number string, from *country) (digits string, abroad bool) {
	rest, ok := strings.CutPrefix(number, "+")
	if from == nil || !ok {
		return number, false
	}
	if area, ok := strings.CutPrefix(rest, from.code+" "); ok {
		return from.trunk + area, false
	}
	return from.exit + " " + rest, true
}
