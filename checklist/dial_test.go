package checklist

import "testing"

func TestANumberIsDialledFromTheCountryOfTheCompany(t *testing.T) {
	c := &Catalogue{Facts: []Fact{{ID: "entity", Kind: Many, Values: []FactValue{{ID: "us"}, {ID: "ie"}, {ID: "li"}}}},
		Entities: []Entity{{ID: "us", Country: "United States"}, {ID: "ie", Country: "Ireland"}, {ID: "li", Country: "Liechtenstein"}}}
	for _, test := range []struct {
		company, number   string
		dial, where, name string
		abroad            bool
	}{
		{"ie", "+353 1 555 0100", "01 555 0100", "In Ireland", "ie", false},
		{"ie", "+1 (312) 555-0100", "00 1 (312) 555-0100", "From Ireland", "ie", true},
		{"us", "+1 312 555 0100", "1 312 555 0100", "In the United States", "us", false},
		{"us", "+44 20 5550 0100", "011 44 20 5550 0100", "From the United States", "us", true},
		{"us", "1 800 555 0100", "", "", "us", false},
		{"us", "+1 800 CALL ME", "", "", "us", false},
		{"li", "+1 312 555 0100", "For + dial 00, from North America 011.", "", "li", false},
		{"", "+1 312 555 0100", "For + dial 00, from North America 011.", "", "", false},
		{"us,ie", "+1 312 555 0100", "For + dial 00, from North America 011.", "", "", false},
		{"", "the number on your statement", "", "", "", false},
	} {
		a := Assess(c, onDays(FactEntry("entity", test.company)), today)
		dial, where, abroad := dialled(test.number, a.countryOf())
		if dial != test.dial || where != test.where || abroad != test.abroad {
			t.Errorf("%s with %q: %q, %q, abroad %v", test.number, test.company, dial, where, abroad)
		}
		name := ""
		if e := a.Company(); e != nil {
			name = e.ID
		}
		if name != test.name {
			t.Errorf("with %q the company is %q", test.company, name)
		}
	}
	if Assess(&Catalogue{}, onDays(), today).Company() != nil {
		t.Error("a catalogue without companies has one")
	}
}
