package scene

import (
	"testing"

	"handrail/checklist"
)

// What a rehearsal missed is asked at the next review, each thing on its own,
// and shown with the rehearsal before the next one begins.
func TestADrillShowsTheLastOneAndAsksOfEachMissWhetherItIsPutRight(t *testing.T) {
	w := world(saying(75, said1(checklist.KindDrill, "lost-phone", "minutes", "4", "misses", "the number of the phone company, the codes")))
	has(t, Make(w, Place{Screen: "drill"}), "4 minutes, 2 missing")
	has(t, Make(w, Place{Screen: "drill", ID: "lost-phone"}), "Last time: 9 Sep, 4 minutes to the first call.", "Missed: the number of the phone company", "Missed: the codes")
	end := Place{Screen: "review", Page: reviewEnd}
	has(t, Make(w, end), "Missed in the rehearsal: the number of the phone company", "Missed in the rehearsal: the codes")
	p := press(t, &w, Place{Screen: "drill", ID: "lost-phone"}, "Missed: the codes")
	has(t, Make(w, p), "Missed: the codes | put right", "Missed: the number of the phone company | it is put right")
	has(t, Make(w, Place{Screen: "drill"}), "4 minutes, 1 missing")
	hasNot(t, Make(w, end), "the codes")
	has(t, Make(w, end), "the number of the phone company")
}

func TestTheLogSaysThatAnOldPutOffEnds(t *testing.T) {
	w := world(saying(40, said1(checklist.KindSnooze, "mfa.second", "until", "2060-01-01")))
	has(t, Make(w, Place{Screen: "log"}), "put off until 2060-01-01, read as until 2027-01-13 (at most 90 days)")
	w = world(saying(40, said1(checklist.KindSnooze, "mfa.second", "until", "2026-12-01")))
	hasNot(t, Make(w, Place{Screen: "log"}), "read as")
}

func TestTheSettingsOfferTheTimerWhereTheScreensCanTurnIt(t *testing.T) {
	w := world(lived())
	w.Reminders = "none"
	hasNot(t, Make(w, Place{Screen: "settings"}), "Turn a daily timer on")
	has(t, Make(w, Place{Screen: "settings"}), "handrail remind --help")
	has(t, Make(w, Place{Screen: "today"}), "REMINDERS none")
	w.TimerOffered = true
	has(t, Make(w, Place{Screen: "settings"}), "Turn a daily timer on")
	w.TimerOn = true
	has(t, Make(w, Place{Screen: "settings"}), "Turn the timer off")
}
