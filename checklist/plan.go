package checklist

// Advice is what to do today: the gate, at most one look, and the bundle of
// steps that fits the minutes and closes most.
type Advice struct {
	Minutes       int
	Gate          *GateState // where it stands, it comes first
	Look          *Look      // an unknown that three minutes would settle, or nil
	Bundle        []Item     // in the order to do them, at most nine
	TotalMinutes  int
	Exact         bool     // false: more candidates than the exact search takes
	Closes        []string // ids of the routes the bundle closes
	RaisesEasiest bool     // it raises the easiest route left somewhere
	LeftOut       []LeftOut
}

// Look is an unknown step on a route of the easiest open tier.
type Look struct {
	Step    string
	Minutes int
	Because string
}

// Item is one step of the bundle.
type Item struct {
	Step    string
	About   []string // the things it is still open about; "" is the account
	Minutes int
	Because string
}

// LeftOut is a step that was not taken, and why.
type LeftOut struct {
	Step string
	Why  string
}

// SittingSteps is the most steps one sitting has.
const SittingSteps = 9

// Plan says what to do today with so many minutes. The same assessment and
// minutes always give the same advice.
func Plan(a *Assessment, minutes int) Advice {
	ad := Advice{Minutes: minutes, Gate: a.Gate, Exact: true}
	taken := make(map[string]bool)
	take := func(s *StepState, because string) {
		for _, id := range s.Step.After {
			if before := a.Step(id); before != nil && !before.Outcome.Counts() && !taken[id] {
				ad.LeftOut = append(ad.LeftOut, LeftOut{s.Step.ID, "first " + before.Step.Title})
				return
			}
		}
		if taken[s.Step.ID] || len(ad.Bundle) == SittingSteps || ad.TotalMinutes+s.Step.Minutes > minutes {
			return
		}
		taken[s.Step.ID] = true
		ad.TotalMinutes += s.Step.Minutes
		ad.Bundle = append(ad.Bundle, Item{Step: s.Step.ID, About: s.open(), Minutes: s.Step.Minutes, Because: because})
	}
	if a.Gate != nil {
		if s := a.Step(a.Gate.Step); s != nil {
			take(s, a.Gate.Because)
		}
	}
	for tier := Tier(0); tier <= 4; tier++ {
		for i := range a.Routes {
			r := &a.Routes[i]
			if !r.Open || r.Tier != tier {
				continue
			}
			for _, g := range r.Stages {
				for _, e := range g.CutBy {
					if s := a.Step(e.Step); s.todo() && !s.Stopped {
						take(s, "closes "+r.Route.Title)
					}
				}
			}
		}
	}
	ad.Closes, ad.RaisesEasiest = a.closedBy(taken)
	return ad
}

// todo reports whether a step belongs on the to-do list.
func (s *StepState) todo() bool {
	return s.Applies != No && !s.Outcome.Counts() && s.Snoozed == 0 && (s.Accepted == nil || s.Accepted.Ended)
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

// closedBy lists the open routes that close once these steps hold, and
// whether the easiest route left anywhere becomes harder.
func (a *Assessment) closedBy(steps map[string]bool) (closes []string, raises bool) {
	before := a.Easiest()
	var after *RouteState
	for i := range a.Routes {
		r := &a.Routes[i]
		if !r.Open {
			continue
		}
		closed := false
		for _, g := range r.Stages {
			for _, e := range g.CutBy {
				closed = closed || steps[e.Step]
			}
		}
		if closed {
			closes = append(closes, r.Route.ID)
		} else if r.Route.Exposure != Lockout && r.Route.Kind != Mistake {
			after = easier(after, r)
		}
	}
	return closes, before != nil && (after == nil || after.Tier > before.Tier)
}
