package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/internal/wordwrap"
	"handrail/runbook"
)

// trip opens a trip with its whole list and how to get there.
func trip(w World, p Place) Scene {
	entries := strings.Split(p.Query, ",")
	place := w.A.Catalogue.Place(p.ID)
	if place == nil || p.Query == "" {
		return nowhere(w, p)
	}
	s := Scene{Title: place.Name, Crumb: []string{"Today", place.Name}, Aside: count(len(entries), "look", "looks")}
	s.add(Heading{Text: place.Name}, Fields{Items: given(Field{"go to", place.Address})}, Para{Text: place.Way},
		Para{Text: "You only look. What to do about it comes at the end. Put this window beside the other one:"}, rows(asks(w, entries)...), rows(
			Row{Cells: []string{"Start"}, Do: Go{To: placeOfEntry(entries[0], p.Query)}},
			Row{Cells: []string{"The look list, to print or copy"}, Do: to(Place{Screen: "look-list", ID: p.ID, Query: p.Query})},
		))
	s.Keys = keys(w, p, "choose back emergency help", choose("start"))
	return s
}

// nameOf is the name of a thing a step is about, or nothing for the
// account and for an only username.
func nameOf(st *checklist.StepState, thing string) string {
	if st.Step.Per == checklist.PerUsername && len(st.About) == 1 {
		return ""
	}
	for i := range st.About {
		if st.About[i].Target == thing && thing != "" {
			return st.About[i].Name
		}
	}
	return ""
}

// tripEnd sums up a trip: what was looked at, and what to do about what fails.
func tripEnd(w World, p Place) Scene {
	s := Scene{Title: "Done looking", Crumb: []string{"Today", "done looking"}}
	stopped, list := 0, []Row(nil)
	for _, id := range stepsIn(p.Query) {
		st := w.A.Step(id)
		if st == nil {
			continue
		}
		if st.Outcome.Counts() {
			stopped++
		}
		if st.Outcome == checklist.Fails && st.Snoozed == 0 && st.Accepted == nil {
			list = append(list, failedRow(st, st.Step.Title, minutesWords(st.Step.Minutes.Hands)))
		}
	}
	s.add(Heading{Text: "Done looking", Aside: fmt.Sprintf("%d of %d in order", stopped, len(stepsIn(p.Query)))})
	s.add(part(Heading{Text: "What now?"}, list...)...)
	if end := ending(w); len(end) > 0 {
		s.Body = append(append(s.Body, Heading{Text: "This sitting"}), end...)
	}
	s.add(Heading{}, rows(tripEndRows(w)...))
	s.Keys = keys(w, p, "choose quit back emergency help")
	return s
}

// failedRow is a line about a step that failed in a sitting: it leads to what can
// be done about it.
func failedRow(st *checklist.StepState, title, words string) Row {
	return Row{Mark: Attend, Cells: []string{title, words}, Do: to(Place{Screen: "step", ID: st.Step.ID, About: worst(st, targets(st, everything)).Target, Page: pageResult})}
}

// tripEndRows are the ways on from the end of a trip: while no sheet is
// printed, what comes next in the first ten minutes.
func tripEndRows(w World) []Row {
	if len(runbook.Printed(w.A)) == 0 && !w.Store.ReadOnly {
		return nextUp(w)
	}
	return []Row{{Cells: []string{"Today: what is next"}, Do: Go{To: Place{Screen: "today"}, Instead: true}}}
}

// stepsIn lists the steps of a trip's entries, each once.
func stepsIn(query string) []string {
	var out []string
	for _, e := range strings.Split(query, ",") {
		if id, _ := checklist.SplitSubject(e); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// lookList is a trip as half a page with boxes, to print or to copy, and to
// type in later by number.
func lookList(w World, p Place) Scene {
	s := Scene{Title: "Look list", Crumb: []string{"Today", "look list"}}
	list := lookLines(w, entriesOf(w, p))
	s.add(rows(Row{Cells: []string{"Copy the list", "to print it: handrail next --list"}, Do: Copy{Text: strings.Join(list, "\n") + "\n"}}), Printed{Lines: list})
	return s
}

// entriesOf are the looks of a trip, or of everything that is planned today.
func entriesOf(w World, p Place) []string {
	if p.Query != "" {
		return strings.Split(p.Query, ",")
	}
	var out []string
	for _, t := range checklist.Plan(w.A, w.Minutes).Trips {
		out = append(out, tripEntries(t)...)
	}
	return out
}

// entriesAt lists the looks at one place that are planned with plenty of time.
func entriesAt(w World, at string) []string {
	for _, t := range checklist.Plan(w.A, 120).Trips {
		if t.At == at {
			return tripEntries(t)
		}
	}
	return nil
}

// tripEntries writes down each look of a trip, once for each thing.
func tripEntries(t checklist.Trip) []string {
	var out []string
	for _, l := range t.Looks {
		for _, thing := range l.About {
			out = append(out, checklist.AnswerSubject(l.Step, thing))
		}
	}
	return out
}

// lookListWidth is how many columns the look list has, on half a page.
const lookListWidth = 76

// lookLines is the look list of some entries, line by line.
func lookLines(w World, entries []string) []string {
	var out []string
	at := ""
	for i, e := range entries {
		id, thing := checklist.SplitSubject(e)
		st := w.A.Step(id)
		if st == nil {
			continue
		}
		if st.Step.Look.At != at {
			at = st.Step.Look.At
			if place := w.A.Catalogue.Place(at); place != nil {
				if i > 0 {
					out = append(out, "")
				}
				out = append(out, strings.ToUpper(place.Name))
				if place.Address != "" {
					out = append(out, place.Address)
				}
			}
		}
		ask := st.Step.Ask
		if name := nameOf(st, thing); name != "" {
			ask += " (" + name + ")"
		}
		out = append(out, hanging(fmt.Sprintf("%d  ", i+1), ask)...)
		for j, a := range st.Step.Choices() {
			out = append(out, hanging(fmt.Sprintf("   [ ] %d  ", j+1), a.Text)...)
		}
	}
	if len(out) == 0 {
		return []string{"Nothing to look at today."}
	}
	return out
}

// hanging breaks a text of the look list into lines behind a mark.
func hanging(mark, text string) []string {
	lines := wordwrap.Whole(text, lookListWidth-len(mark))
	for i := range lines {
		lines[i] = mark + lines[i]
		mark = strings.Repeat(" ", len(mark))
	}
	return lines
}
