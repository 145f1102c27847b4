package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// routes shows the grid, or the routes of one interface, or of one cell.
func routes(w World, p Place) Scene {
	if w.Printed {
		return routesInFull(w, p)
	}
	if p.ID == "" {
		s := Scene{Title: "All ways in", Crumb: []string{"What if …", "grid"}, Aside: w.Store.Short}
		s.add(Heading{Text: "All ways in", Aside: "most frequent first"}, grid(w, true),
			Para{Text: "= stopped · ? not checked, counts as open · > gets through · - can't be stopped"}, Para{Text: whatIfLimits, Tone: Quiet})
		s.add(underGrid(w)...)
		s.Keys = keys(w, p, "choose routes back find emergency help")
		return s
	}
	for i := range w.A.Grid {
		if g := &w.A.Grid[i]; g.Interface.ID == p.ID {
			return routesOf(w, p, g)
		}
	}
	return nowhere(w, p)
}

// routesInFull is every route that applies or may, of one interface and
// exposure where they are named, with its stages.
func routesInFull(w World, p Place) Scene {
	var s Scene
	others := 0
	for i := range w.A.Routes {
		r := &w.A.Routes[i]
		switch {
		case p.ID != "" && r.Route.Interface != p.ID, p.About != "" && string(r.Route.Exposure) != p.About:
		case r.Applies == checklist.No:
			others++
		default:
			_, state := routeState(r)
			what := tier(r)
			if reach := reachWords(r.Reach); reach != "" {
				what += "; " + reach
			}
			s.add(Heading{Text: fmt.Sprintf("%s (%s)", r.Route.Title, r.Route.ID)},
				Para{Text: fmt.Sprintf("%s · %s · %s: %s", r.Route.Interface, exposureWords(r.Route.Exposure), state, what)})
			for n, g := range r.Stages {
				s.add(stage(w, n+1, g)...)
			}
		}
	}
	if others > 0 {
		s.add(Heading{}, Para{Text: "Not shown: " + count(others, "route does", "routes do") + " not apply to your setup."})
	}
	s.add(Heading{}, Para{Text: routesWords(w.A)})
	return s
}

func routesOf(w World, p Place, g *checklist.InterfaceState) Scene {
	s := Scene{Title: g.Interface.Name, Crumb: []string{"Routes", g.Interface.Name}, Aside: w.Store.Short}
	s.add(Para{Text: g.Interface.Mechanism})
	switch g.Used {
	case checklist.No:
		s.add(Para{Text: "You said that you do not use it; its routes are listed and count nowhere."})
	case checklist.May:
		s.add(Para{Text: "Whether you use it is not known, so its routes may apply."})
	}
	for _, x := range g.Exposures {
		if p.About != "" && p.About != string(x.Exposure) {
			continue
		}
		s.add(part(Heading{Text: upper(exposureWords(x.Exposure)) + ": " + exposures[x.Exposure].help, Aside: openCount(x)}, cell(w.A, g.Interface.ID, x.Exposure)...)...)
	}
	s.add(Para{Text: routesWords(w.A), Tone: Quiet})
	s.add(mechanisms(w, g.Interface.ID)...)
	s.Keys = keys(w, p, "choose back routes emergency help")
	return s
}

// cell lists the routes of one interface and exposure by what they take, the
// easiest first, and of these the open ones first.
func cell(a *checklist.Assessment, iface string, x checklist.Exposure) (out []Row) {
	list := routesIn(a, iface, x)
	order := func(r *checklist.RouteState) int {
		mark, _ := routeState(r)
		return slices.Index([]Mark{Attend, Again, Done, Aside}, mark)
	}
	takes := func(r *checklist.RouteState) int { // mistakes and lock-outs have no tier
		if r.Route.Kind == checklist.Takeover || r.Route.Kind == checklist.Leak {
			return int(r.Tier)
		}
		return len(checklist.TierNames)
	}
	slices.SortStableFunc(list, func(a, b *checklist.RouteState) int {
		return cmp.Or(cmp.Compare(takes(a), takes(b)), cmp.Compare(a.Route.Kind, b.Route.Kind), cmp.Compare(order(a), order(b)))
	})
	last := ""
	for _, r := range list {
		if words := tier(r); words != last && x != checklist.Lockout {
			out = append(out, Row{Cells: []string{upper(words) + ":"}, Tone: Quiet})
			last = words
		}
		out = append(out, routeRow(r, routeCell(r)))
	}
	return out
}

