package scene

import (
	"errors"
	"slices"
	"strings"

	"handrail/checklist"
)

type binding struct {
	id    string
	press string // names as Bubble Tea has them, separated by spaces
	name  string
	does  string
	help  string
	do    Action      // where it works everywhere, or nil
	drawn bool        // the drawing handles it
	off   string      // why it does not work where a screen makes no use of it
	form  []InputKind // it works where a form asks for one of these, and nowhere else
}

var everyInput = []InputKind{PickOne, PickMany, Line, Text, Confirm}

// Why a key is off where a screen makes no use of it.
const (
	offStep    = "it belongs to a step: open one first"
	offRunbook = "it belongs to a page of the runbook: open one first, with b"
	offForm    = "a form is open here: finish it, or leave it with esc"
	offUnread  = "the record has not been opened: leave the emergency page first"
)

// table is the one key map. The footer, help, the README and the man page are
// made from it. Where a screen has a key of its own with the same letter, that
// one works there.
var table = []binding{
	{id: "choose", press: "enter", name: "enter", does: "open", help: "Chooses the selected line.", drawn: true},
	{id: "back", press: "esc", name: "esc", does: "back", help: "Goes back to the screen before; your entries are already saved.", do: Back{}},
	{id: "up", press: "up k", name: "up", does: "line above", help: "Selects the line above.", drawn: true},
	{id: "down", press: "down j", name: "down", does: "line below", help: "Selects the line below.", drawn: true},
	{id: "left", press: "left", name: "left", does: "row beside", help: "Selects the row on the left, or shows the left of a wide page.", drawn: true},
	{id: "right", press: "right", name: "right", does: "row beside", help: "Selects the row on the right, or shows the right of a wide page.", drawn: true},
	{id: "number", press: "1 2 3 4 5 6 7 8 9", name: "1-9", does: "choose by number", help: "Chooses the line with that number.", drawn: true},
	{id: "pageup", press: "pgup ctrl+b", name: "page up", does: "page up", help: "Shows what is above.", drawn: true},
	{id: "pagedown", press: "pgdown space ctrl+f", name: "page down", does: "page down", help: "Shows what is below.", drawn: true},
	{id: "grid", press: "g", name: "g", does: "grid", help: "Shows every way in by interface and by what it takes.", off: "it belongs to what if: open that with o"},
	{id: "top", press: "home g", name: "home", does: "first line", help: "Selects the first line.", drawn: true},
	{id: "bottom", press: "end G", name: "end", does: "last line", help: "Selects the last line.", drawn: true},

	{id: "next", press: "tab", name: "tab", does: "next question", help: "In a form, goes to the next question, as enter does.", drawn: true, form: everyInput},
	{id: "before", press: "shift+tab", name: "shift+tab", does: "question before", help: "In a form, goes to the question before.", drawn: true, form: everyInput},
	{id: "tick", press: "space x", name: "space", does: "tick", help: "In a form, ticks the option with the bar, or takes the tick away; its digit does so too.", drawn: true, form: []InputKind{PickMany}},
	{id: "yes", press: "y", name: "y", does: "yes", help: "In a form, marks Yes.", drawn: true, form: []InputKind{Confirm}},
	{id: "no", press: "n", name: "n", does: "no", help: "In a form, marks No.", drawn: true, form: []InputKind{Confirm}},
	{id: "new-line", press: "alt+enter ctrl+j", name: "alt+enter", does: "new line", help: "In a text, begins a new line.", drawn: true, form: []InputKind{Text}},

	{id: "how", press: "h", name: "h", does: "how", help: "Shows what to do about this step, action by action.", off: offStep},
	{id: "note", press: "n", name: "n", does: "note", help: "Keeps a note with this step, at most 280 characters.", off: offStep},
	{id: "snooze", press: "s", name: "s", does: "another day", help: "Puts this step off until a day. Until then it stays open.", off: offStep},
	{id: "why", press: "w", name: "w", does: "why", help: "Shows where this comes from, how old that is and how well it is supported.", off: offStep},
	{id: "accept", press: "a", name: "a", does: "leave it", help: "Leaves this step as it is, with a reason and until a day. It stays open.", off: offStep},
	{id: "history", press: "y", name: "y", does: "history", help: "Shows everything that was seen about this step.", off: offStep},
	{id: "print", press: "p", name: "p", does: "print", help: "Hands the page to the print system of this computer.", off: offRunbook},
	{id: "write", press: "w", name: "w", does: "write file", help: "Writes the page to a file.", off: offRunbook},
	{id: "add", press: "a", name: "a", does: "add device", help: "Adds a device to the map.", off: "it belongs to the device map: open it with v"},

	{id: "today", press: "t", name: "t", does: "today", help: "Goes to Today, the first screen.", do: to(Place{Screen: "today"})},
	{id: "review", press: "r", name: "r", does: "review", help: "Asks again what is due, at most nine states a sitting.", do: to(Place{Screen: "review"})},
	{id: "routes", press: "o", name: "o", does: "what if", help: "Shows what somebody could do, or you could lose, and what stops it.", do: to(Place{Screen: "what-if"})},
	{id: "find", press: "/", name: "/", does: "find", help: "Finds steps, ways in, emergencies, signals, jobs and facts by words.", do: to(Place{Screen: "find"})},
	{id: "runbook", press: "b", name: "b", does: "runbook", help: "Shows the pages for paper, and whether the printed ones are current.", do: to(Place{Screen: "runbook"})},
	{id: "due", press: "d", name: "d", does: "due", help: "Lists what is due: reviews, habits, exceptions, signals, drills and paper.", do: to(Place{Screen: "due"})},
	{id: "setup", press: "f", name: "f", does: "set-up", help: "Shows the facts of your set-up, which decide what is asked.", do: to(Place{Screen: "setup"})},
	{id: "map", press: "v", name: "v", does: "device map", help: "Shows your devices, what each reaches and what it may do.", do: to(Place{Screen: "map"})},
	{id: "choose-interface", press: "c", name: "c", does: "which way in", help: "Says which interface fits what you want to do.", do: to(Place{Screen: "choose"})},
	{id: "permissions", press: "p", name: "p", does: "permissions", help: "Shows the trading permissions you hold and use.", do: to(Place{Screen: "permissions"})},
	{id: "signals", press: "i", name: "i", does: "signals", help: "Lists what to watch outside, and what it changes.", do: to(Place{Screen: "signals"})},
	{id: "happened", press: "e", name: "e", does: "something changed", help: "Says that something happened: a new phone, a new number and the like.", do: to(Place{Screen: "happened"})},
	{id: "drill", press: "x", name: "x", does: "drill", help: "Rehearses an emergency from paper.", do: to(Place{Screen: "drill"})},
	{id: "look-list", press: "l", name: "l", does: "look list", help: "Shows today's looks with boxes, to print, to copy, and to type in later.", do: to(Place{Screen: "look-list"})},
	{id: "log", press: "z", name: "z", does: "log", help: "Shows your entries, and what changed and why.", do: to(Place{Screen: "log"})},
	{id: "settings", press: ",", name: ",", does: "settings", help: "Says where the record is, and sets minutes and paper.", do: to(Place{Screen: "settings"})},
	{id: "undo", press: "u", name: "u", does: "undo", help: "Takes back your last entry, after asking.", do: to(Place{Screen: "undo"})},
	{id: "hide", press: ".", name: ".", does: "hide", help: "Hides the screen until a key is pressed.", drawn: true},
	{id: "mouse", press: "m", name: "m", does: "mouse", help: "Turns the mouse on or off; while it is on, the terminal cannot select text.", drawn: true},
	{id: "emergency", press: "!", name: "!", does: "emergency", help: "Opens the first actions for when something is wrong right now.", do: to(Place{Screen: "emergency"})},
	{id: "help", press: "?", name: "?", does: "keys", help: "Shows every key of this screen; enter there does it."},
	{id: "quit", press: "q ctrl+c", name: "q", does: "leave", help: "Leaves Handrail once everything is kept.", do: Quit{}},
}

