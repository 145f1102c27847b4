package checklist

import "slices"

// Change is what differs between two assessments, by cause.
type Change struct {
	From, To      Day
	Opened        []RouteChange
	Closed        []RouteChange // a stage of it is stopped now
	NotApplicable []RouteChange // by a fact it does not apply now: nobody closed it
	Outcomes      []OutcomeChange
	Learned       []RouteChange // routes a newer catalogue opened: we learned something
}

// Cause says who or what changed something.
type Cause string

// The causes of a change.
const (
	YouDid       Cause = "you"
	TimeDid      Cause = "time"
	WeLearned    Cause = "learned"
	MachineFound Cause = "machine"
)

// RouteChange is a route that opened or closed.
type RouteChange struct {
	Route string `json:"id"`
	Title string `json:"title"`
	Cause Cause  `json:"-"`
}

// OutcomeChange is a step whose outcome changed.
type OutcomeChange struct {
	Step  string  `json:"step"`
	Title string  `json:"title"`
	From  Outcome `json:"from"`
	To    Outcome `json:"to"`
	Cause Cause   `json:"-"`
}

// Compare says what changed from one assessment to a later one. Both may
// rest on different catalogues; a route that only the later one knows is
// something we learned, never something the person did.
func Compare(from, to *Assessment) Change {
	ch := Change{From: from.Day, To: to.Day}
	learned := from.Catalogue.Digest != to.Catalogue.Digest
	for i := range to.Routes {
		now := &to.Routes[i]
		before := from.Route(now.Route.ID)
		rc := RouteChange{Route: now.Route.ID, Title: now.Route.Title, Cause: YouDid}
		switch {
		case before == nil && now.Open:
			rc.Cause = WeLearned
			ch.Learned = append(ch.Learned, rc)
		case before == nil || before.Open == now.Open:
		case now.Open:
			rc.Cause = from.causeOfOpening(to, now, learned)
			if rc.Cause == WeLearned {
				ch.Learned = append(ch.Learned, rc)
			} else {
				ch.Opened = append(ch.Opened, rc)
			}
		case now.Applies == No:
			ch.NotApplicable = append(ch.NotApplicable, rc)
		default:
			ch.Closed = append(ch.Closed, rc)
		}
	}
	for i := range to.Steps {
		now := &to.Steps[i]
		if before := from.Step(now.Step.ID); before != nil && before.Outcome != now.Outcome {
			ch.Outcomes = append(ch.Outcomes, OutcomeChange{
				now.Step.ID, now.Step.Title, before.Outcome, now.Outcome, causeOf(now, before, learned),
			})
		}
	}
	return ch
}

// causeOf tells why a step's outcome changed.
func causeOf(now, before *StepState, learned bool) Cause {
	switch {
	case slices.ContainsFunc(now.About, func(a AboutState) bool { return a.Outcome == now.Outcome && !a.ByAnswer && a.SeenOn != 0 }):
		return MachineFound
	case now.Outcome == Stale && slices.ContainsFunc(now.About, func(a AboutState) bool {
		return a.Outcome == Stale && a.Because != notYet && a.Because != reviewPassed
	}):
		return YouDid // said that something happened
	case now.Outcome == Stale || now.Outcome == Due:
		return TimeDid
	case now.Outcome == Changed || learned && before.Step.Digest != now.Step.Digest:
		return WeLearned
	}
	return YouDid
}

func (from *Assessment) causeOfOpening(to *Assessment, r *RouteState, learned bool) Cause {
	cause := YouDid
	for _, g := range r.Stages {
		for _, e := range g.CutBy {
			now, before := to.Step(e.Step), from.Step(e.Step)
			switch {
			case before == nil:
				cause = WeLearned
			case before.known() && !now.known():
				cause = causeOf(now, before, learned)
			case learned && cause == YouDid && now.Outcome == before.Outcome:
				cause = WeLearned
			}
		}
	}
	return cause
}
