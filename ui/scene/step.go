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
	pageWays      // the ways in it has to do with
)

// everything is the Place.About of a question that is answered for all the
// things a step is about at once.
const everything = "*"

// step is one step: its question, then what the answer did, and on demand
// what to do. The walk and the review ask on this screen.
func step(w World, p Place, st *checklist.StepState) Scene {
	switch {
	case p.Page == pageActions:
		return stepActions(w, p, st)
	case p.Page == pageWays:
		return stepWays(w, p, st)
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
	s := stepScene(w, p, st, fmt.Sprintf("%d min to look", st.Step.Minutes.Look))
	s.Marked = true
	s.add(Heading{Text: st.Step.Ask, Aside: targetWords(st, p, about)})
	switch {
	case about.Conflict != nil:
		s.add(conflict(w, about)...)
	case about.Asked != nil:
		s.add(changed(st, about)...)
	default:
		s.add(Para{Text: st.Step.Why})
	}
	s.add(Fields{Items: []Field{{"look", lookWords(w, st.Step)}}}, Para{Text: lastSeen(w, about), Tone: Quiet})
	answers, free := Table{Count: true}, Table{Count: true, Pack: true}
	for i, a := range st.Step.Choices() {
		row := Row{Cells: []string{a.Text}, Fixed: i + 1, Do: answerAction(w, p, st, about, a)}
		if i < len(st.Step.Answers) {
			answers.Rows = append(answers.Rows, row)
		} else {
			free.Rows = append(free.Rows, row)
		}
	}
	free.Rows = append(free.Rows, otherWays(w, p, st, about)...)
	s.add(Heading{}, answers, Heading{}, free)
	if line := couldWords(w, st); line != "" {
		s.add(Heading{}, Para{Text: line, Tone: Quiet})
	}
	s.Skip, s.Beside = nextRow(w, p, about.Target).Do, waysOf(p)
	s.Keys = keys(w, p, "number choose how snooze emergency help", append(stepKeys(w, p), choose("save"),
		key("how", Go{To: onPage(p, pageActions)}))...)
	return s
}

func stepScene(w World, p Place, st *checklist.StepState, aside string) Scene {
	return Scene{ID: "step", Title: st.Step.Title, Crumb: stepCrumb(w, p, st), Aside: aside}
}

// onPage is the same step on another of its pages, and on the first page of another
// of its screens.
func onPage(p Place, page int) Place {
	p.Page = page
	return p
}

func (p Place) on(screen string) Place {
	p.Screen, p.Page = screen, 0
	return p
}

// answerAction saves an answer and shows what it did.
func answerAction(w World, p Place, st *checklist.StepState, about *checklist.AboutState, a checklist.Answer) Action {
	then := onPage(p, pageResult)
	then.About = about.Target
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
	return w.writes(Enter{Events: events, Then: &then})
}

func targets(st *checklist.StepState, about string) []string {
	if about != everything {
		return []string{about}
	}
	var out []string
	for i := range st.About {
		out = append(out, st.About[i].Target)
	}
	return out
}

// otherWays are what else can be chosen at a question: one answer for
// everything it is about, and the reason why a machine is wrong.
func otherWays(w World, p Place, st *checklist.StepState, about *checklist.AboutState) (out []Row) {
	if about.Conflict != nil && !w.Store.ReadOnly {
		out = append(out, Row{Cells: []string{"The machine is wrong here, and I say why"}, Do: to(Place{Screen: "overrule", ID: st.Step.ID, About: about.Target})})
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
	s := stepScene(w, p, st, w.Store.Short)
	s.add(Heading{Text: st.Step.Ask}, Para{Text: st.Step.Why},
		Para{Text: "This is asked about " + perWords(st.Step) + ", and none is on your map yet. Until then it counts as open.", Tone: Wait},
		rows(Row{Cells: []string{"Add a device"}, Do: to(Place{Screen: "device"})}, Row{Cells: []string{"Show me what to do"}, Do: Go{To: onPage(p, pageActions)}}))
	s.Keys = keys(w, p, "choose back emergency help", stepKeys(w, p)...)
	return s
}

// stepActions is what to do when the look fails.
func stepActions(w World, p Place, st *checklist.StepState) Scene {
	do, mayDo := w.A.ActionsFor(st.Step, p.About)
	s := stepScene(w, p, st, minutesWords(st.Step.Minutes.Hands))
	s.add(Heading{Text: st.Step.Title}, stopLine(st), Numbered{Items: actions(do)}, costs(st.Step))
	if len(mayDo) > 0 {
		s.add(Para{Text: "Only if this is you:", Tone: Strong})
		may := Table{}
		for _, do := range mayDo {
			may.Rows = append(may.Rows, Row{Cells: []string{strings.TrimSpace("- " + do.Text + " " + path(do.At))}})
		}
		s.add(may)
	}
	s.add(standing(w, st)...)
	first, list := Table{Count: true}, Table{Count: true}
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
	s.add(Heading{}, first, list)
	s.Keys = keys(w, p, "choose snooze accept note emergency help", stepKeys(w, p)...)
	return s
}

// laterRows put a step off, or leave it with a reason.
func laterRows(w World, p Place, st *checklist.StepState) []Row {
	off, leave := Row{Cells: []string{"On another day", "tomorrow · in a week · pick a day"}, Do: to(p.on("snooze"))}, Row{Cells: []string{"Leave it, because…", "I need it · costs too much · other"}, Do: to(p.on("accept"))}
	if st.Snoozed != 0 {
		off.Cells[1] = "now " + w.day(st.Snoozed)
	}
	return []Row{off, leave}
}

// stepKeys are the keys that a step has of its own.
func stepKeys(w World, p Place) []Key {
	own := []Key{key("why", to(p.on("why"))), key("history", to(p.on("history"))), key("routes", to(waysOf(p))).does("ways in")}
	for _, id := range []string{"note", "snooze", "accept"} {
		own = append(own, writing(w, id, to(p.on(id))))
	}
	return own
}

// aboutOf picks what a step is asked about: the thing named, else one where
// the machine disagrees, else the first it does not hold about, else the
// first.
func aboutOf(st *checklist.StepState, thing string) *checklist.AboutState {
	var open *checklist.AboutState
	for i := range st.About {
		a := &st.About[i]
		if thing != "" && a.Target == thing {
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
