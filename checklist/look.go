package checklist

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// The verdicts of a finding.
const (
	VerdictHolds    = "holds"
	VerdictFails    = "fails"
	VerdictUnknown  = "unknown"
	VerdictNothing  = "nothing_here"
	VerdictOverrule = "overruled" // a decision, with a reason, that the machine is wrong
)

// findingsOf returns the newest real look of each check on each device. A
// finding that was taken back takes with it everything before.
func findingsOf(idx *index) map[subjectKey]Event {
	out := make(map[subjectKey]Event)
	done := make(map[subjectKey]bool)
	for _, e := range idx.all {
		k := subjectKey{e.Kind, e.Subject}
		if e.Kind != KindFinding || done[k] {
			continue
		}
		if e.looked() {
			out[k] = e
		}
		done[k] = e.Withdrawn() || e.looked()
	}
	return out
}

// looked reports whether a finding is a look: an unknown and a nothing-here
// are none.
func (e Event) looked() bool {
	v := e.Value["verdict"]
	return v == VerdictHolds || v == VerdictFails || v == VerdictOverrule
}

// assessAbout brings the standing answer and the findings about one thing
// together: the newer look wins, but a failing finding stands until a newer
// one of that check holds or is overruled.
func (a *Assessment) assessAbout(step *Step, th thing, findings map[subjectKey]Event, stalers []staler) AboutState {
	s := AboutState{Target: th.id, Name: th.name, Outcome: Unknown}
	said, answered := a.answerTo(step, th.id)
	means, hold := MeansUnknown, Bolt
	if answered {
		means, hold = a.readAnswer(step, said, &s)
	}
	failing, holding := a.looks(step, th, findings)
	switch {
	case failing != nil:
		s.Outcome, s.Failing = Fails, true
		if means == MeansHolds && said.EnteredAt() > failing.EnteredAt() {
			check, _ := SplitSubject(failing.Subject)
			s.Conflict = &Conflict{Check: check, Machine: failing.Value["saw"], SaidOn: failing.Day, Person: s.Seen, On: said.Day}
			s.Because = "you and the machine disagree"
			return s
		}
		if means == MeansFails && said.EnteredAt() > failing.EnteredAt() {
			return s
		}
		s.ByAnswer, s.Seen, s.SeenOn = false, failing.Value["saw"], failing.Day
		return s
	case holding != nil && (s.Outcome == Changed || means == MeansUnknown || holding.EnteredAt() > said.EnteredAt()):
		s.ByAnswer, s.Outcome, s.Because, s.Asked, s.Bolt = false, Holds, "", nil, true
		s.Seen, s.SeenOn = holding.Value["saw"], holding.Day
		return a.age(s, step, *holding, stalers, th)
	}
	switch means {
	case MeansFails:
		s.Outcome, s.Failing = Fails, true
	case MeansHolds:
		s.Outcome, s.Bolt = Holds, hold != Habit
		return a.age(s, step, said, stalers, th)
	default:
		s.Failing = answered && a.failedBefore(step, said.Subject)
	}
	return s
}

// readAnswer says what an answer means today: as it is asked now, as it is
// carried over, or that the question changed.
func (a *Assessment) readAnswer(step *Step, said Event, s *AboutState) (Means, Hold) {
	s.Answer, s.SeenOn, s.ByAnswer = said.Value[FieldAnswer], said.Day, true
	now, then := a.Catalogue.carried(step, said.Value[FieldDigest], s.Answer)
	s.Asked = then
	switch {
	case s.Answer == NoPage.ID:
		s.Seen = NoPage.Text
	case s.Answer == Unsure.ID:
		s.Seen = Unsure.Text
	case now != nil:
		s.Answer, s.Seen, s.Asked = now.ID, now.Text, nil
		return now.Means, now.As
	case then != nil && then.answer(s.Answer) != nil && then.answer(s.Answer).Means == MeansFails:
		s.Seen = then.answer(s.Answer).Text
		return MeansFails, Bolt
	case shortDigest(said.Value[FieldDigest]) == step.Digest:
		s.Outcome, s.Because = Changed, "the question has no such answer any more"
	default:
		s.Outcome, s.Because = Changed, "the question changed since it was answered"
		if then != nil && then.answer(s.Answer) != nil {
			s.Seen = then.answer(s.Answer).Text
		}
	}
	return MeansUnknown, Bolt
}

// failedBefore reports whether the newest look among the answers about a
// target failed, where the newest answer is not a look: not sure, not now, or
// one to a question that changed.
func (a *Assessment) failedBefore(step *Step, subject string) bool {
	for e := range a.idx.standing(subject) {
		now, then := a.Catalogue.carried(step, e.Value[FieldDigest], e.Value[FieldAnswer])
		if now == nil && then != nil {
			now = then.answer(e.Value[FieldAnswer])
			if now != nil && now.Means == MeansHolds {
				now = nil // it held for another question
			}
		}
		if now != nil && (now.Means == MeansHolds || now.Means == MeansFails) {
			return now.Means == MeansFails
		}
	}
	return false
}

