package checklist

import "slices"

// toLook lists the things that a step is to be looked at about: nothing was
// seen of them, or too long ago, or of another question. Who was not sure is
// asked again after UnsureDays.
func (a *Assessment) toLook(s *StepState) []string {
	if !s.onList() {
		return nil
	}
	var out []string
	for _, ab := range s.About {
		if ab.Outcome != Unknown && ab.Outcome != Stale && ab.Outcome != Changed {
			continue
		}
		if ab.Outcome == Unknown && ab.Answer != "" && a.Day < ab.SeenOn.AddDays(UnsureDays) && a.Day >= ab.SeenOn {
			continue
		}
		out = append(out, ab.Thing)
	}
	return out
}

// toDo lists the things a step fails about, or else those about which it holds
// as a habit where a bolt would cut a stage of an open route: what the picture
// calls open the plan leads to.
func (s *StepState) toDo() []string {
	if out := s.failing(); len(out) > 0 || !s.wanted || !s.onList() {
		return out
	}
	var out []string
	for _, ab := range s.About {
		if ab.Outcome.Counts() && !ab.Bolt {
			out = append(out, ab.Thing)
		}
	}
	return out
}

// doNow lists what a step is to be done about today: a habit that was chosen
// in the last UnsureDays is left alone, as what was not sure then is.
func (a *Assessment) doNow(s *StepState) []string {
	var out []string
	things := s.toDo()
	for _, ab := range s.About {
		resting := ab.Outcome.Counts() && a.Day >= ab.SeenOn && a.Day < ab.SeenOn.AddDays(UnsureDays)
		if slices.Contains(things, ab.Thing) && !resting {
			out = append(out, ab.Thing)
		}
	}
	return out
}

// failing lists the things a step fails about.
func (s *StepState) failing() []string {
	if !s.onList() {
		return nil
	}
	var out []string
	for _, ab := range s.About {
		if ab.Outcome == Fails {
			out = append(out, ab.Thing)
		}
	}
	return out
}

// onList reports whether a step belongs on the to-do list.
func (s *StepState) onList() bool {
	return s.Applies != No && s.Snoozed == 0 && (s.Accepted == nil || s.Accepted.Ended)
}

// open lists the things a step does not hold about.
func (s *StepState) open() []string {
	var out []string
	for _, ab := range s.About {
		if !ab.Outcome.Counts() {
			out = append(out, ab.Thing)
		}
	}
	return out
}

// handsMinutes is what doing a step takes for everything it fails about.
func (a *Assessment) handsMinutes(s *StepState) int {
	return s.Step.Minutes.Hands * max(1, len(a.doNow(s)))
}

// lookMinutes is what it takes to look, for everything that is not known.
func (a *Assessment) lookMinutes(s *StepState) int {
	return s.Step.Minutes.Look * max(1, len(a.toLook(s)))
}
