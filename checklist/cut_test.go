package checklist

import (
	"fmt"
	"testing"
)

// A stage whose only step does not apply, because the broker does not offer
// it here, is open and not only unchecked: no look could ever close it.
func TestAStepThatDoesNotApplyIsNoHope(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}},
		Facts: []Fact{{ID: "card", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}},
		Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", LocksOut: RiskNone,
			Applies: Condition{None: []string{"card=no"}},
			Answers: []Answer{{ID: "good", Means: MeansHolds, As: Bolt}, {ID: "bad", Means: MeansFails}}}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Exposure: Credential,
			Stages: []Stage{{CutBy: []Cut{{"s"}}}}}}}
	for _, offered := range []struct {
		card       string
		openAtBest bool
	}{{"yes", false}, {"no", true}} {
		r := NewRecord(Event{Kind: KindFact, Subject: "card", Order: 1, Day: today, Value: Value{FieldValue: offered.card}})
		if got := Assess(c, r, today).Route("r"); !got.Open || got.OpenAtBest != offered.openAtBest {
			t.Errorf("with the card %s the route is open %v, and at best %v; want open true, at best %v", offered.card, got.Open, got.OpenAtBest, offered.openAtBest)
		}
	}
}

// lock is a step that holds as a bolt, holds as a habit, or fails.
func lock(id string, per Per) Step {
	return Step{ID: id, Per: per, Interfaces: []string{AccountInterface}, Digest: "d", LocksOut: RiskNone, Minutes: Minutes{Look: 1, Hands: 5},
		Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "habit", Means: MeansHolds, As: Habit}, {ID: "bad", Means: MeansFails}}}
}

// locked is a catalogue of one route of one stage.
func locked(g Stage, steps ...Step) *Catalogue {
	return &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: steps,
		Facts:  []Fact{{ID: "usernames", Kind: Many, Values: []FactValue{{ID: "main"}, {ID: "api"}}}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Reach: Reach{Authority: AuthorityTrade}, Stages: []Stage{g}}}}
}

// A failing look meets the cuts about the same thing; a failing step about the
// account meets them all, and a step that the stage names meets whatever it
// cannot be told apart from.
func TestAFailingLookContestsTheCutsThatItMeets(t *testing.T) {
	devices := []Entry{deviceEntry("laptop", "web"), deviceEntry("phone", "web"), FactEntry("usernames", "main,api")}
	targets := map[Per][]string{PerAccount: {""}, PerDevice: {"laptop", "phone"}, PerProfile: {"laptop", "phone"}, PerUsername: {"main", "api"}}
	for _, test := range []struct {
		cut, rival Per
		named      bool
		want       bool
	}{
		{PerAccount, PerAccount, false, true}, {PerDevice, PerAccount, false, true}, {PerUsername, PerAccount, false, true},
		{PerAccount, PerDevice, false, false}, {PerUsername, PerDevice, false, false}, {PerDevice, PerDevice, false, true},
		{PerProfile, PerDevice, false, false}, {PerUsername, PerUsername, false, true}, {PerAccount, PerUsername, false, false},
		{PerAccount, PerDevice, true, true}, {PerUsername, PerDevice, true, true}, {PerDevice, PerDevice, true, true},
		{PerProfile, PerDevice, true, true}, {PerDevice, PerProfile, true, true}, {PerDevice, PerUsername, true, true}, {PerDevice, PerAccount, true, true},
	} {
		g := Stage{CutBy: []Cut{{"cut"}, {"rival"}}}
		if test.named {
			g = Stage{CutBy: []Cut{{"cut"}}, ContestedBy: []string{"rival"}}
		}
		c := locked(g, lock("cut", test.cut), lock("rival", test.rival))
		said := devices
		for _, on := range targets[test.cut] {
			said = append(said, AnswerEntry(&c.Steps[0], on, "good"))
		}
		r := onDays(append(said, AnswerEntry(&c.Steps[1], targets[test.rival][0], "bad"))...)
		route := Assess(c, r, today).Route("r")
		if route.Open != test.want || route.Contested != test.want {
			t.Errorf("a cut per %s and a failing step per %s, named %v: open %v, contested %v", test.cut, test.rival, test.named, route.Open, route.Contested)
		}
	}
}

// A named step about another device than those that the cut is about leaves the
// cut alone, and so does one that does not apply.
func TestAFailingLookAtSomethingElseContestsNothing(t *testing.T) {
	c := locked(Stage{CutBy: []Cut{{"cut"}}, ContestedBy: []string{"rival"}}, lock("cut", PerDevice), lock("rival", PerDevice))
	c.Interfaces = append(c.Interfaces, Interface{ID: "web"}, Interface{ID: "api"})
	c.Steps[0].Interfaces = []string{"web"}
	said := []Entry{deviceEntry("laptop", "web"), deviceEntry("phone", "api"), AnswerEntry(&c.Steps[0], "laptop", "good"), AnswerEntry(&c.Steps[1], "phone", "bad")}
	for _, per := range []Per{PerProfile, PerDevice} {
		c.Steps[1].Per = per
		if Assess(c, onDays(said...), today).Route("r").Open {
			t.Errorf("what fails on the phone, asked per %s, opens what holds on the laptop", per)
		}
	}
	said = append(said, AnswerEntry(&c.Steps[1], "laptop", "bad"))
	if !Assess(c, onDays(said...), today).Route("r").Open {
		t.Error("what fails on the laptop does not open what holds there")
	}
	c.Facts = append(c.Facts, Fact{ID: "has", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}})
	c.Steps[1].Applies = Condition{None: []string{"has=no"}}
	if Assess(c, onDays(append(said, FactEntry("has", "no"))...), today).Route("r").Open {
		t.Error("a step that does not apply contests")
	}
}

