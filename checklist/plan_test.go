package checklist

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// bruteForce finds the best set by trying every one.
func bruteForce(s *search) (best uint64) {
	bestSet := uint64(0)
	bestWorth, bestMinutes := s.worth(s.start), 0
	for set := range uint64(1) << s.n {
		whole := set
		for i := range s.n {
			if set&(1<<i) != 0 {
				whole |= s.pool[i].need
			}
		}
		if whole&(1<<s.n-1) != set { // not closed under prerequisites
			continue
		}
		minutes, steps, closed := 0, 0, s.start
		for j := range s.pool {
			if whole&(1<<j) != 0 {
				minutes, steps, closed = minutes+s.pool[j].minutes, steps+1, closed.or(s.pool[j].closes)
			}
		}
		if minutes > s.minutes || steps > s.steps {
			continue
		}
		w := s.worth(closed)
		c := w.compare(bestWorth)
		if c == 0 {
			c = bestMinutes - minutes
		}
		if c == 0 {
			c = slices.Compare(s.ids(bestSet), s.ids(whole))
		}
		if c > 0 {
			bestSet, bestWorth, bestMinutes = whole, w, minutes
		}
	}
	return bestSet
}

func TestTheBundleIsTheOneThatTryingEverySetFinds(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), today)
		p := planner{a: a, taken: make(map[string]bool), advice: Advice{Exact: true}}
		s := p.candidates()
		s.minutes, s.steps = rapid.IntRange(0, 40).Draw(t, "minutes"), rapid.IntRange(0, 9).Draw(t, "room")
		s.run()
		if want := bruteForce(&s); s.bestSet != want {
			t.Fatalf("found %v, trying every set finds %v", s.ids(s.bestSet), s.ids(want))
		}
	})
}

func TestTheSearchAgreesOnCasesWithManyCloseSets(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 60 {
		s := hardSearch(rng, 12+rng.IntN(20))
		s.pool, s.n = s.pool[:12], 12
		if i%2 == 0 { // each needs the one before it
			for j := 1; j < s.n; j += 3 {
				s.pool[j].need |= 1 << (j - 1)
			}
		}
		s.run()
		if want := bruteForce(&s); s.bestSet != want {
			t.Fatalf("case %d: found %v, trying every set finds %v", i, s.ids(s.bestSet), s.ids(want))
		}
	}
}

func TestABundleFitsAndKeepsItsPrerequisites(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), today)
		minutes := rapid.IntRange(0, 60).Draw(t, "minutes")
		ad := Plan(a, minutes)
		placed := make(map[string]bool)
		total := 0
		for _, it := range ad.Bundle {
			total += it.Minutes
			for _, id := range a.Step(it.Step).Step.After {
				if b := a.Step(id); b.Applies != No && !b.Outcome.Counts() && !placed[id] {
					t.Fatalf("%s comes before its prerequisite %s", it.Step, id)
				}
			}
			placed[it.Step] = true
		}
		if total != ad.TotalMinutes || len(ad.Bundle) > SittingSteps {
			t.Fatalf("%d minutes said, %d in the bundle of %d", ad.TotalMinutes, total, len(ad.Bundle))
		}
		if total > minutes && (a.Gate == nil || !placed[a.Gate.Step]) {
			t.Fatalf("%d minutes in a sitting of %d", total, minutes)
		}
		if a.Gate != nil && len(ad.Bundle) > 0 && mayBeAsked(a, a.Gate.Step) && ad.Bundle[0].Step != a.Gate.Step && !slices.Contains(a.Step(a.Gate.Step).Step.After, ad.Bundle[0].Step) {
			t.Fatalf("the gate stands and the bundle begins with %s", ad.Bundle[0].Step)
		}
	})
}

// oneRoute is a catalogue of one open route and the steps given; the first of
// them is the way back, and it holds.
func oneRoute(steps ...Step) (*Catalogue, Record) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, WayBack: []string{steps[0].ID}}
	for i := range steps {
		s := steps[i]
		s.Digest, s.Interfaces = "d", []string{AccountInterface}
		s.Answers = []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}
		c.Steps = append(c.Steps, s)
		if i > 0 {
			c.Routes = append(c.Routes, Route{ID: "r-" + s.ID, Title: s.ID, Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{s.ID}}}}})
		}
	}
	r := NewRecord(Event{Kind: KindAnswer, Subject: steps[0].ID, Order: 1, Day: today, Value: Value{FieldAnswer: "good", FieldDigest: "d"}})
	return c, r
}

func TestWhereNothingFitsTheBestStepIsNamedWithWhatItTakes(t *testing.T) {
	c, r := oneRoute(Step{ID: "way", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 5}}, Step{ID: "long", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 20}})
	ad := Plan(Assess(c, r, today), 15)
	if len(ad.Bundle) != 0 || ad.Longer == nil || ad.Longer.Step != "long" || ad.Longer.Minutes != 20 {
		t.Errorf("bundle %v, longer %v", ad.Bundle, ad.Longer)
	}
	if ad := Plan(Assess(c, r, today), 20); ad.Longer != nil || len(ad.Bundle) != 1 {
		t.Errorf("with 20 minutes: bundle %v, longer %v", ad.Bundle, ad.Longer)
	}
}

