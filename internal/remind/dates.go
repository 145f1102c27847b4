package remind

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"handrail/checklist"
)

// DatesFormat is the format of the dates file that this program writes. A file
// of format 1 counted things by day; its days are read and its counts are not.
const DatesFormat = 2

// Horizon is how many days ahead calendar and dates file look.
const Horizon = 366

// oldAfter is how many days after it was made a dates file is no longer
// believed to be about how things are.
const oldAfter = 35

// Dates is the file of dates for reminders: days and minutes, and nothing more.
// A timer reads it without the record and without the keyring.
type Dates struct {
	Format int             `json:"format"`
	Made   checklist.Day   `json:"made"`             // the day the program was last opened
	Until  checklist.Day   `json:"until"`            // the last day it covers
	Spoken []checklist.Day `json:"spoken,omitempty"` // the days on which the timer spoke and nobody came, of a year
	Record string          `json:"record,omitempty"` // the place of the record it is about
	Idle   bool            `json:"idle,omitempty"`   // written by an import: nobody asked for a timer yet
	Dates  []Date          `json:"dates"`            // in order of the day
}

// Date is the day of a sitting and about how long it takes.
type Date struct {
	On      checklist.Day `json:"on"`
	Minutes int           `json:"minutes"`
}

// DatesOf lists the days of sittings. record names the place of the record.
func DatesOf(sittings []checklist.Sitting, record string, made, until checklist.Day) Dates {
	d := Dates{Format: DatesFormat, Made: made, Until: until, Record: record, Dates: []Date{}}
	for _, s := range monthly(sittings) {
		d.Dates = append(d.Dates, Date{s.On, s.Minutes})
	}
	return d
}

// Encode writes the file.
func (d Dates) Encode() []byte {
	b, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		panic(err) // days and numbers can always be written
	}
	return append(b, '\n')
}

// ReadDates reads a dates file. A newer format and any other file are errors.
// Files that knew only the day of the last line are read.
func ReadDates(b []byte) (Dates, error) {
	var file struct {
		Dates
		SaidOn checklist.Day `json:"said_on"`
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return Dates{}, fmt.Errorf("not a file of reminder dates: %w", err)
	}
	d := file.Dates
	if file.SaidOn != 0 && len(d.Spoken) == 0 {
		d.Spoken = []checklist.Day{file.SaidOn}
	}
	switch {
	case d.Format > DatesFormat:
		return Dates{}, fmt.Errorf("the file of dates has format %d, this program knows %d: use the newer one that wrote it", d.Format, DatesFormat)
	case d.Format < 1:
		return Dates{}, errors.New("not a file of reminder dates: it has no format number")
	}
	return d, nil
}

// again lists when a timer speaks about a sitting that was missed, in days
// after it; after the last of them once a quarter.
var again = []int{0, 3, 10, 30}

// quarter is how many days are between the later lines of a timer.
const quarter = 91

// How often a timer speaks in a year to a person who does not come: mostLines
// times, and the early repeats of a sitting only while there were fewer than
// mostSoon, so that the sittings after it have a line left.
const (
	mostLines = 9
	mostSoon  = 5
	soon      = 2 // the turns that are early repeats are 1 to soon
)

// Line is what a timer says on a day: one neutral sentence, or nothing. It
// counts from the first sitting that was missed since the program was last
// opened: it speaks on that day, 3, 10 and 30 days later, then once a quarter.
// Sittings after the first do not begin that again. After nine lines in a year
// that nobody came for it is silent.
func (d Dates) Line(on checklist.Day) string {
	if len(d.Dates) == 0 || d.Dates[0].On > on {
		return ""
	}
	first := d.Dates[0]
	turn, at := turnOf(first.On, on)
	lines := spokenBy(d.Spoken, on)
	switch {
	case len(lines) > 0 && lines[len(lines)-1] >= at, turn == 0 && first.On <= d.Made: // it was on the screen that day
		return ""
	case len(lines) >= mostLines, turn >= 1 && turn <= soon && len(lines) >= mostSoon:
		return ""
	case turn == 0 && on > d.Made+oldAfter:
		return openOnce
	case turn == 0:
		return waiting(first.Minutes)
	}
	return stillWaiting
}

// Speak returns the line of a day and notes that it was spoken.
func (d *Dates) Speak(on checklist.Day) string {
	line := d.Line(on)
	if line != "" {
		d.Spoken = append(spokenBy(d.Spoken, on), on)
	}
	return line
}

// Renew keeps from the file before this one on which days the timer spoke. The
// line of a sitting that somebody came for on its day does not count.
func (d *Dates) Renew(before Dates) {
	d.Spoken = spokenBy(before.Spoken, d.Made)
	if n := len(d.Spoken); n > 0 && d.Spoken[n-1] == d.Made && len(before.Dates) > 0 && before.Dates[0].On == d.Made {
		d.Spoken = d.Spoken[:n-1]
	}
}

// spokenBy lists the days of the year before a day, and that day, on which the
// timer spoke. A day that has not come was noted while a clock was wrong.
func spokenBy(spoken []checklist.Day, day checklist.Day) []checklist.Day {
	return slices.DeleteFunc(slices.Clone(spoken), func(on checklist.Day) bool { return on > day || on <= day-365 })
}

// turnOf is how often the timer was to speak by a day since the first missed
// sitting, and the day of the last of these turns.
func turnOf(first, by checklist.Day) (n int, at checklist.Day) {
	at = first
	for i := 1; ; i++ {
		next := first + checklist.Day(again[len(again)-1]+quarter*(i-len(again)+1))
		if i < len(again) {
			next = first + checklist.Day(again[i])
		}
		if next > by {
			return i - 1, at
		}
		at = next
	}
}
