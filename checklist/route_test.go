package checklist

import (
	"fmt"
	"testing"
)

func TestTheEasierRouteHasTheLowerTierThenGoesFurtherThenComesFirstByID(t *testing.T) {
	route := func(id string, tier Tier, authority Authority) *RouteState {
		return &RouteState{Route: &Route{ID: id}, Tier: tier, Reach: Reach{Authority: authority}}
	}
	remote, near := route("b", 0, AuthoritySee), route("a", 3, AuthorityTrade)
	trade, other := route("c", 0, AuthorityTrade), route("d", 0, AuthorityTrade)
	for _, c := range []struct{ x, y, want *RouteState }{{remote, near, remote}, {remote, trade, trade}, {trade, other, trade}, {nil, near, near}} {
		if easier(c.x, c.y) != c.want || c.x != nil && easier(c.y, c.x) != c.want {
			t.Errorf("of %v and %v the easier is %v, and the other way round %v", c.x, c.y, easier(c.x, c.y), easier(c.y, c.x))
		}
	}
}

func TestARouteEntersByACredentialWhereItsFirstStageNeedsOrGivesOne(t *testing.T) {
	with := func(kind RouteKind, exposure Exposure, stages ...Stage) *Route {
		return &Route{Kind: kind, Exposure: exposure, Stages: stages}
	}
	password, host := Stage{Needs: []string{"password"}}, Stage{Needs: []string{"host"}}
	for _, c := range []struct {
		what string
		r    *Route
		want bool
	}{
		{"it needs a password", with(Takeover, Credential, password), true},
		{"a leak of one", with(Leak, Credential, password), true},
		{"it gives a password", with(Takeover, Credential, Stage{Gives: []string{"password"}}), true},
		{"it needs a host", with(Takeover, Credential, host), false},
		{"a mistake", with(Mistake, Credential, password), false},
		{"of the session", with(Takeover, Session, password), false},
		{"without stages", with(Takeover, Credential), false},
	} {
		if got := c.r.entersByCredential(); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestEffectsAreListedOnce(t *testing.T) {
	got := addEffects([]StepEffect{{"a", Holds}}, []StepEffect{{"a", Holds}, {"b", Fails}, {"b", Fails}})
	if len(got) != 2 || got[0].Step != "a" || got[1].Step != "b" {
		t.Errorf("%v", got)
	}
}

func TestWhyAStepClosesNamesTwoRoutesAndCountsTheRest(t *testing.T) {
	c, r := oneRoute(account("way", 1, 1), account("cut", 1, 1))
	want := []string{"closes cut", "closes cut · second", "closes cut · second, +1", "closes cut · second, +2"}
	for n, more := range []string{"", "second", "third", "fourth"} {
		if more != "" {
			c.Routes = append(c.Routes, Route{ID: more, Title: more, Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{"cut"}}}}})
		}
		p := newPlanner(Assess(c, failing(r, "cut"), today), 30)
		if got := p.because("cut"); got != want[n] {
			t.Errorf("%d routes: %q", n+1, got)
		}
	}
	if got := newPlanner(Assess(c, r, today), 30).because("way"); got != "shows, prepares or narrows what is open" {
		t.Errorf("none: %q", got)
	}
}

