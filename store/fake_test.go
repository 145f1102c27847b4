package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"handrail/checklist"
)

// fake is a keyring in memory with the smallest limits go-keyring has.
type fake struct {
	mu    sync.Mutex
	items map[string]string
	calls int
	// before, if set, decides what call n does instead.
	before func(n int, op, user string) fault
	inside int // calls running at the same time
	most   int
}

// fault is what goes wrong with a call.
type fault int

const (
	works     fault = iota
	fails           // an error, nothing happened
	failsDone       // an error, although it happened
	dismissed       // no error, nothing happened
	panics          // go-keyring dies when the bus does
	torn            // a new item stays empty, an old one as it was; then an error
)

var errFake = errors.New("the fake keyring fails as told")

func newFake() *fake { return &fake{items: make(map[string]string)} }

func (f *fake) enter(op, user string) fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls++
	f.inside++
	f.most = max(f.most, f.inside)
	if f.before == nil {
		return works
	}
	return f.before(f.calls, op, user)
}

func (f *fake) leave() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.inside--
}

func (f *fake) do(op, service, user string, act func(key string) error) error {
	defer f.leave()
	what := f.enter(op, user)
	key := service + "/" + user
	f.mu.Lock()
	defer f.mu.Unlock()
	switch what {
	case fails:
		return errFake
	case dismissed:
		return nil
	case panics:
		panic("the bus is gone")
	case torn:
		if _, there := f.items[key]; op == "set" && !there {
			f.items[key] = ""
		}
		return errFake
	case failsDone:
		act(key)
		return errFake
	}
	return act(key)
}

func (f *fake) Set(service, user, value string) error {
	if len(value) > 2560 || len(service) >= 512 {
		return fmt.Errorf("a value of %d characters: %w", len(value), ErrTooBig)
	}
	return f.do("set", service, user, func(key string) error { f.items[key] = value; return nil })
}

func (f *fake) Get(service, user string) (value string, err error) {
	err = f.do("get", service, user, func(key string) error {
		v, ok := f.items[key]
		if !ok {
			return ErrNotFound
		}
		value = v
		return nil
	})
	return value, err
}

func (f *fake) Delete(service, user string) error {
	return f.do("delete", service, user, func(key string) error {
		if _, ok := f.items[key]; !ok {
			return ErrNotFound
		}
		delete(f.items, key)
		return nil
	})
}

func (f *fake) copyItems() map[string]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return maps.Clone(f.items)
}

// quick are deadlines for tests that let something hang.
var quick = Deadlines{Look: 300 * time.Millisecond, Call: 300 * time.Millisecond, Lock: 300 * time.Millisecond, Notice: 10 * time.Millisecond}

// opened returns a keyring store over a backend, with a state folder.
func opened(t testing.TB, b Backend, dir string) *keyring {
	t.Helper()
	s, err := Open(Options{Kind: Keyring, Backend: b, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return s.(*keyring)
}

// saved saves and fails the test if that fails.
func saved(t testing.TB, s Store, events ...checklist.Event) (checklist.Record, State) {
	t.Helper()
	r, state, err := s.Save(context.Background(), events)
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	return r, state
}

// loaded loads and fails the test if that fails.
func loaded(t testing.TB, s Store) (checklist.Record, State) {
	t.Helper()
	r, state, err := s.Load(context.Background())
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return r, state
}

// wantProblem checks that an error says what and what to do.
func wantProblem(t testing.TB, err error, kind error) {
	t.Helper()
	var p *Problem
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if !errors.As(err, &p) || p.What == "" || p.Hint == "" {
		t.Fatalf("%v does not say what to do", err)
	}
}

// said makes one answer.
func said(n int) checklist.Event {
	return checklist.Event{Kind: checklist.KindAnswer, Subject: fmt.Sprintf("mfa.step-%d", n), Order: 1_763_900_000 + int64(n), Day: checklist.DayNumber(20415),
		Device: "laptop", Value: checklist.Value{checklist.FieldAnswer: "done"}}
}
