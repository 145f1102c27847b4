package checklist

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
)

// asking is something that is asked again, and when.
type asking struct {
	kind  DueKind
	id    string // of the step, fact, permission, signal, sheet or scenario
	title string
	about string // of a step: the thing
	seen  Day    // when it was last looked at
	from  Day    // not before this day: half of its interval
	due   Day    // one interval after it was seen
	stale Day    // the day it counts no more, or no day
	every growing
	now   bool // it has its own day, due, and waits for no sitting
	on    Day  // the day of the sitting that asks it, see sitting
}

// state reports whether it is a state, which a person looks at.
func (k DueKind) state() bool {
	return slices.Contains([]DueKind{DueReview, DueHabit, DueChanged, DueConflict}, k)
}

// times gives something its days from the day it was last looked at.
func (q asking) times(seen, due Day) asking {
	q.seen, q.due, q.from = seen, due, halfway(seen, due)
	return q
}

// sitting is the day of the sitting that asks something. A state is asked on a
// day between half of its interval and the day it is stale, so that it is never
// stale for a person who comes: in one of the main months where one is among
// them, so that the others can be left out, and not everything in the same one.
// All else waits for the first main month that is not before its day.
func (q *asking) sitting(days SittingDay) Day {
	switch {
	case q.now:
		return q.due
	case q.stale == 0:
		return days.mainOnOrAfter(q.due)
	}
	last := days.Before(q.stale)
	var main []Day // the latest first
	for on := last; on >= q.from && len(main) < spreadOver; on = days.Before(on) {
		if isMain(on) {
			main = append(main, on)
		}
	}
	if len(main) == 0 {
		return max(last, days.OnOrAfter(q.from))
	}
	h := fnv.New32a()
	fmt.Fprint(h, q.id, "@", q.about)
	return main[h.Sum32()%uint32(len(main))]
}

// spreadOver is over how many sittings the states with the same days are
// spread.
const spreadOver = 3

// again is the same thing as it is asked after it was done on a day, or false
// where it is not asked by time.
func (q asking) again(on Day, days SittingDay) (asking, bool) {
	due := q.every.After(on)
	if q.now || due == 0 {
		return q, false
	}
	q = q.times(on, due)
	if q.kind.state() {
		q.stale = due + Grace
	}
	q.on = q.sitting(days)
	return q, true
}

// askings lists everything entered that is asked again, with its days.
func (a *Assessment) askings() []asking {
	var out []asking
	for i := range a.Steps {
		out = a.askingsOf(out, &a.Steps[i])
	}
	stalers := stalersOf(a.Catalogue, a.idx)
	for _, f := range a.Facts.States {
		if f.Conflict != nil {
			out = append(out, asking{kind: DueConflict, id: f.Fact.ID, title: f.Fact.Title, due: min(f.Conflict.On, a.Day), now: true})
		}
		if !f.Known {
			continue
		}
		q := asking{kind: DueFact, id: f.Fact.ID, title: f.Fact.Title, every: growing{f.Fact.Review, 1}}.times(f.SaidOn, f.Fact.Review.After(f.SaidOn))
		for _, st := range stalers {
			if slices.Contains(st.life.Facts, f.Fact.ID) && st.event.EnteredAt() > f.enteredAt {
				q.due, q.now = earliest(q.due, st.event.Day), true
			}
		}
		out = append(out, a.ahead(q))
	}
	for _, p := range a.Facts.Permissions {
		q := asking{kind: DuePermission, id: p.Permission.ID, title: p.Permission.Name}.times(p.SaidOn, p.ReviewOn)
		if p.Denied() {
			q.due, q.now = min(p.SaidOn, a.Day), true
		}
		out = append(out, a.ahead(q))
	}
	if q, ok := a.signalsAsking(); ok {
		out = append(out, a.ahead(q))
	}
	for _, p := range a.papers() {
		q := asking{kind: DuePaper, id: p.page, title: "Print the " + p.page + " page again", every: growing{paperAgain, 1}}.times(p.printed, paperAgain.After(p.printed))
		if p.wrongOn != 0 {
			q.due, q.now = p.wrongOn, true
		}
		out = append(out, q)
	}
	if q, ok := a.drillAsking(); ok {
		out = append(out, q)
	}
	out = append(out, a.missAskings()...)
	for _, al := range a.OpenAlarms() {
		out = append(out, asking{kind: DueAlarm, id: al.Step.ID, title: al.Step.Title, about: al.About, seen: al.SeenOn, due: min(al.SeenOn, a.Day), now: true})
	}
	return slices.DeleteFunc(out, func(q asking) bool { return q.due == 0 })
}

