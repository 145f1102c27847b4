package cli

import (
	"bytes"
	"context"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"handrail/store"
)

func TestMain(m *testing.M) {
	store.Light = "tests"
	debug.SetGCPercent(400) // time is short here, memory is not
	os.Exit(m.Run())
}

// items is a keyring in memory.
type items map[string]string

func (i items) Set(service, user, value string) error { i[service+"/"+user] = value; return nil }

func (i items) Get(service, user string) (string, error) {
	v, ok := i[service+"/"+user]
	if !ok {
		return "", store.ErrNotFound
	}
	return v, nil
}

func (i items) Delete(service, user string) error {
	if _, ok := i[service+"/"+user]; !ok {
		return store.ErrNotFound
	}
	delete(i, service+"/"+user)
	return nil
}

// machine is a computer on which handrail is run again and again.
type machine struct {
	t       *testing.T
	keyring items
	home    string
	now     time.Time
	in      string
	broken  error // why the keyring cannot be reached
	edit    func(*Env)
}

// small is the catalogue of an invented broker.
const small = "../../content/testdata/small"

func newMachine(t *testing.T) *machine {
	return &machine{t: t, keyring: items{}, home: t.TempDir(), now: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}
}

// begun is a computer on which a record was begun that says next to nothing.
func begun(t *testing.T) *machine {
	m := newMachine(t)
	m.must(StatusNothing, "answer", "alerts.orders", "unsure")
	return m
}

// run runs a command with the small catalogue.
func (m *machine) run(args ...string) (out, errs string, status int) {
	return m.runWith(append([]string{"--catalogue", small}, args...)...)
}

func (m *machine) runWith(args ...string) (out, errs string, status int) {
	m.t.Helper()
	return m.runIn(context.Background(), args...)
}

func (m *machine) runIn(ctx context.Context, args ...string) (out, errs string, status int) {
	m.t.Helper()
	var o, e bytes.Buffer
	env := Env{
		Args: args, In: strings.NewReader(m.in), Out: &o, Err: &e, Now: func() time.Time { return m.now }, System: "linux", Version: "test",
		Getenv: func(name string) string {
			return map[string]string{"HOME": m.home, "XDG_STATE_HOME": m.home, "TERM": "xterm"}[name]
		},
		Store: func(o *store.Options) {
			o.Backend = m.keyring
			o.Look = func(context.Context) (store.Looked, error) { return store.Looked{}, m.broken }
		},
	}
	if m.edit != nil {
		m.edit(&env)
	}
	status = Run(ctx, env)
	return o.String(), e.String(), status
}

// must runs a command that has to end with a status, and returns its output.
func (m *machine) must(status int, args ...string) string {
	m.t.Helper()
	out, errs, got := m.run(args...)
	if got != status {
		m.t.Fatalf("%v ends with %d, want %d\n%s%s", args, got, status, out, errs)
	}
	return out
}

// refuses runs a command that has to be refused as wrong words, in a sentence
// that has these words in it, and that must keep nothing.
func (m *machine) refuses(words string, args ...string) {
	m.t.Helper()
	before, _, _ := m.run("log") // where nothing was begun it says so
	out, errs, got := m.run(args...)
	if got != StatusUsage || !strings.Contains(strings.Join(strings.Fields(errs), " "), words) || out != "" {
		m.t.Errorf("%v ends with %d and says:\n%s%s\nwant %d and %q", args, got, errs, out, StatusUsage, words)
	}
	if after, _, _ := m.run("log"); after != before {
		m.t.Errorf("%v was refused and kept something", args)
	}
}

// has looks for words wherever the lines break.
func has(t *testing.T, text string, words ...string) {
	t.Helper()
	joined := strings.Join(strings.Fields(text), " ")
	for _, w := range words {
		if !strings.Contains(joined, w) {
			t.Errorf("%q is not in:\n%s", w, text)
		}
	}
}
