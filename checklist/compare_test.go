package checklist

import (
	"fmt"
	"testing"
)

// What opened a route, told by what became of the steps that cut it.
func TestWhatOpenedARouteIsTold(t *testing.T) {
	saw := func(id, answer string) Entry { return AnswerEntry(&Step{ID: id, Digest: "d"}, "", answer) }
	found := func(id, verdict string) Entry {
		return Entry{Kind: KindFinding, Subject: "see-" + id + "@laptop", Value: Value{"verdict": verdict, "saw": "x"}}
	}
	steps := func(ids ...string) (out []Step) {
		for _, id := range ids {
			s := lock(id, PerAccount)
			s.Probe = []string{"see-" + id}
			out = append(out, s)
		}
		return out
	}
	either := Stage{CutBy: []Cut{{"b"}, {"a"}}}
	newer := func(g Stage, steps ...Step) *Catalogue {
		c := locked(g, steps...)
		c.Digest = "newer"
		return c
	}
	asked := steps("a", "b")
	asked[0].Digest = "e"
	laptop := deviceEntry("laptop", "web")
	for _, test := range []struct {
		what          string
		old, now      *Catalogue
		before, after []Entry
		want          string
	}{
		{"it was answered", locked(either, steps("a", "b")...), nil, []Entry{saw("a", "good")}, []Entry{saw("a", "bad")}, "opened by you"},
		{"a machine saw it", locked(either, steps("a", "b")...), nil, []Entry{laptop, saw("a", "good")}, []Entry{found("a", VerdictFails)}, "opened by machine"},
		{"answered, and a machine saw the other as before", locked(either, steps("a", "b")...), nil, []Entry{laptop, found("a", VerdictHolds), saw("b", "good")}, []Entry{saw("b", "bad")}, "opened by you"},
		{"answered, and a machine saw fail what was not known", locked(either, steps("a", "b")...), nil, []Entry{laptop, saw("b", "good")}, []Entry{saw("b", "bad"), found("a", VerdictFails)}, "opened by you"},
		{"a fact that it asks about", withFact(locked(either, steps("a", "b")...)), nil, []Entry{FactEntry("has", "no")}, []Entry{FactEntry("has", "yes")}, "opened by you"},
		{"the question changed", locked(either, steps("a", "b")...), newer(either, asked...), []Entry{saw("a", "good")}, nil, "learned"},
		{"a step more is needed", locked(Stage{CutBy: []Cut{{"a"}}}, steps("a")...), newer(Stage{CutBy: []Cut{{"a", "b"}}}, steps("a", "b")...), []Entry{saw("a", "good")}, nil, "learned"},
		{"each alone does not suffice", locked(Stage{CutBy: either.CutBy, Alternatives: "each alone"}, steps("a", "b")...), newer(either, steps("a", "b")...), []Entry{saw("a", "good"), saw("b", "bad")}, nil, "learned"},
		{"a machine saw it, under a newer catalogue", locked(either, steps("a", "b")...), newer(Stage{CutBy: []Cut{{"a"}, {"b"}}}, steps("a", "b")...), []Entry{laptop, saw("a", "good")}, []Entry{found("a", VerdictFails)}, "opened by machine"},
		{"the older knew no such route", &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}}, newer(either, steps("a", "b")...), nil, nil, "learned"},
	} {
		if test.now == nil {
			test.now = test.old
		}
		r := onDays(test.before...)
		ch := Compare(Assess(test.old, r, today), Assess(test.now, later(r, test.after...), today))
		got := ""
		for _, rc := range ch.Opened {
			got += "opened by " + string(rc.Cause)
		}
		for _, rc := range ch.Learned {
			got += string(rc.Cause)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
		for _, o := range ch.Outcomes {
			if o.From == o.To || len(test.old.Steps) == 0 {
				t.Errorf("%s: an outcome that did not change: %+v", test.what, o)
			}
		}
	}
}

// withFact makes a route apply only while a fact is not denied.
func withFact(c *Catalogue) *Catalogue {
	c.Facts = append(c.Facts, Fact{ID: "has", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}})
	c.Routes[0].Applies = Condition{None: []string{"has=no"}}
	return c
}

// What one entry did to the routes: closed, opened, or by a fact neither.
func TestAnEntryClosesAndOpensRoutesAndAFactDoesNeither(t *testing.T) {
	c := withFact(locked(Stage{CutBy: []Cut{{"a"}}}, lock("a", PerAccount)))
	good, bad := AnswerEntry(&c.Steps[0], "", "good"), AnswerEntry(&c.Steps[0], "", "bad")
	for _, test := range []struct {
		what          string
		before, after []Entry
		want          string
	}{
		{"it held", nil, []Entry{good}, "closed 1, opened 0"},
		{"it fails", []Entry{good}, []Entry{bad}, "closed 0, opened 1"},
		{"it holds still", []Entry{good}, []Entry{good}, "closed 0, opened 0"},
		{"it fails still", []Entry{bad}, []Entry{bad}, "closed 0, opened 0"},
		{"it does not apply", nil, []Entry{FactEntry("has", "no")}, "closed 0, opened 0"},
		{"it applies after all", []Entry{FactEntry("has", "no")}, []Entry{FactEntry("has", "yes")}, "closed 0, opened 1"},
	} {
		r := onDays(test.before...)
		ch := Assess(c, later(r, test.after...), today).Since(Assess(c, r, today))
		if got := fmt.Sprintf("closed %d, opened %d", len(ch.Closed), len(ch.Opened)); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestWithoutAnAnswerIsWhatWasKnownBeforeIt(t *testing.T) {
	c := locked(Stage{CutBy: []Cut{{"a"}}}, lock("a", PerDevice))
	saw := func(on, answer string) Entry { return AnswerEntry(&c.Steps[0], on, answer) }
	a := Assess(c, onDays(deviceEntry("laptop", "web"), deviceEntry("phone", "web"), saw("laptop", "bad"), saw("laptop", "good"), saw("phone", "good")), today)
	for _, test := range []struct {
		about []string
		want  string
	}{
		{nil, "holds holds"}, {[]string{"laptop"}, "fails holds"}, {[]string{"phone"}, "holds unknown"}, {[]string{"laptop", "phone"}, "fails unknown"}, {[]string{"tablet"}, "holds holds"},
	} {
		s := a.Without("a", test.about).Step("a")
		if got := string(s.About[0].Outcome + " " + s.About[1].Outcome); got != test.want {
			t.Errorf("without the answers about %v: %s, want %s", test.about, got, test.want)
		}
	}
}
