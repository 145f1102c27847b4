package store

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"handrail/checklist"
)

// hanging is a keyring whose calls wait until they are let go.
type hanging struct {
	*fake
	mu    sync.Mutex
	stuck chan struct{} // nil: calls go through
	at    int           // only from this call on
	n     int
}

func (h *hanging) wait() {
	h.mu.Lock()
	h.n++
	stuck := h.stuck
	if h.n < h.at {
		stuck = nil
	}
	h.mu.Unlock()
	if stuck != nil {
		<-stuck
	}
}

func (h *hanging) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.n
}

func (h *hanging) Set(service, user, value string) error {
	h.wait()
	return h.fake.Set(service, user, value)
}

func (h *hanging) Get(service, user string) (string, error) {
	h.wait()
	return h.fake.Get(service, user)
}

func openHanging(t *testing.T, h *hanging, dir string, o Options) *keyring {
	t.Helper()
	o.Backend, o.Dir, o.Deadlines = h, dir, quick
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return s.(*keyring)
}

// TestACallThatHangsIsLeftAlone lets each call of a save hang in turn.
func TestACallThatHangsIsLeftAlone(t *testing.T) {
	for at := 1; at <= 7; at++ {
		f, dir := newFake(), t.TempDir()
		saved(t, opened(t, f, dir), said(1))
		h := &hanging{fake: f, stuck: make(chan struct{}), at: at}
		told, looks := 0, 0
		s := openHanging(t, h, dir, Options{Waiting: func(string) { told++ }, Look: func(context.Context) (Looked, error) { looks++; return Looked{}, nil }})
		s.o.Deadlines.Call = 40 * time.Millisecond
		_, _, err := s.Save(t.Context(), []checklist.Event{said(2)})
		wantProblem(t, err, ErrTimeout)
		if told != 1 || !strings.Contains(err.Error(), "did not answer in time") {
			t.Errorf("call %d: told %d times that it waits, then %v", at, told, err)
		}
		before := h.count()
		_, _, err = s.Load(t.Context())
		wantProblem(t, err, ErrTimeout)
		if !strings.Contains(err.Error(), "earlier call") || h.count() != before || looks != 1 {
			t.Errorf("call %d: %v, and %d calls and %d looks beside it", at, err, h.count()-before, looks-1)
		}
		// The lock stays, since the late write may still land.
		if _, err := holdLock(t.Context(), dir, 30*time.Millisecond); !errors.Is(err, ErrTimeout) {
			t.Errorf("call %d: the lock was given up: %v", at, err)
		}
		close(h.stuck)
		s.o.Deadlines.Call = time.Minute // it answers now, on a slow machine too
		<-orClosed(s.worker.returned())
		unlock, err := holdLock(t.Context(), dir, 5*time.Second)
		if err != nil {
			t.Fatalf("call %d: %v", at, err)
		}
		unlock()
		r, _ := saved(t, s, said(3))
		if again, _ := loaded(t, opened(t, f, dir)); !sameRecord(r, again) || r.Len() < 2 {
			t.Errorf("call %d: %d events, then %d", at, r.Len(), again.Len())
		}
	}
}

func orClosed(c <-chan struct{}) <-chan struct{} {
	if c == nil {
		closed := make(chan struct{})
		close(closed)
		return closed
	}
	return c
}

func TestAWaitingCallCanBeCalledOff(t *testing.T) {
	h := &hanging{fake: newFake(), stuck: make(chan struct{})}
	defer close(h.stuck)
	ctx, cancel := context.WithCancel(t.Context())
	s := openHanging(t, h, t.TempDir(), Options{Waiting: func(string) { cancel() }})
	s.o.Deadlines.Call = time.Hour
	_, _, err := s.Load(ctx)
	wantProblem(t, err, ErrTimeout)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v does not say that it was called off", err)
	}
}

// A deadline that passes is told by what it means: the call before it still
// waits, the call was called off, or this one did not come back.
func TestEachKindOfLatenessHasItsOwnError(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	hang := func(Backend) (string, error) { <-stuck; return "", nil }
	at := Deadlines{Call: 20 * time.Millisecond, Notice: time.Hour}
	off, cancel := context.WithCancel(t.Context())
	cancel()
	w := newWorker(newFake())
	for _, c := range []struct {
		what    string
		ctx     context.Context
		earlier bool
		after   time.Duration
		told    string
	}{
		{"called off before it began", off, false, 0, "called off"},
		{"it does not come back", t.Context(), false, at.Call, "did not answer in time"},
		{"the one before it still waits", t.Context(), true, 0, "an earlier call"},
	} {
		_, err := w.do(c.ctx, at, nil, hang)
		var l late
		if !errors.As(err, &l) || !errors.Is(err, ErrTimeout) || l.earlier != c.earlier || l.after != c.after || errors.Is(err, context.Canceled) != (c.ctx == off) {
			t.Errorf("%s: %+v", c.what, err)
		}
		if (err.Error() == "an earlier call has not come back") != c.earlier {
			t.Errorf("%s: it is %q", c.what, err)
		}
		if told := explain(err, "linux", "saved").Error(); !strings.Contains(told, c.told) {
			t.Errorf("%s: told as %q", c.what, told)
		}
	}
	// Nobody takes the call: another one has the worker.
	busy := newWorker(newFake())
	busy.start.Do(func() {})
	_, err := busy.do(t.Context(), at, nil, hang)
	if l := (late{}); !errors.As(err, &l) || !l.earlier || l.after != at.Call || errors.Is(err, context.Canceled) {
		t.Errorf("the worker is busy: %+v", err)
	}
	soon, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err = busy.do(soon, Deadlines{Call: time.Hour, Notice: time.Hour}, nil, hang)
	if l := (late{}); !errors.As(err, &l) || !l.earlier || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("called off while the worker is busy: %+v", err)
	}
}

