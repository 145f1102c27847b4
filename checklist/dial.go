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
	if is := a.Facts.known["entity"]; len(is) == 1 {
		return a.Catalogue.Entity(is[0])
	}
	return nil
}

// countryOf returns the country of that company, or nil where it is not known.
func (a *Assessment) countryOf() *country {
	e := a.Company()
	if e == nil {
		return nil
	}
	return pick(countries, func(c *country) bool { return c.name == e.Country })
}

// inWords is a country after a preposition.
func (c *country) inWords() string {
	if strings.HasPrefix(c.name, "United ") {
		return "the " + c.name
	}
	return c.name
}

// dialled says what is dialled for a number that begins with +, where, as in "From
// Ireland" or "In Ireland", and whether the call leaves the country. Without a
// country it says what + means; a number written otherwise, or with words, is
// dialled as it is.
func dialled(number string, from *country) (dial, where string, abroad bool) {
	rest, ok := strings.CutPrefix(number, "+")
	switch {
	case !ok || strings.Trim(rest, "0123456789 ()-/.") != "":
		return "", "", false
	case from == nil:
		return "For + dial 00, from North America 011.", "", false
	}
	if area, ok := strings.CutPrefix(rest, from.code); ok {
		return from.trunk + strings.TrimLeft(area, " "), "In " + from.inWords(), false
	}
	return from.exit + " " + rest, "From " + from.inWords(), true
}
