package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// today is the first screen: what to do next, what if, and what is due.
func today(w World, p Place) Scene {
	s := Scene{
		Title: w.A.Catalogue.Name, Aside: w.longDay(w.A.Day),
		Keys: keys(w, p, "choose review routes find emergency help",
			choose("start"), off("back", "this is the first screen; q leaves Handrail"),
			off("today", "this is Today"), key("why", to(Place{Screen: "plan"})).does("why these")),
	}
	s.add(storeWords(w)...)
	s.add(openAlarms(w))
	if w.Emergency != nil {
		s.add(rows(Row{
			Mark: Attend, Tone: Warn, Do: to(Place{Screen: "emergency", ID: w.Emergency.Scenario}),
			Cells: []string{"An emergency is open: " + w.A.Catalogue.Title(w.Emergency.Scenario) + ". Go on, or keep its log."},
		}, Row{Cells: []string{"It is over, or I was only reading"}, Do: overAction(w)}))
	}
	s.add(next(w)...)
	s.add(picture(w)...)
	s.add(Heading{})
	for _, line := range todayLines(w, runbook.Printed(w.A)) {
		s.add(Para{Text: line, Tone: Quiet})
	}
	s.Spare = essentialsList(w)
	return s
}

// next is the pane of what to do: the sitting, the trips, what to do
// hands-on, and what waits.
func next(w World) []Block {
	plan := checklist.Plan(w.A, w.Minutes)
	t := Table{Count: true, Right: []bool{false, false, true}, Rows: nextRows(w, plan)}
	title := "NEXT"
	if essentialsDone(w.A) {
		title = "NEXT, going further"
	}
	head, left := Heading{Text: title, Aside: fmt.Sprintf("about %d of %d min", plan.TotalMinutes, plan.Minutes)}, ""
	if len(t.Rows) == 0 {
		head.Aside, left = "", nothingLeft(w)
	}
	out := []Block{head, Para{Text: welcomeBack(w, plan.Sitting), Tone: Strong}, t, Para{Text: left}}
	if plan.Gate != nil && plan.Sitting == nil {
		out = append(out, Para{Text: "First " + lower(w.A.Catalogue.Title(plan.Gate.Step)) + ": what could lock you out waits.", Tone: Wait})
	}
	return out
}

// nextRows are the lines of what to do next, in their order.
func nextRows(w World, plan checklist.Advice) []Row {
	var out []Row
	if sit := plan.Sitting; sit != nil {
		out = append(out, Row{ID: w.or("", "review"), Cells: []string{"Your review", sittingWords(sit), minutesWords(sit.Minutes)}, Under: w.or("10 minutes are enough to begin", ""), Do: to(Place{Screen: "review"})})
	}
	for _, trip := range plan.Trips {
		out = append(out, tripRow(w, trip))
	}
	all := doing(plan)
	for _, it := range plan.Bundle {
		row := Row{ID: it.Step, Cells: []string{w.A.Catalogue.Title(it.Step), "to do", minutesWords(it.Minutes)}, Under: it.Because}
		place := placeOfEntry(checklist.AnswerSubject(it.Step, it.About[0]), strings.Join(all, ","))
		place.Page = pageActions
		row.Do = to(place)
		out = append(out, row)
	}
	if l := plan.Longer; l != nil {
		what := "to do"
		page := pageActions
		if l.Look {
			what, page = "1 look", pageAsk
		}
		out = append(out, Row{ID: l.Step, Cells: []string{w.A.Catalogue.Title(l.Step), what, minutesWords(l.Minutes)}, Do: to(Place{Screen: "step", ID: l.Step, Page: page})})
	}
	for _, wait := range plan.Waiting[:min(2, len(plan.Waiting))] {
		what := cmp.Or(wait.For, w.A.Catalogue.Title(wait.Step))
		out = append(out, Row{ID: wait.Step, Cells: []string{"Waiting: " + what, "", w.day(wait.Until)}, Tone: Wait, Do: to(Place{Screen: "step", ID: wait.Step, Page: pageActions})})
	}
	st := w.A.Facts.State("interfaces")
	switch {
	case w.Store.ReadOnly || st == nil:
	case !st.Known:
		out = append(out, Row{Cells: []string{"Say what you use", "4 questions", minutesWords(2)}, Under: "so that only what concerns you is asked", Do: to(Place{Screen: "interview"})})
	case len(plan.Facts) > 0:
		out = append(out, Row{
			Cells: []string{"Your setup", count(len(plan.Facts), "fact still open", "facts still open"), minutesWords(len(plan.Facts))},
			Under: factTitles(w, plan.Facts), Do: to(Place{Screen: "fact", ID: plan.Facts[0]}),
		})
	}
	return out
}

func factTitles(w World, ids []string) string {
	var out []string
	for _, id := range ids {
		if f := w.A.Catalogue.Fact(id); f != nil {
			out = append(out, f.Title)
		}
	}
	return strings.Join(out, " · ")
}

