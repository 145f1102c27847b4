package scene

import "handrail/checklist"

// Place is where in the program one is: a screen and what it is about.
type Place struct {
	Screen string // "today", "step", "review", …
	ID     string // of a step, route, scenario …
	About  string // of what it is about
	Query  string // of find: the words and filters; of a sitting: what it asks, or asked
	Page   int    // of a form or a sitting: which one
	Over   string // of help: the screen it was opened over, whose fields the others are
	Words  string // of help: the words being looked for; of a note: what was typed
}

// World is everything a scene may speak of.
type World struct {
	A         *checklist.Assessment
	Began     *checklist.Assessment // as it was when the program opened
	Before    *checklist.Assessment // as it was before what was entered last; nil: nothing was
	Entered   []checklist.Event     // what was entered last
	Store     StoreWords
	Minutes   int            // minutes for today
	Device    string         // id of the device of the map this is, or ""
	Copy      checklist.Copy // this copy of the record, for undo
	First     bool           // nothing was ever said: the first run
	Unsaved   int            // entries that could not be saved since the program opened
	Notice    string         // what just happened, in one sentence
	Problem   string         // what went wrong, in one sentence
	Hint      string         // and the remedy
	Confined  bool           // the network is refused by the system
	Today     checklist.Day
	Paper     string        // "a4" or "letter"
	Emergency *EmergencyLog // of an emergency that was begun and not yet kept, or nil
	Unread    bool          // the record was not opened: A rests on an empty one
	Mouse     bool          // the mouse is on
	Printed   bool          // the scene is printed as a document: ISO days, and no keys to press
	Sealed    string        // the path offered for a sealed file
	Reminders string        // which there are on this computer: "none", "timer here", "calendar of …"
	Outside   []Field       // what lies outside the store: what it is, and its path

	TimerOn      bool // a timer of this computer speaks for this record
	TimerOffered bool // the screens can turn one on and off
}

// EmergencyLog is what was done in an emergency, from its first second. It
// lives in a file of its own until it is kept or dropped.
type EmergencyLog struct {
	Scenario string     `json:"scenario"`
	Began    string     `json:"began"` // RFC 3339
	Entries  []LogEntry `json:"entries"`
	Path     string     `json:"-"` // where the file is
}

// LogEntry is one line of the log of an emergency.
type LogEntry struct {
	Time      string `json:"time"`             // RFC 3339
	Action    string `json:"action,omitempty"` // id of the scenario's action
	What      string `json:"what"`             // done, cannot, closed or called
	Who       string `json:"who,omitempty"`    // whom one called
	Person    string `json:"person,omitempty"` // who answered
	Reference string `json:"reference,omitempty"`
}

// StoreWords says where the record lives.
type StoreWords struct {
	Kind       string // "keyring", "file" or "memory"
	Place      string // in words, for the first-run page
	Short      string // for the heading: "keyring", "sealed file", "this session only"
	Generation uint64
	Words      []string // what reading it had to say
	ReadOnly   bool
}

// First is the place a run begins with: what one asked for, unless the record
// cannot be read or was never begun. The emergency pages need neither.
func First(w World, start Place) Place {
	today := start.Screen == "" || start.Screen == "today"
	switch {
	case start.Screen == "emergency":
		return start
	case w.Problem != "":
		return Place{Screen: "problem"}
	case today && w.First:
		return Place{Screen: "firstrun"}
	case today:
		return Place{Screen: "today"}
	}
	return start
}
