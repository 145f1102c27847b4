package runbook

import (
	"fmt"
	"strings"

	"handrail/checklist"
	"handrail/internal/paper"
)

// Kind names what can be asked for: a set, or one sheet by its letter.
type Kind string

// The kinds.
const (
	Emergency Kind = "emergency" // sheet E
	Home      Kind = "home"      // the sheets that stay at home
	Card      Kind = "card"      // travels; without the broker's name unless asked
	Helper    Kind = "helper"    // sheet H
	All       Kind = "all"       // every sheet, and the card
	Full      Kind = "full"      // the long text, to be read and not printed
)

// Kinds lists every Kind in the order commands name them.
var Kinds = kinds()

func kinds() []Kind {
	out := []Kind{Home, Emergency, Card, Helper, All, Full}
	for _, s := range table() {
		if s.letter != string(Card) {
			out = append(out, Kind(s.letter))
		}
	}
	return out
}

// NeedsRecord reports whether a page cannot be made without the record: sheet E
// can.
func (k Kind) NeedsRecord() bool { return k != Emergency && k != "E" }

// ParseKind reads the name of a set or the letter of a sheet, in any case; the
// empty name is Home.
func ParseKind(s string) (Kind, error) {
	if s == "" {
		return Home, nil
	}
	for _, k := range Kinds {
		if strings.EqualFold(s, string(k)) {
			return k, nil
		}
	}
	return "", fmt.Errorf("unknown page %q: home, emergency, card, helper, all, full or the letter of a sheet", s)
}

// Options are the choices for one document.
type Options struct {
	Page       Kind          // empty: Home
	Paper      paper.Size    // empty: A4
	Large      bool          // 18 point throughout
	On         checklist.Day // printed on; none: the day of the assessment
	NameBroker bool          // the card names the broker
}

// letters are the sheets of a kind for this person, in order.
func (w *writer) letters(k Kind) []string {
	var out []string
	for _, s := range table() {
		alone := k == Kind(s.letter) || k == s.kind
		if alone || (k == Home && s.home || k == All) && s.isFor(w) {
			out = append(out, s.letter)
		}
	}
	return out
}

func sheetOf(letter string) *sheet {
	for _, s := range table() {
		if s.letter == letter {
			return &s
		}
	}
	return nil
}
