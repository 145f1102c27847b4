package checklist

import (
	"fmt"
	"time"
)

// Day is a calendar day without a time zone. Day 1 is 1 January 1970, so that
// the zero Day can stand for "no day" and every day a calendar shows is a day.
type Day int32

// FirstDay is 1 January 1970, the first day that can be written.
const FirstDay Day = 1

// DayNumber returns the day that is n days after 1 January 1970, as records
// and exports count them.
func DayNumber(n int64) Day { return Day(n) + FirstDay }

// Number returns how many days after 1 January 1970 the day is.
func (d Day) Number() int64 { return int64(d) - int64(FirstDay) }

// DayOf returns the calendar day that t shows in its own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return dayFromDate(y, m, d)
}

func dayFromDate(y int, m time.Month, d int) Day {
	return DayNumber(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads a day written YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1970 {
		return 0, fmt.Errorf("%q is not a day: write it as YYYY-MM-DD", s)
	}
	return DayOf(t), nil
}

// Time returns midnight of the day in UTC.
func (d Day) Time() time.Time { return time.Unix(d.Number()*86400, 0).UTC() }

// String writes the day as YYYY-MM-DD, and "no day" as the empty string.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day as ParseDay does; empty text is the zero Day.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDay(string(b))
	*d = v
	return err
}

// AddDays moves the day by n days.
func (d Day) AddDays(n int) Day { return d + Day(n) }

// AddMonths moves the day by n months and clamps to the end of the month
// reached: one month after 31 January is the last day of February.
func (d Day) AddMonths(n int) Day {
	y, m, day := d.Time().Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DayOf(first.AddDate(0, 0, min(day, last)-1))
}

// Interval is a span between two reviews, such as 90d, 6m or 1y. The zero
// Interval means "never asked again by time".
type Interval struct {
	N    int
	Unit byte // 'd', 'm' or 'y'
}

// ParseInterval reads a positive number followed by d, m or y.
func ParseInterval(s string) (Interval, error) {
	var n int
	var u byte
	if _, err := fmt.Sscanf(s, "%d%c", &n, &u); err != nil || n < 1 || n > 3650 ||
		(u != 'd' && u != 'm' && u != 'y') || fmt.Sprintf("%d%c", n, u) != s {
		return Interval{}, fmt.Errorf("%q is not an interval: write a number and d, m or y, such as 6m", s)
	}
	return Interval{n, u}, nil
}

// String writes the interval as ParseInterval reads it.
func (v Interval) String() string {
	if v.N == 0 {
		return ""
	}
	return fmt.Sprintf("%d%c", v.N, v.Unit)
}

// MarshalText writes the interval as String does.
func (v Interval) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads an interval; empty text is the zero Interval.
func (v *Interval) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*v = Interval{}
		return nil
	}
	p, err := ParseInterval(string(b))
	*v = p
	return err
}

// After returns the day one interval after d, or no day for the zero Interval.
func (v Interval) After(d Day) Day {
	switch {
	case v.N == 0 || d == 0:
		return 0
	case v.Unit == 'd':
		return d.AddDays(v.N)
	case v.Unit == 'y':
		return d.AddMonths(12 * v.N)
	default:
		return d.AddMonths(v.N)
	}
}
