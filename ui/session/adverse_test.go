package session

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
)

// notAFolder is a path below a file: nobody can make a folder there, not even
// root.
func notAFolder(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(file, "handrail")
}

func TestInAHomeThatCannotBeWrittenTheRecordIsReadAndNothingIsKept(t *testing.T) {
	m := onMadeUp(t, noon)
	m.say(answers("tried"))
	m.set.Dir = notAFolder(t)
	m.set.Store.Dir = m.set.Dir
	s := m.open()
	w := s.World()
	if !w.Store.ReadOnly || w.First || m.step().Outcome != checklist.Holds {
		t.Errorf("read-only %v, first %v, the answer %s", w.Store.ReadOnly, w.First, m.step().Outcome)
	}
	if len(w.Store.Words) == 0 || !strings.Contains(strings.Join(w.Store.Words, " "), "read-only") {
		t.Errorf("it does not say so: %q", w.Store.Words)
	}
	_, err := s.Do(t.Context(), scene.Enter{Events: []checklist.Entry{answers("not")}, Notice: "kept"})
	var p *store.Problem
	if !errors.Is(err, store.ErrReadOnly) || !errors.As(err, &p) || p.Hint == "" {
		t.Errorf("an entry: %v", err)
	}
	if m.step().Outcome != checklist.Holds {
		t.Error("what could not be kept counts")
	}
	if _, err := s.Do(t.Context(), scene.Minutes{N: 30}); err == nil {
		t.Error("the minutes were kept nowhere, and no error")
	}
	line := scene.LogLine{Scenario: "lost-phone", Entry: scene.LogEntry{What: "called", Who: "carrier"}}
	done, err := s.Do(t.Context(), line)
	if err == nil || done.World.Emergency == nil || len(done.World.Emergency.Entries) != 1 {
		t.Errorf("an emergency must go on and say that its log is nowhere: %v, %v", done.World.Emergency, err)
	}
}

func TestAFirstRunInAHomeThatCannotBeWrittenSaysSoAndBeginsNothing(t *testing.T) {
	m := newMachine(t, noon)
	m.set.Dir = notAFolder(t)
	m.set.Store.Dir = m.set.Dir
	s := m.open()
	if w := s.World(); !w.First || !w.Store.ReadOnly || len(w.Store.Words) == 0 {
		t.Errorf("first %v, read-only %v, words %q", w.First, w.Store.ReadOnly, w.Store.Words)
	}
	if err := s.Begin(t.Context()); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("a record was begun: %v", err)
	}
	if n := len(m.set.Store.Backend.(*fakeKeyring).items); n != 0 {
		t.Errorf("%d items were made in the keyring", n)
	}
}

func TestARuntimeFolderThatCannotBeWrittenChangesNothing(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", notAFolder(t))
	m := onMadeUp(t, noon)
	m.say(answers("tried"))
	if w := m.open().World(); w.Store.ReadOnly || m.step().Outcome != checklist.Holds {
		t.Errorf("read-only %v, the answer %s", w.Store.ReadOnly, m.step().Outcome)
	}
}

func TestASaveWhileAnotherProcessSavesIsRefusedInOneSentenceAndTriedAgain(t *testing.T) {
	m := onMadeUp(t, noon)
	m.say(answers("not"))
	m.set.Store.Deadlines.Lock = 60 * time.Millisecond
	m.open()
	other := flock.New(store.LockPath(m.set.Dir))
	if ok, err := other.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	_, err := m.s.Enter(t.Context(), answers("tried"))
	var p *store.Problem
	if !errors.Is(err, store.ErrTimeout) || !errors.As(err, &p) || p.Hint == "" {
		t.Errorf("with the lock held: %v", err)
	}
	if m.step().Outcome != checklist.Fails || m.s.Record().Len() != 2 {
		t.Errorf("what was not kept counts: %s, %d events", m.step().Outcome, m.s.Record().Len())
	}
	if got := scene.Farewell(m.s.World()); strings.Contains(got, "All your entries") || !strings.Contains(got, "1 entry was not saved") {
		t.Errorf("leaving after it: %s", got)
	}
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
	m.say(answers("tried"))
	if got := scene.Farewell(m.s.World()); !strings.Contains(got, "All your entries are saved") {
		t.Errorf("leaving after it was tried again: %s", got)
	}
	if m.step().Outcome != checklist.Holds {
		t.Errorf("tried again it is %s", m.step().Outcome)
	}
}

func TestTwoSessionsOpenAtOnceKeepWhatBothSay(t *testing.T) {
	m := onMadeUp(t, noon)
	m.say(answers("not"))
	one := m.s
	two := m.open()
	if _, err := one.Enter(t.Context(), checklist.Entry{Kind: checklist.KindFact, Subject: "travels", Value: checklist.Value{"value": "yes"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Enter(t.Context(), answers("tried")); err != nil {
		t.Fatal(err)
	}
	if two.State().Merged != 1 || !two.Assessment().Facts.State("travels").Known {
		t.Errorf("the second saw %d of the other's entries", two.State().Merged)
	}
	if _, err := one.Do(t.Context(), scene.Enter{Events: []checklist.Entry{{Kind: checklist.KindNote, Subject: "mfa.second-method", Value: checklist.Value{"text": "x"}}}}); err != nil {
		t.Fatal(err)
	}
	if one.Assessment().Step("mfa.second-method").Outcome != checklist.Holds {
		t.Error("the first does not see what the second said")
	}
}

func TestAFileWhereThatCannotBeReadIsToldAndNothingIsBegunOrLost(t *testing.T) {
	for what, spoil := range map[string]func(path string) error{
		"no JSON":  func(path string) error { return os.WriteFile(path, []byte("{"), 0o600) },
		"a folder": func(path string) error { os.Remove(path); return os.Mkdir(path, 0o700) },
	} {
		m := onMadeUp(t, noon)
		m.say(answers("tried"))
		where := filepath.Join(m.set.Dir, "where.json")
		if err := spoil(where); err != nil {
			t.Fatal(err)
		}
		s := m.open()
		words := strings.Join(s.World().Store.Words, " ")
		if !strings.Contains(words, where) || m.step().Outcome != checklist.Holds {
			t.Errorf("%s: the answer is %s and the words are %q", what, m.step().Outcome, words)
		}
		m.say(answers("not"))
		if m.open(); m.step().Outcome != checklist.Fails {
			t.Errorf("%s: the entry is not kept: %s", what, m.step().Outcome)
		}
		if _, err := s.Do(t.Context(), scene.Paper{Size: "a4"}); err == nil {
			t.Errorf("%s: the paper size was kept in a file that cannot be read", what)
		}
		// An empty keyring may then be one whose record is gone: never a first run.
		m.set.Store.Backend = newFakeKeyring()
		s, err := Open(t.Context(), m.set)
		if !errors.Is(err, store.ErrLost) || s.World().First || s.World().Hint == "" {
			t.Errorf("%s, and an empty keyring: %v, first %v", what, err, s.World().First)
		}
	}
}
