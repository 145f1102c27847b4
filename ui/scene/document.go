package scene

import (
	"fmt"
	"slices"

	"handrail/checklist"
)

// Document is a scene that only a command prints: nothing in it leads on.
func Document(title, aside string, body ...Block) Scene {
	s := Scene{ID: "document", Title: title, Aside: aside, Body: body}
	cleanScene(&s)
	return s
}

// Lines is a document of a few lines.
func Lines(lines ...string) Scene {
	var body []Block
	for _, l := range lines {
		if l != "" {
			body = append(body, Para{Text: l})
		}
	}
	return Document("", "", body...)
}

// SheetsMade says what became of sheets, and what is to be filled in by hand.
func SheetsMade(lines, missing []string, more ...string) Scene {
	for _, own := range checklist.OwnContacts {
		if slices.Contains(missing, own.ID) {
			lines = append(lines, "By hand, on sheet E: "+own.Ask+".")
		}
	}
	return Lines(append(lines, more...)...)
}

// Verified says of each print whether it is still right.
func Verified(w World, id string) Scene {
	w.Printed = true
	return Document("", "", verified(w, Place{ID: id}).Body...)
}

// Changed is what a command that saves did: the entries, and what they closed
// and opened.
type Changed struct {
	Entries                       []string
	Closed, Opened, NotApplicable []string // routes, each with its id
}

// Kept says what was saved and what that changed.
func Kept(c Changed, more ...Block) Scene {
	var body []Block
	for _, list := range []struct {
		word  string
		texts []string
	}{{"kept", c.Entries}, {"closed", c.Closed}, {"opened", c.Opened}, {"does not apply now", notApplicable(c.NotApplicable)}} {
		for _, text := range list.texts {
			body = append(body, Para{Text: list.word + ": " + text})
		}
	}
	if len(c.Closed)+len(c.Opened)+len(c.NotApplicable) == 0 {
		body = append(body, Para{Text: "No route opened or closed."})
	}
	return Document("", "", append(body, more...)...)
}

// notApplicable names a few ways in that a fact took away, or counts many: the
// first facts of a record take away dozens.
func notApplicable(list []string) []string {
	if len(list) <= mostNamed {
		return list
	}
	return []string{fmt.Sprintf("%d ways in; handrail diff lists them", len(list))}
}

// Links says what each web address is.
func Links(links []LinkWords) Scene {
	var body []Block
	for _, l := range links {
		body = append(body, Heading{Text: fmt.Sprintf("%-12s  %s", verdicts[l.Verdict], l.Host), Aside: uses[l.Use]}, Para{Text: l.Why})
		if l.Resembles != "" {
			body = append(body, Para{Text: "Looks like " + l.Resembles + ". Do not open it; go to the broker by your own bookmark."})
		}
	}
	return Document("", "", body...)
}

// LinkWords is one address that was judged.
type LinkWords struct {
	Host, Why, Resembles string
	Verdict              checklist.LinkVerdict
	Use                  checklist.DomainUse
}

var verdicts = map[checklist.LinkVerdict]string{
	checklist.LinkOfficial: "official", checklist.LinkUnconfirmed: "unconfirmed", checklist.LinkLookalike: "look-alike",
	checklist.LinkNotOfficial: "not official", checklist.LinkInvalid: "not a web address",
}

var uses = map[checklist.DomainUse]string{
	checklist.UseSignIn: "for signing in", checklist.UseReading: "for reading only",
	checklist.UseAPI: "for programs", checklist.UseProgram: "a program connects to it",
}
