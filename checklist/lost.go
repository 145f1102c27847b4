package checklist

// Lost is a look that came in from another copy and does not count, and why.
type Lost struct {
	Event Event
	To    Event  // what counts instead
	Why   string // in words
}

// NotWinning lists the looks of another record that were new to this one
// before, and that something of before outranks in the merged record. A look is
// an answer or a finding.
func (merged Record) NotWinning(before, other Record) []Lost {
	var out []Lost
	seen := make(map[subjectKey]bool)
	for _, e := range NewRecord(other.Without(before)...).counting {
		k := subjectKey{e.Kind, e.Subject}
		if e.Kind != KindAnswer && e.Kind != KindFinding || seen[k] {
			continue
		}
		seen[k] = true
		won, ok := merged.Newest(e.Kind, e.Subject)
		if !ok || won.Order == e.Order && won.Device == e.Device {
			continue
		}
		why := "it was entered before"
		switch {
		case merged.Undone(e):
			why = "it is undone"
		case enteredBefore(e, merged.wrong) != e.Order:
			why = "it was entered while a clock was ahead"
		case won.Order == e.Order:
			why = "both were entered at the same second"
		}
		out = append(out, Lost{e, won, why})
	}
	return out
}
