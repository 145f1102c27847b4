package personas

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// everything is a set-up of all that can be, as far as it can be at once: of
// the facts with one value each has its first.
func everything(c *checklist.Catalogue) person {
	p := person{facts: make(map[string]string), held: make(map[string]string)}
	var uses []string
	for _, i := range c.Interfaces {
		if i.ID != checklist.AccountInterface {
			uses = append(uses, i.ID)
		}
	}
	for _, f := range c.Facts {
		p.facts[f.ID] = f.Values[0].ID
		if f.Kind == checklist.Many {
			var all []string
			for _, v := range f.Values {
				all = append(all, v.ID)
			}
			p.facts[f.ID] = checklist.Join(all)
		}
	}
	for _, perm := range c.Permits {
		p.held[perm.ID] = "used"
	}
	for _, kind := range checklist.DeviceKinds {
		p.devices = append(p.devices, checklist.Device{ID: kind, Name: kind, Kind: kind, OS: "other", Uses: uses, Roles: checklist.Roles})
	}
	return p
}

// eachSetUp gives every set-up that differs from everything in one fact.
func eachSetUp(c *checklist.Catalogue, try func(a *checklist.Assessment)) {
	for _, f := range c.Facts {
		for _, v := range f.Values {
			p := everything(c)
			if f.Kind == checklist.One {
				p.facts[f.ID] = v.ID
			}
			try(checklist.Assess(c, saidOn(checklist.NewRecord(), begun, p.said()...), begun))
		}
	}
}

func TestEveryStepIsAskedOfSomebody(t *testing.T) {
	c := catalogue(t)
	asked := make(map[string]bool)
	eachSetUp(c, func(a *checklist.Assessment) {
		for _, s := range a.Steps {
			asked[s.Step.ID] = asked[s.Step.ID] || s.Applies == checklist.Yes && len(s.About) > 0
		}
	})
	for _, s := range c.Steps {
		if !asked[s.ID] {
			t.Errorf("%s is asked of nobody", s.ID)
		}
	}
}

func TestEveryRouteThreatensSomebody(t *testing.T) {
	c := catalogue(t)
	applies := make(map[string]bool)
	eachSetUp(c, func(a *checklist.Assessment) {
		for _, r := range a.Routes {
			applies[r.Route.ID] = applies[r.Route.ID] || r.Applies == checklist.Yes
		}
	})
	for _, r := range c.Routes {
		if !applies[r.ID] {
			t.Errorf("%s threatens nobody", r.ID)
		}
	}
}

// What is asked of a person is used: by a condition, or by the rules
// themselves, which read the interfaces and the usernames.
func TestEveryFactIsUsedByACondition(t *testing.T) {
	c := catalogue(t)
	used := map[string]bool{"interfaces": true, "usernames": true}
	read := func(conditions ...checklist.Condition) {
		for _, cond := range conditions {
			for _, term := range slices.Concat(cond.All, cond.Any, cond.None) {
				key, _, _ := strings.Cut(term, "=")
				used[key] = true
			}
		}
	}
	for _, s := range c.Steps {
		read(s.Applies)
		for _, do := range s.Do {
			read(do.If)
		}
	}
	for _, r := range c.Routes {
		read(r.Applies)
		for _, raise := range r.Raises {
			read(raise.If)
		}
	}
	for _, s := range c.Scenarios {
		read(s.Applies)
		for _, e := range s.Actions {
			read(e.If)
		}
	}
	for _, f := range c.Facts {
		for _, v := range f.Values {
			used[f.ID] = used[f.ID] || v.Implies["permissions"] != ""
		}
		if !used[f.ID] {
			t.Errorf("fact %s is asked and changes nothing", f.ID)
		}
	}
}

// needs is what has to hold before a step may be done: what comes before it,
// its way back, and what these need.
func needs(c *checklist.Catalogue, id string) map[string]bool {
	out := make(map[string]bool)
	var follow func(id string)
	follow = func(id string) {
		i := slices.IndexFunc(c.Steps, func(s checklist.Step) bool { return s.ID == id })
		for _, before := range slices.Concat(c.Steps[i].After, c.Steps[i].WayBack) {
			if !out[before] {
				out[before] = true
				follow(before)
			}
		}
	}
	follow(id)
	return out
}

func TestNoWayBackNeedsTheStepItIsFor(t *testing.T) {
	c := catalogue(t)
	for _, s := range c.Steps {
		if all := needs(c, s.ID); all[s.ID] {
			t.Errorf("%s needs itself, by way of %v", s.ID, slices.Sorted(maps.Keys(all)))
		}
	}
}

// A way back that a set-up does not ask for can never be tried there, and the
// step would wait for ever.
func TestEveryWayBackCanBeTriedWhereItsStepIsAsked(t *testing.T) {
	c := catalogue(t)
	try := func(a *checklist.Assessment) {
		for _, s := range a.Steps {
			if s.Applies != checklist.Yes || s.Step.LocksOut == checklist.RiskNone {
				continue
			}
			for _, id := range s.Step.WayBack {
				if way := a.Step(id); way.Applies == checklist.No || len(way.About) == 0 {
					t.Errorf("%s waits for %s, which is not asked: %v", s.Step.ID, id, a.Facts.States)
				}
			}
		}
	}
	eachSetUp(c, try)
	for _, p := range people {
		try(checklist.Assess(c, saidOn(checklist.NewRecord(), begun, p.said()...), begun))
	}
}
