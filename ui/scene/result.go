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
	s := Scene{ID: "step", Title: st.Step.Title, Crumb: stepCrumb(w, p, st), Aside: w.Store.Short}
	s.Body = append(s.Body, Heading{Text: st.Step.Ask, Aside: targetWords(st, p, about)})
	s.Body = append(s.Body, Table{Grow: 0, Rows: []Row{{Mark: markOf(about.Outcome), Cells: []string{about.Seen, "saved"}, Press: "u change"}}})
	if line := sameAsBefore(w, st, about); line != "" && strings.HasPrefix(p.Query, ofReview) {
		s.Body = append(s.Body, Para{Text: line, Tone: Quiet})
	}
	s.Body = append(s.Body, Heading{})
	before := beforeAnswer(w, st, things)
	s.Body = append(s.Body, consequence(w, st, before, about)...)
	s.Body = append(s.Body, picturePart(w, before)...)
	s.Body = append(s.Body, whatNow(w, p, st, about)...)
	s.Beside = waysOf(p)
	s.Keys = keys(w, p, "number choose undo why emergency help", append(stepKeys(w, p), choose("go on"), key("how", Go{To: onPage(p, pageActions)}), key("undo", changeAnswer(w, p, st)).does("change answer"))...)
	return s
}

// picturePart says which lines of the picture an answer moved, and where they are
// now: two of them, and how many more.
func picturePart(w World, before *checklist.Assessment) []Block {
	was := make(map[string]string)
	line := func(a *checklist.Assessment, h *checklist.HoldingState) string {
		words := HoldingWords(h)
		if h.Outcome == checklist.HoldingNotChecked {
			words = stops(a, h) + " left"
		}
		return h.Holding.Clause + ": " + words
	}
	list := before.Holdings()
	for i := range list {
		was[list[i].Holding.ID] = line(before, &list[i])
	}
	var moved []string
	list = w.A.Holdings()
	for i := range list {
		if now := line(w.A, &list[i]); now != was[list[i].Holding.ID] {
			moved = append(moved, now)
		}
	}
	if len(moved) == 0 {
		return nil
	}
	return []Block{Verdict{Word: "WHAT IF", Text: strings.Join(moved[:min(2, len(moved))], " · ") + ".", Tone: Plain, More: len(moved) - min(2, len(moved))}}
}

// numbered is a list of rows, each with the digit it is chosen by.
func numbered(list ...Row) Table { return Table{Grow: 0, Count: true, Rows: list} }

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
		if slices.Contains(things, a.Thing) && (out == nil || checklist.Worse(out.Outcome, a.Outcome) != out.Outcome) {
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
		return failing(diff, effects)
	case about.Outcome.Counts():
		return held(w, st, diff, effects)
	case st.Applies == checklist.No:
		return []Block{Verdict{Word: "NOT FOR YOU", Text: "Your answer says that this does not apply to your setup.", Tone: Quiet}}
	}
	return []Block{Verdict{Word: "NOT KNOWN", Text: "It counts as open until you look.", Tone: Wait}}
}

