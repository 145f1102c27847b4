package personas

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"handrail/checklist"
	"handrail/content"
)

const minutes = 15

var begun = checklist.DayOf(fixed("2026-11-24"))

// said is what somebody says at the first run.
func (p person) said() []checklist.Said {
	var said []checklist.Said
	for _, key := range slices.Sorted(maps.Keys(p.facts)) {
		said = append(said, checklist.Said{Kind: checklist.KindFact, Subject: key, Value: checklist.Value{checklist.FieldValue: p.facts[key]}})
	}
	for _, key := range slices.Sorted(maps.Keys(p.held)) {
		said = append(said, checklist.Said{Kind: checklist.KindDecision, Subject: key, Value: checklist.Value{checklist.FieldState: p.held[key]}})
	}
	for _, d := range p.devices {
		said = append(said, checklist.Said{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()})
	}
	return said
}

// sitting is one day's advice and what came of it.
type sitting struct {
	before *checklist.Assessment
	advice checklist.Advice
	after  *checklist.Assessment
}

// sittings are so many days in a row on which a person does all that is
// advised and sees it hold. What is only looked at turns out not to hold.
func sittings(t *testing.T, c *checklist.Catalogue, p person, n int) []sitting {
	t.Helper()
	record := saidOn(checklist.NewRecord(), begun, p.said()...)
	var out []sitting
	for i := range n {
		day := begun.AddDays(i)
		s := sitting{before: checklist.Assess(c, record, day)}
		s.advice = checklist.Plan(s.before, minutes)
		if l := s.advice.Look; l != nil {
			state := s.before.Step(l.Step)
			record = saidOn(record, day, answers(t, s.before, state, things(state), checklist.MeansFails)...)
		}
		for _, it := range s.advice.Bundle {
			record = saidOn(record, day, answers(t, s.before, s.before.Step(it.Step), it.About, checklist.MeansHolds)...)
		}
		s.after = checklist.Assess(c, record, day)
		out = append(out, s)
	}
	return out
}

func saidOn(r checklist.Record, day checklist.Day, said ...checklist.Said) checklist.Record {
	return r.Add(r.Say(day.Time(), "laptop", said...)...)
}

func things(s *checklist.StepState) (out []string) {
	for _, about := range s.About {
		out = append(out, about.Thing)
	}
	return out
}

// answers are what a person says of a step about some things: the first
// answer with that meaning that fits what is known of the set-up.
func answers(t *testing.T, a *checklist.Assessment, s *checklist.StepState, about []string, means checklist.Means) (said []checklist.Said) {
	t.Helper()
	var fits *checklist.Answer
	for i := range s.Step.Answers {
		ans := &s.Step.Answers[i]
		if ans.Means == means && (fits == nil || contradicts(a, fits) && !contradicts(a, ans)) {
			fits = ans
		}
	}
	if fits == nil {
		t.Fatalf("%s has no answer that means %s", s.Step.ID, means)
	}
	for _, thing := range about {
		said = append(said, checklist.Said{
			Kind: checklist.KindAnswer, Subject: checklist.AnswerSubject(s.Step.ID, thing),
			Value: checklist.Value{checklist.FieldAnswer: fits.ID, checklist.FieldDigest: s.Step.Digest},
		})
	}
	return said
}

// contradicts reports whether an answer sets a fact to something else than is
// known.
func contradicts(a *checklist.Assessment, ans *checklist.Answer) bool {
	for key, value := range ans.Sets {
		if f := a.Facts.State(key); f != nil && f.Known && f.Value() != value {
			return true
		}
	}
	return false
}

