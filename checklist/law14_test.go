package checklist

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// Law 14, over lives of a thousand days: everything ever entered about a step
// has a day on which it is asked again, or a fact by which it does not apply;
// and that day is a sitting, or its own.
func TestEverythingEnteredAboutAStepHasADay(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		r := NewRecord(Event{Kind: KindDevice, Subject: "laptop", Order: 1, Day: today - 1000, Value: deviceEntry("laptop", "web,api").Value})
		day := today - 1000
		for day < today {
			day = min(today, day+Day(rapid.IntRange(0, 90).Draw(t, "days")))
			e := drawEntry(t, c)
			if rapid.IntRange(0, 5).Draw(t, "put off") == 0 {
				id := c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")].ID
				e = Entry{Kind: KindSnooze, Subject: id, Value: Value{FieldUntil: (day + Day(rapid.IntRange(1, 200).Draw(t, "until"))).String()}}
			}
			r = r.Add(Event{Kind: e.Kind, Subject: e.Subject, Order: r.events[0].Order + 1, Day: day, Value: e.Value})
		}
		a := Assess(c, r, today)
		sittings := Sittings(a, today+4000)
		for i := range a.Steps {
			s := &a.Steps[i]
			for _, ab := range s.About {
				if s.Applies == No || ab.SeenOn == 0 {
					continue
				}
				dated := slices.ContainsFunc(a.asked, func(q asking) bool {
					return q.id == s.Step.ID && q.kind != DueAlarm && q.on != 0 && (q.about == ab.Target || q.kind == DueAccepted || q.kind == DuePutOff)
				})
				sat := slices.ContainsFunc(sittings, func(s2 Sitting) bool {
					return slices.ContainsFunc(slices.Concat(s2.Open, s2.States, s2.More), func(q Asked) bool { return q.Step == s.Step.ID })
				})
				if !dated || !sat {
					t.Fatalf("%s about %q is %s, seen on %s, and has no day: dated %v, in a sitting %v", s.Step.ID, ab.Target, ab.Outcome, ab.SeenOn, dated, sat)
				}
			}
		}
		for _, q := range a.asked {
			if q.kind.state() && !q.now && q.on < q.from {
				t.Fatalf("%s is asked on %s, before half of its interval", q.id, q.on)
			}
		}
	})
}

// A person who comes to every sitting never finds anything stale.
func TestNothingIsStaleForAPersonWhoComes(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := oneStep(Interval{rapid.IntRange(3, 12).Draw(t, "months"), 'm'})
		r := NewRecord(Event{Kind: KindAnswer, Subject: "s", Order: 1, Day: today + Day(rapid.IntRange(0, 364).Draw(t, "day")), Value: Value{FieldAnswer: "good", FieldDigest: "d"}})
		for n := range 12 {
			day := r.events[0].Day
			a := Assess(c, r, day)
			next := a.NextSitting()
			if got := Assess(c, r, next).Step("s").Outcome; got != Due {
				t.Fatalf("sitting %d, on %s: it was seen on %s and is %s", n+1, next, day, got)
			}
			r = r.Add(Event{Kind: KindAnswer, Subject: "s", Order: int64(n + 2), Day: next, Value: Value{FieldAnswer: "good", FieldDigest: "d"}})
		}
	})
}

func TestAnIntervalGrowsWithTheSameGoodAnswerAndBeginsAgainAfterAnother(t *testing.T) {
	c := oneStep(Interval{3, 'm'})
	entries := func(answers ...string) Record {
		r := NewRecord()
		for i, id := range answers {
			r = r.Add(Event{Kind: KindAnswer, Subject: "s", Order: int64(i + 1), Day: today.AddMonths([]int{0, 3, 6, 12, 18}[i]), Value: Value{FieldAnswer: id, FieldDigest: "d"}})
		}
		return r
	}
	months := func(r Record) int {
		e := r.events[0]
		for m := range 20 {
			if Assess(c, r, e.Day).Step("s").About[0].reviewOn == e.Day.AddMonths(m) {
				return m
			}
		}
		return -1
	}
	for _, step := range []struct {
		answers []string
		want    int
	}{
		{[]string{"good"}, 3}, {[]string{"good", "good"}, 3}, {[]string{"good", "good", "good"}, 6},
		{[]string{"good", "good", "good", "good", "good"}, 12}, {[]string{"good", "good", "bad", "good"}, 3},
		{[]string{"good", "good", "unsure", "good", "good"}, 3},
	} {
		if got := months(entries(step.answers...)); got != step.want {
			t.Errorf("after %v it is asked after %d months, want %d", step.answers, got, step.want)
		}
	}
	// Answering again and again on one day makes nothing longer.
	r := entries("good")
	for i := range 6 {
		r = r.Add(Event{Kind: KindAnswer, Subject: "s", Order: int64(10 + i), Day: today, Value: Value{FieldAnswer: "good", FieldDigest: "d"}})
	}
	if got := months(r); got != 3 {
		t.Errorf("seven answers on one day: %d months", got)
	}
}

func TestADrillIsOnceAYearAndWhatItMissedIsAskedUntilItIsPutRight(t *testing.T) {
	c := oneStep(Interval{6, 'm'})
	drill := Event{Kind: KindDrill, Subject: "lost-phone", Order: 1, Day: today, Value: Value{"minutes": "4", "misses": "the number of the phone company"}}
	r := NewRecord(drill, Event{Kind: KindPrint, Subject: "card", Order: 2, Day: today + 1, Value: Value{"id": "x"}})
	kinds := func(r Record, day Day) (out []DueKind) {
		for _, d := range Assess(c, r, day).Due() {
			out = append(out, d.Kind)
		}
		return out
	}
	if got := kinds(r, today+75); !slices.Equal(got, []DueKind{DueMiss}) {
		t.Errorf("after a print and a miss: %v", got)
	}
	if got := kinds(r, today+440); !slices.Equal(got, []DueKind{DueMiss, DuePaper, DueDrill}) {
		t.Errorf("a year later, in order: %v", got)
	}
	mended := MissMendedEntry(Assess(c, r, today+75).Misses()[0])
	r = r.Add(Event{Kind: mended.Kind, Subject: mended.Subject, Order: 3, Day: today + 80, Value: mended.Value})
	if got := kinds(r, today+81); len(got) > 0 {
		t.Errorf("after it was put right: %v", got)
	}
}

func TestTheDayOfSittingsIsTheFirstSaturdayOrWhatWasChosen(t *testing.T) {
	for text, want := range map[string]string{"1-sat": "2026-06-06", "2-sun": "2026-06-14", "4-mon": "2026-06-22", "1-fri": "2026-06-05"} {
		d, err := ParseSittingDay(text)
		if err != nil || d.String() != text {
			t.Fatalf("%s: %v, %v", text, d, err)
		}
		if got := d.OnOrAfter(today + 3); got.String() != want {
			t.Errorf("%s after %s is %s, want %s", text, today+3, got, want)
		}
	}
	for _, text := range []string{"", "5-sat", "0-sat", "1-", "sat", "1-saturday"} {
		if _, err := ParseSittingDay(text); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
