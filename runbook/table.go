package runbook

import (
	"handrail/checklist"
	"handrail/internal/paper"
)

// sheet is a leaf of paper, or one side of a leaf that another sheet shares,
// with its own letter, id and day. A new sheet is one entry here and one file.
type sheet struct {
	letter string
	kind   Kind                 // by which it can be asked for too, or empty
	name   string               // as lists name it
	what   string               // what it is for
	home   bool                 // belongs to the set that stays at home
	shares string               // the sheet on whose back it is, where that is printed too
	needed func(w *writer) bool // none: by everybody
	sides  func(w *writer) []paper.Page
}

// isFor reports whether a person needs a sheet.
func (s *sheet) isFor(w *writer) bool { return s.needed == nil || s.needed(w) }

// table lists the sheets in the order in which they are printed.
func table() []sheet {
	return []sheet{
		{letter: "E", kind: Emergency, name: "Emergency", what: "the number, what never to do, the first actions; which sheet is next", home: true, sides: (*writer).sheetE},
		{letter: "A", name: "Phone or number gone", what: "your phone is lost or stolen, or your number is gone", home: true, needed: (*writer).needsA, sides: (*writer).sheetA},
		{letter: "C", name: "Cannot sign in", what: "locked out, away from home, or the broker does not answer", home: true, shares: "A", sides: (*writer).sheetC},
		{letter: "B", name: "Somebody may be in", what: "a trade that is not yours, a false page, a caller, a stolen computer", home: true, sides: (*writer).sheetB},
		{letter: "G", name: "My programs", what: "stop your programs, keep the evidence, new keys", home: true, needed: (*writer).needsG, sides: (*writer).sheetG},
		{letter: "H", kind: Helper, name: "The owner cannot act", what: "for the person who helps when you are ill, missing or have died", home: true, sides: (*writer).sheetH},
		{letter: "card", name: "Wallet card", what: "travels with you; doesn't name the broker", sides: (*writer).sheetCard},
	}
}

// Sheet is an entry of the table as lists show it.
type Sheet struct {
	Letter string
	Name   string
	What   string
	Needed bool // for this person
	Home   bool // part of the set that stays at home
}

// Sheets lists the sheets there are, in the order in which they are printed.
func Sheets(a *checklist.Assessment) []Sheet {
	w := &writer{a: a}
	out := make([]Sheet, len(table()))
	for i, s := range table() {
		out[i] = Sheet{s.letter, s.name, s.what, s.isFor(w), s.home}
	}
	return out
}

// Name is what a sheet is called in a list: its letter and its name. An older
// print keeps the name it had.
func Name(letter string) string {
	if old := oldNames[letter]; old != "" {
		return old
	}
	s := sheetOf(letter)
	switch {
	case s == nil:
		return letter
	case letter == string(Card):
		return s.name
	}
	return "Sheet " + letter + ", " + s.name
}

// oldNames are the pages of the first version, which the sheets replace.
var oldNames = map[string]string{
	"home": "Home copy", "emergency": "Emergency page", "helper": "Page for the one who helps", "all": "Runbook",
}
