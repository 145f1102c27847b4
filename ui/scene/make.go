package scene

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"handrail/checklist"
)

// maker says what one screen says. What it leaves out Make fills in: the name of
// the screen, its title as the crumb, and the keys that most screens have.
type maker func(w World, p Place) Scene

// of makes the screens about one thing: without the thing there is nothing to show.
func of[T any](find func(w World, p Place) *T, make func(w World, p Place, it *T) Scene) maker {
	return func(w World, p Place) Scene {
		if it := find(w, p); it != nil {
			return make(w, p, it)
		}
		return nowhere(w, p)
	}
}

// What a place is about.
func aStep(w World, p Place) *checklist.StepState             { return w.A.Step(p.ID) }
func aRoute(w World, p Place) *checklist.RouteState           { return w.A.Route(p.ID) }
func aFact(w World, p Place) *checklist.Fact                  { return w.A.Catalogue.Fact(p.ID) }
func aSignal(w World, p Place) *checklist.Signal              { return w.A.Catalogue.Signal(p.ID) }
func aScenario(w World, p Place) *checklist.Scenario          { return w.A.Catalogue.Scenario(p.ID) }
func aLifeEvent(w World, p Place) *checklist.LifeEvent        { return w.A.Catalogue.LifeEvent(p.ID) }
func aDevice(w World, p Place) *checklist.Device              { return w.A.Facts.Device(p.ID) }
func aPermission(w World, p Place) *checklist.PermissionState { return permissionState(w.A, p.ID) }

// screens are all screens by the name a Place has for them. It is filled when
// the program starts, since some screens read it.
var screens map[string]maker

func init() {
	screens = map[string]maker{
		"today": today, "firstrun": firstRun, "helping": helping, "interview": interview,
		"step": of(aStep, step), "alarm": alarm, "note": of(aStep, note), "note-secret": of(aStep, noteSecret),
		"accept": of(aStep, accept), "snooze": of(aStep, snooze), "overrule": of(aStep, overrule), "undo": undo,
		"why": why, "history": of(aStep, history), "review": review,
		"setup": setup, "fact": of(aFact, fact), "map": deviceMap, "device": device, "retire": of(aDevice, retire),
		"permissions": permissions, "permission": of(aPermission, permission), "decide": of(aPermission, decide),
		"routes": routes, "route": of(aRoute, route), "what-if": whatIf, "steps": steps, "find": find, "choose": chooseInterface,
		"due": due, "signals": signals, "signal": of(aSignal, signal), "looked": of(aSignal, lookedForm),
		"happened": happened, "event": of(aLifeEvent, lifeEvent), "event-day": of(aLifeEvent, eventDay), "log": log, "diff": diff,
		"emergency": emergency, "door": door, "call": of(aScenario, call), "calls": calls, "drop": dropLog,
		"plan": planned, "trip": trip, "trip-end": tripEnd, "look-list": lookList, "mechanism": mechanism,
		"runbook": runbookPages, "own": ownForm, "by-hand": byHand, "page": page, "verify": verify, "verified": verified, "print": printForm, "write": writeForm,
		"drill": drill, "drill-done": of(aScenario, drillDone), "settings": settings, "calendar": calendarForm, "forget": forget,
		"help": help, "help-words": helpWords, "problem": problem, "sealed": sealed,
	}
}

// lists are the screens whose rows lead to pages.
var lists = []string{"today", "what-if", "routes", "route", "find", "steps", "due", "map", "signals", "setup", "permissions", "plan", "trip-end", "runbook"}

// withoutRecord are the screens that speak before the record was opened.
var withoutRecord = []string{"emergency", "door", "call", "calls", "drop", "help", "help-words", "problem", "sealed"}

// usualMinutes are the minutes for today until others are chosen.
const usualMinutes = 15

const offReadOnly = "the record is read-only now, so nothing can be kept"

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
	s.complete(w, p)
	if w.Printed && s.Aside == w.Store.Short {
		s.Aside = ""
	}
	if w.Problem != "" && p.Screen != "problem" && p.Screen != "emergency" {
		s.Body = slices.Concat(wrong(w), s.Body)
	}
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

// complete fills in what a scene left out: its name, its crumb, and the keys that
// most screens have.
func (s *Scene) complete(w World, p Place) {
	s.ID = cmp.Or(s.ID, p.Screen)
	if s.Crumb == nil && s.ID != "today" {
		s.Crumb = []string{s.Title}
	}
	switch {
	case s.Keys != nil:
	case s.Ask != nil:
		s.Keys = formKeys(w, p, choose(cmp.Or(s.Ask.DoneName, "keep")))
	default:
		s.Keys = keys(w, p, "choose back emergency help")
	}
}

// wrong is what went wrong, and the remedy.
func wrong(w World) []Block {
	return []Block{Para{Text: sentence(upper(w.Problem)), Tone: Warn}, Para{Text: sentence(upper(w.Hint))}}
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
		if n := min(len(rows), 9); k.ID == "number" && n > 1 {
			k.Name, k.Does = fmt.Sprintf("1-%d", n)+letters(rows), "choose"
		} else if k.ID == "number" && s.Ask == nil {
			k.Footer = false // enter does it
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

func nowhere(w World, p Place) Scene {
	return Scene{
		ID: "nowhere", Title: "Nothing here",
		Body: []Block{
			Para{Text: "This screen does not exist, or what it was about has gone."},
			rows(Row{Cells: []string{"Go to Today"}, Do: to(Place{Screen: "today"})}),
		},
	}
}

func unread(w World, p Place) Scene {
	return Scene{
		ID: "unread", Title: "The record is not open",
		Body: []Block{
			Para{Text: "The emergency pages work without your record, so it has not been opened yet. Opening it may ask for the password of your keyring."},
			rows(
				Row{Cells: []string{"Open the record"}, Do: Retry{}},
				Row{Cells: []string{"Go back to the emergency pages"}, Do: to(Place{Screen: "emergency"})},
			),
		},
	}
}
