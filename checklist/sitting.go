package checklist

import (
	"cmp"
	"maps"
	"slices"
)

// Sitting is a review on a day: what it asks, in the order of a sitting.
type Sitting struct {
	On          Day
	Minutes     int      // for what is offered, about
	Facts       []string // ids of facts, asked on one screen: still so?
	Permissions []string
	Open        []Asked // fails and unsure, ended exceptions, put-offs: a line each
	States      []Asked // at most SittingSteps of them are offered
	More        []Asked // offered after those: what is left
	MoreMinutes int     // to look at these
	Signals     bool    // read the notices
	Misses      []string
	Papers      []string // pages to print again
	Drill       bool
}

// Asked is one step that a sitting asks, and about what.
type Asked struct {
	Kind  DueKind
	Step  string
	About []string
}

// Questions counts what a sitting asks besides states.
func (s *Sitting) Questions() int {
	habits := 0
	for _, q := range s.States {
		habits += b2i(q.Kind == DueHabit)
	}
	return habits + len(s.Facts) + len(s.Permissions) + len(s.Open) + b2i(s.Signals) + len(s.Misses) + len(s.Papers) + b2i(s.Drill)
}

// Looks counts the states that a sitting offers; a habit is a question.
func (s *Sitting) Looks() int {
	n := 0
	for _, q := range s.States {
		if q.Kind != DueHabit {
			n += len(q.About)
		}
	}
	return n
}

// Sittings says which sittings there are until a day, and what each asks: first
// the one of today, where something is due, then those ahead as they will be if
// each is done on its day. Every reminder, screen, command and page that names
// a day of review reads it.
func Sittings(a *Assessment, until Day) []Sitting {
	days := a.SittingDay()
	asks := make(map[Day][]asking)
	for _, q := range a.asked {
		if q.now && q.on > a.Day { // its own day; the sitting after it asks it at the latest
			q.on = days.mainOnOrAfter(q.on)
		}
		q.on = max(q.on, a.Day)
		for again := true; again && q.on <= until; q, again = q.again(q.on, days) {
			asks[q.on] = append(asks[q.on], q)
		}
	}
	var out []Sitting
	for _, on := range slices.Sorted(maps.Keys(asks)) {
		out = append(out, a.sitting(on, asks[on]))
	}
	return out
}

// Sitting returns what is due on the day of the assessment, or nil.
func (a *Assessment) Sitting() *Sitting {
	if len(a.due) == 0 {
		return nil
	}
	s := a.sitting(a.Day, a.due)
	return &s
}

// Horizon is how many days ahead a next sitting is looked for: what is asked
// once a year is stale by then.
const Horizon = 366 + Grace

// NextSitting returns the day of the first sitting after today, or no day.
func (a *Assessment) NextSitting() Day {
	for _, s := range Sittings(a, a.Day+Horizon) {
		if s.On > a.Day {
			return s.On
		}
	}
	return 0
}

// sitting gathers what is asked on a day.
func (a *Assessment) sitting(on Day, asks []asking) Sitting {
	s := Sitting{On: on}
	asks = slices.Clone(asks)
	slices.SortStableFunc(asks, func(x, y asking) int {
		return cmp.Or(cmp.Compare(slices.Index(DueKinds, x.kind), slices.Index(DueKinds, y.kind)),
			cmp.Compare(cmp.Or(x.stale, x.due), cmp.Or(y.stale, y.due)), cmp.Compare(x.id, y.id), cmp.Compare(x.about, y.about))
	})
	var looks []asking
	for _, q := range asks {
		switch {
		case q.kind == DueFact, q.kind == DueConflict && a.Step(q.id) == nil:
			s.Facts = append(s.Facts, q.id)
		case q.kind == DuePermission:
			s.Permissions = append(s.Permissions, q.id)
		case q.kind == DueSignal:
			s.Signals = true
		case q.kind == DueMiss:
			s.Misses = append(s.Misses, q.id)
		case q.kind == DuePaper:
			s.Papers = append(s.Papers, q.id)
		case q.kind == DueDrill:
			s.Drill = true
		case q.kind == DueHabit: // a line: is this how you work?
			s.States = join(s.States, q)
		case q.kind.state():
			looks = append(looks, q)
		default:
			s.Open = join(s.Open, q)
		}
	}
	s.Minutes = b2i(len(s.Facts)+len(s.Permissions) > 0) + b2i(s.Signals)*noticesMinutes + (len(s.Open)+len(s.States)+1)/2
	for n, q := range looks {
		minutes := a.Step(q.id).Step.Minutes.Look
		if n < SittingSteps && len(s.More) == 0 && (n < fewestLooks || s.Minutes+minutes <= SittingMinutes) {
			s.States = join(s.States, q)
			s.Minutes += minutes
		} else {
			s.More = join(s.More, q)
			s.MoreMinutes += minutes
		}
	}
	s.Minutes = max(1, s.Minutes)
	return s
}

