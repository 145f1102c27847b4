package session

import (
	"context"
	"errors"

	"handrail/checklist"
	"handrail/store"
)

// Unreadable reports whether a record was begun here and cannot be read: it
// is damaged, or not there any more. Such a one may be set aside.
func (s *Session) Unreadable() bool {
	p := s.Problem()
	return errors.Is(p, store.ErrDamaged) || errors.Is(p, store.ErrLost)
}

// Quarantine moves a record that cannot be read, whole, under names of its own
// at the same place, so that one can be begun again; it names what it moved.
// It refuses where the record can be read, and as of another day.
func (s *Session) Quarantine(ctx context.Context) ([]string, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	if s.set.On != 0 {
		return nil, ErrReadOnly
	}
	if s.store == nil {
		return nil, s.problem
	}
	names, err := s.store.SetAside(ctx)
	if err != nil {
		return names, err
	}
	s.readWhere()
	s.record, s.state = checklist.Record{}, store.State{}
	s.first, s.problem, s.loaded = true, nil, true
	s.assess()
	return names, nil
}
