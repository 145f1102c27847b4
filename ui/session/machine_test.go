package session

import (
	"os"
	"sync"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/content"
	"handrail/store"
)

func TestMain(m *testing.M) {
	store.Light = "tests"
	os.Exit(m.Run())
}

// embedded is the built-in catalogue, read once; no test changes it.
var embedded = sync.OnceValues(func() (*checklist.Catalogue, error) { return content.Embedded("ibkr") })

func catalogue(t testing.TB) *checklist.Catalogue {
	t.Helper()
	c, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// machine is a computer with a clock, a keyring and a state folder, on which
// Handrail is opened and closed.
type machine struct {
	t   testing.TB
	now time.Time // what its clock shows
	set Settings
	s   *Session // open, or nil
}

// newMachine is a machine whose keyring is the fake one, so that a record is
// encoded, cut into items and bounded as it is in a real keyring.
func newMachine(t testing.TB, now time.Time) *machine {
	t.Helper()
	m := &machine{t: t, now: now}
	dir := t.TempDir()
	m.set = Settings{
		Catalogue: catalogue(t), Dir: dir, Now: func() time.Time { return m.now },
		Store: store.Options{Kind: store.Keyring, Backend: newFakeKeyring(), Dir: dir},
	}
	return m
}

// open opens Handrail again.
func (m *machine) open() *Session {
	m.t.Helper()
	s, err := Open(m.t.Context(), m.set)
	if err != nil {
		m.t.Fatalf("on %s: %v", m.today(), err)
	}
	m.s = s
	return s
}

// say keeps something in the open session.
func (m *machine) say(said ...checklist.Entry) []checklist.Event {
	m.t.Helper()
	events, err := m.s.Enter(m.t.Context(), said...)
	if err != nil {
		m.t.Fatalf("on %s: %v", m.today(), err)
	}
	return events
}

func (m *machine) today() checklist.Day { return checklist.DayOf(m.now) }

// setDay sets the clock to seven in the evening of a day, where it is.
func (m *machine) setDay(d checklist.Day) {
	y, month, day := d.Time().Date()
	m.now = time.Date(y, month, day, 19, 0, 0, 0, m.now.Location())
}