// What a sitting offers: at most SittingSteps states and, where that leaves a
// few, about SittingMinutes of everything. What is more is offered after it.
const (
	SittingMinutes = 15
	fewestLooks    = 2
	noticesMinutes = 3 // to read the broker's notices
)

// join adds what is asked to the line of its step.
func join(list []Asked, q asking) []Asked {
	for i := range list {
		if list[i].Step == q.id && list[i].Kind == q.kind {
			list[i].About = append(list[i].About, q.about)
			return list
		}
	}
	return append(list, Asked{q.kind, q.id, []string{q.about}})
}

// sit gives everything that is asked again the day of its sitting, and makes
// due what the sittings until today ask. The day follows from what was entered
// about it alone and not from today: what is due on a day to come, if nothing
// is entered until then, can be told now.
func (a *Assessment) sit() {
	days := a.SittingDay()
	a.asked = a.askings()
	for i := range a.asked {
		q := &a.asked[i]
		q.on = q.sitting(days)
		a.setDueOn(q)
		if q.on <= a.Day {
			a.due = append(a.due, *q)
		}
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		if s.Outcome == NotApplicable {
			continue
		}
		if s.Snoozed != 0 || s.PutOff != 0 { // when it is asked is put off, and not that it is due
			for _, q := range a.looksAgain(nil, s) {
				if q.due != 0 && q.sitting(days) <= a.Day {
					s.makeDue(q.about)
				}
			}
		}
		s.Outcome = outcomeOver(s.About)
	}
}

// makeDue makes what holds about a thing due.
func (s *StepState) makeDue(about string) {
	for i := range s.About {
		if ab := &s.About[i]; ab.Target == about && ab.Outcome == Holds {
			ab.Outcome = Due
		}
	}
}

// setDueOn writes the day of a sitting where the screens read it.
func (a *Assessment) setDueOn(q *asking) {
	switch q.kind {
	case DueFact:
		a.Facts.State(q.id).DueOn = q.on
	case DuePermission:
		for i := range a.Facts.Permissions {
			if p := &a.Facts.Permissions[i]; p.Permission.ID == q.id {
				p.DueOn = q.on
			}
		}
	case DueSignal:
		for i := range a.signals {
			if s := &a.signals[i]; s.DueOn != 0 {
				s.DueOn = max(q.on, a.SittingDay().mainOnOrAfter(s.DueOn))
			}
		}
	case DueReview, DueHabit, DueChanged, DueFailing, DueUnsure:
		s := a.Step(q.id)
		for i := range s.About {
			if ab := &s.About[i]; ab.Target == q.about {
				ab.DueOn = q.on
				if q.on <= a.Day {
					s.makeDue(q.about)
				}
			}
		}
	}
}

// LastEntry is the day of the newest entry that is not dated to a day to come.
func (a *Assessment) LastEntry() Day {
	var day Day
	for _, e := range a.idx.all {
		if e.Day <= a.Day {
			day = max(day, e.Day)
		}
	}
	return day
}

// Absence is from how many days without an entry Today says welcome back.
const Absence = 45

// PermissionReview is the day on which a permission is asked again if it is
// entered today: after the catalogue's interval, half a year where it has none,
// at most a year.
func (a *Assessment) PermissionReview(id string) Day {
	day := a.Day.AddMonths(6)
	if p := a.Catalogue.Permission(id); p != nil {
		if v, err := ParseInterval(p.Review); err == nil {
			day = v.After(a.Day)
		}
	}
	return min(day, a.Day.AddMonths(12))
}
