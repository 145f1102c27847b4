package checklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// drawHolding draws what somebody gets, or what is lost.
func drawHolding(t *rapid.T) Holding {
	return Holding{ID: "h", Axis: rapid.SampledFrom([]Axis{Attack, Attack, Loss}).Draw(t, "axis"),
		Tokens: rapid.SliceOfNDistinct(rapid.SampledFrom(drawnTokens), 1, 3, rapid.ID[string]).Draw(t, "tokens")}
}

// withDevices adds what the devices give to who has what is held.
func withDevices(a *Assessment, axis Axis, held []string) []string {
	for _, token := range a.Catalogue.CarriedTokens() {
		on, thing, _ := strings.Cut(token, ":")
		for _, mark := range []string{"", anyOpener} {
			when := a.carriedBy(on, thing, axis == Loss || mark != "")
			if when != "" && axis == Loss {
				when = on
			}
			if slices.Contains(held, when) {
				held = append(held, token+mark)
			}
		}
	}
	return held
}

// everything tries every way to pass stages from what is held, one stage at a
// time in every order, and returns the routes that can be walked to their end.
func everything(a *Assessment, h *Holding, cut func(*StageState) bool) map[string]bool {
	type route struct {
		state  *RouteState
		passed int
	}
	ended := make(map[string]bool)
	seen := make(map[string]bool)
	var try func(held []string, routes []route)
	try = func(held []string, routes []route) {
		held = withDevices(a, h.Axis, held)
		slices.Sort(held)
		held = slices.Compact(held)
		key := fmt.Sprint(held)
		for _, r := range routes {
			key += fmt.Sprint(" ", r.passed)
		}
		if seen[key] {
			return
		}
		seen[key] = true
		in := func(tokens []string) bool {
			return !slices.ContainsFunc(tokens, func(t string) bool { return !slices.Contains(held, t) })
		}
		for i, r := range routes {
			if r.passed == len(r.state.Stages) {
				ended[r.state.Route.ID] = true
				continue
			}
			entered := slices.ContainsFunc(r.state.Stages, func(g StageState) bool {
				return slices.ContainsFunc(slices.Concat(g.Stage.Needs, g.Stage.Gives), func(t string) bool { return slices.Contains(held, t) })
			})
			g := &r.state.Stages[r.passed]
			granted := len(g.Stage.Gives) > 0 && in(g.Stage.Gives)
			if entered && (granted || !cut(g) && in(a.needs(g.Stage))) {
				next := slices.Clone(routes)
				next[i].passed++
				try(slices.Concat(held, g.Stage.Gives), next)
			}
		}
	}
	var routes []route
	for i := range a.Routes {
		r := &a.Routes[i]
		if r.Applies != No && r.Route.Kind != Mistake && (r.Route.Kind == LockoutRoute) == (h.Axis == Loss) {
			routes = append(routes, route{state: r})
		}
	}
	try(slices.Clone(h.Tokens), routes)
	return ended
}

func TestTheClosureIsWhatTryingEverythingFinds(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Routes = c.Routes[:min(len(c.Routes), 4)]
		c.Holdings = []Holding{drawHolding(t)}
		a := Assess(c, drawHistory(t, c), today)
		h := &c.Holdings[0]
		known := everything(a, h, func(g *StageState) bool { return g.Cut })
		well := everything(a, h, func(g *StageState) bool { return g.CutAtBest })
		done := everything(a, h, func(g *StageState) bool { return g.CutAtBest || g.InYourHands })
		states := a.Holdings()
		if len(states) == 0 {
			if len(known) > 0 {
				t.Fatalf("no route begins with %v, and %v succeed", h.Tokens, known)
			}
			return
		}
		s := states[0]
		got := make(map[string]bool)
		for _, id := range s.Routes {
			got[id] = true
		}
		if d := cmp.Diff(known, got); d != "" {
			t.Fatal(d)
		}
		outcomes := map[HoldingOutcome]bool{}
		var reach Reach
		for id := range known {
			reach = reach.Union(a.Route(id).Reach)
			switch {
			case done[id]:
				outcomes[HoldingCannotStop] = true
			case well[id]:
				outcomes[HoldingOpen] = true
			default:
				outcomes[HoldingNotChecked] = true
			}
		}
		want := HoldingStopped
		for _, o := range []HoldingOutcome{HoldingCannotStop, HoldingNotChecked, HoldingOpen} {
			if outcomes[o] {
				want = o
			}
		}
		if s.Outcome != want || s.Reach != reach {
			t.Fatalf("%v: %s reaching %v, want %s reaching %v", h.Tokens, s.Outcome, s.Reach, want, reach)
		}
	})
}

