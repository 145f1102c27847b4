package scene

import (
	"fmt"
	"slices"

	"handrail/checklist"
)

// Conflicts are where a machine contradicts an answer.
func Conflicts(a *checklist.Assessment) []Block {
	var out []Block
	for i := range a.Steps {
		for _, ab := range a.Steps[i].About {
			if k := ab.Conflict; k != nil {
				about := ""
				if ab.Name != "" {
					about = ", about " + ab.Name
				}
				out = append(out, Para{Text: fmt.Sprintf("%s%s (%s): on %s the machine saw: %s; on %s you saw: %s", a.Steps[i].Step.Title, about, a.Steps[i].Step.ID, k.SaidOn, k.Machine, k.On, k.Person)})
			}
		}
	}
	if len(out) > 0 {
		out = slices.Insert(out, 0, Block(Heading{Text: "Where you and the machine disagree"}))
	}
	return out
}

// Diff says what changed between two days, by what caused it.
func Diff(a *checklist.Assessment, ch checklist.Change) Scene {
	body := append(changes(ch), Conflicts(a)...)
	return Document(fmt.Sprintf("From %s to %s", ch.From, ch.To), "", append(body, Heading{}, Para{Text: RoutesWords})...)
}
