package act

import "handrail/checklist"

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