// KeyMap returns every key there is, in the order help shows them, for the
// README and the man page. None has an action: that depends on the screen.
func KeyMap() []Key {
	out := make([]Key, len(table))
	for i, b := range table {
		out[i] = b.key()
	}
	return out
}

func (b binding) key() Key {
	return Key{ID: b.id, Press: strings.Fields(b.press), Name: b.name, Does: b.does, Help: b.help}
}

// Also are the other keys that do the same.
func (k Key) Also() []string {
	if k.ID == "number" {
		return nil // its name is all of them
	}
	name := strings.ReplaceAll(k.Name, "page ", "pg")
	return slices.DeleteFunc(slices.Clone(k.Press), func(press string) bool { return press == name })
}

func bindingOf(id string) binding {
	for _, b := range table {
		if b.id == id {
			return b
		}
	}
	panic("scene: no key " + id)
}

func key(id string, do Action) Key {
	k := bindingOf(id).key()
	k.Do = do
	return k
}

// does gives a key this screen's own word.
func (k Key) does(word string) Key {
	k.Does = word
	return k
}

// off is a key that does not work on this screen, and why.
func off(id, why string) Key {
	k := bindingOf(id).key()
	k.Off = why
	return k
}

// writing is a key that does something where the record can be written.
func writing(w World, id string, do Action) Key {
	if w.Store.ReadOnly {
		return off(id, offReadOnly)
	}
	return key(id, do)
}

