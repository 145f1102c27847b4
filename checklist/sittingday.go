package checklist

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// SettingSitting is the setting that says on which day of a month a sitting
// is: which week and which weekday, such as 1-sat.
const SettingSitting = "sitting"

// SittingDay is the day of each month on which a review is: the first Saturday,
// or what the person chose.
type SittingDay struct {
	Week    int          // 1 to 4
	Weekday time.Weekday // Sunday is 0
}

// FirstSaturday is the day of sittings until the person chooses another.
var FirstSaturday = SittingDay{1, time.Saturday}

// goDays are the words of Weekdays in the order in which time counts them.
var goDays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// ParseSittingDay reads a day of sittings as String writes it.
func ParseSittingDay(s string) (SittingDay, error) {
	week, name, _ := strings.Cut(s, "-")
	w, d := strings.Index("1234", week), slices.Index(goDays, name)
	if len(week) != 1 || w < 0 || d < 0 {
		return SittingDay{}, &RuleError{fmt.Sprintf("%q is not a day for reviews", s), "write the week (1 to 4) and the weekday, such as 1-sat for the first Saturday of each month"}
	}
	return SittingDay{w + 1, time.Weekday(d)}, nil
}

// String writes the day as it is kept: 1-sat is the first Saturday.
func (s SittingDay) String() string { return fmt.Sprintf("%d-%s", s.Week, goDays[s.Weekday]) }

// Words says which day it is, for screens: "first Saturday of the month".
func (s SittingDay) Words() string {
	return [...]string{"first", "second", "third", "fourth"}[s.Week-1] + " " + s.Weekday.String() + " of the month"
}

// in returns the day of a month, counted in months from year 0.
func (s SittingDay) in(month int) Day {
	first := time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC)
	return DayOf(first).AddDays((int(s.Weekday)-int(first.Weekday())+7)%7 + 7*(s.Week-1))
}

func monthOf(d Day) int {
	t := d.Time()
	return t.Year()*12 + int(t.Month()) - 1
}

// OnOrAfter returns the first such day that is not before d.
func (s SittingDay) OnOrAfter(d Day) Day {
	if on := s.in(monthOf(d)); on >= d {
		return on
	}
	return s.in(monthOf(d) + 1)
}

// After returns the first such day after d.
func (s SittingDay) After(d Day) Day { return s.OnOrAfter(d + 1) }

// Before returns the last such day before d.
func (s SittingDay) Before(d Day) Day {
	if on := s.in(monthOf(d)); on < d {
		return on
	}
	return s.in(monthOf(d) - 1)
}

// isMain reports whether the month of a day has a sitting of its own: two months
// of each quarter. The month between has one only for what fits in neither.
func isMain(on Day) bool { return monthOf(on)%3 != 1 }

// mainOnOrAfter returns the first such day of a main month that is not before d.
func (s SittingDay) mainOnOrAfter(d Day) Day {
	on := s.OnOrAfter(d)
	for !isMain(on) {
		on = s.After(on)
	}
	return on
}

// SittingDay returns the day of sittings that the person chose, or the first
// Saturday.
func (a *Assessment) SittingDay() SittingDay {
	e, _ := a.idx.at(KindSetting, SettingSitting)
	s, err := ParseSittingDay(e.Value[FieldValue])
	if err != nil {
		return FirstSaturday
	}
	return s
}
