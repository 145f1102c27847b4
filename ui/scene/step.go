package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// The pages of a step: the question, what an answer did, and the actions.
const (
	pageAsk = iota
	pageResult
	pageActions
	pageStillOpen // of a review: what failed last time
)

// everything is the Place.About of a question that is answered for all the
// things a step is about at once.
const everything = "*"

// step is one step: its question, then what the answer did, and on demand
// what to do. The walk and the review ask on this screen.
func step(w World, p Place) Scene {
	st := w.A.Step(p.ID)
	switch {
	case st == nil:
		return nowhere(w, p)
	case p.Page == pageActions:
		return stepActions(w, p, st)
	case len(st.About) == 0:
		return stepWithoutTarget(w, p, st)
	case p.Page == pageResult:
		return stepResult(w, p, st)
	case p.Page == pageStillOpen:
		return stepStillOpen(w, p, st)
	}
	return stepQuestion(w, p, st)
}

// stepQuestion asks: one or two lines of why, where to look, the answers.
func stepQuestion(w World, p Place, st *checklist.StepState) Scene {
	about := aboutOf(st, p.About)
	s := Scene{ID: "step", Title: st.Step.Title, Crumb: stepCrumb(w, p, st), Aside: fmt.Sprintf("%d min to look", st.Step.Minutes.Look), Marked: true}
	s.Body = append(s.Body, Heading{Text: st.Step.Ask, Aside: targetWords(st, p, about)})
	switch {
	case about.Conflict != nil:
		s.Body = append(s.Body, conflict(w, about)...)
	case about.Asked != nil:
		s.Body = append(s.Body, changed(st, about)...)
	default:
		s.Body = append(s.Body, Para{Text: st.Step.Why})
	}
	s.Body = append(s.Body, Fields{Items: []Field{{"look", lookWords(w, st.Step)}}})
	if line := lastSeen(w, st, about); line != "" {
		s.Body = append(s.Body, Para{Text: line, Tone: Quiet})
	}
	answers, free := Table{Grow: 0, Count: true}, Table{Count: true, Pack: true}
	for i, a := range st.Step.Choices() {
		row := Row{Cells: []string{a.Text}, Fixed: i + 1, Do: answerAction(w, p, st, about, a)}
		if i < len(st.Step.Answers) {
			answers.Rows = append(answers.Rows, row)
		} else {
			free.Rows = append(free.Rows, row)
		}
	}
	free.Rows = append(free.Rows, otherWays(w, p, st, about)...)
	s.Body = append(s.Body, Heading{}, answers, Heading{}, free)
	if line := couldWords(w, st); line != "" {
		s.Body = append(s.Body, Heading{}, Para{Text: line, Tone: Quiet})
	}
	s.Skip = nextRow(w, p, about.Thing).Do
	s.Keys = keys(w, p, "number choose how snooze emergency help", append(stepKeys(w, p, st), choose("save"),
		key("how", Go{To: onPage(p, pageActions)}))...)
	return s
}

// onPage is the same step on another of its pages.
func onPage(p Place, page int) Place {
	p.Page = page
	return p
}

// answerAction saves an answer and shows what it did.
func answerAction(w World, p Place, st *checklist.StepState, about *checklist.AboutState, a checklist.Answer) Action {
	if w.Store.ReadOnly {
		return nil
	}
	then := onPage(p, pageResult)
	then.About = about.Thing
	if p.About == everything {
		then.About = everything
	}
	var events []checklist.Entry
	for _, thing := range targets(st, then.About) {
		events = append(events, checklist.AnswerEntry(st.Step, thing, a.ID))
	}
	if a.Alarm != "" {
		then = afterAlarm(a, st.Step.ID, targets(st, then.About)[0])
	}
	return Enter{Events: events, Then: &then}
}

// targets lists what an answer on a screen is about.
func targets(st *checklist.StepState, about string) []string {
	if about != everything {
		return []string{about}
	}
	var out []string
	for i := range st.About {
		out = append(out, st.About[i].Thing)
	}
	return out
}

