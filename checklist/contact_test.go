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
