package checklist

import "testing"

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
