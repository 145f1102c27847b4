package session

import (
	"testing"
	"time"

	"handrail/checklist"
)

// answers is an answer to the step of the made-up book.
func answers(id string) checklist.Entry {
	return checklist.Entry{Kind: checklist.KindAnswer, Subject: "mfa.second-method", Value: checklist.Value{"answer": id, "digest": "s1"}}
}

// onMadeUp is a machine with the made-up book, whose step is asked again after
// half a year and may fail.
func onMadeUp(t *testing.T, now time.Time) *machine {
	m := newMachine(t, now)
	c := book()
	c.Steps[0].Review = checklist.Interval{N: 6, Unit: 'm'}
	c.Steps[0].Answers = append(c.Steps[0].Answers, checklist.Answer{ID: "not", Text: "Not tried", Means: checklist.MeansFails})
	m.set.Catalogue = c
	m.open()
	return m
}

func (m *machine) step() checklist.AboutState {
	return m.s.Assessment().Step("mfa.second-method").About[0]
}

func TestAClockSetBackAYearLetsACorrectionWinAndTellsTheDaysAsTheClockShowsThem(t *testing.T) {
	m := onMadeUp(t, noon)
	before := m.say(answers("tried"))[0]
	m.now = noon.AddDate(-1, 0, 0)
	m.open()
	if st := m.step(); st.Outcome != checklist.Stale || st.Because == "" {
		t.Errorf("with the clock a year back, an entry of a day to come is %s (%q)", st.Outcome, st.Because)
	}
	after := m.say(answers("not"))[0]
	if st := m.step(); st.Outcome != checklist.Fails || st.SeenOn != checklist.DayOf(m.now) {
		t.Errorf("the correction does not win: %s, seen on %s", st.Outcome, st.SeenOn)
	}
	if after.Order >= before.Order || after.Day >= before.Day {
		t.Errorf("the correction has order %d after %d, and day %s with the clock at %s", after.Order, before.Order, after.Day, m.today())
	}
	m.now = noon.Add(time.Hour)
	m.open()
	if st := m.step(); st.Outcome != checklist.Fails {
		t.Errorf("once the clock is right again the older answer counts: %s", st.Outcome)
	}
}

func TestAClockTenYearsAheadAndBackLeavesAnswersToComeStaleAndOrdersGoOn(t *testing.T) {
	m := onMadeUp(t, noon.AddDate(10, 0, 0))
	ahead := m.say(answers("tried"))[0]
	m.now = noon
	m.open()
	if st := m.step(); st.Outcome != checklist.Stale || st.Because != "it was entered on a day that has not come yet" {
		t.Errorf("an answer of %s is %s (%q) on %s", ahead.Day, st.Outcome, st.Because, m.today())
	}
	if due := m.s.Assessment().Due(); len(due) != 1 || due[0].DueOn != m.today() {
		t.Errorf("it is not asked again: %v", due)
	}
	if r := m.s.Assessment().Routes[0]; !r.Open {
		t.Error("a route is closed by an entry of a day that has not come")
	}
	now := m.say(answers("tried"))[0]
	if now.Order >= ahead.Order || now.Day != m.today() {
		t.Errorf("the clock that was ahead raised the order: %d after %d, day %s", now.Order, ahead.Order, now.Day)
	}
	if st := m.step(); st.Outcome != checklist.Holds || st.SeenOn != m.today() {
		t.Errorf("answered again it is %s, seen on %s", st.Outcome, st.SeenOn)
	}
	m.open()
	if words, err := m.s.Undo(t.Context()); err != nil {
		t.Errorf("%v, %v", words, err)
	}
	if st := m.step(); st.Outcome != checklist.Stale || st.SeenOn != ahead.Day {
		t.Errorf("taken back it is %s, seen on %s", st.Outcome, st.SeenOn)
	}
}

func TestADayIsTheDayTheClockShowsWhereItIs(t *testing.T) {
	east, west := time.FixedZone("east", 9*3600), time.FixedZone("west", -8*3600)
	midnight := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	m := onMadeUp(t, midnight.Add(-time.Second))
	for _, c := range []struct {
		what string
		at   time.Time
		id   string
		day  string
	}{
		{"a second before midnight", midnight.Add(-time.Second), "tried", "2026-11-24"},
		{"a second after midnight", midnight.Add(time.Second), "not", "2026-11-25"},
		{"a minute later, nine hours east", midnight.Add(time.Minute).In(east), "tried", "2026-11-25"},
		{"an hour later, eight hours west", midnight.Add(time.Hour).In(west), "not", "2026-11-24"},
		{"back home", midnight.Add(2 * time.Hour), "tried", "2026-11-25"},
	} {
		m.now = c.at
		e := m.say(answers(c.id))[0]
		if e.Day.String() != c.day || m.s.World().Today != e.Day {
			t.Errorf("%s it is %s and the day kept is %s, the world's %s", c.what, c.day, e.Day, m.s.World().Today)
		}
		if st := m.step(); st.Answer != c.id || st.SeenOn != e.Day {
			t.Errorf("%s: the answer was %q, the record has %q of %s", c.what, c.id, st.Answer, st.SeenOn)
		}
	}
	if n := len(m.s.Record().History(checklist.KindAnswer, "mfa.second-method")); n != 5 {
		t.Errorf("%d of five answers are kept", n)
	}
}

func TestASessionOpenOverMidnightShowsTheNewDayOnceSomethingIsDone(t *testing.T) {
	m := onMadeUp(t, noon)
	m.say(answers("tried"))
	m.now = noon.AddDate(0, 7, 0)
	m.say(checklist.Entry{Kind: checklist.KindFact, Subject: "travels", Value: checklist.Value{"value": "no"}})
	if w := m.s.World(); w.Today != m.today() || w.A.Day != m.today() || m.step().Outcome != checklist.Stale {
		t.Errorf("seven months later the world is of %s and the answer %s", w.Today, m.step().Outcome)
	}
}