func TestAStageNamesWhatStopsItOnceAndWhatIsInYourHands(t *testing.T) {
	steps := []Step{lock("a", PerAccount), lock("b", PerAccount), lock("c", PerAccount)}
	steps[2].Applies = Condition{None: []string{"has=no"}}
	saw := func(id, answer string) Entry { return AnswerEntry(&Step{ID: id, Digest: "d"}, "", answer) }
	no := FactEntry("has", "no")
	for _, test := range []struct {
		what string
		g    Stage
		said []Entry
		want string
	}{
		{"one step of two cuts", Stage{CutBy: []Cut{{"a"}, {"a", "b"}}}, []Entry{saw("a", "good"), saw("b", "good")}, "stopped by [a b], contested by [], in your hands true"},
		{"two that are needed together", Stage{CutBy: []Cut{{"a", "b"}}}, []Entry{saw("a", "good")}, "stopped by [], contested by [], in your hands true"},
		{"two cuts fail that contest one another", Stage{CutBy: []Cut{{"a"}, {"b"}, {"c"}}}, []Entry{saw("a", "good"), saw("b", "good"), saw("c", "bad")}, "stopped by [], contested by [c], in your hands true"},
		{"alternatives", Stage{CutBy: []Cut{{"a"}, {"b"}}, Alternatives: "each alone"}, []Entry{saw("a", "good"), saw("b", "bad")}, "stopped by [a], contested by [], in your hands true"},
		{"a habit", Stage{CutBy: []Cut{{"a"}}}, []Entry{saw("a", "habit")}, "stopped by [], contested by [], in your hands true"},
		{"one that does not apply", Stage{CutBy: []Cut{{"c"}}}, []Entry{no}, "stopped by [], contested by [], in your hands false"},
		{"one that does not apply and holds", Stage{CutBy: []Cut{{"c"}}}, []Entry{saw("c", "good"), no}, "stopped by [c], contested by [], in your hands true"},
		{"one of two does not apply", Stage{CutBy: []Cut{{"a", "c"}}}, []Entry{no}, "stopped by [], contested by [], in your hands false"},
		{"nothing stops it", Stage{None: "nothing"}, nil, "stopped by [], contested by [], in your hands false"},
	} {
		c := locked(test.g, steps...)
		c.Facts = append(c.Facts, Fact{ID: "has", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}})
		route := Assess(c, onDays(test.said...), today).Route("r")
		g := route.Stages[0]
		if got := fmt.Sprintf("stopped by %v, contested by %v, in your hands %v", g.StoppedBy, g.Contested, g.InYourHands); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
		if route.InYourHands != g.InYourHands || route.Contested != (len(g.Contested) > 0) || route.Open != (len(g.StoppedBy) == 0) {
			t.Errorf("%s: the route of this one stage is %+v", test.what, route)
		}
	}
}

// A route whose other stage is cut is closed, whatever is contested on it.
func TestARouteIsContestedOnlyWhereItIsOpen(t *testing.T) {
	c := locked(Stage{CutBy: []Cut{{"a"}, {"b"}}}, lock("a", PerAccount), lock("b", PerAccount), lock("c", PerAccount))
	c.Routes[0].Stages = append(c.Routes[0].Stages, Stage{CutBy: []Cut{{"c"}}})
	saw := func(id, answer string) Entry { return AnswerEntry(&Step{ID: id, Digest: "d"}, "", answer) }
	r := onDays(saw("a", "good"), saw("b", "bad"))
	if route := Assess(c, r, today).Route("r"); !route.Open || !route.Contested {
		t.Errorf("open %v, contested %v", route.Open, route.Contested)
	}
	if route := Assess(c, later(r, saw("c", "good")), today).Route("r"); route.Open || route.Contested {
		t.Errorf("closed by another stage: open %v, contested %v", route.Open, route.Contested)
	}
}

// What holds as a habit is to be done only where a bolt would stop a stage of a
// route that is open.
func TestAHabitIsToBeDoneWhereABoltWouldCloseAnOpenRoute(t *testing.T) {
	saw := func(id, answer string) Entry { return AnswerEntry(&Step{ID: id, Digest: "d"}, "", answer) }
	only := lock("a", PerAccount)
	only.Answers = []Answer{{ID: "habit", Means: MeansHolds, As: Habit}, {ID: "bad", Means: MeansFails}}
	for _, test := range []struct {
		what string
		c    *Catalogue
		said []Entry
		want int
	}{
		{"the route is open", locked(Stage{CutBy: []Cut{{"a"}}}, lock("a", PerAccount)), []Entry{saw("a", "habit")}, 1},
		{"another cut closes it", locked(Stage{CutBy: []Cut{{"a"}, {"b"}}}, lock("a", PerAccount), lock("b", PerAccount)), []Entry{saw("a", "habit"), saw("b", "good")}, 0},
		{"it holds as a bolt", locked(Stage{CutBy: []Cut{{"a", "b"}}}, lock("a", PerAccount), lock("b", PerAccount)), []Entry{saw("a", "good")}, 0},
		{"no answer of it is a bolt", locked(Stage{CutBy: []Cut{{"a"}}}, only), []Entry{saw("a", "habit")}, 0},
		{"it only shows", locked(Stage{None: "nothing", ShownBy: []string{"a"}}, lock("a", PerAccount)), []Entry{saw("a", "habit")}, 0},
	} {
		a := Assess(test.c, onDays(test.said...), today)
		if got := len(a.Step("a").toDo()); got != test.want {
			t.Errorf("%s: to do about %d things", test.what, got)
		}
	}
}
