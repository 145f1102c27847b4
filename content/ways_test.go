package content

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"handrail/checklist"
)

// Somebody takes a take-over or a leak; a mistake and a lock-out need nobody.
func TestEveryWayInSaysWhoCouldTakeItAndHasEvidenceWithAnAddress(t *testing.T) {
	for _, r := range ibkrAsWritten(t).Routes {
		attack := r.Kind == checklist.Takeover || r.Kind == checklist.Leak
		nobody := strings.HasPrefix(r.Attacker, "Nobody: ")
		if words := len(strings.Fields(r.Attacker)); attack == nobody || words < 2 || words > 15 || strings.HasSuffix(r.Attacker, ".") {
			t.Errorf("%s, a %s: who could take it is %q", r.ID, r.Kind, r.Attacker)
		}
		if !slices.ContainsFunc(r.Sources, func(s checklist.Source) bool { return s.URL != "" }) {
			t.Errorf("%s has no evidence with an address", r.ID)
		}
	}
}

// Each stage is needed: without it something else would follow from what
// somebody has and from what holds. Where neither tells it, because nothing cuts
// the stage and it neither needs nor gives anything, a sentence does.
func TestWithoutAStageAWayInIsAnother(t *testing.T) {
	text, err := os.ReadFile("testdata/stages.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var said map[string]string
	if err := yaml.Unmarshal(text, &said); err != nil {
		t.Fatal(err)
	}
	c := ibkrAsWritten(t)
	stages, computed := 0, 0
	for i := range c.Routes {
		r := &c.Routes[i]
		for n := range r.Stages {
			stages++
			key := fmt.Sprintf("%s#%d", r.ID, n+1)
			why, ok := said[key]
			delete(said, key)
			switch needed := stageMatters(r, n); {
			case needed && ok:
				t.Errorf("%s: without it something else follows, so it needs no sentence", key)
			case needed:
				computed++
			case len(strings.Fields(why)) < 6 || !strings.HasSuffix(why, "."):
				t.Errorf("%s (%s): no sentence says what becomes of the way in without it: %q", key, r.Stages[n].Text, why)
			}
		}
	}
	for key := range said {
		t.Errorf("%s is not a stage", key)
	}
	t.Logf("%d stages of %d ways in: taking away %d is seen, %d have a sentence", stages, len(c.Routes), computed, stages-computed)
}

// stageMatters reports whether a route without a stage ends otherwise from some
// of its tokens, while nothing holds or the steps that cut this stage.
func stageMatters(r *checklist.Route, n int) bool {
	without := *r
	without.Stages = slices.Delete(slices.Clone(r.Stages), n, n+1)
	for _, holding := range [][]string{nil, r.Stages[n].Cutters()} {
		for _, held := range subsets(tokensOf(r)) {
			if endsFrom(r, held, holding) != endsFrom(&without, held, holding) {
				return true
			}
		}
	}
	return false
}

func tokensOf(r *checklist.Route) (out []string) {
	for _, g := range r.Stages {
		out = append(append(out, g.Needs...), g.Gives...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func subsets(of []string) [][]string {
	out := [][]string{nil}
	for _, token := range of {
		for _, s := range out {
			out = append(out, append(slices.Clone(s), token))
		}
	}
	return out
}

// endsFrom says what becomes of a route alone: whether it is open, and what
// follows from what is held, while some steps hold.
func endsFrom(r *checklist.Route, held, holding []string) string {
	alone := *r
	alone.Interface, alone.Applies, alone.Stages = checklist.AccountInterface, checklist.Condition{}, slices.Clone(r.Stages)
	c := &checklist.Catalogue{Interfaces: []checklist.Interface{{ID: checklist.AccountInterface}}, Routes: []checklist.Route{alone}}
	var cutters []string
	for i := range alone.Stages {
		g := &alone.Stages[i]
		g.ContestedBy, g.NarrowedBy, g.ShownBy, g.PreparedBy = nil, nil, nil, nil
		cutters = append(cutters, alone.Stages[i].Cutters()...)
	}
	slices.Sort(cutters)
	day := checklist.Day(20800)
	record := checklist.NewRecord(checklist.Event{Kind: checklist.KindNote, Order: 1, Day: day})
	var entries []checklist.Entry
	for _, id := range slices.Compact(cutters) {
		c.Steps = append(c.Steps, checklist.Step{ID: id, Interfaces: []string{checklist.AccountInterface}, Per: checklist.PerAccount, Digest: "d",
			Answers: []checklist.Answer{{ID: "yes", Means: checklist.MeansHolds}}})
		if slices.Contains(holding, id) {
			entries = append(entries, checklist.AnswerEntry(&c.Steps[len(c.Steps)-1], "", "yes"))
		}
	}
	axis := checklist.Attack
	if r.Kind == checklist.LockoutRoute {
		axis = checklist.Loss
	}
	c.Holdings = []checklist.Holding{{ID: "h", Axis: axis, Tokens: held}}
	a := checklist.Assess(c, record.Add(record.EnterAt(day.Time(), "laptop", entries...)...), day)
	out := fmt.Sprint(a.Routes[0].Open)
	for _, h := range a.Holdings() {
		out += fmt.Sprint(" ", len(h.Routes) > 0)
	}
	return out
}