func TestWhatTheMachineFoundAndWhatHappenedAreToldApart(t *testing.T) {
	about := func(o Outcome, because string, byAnswer bool) []AboutState {
		return []AboutState{{Outcome: o, Because: because, ByAnswer: byAnswer, SeenOn: today}}
	}
	before := &StepState{Step: &Step{ID: "s", Digest: "d"}, Outcome: Holds}
	for _, c := range []struct {
		what    string
		now     StepState
		learned bool
		want    Cause
	}{
		{"a finding", StepState{Outcome: Fails, About: about(Fails, "", false)}, false, MachineFound},
		{"an answer", StepState{Outcome: Fails, About: about(Fails, "", true)}, false, YouDid},
		{"a life event", StepState{Outcome: Stale, About: about(Stale, "A new phone", true)}, false, YouDid},
		{"its review day", StepState{Outcome: Stale, About: about(Stale, reviewPassed, true)}, false, TimeDid},
		{"a day to come", StepState{Outcome: Stale, About: about(Stale, notYet, true)}, false, TimeDid},
		{"due", StepState{Outcome: Due, About: about(Due, "", true)}, false, TimeDid},
		{"another text", StepState{Outcome: Changed, About: about(Changed, "", true)}, false, WeLearned},
	} {
		c.now.Step = &Step{ID: "s", Digest: "d"}
		if got := causeOf(&c.now, before, c.learned); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	now := StepState{Step: &Step{ID: "s", Digest: "e"}, Outcome: Fails, About: about(Fails, "", true)}
	for learned, want := range map[bool]Cause{true: WeLearned, false: YouDid} {
		if got := causeOf(&now, before, learned); got != want {
			t.Errorf("a new text under another catalogue %v: %s", learned, got)
		}
	}
}

// A thief with a credential chooses the program, so what the owner uses does not
// rule out a route that begins with one.
func TestARouteByACredentialIsThereWhateverIsUsed(t *testing.T) {
	for _, test := range []struct {
		what    string
		needs   string
		applies Condition
		want    Truth
	}{
		{"one of several is used", "password", Condition{Any: []string{"interfaces=api", "methods=sms"}}, Yes},
		{"none of several facts is so", "password", Condition{Any: []string{"methods=sms", "methods=key"}}, No},
		{"it must be used", "password", Condition{All: []string{"interfaces=api"}}, Yes},
		{"it must be used, and something else be so", "password", Condition{All: []string{"interfaces=api", "methods=sms"}}, No},
		{"it must not be used", "password", Condition{None: []string{"interfaces=web"}}, Yes},
		{"something else must not be so", "password", Condition{None: []string{"interfaces=web", "methods=app"}}, No},
		{"one of several is used, and it begins at a machine", "host", Condition{Any: []string{"interfaces=api", "methods=sms"}}, No},
		{"it begins at a machine", "host", Condition{}, Yes},
	} {
		c := factual()
		c.Routes = []Route{{ID: "r", Kind: Takeover, Interface: "web", Exposure: Credential, Applies: test.applies, Stages: []Stage{{Needs: []string{test.needs}, None: "nothing"}}}}
		a := Assess(c, onDays(FactEntry("interfaces", "web"), FactEntry("methods", "app")), today)
		if got := a.Route("r").Applies; got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestTheEasiestRouteIsAnOpenOneThatSomebodyTakes(t *testing.T) {
	route := func(id string, kind RouteKind, tier Tier, g Stage) Route {
		g.Tier = tier
		return Route{ID: id, Kind: kind, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{g}}
	}
	open, cut := Stage{None: "nothing"}, Stage{CutBy: []Cut{{"a"}}}
	c := locked(Stage{}, lock("a", PerAccount))
	c.Routes = []Route{route("closed", Takeover, 0, cut), route("lost", LockoutRoute, 0, open), route("mistake", Mistake, 0, open), route("leak", Leak, 2, open), route("later", Takeover, 3, open)}
	if got := Assess(c, onDays(AnswerEntry(&c.Steps[0], "", "good")), today).Easiest(); got == nil || got.Route.ID != "leak" {
		t.Errorf("it is %v", got)
	}
	c.Routes = c.Routes[:3]
	if got := Assess(c, onDays(AnswerEntry(&c.Steps[0], "", "good")), today).Easiest(); got != nil {
		t.Errorf("nothing is open, and the easiest is %s", got.Route.ID)
	}
}

func TestTwoReachesTogetherReachTheFurtherOnEachAxis(t *testing.T) {
	for _, test := range []struct{ a, b, want Reach }{
		{Reach{AuthoritySee, DamageMore}, Reach{AuthorityMoney, DamageHoldings}, Reach{AuthorityMoney, DamageMore}},
		{Reach{}, Reach{AuthoritySee, ""}, Reach{AuthoritySee, ""}},
		{Reach{AuthoritySecurity, DamageLeaves}, Reach{AuthorityTrade, DamageLeaves}, Reach{AuthoritySecurity, DamageLeaves}},
	} {
		if test.a.Union(test.b) != test.want || test.b.Union(test.a) != test.want {
			t.Errorf("%v and %v: %v, and the other way round %v", test.a, test.b, test.a.Union(test.b), test.b.Union(test.a))
		}
	}
}

func TestAStepBearsOnARouteByItsStrongestEffect(t *testing.T) {
	c := locked(Stage{CutBy: []Cut{{"cut"}}, ShownBy: []string{"both"}, NarrowedBy: []string{"narrow"}}, lock("cut", PerAccount), lock("both", PerAccount), lock("narrow", PerAccount), lock("prepare", PerAccount), lock("none", PerAccount))
	c.Routes[0].Stages = append(c.Routes[0].Stages, Stage{NarrowedBy: []string{"both"}, PreparedBy: []string{"prepare"}})
	c.Facts = append(c.Facts, Fact{ID: "has", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}})
	c.Routes[0].Applies = Condition{None: []string{"has=no"}}
	a, none := Assess(c, onDays(), today), Assess(c, onDays(FactEntry("has", "no")), today)
	for step, want := range map[string]string{"cut": "1 0 0 0 false", "narrow": "0 1 0 0 false", "both": "0 1 0 0 false", "prepare": "0 0 0 1 false", "none": "0 0 0 0 true"} {
		e := a.Effects(step)
		if got := fmt.Sprint(len(e.Cuts), len(e.Narrows), len(e.Shows), len(e.Prepares), " ", e.None()); got != want[:7]+" "+want[7:] && got != want {
			t.Errorf("%s: %s, want %s", step, got, want)
		}
		if !none.Effects(step).None() {
			t.Errorf("%s bears on a route that does not apply", step)
		}
	}
	c.Routes[0].Stages[0].NarrowedBy, c.Routes[0].Stages[0].ShownBy = nil, []string{"narrow"}
	if e := Assess(c, onDays(), today).Effects("narrow"); len(e.Shows) != 1 {
		t.Errorf("what shows it is %+v", e)
	}
}
