package session

import "handrail/checklist"

// Missing returns the events of another record that this one does not have,
// newest first.
func (s *Session) Missing(other checklist.Record) []checklist.Event {
	return other.Without(s.Record())
}
