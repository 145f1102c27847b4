package checklist

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// twoRoutes is a catalogue of two routes, each cut by a step of its own.
func twoRoutes(digest string) *Catalogue {
	step := func(id string) Step {
		return Step{ID: id, Title: id, Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: id,
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	}
	route := func(id, cut string) Route {
		return Route{ID: id, Title: "Route " + id, Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{{CutBy: []Cut{{cut}}}}}
	}
	return &Catalogue{Broker: "b", Version: digest, Digest: digest, Interfaces: []Interface{{ID: AccountInterface}},
		Steps: []Step{step("s1"), step("s2")}, Routes: []Route{route("r1", "s1"), route("r2", "s2")}}
}

func looked(order int64, day Day, step, answer string) Event {
	return Event{Kind: KindAnswer, Subject: step, Order: order, Day: day, Value: Value{FieldAnswer: answer, FieldDigest: step}}
}

func TestARouteThatTheOlderCatalogueDidNotKnowIsSomethingWeLearned(t *testing.T) {
	r := NewRecord(
		Event{Kind: KindCatalogue, Subject: "b", Order: 1, Day: today - 40, Value: Value{"digest": "old", "open": "r1", "known": "r1"}},
		looked(2, today-1, "s1", "good"),
	)
	ch := Since(Assess(twoRoutes("new"), r, today), today-30)
	want := []RouteChange{{"r2", "Route r2", WeLearned}}
	if diff := cmp.Diff(want, ch.Learned); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]RouteChange{{"r1", "Route r1", YouDid}}, ch.Closed); diff != "" {
		t.Error(diff)
	}
}

func TestAFactThatTakesARouteAwayHasNotClosedIt(t *testing.T) {
	c := twoRoutes("same")
	c.Facts = []Fact{{ID: "f", Title: "F", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}}}
	c.Routes[0].Applies = Condition{All: []string{"f=yes"}}
	r := NewRecord(looked(1, today-1, "s2", "good"), Event{Kind: KindFact, Subject: "f", Order: 2, Day: today - 1, Value: Value{FieldValue: "no"}})
	ch := Since(Assess(c, r, today), today-30)
	if diff := cmp.Diff([]RouteChange{{"r2", "Route r2", YouDid}}, ch.Closed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]RouteChange{{"r1", "Route r1", YouDid}}, ch.NotApplicable); diff != "" {
		t.Error(diff)
	}
}

func TestARouteThatANewCatalogueOpensAgainIsSomethingWeLearned(t *testing.T) {
	r := NewRecord(
		looked(1, today-50, "s1", "good"),
		Event{Kind: KindCatalogue, Subject: "b", Order: 2, Day: today - 40, Value: Value{"digest": "old", "open": "none", "known": "r1,r2"}},
	)
	ch := Since(Assess(twoRoutes("new"), r, today), today-30)
	if diff := cmp.Diff([]RouteChange{{"r2", "Route r2", WeLearned}}, ch.Learned); diff != "" {
		t.Error(diff)
	}
}

func TestWhatAPersonOpenedIsNotSomethingWeLearned(t *testing.T) {
	r := NewRecord(
		looked(1, today-50, "s1", "good"), looked(2, today-50, "s2", "good"),
		Event{Kind: KindCatalogue, Subject: "b", Order: 3, Day: today - 40, Value: Value{"digest": "old", "open": "none", "known": "r1,r2"}},
		looked(4, today-1, "s1", "bad"),
	)
	ch := Since(Assess(twoRoutes("new"), r, today), today-30)
	if len(ch.Learned) != 0 || len(ch.Opened) != 1 || ch.Opened[0].Cause != YouDid {
		t.Errorf("learned %v, opened %v", ch.Learned, ch.Opened)
	}
}

func TestTheLastSessionIsTheNewestDayBeforeToday(t *testing.T) {
	r := NewRecord(looked(1, today-50, "s1", "good"), looked(2, today-3, "s1", "good"), looked(3, today, "s1", "good"))
	if got := Assess(twoRoutes("d"), r, today).LastSession(); got != today-3 {
		t.Errorf("%s", got)
	}
	if got := Assess(twoRoutes("d"), Record{}, today).LastSession(); got != 0 {
		t.Errorf("nothing was entered, yet %s", got)
	}
}