// otherWays are what else can be chosen at a question: one answer for
// everything it is about, and the reason why a machine is wrong.
func otherWays(w World, p Place, st *checklist.StepState, about *checklist.AboutState) (out []Row) {
	if about.Conflict != nil && !w.Store.ReadOnly {
		out = append(out, Row{Cells: []string{"The machine is wrong here, and I say why"}, Do: to(Place{Screen: "overrule", ID: st.Step.ID, About: about.Thing})})
	}
	if len(st.About) > 1 && p.About != everything {
		all := p
		all.About = everything
		out = append(out, Row{Cells: []string{fmt.Sprintf("One answer for all %d of them", len(st.About))}, Tone: Quiet, Do: Go{To: all, Instead: true}})
	}
	return out
}

// stepWithoutTarget stands in for a question about devices of which none is
// recorded yet.
func stepWithoutTarget(w World, p Place, st *checklist.StepState) Scene {
	return Scene{
		ID: "step", Title: st.Step.Title, Crumb: stepCrumb(w, p, st), Aside: w.Store.Short,
		Body: []Block{
			Heading{Text: st.Step.Ask}, Para{Text: st.Step.Why},
			Para{Text: "This is asked about " + perWords(st.Step) + ", and none is on your map yet. Until then it counts as open.", Tone: Wait},
			rows(Row{Cells: []string{"Add a device"}, Do: to(Place{Screen: "device"})}, Row{Cells: []string{"Show me what to do"}, Do: Go{To: onPage(p, pageActions)}}),
		},
		Keys: keys(w, p, "choose back emergency help", stepKeys(w, p, st)...),
	}
}

// stepActions is what to do when the look fails.
func stepActions(w World, p Place, st *checklist.StepState) Scene {
	do, mayDo := w.A.ActionsFor(st.Step, p.About)
	s := Scene{ID: "step", Title: st.Step.Title, Crumb: stepCrumb(w, p, st), Aside: fmt.Sprintf("%d min", st.Step.Minutes.Hands)}
	s.Body = append(s.Body, Heading{Text: st.Step.Title})
	s.Body = append(s.Body, stopLine(w, st)...)
	s.Body = append(s.Body, Numbered{Items: actions(do)})
	s.Body = append(s.Body, costs(st.Step)...)
	if len(mayDo) > 0 {
		s.Body = append(s.Body, Para{Text: "Only if this is you:", Tone: Strong})
		may := Table{}
		for _, do := range mayDo {
			text := "- " + do.Text
			if len(do.At) > 0 {
				text += " " + path(do.At)
			}
			may.Rows = append(may.Rows, Row{Cells: []string{text}})
		}
		s.Body = append(s.Body, may)
	}
	s.Body = append(s.Body, standing(w, st)...)
	first, list := Table{Count: true}, Table{Grow: 0, Count: true}
	if st.Stopped {
		for _, id := range st.Step.WayBack {
			if back := w.A.Step(id); back != nil && !back.Outcome.Counts() {
				first.Rows = append(first.Rows, Row{Cells: []string{"First: " + lower(back.Step.Title) + " (" + back.Outcome.Words() + ")"}, Do: to(stepPlace(id))})
			}
		}
	}
	if len(st.About) > 0 {
		list.Rows = append(list.Rows, Row{Cells: []string{"Done: look and answer"}, Do: Go{To: onPage(p, pageAsk), Instead: true}})
	}
	s.Body = append(s.Body, Heading{}, first, list)
	s.Keys = keys(w, p, "choose snooze accept note emergency help", stepKeys(w, p, st)...)
	return s
}

// laterRows put a step off, or leave it with a reason.
func laterRows(w World, p Place, st *checklist.StepState) []Row {
	at := func(screen string) Action {
		there := p
		there.Screen, there.Page = screen, 0
		return to(there)
	}
	off, leave := Row{Cells: []string{"On another day", "tomorrow · in a week · pick a day"}, Do: at("snooze")}, Row{Cells: []string{"Leave it, because…", "I need it · costs too much · other"}, Do: at("accept")}
	if st.Snoozed != 0 {
		off.Cells[1] = "now " + w.day(st.Snoozed)
	}
	return []Row{off, leave}
}

