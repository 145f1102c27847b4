package checklist

import (
	"slices"
	"strings"
)

func pick[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// Step returns the step with an id, or nil.
func (c *Catalogue) Step(id string) *Step {
	return pick(c.Steps, func(s *Step) bool { return s.ID == id })
}

// Route returns the route with an id, or nil.
func (c *Catalogue) Route(id string) *Route {
	return pick(c.Routes, func(r *Route) bool { return r.ID == id })
}

// Scenario returns the scenario with an id, or nil.
func (c *Catalogue) Scenario(id string) *Scenario {
	return pick(c.Scenarios, func(s *Scenario) bool { return s.ID == id })
}

// Fact returns the definition of a fact, or nil.
func (c *Catalogue) Fact(id string) *Fact {
	return pick(c.Facts, func(f *Fact) bool { return f.ID == id })
}

// Interface returns the interface with an id, or nil.
func (c *Catalogue) Interface(id string) *Interface {
	return pick(c.Interfaces, func(i *Interface) bool { return i.ID == id })
}

// Permission returns the permission with an id, or nil.
func (c *Catalogue) Permission(id string) *Permission {
	return pick(c.Permits, func(p *Permission) bool { return p.ID == id })
}

// Job returns the job with an id, or nil.
func (c *Catalogue) Job(id string) *Job {
	return pick(c.Jobs, func(j *Job) bool { return j.ID == id })
}

// Signal returns the signal with an id, or nil.
func (c *Catalogue) Signal(id string) *Signal {
	return pick(c.Signals, func(s *Signal) bool { return s.ID == id })
}

// LifeEvent returns the life event with an id, or nil.
func (c *Catalogue) LifeEvent(id string) *LifeEvent {
	return pick(c.LifeEvents, func(l *LifeEvent) bool { return l.ID == id })
}

// Entity returns the entity with an id, or nil.
func (c *Catalogue) Entity(id string) *Entity {
	return pick(c.Entities, func(e *Entity) bool { return e.ID == id })
}

// PermissionName returns the name of a permission, or its id where the
// catalogue has none of that id.
func (c *Catalogue) PermissionName(id string) string {
	if p := c.Permission(id); p != nil {
		return p.Name
	}
	return id
}

// Title returns the title of the step, route, scenario, signal, job or life
// event with an id, or the id itself if nothing has it.
func (c *Catalogue) Title(id string) string {
	switch {
	case c.Step(id) != nil:
		return c.Step(id).Title
	case c.Route(id) != nil:
		return c.Route(id).Title
	case c.Scenario(id) != nil:
		return c.Scenario(id).Title
	case c.Signal(id) != nil:
		return c.Signal(id).Title
	case c.Job(id) != nil:
		return c.Job(id).Title
	case c.LifeEvent(id) != nil:
		return c.LifeEvent(id).Title
	case c.Interface(id) != nil:
		return c.Interface(id).Name
	}
	return id
}

// Words returns a value of the fact in words; an unknown value comes back as it is.
func (f *Fact) Words(value string) string {
	var out []string
	for _, id := range strings.Split(value, ",") {
		v := slices.IndexFunc(f.Values, func(v FactValue) bool { return v.ID == id })
		if v < 0 {
			out = append(out, id)
			continue
		}
		out = append(out, f.Values[v].Text)
	}
	return strings.Join(out, "; ")
}

// changes returns the life event with an id, or of a signal that changed what
// it makes stale as one, or nil.
func (c *Catalogue) changes(id string) *LifeEvent {
	if life := c.LifeEvent(id); life != nil {
		return life
	}
	if s := c.Signal(id); s != nil {
		return &LifeEvent{ID: s.ID, Title: s.Title, Stales: s.Changes, Facts: s.Facts}
	}
	return nil
}
