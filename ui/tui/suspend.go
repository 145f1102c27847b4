package tui

import (
	"errors"
	"strings"
)

// errNotStopped means that the system did not stop the program, because nothing
// could have continued it.
var errNotStopped = errors.New("nothing here could bring Handrail back after ctrl+z, so it stays open")

type (
	stopMsg    struct{}            // the system asks the program to stop for a while
	resumedMsg struct{ err error } // the program runs again
)

// resumed shows why the program was not stopped.
func (m *model) resumed(err error) {
	m.status = ""
	if err != nil {
		m.status = strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "."
	}
}
