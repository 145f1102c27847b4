package personas

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/proptest"
)

// goodAnswer is the first holding answer that is a bolt and changes no fact, or
// else the first bolt, or else the first that holds.
func goodAnswer(s *checklist.Step) *checklist.Answer {
	var best *checklist.Answer
	rank := func(a *checklist.Answer) int {
		switch {
		case a == nil:
			return 3
		case a.As != checklist.Bolt:
			return 2
		case len(a.Sets) > 0:
			return 1
		}
		return 0
	}
	for i := range s.Answers {
		if a := &s.Answers[i]; a.Means == checklist.MeansHolds && rank(a) < rank(best) {
			best = a
		}
	}
	return best
}

// badAnswer is the first failing answer that is not an alarm and changes no
// fact, or else the first that is not an alarm, or else the first.
func badAnswer(s *checklist.Step) *checklist.Answer {
	var best *checklist.Answer
	rank := func(a *checklist.Answer) int {
		switch {
		case a == nil:
			return 3
		case a.Alarm != "":
			return 2
		case len(a.Sets) > 0:
			return 1
		}
		return 0
	}
	for i := range s.Answers {
		if a := &s.Answers[i]; a.Means == checklist.MeansFails && rank(a) < rank(best) {
			best = a
		}
	}
	return best
}

// browsing are the steps whose good answer means that no device of the broker's
// browses: the access map then tells the same.
var browsing = []string{"device.separate", "device.roles", "workstation.no-browsing"}

// answered is a person who gave the good answer to the steps of good, about all
// that each is about, and a failing one to every other that is asked.
func (p person) answered(c *checklist.Catalogue, day checklist.Day, good map[string]bool) *checklist.Assessment {
	q := p
	if slices.ContainsFunc(browsing, func(id string) bool { return good[id] }) {
		q.devices = nil
		for _, d := range p.devices {
			d.Roles = slices.DeleteFunc(slices.Clone(d.Roles), func(r string) bool { return r == "browses" })
			q.devices = append(q.devices, d)
		}
	}
	r := saidOn(checklist.NewRecord(), day, q.said()...)
	a := checklist.Assess(c, r, day)
	// What changes a fact first: the others are asked about what is there then.
	for _, changing := range []bool{true, false} {
		var entries []checklist.Entry
		for i := range a.Steps {
			s := a.Steps[i].Step
			answer := badAnswer(s)
			if good[s.ID] {
				answer = goodAnswer(s)
			}
			if answer == nil || a.Steps[i].Applies == checklist.No || len(answer.Sets) > 0 != changing {
				continue
			}
			for _, ab := range a.Steps[i].About {
				entries = append(entries, checklist.AnswerEntry(s, ab.Target, answer.ID))
			}
		}
		r = saidOn(r, day, entries...)
		a = checklist.Assess(c, r, day)
	}
	return a
}

// ways are the sets of steps each of which closes one route.
type ways struct {
	route string
	each  []map[string]bool
}

// waysToClose lists, for each route that a step could close, what closes it
// while every other step fails: a cut of a stage, and what would contest it.
func waysToClose(a *checklist.Assessment) []ways {
	var out []ways
	for i := range a.Routes {
		r := &a.Routes[i]
		if r.Applies == checklist.No || !r.InYourHands {
			continue
		}
		w := ways{route: r.Route.ID}
		for j := range r.Route.Stages {
			g := &r.Route.Stages[j]
			for _, cut := range g.CutBy {
				way := make(map[string]bool)
				can := true
				for _, id := range cut {
					s := a.Step(id)
					can = can && s.Applies != checklist.No && s.Missing == "" && len(s.About) > 0
					way[id] = true
				}
				for _, id := range contests(a, g, cut) {
					way[id] = true
				}
				if can {
					w.each = append(w.each, way)
				}
			}
		}
		out = append(out, w)
	}
	return out
}

// contests lists the steps whose failing would contest a cut of a stage.
func contests(a *checklist.Assessment, g *checklist.Stage, cut checklist.Cut) []string {
	rivals, named := g.ContestedBy, true
	if len(rivals) == 0 {
		if g.Alternatives != "" {
			return nil
		}
		rivals, named = g.Cutters(), false
	}
	var out []string
	for _, id := range rivals {
		rival := a.Step(id)
		if slices.Contains(cut, id) || rival.Applies == checklist.No || badAnswer(rival.Step) == nil {
			continue
		}
		if len(rival.About) > 0 && slices.ContainsFunc(cut, func(c string) bool { return meets(rival, a.Step(c), named) }) {
			out = append(out, id)
		}
	}
	return out
}

func meets(rival, step *checklist.StepState, named bool) bool {
	onDevices := func(s *checklist.StepState) bool {
		return s.Step.Per == checklist.PerDevice || s.Step.Per == checklist.PerProfile
	}
	switch {
	case rival.Step.Per == checklist.PerAccount:
		return true
	case rival.Step.Per == step.Step.Per, named && onDevices(rival) && onDevices(step):
		return slices.ContainsFunc(rival.About, func(r checklist.AboutState) bool {
			return slices.ContainsFunc(step.About, func(s checklist.AboutState) bool { return r.Target == s.Target })
		})
	}
	return named
}

// fewest is an exact search for the smallest set that contains one way of each
// route: it branches over the ways of the route with the fewest that are left,
// and gives up a branch where routes that share no step need too many more.
type fewest struct {
	all  []ways
	best map[string]bool
}

