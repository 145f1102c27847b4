package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// step is one step, read and done: why, what to do, and the question that is
// answered by looking.
func step(w World, p Place) Scene {
	st := w.A.Step(p.ID)
	if st == nil {
		return nowhere(w, p)
	}
	about := aboutOf(st, p.About)
	s := Scene{ID: "step", Title: st.Step.Title, Crumb: stepCrumb(w, p, st), Aside: w.Store.Short}
	if _, at := readSitting(p); at > 0 {
		s.Aside = fmt.Sprintf("about %d min", sittingMinutes(w, p))
	}
	s.Body = append(s.Body, Heading{Text: st.Step.Title, Aside: wayAhead(st, about)})
	s.Body = append(s.Body, stopLine(w, st)...)
	if about != nil && about.Conflict != nil {
		s.Body = append(s.Body, conflict(w, about)...)
	}
	s.Body = append(s.Body, Para{Text: st.Step.Why})
	for _, words := range warnings(w, st.Step, checklist.Yes) {
		s.Body = append(s.Body, Para{Text: words, Tone: Warn})
	}
	if about != nil && about.Asked != nil {
		s.Body = append(s.Body, changed(st, about)...)
	} else {
		s.Body = append(s.Body, Numbered{Items: actions(st.Do)})
	}
	s.Body = append(s.Body, costs(st.Step)...)
	s.Body = append(s.Body, standing(w, st, about)...)
	if about == nil {
		s.Body = append(s.Body,
			Para{Text: "This is asked about " + perWords(st.Step) + ", and none of yours that it is about is on the map yet. Until then it is not known.", Tone: Strong},
			rows(Row{Cells: []string{"Add a device"}, Do: to(Place{Screen: "device"})}))
	} else {
		s.Body = append(s.Body, askWhatWasSeen(w, p, st, about)...)
	}
	if may := warnings(w, st.Step, checklist.May); len(may) > 0 {
		s.Body = append(s.Body, Heading{Text: "This may concern you, as long as a fact of your set-up is not said"})
		for _, words := range may {
			s.Body = append(s.Body, Para{Text: words})
		}
	}
	s.Keys = keys(w, p, "choose note snooze why emergency help", stepKeys(w, p, st)...)
	return s
}

// wayAhead says how much is to be read before the question, which may stand
// below the end of the screen.
func wayAhead(st *checklist.StepState, about *checklist.AboutState) string {
	if about == nil || about.Asked != nil {
		return ""
	}
	return count(len(st.Step.Do), "action", "actions") + ", then one question"
}

// warnings are the warnings of a step that concern this person, or may.
func warnings(w World, s *checklist.Step, concerns checklist.Truth) []string {
	var out []string
	st := w.A.Step(s.ID)
	if st != nil && concerns == checklist.May {
		for _, do := range st.MayDo {
			out = append(out, do.Text)
		}
	}
	return out
}

// stepKeys are the keys that a step has of its own.
func stepKeys(w World, p Place, st *checklist.StepState) []Key {
	at := func(screen string) Action {
		there := p
		there.Screen = screen
		return to(there)
	}
	own := []Key{choose("answer"), key("why", at("why")), key("history", at("history"))}
	for _, id := range []string{"note", "snooze", "accept"} {
		switch {
		case w.Store.ReadOnly:
			own = append(own, off(id, offReadOnly))
		default:
			own = append(own, key(id, at(id)))
		}
	}
	return own
}

func stepCrumb(w World, p Place, st *checklist.StepState) []string {
	where := ""
	if len(st.Step.Interfaces) > 0 {
		where = short(w.A.Catalogue, st.Step.Interfaces[0])
	}
	what := topicWords(st.Step.Topic)
	if at, of := stepOf(p); at > 0 {
		what += fmt.Sprintf(", step %d of %d today", at, of)
	}
	return []string{where, what}
}

// sittingMinutes is what is left of a sitting, this step included, with the
// minutes that Today gave as long as its advice stands.
func sittingMinutes(w World, p Place) int {
	entries, at := readSitting(p)
	advised := make(map[string]int)
	for _, item := range sittingOf(w, checklist.Plan(w.A, w.Minutes)) {
		for _, entry := range item.entries() {
			advised[entry] = item.minutes / len(item.entries())
		}
	}
	n := 0
	for _, entry := range entries[at-1:] {
		id, _ := checklist.SplitSubject(entry)
		if minutes, ok := advised[entry]; ok {
			n += minutes
		} else if st := w.A.Step(id); st != nil {
			n += st.Step.Minutes.Hands
		}
	}
	return n
}

// aboutOf picks what a step is asked about: the thing named, else one where
// the machine disagrees, else the first it does not hold about, else the
// first.
func aboutOf(st *checklist.StepState, thing string) *checklist.AboutState {
	var open *checklist.AboutState
	for i := range st.About {
		a := &st.About[i]
		if thing != "" && a.Thing == thing {
			return a
		}
		if a.Conflict != nil && (open == nil || open.Conflict == nil) || open == nil && !a.Outcome.Counts() {
			open = a
		}
	}
	if open == nil && len(st.About) > 0 {
		open = &st.About[0]
	}
	return open
}

