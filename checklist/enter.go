package checklist

import (
	"time"
)

// HappenedEntry says that a life event happened, about a device alone or, with
// none, about everything. Each one counts.
func HappenedEntry(life, device string) Entry {
	return Entry{Kind: KindHappened, Subject: AnswerSubject(life, device), Value: Value{"on": device}}
}

// Since returns the day a catalogue was made, as far as its version says: the
// first of the month of a version such as 2026.11, or no day. A clock that
// shows an earlier one is wrong.
func (c *Catalogue) Since() Day {
	t, err := time.Parse("2006.01", c.Version)
	if err != nil || t.Year() < 1970 {
		return 0
	}
	return DayOf(t)
}