func TestHavingMoreNeverShowsLessReach(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		less := drawHolding(t)
		more := less
		more.ID, more.Tokens = "more", append(slices.Clone(less.Tokens), rapid.SampledFrom(drawnTokens).Draw(t, "one more"))
		a := Assess(c, drawHistory(t, c), today)
		w := a.walk()
		one, _ := w.holding(&less)
		two, _ := w.holding(&more)
		if two.Reach.Union(one.Reach) != two.Reach || len(two.Routes) < len(one.Routes) {
			t.Fatalf("with %v it reaches %v by %v, with %v only %v by %v", less.Tokens, one.Reach, one.Routes, more.Tokens, two.Reach, two.Routes)
		}
		if one.Outcome != HoldingStopped && two.Outcome == HoldingStopped {
			t.Fatalf("%v is %s, and %v is stopped", less.Tokens, one.Outcome, more.Tokens)
		}
	})
}

func TestTheSoonestStepMakesTheReachSmallerAndNoShorterOneDoes(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Holdings = []Holding{drawHolding(t)}
		r := drawHistory(t, c)
		a := Assess(c, r, today)
		states := a.Holdings()
		if len(states) == 0 {
			return
		}
		s := states[0]
		for i := range a.Steps {
			st := &a.Steps[i]
			if st.Applies == No || st.known() || st.Missing != "" || s.Outcome == HoldingStopped || s.Outcome == HoldingCannotStop {
				continue
			}
			after := r
			for _, ab := range st.About {
				after = later(after, Entry{Kind: KindAnswer, Subject: AnswerSubject(st.Step.ID, ab.Target), Value: Value{FieldAnswer: "good", FieldDigest: st.Step.Digest}})
			}
			b := Assess(c, after, today)
			if !b.Step(st.Step.ID).known() || !cmp.Equal(factValues(a), factValues(b)) {
				continue // a machine disagrees, or there is nothing it is about
			}
			now := b.Holdings()[0]
			smaller := now.Reach != s.Reach || len(now.Routes) == 0 && len(s.Routes) > 0
			better := s.Soonest == nil || st.minutesToHold() < s.Soonest.Minutes
			if smaller && better {
				t.Fatalf("%s (%d min) makes it smaller, and the soonest is %+v", st.Step.ID, st.minutesToHold(), s.Soonest)
			}
			if s.Soonest != nil && s.Soonest.Step == st.Step.ID && !smaller {
				t.Fatalf("%s is called the soonest and makes nothing smaller", st.Step.ID)
			}
		}
	})
}

// Once the steps of StopWith hold nothing ends any more but what nothing can
// stop, and none of them can be left out. Up to ExactStops steps no smaller set
// does it, and none of the same size in fewer minutes.
func TestTheStepsThatWouldStopAHoldingStopItAndNoFewerDo(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Holdings = []Holding{drawHolding(t)}
		h := &c.Holdings[0]
		a := Assess(c, drawHistory(t, c), today)
		w := a.walk()
		s, _ := w.holding(h)
		if stoppable := s.Outcome == HoldingOpen || s.Outcome == HoldingNotChecked; stoppable != (len(s.StopWith) > 0) {
			t.Fatalf("%s, and %v would stop it", s.Outcome, s.StopWith)
		}
		done := everything(a, h, func(g *StageState) bool { return g.CutAtBest || g.InYourHands })
		stops := func(set map[string]bool) bool {
			ended := everything(a, h, func(g *StageState) bool { return g.Cut || cutWith(a, g.Stage, set) })
			return len(ended) == len(done)
		}
		minutes := func(set map[string]bool) (sum int) {
			for id := range set {
				sum += a.Step(id).minutesToHold()
			}
			return sum
		}
		best := make(map[string]bool)
		for _, id := range s.StopWith {
			best[id] = true
		}
		if !stops(best) {
			t.Fatalf("%s: with %v more ends than %v", s.Outcome, s.StopWith, done)
		}
		for _, id := range s.StopWith {
			delete(best, id)
			if stops(best) {
				t.Fatalf("%s is not needed among %v", id, s.StopWith)
			}
			best[id] = true
		}
		var ask []string
		for i := range a.Steps {
			if a.Steps[i].Applies != No {
				ask = append(ask, a.Steps[i].Step.ID)
			}
		}
		for bits := range 1 << len(ask) {
			set := make(map[string]bool)
			for i, id := range ask {
				if bits&(1<<i) != 0 {
					set[id] = true
				}
			}
			if len(set) > ExactStops || len(set) > len(best) || len(set) == len(best) && minutes(set) >= minutes(best) {
				continue
			}
			if stops(set) {
				t.Fatalf("%v would do instead of %v", set, s.StopWith)
			}
		}
	})
}

