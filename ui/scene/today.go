package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// today is the first screen: what to do, which routes are open, what is due.
func today(w World, p Place) Scene {
	s := Scene{
		ID: "today", Title: w.A.Catalogue.Name, Aside: w.Store.Short + " · " + longDay(w.A.Day),
		Keys: keys(w, p, "choose review routes find emergency help",
			choose("start"), off("back", "this is the first screen; q leaves Handrail"),
			off("today", "this is Today")),
	}
	for _, words := range w.Store.Words {
		if w.Store.Kind != "memory" { // the heading says it
			s.Body = append(s.Body, Para{Text: sentence(upper(words)), Tone: Warn})
		}
	}
	if w.Emergency != nil {
		s.Body = append(s.Body, Table{Count: true, Rows: []Row{{
			Mark: Attend, Tone: Warn, Do: to(Place{Screen: "emergency", ID: w.Emergency.Scenario}),
			Cells: []string{"An emergency is open: " + w.A.Catalogue.Title(w.Emergency.Scenario) + ". Go on, or keep its log."},
		}}})
	}
	s.Body = append(s.Body, doToday(w)...)
	s.Body = append(s.Body, Heading{}, grid(w, false))
	s.Body = append(s.Body, underGrid(w)...)
	review := Row{Cells: []string{"Review", reviewLine(w)}, Do: to(Place{Screen: "review"})}
	if also := alsoDue(w); also != "" {
		review.Cells[1] += "; with d also " + also
		if len(dueStates(w)) == 0 {
			review.Do = to(Place{Screen: "due"})
		}
	}
	line := Table{Grow: 1, Rows: []Row{review}}
	line.Rows = append(line.Rows, Row{Cells: []string{"Runbook", paperLine(w)}, Do: to(Place{Screen: "runbook"})})
	s.Body = append(s.Body, Heading{}, line)
	s.Body = append(s.Body, Para{Text: routesWords(w.A), Tone: Quiet})
	return s
}

// doToday is the gate, the look and the bundle.
func doToday(w World) []Block {
	plan := checklist.Plan(w.A, w.Minutes)
	sitting := sittingOf(w, plan)
	if len(sitting) == 0 {
		t := Table{Grow: 0}
		if plan.Longer != nil {
			t.Rows = append(t.Rows, longer(w, plan.Longer))
		}
		t.Rows = append(t.Rows, Row{Cells: []string{"More minutes, or fewer"}, Do: to(Place{Screen: "settings"})})
		return []Block{Heading{Text: "Do today", Aside: "nothing"}, Para{Text: nothingToDo(w, plan)}, t}
	}
	t := Table{Grow: 0, Count: true, Right: []bool{false, false, true, false}}
	minutes := 0
	for _, item := range sitting {
		st := w.A.Step(item.step)
		title := st.Step.Title
		if n := len(item.things); n > 0 && n < len(st.About) {
			title += fmt.Sprintf(" (%d of %d)", n, len(st.About))
		}
		if item.look {
			title = "Look: " + lower(title)
		}
		minutes += item.minutes
		t.Rows = append(t.Rows, Row{
			Cells: []string{title, w.shorts(st.Step.Interfaces), fmt.Sprintf("%d min", item.minutes), unusual(st.Step.Needs)},
			Do:    to(item.place(sitting)),
		})
	}
	out := []Block{Heading{Text: "Do today", Aside: fmt.Sprintf("about %d min, %s", minutes, count(len(sitting), "step", "steps"))}, t}
	if plan.Gate != nil {
		out = append(out, Para{Text: "Why first: " + sentence(plan.Gate.Because), Tone: Quiet})
	}
	line := "why these, and what was left out"
	if names := titles(w.A, plan.Closes); len(names) > 0 {
		line = "closes: " + fitting(names, 64)
	}
	under := rows(Row{Cells: []string{line}, Tone: Quiet, Do: to(Place{Screen: "plan"})})
	if plan.Longer != nil {
		under.Rows = append(under.Rows, longer(w, plan.Longer))
	}
	out = append(out, under)
	if !plan.Exact {
		out = append(out, Para{Text: notExact, Tone: Quiet})
	}
	return out
}

// longer is the row of the shortest step that takes more minutes than there are.
func longer(w World, l *checklist.Longer) Row {
	return Row{Cells: []string{fmt.Sprintf("The next one takes %s: %s", count(l.Minutes, "minute", "minutes"), lower(w.A.Catalogue.Title(l.Step)))}, Do: to(stepPlace(l.Step))}
}

// unusual names the first thing a step needs besides a computer, which nearly
// every step does.
func unusual(needs []string) string {
	for _, n := range needs {
		if n != "computer" {
			return needed(n)
		}
	}
	return ""
}

// needed says what a step needs, in words.
func needed(id string) string { return strings.ReplaceAll(id, "-", " ") }

