package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"handrail/checklist"
	"handrail/internal/remind"
	"handrail/store"
)

// WriteDates writes the file of dates that a timer reads without the record,
// and returns what it says and where it is. From then on every save renews it.
func (s *Session) WriteDates() (remind.Dates, string, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	path := store.DatesPath(s.set.Dir)
	switch {
	case s.set.On != 0:
		return remind.Dates{}, path, ErrReadOnly
	case !s.chosen():
		return remind.Dates{}, path, ErrOtherRecord
	}
	d := s.dates()
	if err := store.WriteStateFile(path, d.Encode()); err != nil {
		return d, path, fmt.Errorf("the file of dates %s cannot be written: %w", path, err)
	}
	return d, path, nil
}

// ErrOtherRecord is returned where reminders are wanted of a record that was
// not chosen: they would never be renewed.
var ErrOtherRecord = errors.New("this is not the record that was chosen on this computer, so its reminders would never be renewed")

// chosen reports whether this is the record that was chosen on this computer,
// or nothing was chosen yet.
func (s *Session) chosen() bool {
	return s.place.Kind != store.Memory && (s.where.Store == "" || s.where.Store == s.place.Name())
}

// dates lists the sittings within the horizon. The day a timer last spoke is
// kept from the file that is there.
func (s *Session) dates() remind.Dates {
	until := s.today().AddDays(remind.Horizon)
	d := remind.DatesOf(checklist.Sittings(s.World().A, until), s.place.Name(), s.today(), until)
	if old, err := readDates(store.DatesPath(s.set.Dir)); err == nil {
		d.SaidOn = old.SaidOn
	}
	return d
}

// renewDates writes the file of dates again where it exists and this is the
// record that was chosen. An entry is saved without it: a failure is only
// reported.
func (s *Session) renewDates() {
	path := store.DatesPath(s.set.Dir)
	if _, err := os.Stat(path); err != nil || !s.chosen() {
		return
	}
	if err := store.WriteStateFile(path, s.dates().Encode()); err != nil {
		s.state.Words = append(s.state.Words, fmt.Sprintf("The dates for reminders could not be renewed: %v.", err))
		s.assess()
	}
}

// ErrNoDates is returned where the file of dates does not exist.
var ErrNoDates = errors.New("no reminder dates have been written yet")

func readDates(path string) (remind.Dates, error) {
	b, err := store.ReadFile(path, store.MaxStateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return remind.Dates{}, ErrNoDates
	} else if err != nil {
		return remind.Dates{}, err
	}
	return remind.ReadDates(b)
}

// FireDates returns the line that a timer shows on a day, or nothing, and notes
// in the file of dates that it was shown. It touches nothing else: no record,
// no keyring. Where the note cannot be written the line comes with the error.
func FireDates(path string, on checklist.Day) (string, error) {
	d, err := readDates(path)
	if err != nil {
		return "", err
	}
	line := d.Line(on)
	if line == "" {
		return "", nil
	}
	d.SaidOn = on
	if err := store.WriteFile(path, d.Encode(), 0o600); err != nil {
		return line, fmt.Errorf("it will be said again today, since the file of dates cannot be written: %w", err)
	}
	return line, nil
}

// DropDates removes the file of dates, and says whether there was one.
func DropDates(dir string) (bool, error) {
	err := os.Remove(store.DatesPath(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
