package runbook

import (
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// card is cut out, folded and carried. It tells nothing about the account, and
// has the broker's name only if asked; a telephone number on it has no name. Its
// sentences are therefore its own, not the catalogue's.
func (w *writer) sheetCard() []paper.Page {
	call := paper.Number{Name: "Ring first"}
	if own := w.own(checklist.ContactBroker); own != "" {
		call = telephone(own)
		call.Name = "Ring first"
	} else if numbers := w.a.Numbers(); !w.introduced() && len(numbers) > 0 {
		call.Digits = oneline.Words(numbers[0].Contact.Number)
		if hours, _, _ := strings.Cut(oneline.Words(numbers[0].Hours), ". "); !w.names(hours) {
			call.Notes = []string{sentence(hours)}
		}
	}
	if w.o.NameBroker {
		call.Name = "Ring first: " + w.broker()
	}
	box := func(title string, n int, texts ...string) paper.Box {
		b := paper.Box{Title: title}
		for i, t := range texts {
			b.Actions = append(b.Actions, paper.Action{N: n + i, Text: t})
		}
		return b
	}
	last := []paper.Block{box("", 1, "Do not guess. Stay signed in.", "Ring. Note time, person, reference.")}
	if w.hasSpare() {
		last = append(last, paper.Fields{Items: []paper.Field{{Label: "Spare"}}})
	}
	c := paper.Card{Panels: []paper.Panel{
		{Title: "If it goes wrong", Blocks: []paper.Block{
			paper.Numbers{Items: []paper.Number{call}},
			paper.Fields{Items: []paper.Field{{Label: "Mine"}}},
		}},
		{Title: "Someone may be in", Blocks: []paper.Block{box("", 1,
			"Stop your programs. Use another device.",
			"Ring: freeze, end all sessions.",
			"Mailbox: new password, no forwarding.",
			"New password; then methods, users.",
		)}},
		{Title: "Phone or number gone", Blocks: []paper.Block{box("", 1,
			"Lock the phone from another device.",
			"Ring: block the SIM. Same number.",
			"Use the spare. None? Ring the first.",
		), paper.Fields{Items: []paper.Field{{Label: "Phone company"}}}}},
		{Title: "Cannot get in", Blocks: last},
	}}
	return []paper.Page{{Title: "Wallet card", Anchor: "card", Leaf: "Card", Type: paper.SmallCard, Parts: []paper.Part{{Name: "card", Blocks: []paper.Block{
		paper.Para{Text: "For your bag, apart from the phone: fill it in, cut along the frame, fold at the marks."},
		c,
	}}}}}
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
