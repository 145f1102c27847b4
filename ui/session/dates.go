package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"handrail/checklist"
	"handrail/internal/process"
	"handrail/internal/remind"
	"handrail/store"
)

// WriteDates writes the file of dates that a timer reads without the record,
// and returns what it says and where it is. From then on every save renews it.
func (s *Session) WriteDates() (remind.Dates, string, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.writeDates()
}

func (s *Session) writeDates() (remind.Dates, string, error) {
	path := s.datesPath()
	switch {
	case s.set.On != 0:
		return remind.Dates{}, path, ErrReadOnly
	case s.place.Kind == store.Memory:
		return remind.Dates{}, path, ErrNotKept
	}
	d := s.dates()
	d.Idle = false
	if err := store.WriteStateFile(path, d.Encode()); err != nil {
		return d, path, fmt.Errorf("the file of dates %s cannot be written: %w", path, err)
	}
	s.assess()
	return d, path, nil
}

// ErrNotKept is returned where reminders are wanted of a record that is gone
// when the program ends.
var ErrNotKept = errors.New("this record is kept nowhere, so there is nothing to be reminded of")

// datesPath is the file of dates of this record: one for the record that was
// chosen on this computer, and one of its own for each other.
func (s *Session) datesPath() string {
	if s.where.Store == "" || s.where.Store == s.place.Name() {
		return store.DatesPath(s.set.Dir)
	}
	return store.DatesPathOf(s.set.Dir, s.place.Name())
}

// dates lists the sittings within the horizon. On which days a timer spoke is
// kept from the file that is there.
func (s *Session) dates() remind.Dates {
	until := s.today().AddDays(remind.Horizon)
	d := remind.DatesOf(checklist.Sittings(s.World().A, until), s.place.Name(), s.today(), until)
	if old, err := readDates(s.datesPath()); err == nil {
		d.Renew(old)
		d.Idle = old.Idle
	}
	return d
}

// renewDates writes the file of dates of this record again where there is one.
// What is entered is kept without it: a failure is a word.
func (s *Session) renewDates() {
	path := s.datesPath()
	if _, err := os.Stat(path); err != nil || s.place.Kind == store.Memory {
		return
	}
	if err := store.WriteStateFile(path, s.dates().Encode()); err != nil {
		s.state.Words = append(s.state.Words, fmt.Sprintf("The dates for reminders could not be renewed: %v.", err))
		s.assess()
	}
}

// timerHere reports whether a timer was put in for this record on this computer.
// An import alone writes its dates before anybody asked for a timer.
func (s *Session) timerHere() bool {
	d, err := readDates(s.datesPath())
	return err == nil && s.place.Kind != store.Memory && (!d.Idle || s.set.Units != "" && fileThere(filepath.Join(s.set.Units, remind.TimerName)))
}

func fileThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// beginDates writes the file of dates after an import where there is none, so
// that a timer that is there already, or is put in later, knows this record.
func (s *Session) beginDates() {
	path := s.datesPath()
	if s.place.Kind == store.Memory || fileThere(path) {
		return
	}
	d := s.dates()
	d.Idle = true
	if err := store.WriteStateFile(path, d.Encode()); err != nil {
		s.state.Words = append(s.state.Words, fmt.Sprintf("The dates for reminders could not be written: %v.", err))
	}
	s.assess()
}

// Opened notes for the timer that somebody looks at the record today: it counts
// from the first sitting missed since then.
func (s *Session) Opened() {
	s.doing.Lock()
	defer s.doing.Unlock()
	if s.set.On == 0 && s.loaded && s.problem == nil && !s.state.ReadOnly {
		s.renewDates()
	}
}

