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
	bestWorth, bestMinutes := s.worth(indexSet{}, indexSet{}), 0
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
		minutes, steps, closed, helped := 0, 0, indexSet{}, indexSet{}
		for j := range s.pool {
			if whole&(1<<j) != 0 {
				minutes, steps, closed = minutes+s.pool[j].minutes, steps+1, closed.or(s.pool[j].closes)
				helped = helped.or(s.pool[j].helps)
			}
		}
		if minutes > s.minutes || steps > s.steps {
			continue
		}
		w := s.worth(closed, helped)
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
		p := newPlanner(a, 0)
		s := p.candidates()
		s.minutes, s.steps = rapid.IntRange(0, 40).Draw(t, "minutes"), rapid.IntRange(0, 9).Draw(t, "room")
		s.run()
		if want := bruteForce(&s); s.best.set != want {
			t.Fatalf("found %v, trying every set finds %v", s.ids(s.best.set), s.ids(want))
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
		if want := bruteForce(&s); s.best.set != want {
			t.Fatalf("case %d: found %v, trying every set finds %v", i, s.ids(s.best.set), s.ids(want))
		}
	}
}

func TestThePlanFitsItsMinutesAndKeepsItsPrerequisites(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), today)
		minutes := rapid.IntRange(0, 60).Draw(t, "minutes")
		ad := Plan(a, minutes)
		placed := make(map[string]bool)
		total, looks := 0, 0
		for _, trip := range ad.Trips {
			total += trip.Minutes
			looks += len(trip.Looks)
			if len(trip.Looks) == 0 || len(trip.Looks) > TripLooks {
				t.Fatalf("a trip has %d looks", len(trip.Looks))
			}
			for _, l := range trip.Looks {
				if a.Step(l.Step).Step.Look.At != trip.At || placed[l.Step] {
					t.Fatalf("%s is looked at in %s, or twice", l.Step, trip.At)
				}
				placed[l.Step] = true
			}
		}
		for _, it := range ad.Bundle {
			total += it.Minutes
			if s := a.Step(it.Step); s.Stopped || s.Outcome != Fails || placed[it.Step] {
				t.Fatalf("%s is to be done: outcome %s, stopped %v, or planned twice", it.Step, s.Outcome, s.Stopped)
			}
			placed[it.Step] = true
			for _, id := range a.Step(it.Step).Step.After {
				if b := a.Step(id); b.Applies != No && !b.Outcome.Counts() && !placed[id] && !sits(ad.Sitting, id) {
					t.Fatalf("%s comes before its prerequisite %s", it.Step, id)
				}
			}
		}
		if total != ad.TotalMinutes || total > minutes || len(ad.Bundle) > SittingSteps || looks > SittingLooks+SittingSteps {
			t.Fatalf("%d minutes told, %d planned of %d, %d to do, %d looks", ad.TotalMinutes, total, minutes, len(ad.Bundle), looks)
		}
	})
}

func sits(s *Sitting, step string) bool {
	return s != nil && slices.ContainsFunc(s.States, func(x Asked) bool { return x.Step == step })
}

// Law 9.
func TestThePlanIsEmptyOnlyWhereNothingIsLeft(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), today)
		all := Plan(a, 1<<20)
		if all.Empty() {
			for i := range a.Steps {
				s := &a.Steps[i]
				if s.Applies == No || s.Snoozed != 0 || s.Accepted != nil && !s.Accepted.Ended || len(s.About) == 0 {
					continue
				}
				for _, ab := range s.About {
					unsure := ab.Outcome == Unknown && ab.Answer != ""
					if !ab.Outcome.Counts() && !unsure && !(ab.Outcome == Fails && held(all, s)) {
						t.Fatalf("nothing is planned, and %s about %q is %s", s.Step.ID, ab.Target, ab.Outcome)
					}
				}
			}
			return
		}
		if few := Plan(a, rapid.IntRange(0, 30).Draw(t, "minutes")); few.Empty() {
			t.Fatalf("with unlimited minutes %v and %v are planned, with fewer nothing", all.Trips, all.Bundle)
		}
	})
}

