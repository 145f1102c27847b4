package checklist

import (
	"maps"
	"slices"
)

// Choice is the interface for a job, why, and what must hold there first.
type Choice struct {
	Job       *Job
	Interface string       // id of the best one that is used; the best of all where none is
	Others    []string     // the next ones, best first
	First     []StepEffect // steps that must hold before, with today's outcomes, as if the interface were used
	Ready     bool         // all of them hold, as far as we know
	Meanwhile string       // where it is not ready: the interface to use until then, or none
}

// Choose picks the interface for each job, in the order given. A job that the
// catalogue does not know is left out.
func (a *Assessment) Choose(jobs ...string) []Choice {
	used := func(i string) bool { return a.Facts.Uses(i) == Yes }
	var out []Choice
	for _, id := range jobs {
		j := a.Catalogue.Job(id)
		if j == nil {
			continue
		}
		best := max(0, slices.IndexFunc(j.Interfaces, used))
		c := Choice{Job: j, Interface: j.Interfaces[best], Others: slices.Concat(j.Interfaces[:best], j.Interfaces[best+1:]), Ready: true}
		c.First = a.asIfUsed(c.Interface, j.First)
		for _, e := range c.First {
			c.Ready = c.Ready && (e.Outcome.Counts() || e.Outcome == NotApplicable)
		}
		if i := slices.IndexFunc(c.Others, used); i >= 0 && !c.Ready {
			c.Meanwhile = c.Others[i]
		}
		out = append(out, c)
	}
	return out
}

// asIfUsed gives the steps with their outcomes as they would be if an
// interface were used: what is asked only of its users was never looked at
// where it is not used, and never looked at is not ready.
func (a *Assessment) asIfUsed(iface string, ids []string) []StepEffect {
	f := a.Facts
	f.implied = maps.Clone(a.Facts.implied)
	f.implied["interfaces"] = append(slices.Clone(f.implied["interfaces"]), iface)
	used := &Assessment{Catalogue: a.Catalogue, Facts: f, idx: a.idx, gone: a.gone}
	out := a.effects(ids)
	for i := range out {
		if s := a.Step(out[i].Step); out[i].Outcome == NotApplicable && used.applies(s.Step) != No {
			out[i].Outcome = outcomeOver(s.About)
		}
	}
	return out
}