// reminders says which reminders there are on this computer.
func (s *Session) reminders() string {
	var parts []string
	if on, err := checklist.ParseDay(s.where.Calendar); err == nil {
		parts = append(parts, "calendar of "+on.Time().Format("2 January 2006"))
	}
	if s.timerHere() {
		parts = append(parts, "timer here")
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// Calendar is the text of a calendar file of the sittings of a year, and whether
// there is one; named lets its events say that they are about an account.
func (s *Session) Calendar(named bool) ([]byte, bool) {
	a := s.Assessment()
	sittings := checklist.Sittings(a, a.Day.AddDays(remind.Horizon))
	return remind.ICS(sittings, remind.Options{Made: a.Day, Again: a.SittingOn(a.Day.AddMonths(12)), Stamp: s.set.Now(), Named: named}), len(sittings) > 0
}

// writeCalendar writes the sittings of a year as a calendar file for the
// screens, and notes the day.
func (s *Session) writeCalendar(path string) (string, error) {
	text, _ := s.Calendar(false)
	if _, err := os.Stat(path); err == nil {
		return "", fmt.Errorf("there is a file %s already: name another", path)
	}
	if err := store.WriteFile(path, text, 0o600); err != nil {
		return "", err
	}
	return "calendar written to " + whole(path) + ": import it, then delete the file", s.CalendarMade()
}

// CalendarMade notes on this computer that a calendar was made today.
func (s *Session) CalendarMade() error {
	return s.edit(func(w *store.Where) { w.Calendar = s.today().String() })
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

// FireDates returns the line that a timer says on a day, or nothing, and notes
// in the files of dates that it was said: in the one at a path, and in those of
// other records beside it. It touches nothing else: no record, no keyring.
// Where the note cannot be written the line comes with the error.
func FireDates(path string, on checklist.Day) (string, error) {
	others, _ := filepath.Glob(filepath.Join(filepath.Dir(path), store.OtherDates)) // a bad pattern is the only error
	said, read := "", 0
	var failed error
	for _, path := range append([]string{path}, others...) {
		d, err := readDates(path)
		if err != nil {
			failed = cmp.Or(failed, err)
			continue
		}
		read++
		line := d.Speak(on)
		if line == "" {
			continue
		}
		said = cmp.Or(said, line)
		if err := store.WriteFile(path, d.Encode(), 0o600); err != nil {
			return said, fmt.Errorf("it will be said again today, since the file of dates cannot be written: %w", err)
		}
	}
	if read > 0 && errors.Is(failed, ErrNoDates) {
		failed = nil // the chosen record has no reminders, another has
	}
	if said != "" {
		return said, nil
	}
	return "", failed
}

// DropDates removes the files of dates, which one timer reads, and names them.
func DropDates(dir string) ([]string, error) {
	others, _ := filepath.Glob(filepath.Join(dir, store.OtherDates)) // a bad pattern is the only error
	var gone []string
	for _, path := range append([]string{store.DatesPath(dir)}, others...) {
		switch err := os.Remove(path); {
		case err == nil:
			gone = append(gone, path)
		case !errors.Is(err, fs.ErrNotExist):
			return gone, err
		}
	}
	return gone, nil
}

// turnTimer puts the timer of systemd in and turns it on, or turns it off and
// removes it with the dates that it reads.
func (s *Session) turnTimer(ctx context.Context, on bool) (string, error) {
	switch {
	case s.set.Units == "" || s.set.Run == nil:
		return "", errors.New("no timer can be turned on from here: in a terminal, handrail remind --help")
	case !on:
		_, refused := UninstallTimer(ctx, s.set.Units, s.set.Run)
		if _, err := DropDates(s.set.Dir); err != nil {
			return "", err
		}
		s.assess()
		return "the timer is off", refused
	case s.set.Program == "" || process.Temporary(s.set.Program):
		return "", fmt.Errorf("%q is in a temporary folder, where the timer would lose it: install handrail first", s.set.Program)
	}
	if _, _, err := s.writeDates(); err != nil {
		return "", err
	}
	_, err := InstallTimer(ctx, s.set.Units, remind.Systemd(s.set.Program, store.DatesPath(s.set.Dir)), s.set.Run)
	s.assess()
	return "the timer is on: once a day at nine, or when the computer is next on", err
}
