package scene

import (
	"fmt"

	"handrail/checklist"
)

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

// uses say what a host is for.
var uses = map[checklist.DomainUse]string{
	checklist.UseSignIn: "for signing in", checklist.UseReading: "for reading only",
	checklist.UseAPI: "for programs", checklist.UseProgram: "a program connects to it",
}