// What may be asked on the screen is told once, with what to choose there.
func TestAQuestionOfTheKeyringIsToldOnceWithWhatToChoose(t *testing.T) {
	for service, want := range map[string]string{serviceKeePassXC: "in KeePassXC choose Allow All & Future", "gnome-keyring": ""} {
		var told []string
		look := func(context.Context) (Looked, error) { return Looked{Asks: true, Service: service}, nil }
		for _, waiting := range []func(string){func(hint string) { told = append(told, hint) }, nil} {
			s, err := Open(Options{Backend: newFake(), Dir: t.TempDir(), Look: look, Waiting: waiting})
			if err != nil {
				t.Fatal(err)
			}
			saved(t, s, said(1))
		}
		if len(told) != 1 || told[0] != want {
			t.Errorf("%s: %q", service, told)
		}
	}
}

func TestAServiceWithoutACollectionIsToldByWhatToDoInIt(t *testing.T) {
	for service, want := range map[string]string{serviceKeePassXC: "KeePassXC exposes no group", "gnome-keyring": "the keyring has no collection"} {
		for err, told := range map[error]string{errNoCollection: want, errNoService: "no keyring service runs"} {
			s, _ := Open(Options{Backend: newFake(), Dir: t.TempDir(), Look: func(context.Context) (Looked, error) { return Looked{Service: service}, err }})
			if _, _, err := s.Load(t.Context()); err == nil || !strings.HasPrefix(err.Error(), told) {
				t.Errorf("%s: %v, want %q", service, err, told)
			}
		}
	}
}

func TestACrashInsideTheKeyringIsAnError(t *testing.T) {
	f := newFake()
	f.before = func(int, string, string) fault { return panics }
	s := opened(t, f, t.TempDir())
	_, _, err := s.Load(t.Context())
	wantProblem(t, err, ErrUnavailable)
	f.before = nil
	saved(t, s, said(1))
}

func TestCallsToAKeyringNeverOverlap(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	w := newWorker(f)
	var all sync.WaitGroup
	for from := range 4 {
		all.Go(func() {
			s := opened(t, f, dir)
			s.worker = w
			for n := range 5 {
				if _, _, err := s.Save(t.Context(), []checklist.Event{said(from*5 + n)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if r, _ := loaded(t, opened(t, f, dir)); r.Len() != 20 || f.most != 1 {
		t.Errorf("%d events, %d calls at once", r.Len(), f.most)
	}
}

func TestALookThatFindsNothingMakesNoCall(t *testing.T) {
	for _, c := range []struct {
		looked Looked
		err    error
		ask    bool
		kind   error
	}{
		{err: errNoBus, kind: ErrUnavailable},
		{err: errNoService, kind: ErrUnavailable},
		{err: errNoCollection, kind: ErrUnavailable},
		{err: context.DeadlineExceeded, kind: ErrTimeout},
		{looked: Looked{Locked: true, Asks: true}, kind: ErrLocked},
	} {
		f := newFake()
		s := openHanging(t, &hanging{fake: f}, t.TempDir(), Options{NoPrompt: true, Look: func(context.Context) (Looked, error) { return c.looked, c.err }})
		_, _, err := s.Save(t.Context(), []checklist.Event{said(1)})
		wantProblem(t, err, c.kind)
		if f.calls > 0 {
			t.Errorf("%v: %d calls", c.err, f.calls)
		}
	}
}

// TestEveryKeyringErrorSaysWhatToDoOnEachSystem uses the texts that go-keyring
// and the services were seen to return.
func TestEveryKeyringErrorSaysWhatToDoOnEachSystem(t *testing.T) {
	for text, kind := range map[string]error{
		"failed to unlock correct collection '/org/freedesktop/secrets/aliases/default'": ErrLocked,
		"Cannot get secret of a locked object":                                           ErrLocked,
		"exit status 36":                                                                 ErrLocked,
		"A specified logon session does not exist. It may already have been terminated.": ErrLocked,
		"exit status 128": ErrRefused,
		"Couldn't create item: Couldn't set item secret":                                                   ErrRefused,
		"The name org.freedesktop.secrets was not provided by any .service files":                          ErrUnavailable,
		"Message recipient disconnected from message bus without replying":                                 ErrUnavailable,
		"dial unix /run/user/1000/bus: connect: connection refused":                                        ErrUnavailable,
		"exec: \"dbus-launch\": executable file not found in $PATH":                                        ErrUnavailable,
		"Failed to activate service 'org.freedesktop.secrets': timed out (service_start_timeout=120000ms)": ErrTimeout,
		"Did not receive a reply. Possible causes include: (org.freedesktop.DBus.Error.NoReply)":           ErrTimeout,
		"something that nobody has seen yet":                                                               ErrUnavailable,
	} {
		hints := make(map[string]bool)
		for _, system := range []string{"linux", "darwin", "windows"} {
			err := explain(errors.New(text), system, "saved")
			wantProblem(t, err, kind)
			var p *Problem
			errors.As(err, &p)
			hints[p.Hint] = true
			if strings.HasSuffix(p.What, ".") || strings.Contains(p.What, "\n") {
				t.Errorf("%q is not one sentence without its stop", p.What)
			}
		}
		if kind != ErrTimeout && len(hints) < 3 {
			t.Errorf("%q: the same remedy on different systems", text)
		}
	}
}