// cutWith reports whether a stage is cut once some steps hold, as bolts, for
// everything they are about.
func cutWith(a *Assessment, g *Stage, set map[string]bool) bool {
	return slices.ContainsFunc(g.CutBy, func(cut Cut) bool {
		against, _ := a.contesting(g, cut)
		return !slices.ContainsFunc(cut, func(id string) bool { return !set[id] && !a.Step(id).known() }) &&
			!slices.ContainsFunc(against, func(id string) bool { return !set[id] })
	})
}

func TestAPictureOfStoppedHasEveryRouteFromItCut(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Holdings = []Holding{drawHolding(t)}
		a := Assess(c, drawHistory(t, c), today)
		for _, s := range a.Holdings() {
			if s.Outcome != HoldingStopped {
				continue
			}
			if len(s.Routes) > 0 || !s.Reach.None() || s.Soonest != nil || len(s.StopWith) > 0 {
				t.Fatalf("stopped, and %v succeed with %v", s.Routes, s.Reach)
			}
			for _, id := range s.StoppedBy {
				if !a.Step(id).Outcome.Counts() {
					t.Fatalf("stopped by %s, which is %s", id, a.Step(id).Outcome)
				}
			}
		}
	})
}

func BenchmarkHoldings(b *testing.B) {
	c, r := fullSize()
	for i := range c.Routes {
		c.Routes[i].Stages[0].Gives = []string{Tokens[i%len(Tokens)]}
		c.Routes[i].Stages[1].Needs = []string{Tokens[i%len(Tokens)]}
	}
	for i := range 12 {
		c.Holdings = append(c.Holdings, Holding{ID: fmt.Sprint(i), Axis: Attack, Tokens: []string{Tokens[i]}})
	}
	a := Assess(c, r, today)
	for b.Loop() {
		a.Holdings()
	}
}

// waysFrom is a catalogue of routes that each begin with what one stage needs.
func waysFrom(routes ...Route) *Catalogue {
	c := locked(Stage{}, lock("a", PerAccount), lock("each", PerUsername))
	for i := range routes {
		r := &routes[i]
		r.Kind, r.Interface, r.Exposure, r.Reach = Takeover, AccountInterface, Session, Reach{Authority: AuthorityTrade}
	}
	c.Routes = routes
	c.Holdings = []Holding{{ID: "password", Axis: Attack, Tokens: []string{"password"}}, {ID: "phone", Axis: Attack, Tokens: []string{"phone", "phone-open"}}}
	return c
}

