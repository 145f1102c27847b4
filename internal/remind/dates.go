package remind

import (
	"encoding/json"
	"fmt"

	"handrail/checklist"
)

// DatesFormat is the format of the dates file that this program writes.
const DatesFormat = 1

// Horizon is how many days ahead calendar and dates file look.
const Horizon = 366

// Dates is the file of dates for reminders: days and counts, and nothing more.
// A timer reads it without the record and without the keyring.
type Dates struct {
	Format int           `json:"format"`
	Made   checklist.Day `json:"made"`              // counted on
	Until  checklist.Day `json:"until"`             // the last day it speaks of
	SaidOn checklist.Day `json:"said_on,omitempty"` // the day the timer last spoke
	Dates  []Date        `json:"dates"`             // in order of the day
}

// Date is a day and how many things turn up on it.
type Date struct {
	On    checklist.Day `json:"on"`
	Count int           `json:"count"`
}

// DatesOf counts what is due by day. What is due already is counted on made.
func DatesOf(items []checklist.DueItem, made, until checklist.Day) Dates {
	d := Dates{Format: DatesFormat, Made: made, Until: until, Dates: []Date{}}
	for _, day := range byDay(items, made) {
		d.Dates = append(d.Dates, Date{day.on, len(day.items)})
	}
	return d
}

// Encode writes the file.
func (d Dates) Encode() []byte {
	b, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		panic(err) // days and counts can always be written
	}
	return append(b, '\n')
}

// ReadDates reads a dates file. A newer format and any other file are
// errors.
func ReadDates(b []byte) (Dates, error) {
	var d Dates
	if err := json.Unmarshal(b, &d); err != nil {
		return Dates{}, fmt.Errorf("not a file of reminder dates: %w", err)
	}
	switch {
	case d.Format > DatesFormat:
		return Dates{}, fmt.Errorf("the file of dates has format %d, this program knows %d: use the newer one that wrote it", d.Format, DatesFormat)
	case d.Format < 1:
		return Dates{}, fmt.Errorf("not a file of reminder dates: it has no format number")
	}
	return d, nil
}

// Due counts what turned up until a day.
func (d Dates) Due(on checklist.Day) int {
	n := 0
	for _, t := range d.Dates {
		if t.On <= on {
			n += max(0, t.Count)
		}
	}
	return n
}

// Line is what a timer says on a day: one neutral sentence, or nothing. It
// says it once a day, and every day for as long as something is due.
func (d Dates) Line(on checklist.Day) string {
	switch n := d.Due(on); {
	case d.SaidOn == on:
		return ""
	case n > 0:
		return summary(n)
	case on > d.Until:
		return "Review due: no dates are known after " + d.Until.String()
	}
	return ""
}
