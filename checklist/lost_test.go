package checklist

import (
	"testing"
)

// What came in from another copy and does not count is told, with the reason.
func TestALookOfAnotherCopyThatDoesNotCountIsToldWithItsReason(t *testing.T) {
	look := func(order int64, device, subject string) Event {
		return Event{Kind: KindAnswer, Subject: subject, Order: order, Day: today, Device: device, Value: Value{FieldAnswer: device}}
	}
	ours := look(10, "a", "s")
	fact := Event{Kind: KindFact, Subject: "s", Order: 5, Day: today, Device: "b", Value: Value{FieldValue: "x"}}
	finding := func(order int64, device string) Event {
		return Event{Kind: KindFinding, Subject: "c@a", Order: order, Day: today, Device: device, Value: Value{"verdict": VerdictHolds, "saw": device}}
	}
	ahead := Event{Kind: KindClock, Subject: "20@b", Order: 4, Day: today, Device: "a", Value: Value{FieldUntil: "30"}}
	for what, test := range map[string]struct {
		before, other []Event
		want          string
	}{
		"it is older":              {[]Event{ours}, []Event{look(5, "b", "s")}, "it was entered before"},
		"it is newer":              {[]Event{ours}, []Event{look(15, "b", "s")}, ""},
		"it was ours":              {[]Event{ours, look(5, "b", "s")}, []Event{look(5, "b", "s")}, ""},
		"about something else":     {[]Event{ours}, []Event{look(5, "b", "t")}, ""},
		"a fact":                   {[]Event{{Kind: KindFact, Subject: "s", Order: 10, Day: today, Device: "a", Value: Value{FieldValue: "y"}}}, []Event{fact}, ""},
		"a finding":                {[]Event{finding(10, "a")}, []Event{finding(5, "b")}, "it was entered before"},
		"two, told once":           {[]Event{ours}, []Event{look(5, "b", "s"), look(6, "b", "s")}, "it was entered before"},
		"its clock was ahead":      {[]Event{ours, ahead}, []Event{look(25, "b", "s")}, "it was entered while a clock was ahead"},
		"its answer was withdrawn": {[]Event{{Kind: KindAnswer, Subject: "s", Order: 10, Day: today, Device: "a"}}, []Event{look(5, "b", "s")}, ""},
	} {
		before, other := NewRecord(test.before...), NewRecord(test.other...)
		got := ""
		for _, l := range Merge(before, other).NotWinning(before, other) {
			got += l.Why
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
	x, y := look(10, "b", "s"), look(10, "c", "s")
	one, two := NewRecord(x), NewRecord(y)
	both := append(Merge(one, two).NotWinning(one, two), Merge(one, two).NotWinning(two, one)...)
	if len(both) != 1 || both[0].Why != "both were entered at the same second" {
		t.Errorf("of one second: %+v", both)
	}
}
