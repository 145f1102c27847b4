package checklist

import "testing"

func TestADayIsReadAsItIsWrittenAndNothingElseIs(t *testing.T) {
	for text, want := range map[string]bool{
		"2026-11-28": true, "1970-01-01": true, "1969-12-31": false, "2026-02-30": false, "2026-1-1": false, "": false, "tomorrow": false,
	} {
		d, err := ParseDay(text)
		if (err == nil) != want || want && d.String() != text || !want && d != 0 {
			t.Errorf("%q: %d, %v", text, d, err)
		}
	}
}

func TestAnIntervalIsANumberAndALetterAndNothingElseIs(t *testing.T) {
	for text, want := range map[string]bool{
		"1d": true, "6m": true, "1y": true, "3650d": true, "3651d": false, "0m": false, "-1d": false, "6w": false, "06m": false, "6mm": false, "6 m": false, "m": false,
	} {
		v, err := ParseInterval(text)
		if (err == nil) != want || want && v.String() != text || !want && v != (Interval{}) {
			t.Errorf("%q: %v, %v", text, v, err)
		}
	}
	v := Interval{6, 'm'}
	if err := v.UnmarshalText(nil); err != nil || v != (Interval{}) {
		t.Errorf("empty text is %v, %v", v, err)
	}
	if err := v.UnmarshalText([]byte("9x")); err == nil {
		t.Error("9x is an interval")
	}
}

func TestAListOfNothingIsWrittenAsNone(t *testing.T) {
	if Join(nil) != "none" || Join([]string{"a", "b"}) != "a,b" || len(List(Join(nil))) != 0 {
		t.Errorf("%q, %q, %q", Join(nil), Join([]string{"a", "b"}), List(Join(nil)))
	}
}

func TestAStepIsPutOffAtMost90DaysAndTwiceRunning(t *testing.T) {
	c, r := oneRoute(account("way", 1, 1), account("later", 1, 1))
	for days, want := range map[Day]bool{-1: false, 0: false, 1: true, MostSnoozed: true, MostSnoozed + 1: false} {
		_, err := Assess(c, r, today).SnoozeEntry("later", today+days)
		if (err == nil) != want {
			t.Errorf("until %d days ahead: %v", days, err)
		}
	}
	for range MostSnoozes {
		e, err := Assess(c, r, today).SnoozeEntry("later", today+1)
		if err != nil {
			t.Fatal(err)
		}
		r = later(r, e)
	}
	if _, err := Assess(c, r, today).SnoozeEntry("later", today+1); err == nil {
		t.Error("it is put off a third time running")
	}
}

func TestNoIntervalIsWrittenAsNothing(t *testing.T) {
	if got := (Interval{}).String(); got != "" {
		t.Errorf("it is written %q", got)
	}
}

func TestADayIsReadFromTextAndNoTextIsNoDay(t *testing.T) {
	for text, want := range map[string]string{"": "", "2026-11-29": "2026-11-29"} {
		d := Day(7)
		if err := d.UnmarshalText([]byte(text)); err != nil || d.String() != want {
			t.Errorf("%q is %q, %v", text, d, err)
		}
	}
	if d := Day(7); d.UnmarshalText([]byte("yesterday")) == nil {
		t.Error("yesterday is a day of the calendar")
	}
}