// choose is the enter key with this screen's own word.
func choose(word string) Key { return bindingOf("choose").key().does(word) }

// keys makes the keys of a screen: its own, then everything else of the key
// map that does not clash with them. The footer names at most six, in order.
func keys(w World, p Place, footer string, own ...Key) []Key {
	all := make(map[string]Key)
	for _, k := range own {
		all[k.ID] = k
	}
	for _, b := range table {
		if _, ok := all[b.id]; ok || b.form != nil {
			continue
		}
		k := b.key()
		switch {
		case b.drawn:
		case b.id == "help":
			over := p
			over.Over, over.Screen = p.Screen, "help"
			k.Do = to(over)
		case b.do != nil:
			k.Do, k.Off = worldwide(w, b)
		default:
			k.Off = b.off
		}
		all[b.id] = k
	}
	return order(all, strings.Fields(footer))
}

// worldwide is what a key does that works everywhere, or why it cannot.
func worldwide(w World, b binding) (Action, string) {
	if w.Unread && (b.id == "undo" || isScreen(b)) {
		return nil, offUnread
	}
	if b.id == "undo" {
		_, _, noUndo := w.A.Record().Undo(w.Copy)
		_, _, noRedo := w.A.Record().Redo(w.Copy)
		switch {
		case w.Store.ReadOnly:
			return nil, offReadOnly
		case nothingToUndo(noUndo) && noRedo != nil:
			return nil, noUndo.Error()
		}
	}
	return b.do, ""
}

// isScreen reports whether a key opens a screen that needs the record.
func isScreen(b binding) bool {
	g, ok := b.do.(Go)
	return ok && g.To.Screen != "emergency" && g.To.Screen != "today"
}

// order puts the keys of the footer first and the rest as the table has them,
// each letter once: what works here goes first, and of that what stands first
// in the table, where the keys of single screens come before those of all.
func order(all map[string]Key, footer []string) []Key {
	var out []Key
	used := make(map[string]bool)
	put := func(id string, inFooter bool) {
		k, ok := all[id]
		if !ok {
			return
		}
		delete(all, id)
		var press []string
		for _, s := range k.Press {
			if !used[s] {
				press = append(press, s)
				used[s] = true
			}
		}
		if len(press) == 0 {
			return
		}
		k.Press, k.Footer = press, inFooter
		out = append(out, k)
	}
	for _, id := range footer {
		put(id, true)
	}
	for _, working := range []bool{true, false} {
		for _, b := range table {
			if k, ok := all[b.id]; ok && (k.Off == "") == working {
				put(b.id, false)
			}
		}
	}
	return out
}

// formKeys are the keys of a screen that is a form: letters belong to it.
func formKeys(w World, p Place, own ...Key) []Key {
	out := keys(w, p, "choose back emergency help", own...)
	ours := make(map[string]bool)
	for _, k := range own {
		ours[k.ID] = true
	}
	for i := range out {
		switch k := &out[i]; {
		case k.Off != "", ours[k.ID], k.Footer, k.Do == nil, k.ID == "quit":
		default:
			k.Do, k.Off = nil, offForm
		}
	}
	return out
}

// ask gives a scene the keys inside its form, by what it asks for, and takes from
// it those that the form keeps to itself.
func (s *Scene) ask() {
	for i := range s.Keys {
		switch k := &s.Keys[i]; k.ID {
		case "left", "right", "hide", "mouse":
			k.Off = offForm
		case "pageup", "pagedown":
			k.Press = k.Press[:1]
		case "quit":
			k.Press, k.Name = k.Press[len(k.Press)-1:], "ctrl+c"
		}
	}
	for _, b := range table {
		if !slices.ContainsFunc(s.Ask.Inputs, func(in Input) bool { return slices.Contains(b.form, in.Kind) }) {
			continue
		}
		own := b.key()
		for i := range s.Keys {
			s.Keys[i].Press = slices.DeleteFunc(s.Keys[i].Press, func(press string) bool { return slices.Contains(own.Press, press) })
		}
		s.Keys = append(s.Keys, own)
	}
	s.Keys = slices.DeleteFunc(s.Keys, func(k Key) bool { return len(k.Press) == 0 })
}

// nothingToUndo reports whether nothing was entered at all: of anything else
// the screen says why it stays.
func nothingToUndo(err error) bool {
	var none *checklist.NoUndoError
	return errors.As(err, &none) && none.Event == nil
}
