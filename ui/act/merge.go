package act

import (
	"context"

	"handrail/checklist"
)

// Missing returns the events of another record that this one does not have,
// newest first.
func (s *Session) Missing(other checklist.Record) []checklist.Event {
	have := make(map[string]bool)
	for _, e := range s.Record().Events() {
		have[e.ID()] = true
	}
	var out []checklist.Event
	for _, e := range other.Events() {
		if !have[e.ID()] {
			out = append(out, e)
		}
	}
	return out
}

// Merge keeps the events of another record beside those of this one, as they
// were said, in one save. It returns those that are new.
func (s *Session) Merge(ctx context.Context, other checklist.Record) ([]checklist.Event, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	switch {
	case s.set.On != 0:
		return nil, ErrReadOnly
	case s.problem != nil:
		return nil, s.problem
	}
	missing := s.Missing(other)
	if len(missing) == 0 {
		return nil, nil
	}
	return missing, s.keep(ctx, missing)
}