// held reports whether the plan says why a failing step is not to be done.
func held(ad Advice, s *StepState) bool {
	return slices.ContainsFunc(ad.LeftOut, func(l LeftOut) bool { return l.Step == s.Step.ID && l.Why != "" })
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

func failing(r Record, steps ...string) Record {
	for _, id := range steps {
		r = later(r, Entry{Kind: KindAnswer, Subject: id, Value: Value{FieldAnswer: "bad", FieldDigest: "d"}})
	}
	return r
}

func account(id string, look, hands int) Step {
	return Step{ID: id, Per: PerAccount, LocksOut: RiskNone, Minutes: Minutes{Look: look, Hands: hands}, Look: Look{At: "portal"}}
}

func TestWhereNothingFitsTheShortestIsNamedWithWhatItTakes(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("long", 3, 30), account("shorter", 3, 20))
	r = failing(r, "long", "shorter")
	ad := Plan(Assess(c, r, today), 15)
	if len(ad.Bundle) != 0 || ad.Longer == nil || ad.Longer.Step != "shorter" || ad.Longer.Minutes != 20 || ad.Longer.Look {
		t.Errorf("bundle %v, longer %v", ad.Bundle, ad.Longer)
	}
	if ad := Plan(Assess(c, r, today), 20); ad.Longer != nil || len(ad.Bundle) != 1 {
		t.Errorf("with 20 minutes: bundle %v, longer %v", ad.Bundle, ad.Longer)
	}
}

func TestWhatIsNotKnownIsLookedAtAndOnlyWhatFailsIsDone(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("unknown", 2, 20), account("fails", 2, 9))
	ad := Plan(Assess(c, failing(r, "fails"), today), 15)
	if len(ad.Trips) != 1 || len(ad.Trips[0].Looks) != 1 || ad.Trips[0].Looks[0].Step != "unknown" || ad.Trips[0].Minutes != TravelTime+2 {
		t.Errorf("trips %v", ad.Trips)
	}
	if len(ad.Bundle) != 1 || ad.Bundle[0].Step != "fails" || ad.Bundle[0].Minutes != 9 {
		t.Errorf("bundle %v", ad.Bundle)
	}
}

func TestTheFirstEssentialPicksThePlaceAndOthersThereJoin(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("a", 1, 5), account("b", 1, 5), account("c", 1, 5))
	c.Steps[1].Look = Look{At: "phone"}
	c.Essentials = []Essential{{Step: "b"}}
	ad := Plan(Assess(c, r, today), 6)
	if len(ad.Trips) != 1 || ad.Trips[0].At != "portal" || len(ad.Trips[0].Looks) != 2 || ad.Trips[0].Looks[0].Step != "b" || ad.Trips[0].Looks[1].Step != "c" {
		t.Errorf("trips %v", ad.Trips)
	}
}