// stepKeys are the keys that a step has of its own.
func stepKeys(w World, p Place, st *checklist.StepState) []Key {
	at := func(screen string) Action {
		there := p
		there.Screen, there.Page = screen, 0
		return to(there)
	}
	own := []Key{key("why", at("why")), key("history", at("history"))}
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

// lookWords says where to look.
func lookWords(w World, s *checklist.Step) string {
	text := s.Look.Text
	if page := w.A.Catalogue.Page(s.Look.Page); page != nil && len(page.Path) > 0 {
		text += " (" + path(page.Path) + ")"
	}
	return text
}

// lastSeen says when something was seen about a target, and not what: the
// answer of then must not lead the answer of now.
func lastSeen(w World, st *checklist.StepState, about *checklist.AboutState) string {
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
	case about.Thing == "", st.Step.Per == checklist.PerUsername && len(st.About) == 1:
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
		if st.About[i].Thing == about.Thing && len(st.About) > 1 {
			words += fmt.Sprintf(", %d of %d", i+1, len(st.About))
		}
	}
	return words
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

// stopLine comes before the actions of a step that can lock its owner out,
// until a way back has been tried.
func stopLine(w World, st *checklist.StepState) []Block {
	if st.Stopped {
		return []Block{Para{Tone: Warn, Text: stopWords}}
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
		Para{Text: "The question changed since you answered it. Look again.", Tone: Wait},
		Pair{LeftHead: "Before", Left: side(about.Asked.Ask, about.Asked.Answers), RightHead: "Now", Right: side(st.Step.Ask, st.Step.Answers)},
	}
}

// actions says what to do, each with its menu path.
func actions(list []checklist.Action) []string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = action(a.Text, a.At)
	}
	return out
}

// action writes an action with its menu path on a line of its own.
func action(text string, at []string) string {
	if len(at) == 0 {
		return text
	}
	return text + "\n" + path(at)
}

// costs says what a step needs and how it is undone.
func costs(s *checklist.Step) []Block {
	var parts []string
	if len(s.Needs) > 0 {
		var needs []string
		for _, n := range s.Needs {
			needs = append(needs, needed(n))
		}
		parts = append(parts, "Needs "+strings.Join(needs, ", ")+".")
	}
	if s.Waits != "" {
		parts = append(parts, "Waits for "+sentence(lower(s.Waits)))
	}
	if s.Undo != "" {
		parts = append(parts, "To undo: "+sentence(lower(s.Undo)))
	}
	if len(parts) == 0 {
		return nil
	}
	return []Block{Para{Text: strings.Join(parts, " "), Tone: Quiet}}
}

// needed says what a step needs, in words.
func needed(id string) string { return strings.ReplaceAll(id, "-", " ") }

// standing says what was decided about a step so far.
func standing(w World, st *checklist.StepState) []Block {
	var out []Block
	if st.Applies == checklist.No {
		out = append(out, Para{Text: "This does not apply to your setup. " + strings.Join(w.A.NotApplicableBecause(st), ". ") + "."})
	}
	if st.Accepted != nil {
		words := "You left this until " + w.day(st.Accepted.Until)
		if st.Accepted.Ended {
			words += ", which is past"
		}
		out = append(out, Para{Text: words + ": " + sentence(st.Accepted.Reason)})
		out = append(out, takeBack(w, "Take this back", "no longer accepted: "+st.Step.Title, checklist.AcceptWithdrawn(st.Step.ID))...)
	}
	if st.Snoozed != 0 {
		out = append(out, Para{Text: "Put off until " + w.day(st.Snoozed) + "."})
		out = append(out, takeBack(w, "Put it off no longer", "no longer put off: "+st.Step.Title, checklist.SnoozeWithdrawn(st.Step.ID))...)
	}
	if st.Note != "" {
		out = append(out, Para{Text: "Your note: " + st.Note})
	}
	return out
}

// takeBack is a line that withdraws something, where something can be kept.
func takeBack(w World, text, notice string, entry checklist.Entry) []Block {
	if w.Store.ReadOnly {
		return nil
	}
	return []Block{Table{Wrap: true, Rows: []Row{{Cells: []string{text}, Do: Enter{Events: []checklist.Entry{entry}, Notice: notice}}}}}
}

// couldWords names what a step could do for this person: the two most
// frequent routes under its strongest effect.
func couldWords(w World, st *checklist.StepState) string {
	e := w.A.Effects(st.Step.ID)
	for _, kind := range []struct {
		words  string
		routes []*checklist.RouteState
	}{{"could stop", e.Cuts}, {"could make harder", e.Narrows}, {"would show", e.Shows}, {"would help after", e.Prepares}} {
		if len(kind.routes) == 0 {
			continue
		}
		var names []string
		for _, r := range kind.routes {
			names = append(names, lower(r.Route.Title))
		}
		return kind.words + ": " + fitting(names, 58)
	}
	return ""
}
