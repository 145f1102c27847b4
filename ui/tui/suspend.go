package tui

import (
	"errors"
	"io"
	"os/signal"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// errNotStopped says that the system did not stop the program: nobody could
// bring it back.
var errNotStopped = errors.New("nothing here could bring Handrail back after ctrl+z, so it stays open")

type (
	stopMsg    struct{}            // the system says to stop for a while
	resumedMsg struct{ err error } // the program runs again
)

// suspension gives the terminal back, stops the program, and takes the
// terminal again once it is brought back.
type suspension struct{ stop func() error }

func (s suspension) Run() error        { return s.stop() }
func (suspension) SetStdin(io.Reader)  {}
func (suspension) SetStdout(io.Writer) {}
func (suspension) SetStderr(io.Writer) {}

// suspend stops the program until it is brought back, as ctrl+z does, and then
// listens again for what asks it to stop.
func (h *executor) suspend() tea.Cmd {
	stop := func() error {
		err := stopProcess()
		if len(stopSignals) > 0 {
			signal.Notify(h.stops, stopSignals...)
		}
		return err
	}
	return tea.Exec(suspension{stop}, func(err error) tea.Msg { return resumedMsg{err} })
}

// resumed says why the program was not stopped.
func (m *model) resumed(err error) {
	m.status = ""
	if err != nil {
		m.status = strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "."
	}
}