// The looks of a trip are those at its place that something is left to look at, the
// essentials of this person first.
func TestTheEssentialsAmongTheLooksOfAPlaceComeFirst(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("a", 1, 5), account("b", 1, 5), account("c", 1, 5), account("d", 1, 5))
	c.Facts = []Fact{{ID: "travels", Kind: One, Values: []FactValue{{ID: "no"}, {ID: "yes"}}}}
	c.Essentials = []Essential{{Step: "a"}, {Step: "b", If: Condition{All: []string{"travels=yes"}}}, {Step: "d"}}
	r = r.Add(answeredOn(9, today, "c", "good"))
	looks := func(r Record) (out string) {
		for _, l := range Plan(Assess(c, r, today), 60).Trips[0].Looks {
			out += l.Step + " "
		}
		return out
	}
	for want, r := range map[string]Record{"a b d ": later(r, FactEntry("travels", "yes")), "a d b ": later(r, FactEntry("travels", "no"))} {
		if got := looks(r); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestAPrerequisiteThatDoesNotApplyIsNotInTheWay(t *testing.T) {
	before, after := account("before", 2, 3), account("after", 2, 5)
	before.Applies = Condition{None: []string{"travels=no"}}
	after.After = []string{"before"}
	c, r := oneRoute(account("way", 3, 5), before, after)
	c.Facts = []Fact{{ID: "travels", Kind: One, Values: []FactValue{{ID: "no"}, {ID: "yes"}}}}
	r = failing(r, "before", "after")
	if ad := Plan(Assess(c, r, today), 30); len(ad.Bundle) != 2 || ad.Bundle[0].Step != "before" {
		t.Errorf("while it applies: bundle %v", ad.Bundle)
	}
	r = later(r, FactEntry("travels", "no"))
	if ad := Plan(Assess(c, r, today), 30); len(ad.Bundle) != 1 || ad.Bundle[0].Step != "after" || len(ad.LeftOut) != 0 {
		t.Errorf("where it does not apply: bundle %v, left out %v", ad.Bundle, ad.LeftOut)
	}
}

func TestAnEssentialThatDoesNotFitIsLeftOutAndTheNextOneIsTaken(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("long", 9, 30), account("short", 1, 5))
	c.Steps[1].Look.At = "phone"
	c.Essentials = []Essential{{Step: "long"}, {Step: "short"}}
	left := func(ad Advice) string {
		if len(ad.LeftOut) != 1 || ad.LeftOut[0].Step != "long" {
			return fmt.Sprint("left out ", ad.LeftOut)
		}
		return ad.LeftOut[0].Why
	}
	ad := Plan(Assess(c, r, today), 6)
	if len(ad.Trips) != 1 || ad.Trips[0].Looks[0].Step != "short" || ad.TotalMinutes != 1+TravelTime || left(ad) != "no time left for it today" {
		t.Errorf("to look: trips %v, %d minutes, %s", ad.Trips, ad.TotalMinutes, left(ad))
	}
	ad = Plan(Assess(c, failing(r, "long", "short"), today), 6)
	if len(ad.Bundle) != 1 || ad.Bundle[0].Step != "short" || ad.TotalMinutes != 5 || left(ad) != "takes 30 minutes" {
		t.Errorf("to do: bundle %v, %d minutes, %s", ad.Bundle, ad.TotalMinutes, left(ad))
	}
}

func TestWhatIsPutOffLeftOrDoesNotApplyIsNotOnTheList(t *testing.T) {
	for what, c := range map[string]struct {
		s    StepState
		want bool
	}{
		"it applies":              {StepState{Applies: Yes}, true},
		"it may apply":            {StepState{Applies: May}, true},
		"it does not apply":       {StepState{Applies: No}, false},
		"it is put off":           {StepState{Applies: Yes, Snoozed: today}, false},
		"its risk is accepted":    {StepState{Applies: Yes, Accepted: &Accepted{}}, false},
		"that ended":              {StepState{Applies: Yes, Accepted: &Accepted{Ended: true}}, true},
		"that ended, and put off": {StepState{Applies: Yes, Snoozed: today, Accepted: &Accepted{Ended: true}}, false},
	} {
		c.s.Step, c.s.About = &Step{ID: "s"}, []AboutState{{Outcome: Fails}}
		if got := len(c.s.toDo()) == 1; got != c.want {
			t.Errorf("%s: to do %v", what, got)
		}
		c.s.About[0].Outcome = Unknown
		if got := len((&Assessment{Day: today}).toLook(&c.s)) == 1; got != c.want {
			t.Errorf("%s: to look at %v", what, got)
		}
	}
}

