package runbook

import (
	"slices"
	"sort"

	"handrail/checklist"
)

// past looks back through a record for the day on which a page went out of
// date. What it assessed for one page it has for the next.
type past struct {
	a        *checklist.Assessment
	events   []checklist.Event             // newest first
	turning  []int                         // index of each event that can change a page, oldest first
	assessed map[int]*checklist.Assessment // the record up to an event, by its index
}

func newPast(a *checklist.Assessment) *past {
	return &past{a: a, assessed: make(map[int]*checklist.Assessment)}
}

// read finds what in the record can change a page. It waits until it is asked
// for: of pages that are current nothing is.
func (p *past) read() {
	if p.events != nil {
		return
	}
	p.events = p.a.Record().Counting()
	for i, e := range slices.Backward(p.events) {
		if p.turns(e) {
			p.turning = append(p.turning, i)
		}
	}
}

// turns reports whether an event can change what is on a page: one that says
// what is true of the set-up, or how a step was found of which the pages speak.
func (p *past) turns(e checklist.Event) bool {
	id, answers := e.AnswersStep()
	if !answers {
		return e.OfSetup()
	}
	st := p.a.Step(id)
	return st == nil || id == trustedStep || slices.Contains(p.a.Catalogue.WayBack, id) ||
		slices.ContainsFunc(st.Step.Answers, func(x checklist.Answer) bool { return len(x.Sets) > 0 })
}

// at is the assessment of what had been said up to an event.
func (p *past) at(i int) *checklist.Assessment {
	if p.assessed[i] == nil {
		p.assessed[i] = checklist.Assess(p.a.Catalogue, checklist.NewRecord(p.events[i:]...), p.a.Day)
	}
	return p.assessed[i]
}

// since finds the day from which a page is superseded: that of the first event
// after printing with which one of the sections differs that differ today.
// Where they differ with none, the catalogue or the program changed.
func (p *past) since(printed checklist.Print, before []Section, changed differences) checklist.Day {
	p.read()
	names := changed.names()
	before = among(before, names)
	differs := func(a *checklist.Assessment) bool {
		return len(differing(before, sectionsToday(a, printed, names))) > 0
	}
	after := p.turning[sort.Search(len(p.turning), func(n int) bool { return p.events[p.turning[n]].Order > printed.At }):]
	n := sort.Search(len(after), func(n int) bool { return differs(p.at(after[n])) })
	if n < len(after) && !p.differedWhenPrinted(printed, differs) {
		return p.events[after[n]].Day
	}
	for _, e := range slices.Backward(p.events) {
		if e.AboutCatalogue() && e.Order > printed.At {
			return e.Day
		}
	}
	return p.a.Day
}

// differedWhenPrinted reports whether the page would not have been printed so
// even from the record of its day: then no event made it wrong.
func (p *past) differedWhenPrinted(printed checklist.Print, differs func(*checklist.Assessment) bool) bool {
	i := slices.IndexFunc(p.events, func(e checklist.Event) bool { return e.Order <= printed.At })
	return i >= 0 && differs(p.at(i))
}
