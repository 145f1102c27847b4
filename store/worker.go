package store

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// worker makes the calls to one keyring, one at a time and on one goroutine:
// go-keyring has no deadline anywhere, and two of its prompts at once may take
// each other's answer. A call that does not come back is left where it is, and
// no second one is started beside it: its late write could still land.
type worker struct {
	backend Backend
	calls   chan call
	start   sync.Once

	mu   sync.Mutex
	hung *call
}

type call struct {
	run      func() (string, error)
	answer   chan answer
	returned chan struct{} // closed when the call came back
}

type answer struct {
	value string
	err   error
}

func newWorker(b Backend) *worker { return &worker{backend: b, calls: make(chan call)} }

// crashed is what a call that panicked returns; go-keyring does when the bus
// dies while a prompt is open.
type crashed struct{ value any }

func (c crashed) Error() string { return fmt.Sprintf("the keyring call crashed: %v", c.value) }

func (w *worker) loop() {
	for c := range w.calls {
		c.answer <- runCall(c.run)
		close(c.returned)
	}
}

func runCall(run func() (string, error)) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{err: crashed{p}}
		}
	}()
	value, err := run()
	return answer{value, err}
}

// late is why a call was not waited for any longer.
type late struct {
	earlier bool // an earlier call has not come back yet
	after   time.Duration
	cause   error // of ctx, or nil
}

func (l late) Error() string {
	if l.earlier {
		return "an earlier call has not come back"
	}
	return fmt.Sprintf("no answer after %v", l.after)
}

func (l late) Is(target error) bool { return target == ErrTimeout }
func (l late) Unwrap() error        { return l.cause }

// do makes one call and waits for it as long as the deadline and ctx allow.
// waiting is called, if set, once it has taken as long as notice.
func (w *worker) do(ctx context.Context, d Deadlines, waiting func(), run func(Backend) (string, error)) (string, error) {
	w.start.Do(func() { go w.loop() })
	if w.returned() != nil {
		return "", late{earlier: true}
	}
	deadline := time.NewTimer(d.Call)
	defer deadline.Stop()
	notice := time.NewTimer(d.Notice)
	defer notice.Stop()

	c := call{
		run:      func() (string, error) { return run(w.backend) },
		answer:   make(chan answer, 1),
		returned: make(chan struct{}),
	}
	if err := ctx.Err(); err != nil {
		return "", late{cause: err}
	}
	select {
	case w.calls <- c:
	case <-ctx.Done():
		return "", late{earlier: true, cause: ctx.Err()}
	case <-deadline.C:
		return "", late{earlier: true, after: d.Call}
	}
	for {
		select {
		case a := <-c.answer:
			return a.value, a.err
		case <-notice.C:
			if waiting != nil {
				waiting()
			}
		case <-ctx.Done():
			w.leave(c)
			return "", late{cause: ctx.Err()}
		case <-deadline.C:
			w.leave(c)
			return "", late{after: d.Call}
		}
	}
}

func (w *worker) leave(c call) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hung = &c
}

// returned gives a channel that is closed when the call that hangs comes
// back, or nil where none hangs.
func (w *worker) returned() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.hung == nil {
		return nil
	}
	select {
	case <-w.hung.returned:
		w.hung = nil
		return nil
	default:
		return w.hung.returned
	}
}
