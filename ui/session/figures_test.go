package session

import (
	"testing"

	"handrail/checklist"
)

// figures is what some years with Handrail came to.
type figures struct {
	saves, said        int
	events, chunks     int // of the largest record
	sittings           int
	longestDue         int // lines of the list of what is due
	longestDueOn       checklist.Day
	longestStates      int // states a review would ask
	mostNew            int // lines that turned up on one day by time alone
	mostNewOn          checklist.Day
	mostEarly          int // days a review came before its interval
	dropped            int
	daysDue, daysOpen  int // days with something due; days Handrail was opened
	states             int // that were answered at the end
	openFirst, openEnd int // routes
}

// noteDue notes what is due on a morning.
func (f *figures) noteDue(a *checklist.Assessment, due []checklist.DueItem) {
	if len(due) > f.longestDue {
		f.longestDue, f.longestDueOn = len(due), a.Day
	}
	if len(due) > 0 {
		f.daysDue++
	}
	f.longestStates = max(f.longestStates, len(states(a)))
}

func (f figures) log(t testing.TB, who string) {
	t.Helper()
	t.Logf("%s: %d things said in %d saves, %d sittings; %d states answered at the end; routes open %d, then %d", who, f.said, f.saves, f.sittings, f.states, f.openFirst, f.openEnd)
	t.Logf("%s: largest record %d events in %d of 16 chunks; dropped by the caps: %d", who, f.events, f.chunks, f.dropped)
	t.Logf("%s: longest list of what is due %d lines (%s), %d states; most that turned up on one day %d (%s); earliest review %d days before its interval; something was due on %d days, opened on %d",
		who, f.longestDue, f.longestDueOn, f.longestStates, f.mostNew, f.mostNewOn, f.mostEarly, f.daysDue, f.daysOpen)
}
