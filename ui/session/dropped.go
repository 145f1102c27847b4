package session

import (
	"context"
	"fmt"

	"handrail/checklist"
	"handrail/store"
)

// Merged says what came of merging another record into this one.
type Merged struct {
	New     int                 // events that this record has now and did not have
	Dropped []checklist.Dropped // what the caps dropped of both
	Lost    []checklist.Lost    // looks of the other record that did not win, and why
}

// Merge brings what another record holds into this one, in one save. Events
// are only ever added: what the other lacks stays.
func (s *Session) Merge(ctx context.Context, other checklist.Record) (Merged, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	switch {
	case s.set.On != 0:
		return Merged{}, ErrReadOnly
	case s.problem != nil:
		return Merged{}, s.problem
	}
	if err := s.load(ctx); err != nil {
		return Merged{}, err
	}
	before := s.record
	merged := checklist.Merge(before, other)
	got := Merged{New: len(merged.Without(before)), Lost: merged.NotWinning(before, other)}
	if err := s.keep(ctx, other.Events()); err != nil {
		return Merged{}, err
	}
	if got.New > 0 && before.Len() > 0 {
		newest := s.record.NextOrder(s.set.Now()) - 1
		if err := s.edit(func(w *store.Where) { w.Imported = newest }); err != nil {
			return Merged{}, err
		}
	}
	s.beginDates()
	got.Dropped = s.lost
	return got, nil
}

// Dropped lists what the caps dropped in this session, each save on its own,
// oldest first. What another process dropped is not known here.
func (s *Session) Dropped() []checklist.Dropped {
	s.doing.Lock()
	defer s.doing.Unlock()
	return append([]checklist.Dropped(nil), s.dropped...)
}

// droppedWords says what a save dropped, or nothing.
func (s *Session) droppedWords(lost []checklist.Dropped) string {
	switch {
	case len(lost) == 0:
		return ""
	case s.record.Len() >= checklist.KeptAll:
		return fmt.Sprintf("the record is full: of %d entries the oldest about %s were dropped", checklist.KeptAll, count(len(lost), "thing"))
	case len(lost) > 1:
		return fmt.Sprintf("%d entries are kept about each thing: the oldest about %d things were dropped", checklist.KeptEach, len(lost))
	}
	return fmt.Sprintf("%d entries are kept about %q: that of %s was dropped", checklist.KeptEach, s.set.Catalogue.SubjectWords(lost[0].Kind, lost[0].Subject), lost[0].From)
}

// withDropped adds to a notice what its save dropped.
func (s *Session) withDropped(notice string) string {
	words := s.droppedWords(s.lost)
	if notice == "" || words == "" {
		return notice + words
	}
	return notice + "; " + words
}
