// Package early takes from the environment what a linked library acts on while
// it is being initialised, before main begins: inside tmux, lipgloss asks the
// program tmux for its colours, and Handrail starts no program that it does not
// mention. Colours inside tmux are then those of TERM.
//
// In, out: nothing; main imports it. It imports only os: Go initialises the
// packages that are ready in the order of their paths, so this one comes before
// os/exec, and so before every package that could start a program. Never in it:
// another import.
package early

import "os"

func init() { _ = os.Unsetenv("TMUX") }