// looks returns the newest failing and the newest holding finding of the
// step's checks about a thing.
func (a *Assessment) looks(step *Step, th thing, findings map[subjectKey]Event) (failing, holding *Event) {
	consider := func(e Event) {
		switch {
		case e.Value["verdict"] == VerdictFails && (failing == nil || e.EnteredAt() > failing.EnteredAt()):
			failing = &e
		case e.Value["verdict"] == VerdictHolds && (holding == nil || e.EnteredAt() > holding.EnteredAt()):
			holding = &e
		}
	}
	for _, check := range step.Probe {
		if th.device != nil {
			if e, ok := findings[subjectKey{KindFinding, AnswerSubject(check, th.id)}]; ok {
				consider(e)
			}
			continue
		}
		for _, d := range a.Facts.Devices {
			if e, ok := findings[subjectKey{KindFinding, AnswerSubject(check, d.ID)}]; ok {
				consider(e)
			}
		}
	}
	return failing, holding
}

// Why time alone makes a look stale; everything else is a life event.
const (
	notYet       = "it was entered on a day that has not come yet"
	clockWrong   = "it was entered while the clock showed a day before this catalogue was made"
	reviewPassed = "its review day has passed"
)

// age gives a holding look its review day, and makes it stale a grace later, at
// once on a life event, or where its day is after today. A sitting makes it due.
func (a *Assessment) age(s AboutState, step *Step, look Event, stalers []staler, th thing) AboutState {
	s.every = growing{step.Review, 1}
	if look.Kind == KindAnswer {
		s.every.factor = a.growth(step, th, stalers)
	}
	s.reviewOn = s.every.After(look.Day)
	if s.reviewOn != 0 {
		s.StaleOn = s.reviewOn.AddDays(Grace)
	}
	switch {
	case look.Value[FieldClock] == clockBehind:
		s.Outcome, s.Because, s.StaleOn, s.atOnce = Stale, clockWrong, look.Day, true
	case look.Day > a.Day+1: // a day of tolerance over the date line
		s.Outcome, s.Because, s.atOnce = Stale, notYet, true
	case s.StaleOn != 0 && a.Day >= s.StaleOn:
		s.Outcome, s.Because = Stale, reviewPassed
	}
	// Every one that touches it counts; it is stale since the first of them.
	for _, st := range stalers {
		if st.touches(step, th) && st.event.EnteredAt() > look.EnteredAt() {
			s.Outcome, s.Because, s.StaleOn, s.atOnce = Stale, st.life.Title, min(cmp.Or(s.StaleOn, st.event.Day), st.event.Day), true
		}
	}
	return s
}

// staler is a life event that happened, and what it makes stale.
type staler struct {
	event Event
	life  *LifeEvent
	on    string // the device it is about, or everything
}

// stalersOf lists every life event that was not taken back, newest first. In
// format 1 the device was a field, and undo entered again, with its old order,
// what was there before, or withdrew everything.
func stalersOf(c *Catalogue, idx *index) []staler {
	var out []staler
	counts := make(map[string]int64) // by subject, the order up to which older events count
	for _, e := range idx.all {
		if e.Kind != KindHappened {
			continue
		}
		if upTo, ok := counts[e.Subject]; ok && e.Order > upTo {
			continue
		}
		if _, again := e.Value[FieldAgain]; again {
			counts[e.Subject] = e.EnteredAt() - b2i64(!e.Withdrawn())
		} else if e.Withdrawn() {
			counts[e.Subject] = math.MinInt64
		}
		id, on := SplitSubject(e.Subject)
		if on == "" {
			on = e.Value["on"]
		}
		if life := c.changes(id); life != nil && !e.Withdrawn() {
			out = append(out, staler{e, life, on})
		}
	}
	if life := c.LifeEvent(DeviceGone); life != nil {
		for _, e := range idx.kind[KindRetired] {
			if !e.Withdrawn() {
				out = append(out, staler{e, life, ""})
			}
		}
		slices.SortStableFunc(out, func(x, y staler) int { return newestFirst(x.event, y.event) })
	}
	return out
}

// Happened is a life event that happened and was not taken back.
type Happened struct {
	Event Event
	Life  *LifeEvent
	On    string // id of the device it is about; empty: everything
}

// Happened lists the life events that happened, newest first.
func (a *Assessment) Happened() []Happened {
	var out []Happened
	for _, st := range stalersOf(a.Catalogue, a.idx) {
		out = append(out, Happened{st.event, st.life, st.on})
	}
	return out
}

// HappenedOn returns the day of the newest event of a life event, or no day.
func (a *Assessment) HappenedOn(life string) Day {
	for _, h := range a.Happened() {
		if h.Life.ID == life {
			return h.Event.Day
		}
	}
	return 0
}

func b2i64(b bool) int64 { return int64(b2i(b)) }

func (st staler) touches(step *Step, th thing) bool {
	if st.on != "" && th.device != nil && th.id != st.on {
		return false
	}
	for _, what := range st.life.Stales {
		kind, value, isClass := strings.Cut(what, ":")
		switch {
		case !isClass && what == step.ID,
			kind == "topic" && step.Topic == value,
			kind == "interface" && slices.Contains(step.Interfaces, value),
			kind == "device.kind" && th.device != nil && th.device.Kind == value:
			return true
		}
	}
	return false
}
