package runbook

import (
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// company names the company that serves the account, or the broker.
func (w *writer) company() string {
	if e := w.a.Catalogue.Entity(w.value("entity")); e != nil && e.ID != "other" {
		return oneline.Words(e.Name)
	}
	return w.broker()
}

// own is what only the person can know, as entered: a number, or where the
// second copy is. What the type has no shapes for is a ruled blank on a printed sheet.
func (w *writer) own(what string) string { return oneline.Words(w.a.Contact(what).Text) }

// telephone parts what is dialled from the words behind it, "+353 1 555 0100, ask for
// Ann", so that the number is as large as its box lets it be.
func telephone(text string) paper.Number {
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+0123456789 ()-/.", r) })
	if end < 0 {
		return paper.Number{Digits: text}
	}
	digits := strings.TrimRight(text[:end], " (")
	if len(digits) < 3 {
		return paper.Number{Digits: text}
	}
	return paper.Number{Digits: digits, Notes: []string{sentence(strings.TrimLeft(text[len(digits):], " ,;"))}}
}

// mine is the number on the person's own statement, or a blank for it.
func (w *writer) mine() paper.Number {
	n := telephone(w.own(checklist.ContactBroker))
	n.Name = "The number on your statement"
	switch introduced := w.introduced(); {
	case n.Digits != "" && introduced:
		n.Name = "Your firm’s number"
	case n.Digits != "":
		n.Name = "The broker’s number"
	case introduced:
		n.Name = "The number of your firm"
	}
	return n
}

// also is a number of the catalogue, perhaps with what to dial.
func also(n checklist.Number, dialled bool) paper.Number {
	out := paper.Number{Name: "Also answers", Digits: oneline.Words(n.Digits)}
	dial := n.Dial
	switch { // the name of the country may be too long for the box
	case n.Abroad:
		out.Name += " (abroad)"
		dial = "From here: " + dial
	case n.Where != "":
		dial = n.Where + ": " + dial
	}
	if dialled {
		out.Notes = cleanAll([]string{dial})
	}
	return out
}

// desk is whom to ring, with the hours and what to press. Words choose the line
// of the menu.
// Only the first sheet has the blank for the person's own number and the day on
// which it was checked; the others point to it. What to dial is beside the number on
// the first sheet and on that of the person who helps.
func (w *writer) desk(first bool, words ...string) paper.Desk {
	var d paper.Desk
	mine := w.mine()
	if first || mine.Digits != "" {
		d.Numbers = append(d.Numbers, mine)
	}
	numbers := w.a.Numbers()
	if len(numbers) > 1 && (len(d.Numbers) > 0 || !numbers[0].Abroad) {
		numbers = numbers[:1]
	}
	for i, n := range numbers {
		also := also(n, first || len(words) == 0)
		if i == 0 && len(d.Numbers) == 0 {
			also.Name = "The number: on sheet E. " + also.Name
		}
		d.Numbers = append(d.Numbers, also)
	}
	if len(numbers) > 0 {
		if h := numbers[0].Hours; h != "" {
			d.Notes = append(d.Notes, sentence(oneline.Words(h)))
		}
		d.Notes = append(d.Notes, menu(numbers[0].Contact.Menu, words, first)...)
	}
	if own := w.a.Contact(checklist.ContactBroker); first && mine.Digits != "" {
		d.Notes = append(d.Notes, "Checked "+dayWords(own.Day))
	}
	if page := w.a.NumbersPage(); len(numbers) == 0 && page != "" {
		d.Notes = append(d.Notes, "Copy it from "+page+", typed by hand, and check it today.")
	}
	return d
}

// menu takes from what can be pressed what a sheet needs: the choices that hold
// one of its words, and what to do without an account number; without words, what is
// true of every choice. A menu without a choice that holds a word is given whole.
func menu(text string, words []string, whole bool) []string {
	text = oneline.Words(text)
	choices, rest, _ := strings.Cut(text, ". ")
	if len(words) == 0 {
		return cleanAll([]string{rest})
	}
	if text == "" {
		return nil
	}
	var chosen []string
	for _, c := range strings.Split(choices, "; ") {
		for _, word := range words {
			if strings.Contains(c, word) {
				chosen = append(chosen, strings.TrimSuffix(c, "."))
				break
			}
		}
	}
	if len(chosen) == 0 {
		return []string{"Menu: " + text}
	}
	out := []string{"Menu: " + strings.Join(chosen, "; ") + "."}
	if !whole {
		return out
	}
	for _, s := range strings.SplitAfter(rest, ".") {
		if strings.Contains(s, "#") {
			out = append(out, strings.TrimSpace(s))
		}
	}
	return out
}

// carrier is the line of the phone company for loss and theft, or a blank for it.
func (w *writer) carrier() paper.Field {
	return paper.Field{Label: "Phone company, lost and stolen", Value: w.own(checklist.ContactCarrier)}
}

// callLog is a table with empty rows for the hand.
func callLog(rows int) paper.Table {
	t := paper.Table{Head: []string{"Day, time", "Who spoke", "Reference, what they will do"}, Shares: []int{24, 30, 46}}
	for range rows {
		t.Rows = append(t.Rows, make([]string, 3))
	}
	return t
}