func TestMinutesLeftGoToAPartOfALongStep(t *testing.T) {
	c, r := oneRoute(Step{ID: "way", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 5}}, Step{ID: "each", Per: PerDevice, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 8}})
	r = later(r, deviceSaid("a", "web"), deviceSaid("b", "web"), deviceSaid("c", "web"))
	ad := Plan(Assess(c, r, today), 17)
	if len(ad.Bundle) != 1 || len(ad.Bundle[0].About) != 2 || ad.TotalMinutes != 16 || len(ad.Closes) != 0 {
		t.Errorf("bundle %v, %d minutes, closes %v", ad.Bundle, ad.TotalMinutes, ad.Closes)
	}
}

func TestTheWayBackOfAStepThatWaitsIsOffered(t *testing.T) {
	c, r := oneRoute(Step{ID: "way", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 5}}, Step{ID: "risky", Per: PerAccount, LocksOut: RiskHigh, WayBack: []string{"way", "paper"}, Minutes: Minutes{Look: 3, Hands: 5}},
		Step{ID: "paper", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 6}})
	c.Routes = c.Routes[:1] // nothing but the risky step cuts anything
	ad := Plan(Assess(c, r, today), 15)
	if len(ad.Bundle) != 1 || ad.Bundle[0].Step != "paper" {
		t.Errorf("bundle %v", ad.Bundle)
	}
}

func TestALookIsAQuickAnswerOnAnEasyRoute(t *testing.T) {
	c, r := oneRoute(Step{ID: "way", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 3, Hands: 5}}, Step{ID: "do", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 2, Hands: 20}},
		Step{ID: "fits", Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: 1, Hands: 14}})
	if ad := Plan(Assess(c, r, today), 15); ad.Look != nil || len(ad.Bundle) != 1 {
		t.Errorf("the look takes the minutes of the bundle: look %v, bundle %v", ad.Look, ad.Bundle)
	}
	if ad := Plan(Assess(c, r, today), 16); ad.Look == nil || ad.Look.Step != "do" || ad.Look.Minutes != 2 {
		t.Errorf("look %v", ad.Look)
	}
	r = later(r, Said{Kind: KindAnswer, Subject: "do", Value: Value{FieldAnswer: "bad", FieldDigest: "d"}})
	if ad := Plan(Assess(c, r, today), 16); ad.Look != nil {
		t.Errorf("what was seen to fail is to be looked at: %v", ad.Look)
	}
}

// mayBeAsked reports whether a step was not put off or accepted and is about
// something that is recorded.
func mayBeAsked(a *Assessment, id string) bool {
	s := a.Step(id)
	return s.todo() && len(s.About) > 0
}

// hardSearch makes as many candidates and routes as the exact search takes.
func hardSearch(rng *rand.Rand, minutes int) search {
	s := search{n: ExactSteps, minutes: minutes, steps: SittingSteps}
	for i := range ExactSteps {
		c := candidate{state: &StepState{Step: &Step{ID: fmt.Sprintf("s%02d", i)}}, minutes: 2 + rng.IntN(10), need: 1 << i}
		for range 2 + rng.IntN(4) {
			c.closes.add(rng.IntN(64))
		}
		s.pool = append(s.pool, c)
	}
	for r := range 64 {
		s.tiers[rng.IntN(2)].add(r)
	}
	s.first = s.tiers[0]
	s.low = s.first
	for r := range 8 {
		s.low.add(r * 7) // lock-outs
	}
	slices.SortStableFunc(s.pool, func(x, y candidate) int {
		return y.closes.len()*x.minutes - x.closes.len()*y.minutes
	})
	for i := range s.pool {
		s.pool[i].need = 1 << i
	}
	return s
}

func BenchmarkBundle(b *testing.B) {
	for _, minutes := range []int{15, 30, 60} {
		b.Run(fmt.Sprintf("32candidates,64routes,%dminutes", minutes), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 2))
			hard := make([]search, 20)
			for i := range hard {
				hard[i] = hardSearch(rng, minutes)
			}
			for i := 0; b.Loop(); i++ {
				s := hard[i%len(hard)]
				s.run()
			}
		})
	}
}

func TestMoreOpenRoutesThanTheSearchTakesAreNotPassedOverInSilence(t *testing.T) {
	for n, want := range map[int]bool{mostRoutes: true, mostRoutes + 1: false} {
		c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Minutes: Minutes{Look: 3, Hands: 5}, LocksOut: RiskNone}}}
		for i := range n {
			c.Routes = append(c.Routes, Route{ID: fmt.Sprint("r", i), Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{"s"}}}}})
		}
		ad := Plan(Assess(c, Record{}, today), 30)
		if ad.Exact != want || len(ad.Closes) != n {
			t.Errorf("of %d open routes it closes %d, exact %v", n, len(ad.Closes), ad.Exact)
		}
	}
}