func perWords(s *checklist.Step) string {
	if s.Per == checklist.PerProfile {
		return "the browser profile of each device"
	}
	return "each " + string(s.Per)
}

// stopLine stands wherever a step is opened that can lock its owner out, until
// a way back has been tried.
func stopLine(w World, st *checklist.StepState) []Block {
	if words := StopLine(w.A.Catalogue, st); words != "" {
		return []Block{Para{Tone: Warn, Text: words}}
	}
	return nil
}

// conflict sets what the machine says and what the person said side by side.
func conflict(w World, about *checklist.AboutState) []Block {
	c := about.Conflict
	return []Block{
		Para{Text: "You and the machine disagree. Until that is settled the step counts as failing.", Tone: Warn},
		Pair{
			LeftHead: "The machine, " + w.day(c.SaidOn), Left: []string{c.Machine},
			RightHead: "You, " + w.day(c.On), Right: []string{c.Person},
		},
	}
}

// changed shows what was asked when it was answered beside what is asked now.
func changed(st *checklist.StepState, about *checklist.AboutState) []Block {
	side := func(ask string, answers []checklist.Answer) []string {
		out := []string{ask}
		for _, a := range answers {
			out = append(out, "- "+a.Text)
		}
		return out
	}
	return []Block{
		Para{Text: "What is asked here changed since you answered it. Look again; your old answer no longer counts.", Tone: Warn},
		Pair{LeftHead: "Before", Left: side(about.Asked.Ask, about.Asked.Answers), RightHead: "Now", Right: side(st.Step.Ask, st.Step.Answers)},
	}
}

// actions says what to do, each with its click path.
func actions(list []checklist.Action) []string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = action(a.Text, a.At)
	}
	return out
}

// action puts the click path before the words, after the name of a system
// that stands there: Windows: Settings > Update: install them.
func action(text string, at []string) string {
	if len(at) == 0 {
		return text
	}
	if name, rest, ok := strings.Cut(text, ": "); ok && !strings.Contains(name, " ") {
		return name + ": " + path(at) + ": " + rest
	}
	return path(at) + ": " + lower(text)
}

// costs says what a step takes and how it is undone.
func costs(s *checklist.Step) []Block {
	text := fmt.Sprintf("about %d min", s.Minutes.Hands)
	if s.Minutes.Look < s.Minutes.Hands {
		text += fmt.Sprintf(", or %d only to look", s.Minutes.Look)
	}
	text += "."
	if len(s.Needs) > 0 {
		var needs []string
		for _, n := range s.Needs {
			needs = append(needs, needed(n))
		}
		text = "Needs " + strings.Join(needs, ", ") + "; " + text
	}
	text = upper(text)
	if s.Undo != "" {
		text += " Undo: " + sentence(lower(s.Undo))
	}
	return []Block{Para{Text: text, Tone: Quiet}}
}

// standing says which routes the step cuts, and what is known of it so far.
func standing(w World, st *checklist.StepState, about *checklist.AboutState) []Block {
	var out []Block
	if names := cuts(w.A, st.Step.ID); len(names) > 0 {
		out = append(out, Para{Text: "Cuts: " + fitting(names, 66), Tone: Quiet})
	}
	if st.Applies == checklist.No {
		out = append(out, Para{Text: "A fact of your set-up says that this does not apply to you. What you see still counts."})
	}
	if about != nil && about.SeenOn != 0 && about.Conflict == nil {
		who := "You"
		if !about.ByAnswer {
			who = "The machine"
		}
		text := fmt.Sprintf("Last time, %s: %s. %s", w.day(about.SeenOn), strings.TrimSuffix(about.Seen, "."), upper(sentence(about.Outcome.Words())))
		if about.Because != "" {
			text += " " + upper(sentence(about.Because))
		}
		out = append(out, Para{Text: who + ", l" + text[1:]})
	}
	if st.Accepted != nil {
		words := "You took this risk until " + w.day(st.Accepted.Until)
		if st.Accepted.Ended {
			words = "You took this risk until " + w.day(st.Accepted.Until) + ", which is past"
		}
		out = append(out, Para{Text: words + ": " + sentence(st.Accepted.Reason)})
	}
	if st.Snoozed != 0 {
		out = append(out, Para{Text: "Put off until " + w.day(st.Snoozed) + "."})
	}
	if st.Note != "" {
		out = append(out, Para{Text: "Your note: " + st.Note})
	}
	return out
}

// cuts names the open routes that a step cuts, and where none is open, those
// it keeps closed.
func cuts(a *checklist.Assessment, id string) []string {
	var open, closed []string
	for i := range a.Routes {
		r := &a.Routes[i]
		if r.Applies == checklist.No || !slices.ContainsFunc(r.Route.Stages, func(g checklist.Stage) bool { return slices.Contains(g.Cutters(), id) }) {
			continue
		}
		if r.Open {
			open = append(open, lower(r.Route.Title))
		} else {
			closed = append(closed, lower(r.Route.Title))
		}
	}
	if len(open) > 0 {
		return open
	}
	return closed
}
