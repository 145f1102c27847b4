package checklist

import (
	"strings"
	"testing"
)

func TestOnlyWhatAPersonIsAskedForIsAContactOfTheirOwn(t *testing.T) {
	for _, o := range OwnContacts {
		if !IsOwnContact(o.ID) {
			t.Errorf("%s is not", o.ID)
		}
	}
	for _, id := range []string{"", "nobody", OwnContacts[0].ID + "x"} {
		if IsOwnContact(id) {
			t.Errorf("%q is", id)
		}
	}
}

// Where it is not known which company serves the account, the number that
// serves most of them comes first; else those of that company alone.
func TestTheNumberThatServesMostComesFirst(t *testing.T) {
	contact := func(name string, entities ...string) Contact {
		return Contact{Name: name, Number: "+1 800 555 0100", Entities: entities, Sources: []Source{{URL: "https://example.com", Confidence: High}}}
	}
	c := &Catalogue{Facts: []Fact{{ID: "entity", Kind: One, Values: []FactValue{{ID: "ie"}, {ID: "uk"}}}},
		Contacts: []Contact{contact("one", "ie"), contact("two", "ie", "uk"), contact("all")}}
	for i := range c.Contacts {
		if !c.Contacts[i].MayShow() || c.Contacts[i].Web() {
			t.Fatalf("%s may not be shown", c.Contacts[i].Name)
		}
	}
	names := func(r Record) (out string) {
		for _, n := range Assess(c, r, today).Numbers() {
			out += n.Contact.Name + " "
		}
		return out
	}
	if got := names(NewRecord()); got != "all two " {
		t.Errorf("not known: %s", got)
	}
	if got := names(entering(NewRecord(), FactEntry("entity", "uk"))); got != "two " {
		t.Errorf("of one company: %s", got)
	}
}

func TestAnOwnContactFitsItsLineOnPaperAndCanBeTakenBack(t *testing.T) {
	long := func(n int) string { return strings.Repeat("a", n) }
	for _, test := range []struct {
		what, text string
		fits       bool
	}{
		{ContactBroker, "+1 312 555 0100", true}, {ContactBroker, long(MostNumber), true}, {ContactBroker, long(MostNumber + 1), false},
		{ContactCarrier, long(MostNumber + 1), false}, {ContactSecond, long(MostNumber + 1), true}, {ContactSecond, long(MostContact), true}, {ContactSecond, long(MostContact + 1), false},
		{ContactSecond, "hunter2!Xk9qPz", false}, {ContactBroker, "", true},
	} {
		e, err := ContactEntry(test.what, test.text)
		if (err == nil) != test.fits {
			t.Errorf("%s %q: %v", test.what, test.text, err)
		}
		if test.fits && e.Value.empty() != (test.text == "") {
			t.Errorf("%s %q withdraws: %v", test.what, test.text, e.Value.empty())
		}
	}
	number, err := ContactEntry(ContactBroker, "+1 312 555 0100")
	if err != nil {
		t.Fatal(err)
	}
	back, _ := ContactEntry(ContactBroker, "")
	for _, test := range []struct {
		said []Entry
		want OwnContact
	}{
		{nil, OwnContact{}}, {[]Entry{number}, OwnContact{"+1 312 555 0100", today}}, {[]Entry{number, back}, OwnContact{}},
	} {
		if got := Assess(oneStep(Interval{}), onDays(test.said...), today).Contact(ContactBroker); got != test.want {
			t.Errorf("after %v: %+v", test.said, got)
		}
	}
}

// A line for business days has no holidays in its hours, so it is told as one for
// workdays.
func TestTheHoursOfABusinessLineAreWorkdays(t *testing.T) {
	c := &Catalogue{
		Facts: []Fact{{ID: "entity", Kind: One, Values: []FactValue{{ID: "ie"}}}}, Entities: []Entity{{ID: "ie", Country: "Ireland"}},
		Contacts: []Contact{{Number: "+1 800 555 0100", Open: []Hours{{Days: []string{"mon"}, From: "09:00", To: "17:00", Zone: "Europe/Dublin"}}, Sources: []Source{{URL: "https://example.com", Confidence: High}}}},
	}
	for business, want := range map[bool]string{false: "Open Monday, 09:00 to 17:00.", true: "Workdays, open Monday, 09:00 to 17:00."} {
		c.Contacts[0].Business = business
		if got := Assess(c, entering(NewRecord(), FactEntry("entity", "ie")), today).Numbers()[0].Hours; got != want {
			t.Errorf("business %v: %q, want %q", business, got, want)
		}
	}
}

