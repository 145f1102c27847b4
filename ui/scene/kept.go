package scene

import "fmt"

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
