package checklist

import (
	"cmp"
	"slices"
)

// Consequence is what one entry did to the routes: the difference between the
// assessment before it and the one after.
type Consequence struct {
	Closed []*RouteState // open before, closed now; most frequent first
	Opened []*RouteState // closed before, open now; most frequent first
}

// Since tells what changed from an assessment of an earlier record to this
// one. Both rest on the same catalogue.
func (a *Assessment) Since(before *Assessment) Consequence {
	var c Consequence
	for _, r := range a.inOrder() {
		switch {
		case before.Route(r.Route.ID).Open == r.Open:
		case r.Open:
			c.Opened = append(c.Opened, r)
		case r.Applies != No:
			c.Closed = append(c.Closed, r)
		}
	}
	return c
}

// Effects are the routes that a step bears on now, by what its holding would
// do or does to them. A route is named once, under the strongest effect.
type Effects struct {
	Cuts     []*RouteState // its holding stops a stage, alone or with others
	Narrows  []*RouteState
	Shows    []*RouteState
	Prepares []*RouteState
}

// None reports whether the step bears on no route that applies.
func (e Effects) None() bool {
	return len(e.Cuts)+len(e.Narrows)+len(e.Shows)+len(e.Prepares) == 0
}

// Effects lists the routes a step bears on, the open ones first, then the
// most frequent.
func (a *Assessment) Effects(step string) Effects {
	var out Effects
	for _, r := range a.inOrder() {
		if r.Applies == No {
			continue
		}
		switch r.Route.Bears(step) {
		case CutBy:
			out.Cuts = append(out.Cuts, r)
		case NarrowedBy:
			out.Narrows = append(out.Narrows, r)
		case ShownBy:
			out.Shows = append(out.Shows, r)
		case PreparedBy:
			out.Prepares = append(out.Prepares, r)
		}
	}
	return out
}

// inOrder lists the routes as people are told of them: open before closed,
// the most frequent first, then the lowest tier, then by id.
func (a *Assessment) inOrder() []*RouteState {
	out := make([]*RouteState, len(a.Routes))
	for i := range a.Routes {
		out[i] = &a.Routes[i]
	}
	slices.SortStableFunc(out, func(x, y *RouteState) int {
		return cmp.Or(
			cmp.Compare(b2i(y.Open), b2i(x.Open)),
			cmp.Compare(x.Route.Frequency.rank(), y.Route.Frequency.rank()),
			cmp.Compare(x.Tier, y.Tier),
			cmp.Compare(x.Route.ID, y.Route.ID))
	})
	return out
}

// Without assesses the record as it would be without the newest answers to a
// step about some things: what was known before they were given.
func (a *Assessment) Without(step string, about []string) *Assessment {
	drop := make(map[string]bool)
	for _, thing := range about {
		e, _ := a.idx.at(KindAnswer, AnswerSubject(step, thing))
		drop[e.ID()] = true
	}
	r := NewRecord(slices.DeleteFunc(a.record.Events(), func(e Event) bool { return drop[e.ID()] })...)
	return Assess(a.Catalogue, r, a.Day)
}
