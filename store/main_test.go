package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"handrail/checklist"
)

// order is what a child process is told to do with the real keyring.
type order struct {
	Op       string // load, save, erase
	Dir      string
	From, To int  // answers to save
	OneByOne bool // each in a save of its own
	KillAt   int  // end the process at this call to the keyring, 0: never
	KillLate bool // a little after it has begun
	Call     time.Duration
	NoPrompt bool
}

// report is what it says.
type report struct {
	Events  []string // their ids
	State   State
	Kind    string
	What    string
	Hint    string
	Took    time.Duration
	Waiting bool
	Most    int
}

const orderVariable = "HANDRAIL_STORE_TEST_ORDER"

// TestMain lets the test binary act as handrail in other processes.
func TestMain(m *testing.M) {
	if dir := os.Getenv(securityVariable); dir != "" {
		os.Exit(fakeSecurity(dir, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	if text := os.Getenv(orderVariable); text != "" {
		var o order
		if err := json.Unmarshal([]byte(text), &o); err != nil {
			panic(err)
		}
		json.NewEncoder(os.Stdout).Encode(o.carryOut())
		os.Exit(0)
	}
	if _, err := os.Stat("/dev/shm"); err == nil {
		os.Setenv("TMPDIR", "/dev/shm") // on a disk most of the time is waiting until it is written
	}
	Light = "tests" // sealing is tried a thousand times here, not guessing
	os.Exit(m.Run())
}

// trials is how often something random is tried: in the quick run, or in the
// long one that scripts/long-run.sh starts with HANDRAIL_LONG=1.
func trials(quick, long int) int {
	if os.Getenv("HANDRAIL_LONG") != "" {
		return long
	}
	return quick
}

var kinds = map[string]error{
	"none": ErrNone, "unavailable": ErrUnavailable, "locked": ErrLocked, "refused": ErrRefused, "damaged": ErrDamaged, "lost": ErrLost,
	"newer": ErrNewerFormat, "too big": ErrTooBig, "timeout": ErrTimeout, "read-only": ErrReadOnly, "passphrase": ErrWrongPassphrase,
}

func (o order) carryOut() (r report) {
	d := Deadlines{Look: o.Call, Call: o.Call, Notice: 20 * time.Millisecond}
	s, err := Open(Options{Kind: Keyring, Dir: o.Dir, Deadlines: d, NoPrompt: o.NoPrompt, Waiting: func(string) { r.Waiting = true }})
	if err != nil {
		panic(err)
	}
	k := s.(*keyring)
	watched := &watched{Backend: k.worker.backend, order: o}
	k.worker = newWorker(watched)
	started := time.Now()
	var record checklist.Record
	switch o.Op {
	case "load":
		record, r.State, err = s.Load(context.Background())
	case "erase":
		_, err = s.Erase(context.Background())
	case "save":
		var all []checklist.Event
		for n := o.From; n < o.To; n++ {
			all = append(all, said(n))
			if o.OneByOne || n == o.To-1 {
				if record, r.State, err = s.Save(context.Background(), all); err != nil {
					break
				}
				all = nil
			}
		}
	}
	r.Took = time.Since(started)
	r.Most = int(watched.most.Load())
	for _, e := range record.Events() {
		r.Events = append(r.Events, e.ID())
	}
	if err != nil {
		var p *Problem
		if errors.As(err, &p) {
			r.What, r.Hint = p.What, p.Hint
		} else {
			r.What = err.Error()
		}
		for name, kind := range kinds {
			if errors.Is(err, kind) {
				r.Kind = name
			}
		}
	}
	return r
}

// watched counts the calls that run at once, and ends the process at one.
type watched struct {
	Backend
	order  order
	n      int // of the worker's goroutine alone, as is inside
	inside int
	most   atomic.Int64 // read while a call that was given up may still run
}

func (w *watched) step() func() {
	w.n++
	w.inside++
	w.most.Store(max(w.most.Load(), int64(w.inside)))
	if w.n == w.order.KillAt {
		kill := func() {
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				self.Kill()
			}
		}
		if !w.order.KillLate {
			kill()
		}
		time.AfterFunc(time.Duration(rand.IntN(6000))*time.Microsecond, kill)
	}
	return func() { w.inside-- }
}

func (w *watched) Set(service, user, value string) error {
	defer w.step()()
	return w.Backend.Set(service, user, value)
}

func (w *watched) Get(service, user string) (string, error) {
	defer w.step()()
	return w.Backend.Get(service, user)
}

func (w *watched) Delete(service, user string) error {
	defer w.step()()
	return w.Backend.Delete(service, user)
}

// child starts the test binary on an order.
func child(t testing.TB, o order, env ...string) *exec.Cmd {
	t.Helper()
	text, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), env...), orderVariable+"="+string(text))
	return cmd
}

// run carries an order out in a process of its own.
func run(t testing.TB, o order, env ...string) report {
	t.Helper()
	cmd := child(t, o, env...)
	var errs bytes.Buffer
	cmd.Stderr = &errs // a report of the race detector, a crash
	out, err := cmd.Output()
	var r report
	if err == nil {
		err = json.Unmarshal(out, &r)
	}
	if err != nil {
		t.Fatalf("%s: %v: %s\n%s", o.Op, err, out, errs.String())
	}
	return r
}

// ids lists the ids of answers from one to before another.
func ids(from, to int) map[string]bool {
	m := make(map[string]bool)
	for n := from; n < to; n++ {
		m[said(n).ID()] = true
	}
	return m
}

func (r report) want(t testing.TB, kind string) {
	t.Helper()
	if r.Kind != kind {
		t.Fatalf("got %q (%s), want %q", r.Kind, r.What, kind)
	}
	if kind != "" && (r.What == "" || r.Hint == "") {
		t.Fatalf("%q has no hint", r.What)
	}
	if kind != "" && kind != "none" && len(r.Events) > 0 && r.State.Generation == 0 {
		t.Fatalf("%d events beside the error %q", len(r.Events), r.What)
	}
}

func (r report) has(t testing.TB, from, to int) {
	t.Helper()
	want := ids(from, to)
	for _, id := range r.Events {
		delete(want, id)
	}
	if len(want) > 0 || len(r.Events) < to-from {
		t.Fatalf("%d events, %d of %d missing (%s)", len(r.Events), len(want), to-from, r.What)
	}
}