func TestWhatALifeEventMadeStaleIsNotWhatTimeDid(t *testing.T) {
	c := twoRoutes("d")
	c.Steps[0].Review = Interval{30, 'd'}
	c.Steps[1].Review = Interval{30, 'd'}
	c.LifeEvents = []LifeEvent{{ID: "moved", Title: "Moved", Stales: []string{"s1"}}}
	r := NewRecord(looked(1, today-50, "s1", "good"), looked(2, today-50, "s2", "good"),
		Event{Kind: KindHappened, Subject: "moved", Order: 3, Day: today - 1, Value: Value{"on": ""}})
	causes := map[string]Cause{}
	ch := Since(Assess(c, r, today), today-40)
	for _, o := range ch.Outcomes {
		causes[o.Step] = o.Cause
	}
	for _, o := range ch.Opened {
		causes[o.Route] = o.Cause
	}
	want := map[string]Cause{"s1": YouDid, "s2": TimeDid, "r1": YouDid, "r2": TimeDid}
	if diff := cmp.Diff(want, causes); diff != "" {
		t.Error(diff)
	}
}

// Only a catalogue that is kept, is another and says what it knew teaches
// something.
func TestNothingIsLearnedFromACatalogueThatSaysNothing(t *testing.T) {
	for what, kept := range map[string][]Event{
		"none was kept":         nil,
		"the same":              {{Kind: KindCatalogue, Subject: "b", Order: 1, Day: today - 40, Value: Value{"digest": "new", "open": "r1", "known": "r1"}}},
		"of the first version":  {{Kind: KindCatalogue, Subject: "b", Order: 1, Day: today - 40, Value: Value{"digest": "old", "open": "r1"}}},
		"of another broker":     {{Kind: KindCatalogue, Subject: "c", Order: 1, Day: today - 40, Value: Value{"digest": "old", "open": "r1", "known": "r1"}}},
		"it knew and left open": {{Kind: KindCatalogue, Subject: "b", Order: 1, Day: today - 40, Value: Value{"digest": "old", "open": "r1,r2", "known": "r1,r2"}}},
	} {
		if ch := Since(Assess(twoRoutes("new"), NewRecord(kept...), today), today-30); len(ch.Learned) > 0 {
			t.Errorf("%s: learned %v", what, ch.Learned)
		}
	}
}

// What the newer catalogue opens is told once, as learned, though it was closed in
// the picture before.
func TestWhatANewerCatalogueOpensIsNotToldAsOpenedByAPerson(t *testing.T) {
	r := NewRecord(
		looked(1, today-50, "s1", "good"), looked(2, today-50, "s2", "good"),
		Event{Kind: KindCatalogue, Subject: "b", Order: 3, Day: today - 40, Value: Value{"digest": "old", "open": "none", "known": "r1,r2"}})
	newer := twoRoutes("new")
	newer.Steps = append(newer.Steps, Step{ID: "s3", Title: "s3", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "s3", Answers: newer.Steps[0].Answers})
	newer.Routes[1].Stages[0].CutBy = []Cut{{"s3"}}
	ch := Between(Assess(twoRoutes("old"), r, today-30), Assess(newer, r, today))
	if diff := cmp.Diff([]RouteChange{{"r2", "Route r2", WeLearned}}, ch.Learned); diff != "" || len(ch.Opened) != 0 {
		t.Errorf("opened %v; learned: %s", ch.Opened, diff)
	}
	// A person opened the other one meanwhile: that is told beside it.
	r = r.Add(looked(4, today-1, "s1", "bad"))
	ch = Between(Assess(twoRoutes("old"), r.AsOf(today-30), today-30), Assess(newer, r, today))
	if len(ch.Learned) != 1 || len(ch.Opened) != 1 || ch.Opened[0].Route != "r1" {
		t.Errorf("opened %v; learned %v", ch.Opened, ch.Learned)
	}
}