// ahead makes due at once what was entered on a day that has not come: a clock
// was wrong; a day of tolerance over the date line.
func (a *Assessment) ahead(q asking) asking {
	if q.seen > a.Day+1 && q.due != 0 {
		q.due, q.now = a.Day, true
	}
	return q
}

// askingsOf adds what is asked of a step. Nothing that was entered about it is
// without a day, but where a fact says that it does not apply.
func (a *Assessment) askingsOf(out []asking, s *StepState) []asking {
	if s.Applies == No {
		return out
	}
	base := asking{id: s.Step.ID, title: s.Step.Title}
	if s.Snoozed != 0 || s.PutOff != 0 {
		base.kind, base.now, base.due = DuePutOff, true, cmp.Or(s.Snoozed, s.PutOff)
		return append(out, base)
	}
	return a.looksAgain(out, s)
}

// looksAgain adds what is asked of a step that was not put off.
func (a *Assessment) looksAgain(out []asking, s *StepState) []asking {
	base := asking{id: s.Step.ID, title: s.Step.Title}
	left := false
	if s.Accepted != nil && !s.seenToHold() && !a.answeredAfterEnd(s) {
		base.kind, base.now, base.due, left = DueAccepted, true, s.Accepted.Until+1, true
		out = append(out, base)
	}
	for i := range s.About {
		ab := &s.About[i]
		q := asking{id: s.Step.ID, title: s.Step.Title, about: ab.Target, kind: DueReview}
		if s.Step.Habit != "" {
			q.kind = DueHabit
		}
		switch {
		case ab.Conflict != nil:
			q.kind, q.seen, q.due, q.now = DueConflict, ab.Conflict.On, min(ab.Conflict.On, a.Day), true
		case ab.Outcome == Changed:
			q.kind = DueChanged
			q = q.times(ab.SeenOn, a.changedOn(ab))
			q.from = q.due
		case ab.atOnce:
			q.seen, q.due, q.now = ab.SeenOn, min(ab.StaleOn, a.Day), true
		case ab.Outcome == Holds || ab.Outcome == Stale:
			q = q.times(ab.SeenOn, ab.reviewOn)
			q.stale, q.every = ab.StaleOn, ab.every
		case left || ab.SeenOn == 0:
			continue
		case ab.Outcome == Fails:
			q.kind, q.seen, q.due, q.every = DueFailing, ab.SeenOn, min(ab.SeenOn, a.Day)+1, growing{Interval{1, 'd'}, 1}
			q.from = q.due
		default:
			q.kind, q.seen, q.due, q.every = DueUnsure, ab.SeenOn, min(ab.SeenOn, a.Day)+UnsureDays, growing{Interval{UnsureDays, 'd'}, 1}
			q.from = q.due
		}
		out = append(out, q)
	}
	return out
}

// seenToHold reports whether what was seen last holds for everything a step is
// about, however long ago.
func (s *StepState) seenToHold() bool {
	return len(s.About) > 0 && !slices.ContainsFunc(s.About, func(ab AboutState) bool { return !ab.Outcome.Counts() && ab.Outcome != Stale })
}

// answeredAfterEnd reports whether a step whose exception has ended was
// answered after that.
func (a *Assessment) answeredAfterEnd(s *StepState) bool {
	return s.Accepted.Ended && slices.ContainsFunc(s.About, func(ab AboutState) bool { return ab.SeenOn > s.Accepted.Until && ab.SeenOn <= a.Day })
}

// signalsAsking is the one line for everything outside to watch: a quarter, or
// the shortest interval among them, after the look that is longest ago.
func (a *Assessment) signalsAsking() (asking, bool) {
	q := asking{kind: DueSignal, id: "signals", title: "Read the broker's notices"}
	for _, s := range a.signals {
		if earliest(q.due, s.DueOn) != q.due {
			q = q.times(cmp.Or(s.LookedOn, a.firstDay()), s.DueOn)
			q.every = growing{s.Signal.Review, 1}
		}
	}
	return q, q.due != 0
}

// missAskings lists what rehearsals found missing and nobody put right since:
// asked at the next sitting.
func (a *Assessment) missAskings() []asking {
	var out []asking
	for _, m := range a.Misses() {
		q := asking{kind: DueMiss, id: m.ID(), title: "Missed in the rehearsal: " + m.Text, seen: m.On, due: m.On + 1, from: m.On + 1}
		out = append(out, q)
	}
	return out
}