func TestALookAboutManyThingsIsMadeInParts(t *testing.T) {
	each := account("each", 4, 8)
	each.Per = PerDevice
	c, r := oneRoute(account("way", 3, 5), each)
	r = later(r, deviceEntry("a", "web"), deviceEntry("b", "web"), deviceEntry("c", "web"))
	ad := Plan(Assess(c, r, today), 11)
	if len(ad.Trips) != 1 || len(ad.Trips[0].Looks[0].About) != 2 || ad.TotalMinutes != 10 || len(ad.Closes) != 0 {
		t.Errorf("trips %v, %d minutes, closes %v", ad.Trips, ad.TotalMinutes, ad.Closes)
	}
}

func TestLookingIsOfferedAndTheChangeWaitsForTheWayBack(t *testing.T) {
	risky := account("risky", 2, 5)
	risky.LocksOut, risky.WayBack = RiskHigh, []string{"paper"}
	c, r := oneRoute(account("way", 3, 5), risky, account("paper", 2, 6))
	if ad := Plan(Assess(c, r, today), 30); len(ad.Trips) != 1 || len(ad.Trips[0].Looks) != 2 {
		t.Errorf("the look is not offered: %v", ad.Trips)
	}
	ad := Plan(Assess(c, failing(r, "risky"), today), 30)
	if len(ad.Bundle) != 0 || !held(ad, &StepState{Step: &Step{ID: "risky"}}) {
		t.Errorf("the change is proposed: %v, left out %v", ad.Bundle, ad.LeftOut)
	}
}

func TestWhatShowsIsProposedWhereNothingCuts(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("cut", 2, 9))
	alert := account("alert", 1, 3)
	alert.Digest, alert.Interfaces = "d", []string{AccountInterface}
	alert.Answers = []Answer{{ID: "good", Means: MeansHolds, As: Bolt}, {ID: "bad", Means: MeansFails}}
	c.Steps = append(c.Steps, alert)
	c.Routes = append(c.Routes, Route{ID: "only-seen", Kind: Takeover, Interface: AccountInterface, Exposure: Session, Stages: []Stage{{None: "nothing", ShownBy: []string{"alert"}}}})
	r = failing(r, "cut", "alert")
	ad := Plan(Assess(c, r, today), 5)
	if len(ad.Bundle) != 1 || ad.Bundle[0].Step != "alert" {
		t.Errorf("bundle %v", ad.Bundle)
	}
}

func TestWhoWasNotSureIsLeftInPeaceForTwoWeeks(t *testing.T) {
	c, r := oneRoute(account("way", 3, 5), account("what", 2, 9))
	r = later(r, Entry{Kind: KindAnswer, Subject: "what", Value: Value{FieldAnswer: Unsure.ID, FieldDigest: "d"}, Day: today})
	if ad := Plan(Assess(c, r, today.AddDays(UnsureDays-1)), 15); !ad.Empty() {
		t.Errorf("planned are %v, %v", ad.Trips, ad.Longer)
	}
	if ad := Plan(Assess(c, r, today.AddDays(UnsureDays)), 15); len(ad.Trips) != 1 {
		t.Errorf("trips %v", ad.Trips)
	}
}

// hardSearch makes as many candidates and routes as the exact search takes.
func hardSearch(rng *rand.Rand, minutes int) search {
	s := search{n: ExactSteps, minutes: minutes, steps: SittingSteps}
	for i := range ExactSteps {
		c := candidate{state: &StepState{Step: &Step{ID: fmt.Sprintf("s%02d", i)}}, minutes: 2 + rng.IntN(10), need: 1 << i}
		for range 2 + rng.IntN(4) {
			c.closes.add(rng.IntN(64))
			c.helps.add(rng.IntN(64))
		}
		s.pool = append(s.pool, c)
	}
	for r := range 64 {
		tier := rng.IntN(2)
		s.tiers[tier].add(r)
		s.worthTiers[tier].add(r)
	}
	s.low = s.tiers[0]
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
	for n, want := range map[int]bool{mostIndexed: true, mostIndexed + 1: false} {
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