func nothingToDo(w World, plan checklist.Advice) string {
	for i := range w.A.Routes {
		if w.A.Routes[i].Open {
			return fmt.Sprintf("No step that closes a route fits %s. Routes are still open: o shows them.", count(plan.Minutes, "minute", "minutes"))
		}
	}
	return "No route we know of is open today. That is no promise: closing all of them does not rule out a way nobody has written down."
}

// titles says routes by name.
func titles(a *checklist.Assessment, ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, lower(a.Catalogue.Title(id)))
	}
	return out
}

// grid counts the open routes of each interface in use, by exposure. Where
// all is set, ways in that are not used are listed too.
func grid(w World, all bool) Table {
	t := Table{Head: []string{"Open routes"}, Right: []bool{false}}
	for _, x := range checklist.Exposures {
		t.Head, t.Right = append(t.Head, exposureWords(x)), append(t.Right, true)
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
		row := Row{Cells: []string{name}, Do: to(Place{Screen: "routes", ID: g.Interface.ID})}
		for _, x := range g.Exposures {
			row.Cells = append(row.Cells, FormatOpenCount(x))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// underGrid says which ways in may be used, and the easiest route left.
func underGrid(w World) []Block {
	var out []Block
	for i := range w.A.Grid {
		if w.A.Grid[i].Used == checklist.May {
			row := Row{Cells: []string{"All of them may apply: say which you use, in the first questions"}, Do: to(Place{Screen: "interview"})}
			if w.Store.ReadOnly {
				row = Row{Cells: []string{"You have not said which ways in you use, so all of them may apply."}}
			}
			out = append(out, rows(row))
			break
		}
	}
	if r := w.A.Easiest(); r != nil {
		out = append(out, Para{Text: "Easiest left: " + lower(r.Route.Title) + " (" + checklist.TierNames[r.Tier] + ")"})
	}
	return out
}

// routesWords stands under the counts, and says how a ? is read where one is.
func routesWords(a *checklist.Assessment) string {
	for i := range a.Routes {
		if r := &a.Routes[i]; r.Open && !r.OpenAtBest {
			return RoutesWords + " A ? counts as open until you look."
		}
	}
	return RoutesWords
}

// FormatOpenCount says both readings of a count: open even if the unknowns turn out
// well, of those that apply, and how many more count as open until looked at.
func FormatOpenCount(x checklist.ExposureState) string {
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

// reviewLine says how many states are due for review, and when the next will be.
func reviewLine(w World) string {
	n, next := len(dueStates(w)), nextDue(w.A)
	switch {
	case n == 0 && next == 0:
		return "nothing due"
	case n == 0:
		return "nothing due, next on " + w.day(next)
	case next == 0:
		return fmt.Sprintf("%d due", n)
	}
	return fmt.Sprintf("%d due, next on %s", n, w.day(next))
}

// alsoDue says what is due beside reviews, by kind.
func alsoDue(w World) string {
	list := DueList(w.A)
	var out []string
	for _, kind := range []struct {
		one, many string
		kinds     []checklist.DueKind
	}{
		{"exception", "exceptions", []checklist.DueKind{checklist.DueAccepted}},
		{"fact", "facts", []checklist.DueKind{checklist.DueFact}},
		{"permission", "permissions", []checklist.DueKind{checklist.DuePermission}},
		{"signal", "signals", []checklist.DueKind{checklist.DueSignal}},
		{"drill", "drills", []checklist.DueKind{checklist.DueDrill}},
		{"paper", "papers", []checklist.DueKind{checklist.DuePaper}},
	} {
		n := 0
		for _, d := range list {
			if slices.Contains(kind.kinds, d.Kind) {
				n++
			}
		}
		if n > 0 {
			out = append(out, count(n, kind.one, kind.many))
		}
	}
	return strings.Join(out, ", ")
}

// nextDue is the first day after today on which something falls due.
func nextDue(a *checklist.Assessment) checklist.Day {
	var next checklist.Day
	offer := func(d checklist.Day) {
		if d > a.Day && (next == 0 || d < next) {
			next = d
		}
	}
	for i := range a.Steps {
		for _, about := range a.Steps[i].About {
			offer(about.DueOn)
		}
	}
	for _, f := range a.Facts.States {
		offer(f.DueOn)
	}
	for _, p := range a.Facts.Permissions {
		offer(p.DueOn)
	}
	return next
}

// paperLine says whether the printed pages are current: of those that are
// not, the first one and why.
func paperLine(w World) string {
	var last checklist.Day
	wrong, again := "", false
	for _, p := range runbook.Printed(w.A) {
		last = max(last, p.PrintedOn)
		again = again || p.AgainBy != 0 && p.AgainBy <= w.A.Day
		if wrong == "" && p.State == runbook.Superseded {
			wrong = lower(pageNamed(string(p.Page))) + " is out of date: " + some(p.Because, 1, ", ")
		}
	}
	switch {
	case last == 0:
		return "not printed yet"
	case wrong != "":
		return "printed " + w.day(last) + "; " + wrong
	case again:
		return "printed " + w.day(last) + "; print it again"
	}
	return "printed " + w.day(last) + ", current"
}
