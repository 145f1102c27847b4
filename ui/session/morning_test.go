package session

import (
	"slices"

	"handrail/checklist"
)

// morning looks at a new day before any entry is made on it, and tests what
// Handrail promises about a night that passes. It opens nothing: the record is
// as it was in the evening.
func (p *person) morning(day checklist.Day) *checklist.Assessment {
	p.t.Helper()
	p.setDay(day)
	a := checklist.Assess(p.set.Catalogue, p.known.Record(), day)
	p.nothingImproved(a)
	p.onlyWhatIsDue(a)
	due := a.Due()
	turnedUp := 0
	for _, d := range due {
		line := string(d.Kind) + " " + d.ID
		if p.held[line] {
			continue
		}
		turnedUp++
		if !p.tells[line] {
			p.t.Errorf("%s is due on %s and the calendar of the evening before did not say so", line, day)
		}
	}
	if turnedUp > p.fig.mostNew {
		p.fig.mostNew, p.fig.mostNewOn = turnedUp, day
	}
	p.fig.noteDue(a, due)
	p.known = a
	return a
}

// nothingImproved: time alone closes no route and makes nothing known.
func (p *person) nothingImproved(a *checklist.Assessment) {
	p.t.Helper()
	for i := range a.Routes {
		if was := &p.known.Routes[i]; was.Open && !a.Routes[i].Open {
			p.t.Errorf("%s closed overnight, on %s", was.Route.ID, a.Day)
		}
	}
	for i := range a.Steps {
		if was, is := p.known.Steps[i].Outcome, a.Steps[i].Outcome; checklist.Worse(was, is) != is {
			p.t.Errorf("%s went from %s to %s overnight, on %s", a.Steps[i].Step.ID, was, is, a.Day)
		}
	}
}

// onlyWhatIsDue compares what is due with the entries, reckoned here a second
// time: what is older than its interval is asked again, and nothing that was
// seen within half of it.
func (p *person) onlyWhatIsDue(a *checklist.Assessment) {
	p.t.Helper()
	happened := p.lastEvent()
	for i := range a.Steps {
		st := &a.Steps[i]
		if st.Applies == checklist.No {
			continue
		}
		for _, ab := range st.About {
			said, ok := p.newest[[2]string{string(checklist.KindAnswer), checklist.AnswerSubject(st.Step.ID, ab.Thing)}]
			if !ok || said.Withdrawn() || !holds(st.Step, said) {
				if ab.Outcome.Counts() {
					p.t.Errorf("%s about %q is %s on %s without an answer", st.Step.ID, ab.Thing, ab.Outcome, a.Day)
				}
				continue
			}
			again := st.Step.Review.After(said.Day)
			asked := ab.Outcome == checklist.Due || ab.Outcome == checklist.Stale
			switch {
			case said.Day > a.Day && ab.Outcome != checklist.Stale:
				p.t.Errorf("%s about %q has an answer of %s, a day to come, and is %s on %s", st.Step.ID, ab.Thing, said.Day, ab.Outcome, a.Day)
			case said.Day > a.Day:
			case a.Day >= again && !asked:
				p.t.Errorf("%s about %q was seen on %s, is to be seen every %s, and is %s on %s", st.Step.ID, ab.Thing, said.Day, st.Step.Review, ab.Outcome, a.Day)
			case a.Day >= again.AddDays(checklist.Grace) && ab.Outcome != checklist.Stale:
				p.t.Errorf("%s about %q is too old on %s and is %s", st.Step.ID, ab.Thing, a.Day, ab.Outcome)
			case asked && said.Order > happened && a.Day < again:
				p.fig.mostEarly = max(p.fig.mostEarly, int(again-a.Day))
				if 2*(a.Day-said.Day) < again-said.Day {
					p.t.Errorf("%s about %q was seen on %s and is asked again on %s, before half of %s", st.Step.ID, ab.Thing, said.Day, a.Day, st.Step.Review)
				}
			}
		}
	}
}

func holds(step *checklist.Step, e checklist.Event) bool {
	return slices.ContainsFunc(step.Answers, func(a checklist.Answer) bool {
		return a.ID == e.Value[checklist.FieldAnswer] && a.Means == checklist.MeansHolds
	})
}

// lastEvent is the order of the last life event, after which old answers may
// be asked at any time.
func (p *person) lastEvent() (order int64) {
	for k, e := range p.newest {
		if k[0] == string(checklist.KindHappened) {
			order = max(order, e.Order)
		}
	}
	return order
}

// evening keeps what is known at the end of a day: what is due, and what the
// calendar says of the next day.
func (p *person) evening(a *checklist.Assessment) {
	p.known = a
	p.held, p.tells = make(map[string]bool), make(map[string]bool)
	for _, d := range a.Due() {
		p.held[string(d.Kind)+" "+d.ID] = true
	}
	for _, d := range a.DueWithin(a.Day + 1) {
		p.tells[string(d.Kind)+" "+d.ID] = true
	}
}

// nothingLost compares the record with every entry that was made: the newest of
// each thing is there, and what is not there was named as dropped.
func (p *person) nothingLost(r checklist.Record, named []checklist.Dropped) {
	p.t.Helper()
	kept := make(map[string]bool)
	per := make(map[[2]string]int)
	for _, e := range r.Events() {
		kept[e.ID()] = true
		per[[2]string{string(e.Kind), e.Subject}]++
	}
	for k, e := range p.newest {
		if !kept[e.ID()] {
			p.t.Errorf("the last entry about %s %s, of %s, is gone", k[0], k[1], e.Day)
		}
	}
	lost := make(map[[2]string]int)
	for id, e := range p.ids {
		if !kept[id] {
			k := [2]string{string(e.Kind), e.Subject}
			lost[k]++
			p.fig.dropped++
			if per[k] < checklist.KeptEach && r.Len() < checklist.KeptAll {
				p.t.Errorf("%s %s of %s is gone and no cap was reached", e.Kind, e.Subject, e.Day)
			}
		}
	}
	for _, d := range named {
		lost[[2]string{string(d.Kind), d.Subject}] -= d.Events
	}
	for k, n := range lost {
		if n != 0 {
			p.t.Errorf("of %s %s %d more are gone than were named", k[0], k[1], n)
		}
	}
	full := r.Full()
	for _, d := range named {
		if r.Len() < checklist.KeptAll && !slices.ContainsFunc(full, func(f checklist.Full) bool { return f.Kind == d.Kind && f.Subject == d.Subject }) {
			p.t.Errorf("%s %s lost something, and the record alone does not show that it may have", d.Kind, d.Subject)
		}
	}
}