func (f *fewest) search(have map[string]bool) {
	missing := func(way map[string]bool) (n int) {
		for id := range way {
			if !have[id] {
				n++
			}
		}
		return n
	}
	var next *ways
	least, taken := 0, make(map[string]bool)
	for i := range f.all {
		w := &f.all[i]
		if slices.ContainsFunc(w.each, func(way map[string]bool) bool { return missing(way) == 0 }) {
			continue
		}
		if len(w.each) == 0 {
			return
		}
		if next == nil || len(w.each) < len(next.each) {
			next = w
		}
		apart, needs := true, 1<<10
		for _, way := range w.each {
			needs = min(needs, missing(way))
			for id := range way {
				apart = apart && (have[id] || !taken[id])
			}
		}
		if apart {
			least += needs
			for _, way := range w.each {
				for id := range way {
					taken[id] = true
				}
			}
		}
	}
	switch {
	case f.best != nil && len(have)+least >= len(f.best):
	case next == nil:
		f.best = have
	default:
		ordered := slices.SortedFunc(slices.Values(next.each), func(x, y map[string]bool) int { return missing(x) - missing(y) })
		for _, way := range ordered {
			with := make(map[string]bool, len(have)+len(way))
			for id := range have {
				with[id] = true
			}
			for id := range way {
				with[id] = true
			}
			f.search(with)
		}
	}
}

// changing are the steps whose answers change facts of a person: which routes
// there are depends on them, so the search is made with and without each.
func changing(a *checklist.Assessment) []string {
	var out []string
	for i := range a.Steps {
		s := a.Steps[i].Step
		good, bad := goodAnswer(s), badAnswer(s)
		if a.Steps[i].Applies == checklist.No || good == nil || bad == nil || len(a.Steps[i].About) == 0 {
			continue
		}
		for key, value := range good.Sets {
			if bad.Sets[key] != value && !slices.Contains(out, s.ID) {
				out = append(out, s.ID)
			}
		}
		for key, value := range bad.Sets {
			if good.Sets[key] != value && !slices.Contains(out, s.ID) {
				out = append(out, s.ID)
			}
		}
	}
	return out
}

// smallest is the smallest set of good answers, those of must among it, with
// which no route is open that a step could close.
func (p person) smallest(c *checklist.Catalogue, day checklist.Day, must func(*checklist.Assessment) []string) map[string]bool {
	f := fewest{}
	switches := changing(p.answered(c, day, nil))
	for mask := range 1 << len(switches) {
		have := make(map[string]bool)
		for i, id := range switches {
			if mask>>i&1 == 1 {
				have[id] = true
			}
		}
		a := p.answered(c, day, have)
		for _, id := range must(a) {
			have[id] = true
		}
		if slices.ContainsFunc(switches, func(id string) bool {
			return have[id] != (mask>>slices.Index(switches, id)&1 == 1)
		}) {
			continue
		}
		f.all = nil
		for _, w := range waysToClose(a) {
			w.each = slices.DeleteFunc(w.each, func(way map[string]bool) bool {
				return slices.ContainsFunc(switches, func(id string) bool { return way[id] && !have[id] })
			})
			f.all = append(f.all, w)
		}
		f.search(have)
	}
	return f.best
}

func none(*checklist.Assessment) []string { return nil }

// The fewest good answers with which everything that is in a person's hands
// stops, while all else fails; -v tells who needs how many, and what fails then.
func TestTheFewestGoodAnswersThatStopEverythingInYourHands(t *testing.T) {
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range people {
		if i%4 != 0 && !proptest.Long() {
			continue // all ten in the long run
		}
		t.Run(p.name, func(t *testing.T) {
			closing := p.smallest(c, begun, none)
			after := p.answered(c, begun, closing)
			for _, r := range after.OpenInYourHands() {
				t.Errorf("with the %d that close everything, %s is open", len(closing), r.Route.ID)
			}
			if len(after.FailsEarly()) == 0 {
				t.Error("with these alone nothing on a stage of tier 0 or 1 fails: status would be 0 while all else fails")
			}
			calm := p.smallest(c, begun, func(a *checklist.Assessment) []string { return a.FailsEarly() })
			quiet := p.answered(c, begun, calm)
			for _, r := range quiet.OpenInYourHands() {
				t.Errorf("with the %d after which nothing is needed, %s is open", len(calm), r.Route.ID)
			}
			if early := quiet.FailsEarly(); len(early) > 0 {
				t.Errorf("among what still fails is, on a stage of tier 0 or 1: %v", early)
			}
			asked, fails := 0, []string(nil)
			for i := range quiet.Steps {
				if s := &quiet.Steps[i]; s.Applies != checklist.No && len(s.About) > 0 {
					asked++
					if s.Outcome == checklist.Fails {
						fails = append(fails, s.Step.ID)
					}
				}
			}
			t.Logf("%d of %d good answers close everything, and %d others on a stage of tier 0 or 1 still fail; %d leave nothing there, and then fail: %s",
				len(closing), asked, len(after.FailsEarly()), len(calm), strings.Join(fails, ", "))
		})
	}
}

// What the search takes for closed is what the assessment finds closed.
func TestASetClosesARouteExactlyWhereTheSearchSaysSo(t *testing.T) {
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, p := range people {
		for range 5 {
			good := make(map[string]bool)
			for i := range c.Steps {
				good[c.Steps[i].ID] = random.IntN(3) > 0
			}
			a := p.answered(c, begun, good)
			for _, w := range waysToClose(a) {
				closed := slices.ContainsFunc(w.each, func(way map[string]bool) bool {
					for id := range way {
						if !good[id] {
							return false
						}
					}
					return true
				})
				if open := a.Route(w.route).Open; open == closed {
					t.Errorf("%s: %s is open: %v, by the search closed: %v", p.name, w.route, open, closed)
				}
			}
		}
	}
}
