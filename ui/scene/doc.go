// Package scene holds the words of each screen and what it asks. A Scene is made once,
// from the assessment and a Place, and is then drawn (ui/tui), spoken
// (ui/lines) or printed (ui/cli); the three never decide the words.
//
// In come a World (everything that was assessed, and a few words about where
// the record lives) and a Place. Out comes a Scene: blocks of words, rows that
// can be chosen, what may be asked, and the key map, each with a typed Action.
//
// It is pure: no clock, no store, no terminal, no style. It performs no Action.
package scene
