package remind

import (
	"testing"
	"time"

	"handrail/checklist"
)

// The faults that two years of the first version showed in reminders, each as
// what happens now.

func TestF03ATimerDoesNotSpeakEveryDayAndItsLineDoesNotGrow(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 20, 15}, {monday + 60, 40}, {monday + 100, 90}}}
	said := lines(d, monday+717)
	if len(said) > 15 {
		t.Errorf("it speaks on %d of 717 days", len(said))
	}
	for on, line := range said {
		if on > monday+20 && line != stillWaiting {
			t.Errorf("on %s it says %q", on, line)
		}
	}
}

func TestF11ACalendarNeverFallsSilent(t *testing.T) {
	var sittings []checklist.Sitting
	for i := range 8 {
		sittings = append(sittings, checklist.Sitting{On: monday + checklist.Day(10+45*i), Minutes: 9})
	}
	days, err := expand(ICS(sittings, Options{Made: monday, Again: inAYear, Stamp: stamp}), monday+4*365)
	if err != nil {
		t.Fatal(err)
	}
	before := monday.Time()
	for _, on := range append(days, (monday + 4*365).String()) {
		at, err := time.Parse(time.DateOnly, on)
		if err != nil {
			t.Fatal(err)
		}
		if at.Sub(before) > 100*24*time.Hour {
			t.Errorf("nothing between %s and %s", before.Format(time.DateOnly), on)
		}
		before = at
	}
}

func TestF12ATimerOfARecordThatNobodyOpenedHereGivesNoFigure(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 60, 15}}}
	said := lines(d, monday+428)
	if said[monday+60] != openOnce || len(said) > 9 {
		t.Errorf("%v", said)
	}
}
