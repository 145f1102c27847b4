package checklist

import (
	"strings"
	"testing"
)

func TestATextIsHeldAgainstItsRules(t *testing.T) {
	for _, test := range []struct {
		text string
		keep bool
		want string
	}{
		{"plain words", false, ""},
		{"\xff", false, "the note is not readable text"},
		{strings.Repeat("ä", MostText), false, ""},
		{strings.Repeat("a ", MostText/2) + "a", false, "the note has 281 characters, at most 280"},
		{"my password is tulip", false, "the note looks like a password or a code"},
		{"my password is tulip", true, ""},
	} {
		got := ""
		if err := CheckText("the note", test.text, test.keep); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%q, kept %v: %q, want %q", test.text, test.keep, got, test.want)
		}
	}
	for until, ok := range map[Day]bool{today - 1: false, today: false, today + 1: true, today.AddMonths(12): true, today.AddMonths(12) + 1: true, today.AddMonths(12) + 2: false} {
		if err := CheckAccepted(until, today); (err == nil) != ok {
			t.Errorf("accepted until %d days from today: %v", until-today, err)
		}
	}
}

// Put-offs are counted from the last answer, exception or return to the plan; a note
// ends no count.
func TestPutOffsAreCountedSinceAStepWasLastDealtWith(t *testing.T) {
	off := Event{Kind: KindSnooze, Subject: "s", Value: Value{FieldUntil: (today + 2).String()}}
	back := Event{Kind: KindSnooze, Subject: "s"}
	for _, test := range []struct {
		what string
		said []Event
		want int
	}{
		{"never", nil, 0},
		{"twice", []Event{off, off}, 2},
		{"and back in the plan", []Event{off, off, back}, 0},
		{"and put off once more", []Event{off, off, back, off}, 1},
		{"a note was withdrawn between", []Event{off, {Kind: KindNote, Subject: "s"}, off}, 2},
		{"another step was put off", []Event{off, {Kind: KindSnooze, Subject: "t", Value: off.Value}, {Kind: KindSnooze, Subject: "t"}}, 1},
		{"answered between", []Event{off, answeredOn(0, today, "s", "bad"), off}, 1},
		{"accepted between", []Event{off, {Kind: KindAccept, Subject: "s", Value: Value{"reason": "x"}}, off}, 1},
	} {
		for i := range test.said {
			test.said[i].Order, test.said[i].Day = int64(i+1), today
		}
		if got := Assess(oneStep(Interval{3, 'm'}), NewRecord(test.said...), today).snoozesRunning("s"); got != test.want {
			t.Errorf("%s: %d, want %d", test.what, got, test.want)
		}
	}
}
