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
		d := DatesOf(drawItems(t), monday, monday+Horizon)
		d.SaidOn = rapid.SampledFrom([]checklist.Day{0, monday}).Draw(t, "said")
		got, err := ReadDates(d.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTheLineIsSaidOnceADayForAsLongAsSomethingIsDue(t *testing.T) {
	d := Dates{Format: 1, Made: monday, Until: monday + 366, Dates: []Date{{monday + 2, 1}, {monday + 5, 3}}}
	for day, want := range map[checklist.Day]string{
		monday: "", monday + 1: "", monday + 2: "Review due: 1 thing", monday + 4: "Review due: 1 thing",
		monday + 5: "Review due: 4 things", monday + 400: "Review due: 4 things",
	} {
		if got := d.Line(day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	d.SaidOn = monday + 5
	if got := d.Line(monday + 5); got != "" {
		t.Errorf("said a second time on one day: %q", got)
	}
	if got := d.Line(monday + 6); got == "" {
		t.Error("the line of the next day is empty although things are due")
	}
}

func TestAfterItsLastDayTheFileSaysThatItKnowsNoMore(t *testing.T) {
	d := Dates{Format: 1, Made: monday, Until: monday + 366}
	if got := d.Line(monday + 367); got == "" {
		t.Error("silence after the last day reads as if nothing were due")
	}
}

func TestAFileOfANewerFormatOrOfSomethingElseIsRefused(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", `{"format":2,"made":"2026-01-01","until":"2027-01-01","dates":[]}`, `{"format":1,"dates":[{"on":"soon","count":1}]}`} {
		if d, err := ReadDates([]byte(text)); err == nil {
			t.Errorf("%q is read as %+v", text, d)
		}
	}
}

func FuzzReadDates(f *testing.F) {
	f.Add(Dates{Format: 1, Made: monday, Until: monday + 9, Dates: []Date{{monday, 2}}}.Encode())
	f.Add([]byte(`{"format":1,"dates":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := ReadDates(b)
		if err != nil {
			return
		}
		if d.Due(monday) < 0 {
			t.Errorf("%q counts below nothing", b)
		}
		if _, err := ReadDates(d.Encode()); err != nil {
			t.Errorf("%q is not read again once written: %v", b, err)
		}
	})
}
