package checklist

import (
	"fmt"
	"strings"
	"testing"
)

// stolen is a catalogue of routes that begin with a password and end unless one
// of the steps after each holds, written as "route: step step".
func stolen(routes ...string) *Catalogue {
	c := looking("a", "b", "c", "d", "e", "x")
	c.Holdings = []Holding{{ID: "password", Axis: Attack, Tokens: []string{"password"}}}
	for _, text := range routes {
		id, steps, _ := strings.Cut(text, ":")
		r := route(Takeover, 1, id, strings.Fields(steps)...)
		r.Stages[0].Needs, r.Reach = []string{"password"}, Reach{Authority: AuthoritySee}
		c.Routes = append(c.Routes, r)
	}
	return c
}

func TestAHoldingNamesTheSoonestStepAndTheFewestThatStopIt(t *testing.T) {
	for _, test := range []struct {
		what    string
		routes  []string
		minutes map[string]int // to look, where not 1
		bad     []string
		want    string
	}{
		{"one step stops it", []string{"r1: a"}, nil, nil, "soonest a 1m; stop with a 1m"},
		{"the one of the fewest minutes", []string{"r1: a b c"}, map[string]int{"a": 4, "b": 2, "c": 3}, nil, "soonest b 2m; stop with b 2m"},
		{"of as many the first by id", []string{"r1: c b"}, nil, nil, "soonest b 1m; stop with b 1m"},
		{"none alone makes it smaller", []string{"r1: a", "r2: b"}, nil, nil, "soonest none; stop with a b 2m"},
		{"one for both before two of fewer minutes", []string{"r1: a x", "r2: b x"}, map[string]int{"x": 9}, nil, "soonest x 9m; stop with x 9m"},
		{"what is to be done first, then by minutes", []string{"r1: a", "r2: b", "r3: c"}, map[string]int{"a": 3, "b": 2}, []string{"c"}, "soonest none; stop with c b a 10m"},
		{"three, though four take fewer minutes", []string{"r1: a d", "r2: a e", "r3: b", "r4: c"}, map[string]int{"a": 9}, nil, "soonest none; stop with b c a 11m"},
		{"two of the fewest minutes", []string{"r1: a b", "r2: c d"}, map[string]int{"a": 3, "c": 2}, nil, "soonest none; stop with b d 2m"},
		{"more than are tried exactly", []string{"r1: a", "r2: b", "r3: c", "r4: d"}, map[string]int{"b": 2}, nil, "soonest none; stop with a c d b 5m"},
		{"and none of them can be left out", []string{"r1: x a", "r2: x b", "r3: a", "r4: b", "r5: c", "r6: d"}, map[string]int{"a": 3, "b": 3}, nil, "soonest none; stop with c d a b 8m"},
		{"of which each stops the most for its minutes", []string{"r1: x a", "r2: x a", "r3: b", "r4: c", "r5: d"}, map[string]int{"x": 3, "a": 2}, nil, "soonest none; stop with b c d a 5m"},
	} {
		c := stolen(test.routes...)
		for id, m := range test.minutes {
			c.Step(id).Minutes.Look = m
		}
		h := Assess(c, saying(c, NewRecord(), "bad", test.bad...), today).Holdings()[0]
		got := "soonest none"
		if h.Soonest != nil {
			got = fmt.Sprintf("soonest %s %dm", h.Soonest.Step, h.Soonest.Minutes)
		}
		if got += fmt.Sprintf("; stop with %s %dm", strings.Join(h.StopWith, " "), h.Minutes); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

// What fails and contests a cut has to hold too.
func TestWhatContestsAStepIsNamedWithItToStopAHolding(t *testing.T) {
	c := stolen("r1: a")
	c.Routes[0].Stages[0].ContestedBy = []string{"b"}
	for answer, want := range map[string]string{"bad": "b a", "good": "a"} {
		h := Assess(c, saying(c, NewRecord(), answer, "b"), today).Holdings()[0]
		if got := strings.Join(h.StopWith, " "); got != want {
			t.Errorf("where it is %s: stop with %s, want %s", answer, got, want)
		}
	}
}

// What one route gives another needs: a step stops the second where it cuts the first.
func TestWhatAnotherRouteGaveIsStoppedThere(t *testing.T) {
	c := stolen("r1: a b", "r2: c", "r3: c")
	c.Routes[0].Stages[0].Gives = []string{"mailbox"}
	c.Routes[1].Stages[0].Needs = []string{"mailbox"}
	c.Routes[1].Stages[0].Gives = []string{"number"}
	c.Routes[2].Stages[0].Needs = []string{"number"}
	c.Step("b").Minutes.Look = 3
	h := Assess(c, NewRecord(), today).Holdings()[0]
	if len(h.Routes) != 3 || h.Soonest == nil || h.Soonest.Step != "a" || len(h.StopWith) != 1 || h.StopWith[0] != "a" {
		t.Errorf("%v end, soonest %+v, stop with %v", h.Routes, h.Soonest, h.StopWith)
	}
}

func TestAHoldingWithMoreStepsThanTheSearchTakesIsStillOpen(t *testing.T) {
	var routes []string
	var c *Catalogue
	for i := range mostIndexed + 4 {
		routes = append(routes, fmt.Sprintf("r%d: s%d", i, i))
	}
	c = stolen(routes...)
	for i := range routes {
		s := *c.Step("a")
		s.ID = fmt.Sprint("s", i)
		c.Steps = append(c.Steps, s)
	}
	h := Assess(c, NewRecord(), today).Holdings()[0]
	if h.Outcome != HoldingNotChecked || len(h.Routes) != len(routes) || len(h.StopWith) != mostIndexed {
		t.Errorf("%s by %d routes, %d steps stop what they can", h.Outcome, len(h.Routes), len(h.StopWith))
	}
}

func TestNoStepThatDoesNotApplyIsNamedToStopAHolding(t *testing.T) {
	c := stolen("r1: a b")
	c.Step("a").Applies, c.Step("b").Minutes.Look = Condition{None: []string{"travels=no"}}, 3
	h := Assess(c, entering(NewRecord(), FactEntry("travels", "no")), today).Holdings()[0]
	if h.Soonest == nil || h.Soonest.Step != "b" || len(h.StopWith) != 1 || h.StopWith[0] != "b" {
		t.Errorf("soonest %+v, stop with %v", h.Soonest, h.StopWith)
	}
}
