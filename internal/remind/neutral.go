package remind

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// The lines of a timer: the first of a sitting, and those after it.
const (
	stillWaiting = "Handrail: still waiting; 10 minutes are enough to begin."
	openOnce     = "Handrail: open it once, so that its dates are right."
)

// waiting is what a timer says on the day of a sitting.
func waiting(minutes int) string {
	return fmt.Sprintf("Handrail: about %s are waiting (handrail review).", minutesOf(minutes))
}

func minutesOf(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// summary is what a calendar shows of a sitting.
func summary(s *checklist.Sitting, named bool) string {
	if named {
		return fmt.Sprintf("Handrail: account check, %d min", s.Minutes)
	}
	return "Handrail: " + minutesOf(s.Minutes)
}

// makeAgain is the last event of a calendar.
const makeAgain = "Handrail: make this calendar again"

// description counts what a sitting asks.
func description(s *checklist.Sitting, made checklist.Day) string {
	var parts []string
	if n := s.Looks(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d to look at", n))
	}
	switch n := s.Questions(); {
	case n == 1:
		parts = append(parts, "1 question")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d questions", n))
	}
	return strings.Join(parts, ", ") + ". Open Handrail, press r. Made " + made.Time().Format("2 January 2006") + "; if you have looked since, this may be shorter."
}
