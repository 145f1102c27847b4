package checklist

// Sitting is a review on a day: what is asked again.
type Sitting struct {
	On      Day
	Minutes int // to look at the states
	States  []Asked
	Other   int // facts, permissions, signals, paper and drills that are due
}

// Asked is one state that a sitting asks.
type Asked struct {
	Step  string
	About []string
}

// Sitting returns what is due on the day of the assessment, or nil.
func (a *Assessment) Sitting() *Sitting {
	s := Sitting{On: a.Day}
	for _, d := range a.Due() {
		switch d.Kind {
		case DueReview, DueHabit, DueChanged, DueConflict, DueAccepted:
			st := a.Step(d.ID)
			if st == nil || st.Applies == No {
				continue
			}
			s.States = append(s.States, Asked{d.ID, st.again()})
			s.Minutes += st.Step.Minutes.Look * max(1, len(st.again()))
		default:
			s.Other++
		}
	}
	if len(s.States)+s.Other == 0 {
		return nil
	}
	return &s
}

// again lists the things that a step is asked about again.
func (s *StepState) again() []string {
	var out []string
	for _, ab := range s.About {
		if ab.Outcome == Due || ab.Outcome == Stale || ab.Outcome == Changed || ab.Conflict != nil {
			out = append(out, ab.Thing)
		}
	}
	return out
}