// routesIn are the routes of one interface and exposure.
func routesIn(a *checklist.Assessment, iface string, x checklist.Exposure) (out []*checklist.RouteState) {
	for i := range a.Routes {
		if r := &a.Routes[i]; r.Route.Interface == iface && r.Route.Exposure == x {
			out = append(out, r)
		}
	}
	return out
}

// routeState says whether a route is open, and which of the two readings says so.
func routeState(r *checklist.RouteState) (Mark, string) {
	switch {
	case r.Applies == checklist.No:
		return Aside, "does not apply"
	case r.OpenAtBest:
		return Attend, "open"
	case r.Open:
		return Again, "open until you look"
	}
	return Done, "closed"
}

// routeCell says the same in a narrow column, as the counts do.
func routeCell(r *checklist.RouteState) string {
	mark, state := routeState(r)
	if mark == Again {
		return "open ?"
	}
	return state
}

func tier(r *checklist.RouteState) string {
	switch r.Route.Kind {
	case checklist.Mistake:
		return "a mistake"
	case checklist.LockoutRoute:
		return "a lock-out"
	}
	return checklist.TierNames[r.Tier]
}

// route shows the stages of one route in order, and what cuts each.
func route(w World, p Place, r *checklist.RouteState) Scene {
	_, state := routeState(r)
	s := Scene{Title: r.Route.Title, Aside: state, Crumb: []string{"Routes", short(w.A.Catalogue, r.Route.Interface), exposureWords(r.Route.Exposure)}}
	s.add(Heading{Text: r.Route.Title}, Para{Text: r.Route.Text})
	facts := []Field{{"What it takes", tier(r)}, {"Who could", r.Route.Attacker}}
	if reach := reachWords(r.Reach); reach != "" {
		if r.Reach != r.Route.Reach {
			reach += " (raised by what you hold, or may hold)"
		}
		facts = append(facts, Field{"How far it goes", reach})
	}
	s.add(Fields{Items: facts})
	if of := w.A.Gains(r); len(of) > 0 {
		s.add(Heading{Text: "What a thief makes of it"})
		for _, c := range of {
			s.add(Para{Text: c.Text})
		}
	}
	s.add(Para{Text: "Every stage must succeed. One that is cut closes the route.", Tone: Quiet})
	for i, g := range r.Stages {
		s.add(stage(w, i+1, g)...)
	}
	s.add(Para{Text: notProbability, Tone: Quiet})
	s.Keys = keys(w, p, "choose why back emergency help", key("why", to(Place{Screen: "why", ID: p.ID})))
	return s
}

func stage(w World, n int, g checklist.StageState) []Block {
	state := "not cut"
	switch {
	case g.Cut:
		state = "cut"
	case len(g.Contested) > 0:
		state = "contested"
	case g.CutAtBest:
		state = "not cut until you look"
	}
	out := []Block{Heading{Text: fmt.Sprintf("%d  %s", n, g.Stage.Text), Aside: state}}
	if w.Printed {
		out = []Block{Para{Text: fmt.Sprintf("%d  %s [%s]", n, g.Stage.Text, state)}}
	}
	if len(g.Contested) > 0 {
		out = append(out, Para{Text: "A step holds here and another fails: " + strings.Join(titles(w.A, g.Contested), " · ")})
	}
	if g.Stage.None != "" {
		out = append(out, Para{Text: "Nothing we know of cuts it: " + sentence(lower(g.Stage.None))})
	}
	return append(out, rows(slices.Concat(effectRows(w.A, "cut by: ", g.CutBy), effectRows(w.A, "slower or smaller by: ", g.NarrowedBy),
		effectRows(w.A, "shown by: ", g.ShownBy), effectRows(w.A, "you get back faster by: ", g.PreparedBy))...))
}

