package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// stepResult says in place what an answer did, and asks what now where it
// failed.
func stepResult(w World, p Place, st *checklist.StepState) Scene {
	things := targets(st, p.About)
	about := worst(st, things)
	s := stepScene(w, p, st, w.Store.Short)
	s.add(Heading{Text: st.Step.Ask, Aside: targetWords(st, p, about)})
	s.add(rows(Row{Mark: markOf(about.Outcome), Cells: []string{about.Seen, "saved"}, Press: "u change"}))
	if strings.HasPrefix(p.Query, ofReview) {
		s.add(Para{Text: sameAsBefore(w, st, about), Tone: Quiet})
	}
	s.add(Heading{})
	before := beforeAnswer(w, st, things)
	s.add(consequence(w, st, before, about)...)
	s.add(picturePart(w, before)...)
	s.add(whatNow(w, p, st, about)...)
	s.Beside = waysOf(p)
	s.Keys = keys(w, p, "number choose undo why emergency help", append(stepKeys(w, p), choose("go on"), key("how", Go{To: onPage(p, pageActions)}), key("undo", changeAnswer(w, p, st)).does("change answer"))...)
	return s
}

// picturePart says which lines of the picture an answer moved, and where they are
// now: two of them, and how many more.
func picturePart(w World, before *checklist.Assessment) []Block {
	lines := func(a *checklist.Assessment) (out []string) {
		for _, h := range a.Holdings() {
			words := holdingWords(&h)
			if h.Outcome == checklist.HoldingNotChecked {
				words = stops(a, &h) + " left"
			}
			out = append(out, h.Holding.Clause+": "+words)
		}
		return out
	}
	was := lines(before)
	moved := slices.DeleteFunc(lines(w.A), func(line string) bool { return slices.Contains(was, line) })
	if len(moved) == 0 {
		return nil
	}
	shown := min(2, len(moved))
	return []Block{Verdict{Word: "WHAT IF", Text: strings.Join(moved[:shown], " · ") + ".", More: len(moved) - shown}}
}

// changeAnswer takes the answer back where it was entered last; else something
// else was, and the question is opened to be answered again.
func changeAnswer(w World, p Place, st *checklist.StepState) Action {
	_, last, err := w.A.Record().Undo(w.Copy)
	for _, e := range last {
		if id, _ := checklist.SplitSubject(e.Subject); err == nil && id == st.Step.ID {
			return Leave{Then: Undo{}}
		}
	}
	return Go{To: onPage(p, pageAsk), Instead: true}
}

// worst is the state about the thing that stands worst among some.
func worst(st *checklist.StepState, things []string) *checklist.AboutState {
	var out *checklist.AboutState
	for i := range st.About {
		a := &st.About[i]
		if slices.Contains(things, a.Target) && (out == nil || checklist.Worse(out.Outcome, a.Outcome) != out.Outcome) {
			out = a
		}
	}
	if out == nil {
		return aboutOf(st, "")
	}
	return out
}

// beforeAnswer is what was known before a step was answered about some things:
// as it was just now, where nothing else was entered since. That a catalogue came
// into force with the answer changes nothing of what is known.
func beforeAnswer(w World, st *checklist.StepState, things []string) *checklist.Assessment {
	if w.Before == nil || w.Before.Day != w.A.Day || w.A.Record().Len() != w.Before.Record().Len()+len(w.Entered) {
		return w.A.Without(st.Step.ID, things)
	}
	answered := 0
	for _, e := range w.Entered {
		_, thing := checklist.SplitSubject(e.Subject)
		switch id, answers := e.AnswersStep(); {
		case e.AboutCatalogue():
		case answers && id == st.Step.ID && slices.Contains(things, thing):
			answered++
		default:
			return w.A.Without(st.Step.ID, things)
		}
	}
	if answered != len(things) {
		return w.A.Without(st.Step.ID, things)
	}
	return w.Before
}

