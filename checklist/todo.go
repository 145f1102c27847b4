package checklist

import "slices"

// where lists the things a step is about for which something is so.
func (s *StepState) where(is func(*AboutState) bool) []string {
	var out []string
	for i := range s.About {
		if is(&s.About[i]) {
			out = append(out, s.About[i].Target)
		}
	}
	return out
}

// lately reports whether something was seen in the last UnsureDays.
func (a *Assessment) lately(ab *AboutState) bool {
	return a.Day >= ab.SeenOn && a.Day < ab.SeenOn.AddDays(UnsureDays)
}

// toLook lists the things that a step is to be looked at about: nothing was
// seen of them, or too long ago, or of another question. Who was not sure is
// asked again after UnsureDays.
func (a *Assessment) toLook(s *StepState) []string {
	if !s.onList() {
		return nil
	}
	return s.where(func(ab *AboutState) bool {
		return ab.Outcome == Stale || ab.Outcome == Changed || ab.Outcome == Unknown && !a.lately(ab)
	})
}

// toDo lists the things a step fails about, or else those about which it holds
// as a habit where a bolt would cut a stage of an open route: what the picture
// calls open the plan leads to.
func (s *StepState) toDo() []string {
	if out := s.failing(); len(out) > 0 || !s.wanted || !s.onList() {
		return out
	}
	return s.where(func(ab *AboutState) bool { return ab.Outcome.Counts() && !ab.Bolt })
}

// doNow lists what a step is to be done about today: a habit that was chosen
// in the last UnsureDays is left alone, as what was not sure then is.
func (a *Assessment) doNow(s *StepState) []string {
	things := s.toDo()
	return s.where(func(ab *AboutState) bool {
		return slices.Contains(things, ab.Target) && !(ab.Outcome.Counts() && a.lately(ab))
	})
}

// failing lists the things a step fails about.
func (s *StepState) failing() []string {
	if !s.onList() {
		return nil
	}
	return s.where(func(ab *AboutState) bool { return ab.Outcome == Fails })
}

// onList reports whether a step belongs on the to-do list.
func (s *StepState) onList() bool {
	return s.Applies != No && s.Snoozed == 0 && (s.Accepted == nil || s.Accepted.Ended)
}

// open lists the things a step does not hold about.
func (s *StepState) open() []string {
	return s.where(func(ab *AboutState) bool { return !ab.Outcome.Counts() })
}

// handsMinutes is what doing a step takes for everything it fails about.
func (a *Assessment) handsMinutes(s *StepState) int {
	return s.Step.Minutes.Hands * max(1, len(a.doNow(s)))
}

// lookMinutes is what it takes to look, for everything that is not known.
func (a *Assessment) lookMinutes(s *StepState) int {
	return s.Step.Minutes.Look * max(1, len(a.toLook(s)))
}
