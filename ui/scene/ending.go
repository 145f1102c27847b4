package scene

import (
	"cmp"
	"strings"

	"handrail/checklist"
)

// ending says what a sitting came to: what was stopped since the program
// opened, what waits for what until when, and what is next.
func ending(w World) []Block {
	var out []Block
	if w.Began != nil && essentialsDone(w.A) && !essentialsDone(w.Began) {
		text := "All looked at. You can stop here."
		if day := w.A.NextSitting(); day != 0 {
			text += " Next look " + w.day(day) + "."
		}
		out = append(out, Verdict{Word: "ESSENTIALS", Text: text + " The rest is going further.", Tone: Stopped})
	}
	if w.Began != nil {
		closed := w.A.Since(w.Began).Closed
		for _, r := range closed[:min(3, len(closed))] {
			out = append(out, Verdict{Word: "STOPPED", Text: r.Route.Clause.Closed, Tone: Stopped})
		}
	}
	plan := checklist.Plan(w.A, w.Minutes)
	for _, wait := range plan.Waiting[:min(2, len(plan.Waiting))] {
		what := cmp.Or(wait.For, w.A.Catalogue.Title(wait.Step))
		out = append(out, Verdict{Word: "WAITING", Text: upper(what) + ", until " + w.day(wait.Until) + ".", Tone: Wait})
	}
	if next := nextWords(w, plan); next != "" {
		out = append(out, Verdict{Word: "NEXT", Text: next, Tone: Plain})
	}
	return out
}

// nextWords names what is next: the first line of Today that is not about
// waiting, so that who comes back finds what was named, or the day of the next look.
func nextWords(w World, plan checklist.Advice) string {
	for _, r := range nextRows(w, plan) {
		if r.Tone != Wait {
			return r.Cells[0] + ": " + r.Cells[1] + ", " + r.Cells[2] + "."
		}
	}
	if w.A.NextSitting() != 0 {
		return "The next look is on " + w.day(w.A.NextSitting()) + "."
	}
	return ""
}

// Farewell is the one line that is printed when the screens are left: what
// became of the entries, what was stopped, what is next.
func Farewell(w World) string {
	parts := []string{"All your entries are saved."}
	switch {
	case w.Store.Kind == "memory":
		parts[0] = "This session was kept nowhere."
	case w.Unsaved > 0:
		parts[0] = count(w.Unsaved, "entry was", "entries were") + " not saved, as you were told. All others are."
	}
	if w.Began != nil {
		if closed := w.A.Since(w.Began).Closed; len(closed) > 0 {
			parts = append(parts, "Stopped today: "+lower(sentence(closed[0].Route.Title))+andOthers(len(closed)-1))
		}
	}
	if w.Minutes <= 0 {
		w.Minutes = usualMinutes
	}
	if next := nextWords(w, checklist.Plan(w.A, w.Minutes)); next != "" {
		parts = append(parts, "Next: "+lower(next))
	}
	return strings.Join(parts, " ")
}

func andOthers(n int) string {
	if n <= 0 {
		return ""
	}
	return " And " + count(n, "other", "others") + "."
}
