package tui

import (
	"context"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"handrail/ui/scene"
	"handrail/ui/session"
)

// effects is everything the model causes outside itself. Each returns at once;
// the command does the work and returns a message.
type effects interface {
	perform(j job) tea.Cmd
	slow(n int) tea.Cmd  // a slowMsg, when an action has taken long
	grace(n int) tea.Cmd // a graceMsg, when keys count again
	copy(text string) tea.Cmd
	suspend() tea.Cmd // a resumedMsg, once the program runs again
	giveUp()          // ends what is under way
}

// The messages that effects bring back.
type (
	doneMsg struct {
		n             int // of the job
		world         scene.World
		notice        string
		reopen        string
		err           error
		problem, hint string // the error as it reaches a person
	}
	slowMsg   struct{ n int }
	graceMsg  struct{ n int }
	askingMsg struct{} // the place where the record is may be asking something
	leaveMsg  struct{} // the system ends the program
)

// How long an action takes before one is told, and how long keys are swallowed
// where something opened without a key.
const (
	slowAfter  = 400 * time.Millisecond
	graceLasts = 500 * time.Millisecond
)

// executor does actions in a session, one at a time and each once, in the order of
// their jobs.
type executor struct {
	sess   session.Keeper
	ctx    context.Context
	cancel context.CancelFunc
	stops  chan os.Signal // what asks the program to stop for a while
	one    sync.Mutex
	last   int   // the last job that was done
	err    error // what came of it
}

func (h *executor) perform(j job) tea.Cmd {
	return func() tea.Msg {
		if d, ok := h.do(j); ok {
			return d
		}
		return nil
	}
}

// do performs a job, unless that was done before.
func (h *executor) do(j job) (doneMsg, bool) {
	h.one.Lock()
	defer h.one.Unlock()
	if j.n <= h.last {
		return doneMsg{}, false
	}
	done, err := h.sess.Do(h.ctx, j.do)
	h.last, h.err = j.n, err
	d := doneMsg{n: j.n, world: done.World, notice: done.Notice, reopen: done.Reopen, err: err}
	if err != nil {
		d.world = h.sess.World()
		d.problem, d.hint = session.Told(err)
	}
	return d, true
}

// finish does what is left of a queue after the screens have ended, and
// returns the first error, that of the action under way included.
func (h *executor) finish(queue []job) error {
	var first error
	for _, j := range queue {
		h.do(j) // or wait until the one under way is done
		if first == nil {
			first = h.err
		}
	}
	return first
}

func (h *executor) giveUp() { h.cancel() }

func (h *executor) slow(n int) tea.Cmd {
	return tea.Tick(slowAfter, func(time.Time) tea.Msg { return slowMsg{n} })
}

func (h *executor) grace(n int) tea.Cmd {
	return tea.Tick(graceLasts, func(time.Time) tea.Msg { return graceMsg{n} })
}

// copy leaves the program by the terminal, through ssh and multiplexers too:
// only what the person asked for goes this way.
func (h *executor) copy(text string) tea.Cmd { return tea.SetClipboard(text) }
