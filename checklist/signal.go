package checklist

import "slices"

// SignalState is a signal, when it was last looked at, and when again.
type SignalState struct {
	Signal   *Signal
	LookedOn Day // no day: never
	Saw      string
	DueOn    Day // no day: nothing was ever said, so nothing is due
}

// Signals lists the signals, in catalogue order. One that was never looked at
// is due one interval after the first thing that was ever said, or somewhat
// before, so that no day brings too much.
func (a *Assessment) Signals() []SignalState { return slices.Clone(a.signals) }

// lookAgain gives every signal its day, before days are spread.
func (a *Assessment) lookAgain() []SignalState {
	first := a.firstDay()
	out := make([]SignalState, len(a.Catalogue.Signals))
	for i := range a.Catalogue.Signals {
		s := SignalState{Signal: &a.Catalogue.Signals[i]}
		s.DueOn = s.Signal.Review.After(first)
		if e, _ := a.idx.at(KindLooked, s.Signal.ID); !e.Withdrawn() {
			s.LookedOn, s.Saw, s.DueOn = e.Day, e.Value["saw"], s.Signal.Review.After(e.Day)
		}
		out[i] = s
	}
	return out
}

// firstDay is the day of the first thing that is still kept.
func (a *Assessment) firstDay() Day {
	var first Day
	for _, e := range a.idx.all {
		first = earliest(first, e.Day)
	}
	return first
}
