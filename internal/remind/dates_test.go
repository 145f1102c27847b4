package remind

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

func TestADatesFileIsReadAsItWasWritten(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		d := DatesOf(drawSittings(t), "keyring", monday, monday+Horizon)
		d.Spoken = rapid.SampledFrom([][]checklist.Day{nil, {monday}, {monday, monday + 3}}).Draw(t, "spoken")
		got, err := ReadDates(d.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// lines lists the days on which a timer that runs every day speaks.
func lines(d Dates, until checklist.Day) map[checklist.Day]string {
	out := map[checklist.Day]string{}
	for on := d.Made; on <= until; on++ {
		if l := d.Speak(on); l != "" {
			out[on] = l
		}
	}
	return out
}

func TestATimerSpeaksOnTheDayThenThreeTenAndThirtyDaysLaterThenOnceAQuarter(t *testing.T) {
	first := monday + 20
	d := Dates{Format: DatesFormat, Made: monday, Until: monday + 366, Dates: []Date{{first, 15}, {first + 60, 9}, {first + 200, 9}}}
	want := map[checklist.Day]string{
		first:     "Handrail: about 15 minutes are waiting (handrail review).",
		first + 3: stillWaiting, first + 10: stillWaiting, first + 30: stillWaiting,
		first + 121: stillWaiting, first + 212: stillWaiting, first + 303: stillWaiting,
	}
	if diff := cmp.Diff(want, lines(d, monday+366)); diff != "" {
		t.Error(diff)
	}
	if n := len(lines(d, monday+366)); n > 9 {
		t.Errorf("%d lines in a year", n)
	}
	d.Spoken = []checklist.Day{first}
	if got := d.Line(first); got != "" {
		t.Errorf("said a second time on one day: %q", got)
	}
}

// However often somebody opens the program and leaves again, which makes a new
// file each time, a timer speaks nine times in a year at most.
func TestATimerSpeaksNineTimesAYearAtMostHoweverOftenItsFileIsMadeAgain(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 1, 9}}}
		var spoken []checklist.Day
		gap := rapid.IntRange(1, 120)
		for on, opened := monday, monday; on < monday+1200; on++ {
			if d.Speak(on) != "" {
				spoken = append(spoken, on)
			}
			if n := len(spokenBy(spoken, on)); n > 9 {
				t.Fatalf("%d lines in the year until %s", n, on)
			}
			if on == opened+checklist.Day(gap.Draw(t, "days")) && (len(spoken) == 0 || spoken[len(spoken)-1] != on) {
				renewed := Dates{Format: DatesFormat, Made: on, Dates: []Date{{on + checklist.Day(gap.Draw(t, "next")), 9}}}
				renewed.Renew(d)
				d, opened = renewed, on
			}
		}
	})
}

func TestALineThatSomebodyCameForOnItsDayDoesNotCount(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 14, 9}}}
	for i := range 20 {
		on := d.Dates[0].On
		if d.Speak(on) == "" {
			t.Fatalf("nothing on the day of sitting %d", i+1)
		}
		renewed := Dates{Format: DatesFormat, Made: on, Dates: []Date{{on + 14, 9}}}
		renewed.Renew(d)
		d = renewed
	}
}

// A timer that spoke while the clock was years ahead speaks again once it is
// right.
func TestADayThatHasNotComeDoesNotSilenceATimer(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 20, 15}}, Spoken: []checklist.Day{monday + 1800}}
	if got := d.Line(monday + 20); got != waiting(15) {
		t.Errorf("on the day it says %q", got)
	}
}

func TestAFileThatKnowsOnlyTheLastLineIsRead(t *testing.T) {
	d, err := ReadDates([]byte(`{"format":2,"made":"2026-05-25","until":"2027-05-26","said_on":"2026-06-06","dates":[]}`))
	if err != nil || len(d.Spoken) != 1 || d.Spoken[0].String() != "2026-06-06" {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestADayOnWhichTheComputerWasOffIsMadeUpForOnce(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 20, 15}}}
	if got := d.Line(monday + 21); got != waiting(15) {
		t.Errorf("the day after it says %q", got)
	}
	d.Spoken = []checklist.Day{monday + 21}
	if got := d.Line(monday + 22); got != "" {
		t.Errorf("and the next day %q", got)
	}
	if got := d.Line(monday + 25); got != stillWaiting {
		t.Errorf("four days later %q", got)
	}
}

func TestWhatWasLeftOpenOnTheDayItWasLookedAtIsNotSaidThatDay(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday, 15}}}
	if got := lines(d, monday+9); len(got) != 1 || got[monday+3] != stillWaiting {
		t.Errorf("%v", got)
	}
}

// Another machine may have done it: an old file asks to be looked at and gives
// no figure.
func TestAnOldFileSaysToOpenHandrail(t *testing.T) {
	d := Dates{Format: DatesFormat, Made: monday, Dates: []Date{{monday + 60, 15}}}
	if got := lines(d, monday+62); len(got) != 1 || got[monday+60] != openOnce {
		t.Errorf("%v", got)
	}
}

func TestAFileOfANewerFormatOrOfSomethingElseIsRefused(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", `{"format":3,"made":"2026-01-01","until":"2027-01-01","dates":[]}`, `{"format":1,"dates":[{"on":"soon","minutes":1}]}`} {
		if d, err := ReadDates([]byte(text)); err == nil {
			t.Errorf("%q is read as %+v", text, d)
		}
	}
}

func FuzzReadDates(f *testing.F) {
	f.Add(Dates{Format: DatesFormat, Made: monday, Until: monday + 9, Dates: []Date{{monday, 2}}}.Encode())
	f.Add([]byte(`{"format":1,"dates":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := ReadDates(b)
		if err != nil {
			return
		}
		d.Line(monday)
		if _, err := ReadDates(d.Encode()); err != nil {
			t.Errorf("%q is not read again once written: %v", b, err)
		}
	})
}
