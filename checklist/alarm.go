package checklist

import (
	"cmp"
	"slices"
	"strings"
)

// Alarm is an answer that is a sign of somebody inside, and what became of it.
// A later answer does not clear it: only how it is explained, that the broker
// was told, or undo.
type Alarm struct {
	Step      *Step
	About     string // "" the account, or the id of a username or a device
	Name      string // in words
	Seen      string // the answer, in words
	SeenOn    Day
	Scenario  string // where it leads
	AtOnce    bool   // it leads there without a question first
	State     string // AlarmOpen, AlarmUnclear, AlarmExplained or AlarmTold
	Text      string // how it is explained, or what is unclear
	Reference string // of the broker, where it was told
	StateOn   Day    // the day that became of it, or no day
}

// AlarmOpen is an alarm of which nothing was entered yet.
const AlarmOpen = "open"

// Cleared reports whether an alarm needs nobody any more.
func (al *Alarm) Cleared() bool { return al.State == AlarmExplained || al.State == AlarmTold }

// Alarms lists every alarm, those that are not cleared first, the newest first.
func (a *Assessment) Alarms() []Alarm {
	var out []Alarm
	for _, e := range a.idx.kind[KindAnswer] {
		id, about := SplitSubject(e.Subject)
		if s := a.Step(id); s != nil {
			if al, ok := a.alarm(s.Step, about, e.Subject); ok {
				out = append(out, al)
			}
		}
	}
	slices.SortFunc(out, func(x, y Alarm) int {
		return cmp.Or(cmp.Compare(b2i(x.Cleared()), b2i(y.Cleared())), cmp.Compare(y.SeenOn, x.SeenOn),
			strings.Compare(x.Step.ID, y.Step.ID), strings.Compare(x.About, y.About))
	})
	return out
}

// OpenAlarms lists the alarms that are open or unclear.
func (a *Assessment) OpenAlarms() []Alarm {
	return slices.DeleteFunc(a.Alarms(), func(al Alarm) bool { return al.Cleared() })
}

// alarm finds the newest alarm answer with a subject that was not withdrawn,
// and what became of it since.
func (a *Assessment) alarm(step *Step, about, subject string) (Alarm, bool) {
	for e := range a.idx.standing(subject) {
		now, then := a.Catalogue.carried(step, e.Value[FieldDigest], e.Value[FieldAnswer])
		if now == nil && then != nil {
			now = then.answer(e.Value[FieldAnswer])
		}
		if now == nil || now.Alarm == "" {
			continue
		}
		al := Alarm{Step: step, About: about, Name: a.nameOf(step, about), Seen: now.Text, SeenOn: e.Day, Scenario: now.Alarm, AtOnce: now.AtOnce, State: AlarmOpen}
		if became, _ := a.idx.at(KindAlarm, subject); !became.Withdrawn() && became.EnteredAt() > e.EnteredAt() {
			al.State, al.Text, al.Reference, al.StateOn = became.Value[FieldState], became.Value[FieldText], became.Value[FieldReference], became.Day
			if on, err := ParseDay(became.Value["day"]); err == nil {
				al.StateOn = on
			}
		}
		return al, true
	}
	return Alarm{}, false
}

// nameOf says in words what a step is about.
func (a *Assessment) nameOf(step *Step, about string) string {
	for _, th := range a.things(step) {
		if th.id == about {
			return th.name
		}
	}
	return about
}
