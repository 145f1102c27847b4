package runbook

import (
	"slices"
	"strings"

	"handrail/internal/paper"
)

// card is cut out, folded and carried. It says nothing of the account, and
// names no broker unless asked; a telephone number stands on it without a
// name. What it says is therefore not taken from the catalogue's sentences.
func (w *writer) card() paper.Page {
	call := paper.Number{Name: "Call first"}
	if first := fewest(w.numbers()); !w.introduced() && first[len(first)-1].Digits != "" {
		n := first[len(first)-1]
		call.Digits = n.Digits
		if len(n.Notes) > 0 && !w.names(n.Notes[0]) {
			call.Notes = n.Notes
		}
	}
	if w.o.NameBroker {
		call.Name = "Call first: " + w.broker()
	}
	box := func(title string, n int, texts ...string) paper.Box {
		b := paper.Box{Title: title}
		for i, t := range texts {
			b.Actions = append(b.Actions, paper.Action{N: n + i, Text: t})
		}
		return b
	}
	c := paper.Card{Panels: []paper.Panel{
		{Title: "If it goes wrong", Blocks: []paper.Block{
			paper.Numbers{Items: []paper.Number{call}},
			paper.Fields{Items: []paper.Field{{Label: "From abroad"}}},
		}},
		{Title: "Someone may be in", Blocks: []paper.Block{box("", 1,
			"Stop your own programs. Use another device.",
			"Mailbox: new password, no forwarding.",
			"Call: freeze, end all sessions, undo changes, keep the logs.",
			"Then password, sign-in methods, users.",
		)}},
		{Title: "Phone or number gone", Blocks: []paper.Block{box("", 1,
			"Lock the phone from another device.",
			"Call the carrier: block the SIM, new SIM, same number.",
			"Sign in with the second method. None? Call the first number.",
		), paper.Fields{Items: []paper.Field{{Label: "Carrier"}}}}},
		{Title: "Cannot get in", Blocks: []paper.Block{
			box("", 1, "Do not guess. Stay signed in.", "Call. Note time, person, reference.", "Take a temporary code only with a new method at hand."),
			paper.Fields{Items: []paper.Field{{Label: "Spare method is"}}},
		}},
	}}
	return paper.Page{Title: "Wallet card", Anchor: "card", Type: paper.SmallCard, Parts: []paper.Part{{Name: "card", Blocks: []paper.Block{
		paper.Para{Text: "For your bag, apart from the phone: fill it in, cut along the frame, fold at the marks."},
		c,
	}}}}
}

// names reports whether words give the broker away.
func (w *writer) names(words string) bool {
	words = strings.ToLower(words)
	tells := []string{w.a.Catalogue.Name, w.a.Catalogue.Broker}
	for _, d := range w.a.Catalogue.Domains {
		tells = append(tells, d.Host)
	}
	return slices.ContainsFunc(tells, func(t string) bool { return t != "" && strings.Contains(words, strings.ToLower(t)) })
}