// grid is the interfaces by exposures, one sign for each route of a cell, the
// most frequent first. Where all is set, ways in that are not used are listed
// too.
func grid(w World, all bool) Table {
	t := Table{Head: []string{"way in"}}
	for _, x := range checklist.Exposures {
		t.Head = append(t.Head, exposureWords(x))
	}
	for i := range w.A.Grid {
		g := &w.A.Grid[i]
		if g.Used == checklist.No && !all {
			continue
		}
		name := short(w.A.Catalogue, g.Interface.ID)
		if g.Used == checklist.No {
			name += " (not used)"
		}
		row := Row{ID: g.Interface.ID, Cells: []string{name}, Do: to(Place{Screen: "routes", ID: g.Interface.ID})}
		for _, x := range g.Exposures {
			row.Cells = append(row.Cells, gridCell(w.A, g.Interface.ID, x.Exposure))
			row.Tones = append(row.Tones, Plain)
		}
		row.Tones = append(row.Tones, Plain)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mostSigns is how many signs a cell of the grid has; a fuller one counts them.
const mostSigns = 18

// gridCell is one sign for each route of a cell that applies, or how many there
// are of each.
func gridCell(a *checklist.Assessment, iface string, x checklist.Exposure) string {
	list := slices.DeleteFunc(routesIn(a, iface, x), func(r *checklist.RouteState) bool { return r.Applies == checklist.No })
	slices.SortStableFunc(list, func(x, y *checklist.RouteState) int {
		return cmp.Compare(often(x.Route.Frequency), often(y.Route.Frequency))
	})
	var signs strings.Builder
	counts := make(map[rune]int)
	for _, r := range list {
		sign := routeSign(r)
		counts[sign]++
		signs.WriteRune(sign)
	}
	if len(list) <= mostSigns {
		return signs.String()
	}
	var out []string
	for _, sign := range ">?=-" {
		if counts[sign] > 0 {
			out = append(out, fmt.Sprintf("%d%c", counts[sign], sign))
		}
	}
	return strings.Join(out, " ")
}

// often orders frequencies, the most frequent first; one that is not given is
// last.
func often(f checklist.Frequency) int {
	if i := slices.Index(checklist.Frequencies, f); i >= 0 {
		return i
	}
	return len(checklist.Frequencies)
}

// routeSign is what the grid draws for a route.
func routeSign(r *checklist.RouteState) rune {
	switch {
	case !r.Open:
		return '='
	case !r.InYourHands:
		return '-'
	case r.OpenAtBest:
		return '>'
	}
	return '?'
}

// underGrid says which ways in may be used, and the easiest route left.
func underGrid(w World) []Block {
	var out []Block
	if slices.ContainsFunc(w.A.Grid, func(g checklist.InterfaceState) bool { return g.Used == checklist.May }) {
		row := Row{Cells: []string{"All of them may apply: say which you use, in the first questions"}, Do: to(Place{Screen: "interview"})}
		if w.Store.ReadOnly {
			row = Row{Cells: []string{"Which ways in you use is not known, so all of them may apply."}}
		}
		out = append(out, rows(row))
	}
	if r := w.A.Easiest(); r != nil {
		out = append(out, Para{Text: "Weakest point now: " + lower(r.Route.Title) + " (" + checklist.TierNames[r.Tier] + ")"})
	}
	return out
}

// routesWords stands under the counts, and says how a ? is read where one is.
func routesWords(a *checklist.Assessment) string {
	if slices.ContainsFunc(a.Routes, func(r checklist.RouteState) bool { return r.Open && !r.OpenAtBest }) {
		return notProbability + " A ? counts as open until you look."
	}
	return notProbability
}

// openCount says both readings of a count: open even if the unknowns turn out
// well, of those that apply, and how many more count as open until looked at.
func openCount(x checklist.ExposureState) string {
	switch {
	case x.Applies == 0:
		return "·"
	case x.Open > 0 && x.OpenAtBest == 0:
		return fmt.Sprintf("%d ? of %d", x.Open, x.Applies) // never a 0 where nothing was looked at
	case x.Open > x.OpenAtBest:
		return fmt.Sprintf("%d of %d, %d ?", x.OpenAtBest, x.Applies, x.Open-x.OpenAtBest)
	}
	return fmt.Sprintf("%d of %d", x.Open, x.Applies)
}

// reachWords says what a thief may do at the end of a route, and what that can
// cost.
func reachWords(r checklist.Reach) string {
	switch {
	case r.None():
		return ""
	case r.Damage == "":
		return r.Words()
	}
	return r.Words() + "; at risk: " + r.Cost()
}