// tripRow is a trip on Today: where, how many looks, how long; and while it is
// selected, what is asked there.
func tripRow(w World, trip checklist.Trip) Row {
	name := trip.At
	if place := w.A.Catalogue.Place(trip.At); place != nil {
		name = place.Name
	}
	entries := tripEntries(trip)
	query := strings.Join(entries, ",")
	there := Place{Screen: "trip", ID: trip.At, Query: query}
	what := count(len(trip.Looks), "look", "looks")
	switch trip.At {
	case "memory":
		what = count(len(trip.Looks), "question", "questions")
		there = placeOfEntry(entries[0], query)
	case "portal":
		what += ", one sign-in"
	}
	var asks []string
	for _, l := range trip.Looks {
		ask := w.A.Step(l.Step).Step.Ask
		asks = append(asks, w.or(ask, ask+" ("+l.Step+")"))
	}
	return Row{ID: trip.At, Cells: []string{name, what, minutesWords(trip.Minutes)}, Under: strings.Join(asks, " · "), Do: to(there)}
}

// doing lists what is to be done hands-on, once for each thing.
func doing(plan checklist.Advice) []string {
	var out []string
	for _, it := range plan.Bundle {
		for _, thing := range it.About {
			out = append(out, checklist.AnswerSubject(it.Step, thing))
		}
	}
	return out
}

func minutesWords(n int) string { return fmt.Sprintf("%d min", n) }

// welcomeBack greets a person who was away for long: what ten minutes bring
// back. The rest waits on the list of what is due.
func welcomeBack(w World, s *checklist.Sitting) string {
	days := int(w.A.Day - w.A.LastEntry())
	if s == nil || w.A.LastEntry() == 0 || days < checklist.Absence {
		return ""
	}
	text := fmt.Sprintf("Welcome back. %d days.", days)
	short, _ := tenMinutes(w, reviewEntries(w, s))
	var names []string
	for _, e := range short[:min(3, len(short))] {
		id, _ := checklist.SplitSubject(e)
		names = append(names, lower(w.A.Catalogue.Title(id)))
	}
	if len(names) == 0 {
		return text
	}
	return text + " Ten minutes bring back what matters most: " + strings.Join(names, ", ") + "."
}

// sittingWords says what a review asks.
func sittingWords(s *checklist.Sitting) string {
	var parts []string
	if n := s.Looks(); n > 0 {
		parts = append(parts, count(n, "look", "looks"))
	}
	if n := s.Questions(); n > 0 {
		parts = append(parts, count(n, "question", "questions"))
	}
	return strings.Join(parts, ", ")
}

// nothingLeft says where somebody stands who has nothing to do today.
func nothingLeft(w World) string {
	text := "Nothing for today."
	if day := w.A.NextSitting(); day != 0 {
		text += " Next look " + w.day(day) + "."
	}
	return text + " That is no promise: there may be ways nobody has written down."
}

// shownHoldings is how many lines the picture on Today has at least; a screen
// with room for them has all. fewHoldings is how many there are
// while nothing was looked at.
const shownHoldings, fewHoldings = 6, 3

// picture is the pane of what if: a line for each thing that somebody might
// get or the person might lose, what is open first, and of that the most frequent.
func picture(w World) []Block {
	states := w.A.Holdings()
	slices.SortStableFunc(states, func(x, y checklist.HoldingState) int { // what is known to be open is never hidden below
		return cmp.Compare(openLast(&x), openLast(&y))
	})
	t := Table{Grow: 2, Clip: true, Brief: true}
	most := shownHoldings
	if !anythingSeen(w.A) {
		most = fewHoldings
	}
	if most == shownHoldings {
		t.Few, most = shownHoldings, len(states)
	}
	for i := range states[:min(most, len(states))] {
		t.Rows = append(t.Rows, holdingRow(w, &states[i]))
	}
	if len(t.Rows) == 0 {
		t = grid(w, false)
	}
	out := []Block{Heading{Text: "WHAT IF …", Press: "o all of it"}, t}
	if more := len(states) - most; more > 0 && most == fewHoldings {
		out = append(out, Para{Text: count(more, "more line fills in", "more lines fill in") + " as you look.", Tone: Quiet})
	}
	return append(out, Para{Text: whatIfLimits, Tone: Quiet})
}

// openLast is 0 for a holding that is known to be open, else 1.
func openLast(h *checklist.HoldingState) int {
	if h.Outcome == checklist.HoldingOpen {
		return 0
	}
	return 1
}

func anythingSeen(a *checklist.Assessment) bool {
	return slices.ContainsFunc(a.Steps, func(st checklist.StepState) bool {
		return slices.ContainsFunc(st.About, func(ab checklist.AboutState) bool { return ab.SeenOn != 0 })
	})
}

// todayLines say how far the essentials are looked at and when the sheet was
// printed, then when the next review is and which reminders there are.
func todayLines(w World, printed []runbook.PaperState) []string {
	seen, all := essentials(w.A)
	essentials := fmt.Sprintf("ESSENTIALS %d of %d looked at", seen, all)
	if essentialsDone(w.A) {
		essentials += ": you can stop here"
	}
	lines := []string{essentials + "   SHEET " + paperLine(w, printed)}
	var parts []string
	if day := w.A.NextSitting(); day != 0 {
		parts = append(parts, "REVIEW "+w.day(day))
	}
	if w.Reminders != "" && (w.Reminders != "none" || w.A.NextSitting() != 0) {
		parts = append(parts, "REMINDERS "+w.Reminders)
	}
	if len(parts) > 0 {
		lines = append(lines, strings.Join(parts, "   "))
	}
	return lines
}

// paperLine says whether the printed sheets are current: of those that are
// not, the first one and why.
func paperLine(w World, printed []runbook.PaperState) string {
	var last checklist.Day
	wrong, again := "", false
	for _, p := range printed {
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
	return "printed " + w.day(last)
}