func catalogue(t testing.TB) *checklist.Catalogue {
	t.Helper()
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func eachPerson(t *testing.T, n int, check func(t *testing.T, c *checklist.Catalogue, p person, all []sitting)) {
	c := catalogue(t)
	for _, p := range people {
		t.Run(p.name, func(t *testing.T) { check(t, c, p, sittings(t, c, p, n)) })
	}
}

func TestEverybodyBeginsWithTheWayBack(t *testing.T) {
	eachPerson(t, 1, func(t *testing.T, c *checklist.Catalogue, _ person, all []sitting) {
		first := all[0].advice
		if len(first.Bundle) == 0 || !slices.Contains(c.WayBack, first.Bundle[0].Step) {
			t.Errorf("the first sitting begins with %v", first.Bundle)
		}
		for _, it := range first.Bundle {
			if s := all[0].before.Step(it.Step); s.Step.LocksOut != checklist.RiskNone {
				t.Errorf("the first sitting has %s, which can lock out (%s)", it.Step, s.Step.LocksOut)
			}
		}
		if l := first.Look; l != nil && all[0].before.Step(l.Step).Stopped {
			t.Errorf("the look is at %s, whose way back has not been tried", l.Step)
		}
	})
}

func TestNobodyIsToldToDoWhatLocksOutBeforeItsWayBackWasTried(t *testing.T) {
	eachPerson(t, 12, func(t *testing.T, _ *checklist.Catalogue, _ person, all []sitting) {
		for i, s := range all {
			for _, it := range s.advice.Bundle {
				if s.before.Step(it.Step).Stopped {
					t.Errorf("sitting %d has %s, whose way back has not been tried", i+1, it.Step)
				}
			}
		}
	})
}

func TestEverySittingFitsItsMinutesUnlessItIsTheGateAlone(t *testing.T) {
	eachPerson(t, 12, func(t *testing.T, _ *checklist.Catalogue, _ person, all []sitting) {
		for i, s := range all {
			total := s.advice.TotalMinutes
			if s.advice.Look != nil {
				total += s.advice.Look.Minutes
			}
			if alone := s.before.Gate != nil && len(s.advice.Bundle) == 1; total > minutes && !alone {
				t.Errorf("sitting %d takes %d minutes: %v", i+1, total, s.advice.Bundle)
			}
		}
	})
}

func TestTheSameStateGivesTheSameAdviceWhateverTheOrderOfEvents(t *testing.T) {
	c := catalogue(t)
	rng := rand.New(rand.NewPCG(7, 8))
	for _, p := range people {
		t.Run(p.name, func(t *testing.T) {
			all := sittings(t, c, p, 3)
			for _, s := range all {
				want := text(&s.advice, s.before)
				for range 5 {
					events := s.before.Record().Events()
					rng.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
					again := checklist.Assess(c, checklist.NewRecord(events...), s.before.Day)
					advice := checklist.Plan(again, minutes)
					if got := text(&advice, again); got != want {
						t.Fatalf("shuffled events give other advice:\n%s\ninstead of:\n%s", got, want)
					}
				}
			}
		})
	}
}

// The source material's simplest four are, in steps, those of the first
// sittings. A step that takes longer than a sitting cannot come.
func TestTheBeginnerMeetsTheSimplestFourInTheFirstFiveSittings(t *testing.T) {
	c := catalogue(t)
	done := make(map[string]bool)
	all := sittings(t, c, people[0], 5)
	for _, s := range all {
		for _, it := range s.advice.Bundle {
			done[it.Step] = true
		}
	}
	for _, id := range []string{"mfa.app-or-key", "device.separate", "permissions.trim", "mfa.devices-audit"} {
		if s := all[0].before.Step(id); !slices.ContainsFunc(c.Essentials, func(e checklist.Essential) bool { return e.Step == id }) {
			t.Errorf("%s is not among the first sittings", id)
		} else if !done[id] && s.Step.Minutes.Hands <= minutes {
			t.Errorf("%s did not come in five sittings", id)
		}
	}
}

func TestEverySittingIsWorthSittingDownFor(t *testing.T) {
	eachPerson(t, 3, func(t *testing.T, _ *checklist.Catalogue, _ person, all []sitting) {
		for i, s := range all {
			if len(s.advice.Bundle) == 0 || len(s.advice.Closes) == 0 {
				t.Errorf("sitting %d closes nothing: %v", i+1, s.advice.Bundle)
			}
		}
	})
}