// consequence says what an answer did to the routes. It is never empty.
func consequence(w World, st *checklist.StepState, before *checklist.Assessment, about *checklist.AboutState) []Block {
	diff := w.A.Since(before)
	effects := w.A.Effects(st.Step.ID)
	switch {
	case about.Conflict != nil:
		return conflict(w, about)
	case about.Outcome == checklist.Fails:
		return []Block{failing(diff, effects)}
	case about.Outcome.Counts():
		return []Block{held(w, st, diff, effects)}
	case st.Applies == checklist.No:
		return []Block{Verdict{Word: "NOT FOR YOU", Text: "Your answer says that this does not apply to your setup.", Tone: Quiet}}
	}
	return []Block{Verdict{Word: "NOT KNOWN", Text: "It counts as open until you look.", Tone: Wait}}
}

func held(w World, st *checklist.StepState, diff checklist.Consequence, e checklist.Effects) Verdict {
	if len(diff.Closed) > 0 {
		return Verdict{"STOPPED", diff.Closed[0].Route.Clause.Closed, Stopped, len(diff.Closed) - 1}
	}
	for _, r := range e.Cuts {
		if r.Open {
			return Verdict{Word: "PARTLY", Text: "This is in order. Still open: " + lower(r.Route.Clause.Open) + stillBecause(w, r, st.Step.ID), Tone: Wait}
		}
	}
	if len(e.Cuts) > 0 {
		return Verdict{Word: "STOPPED", Text: e.Cuts[0].Route.Clause.Closed + " It already was.", Tone: Stopped}
	}
	return weaker("GOOD", Plain, e, "Makes it harder: ", "This won't stop a thief. You'd know: ", "Gets you back sooner: ",
		Verdict{Word: "GOOD", Text: "Nothing that applies to you rests on it today.", Tone: Quiet})
}

// weaker says what a step does to the first way in that it narrows, else shows,
// else prepares for; without one, what is said else.
func weaker(word string, tone Tone, e checklist.Effects, narrows, shows, prepares string, none Verdict) Verdict {
	for _, of := range []struct {
		words  string
		routes []*checklist.RouteState
	}{{narrows, e.Narrows}, {shows, e.Shows}, {prepares, e.Prepares}} {
		if len(of.routes) > 0 {
			return Verdict{word, of.words + lower(of.routes[0].Route.Title) + ".", tone, len(of.routes) - 1}
		}
	}
	return none
}

// stillBecause names what keeps a route open although a step holds: a fact that
// says what else the step is about, or another step.
func stillBecause(w World, r *checklist.RouteState, step string) string {
	if st := w.A.Step(step); st.Missing != "" {
		if f := w.A.Catalogue.Fact(st.Missing); f != nil {
			return " Until it is known, in your set-up: " + lower(f.Title) + "."
		}
	}
	for _, g := range r.Stages {
		if !slices.ContainsFunc(g.CutBy, func(e checklist.StepEffect) bool { return e.Step == step }) {
			continue
		}
		for _, e := range g.CutBy {
			if e.Step != step && e.Outcome == checklist.Fails {
				return " Because: " + lower(w.A.Catalogue.Title(e.Step)) + " fails."
			}
		}
	}
	return ""
}

// failing says what a look that fails leaves open. OPEN is a way in that works
// today; what only makes one easier, or hides it, is missing.
func failing(diff checklist.Consequence, e checklist.Effects) Verdict {
	open := append(slices.Clone(diff.Opened), slices.DeleteFunc(slices.Clone(e.Cuts), func(r *checklist.RouteState) bool {
		return !r.Open || slices.Contains(diff.Opened, r)
	})...)
	easier := slices.DeleteFunc(slices.Clone(e.Narrows), func(r *checklist.RouteState) bool { return !r.Open })
	slices.SortStableFunc(easier, func(x, y *checklist.RouteState) int { return -cmp.Compare(ofThisSetup(x), ofThisSetup(y)) })
	const elsewhere = "Something else stops this today: "
	switch {
	case len(open) > 0:
		return Verdict{"OPEN", open[0].Route.Clause.Open, Open, len(open) - 1}
	case len(easier) > 0:
		return Verdict{"OPEN", easier[0].Route.Clause.Open + " What you saw makes that easier.", Open, len(easier) - 1}
	case len(e.Cuts) > 0:
		return Verdict{Word: "MISSING", Text: elsewhere + lower(e.Cuts[0].Route.Title) + ".", Tone: Wait}
	}
	return weaker("MISSING", Wait, e, elsewhere, "You would not notice: ", "Getting back would take longer: ", Verdict{Word: "MISSING", Text: "It stays on your list.", Tone: Wait})
}

