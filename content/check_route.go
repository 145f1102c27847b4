package content

import (
	"slices"
	"strings"

	"handrail/checklist"
)

func (l *loading) checkRoutes() {
	for i := range l.c.Routes {
		l.checkRoute(l.routes[i], &l.c.Routes[i])
	}
	if slices.ContainsFunc(l.unread, func(f string) bool { return strings.HasPrefix(f, "routes/") }) {
		return
	}
	for i, s := range l.c.Steps {
		if s.ID != "" && !l.names.named[s.ID] {
			l.fault(l.steps[i].key("id"), "no route names step %s: what is it for? name it under cut_by, narrowed_by, shown_by or prepared_by of a stage", s.ID)
		}
	}
}

func (l *loading) checkRoute(at spot, r *checklist.Route) {
	file := strings.TrimSuffix(strings.TrimPrefix(at.file, "routes/"), ".yaml")
	if r.Interface != "" && r.Interface != file {
		l.fault(at.key("interface"), "interface %s is in the file of %s: move the route to routes/%s.yaml", r.Interface, file, r.Interface)
	}
	taken := r.Kind == checklist.Takeover || r.Kind == checklist.Leak
	switch {
	case taken && r.Exposure == checklist.Lockout:
		l.fault(at.key("exposure"), "a %s has one of the exposures credential, session or execution, not lockout", r.Kind)
	case r.Kind == checklist.LockoutRoute && r.Exposure != checklist.Lockout && r.Exposure != "":
		l.fault(at.key("exposure"), "a lock-out has the exposure lockout, not %s", r.Exposure)
	}
	switch {
	case taken && r.Reach.None() && !at.has("reach"):
		l.fault(at, "route %s has no \"reach\": a %s must say how far it goes", r.ID, r.Kind)
	case r.Kind != "" && !taken && !r.Reach.None():
		l.fault(at.key("reach"), "only take-overs and leaks have a reach: a %s has none", r.Kind)
	}
	l.condition(at.key("applies"), &r.Applies, false)
	if taken {
		l.monotone(at.key("applies"), &r.Applies, "remove this route")
	}
	l.checkRaises(at.key("raises"), r, taken)
	l.checkStages(at, r, taken)
	l.sources(at.key("sources"), r.Sources)
}

func (l *loading) checkRaises(at spot, r *checklist.Route, taken bool) {
	for i := range r.Raises {
		raise, spotted := &r.Raises[i], at.item(i)
		l.condition(spotted.key("if"), &raise.If, false)
		l.notEmpty(spotted, &raise.If)
		l.monotone(spotted.key("if"), &raise.If, "lower the reach of this route")
		switch {
		case r.Kind != "" && !taken:
			l.fault(spotted, "only take-overs and leaks have a reach to raise: a %s has none", r.Kind)
		case !raise.To.None() && !r.Reach.None() && r.Reach.Union(raise.To) == r.Reach:
			l.fault(spotted.key("to"), "this raises nothing: the route reaches as far without it")
		}
	}
}

func (l *loading) checkStages(at spot, r *checklist.Route, taken bool) {
	for i := range r.Stages {
		g, spotted := &r.Stages[i], at.key("stages").item(i)
		if taken && !spotted.has("tier") {
			l.fault(spotted, "this stage has no \"tier\": a %s must say what it asks, from 0 to 4", r.Kind)
		}
		switch {
		case len(g.CutBy) > 0 && g.None != "":
			l.fault(spotted.key("none"), "this stage has cut_by and none: it is cut by something or by nothing")
		case !spotted.has("cut_by") && !spotted.has("none"):
			l.fault(spotted, "nothing can cut this stage: name steps under cut_by, or say why not under none")
		}
		if g.Alternatives != "" && len(g.CutBy) < 2 {
			l.fault(spotted.key("alternatives"), "there are no alternatives: this stage has fewer than two cuts")
		}
		l.checkEffects(spotted, g, r.Interface)
	}
}

func (l *loading) checkEffects(at spot, g *checklist.Stage, iface string) {
	first := make(map[string]string)
	named := func(effect, id string, spotted spot) {
		l.stepExists(spotted, id)
		l.names.named[id] = true
		if before := first[id]; before != "" && before != effect && id != "" {
			l.fault(spotted, "step %s is under %s of this stage already: a step has one effect on a stage", id, before)
		}
		first[id] = effect
	}
	for i, cut := range g.CutBy {
		spotted := at.key("cut_by").item(i)
		for j, id := range cut {
			if len(cut) > 1 {
				spotted = at.key("cut_by").item(i).key("all").item(j)
			}
			named("cut_by", id, spotted)
			l.mayCut(spotted, id, iface)
		}
	}
	for _, effect := range []struct {
		key string
		ids []string
	}{{"narrowed_by", g.NarrowedBy}, {"shown_by", g.ShownBy}, {"prepared_by", g.PreparedBy}} {
		for i, id := range effect.ids {
			named(effect.key, id, at.key(effect.key).item(i))
		}
	}
	l.stepsExist(at.key("contested_by"), g.ContestedBy)
	l.tokensExist(at.key("needs"), g.Needs)
	l.tokensExist(at.key("gives"), g.Gives)
}

// mayCut holds that what cuts a stage is a mechanism (a habit may be
// forgotten, and an alert tells of what has happened), and that it was looked
// at where the route is: what holds on one interface says nothing of another.
func (l *loading) mayCut(at spot, id, iface string) {
	i := slices.IndexFunc(l.c.Steps, func(s checklist.Step) bool { return s.ID == id && id != "" })
	if i < 0 {
		return
	}
	s := &l.c.Steps[i]
	everywhere := iface == "" || iface == checklist.AccountInterface || slices.Contains(s.Interfaces, checklist.AccountInterface)
	switch {
	case s.Habit != "":
		l.fault(at, "step %s is a habit, and a habit cuts nothing: name it under narrowed_by or shown_by", id)
	case onlyHabits(s):
		l.fault(at, "every holding answer of step %s is a habit, and a habit cuts nothing: name it under narrowed_by or shown_by", id)
	case s.Topic == "alerts":
		l.fault(at, "step %s is an alert, and an alert cuts nothing: name it under shown_by", id)
	case !everywhere && !slices.Contains(s.Interfaces, iface) && len(s.Interfaces) > 0:
		l.fault(at, "step %s is about %s, and says nothing of %s: it cannot cut a route there", id, strings.Join(s.Interfaces, " and "), iface)
	}
}

// onlyHabits reports whether what holds of a step says only what was done so
// far.
func onlyHabits(s *checklist.Step) bool {
	holding := 0
	for i := range s.Answers {
		if s.Answers[i].Means != checklist.MeansHolds {
			continue
		}
		if s.Answers[i].As != checklist.Habit {
			return false
		}
		holding++
	}
	return holding > 0
}
