package tui

import (
	"io"
	"os/signal"

	tea "charm.land/bubbletea/v2"
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