// ofThisSetup is 1 for a way in that exists because of a fact that is known,
// else 0: it says more about this person than one that everybody has.
func ofThisSetup(r *checklist.RouteState) int {
	if r.Applies == checklist.Yes && len(r.Route.Applies.All)+len(r.Route.Applies.Any)+len(r.Route.Applies.None) > 0 {
		return 1
	}
	return 0
}

// whatNow are the ways on from an answer. On a trip one only looks: what to do
// about what failed comes at its end.
func whatNow(w World, p Place, st *checklist.StepState, about *checklist.AboutState) []Block {
	next := nextRow(w, p, about.Target)
	switch {
	case w.Store.ReadOnly:
		return []Block{rows(next)}
	case about.Answer == checklist.NoPage.ID && w.A.CouldNotLookTwice():
		return []Block{Heading{Text: "What's in the way?"}, inTheWay(w, p, st, next)}
	case about.Outcome == checklist.Fails && !onTrip(p):
		do := Row{Cells: []string{"Do it now", fmt.Sprintf("%s, %d min", count(len(st.Do), "action", "actions"), st.Step.Minutes.Hands)}, Do: Go{To: onPage(p, pageActions)}}
		if st.Stopped {
			do.Cells = []string{"See what to do", "the change waits until a way back has been tried"}
		}
		list := append([]Row{do}, laterRows(w, p, st)...)
		return []Block{Heading{Text: "What now?"}, rows(append(list, next)...)}
	case about.Outcome == checklist.Unknown:
		ask := Row{Cells: []string{"Ask me on a day"}, Do: laterRows(w, p, st)[0].Do}
		how := Row{Cells: []string{"Show me how"}, Do: Go{To: onPage(p, pageActions)}}
		return []Block{Heading{}, rows(next, how, ask)}
	}
	return []Block{Heading{}, rows(next)}
}

// nextRow goes on: to the next question of a trip or a review, or to Today.
func nextRow(w World, p Place, thing string) Row {
	then := after(w, p, thing)
	row := Row{Cells: []string{"Today"}, Do: Go{To: then, Instead: true}}
	switch {
	case then.Screen == "step":
		if st := w.A.Step(then.ID); st != nil {
			row.Cells[0] = "Next: " + st.Step.Ask
		}
	case then.Screen == "trip-end":
		row.Cells[0] = "Next: the end of this trip"
	case then.Screen == "review":
		row.Cells[0] = "Next: the end of this review"
	}
	return row
}

// inTheWay asks what keeps somebody from looking, so that a sitting ends with
// a day and not with loose ends.
func inTheWay(w World, p Place, st *checklist.StepState, next Row) Table {
	memory := Row{Cells: []string{"I'm not at that device", "the questions from memory instead"}, Do: to(Place{Screen: "today"})}
	if entries := entriesAt(w, "memory"); len(entries) > 0 {
		memory.Do = to(placeOfEntry(entries[0], strings.Join(entries, ",")))
	}
	next.Cells[0] = "None of these. " + next.Cells[0]
	return rows(memory,
		Row{Cells: []string{"I can't sign in", "what gets you back in"}, Do: to(Place{Screen: "emergency", ID: "locked-out"})},
		Row{Cells: []string{"No time now", "put it off until a day"}, Do: laterRows(w, p, st)[0].Do},
		Row{Cells: []string{"I don't understand it", "show me"}, Do: Go{To: onPage(p, pageActions)}}, next)
}
