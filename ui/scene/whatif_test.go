package scene

import (
	"testing"

	"handrail/checklist"
)

func TestWhatIfSaysWhatIsOpenAndWhatWouldStopIt(t *testing.T) {
	w := world(saying(1, said1(checklist.KindAnswer, "mfa.weakest", "answer", "no", "digest", "d-weakest")))
	has(t, Make(w, Place{Screen: "what-if"}), "you lose your phone", "someone takes your phone number", WhatIfLimits)
	has(t, Make(w, Place{Screen: "what-if", ID: "number"}), "What if someone takes your phone number?", "A code is taken over the telephone", "The phone has no network.")
}
