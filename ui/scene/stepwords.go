package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// stepCrumb says where a step is: the place to look, and which of how many.
func stepCrumb(w World, p Place, st *checklist.StepState) []string {
	where := st.Step.Look.At
	if place := w.A.Catalogue.Place(where); place != nil {
		where = place.Name
	}
	if at, of := stepOf(p); at > 0 && of > 1 {
		where += fmt.Sprintf(" · %d of %d", at, of)
	}
	if strings.HasPrefix(p.Query, ofReview) {
		return []string{"Review", where}
	}
	return []string{"Today", where}
}

func lookWords(w World, s *checklist.Step) string {
	text := s.Look.Text
	if page := w.A.Catalogue.Page(s.Look.Page); page != nil && len(page.Path) > 0 {
		text += " (" + path(page.Path) + ")"
	}
	return text
}

// lastSeen says when something was seen about a target, and not what: the
// answer of then must not lead the answer of now.
func lastSeen(w World, about *checklist.AboutState) string {
	switch {
	case about.SeenOn == 0 || about.Conflict != nil:
		return ""
	case !about.ByAnswer:
		return "The machine looked on " + w.day(about.SeenOn) + ": " + sentence(about.Seen)
	case about.Because != "":
		return "Last seen " + w.day(about.SeenOn) + ". " + upper(sentence(about.Because))
	}
	return "Last seen " + w.day(about.SeenOn) + "."
}

// targetWords says what the question is about where that is not the account.
func targetWords(st *checklist.StepState, p Place, about *checklist.AboutState) string {
	switch {
	case p.About == everything:
		var names []string
		for i := range st.About {
			names = append(names, st.About[i].Name)
		}
		return "about all: " + fitting(names, 30)
	case about.Target == "", st.Step.Per == checklist.PerUsername && len(st.About) == 1:
		return ""
	}
	return aboutWords(st, about)
}

// aboutWords says what the question is about: about Old laptop, 1 of 2.
func aboutWords(st *checklist.StepState, about *checklist.AboutState) string {
	words := "about " + about.Name
	if st.Step.Per == checklist.PerUsername {
		name, _, _ := strings.Cut(about.Name, " (")
		words = "about your username: " + lower(name)
	}
	for i := range st.About {
		if st.About[i].Target == about.Target && len(st.About) > 1 {
			words += fmt.Sprintf(", %d of %d", i+1, len(st.About))
		}
	}
	return words
}

func perWords(s *checklist.Step) string {
	if s.Per == checklist.PerProfile {
		return "the browser profile of each device"
	}
	return "each " + string(s.Per)
}

// actions says what to do, each with its menu path.
func actions(list []checklist.Action) (out []string) {
	for _, a := range list {
		out = append(out, action(a.Text, a.At))
	}
	return out
}

// action writes an action with its menu path on a line of its own.
func action(text string, at []string) string { return strings.TrimSpace(text + "\n" + path(at)) }

func costs(s *checklist.Step) Para {
	var parts []string
	if len(s.Needs) > 0 {
		parts = append(parts, "Needs "+strings.ReplaceAll(strings.Join(s.Needs, ", "), "-", " ")+".")
	}
	if s.Waits != "" {
		parts = append(parts, "Waits for "+sentence(lower(s.Waits)))
	}
	if s.Undo != "" {
		parts = append(parts, "To undo: "+sentence(lower(s.Undo)))
	}
	return Para{Text: strings.Join(parts, " "), Tone: Quiet}
}

// effectsOf are the ways in that a step could do something to for this person, by
// what it does, the strongest first.
func effectsOf(w World, st *checklist.StepState) []effect {
	e := w.A.Effects(st.Step.ID)
	return []effect{{"could stop", e.Cuts}, {"could make harder", e.Narrows}, {"would show", e.Shows}, {"would help after", e.Prepares}}
}

type effect struct {
	words  string
	routes []*checklist.RouteState
}

// couldWords names what a step could do for this person: the most frequent routes
// under its strongest effect.
func couldWords(w World, st *checklist.StepState) string {
	for _, e := range effectsOf(w, st) {
		if len(e.routes) > 0 {
			var names []string
			for _, r := range e.routes {
				names = append(names, lower(r.Route.Title))
			}
			return e.words + ": " + fitting(names, 58)
		}
	}
	return ""
}

// stepWays lists the ways in that a step has to do with: what o on a step opens,
// and what a wide terminal shows beside its question and its result.
func stepWays(w World, p Place, st *checklist.StepState) Scene {
	s := stepScene(w, p, st, w.Store.Short)
	s.Crumb = append(s.Crumb, "ways in")
	for _, e := range effectsOf(w, st) {
		var list []Row
		for _, r := range e.routes {
			list = append(list, routeRow(r))
		}
		s.add(part(Heading{Text: upper(e.words)}, list...)...)
	}
	if len(s.Body) == 0 {
		s.add(Para{Text: "No way in that I know, and that is open to somebody with your set-up, rests on it."})
	}
	s.add(Para{Text: whatIfLimits, Tone: Quiet})
	s.Keys = keys(w, p, "choose back find emergency help", append(stepKeys(w, p), off("routes", "this is that list"))...)
	return s
}

// waysOf is the page of the ways in of a step.
func waysOf(p Place) Place {
	p.Page, p.Query = pageWays, "" // the same beside every sitting
	return p
}