func TestAHoldingTellsWhichRoutesItTakesAndWhatStopsTheOthers(t *testing.T) {
	stage := func(needs, gives string, cut ...string) Stage {
		g := Stage{None: "nothing"}
		if needs != "" {
			g.Needs = strings.Split(needs, " ")
		}
		if gives != "" {
			g.Gives = strings.Split(gives, " ")
		}
		if len(cut) > 0 {
			g.None, g.CutBy = "", []Cut{cut}
		}
		return g
	}
	for _, test := range []struct {
		what   string
		routes []Route
		of     string
		said   []Entry
		want   string
	}{
		{"what one stage gives the next one needs", []Route{{ID: "r", Stages: []Stage{stage("password", "session"), stage("session", "")}}}, "password", nil, "[r] stopped by [], not carried []"},
		{"what a later route gives", []Route{{ID: "r1", Stages: []Stage{stage("session", "")}}, {ID: "r2", Stages: []Stage{stage("password", "session")}}}, "password", nil, "[r1 r2] stopped by [], not carried []"},
		{"a stage that holds", []Route{{ID: "r", Stages: []Stage{stage("password", "", "a")}}}, "password", []Entry{AnswerEntry(&Step{ID: "a", Digest: "d"}, "", "good")}, "[] stopped by [a], not carried []"},
		{"two stages that hold, by one step", []Route{{ID: "r1", Stages: []Stage{stage("password", "", "a")}}, {ID: "r2", Stages: []Stage{stage("password", "", "a")}}}, "password", []Entry{AnswerEntry(&Step{ID: "a", Digest: "d"}, "", "good")}, "[] stopped by [a], not carried []"},
		{"a stage that holds on a route that does not begin with it", []Route{{ID: "r1", Stages: []Stage{stage("password", "")}}, {ID: "r2", Stages: []Stage{stage("", "host", "a")}}}, "password", []Entry{AnswerEntry(&Step{ID: "a", Digest: "d"}, "", "good")}, "[r1] stopped by [], not carried []"},
		{"something else is missing", []Route{{ID: "r", Stages: []Stage{stage("password number", "", "a")}}}, "password", []Entry{AnswerEntry(&Step{ID: "a", Digest: "d"}, "", "good")}, "[] stopped by [], not carried []"},
		{"what the phone does not carry", []Route{{ID: "r1", Stages: []Stage{stage("phone-open phone:number phone:mailbox password", "")}}, {ID: "r2", Stages: []Stage{stage("phone-open phone:mailbox", "")}}}, "phone", []Entry{phoneWith("p", "number")}, "[] stopped by [], not carried [phone:mailbox]"},
		{"what it carries", []Route{{ID: "r", Stages: []Stage{stage("phone-open phone:mailbox", "")}}}, "phone", []Entry{phoneWith("p", "mailbox")}, "[r] stopped by [], not carried []"},
		{"no route begins with it", []Route{{ID: "r", Stages: []Stage{stage("host", "")}}}, "password", nil, "not there"},
	} {
		got := "not there"
		for _, h := range Assess(waysFrom(test.routes...), onDays(test.said...), today).Holdings() {
			if h.Holding.ID == test.of {
				got = fmt.Sprintf("%v stopped by %v, not carried %v", h.Routes, h.StoppedBy, h.NotCarried)
			}
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestAHoldingIsAQuestionForThoseItMayConcern(t *testing.T) {
	c := withFact(waysFrom(Route{ID: "r", Stages: []Stage{{Needs: []string{"password"}, None: "nothing"}}}))
	c.Routes[0].Applies, c.Holdings[0].If = Condition{}, Condition{All: []string{"has=yes"}}
	for value, want := range map[string]int{"": 1, "yes": 1, "no": 0} {
		if got := len(Assess(c, onDays(FactEntry("has", value)), today).Holdings()); got != want {
			t.Errorf("where it is %q: %d holdings", value, got)
		}
	}
}

// A look where it is not known, hands where it was seen to fail or holds as a
// habit alone; each for everything that it does not hold about.
func TestWhatItTakesUntilAStepHolds(t *testing.T) {
	names := FactEntry("usernames", "main,api")
	saw := func(on, answer string) Entry { return AnswerEntry(&Step{ID: "each", Digest: "d"}, on, answer) }
	for _, test := range []struct {
		what  string
		said  []Entry
		hands bool
		want  int
	}{
		{"never seen", []Entry{names}, false, 2},
		{"seen to hold about one of two", []Entry{names, saw("main", "good")}, false, 1},
		{"seen to fail about one of two", []Entry{names, saw("main", "bad"), saw("api", "good")}, true, 5},
		{"seen to fail about both", []Entry{names, saw("main", "bad"), saw("api", "bad")}, true, 10},
		{"a habit about one of two", []Entry{names, saw("main", "habit"), saw("api", "good")}, true, 5},
		{"it holds, and there may be other usernames", []Entry{saw("main", "good")}, false, 1},
		{"it holds", []Entry{names, saw("main", "good"), saw("api", "good")}, false, 1},
	} {
		c := waysFrom()
		st := Assess(c, onDays(test.said...), today).Step("each")
		if st.hands() != test.hands || st.minutesToHold() != test.want {
			t.Errorf("%s: hands %v, %d minutes", test.what, st.hands(), st.minutesToHold())
		}
	}
}

// A closed route ends only where a cut stage gives what is held already.
func TestWhatIsHeldEndsByOpenRoutes(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		c.Holdings = []Holding{drawHolding(t)}
		a := Assess(c, drawHistory(t, c), today)
		for _, h := range a.Holdings() {
			granted := everything(a, h.Holding, func(g *StageState) bool { return g.Cut })
			for _, id := range h.Routes {
				if !a.Route(id).Open && !granted[id] {
					t.Fatalf("%v is %s by %s, which is closed", h.Holding.Tokens, h.Outcome, id)
				}
			}
		}
	})
}
