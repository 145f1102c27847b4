package tui

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"handrail/ui/scene"
	"handrail/ui/session"
)

// fakeSession is a session whose record is a list of entries. It performs
// one action at a time, as the real one does, and tells when two came at once.
type fakeSession struct {
	mu     sync.Mutex
	inside int
	atOnce bool
	said   []string
	refuse error
	takes  time.Duration // how long an action takes, whatever happens meanwhile
}

func (h *fakeSession) World() scene.World { return scene.World{} }

func (h *fakeSession) Do(ctx context.Context, a scene.Action) (session.Done, error) {
	h.mu.Lock()
	h.inside++
	h.atOnce = h.atOnce || h.inside > 1
	refuse := h.refuse
	h.mu.Unlock()
	defer func() {
		h.mu.Lock()
		h.inside--
		h.mu.Unlock()
	}()
	if h.takes > 0 {
		select {
		case <-time.After(h.takes):
		case <-ctx.Done():
			return session.Done{}, ctx.Err()
		}
	}
	if refuse != nil {
		return session.Done{}, refuse
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch a := a.(type) {
	case scene.Enter:
		for _, e := range a.Events {
			h.said = append(h.said, fmt.Sprint(e.Kind, "/", e.Subject, " ", e.Value))
		}
		return session.Done{Notice: a.Notice}, nil
	case scene.Undo:
		if len(h.said) == 0 {
			return session.Done{}, errors.New("there is nothing to take back")
		}
		h.said = h.said[:len(h.said)-1]
		return session.Done{Notice: "taken back"}, nil
	case scene.Minutes:
		h.said = append(h.said, fmt.Sprint("minutes ", a.N))
		return session.Done{Notice: fmt.Sprint(a.N, " minutes for today")}, nil
	case scene.Reopen:
		return session.Done{Reopen: a.Store}, nil
	}
	return session.Done{}, nil
}

func (h *fakeSession) record() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.said...)
}
