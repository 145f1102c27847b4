package session

import (
	"testing"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// days is how long these people use Handrail.
func days() int {
	if !proptest.Long() {
		return 366
	}
	return 3*365 + 1
}

// closeSession ends the session and tells what it named as dropped.
func (p *person) closeSession() []checklist.Dropped {
	d := p.s.Dropped()
	p.s = nil
	return d
}

// settle does what there is to do, a sitting a day, and ends at the evening of
// a day; it returns what sessions named as dropped.
func (p *person) settle(from, to checklist.Day, each func(day checklist.Day, a *checklist.Assessment)) (named []checklist.Dropped) {
	p.t.Helper()
	for day := from; day < to; day++ {
		a := p.morning(day)
		each(day, a)
		plan := checklist.Plan(a, UsualMinutes)
		if len(a.Due()) == 0 && len(plan.Trips)+len(plan.Bundle) == 0 && p.quiet && p.s == nil {
			p.evening(a)
			continue
		}
		if p.s == nil {
			p.open()
		}
		p.fig.daysOpen++
		p.sitting()
		p.rest()
		said := p.fig.said
		p.bundle()
		p.quiet = p.fig.said == said
		p.evening(p.s.Assessment())
		named = append(named, p.closeSession()...)
	}
	return named
}

func TestForOneWhoReviewsOnTimeNoDayAsksMoreThanASitting(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 1)
	p.begin()
	p.evening(p.s.Assessment())
	named := p.closeSession()
	start := p.today()
	settled := checklist.Day(0)
	named = append(named, p.settle(start+1, start.AddDays(days()), func(day checklist.Day, a *checklist.Assessment) {
		if p.quiet && settled == 0 && day > start.AddDays(22) {
			settled = day
			t.Logf("nothing is left to do %d days after the start", day-start)
		}
		if p.fig.mostNewOn == day && p.fig.mostNew > checklist.SittingSteps {
			t.Errorf("%d things turned up on %s by time alone", p.fig.mostNew, day)
		}
		if n := len(states(a)); n > checklist.SittingSteps {
			t.Errorf("%d states are due on %s, more than a sitting", n, day)
		}
		if day == start.AddDays(21) {
			p.open()
			p.print()
		}
	})...)
	p.nothingLost(p.open().Record(), named)
	p.finish("on time")
	if settled == 0 || p.fig.openEnd >= p.fig.openFirst/2 {
		t.Errorf("after years %d of %d routes are open; nothing was left to do since %s", p.fig.openEnd, p.fig.openFirst, settled)
	}
}

func TestForOneWhoStopsReviewingNothingImprovesAndTheCalendarWasRight(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 2)
	p.begin()
	p.evening(p.s.Assessment())
	named := p.closeSession()
	start := p.today()
	stop, end := start.AddDays(31), start.AddDays(max(days(), 430)) // until what is asked once a year is stale too
	named = append(named, p.settle(start+1, stop, func(checklist.Day, *checklist.Assessment) {})...)
	calendar := make(map[string]checklist.Day)
	for _, d := range p.known.DueWithin(end) {
		calendar[string(d.Kind)+" "+d.ID] = d.DueOn
	}
	best := openCount(p.known)
	for day := stop; day < end; day++ {
		a := p.morning(day)
		there := make(map[string]bool)
		for _, d := range a.Due() {
			line := string(d.Kind) + " " + d.ID
			there[line] = true
			if on, said := calendar[line]; !said || on > day {
				t.Errorf("%s is due on %s, and the calendar of %s says %s", line, day, stop, on)
			}
		}
		for line, on := range calendar {
			if on <= day && !there[line] {
				t.Errorf("the calendar of %s says that %s is due since %s, and on %s it is not", stop, line, on, day)
			}
		}
		p.evening(a)
	}
	for _, st := range p.known.Steps {
		if st.Outcome.Counts() {
			t.Errorf("%s still counts, years after it was seen", st.Step.ID)
		}
	}
	p.nothingLost(p.open().Record(), named)
	p.finish("stops after a month")
	if best >= p.fig.openEnd {
		t.Errorf("%d routes were open after a month and %d when all was too long ago", best, p.fig.openEnd)
	}
	for _, r := range p.known.Routes {
		if r.Applies != checklist.No && !r.Open {
			t.Errorf("%s is closed by what was seen years ago", r.Route.ID)
		}
	}
}

// finish fills the last figures in.
func (p *person) finish(who string) {
	a := p.s.Assessment()
	p.fig.openEnd = openCount(a)
	for i := range a.Steps {
		for _, ab := range a.Steps[i].About {
			if ab.Answer != "" && a.Steps[i].Applies != checklist.No {
				p.fig.states++
			}
		}
	}
	p.fig.log(p.t, who)
}
