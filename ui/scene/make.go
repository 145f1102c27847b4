package scene

import (
	"fmt"
	"maps"
	"slices"
)

// maker says what one screen says.
type maker func(w World, p Place) Scene

// screens are all screens by the name a Place has for them. It is filled when
// the program starts, since some screens read it.
var screens map[string]maker

func init() {
	screens = map[string]maker{
		"today": today, "firstrun": firstRun, "helping": helping, "interview": interview,
		"step": step, "alarm": alarm, "note": note, "note-secret": noteSecret, "accept": accept, "snooze": snooze, "overrule": overrule, "undo": undo,
		"why": why, "history": history, "review": review,
		"setup": setup, "fact": fact, "map": deviceMap, "device": device, "retire": retire,
		"permissions": permissions, "permission": permission, "decide": decide,
		"routes": routes, "route": route, "what-if": whatIf, "steps": steps, "find": find, "choose": chooseInterface,
		"due": due, "signals": signals, "signal": signal, "looked": lookedForm,
		"happened": happened, "event": lifeEvent, "event-day": eventDay, "log": log, "diff": diff,
		"emergency": emergency, "door": door, "call": call, "calls": calls, "drop": dropLog,
		"plan": planned, "trip": trip, "trip-end": tripEnd, "look-list": lookList, "mechanism": mechanism,
		"runbook": runbookPages, "own": ownForm, "by-hand": byHand, "page": page, "verify": verify, "verified": verified, "print": printForm, "write": writeForm,
		"drill": drill, "drill-done": drillDone, "settings": settings, "calendar": calendarForm, "forget": forget,
		"help": help, "help-words": helpWords, "problem": problem, "sealed": sealed,
	}
}

// lists are the screens whose rows lead to pages.
var lists = []string{"today", "what-if", "routes", "route", "find", "steps", "due", "map", "signals", "setup", "permissions", "plan", "trip-end", "runbook"}

// withoutRecord are the screens that speak before the record was opened.
var withoutRecord = []string{"emergency", "door", "call", "calls", "drop", "help", "help-words", "problem", "sealed"}

// usualMinutes are the minutes for today until others are chosen.
const usualMinutes = 15

const offReadOnly = "the record can only be read now, so nothing can be said"

// Screens lists the names of all screens, sorted.
func Screens() []string { return slices.Sorted(maps.Keys(screens)) }

// Make says everything one screen says and asks. It is a pure function: the
// same world and place give the same scene. An unknown screen says so and
// offers Today.
func Make(w World, p Place) Scene {
	if w.Minutes <= 0 {
		w.Minutes = usualMinutes
	}
	if w.Today == 0 {
		w.Today = w.A.Day
	}
	make, ok := screens[p.Screen]
	switch {
	case w.Unread && ok && !slices.Contains(withoutRecord, p.Screen):
		make = unread
	case !ok:
		make = nowhere
	}
	s := make(w, p)
	if w.Printed && s.Aside == w.Store.Short {
		s.Aside = ""
	}
	s.Body = append(wrong(w, p), s.Body...)
	if w.Notice != "" {
		s.Notice = sentence(upper(w.Notice))
	}
	finish(&s)
	if s.Ask != nil {
		s.ask()
	}
	for i, k := range s.Keys {
		if g, ok := k.Do.(Go); ok && g.To == (Place{Screen: p.Screen}) && p.ID == "" && k.ID != "back" {
			s.Keys[i].Footer = false // it leads here
		}
	}
	cleanScene(&s)
	return s
}

// wrong is what went wrong, above everything else.
func wrong(w World, p Place) []Block {
	var out []Block
	if w.Problem != "" && p.Screen != "problem" && p.Screen != "emergency" {
		out = append(out, Para{Text: sentence(upper(w.Problem)), Tone: Warn})
		if w.Hint != "" {
			out = append(out, Para{Text: sentence(upper(w.Hint))})
		}
	}
	return out
}

// finish settles what follows from the rest: rows in a row, keys that have
// nothing to work on, which the footer leaves out.
func finish(s *Scene) {
	rows := s.Choices()
	for i, b := range s.Body {
		if t, ok := b.(Table); ok && !t.Brief && s.ID != "help" { // there the rows are keys themselves
			t.Count = t.Count || slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Do != nil })
			s.Body[i] = t
		}
	}
	s.Lists = slices.Contains(lists, s.ID)
	s.Start = max(0, min(s.Start, len(rows)-1))
	for i := range s.Keys {
		k := &s.Keys[i]
		switch k.ID {
		case "number":
			if n := min(len(rows), 9); n > 1 {
				k.Name, k.Does = fmt.Sprintf("1-%d", n)+letters(rows), "choose"
			} else if s.Ask == nil {
				k.Footer = false // enter does it
			}
		}
		switch k.ID {
		case "choose", "number", "up", "down", "top", "bottom":
			if s.Ask == nil && len(rows) == 0 {
				k.Off = "there is nothing to choose on this screen"
			}
		}
		k.Footer = k.Footer && k.Off == ""
	}
}

// letters names the letters that rows are chosen by: a to e.
func letters(rows []Row) string {
	var all []string
	for _, r := range rows {
		if r.Key >= "a" && r.Key < "x" {
			all = append(all, r.Key)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return " " + all[0] + "-" + all[len(all)-1]
}

// Choices returns the rows that can be chosen, in the order they are drawn.
// Start counts them from 0.
func (s Scene) Choices() []Row {
	var out []Row
	for _, b := range s.Body {
		for _, r := range rowsOf(b) {
			if r.Do != nil {
				out = append(out, r)
			}
		}
	}
	return out
}

// rowsOf are the rows of a block, in the order they are chosen by.
func rowsOf(b Block) []Row {
	switch b := b.(type) {
	case Table:
		return b.Rows
	case Groups:
		var out []Row
		for _, g := range b.Items {
			out = append(out, g.Rows...)
		}
		return out
	}
	return nil
}

// nowhere answers for an unknown screen.
func nowhere(w World, p Place) Scene {
	return Scene{
		ID: "nowhere", Title: "Nothing here", Crumb: []string{"Nothing here"},
		Body: []Block{
			Para{Text: "This screen does not exist, or what it was about has gone."},
			rows(Row{Cells: []string{"Go to Today"}, Do: to(Place{Screen: "today"})}),
		},
		Keys: keys(w, p, "choose back emergency help"),
	}
}

// unread answers for every screen that needs a record that was not opened.
func unread(w World, p Place) Scene {
	return Scene{
		ID: "unread", Title: "The record is not open", Crumb: []string{"The record is not open"},
		Body: []Block{
			Para{Text: "The emergency pages work without your record, so it has not been opened yet. Opening it may ask for the password of your keyring."},
			rows(
				Row{Cells: []string{"Open the record"}, Do: Retry{}},
				Row{Cells: []string{"Go back to the emergency pages"}, Do: to(Place{Screen: "emergency"})},
			),
		},
		Keys: keys(w, p, "choose back emergency help"),
	}
}

// rows is a plain list of rows.
func rows(list ...Row) Table { return Table{Rows: list} }
