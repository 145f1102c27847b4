package checklist

import "slices"

// Outcome is what is known of a step, or of a step about one thing.
type Outcome string

// The outcomes. Due still counts as holding; stale does not.
const (
	Holds         Outcome = "holds"
	Due           Outcome = "due"
	Stale         Outcome = "stale"
	Changed       Outcome = "changed"
	Unknown       Outcome = "unknown"
	Fails         Outcome = "fails"
	NotApplicable Outcome = "not_applicable"
)

// Outcomes lists every Outcome from best to worst, the one that does not
// apply first.
var Outcomes = []Outcome{NotApplicable, Holds, Due, Stale, Changed, Unknown, Fails}

// Worse returns the worse of two outcomes.
func Worse(a, b Outcome) Outcome {
	return Outcomes[max(slices.Index(Outcomes, a), slices.Index(Outcomes, b))]
}

// Counts reports whether the outcome counts as holding as far as is known.
func (o Outcome) Counts() bool { return o == Holds || o == Due }

// Words says the outcome in a word or three, for screens.
func (o Outcome) Words() string {
	switch o {
	case Due:
		return "holds, look again"
	case Stale:
		return "too long ago"
	case Changed:
		return "question changed"
	case Unknown:
		return "not known"
	case NotApplicable:
		return "does not apply"
	}
	return string(o)
}

// Grace is how many days a due answer still counts.
const Grace = 14
