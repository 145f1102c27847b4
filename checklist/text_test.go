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
