package checklist

// Choice is the interface for a job, why, and what must hold there first.
type Choice struct {
	Job       *Job
	Interface string       // id of the best one that is used or may be; the best of all where none is
	Others    []string     // the next ones, best first
	First     []StepEffect // steps that must hold before, with today's outcomes
	Ready     bool         // all of them hold, as far as we know
}

// Choose picks the interface for each job, in the order given. A job that the
// catalogue does not know is left out.
func (a *Assessment) Choose(jobs ...string) []Choice {
	var out []Choice
	for _, id := range jobs {
		j := a.Catalogue.Job(id)
		if j == nil || len(j.Interfaces) == 0 {
			continue
		}
		c := Choice{Job: j, Interface: j.Interfaces[0], First: a.effects(j.First), Ready: true}
		for _, i := range j.Interfaces {
			if a.Facts.Uses(i) == Yes {
				c.Interface = i
				break
			}
		}
		for _, i := range j.Interfaces {
			if i != c.Interface {
				c.Others = append(c.Others, i)
			}
		}
		for _, e := range c.First {
			c.Ready = c.Ready && (e.Outcome.Counts() || e.Outcome == NotApplicable)
		}
		out = append(out, c)
	}
	return out
}
