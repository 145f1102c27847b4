package act

import (
	"testing"

	"handrail/checklist"
)

// days is how long these people use Handrail.
func days() int {
	if testing.Short() {
		return 366
	}
	return 3*365 + 1
}

// dropped collects what each opened session named as dropped.
func (p *person) closeSession() []checklist.Dropped {
	d := p.s.Dropped()
	p.s = nil
	return d
}

func TestForOneWhoReviewsOnTimeNoDayAsksMoreThanASitting(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 1)
	var named []checklist.Dropped
	p.begin()
	for p.today() < checklist.DayOf(first)+1 {
		p.bundle()
		p.evening(p.s.Assessment())
		named = append(named, p.closeSession()...)
		p.setDay(p.today() + 1)
	}
	start := p.today()
	settled := checklist.Day(0)
	for day := start; day < start.AddDays(days()); day++ {
		a := p.morning(day)
		if n := p.fig.mostNew; n > checklist.SittingSteps && p.fig.mostNewOn == day {
			t.Errorf("%d things turned up on %s by time alone", n, day)
		}
		if n := len(states(a)); settled != 0 && n > checklist.SittingSteps {
			t.Errorf("%d states are due on %s, more than a sitting", n, day)
		}
		plan := checklist.Plan(a, UsualMinutes)
		todo := plan.Look != nil || len(plan.Bundle) > 0
		if len(a.Due()) > 0 || settled == 0 || todo {
			p.open()
			p.fig.daysOpen++
			if day == start.AddDays(21) {
				p.print()
			}
			p.sitting()
			p.rest()
			said := p.fig.said
			p.bundle()
			if p.fig.said == said && settled == 0 && day > start.AddDays(22) {
				settled = day
				t.Logf("nothing is left to do on %s, %d days after the start", day, day-start)
			}
			p.evening(p.s.Assessment())
			named = append(named, p.closeSession()...)
			if n := len(states(p.known)); n > 0 {
				t.Errorf("after the sitting of %s %d states are still due", day, n)
			}
			continue
		}
		p.evening(a)
	}
	s := p.open()
	p.nothingLost(s.Record(), named)
	p.finish("on time")
	if open := p.fig.openEnd; open >= p.fig.openFirst/2 {
		t.Errorf("after years %d of %d routes are open", open, p.fig.openFirst)
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
