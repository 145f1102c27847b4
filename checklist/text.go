package checklist

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MostText is how many characters a note, a reason or another text has at most.
const MostText = 280

// RuleError says which rule an entry breaks, and what to do about it.
type RuleError struct {
	What string
	Hint string
}

func (e *RuleError) Error() string { return e.What }

// CheckText holds a text a person typed against the rules: valid, short, and
// nothing that looks secret unless keep says that it is not. The text is
// expected without control characters. what names it: "the note".
func CheckText(what, text string, keep bool) error {
	if !utf8.ValidString(text) {
		return &RuleError{what + " is not readable text", "type it again"}
	}
	if n := utf8.RuneCountInString(text); n > MostText {
		return &RuleError{fmt.Sprintf("%s has %d characters, at most %d", what, n, MostText), "make it shorter"}
	}
	if looks := LooksSecret(text); looks != "" && !keep {
		return &RuleError{fmt.Sprintf("%s looks like %s", what, looks), "use other words: nothing secret belongs in the record"}
	}
	return nil
}

// CheckReason is CheckText of a reason, which must not be empty.
func CheckReason(text string, keep bool) error {
	if strings.TrimSpace(text) == "" {
		return &RuleError{"a reason is needed", "say why, in your own words"}
	}
	return CheckText("the reason", text, keep)
}

// How far ahead a person may choose a day.
const (
	MostSnoozed = 90 // days
	MostSnoozes = 2  // times running
)

// CheckAccepted holds the last day of an accepted risk against the rules: after
// today, and at most a year ahead.
func CheckAccepted(until, today Day) error {
	switch {
	case until <= today:
		return &RuleError{fmt.Sprintf("%s is not after today", until), "choose a day after " + today.String()}
	case until > today.AddMonths(12)+1: // a day of tolerance over the date line
		return &RuleError{fmt.Sprintf("%s is more than a year ahead", until), "choose a day until " + today.AddMonths(12).String()}
	}
	return nil
}

// CheckSnoozed holds the day until which a step is put off against the rules:
// after today, at most 90 days ahead, and at most twice running.
func (a *Assessment) CheckSnoozed(step string, until Day) error {
	switch {
	case until <= a.Day:
		return &RuleError{fmt.Sprintf("%s is not after today", until), "choose a day after " + a.Day.String()}
	case until > a.Day+MostSnoozed:
		return &RuleError{fmt.Sprintf("%s is more than %d days ahead", until, MostSnoozed), "choose a day until " + (a.Day + MostSnoozed).String()}
	case a.snoozesRunning(step) >= MostSnoozes:
		return &RuleError{"it was put off twice running", "look at it now, or leave it with a reason: handrail accept " + step}
	}
	return nil
}

// SnoozedUntil is the day until which an entry puts a step off: what it says,
// at most MostSnoozed days and the day itself after it was entered, since format
// 1 knew no most.
func SnoozedUntil(e Event) (Day, bool) {
	until, err := ParseDay(e.Value[FieldUntil])
	return min(until, e.Day+MostSnoozed+1), err == nil
}

// snoozesRunning counts how often a step was put off since it was last
// answered, accepted or no longer put off.
func (a *Assessment) snoozesRunning(step string) int {
	n := 0
	for _, e := range a.idx.all {
		about, _ := SplitSubject(e.Subject)
		switch {
		case about != step:
		case e.Kind == KindAnswer, e.Kind == KindAccept, e.Kind == KindSnooze && e.Withdrawn():
			return n
		case e.Kind == KindSnooze:
			n++
		}
	}
	return n
}
