package checklist

// growth returns how many times longer than its interval a state may wait: 2
// after the same good answer came again twice, 4 after four times. A look
// counts where it came at least half of the interval of then after the last
// one that counted. Another answer, a question that changed and a life event
// begin again; a machine's finding does not count. It follows from the looks
// that are kept, so dropping one can only shorten it.
func (a *Assessment) growth(step *Step, th thing, stalers []staler) int {
	var looks []*Event // equal ones, newest first
	same := ""
	for e := range a.idx.standing(AnswerSubject(step.ID, th.id)) {
		answer := a.holdingAnswer(step, e)
		if len(looks) == 0 {
			same = answer
		}
		if answer == "" || answer != same || len(looks) > 0 && touchedBetween(step, th, stalers, e, looks[len(looks)-1]) {
			break
		}
		looks = append(looks, e)
	}
	if len(looks) < 3 {
		return 1
	}
	again, last := 0, looks[len(looks)-1].Day
	for i := len(looks) - 2; i >= 0; i-- {
		if on := looks[i].Day; on >= halfway(last, step.Review.grown(again).After(last)) {
			again, last = again+1, on
		}
	}
	return factor(again)
}

// factor is by how much an interval has grown after so many equal answers.
func factor(again int) int {
	switch {
	case again >= 4:
		return 4
	case again >= 2:
		return 2
	}
	return 1
}

// halfway is the middle between a look and its review day, rounded up.
func halfway(seen, due Day) Day { return seen + (due-seen+1)/2 }

// holdingAnswer is the answer of today that a look gave, where it holds.
func (a *Assessment) holdingAnswer(step *Step, look *Event) string {
	now, _ := a.Catalogue.carried(step, look.Value[FieldDigest], look.Value[FieldAnswer])
	if now == nil || now.Means != MeansHolds || look.Value[FieldClock] == clockBehind {
		return ""
	}
	return now.ID
}

// touchedBetween reports whether a life event touched what a step is about
// between two looks.
func touchedBetween(step *Step, th thing, stalers []staler, from, to *Event) bool {
	for _, st := range stalers {
		if at := st.event.EnteredAt(); at > from.EnteredAt() && at < to.EnteredAt() && st.touches(step, th) {
			return true
		}
	}
	return false
}

// growing is an interval that has grown.
type growing struct {
	base   Interval
	factor int
}

func (v Interval) grown(again int) growing { return growing{v, factor(again)} }

// After returns the day one grown interval after d: at most a year, where the
// interval itself is not longer.
func (g growing) After(d Day) Day {
	return max(g.base.After(d), min(Interval{g.base.N * g.factor, g.base.Unit}.After(d), d.AddMonths(12)))
}
