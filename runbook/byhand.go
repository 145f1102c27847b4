package runbook

import (
	"strings"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// ByHand is sheet E in nine lines at most, to be copied where there is no
// printer. The last asks to read it back.
func ByHand(a *checklist.Assessment) []string {
	w := &writer{a: a}
	number := w.own(checklist.ContactBroker)
	if number == "" {
		number = "the number on your statement: ____________"
	}
	out := []string{"Broker, " + w.company() + ": " + number}
	if numbers := a.Numbers(); len(numbers) > 0 {
		also := "Also answers: " + numbers[0].Digits
		if m := menu(numbers[0].Contact.Menu, []string{"security"}, false); len(m) > 0 {
			also += ". " + strings.TrimSuffix(m[0], ".")
		}
		out = append(out, also)
		if h := oneline.Words(numbers[0].Hours); h != "" {
			out = append(out, sentence(h))
		}
	}
	carrier := w.own(checklist.ContactCarrier)
	if carrier == "" {
		carrier = "____________"
	}
	out = append(out, "Phone gone: lock it from another device. Ring the phone company, "+carrier+": “Block the SIM. New SIM, same number.”",
		"Something moved: ring the broker. “Freeze trading and withdrawals. End all sessions. Reference?”",
		"Closed: sign in on a device you trust, disconnect the other session, cancel what is not yours.",
		"Then a new mailbox password, then a new broker password. Tell nobody a password or a code.",
		"Owner ill or dead: sign in to nothing. Ring the broker and ask which papers they need.",
		"Now read it back to me, from the paper.")
	return out
}
