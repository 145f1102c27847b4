package scene

import "handrail/checklist"

// Place is where in the program one is: a screen and what it is about.
type Place struct {
	Screen string // "today", "step", "review", …
	ID     string // of a step, route, scenario …
	About  string // of what it is about
	Query  string // of find: the words and filters
	Page   int    // of a form or a sitting: which one
	Seed   uint64 // of a review sitting: the order of its answers
}

// World is everything a scene may speak of.
type World struct {
	A        *checklist.Assessment
	Store    StoreWords
	Minutes  int    // minutes for today
	Device   string // id of the device of the map this is, or ""
	First    bool   // nothing was ever said: the first run
	Notice   string // what just happened, in one sentence
	Problem  string // what went wrong, in one sentence
	Hint     string // and the remedy
	Confined bool   // the network is refused by the system
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