func TestThePageOfNumbersIsAnAddressThatMayBeShown(t *testing.T) {
	contact := func(number string, c Confidence) Contact {
		return Contact{Number: number, Sources: []Source{{URL: "https://example.com", Confidence: c}}}
	}
	for _, test := range []struct {
		contacts []Contact
		want     string
	}{
		{nil, ""}, {[]Contact{contact("+1 800 555 0100", High)}, ""}, {[]Contact{contact("https://example.com/numbers", Low)}, ""},
		{[]Contact{contact("+1 800 555 0100", High), contact("https://example.com/a", Low), contact("https://example.com/b", Med)}, "https://example.com/b"},
	} {
		if got := Assess(&Catalogue{Contacts: test.contacts}, Record{}, today).NumbersPage(); got != test.want {
			t.Errorf("%v: %q, want %q", test.contacts, got, test.want)
		}
	}
}

// A number without a page that can be trusted for it is never shown.
func TestANumberIsShownOnlyWhereItsSourceCanBeTrusted(t *testing.T) {
	page := func(url string, c Confidence) []Source { return []Source{{URL: url, Confidence: c}} }
	for what, test := range map[string]struct {
		number  string
		sources []Source
		want    bool
	}{
		"high":                 {"+1 800 555 0100", page("https://example.com", High), true},
		"medium":               {"+1 800 555 0100", page("https://example.com", Med), true},
		"low":                  {"+1 800 555 0100", page("https://example.com", Low), false},
		"no address":           {"+1 800 555 0100", page("", High), false},
		"no source":            {"+1 800 555 0100", nil, false},
		"no number":            {"", page("https://example.com", High), false},
		"the second is better": {"+1 800 555 0100", append(page("", High), page("https://example.com", Med)...), true},
	} {
		c := Contact{Number: test.number, Sources: test.sources}
		if c.MayShow() != test.want {
			t.Errorf("%s: shown %v", what, c.MayShow())
		}
		got := Assess(&Catalogue{Contacts: []Contact{c}}, Record{}, today).Numbers()
		if (len(got) == 1) != test.want {
			t.Errorf("%s: %d numbers", what, len(got))
		}
	}
}

// Where the company has no number of its own, the one for everybody is shown,
// with its hours in local time where the catalogue has them as data.
func TestTheNumberForEverybodyIsShownWhereTheCompanyHasNone(t *testing.T) {
	source := []Source{{URL: "https://example.com", Confidence: High}}
	c := &Catalogue{Facts: []Fact{{ID: "entity", Kind: One, Values: []FactValue{{ID: "ie"}, {ID: "uk"}}}}, Contacts: []Contact{
		{Name: "page", Number: "https://example.com/numbers", Sources: source},
		{Name: "all", Number: "+1 800 555 0100", Hours: "in the words of the broker", Sources: source},
		{Name: "hours", Number: "+1 800 555 0101", Hours: "in the words of the broker", Sources: source, Open: businessDays},
		{Name: "uk", Number: "+44 800 555 0100", Entities: []string{"uk"}, Sources: source}}}
	names := func(entity string) (out string) {
		for _, n := range Assess(c, entering(NewRecord(), FactEntry("entity", entity)), today).Numbers() {
			out += n.Contact.Name + ": " + n.Hours + " "
		}
		return out
	}
	if got, want := names("ie"), "all: in the words of the broker "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c.Entities, c.Contacts = []Entity{{ID: "ie", Country: "Ireland"}}, c.Contacts[2:]
	if got, want := names("ie"), "hours: Day and night; closed from Saturday 01:30 to Sunday 23:30 (April to October Monday 00:30). "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