func held(w World, st *checklist.StepState, diff checklist.Consequence, e checklist.Effects) []Block {
	if len(diff.Closed) > 0 {
		return []Block{verdict("STOPPED", diff.Closed[0].Route.Clause.Closed, Stopped, len(diff.Closed)-1)}
	}
	for _, r := range e.Cuts {
		if r.Open {
			return []Block{Verdict{Word: "PARTLY", Text: "This is in order. Still open: " + lower(r.Route.Clause.Open) + stillBecause(w, r, st.Step.ID), Tone: Wait}}
		}
	}
	switch {
	case len(e.Cuts) > 0:
		return []Block{Verdict{Word: "STOPPED", Text: e.Cuts[0].Route.Clause.Closed + " It already was.", Tone: Stopped}}
	case len(e.Narrows) > 0:
		return []Block{verdict("GOOD", "Makes it harder: "+lower(e.Narrows[0].Route.Title)+".", Plain, len(e.Narrows)-1)}
	case len(e.Shows) > 0:
		return []Block{verdict("GOOD", "This won't stop a thief. You'd know: "+lower(e.Shows[0].Route.Title)+".", Plain, len(e.Shows)-1)}
	case len(e.Prepares) > 0:
		return []Block{verdict("GOOD", "Gets you back sooner: "+lower(e.Prepares[0].Route.Title)+".", Plain, len(e.Prepares)-1)}
	}
	return []Block{Verdict{Word: "GOOD", Text: "Nothing that applies to you rests on it today.", Tone: Quiet}}
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
func failing(diff checklist.Consequence, e checklist.Effects) []Block {
	open := append(slices.Clone(diff.Opened), slices.DeleteFunc(slices.Clone(e.Cuts), func(r *checklist.RouteState) bool {
		return !r.Open || slices.Contains(diff.Opened, r)
	})...)
	easier := slices.DeleteFunc(slices.Clone(e.Narrows), func(r *checklist.RouteState) bool { return !r.Open })
	slices.SortStableFunc(easier, func(x, y *checklist.RouteState) int { return -cmp.Compare(ofThisSetup(x), ofThisSetup(y)) })
	switch {
	case len(open) > 0:
		return []Block{verdict("OPEN", open[0].Route.Clause.Open, Open, len(open)-1)}
	case len(easier) > 0:
		return []Block{verdict("OPEN", easier[0].Route.Clause.Open+" What you saw makes that easier.", Open, len(easier)-1)}
	case len(e.Cuts) > 0:
		return []Block{Verdict{Word: "MISSING", Text: "Something else stops this today: " + lower(e.Cuts[0].Route.Title) + ".", Tone: Wait}}
	case len(e.Narrows) > 0:
		return []Block{verdict("MISSING", "Something else stops this today: "+lower(e.Narrows[0].Route.Title)+".", Wait, len(e.Narrows)-1)}
	case len(e.Shows) > 0:
		return []Block{verdict("MISSING", "You would not notice: "+lower(e.Shows[0].Route.Title)+".", Wait, len(e.Shows)-1)}
	case len(e.Prepares) > 0:
		return []Block{verdict("MISSING", "Getting back would take longer: "+lower(e.Prepares[0].Route.Title)+".", Wait, len(e.Prepares)-1)}
	}
	return []Block{Verdict{Word: "MISSING", Text: "It stays on your list.", Tone: Wait}}
}

// ofThisSetup is 1 for a way in that exists because of a fact that is known,
// else 0: it says more about this person than one that everybody has.
func ofThisSetup(r *checklist.RouteState) int {
	if r.Applies == checklist.Yes && len(r.Route.Applies.All)+len(r.Route.Applies.Any)+len(r.Route.Applies.None) > 0 {
		return 1
	}
	return 0
}

// verdict is a word and what it means for one way in, and more of them.
func verdict(word, text string, tone Tone, more int) Verdict {
	return Verdict{Word: word, Text: text, Tone: tone, More: more}
}

// whatNow are the ways on from an answer. On a trip one only looks: what to do
// about what failed comes at its end.
func whatNow(w World, p Place, st *checklist.StepState, about *checklist.AboutState) []Block {
	next := nextRow(w, p, about.Thing)
	switch {
	case w.Store.ReadOnly:
		return []Block{numbered(next)}
	case about.Answer == checklist.NoPage.ID && w.A.CouldNotLookTwice():
		return append([]Block{Heading{Text: "What's in the way?"}}, inTheWay(w, p, st, next)...)
	case about.Outcome == checklist.Fails && !onTrip(p):
		do := Row{Cells: []string{"Do it now", fmt.Sprintf("%s, %d min", count(len(st.Do), "action", "actions"), st.Step.Minutes.Hands)}, Do: Go{To: onPage(p, pageActions)}}
		if st.Stopped {
			do.Cells = []string{"See what to do", "the change waits until a way back has been tried"}
		}
		list := append([]Row{do}, laterRows(w, p, st)...)
		return []Block{Heading{Text: "What now?"}, Table{Grow: 0, Count: true, Rows: append(list, next)}}
	case about.Outcome == checklist.Unknown:
		ask := Row{Cells: []string{"Ask me on a day"}, Do: laterRows(w, p, st)[0].Do}
		how := Row{Cells: []string{"Show me how"}, Do: Go{To: onPage(p, pageActions)}}
		return []Block{Heading{}, numbered(next, how, ask)}
	}
	return []Block{Heading{}, numbered(next)}
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
func inTheWay(w World, p Place, st *checklist.StepState, next Row) []Block {
	memory := Row{Cells: []string{"I'm not at that device", "the questions from memory instead"}, Do: to(Place{Screen: "today"})}
	if entries := entriesAt(w, "memory"); len(entries) > 0 {
		memory.Do = to(placeOfEntry(entries[0], strings.Join(entries, ",")))
	}
	list := Table{Grow: 0, Count: true, Rows: []Row{
		memory,
		{Cells: []string{"I can't sign in", "what gets you back in"}, Do: to(Place{Screen: "emergency", ID: "locked-out"})},
		{Cells: []string{"No time now", "put it off until a day"}, Do: laterRows(w, p, st)[0].Do},
		{Cells: []string{"I don't understand it", "show me"}, Do: Go{To: onPage(p, pageActions)}},
	}}
	next.Cells[0] = "None of these. " + next.Cells[0]
	list.Rows = append(list.Rows, next)
	return []Block{list}
}
