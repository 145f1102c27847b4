package store

import (
	"context"
	"testing"

	"handrail/checklist"
)

func TestARecordOfThisSessionIsKeptWhileItLasts(t *testing.T) {
	s, err := Open(Options{Kind: Memory})
	if err != nil {
		t.Fatal(err)
	}
	off, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err = s.Load(t.Context())
	wantProblem(t, err, ErrNone)
	_, _, err = s.Save(off, []checklist.Event{said(1)})
	wantProblem(t, err, ErrTimeout)
	if r, state := saved(t, s, said(2)); r.Len() != 1 || state.Generation != 1 {
		t.Errorf("%d entries in save %d", r.Len(), state.Generation)
	}
	if r, state := loaded(t, s); r.Len() != 1 || len(state.Words) != 1 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	_, _, err = s.Load(off)
	wantProblem(t, err, ErrTimeout)
	_, err = s.SetAside(t.Context())
	wantProblem(t, err, ErrRefused)
	if gone, err := s.Erase(t.Context()); err != nil || len(gone) != 1 {
		t.Errorf("%q, %v", gone, err)
	}
	_, _, err = s.Load(t.Context())
	wantProblem(t, err, ErrNone)
}
