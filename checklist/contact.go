package checklist

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// What only the person can know of whom to call: the subjects of contact
// events.
const (
	ContactBroker  = "broker"      // the number on the statement
	ContactCarrier = "carrier"     // the phone company's line for loss and theft
	ContactSecond  = "second-copy" // who holds the second copy, or where it is
)

// OwnContacts lists the subjects of contact events, in the order in which they
// are asked, each with its name and what is asked.
var OwnContacts = []struct{ ID, Name, Ask string }{
	{ContactBroker, "The broker's number", "The broker’s number, from a paper statement, or after you sign in from your own bookmark; not from a search or a mail"},
	{ContactCarrier, "The phone company's line for lost phones", "Your phone company’s line for lost and stolen phones"},
	{ContactSecond, "The second copy", "Who holds the second copy of the paper"},
}

// OwnContactName is what a list calls an own contact, or empty where there is none
// of that id.
func OwnContactName(what string) string {
	for _, o := range OwnContacts {
		if o.ID == what {
			return o.Name
		}
	}
	return ""
}

// IsOwnContact reports whether contact events may be about it.
func IsOwnContact(what string) bool { return OwnContactName(what) != "" }

// OwnContact is what was entered of one, with the day it was checked.
type OwnContact struct {
	Text string
	Day  Day
}

// Contact returns what was entered of an own contact, empty where nothing was.
func (a *Assessment) Contact(what string) OwnContact {
	e, _ := a.idx.at(KindContact, what)
	if e.Withdrawn() {
		return OwnContact{}
	}
	return OwnContact{e.Value[FieldText], e.Day}
}

// MostContact is how many characters an own contact has at most, and MostNumber how
// many where it is a telephone number, so that it fits its line on paper.
const (
	MostContact = 40
	MostNumber  = 28
)

// ContactEntry keeps what only the person can know of whom to call; the empty
// text withdraws it, and leaves a ruled blank on paper. The day it is entered is
// the day it was checked.
func ContactEntry(what, text string) (Entry, error) {
	e := Entry{Kind: KindContact, Subject: what}
	if text == "" {
		return e, nil
	}
	e.Value = Value{FieldText: text}
	most := MostNumber
	if what == ContactSecond {
		most = MostContact
	}
	if n := utf8.RuneCountInString(text); n > most {
		return e, &RuleError{fmt.Sprintf("it has %d characters, at most %d", n, most), "make it shorter"}
	}
	number := strings.Trim(text, "+0123456789 ()-/.") == ""
	return e, CheckText("it", text, number)
}
