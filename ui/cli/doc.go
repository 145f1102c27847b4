// Package cli is the command line: each command as text and as JSON.
//
// In: an Env with everything a command may touch (arguments, streams, clock,
// environment, the screens of ui/tui and the speech of ui/lines as
// functions), and the rooms through ui/session. Out: data on standard output,
// everything else on standard error, and an exit status that means the same
// for text and JSON. Words that a screen also says come from ui/scene. Never
// in it: a rule, a fact about a broker, a cursor movement.
package cli
