package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
)

// readCalls returns the log of an emergency that was begun and not yet kept,
// or nil. A log that cannot be read holds nobody up: it stays where it
// is, and a new log takes another name.
func readCalls(dir string) *scene.EmergencyLog {
	b, err := store.ReadFile(store.CallsPath(dir), store.MaxStateFile)
	if err != nil {
		return nil
	}
	var l scene.EmergencyLog
	if json.Unmarshal(b, &l) != nil || l.Scenario == "" {
		_ = os.Rename(store.CallsPath(dir), store.UnreadCallsPath(dir))
		return nil
	}
	l.Path = store.CallsPath(dir)
	return &l
}

// note keeps one line of the log. Where its file cannot be written the line
// is kept in memory and the error says so; the emergency goes on.
func (s *Session) note(n scene.LogLine) error {
	now := s.set.Now().Format(time.RFC3339)
	var l scene.EmergencyLog
	if old := s.World().Emergency; old != nil && old.Scenario == n.Scenario {
		l = *old
	} else {
		l = scene.EmergencyLog{Scenario: n.Scenario, Began: now, Path: store.CallsPath(s.set.Dir)}
		if old != nil {
			l.Began, l.Entries = old.Began, old.Entries // another page of the same emergency
		}
	}
	n.Entry.Time = now
	l.Entries = append(append([]scene.LogEntry(nil), l.Entries...), n.Entry)
	s.open = &l
	s.assess()
	b, err := json.MarshalIndent(&l, "", "  ")
	if err != nil {
		return err
	}
	if err = os.MkdirAll(s.set.Dir, 0o700); err == nil {
		err = store.WriteFile(store.CallsPath(s.set.Dir), append(b, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("the log cannot be written, so write on paper what you do and when: %w", err)
	}
	return nil
}

// keepCalls moves the calls into the record and removes the file. The record
// is opened only now where the emergency began without it.
func (s *Session) keepCalls(ctx context.Context) (string, error) {
	l := s.open
	if l == nil {
		return "", errors.New("no log of an emergency is open")
	}
	if s.place.Kind == store.Memory {
		return "", fmt.Errorf("this session only keeps nothing, so the log stays in %s: keep it once the record is in the keyring or a sealed file", store.CallsPath(s.set.Dir))
	}
	if err := s.load(ctx); err != nil {
		return "", err
	}
	var said []checklist.Entry
	for _, e := range l.Entries {
		if e.What == "called" {
			said = append(said, checklist.CallEntry(l.Scenario, e.Time, e.Who, e.Person, e.Reference))
		}
	}
	if len(said) > 0 {
		if _, err := s.say(ctx, said...); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("kept: %s", count(len(said), "call")), s.dropCalls()
}

func (s *Session) dropCalls() error {
	s.open = nil
	s.assess()
	if err := os.Remove(store.CallsPath(s.set.Dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the log of the emergency cannot be removed from %s: %w", store.CallsPath(s.set.Dir), err)
	}
	return nil
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// atOnce is how long an emergency waits for the disk before it opens without it.
const atOnce = 300 * time.Millisecond

// OpenAtOnce opens a session that touches no store until something has to be
// kept. Where the few files beside the record cannot be read at once, or where it
// is cannot be told, the words are what matters: the session is then the bare
// one, and the log of the emergency is kept in memory.
func OpenAtOnce(ctx context.Context, bare Settings, settings func() (Settings, error)) *Session {
	opened := make(chan *Session, 1)
	go func() {
		set, err := settings()
		if err != nil {
			opened <- nil
			return
		}
		set.Later = true
		s, _ := Open(ctx, set)
		opened <- s
	}()
	late := time.NewTimer(atOnce)
	defer late.Stop()
	select {
	case s := <-opened:
		if s != nil {
			return s
		}
	case <-late.C:
	}
	bare.Store, bare.Later = store.Options{Kind: store.Memory}, true
	s, _ := Open(ctx, bare)
	return s
}
