package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// The pages of a review, in the order of a sitting.
const (
	reviewEvents = iota // did anything happen?
	reviewFacts         // still so?
	reviewLooks         // how long
	reviewEnd           // what is still open, and until when it is current
)

// review is a sitting: what happened, what is still so, then each state on the
// screen of its step, and the end.
func review(w World, p Place) Scene {
	s := w.A.Sitting()
	if w.A.Catalogue.LifeEvent(p.ID) != nil || w.A.Catalogue.Signal(p.ID) != nil { // what follows from it alone
		s = w.A.EventSitting(p.ID)
		p.Page = max(p.Page, reviewFacts)
	}
	switch {
	case s == nil && p.Page == reviewEvents:
		return notDue(w, p)
	case s == nil:
		return reviewEndPage(w, p, nil)
	case p.Page == reviewEvents && !w.Store.ReadOnly:
		return reviewEventsPage(w, p)
	case p.Page <= reviewFacts && len(s.Facts)+len(s.Permissions)+b2i(s.Signals) > 0 && !w.Store.ReadOnly:
		return reviewFactsPage(w, p, s)
	case p.Page <= reviewLooks && len(reviewEntries(w, s)) > 0:
		return reviewLooksPage(w, p, s)
	}
	return reviewEndPage(w, p, s)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func notDue(w World, p Place) Scene {
	return Scene{
		Title: "Review", Aside: w.Store.Short,
		Body: []Block{Para{Text: "Nothing is due for review." + nextOn(w)}, rows(Row{Cells: []string{"Today"}, Do: Go{To: Place{Screen: "today"}, Instead: true}})},
		Keys: keys(w, p, "choose due back emergency help", off("review", "this is the review")),
	}
}

// nextOn says on which day the next review is, where there is one.
func nextOn(w World) string {
	if next := w.A.NextSitting(); next != 0 {
		return " Next on " + w.longDay(next) + "."
	}
	return ""
}

func reviewScene(w World, p Place, crumb string, body ...Block) Scene {
	return Scene{
		Title: "Review", Crumb: []string{"Review", crumb}, Aside: w.Store.Short, Body: body,
		Keys: keys(w, p, "number choose due back emergency help", off("review", "this is the review")),
	}
}

// reviewEventsPage asks whether something happened since the last entry.
func reviewEventsPage(w World, p Place) Scene {
	t := rows(Row{Cells: []string{"None of these"}, Do: Go{To: Place{Screen: "review", Page: reviewFacts}, Instead: true}})
	for i := range w.A.Catalogue.LifeEvents {
		l := &w.A.Catalogue.LifeEvents[i]
		t.Rows = append(t.Rows, Row{Cells: []string{l.Title}, Do: to(Place{Screen: "event", ID: l.ID})})
	}
	s := reviewScene(w, p, "what happened", Heading{Text: "Since " + w.day(w.A.LastEntry()) + ": did any of these happen?"}, t)
	s.Start = 1 // Enter alone is not an answer
	return s
}

// reviewFactsPage asks which facts, permissions and notices are still as they
// were: one key each.
func reviewFactsPage(w World, p Place, s *checklist.Sitting) Scene {
	here := Place{Screen: "review", ID: p.ID, Page: reviewFacts}
	so := func(title, value string, entries ...checklist.Entry) Row {
		return Row{Cells: []string{title, value}, Do: keep(&here, "saved: still so", entries...)}
	}
	var t Table
	for _, id := range s.Facts {
		st := w.A.Facts.State(id)
		if st.Conflict != nil {
			t.Rows = append(t.Rows, Row{Mark: Attend, Cells: []string{st.Fact.Title, "you and an answer disagree"}, Do: to(Place{Screen: "fact", ID: id})})
			continue
		}
		t.Rows = append(t.Rows, so(st.Fact.Title, st.Fact.Words(st.Value()), checklist.FactEntry(id, st.Value())))
	}
	for _, st := range w.A.Facts.Permissions {
		switch {
		case !slices.Contains(s.Permissions, st.Permission.ID):
		case st.Denied():
			t.Rows = append(t.Rows, Row{Mark: Attend, Cells: []string{st.Permission.Name, permissionWords(st)}, Do: to(Place{Screen: "permission", ID: st.Permission.ID})})
		default:
			t.Rows = append(t.Rows, so(st.Permission.Name, st.State, checklist.DecisionEntry(st.Permission.ID, st.State, st.Reason, w.A.PermissionReview(st.Permission.ID))))
		}
	}
	if s.Signals {
		var seen []checklist.Entry
		for _, sig := range w.A.Signals() {
			seen = append(seen, checklist.LookedEntry(sig.Signal.ID, "nothing new"))
		}
		t.Rows = append(t.Rows, so("Read the broker's notices", "nothing new, 3 min", seen...))
	}
	more := rows(
		Row{Cells: []string{"Something here changed"}, Do: to(Place{Screen: "setup"})},
		Row{Cells: []string{"A notice says something new"}, Do: to(Place{Screen: "signals"})},
		Row{Cells: []string{"Later: on with the looks"}, Do: Go{To: Place{Screen: "review", ID: p.ID, Page: reviewLooks}, Instead: true}},
	)
	head := []Block{Heading{Text: "Still so?", Aside: "one key each"}}
	if l := w.A.Catalogue.LifeEvent(p.ID); l != nil && touchesKind(l) {
		more.Rows = append(more.Rows, Row{Cells: []string{"Devices: add the new one, retire the old one"}, Do: to(Place{Screen: "map"})})
		head = append([]Block{Para{Text: l.Title + ". First your devices, then what it touches."}}, head...)
	}
	return reviewScene(w, p, "still so?", append(head, t, Heading{}, more)...)
}

// reviewLooksPage offers the whole sitting, and ten minutes of it.
func reviewLooksPage(w World, p Place, s *checklist.Sitting) Scene {
	all := reviewEntries(w, s)
	start := func(entries []string) Action {
		return Go{To: reviewPlace(w, entries[0], ofReview+strings.Join(entries, ",")), Instead: true}
	}
	var ways Table
	if short, n := tenMinutes(w, all); len(short) < len(all) {
		ways.Rows = append(ways.Rows, Row{Cells: []string{"What matters most", fmt.Sprintf("%s, %d min", count(len(short), "question", "questions"), n)}, Do: start(short)})
	}
	ways.Rows = append(ways.Rows, Row{Cells: []string{"All of it", fmt.Sprintf("%s, %d min", count(len(all), "question", "questions"), lookMinutes(w, all...))}, Do: start(all)},
		Row{Cells: []string{"Not now"}, Do: Go{To: Place{Screen: "today"}, Instead: true}})
	return reviewScene(w, p, "look again", Heading{Text: "Look again", Aside: count(len(all), "question", "questions")}, ways, Heading{}, rows(asks(w, all)...))
}

// reviewEntries lists what a sitting asks, an entry for each thing: what is
// still open or was not sure first, then by place, the nearest first.
func reviewEntries(w World, s *checklist.Sitting) []string {
	var out []string
	add := func(list []checklist.Asked) {
		for _, q := range list {
			for _, thing := range q.About {
				if q.Kind == checklist.DueAccepted || q.Kind == checklist.DuePutOff {
					about := aboutOf(w.A.Step(q.Step), "")
					if about == nil {
						continue // all it was about has gone
					}
					thing = about.Target
				}
				out = append(out, checklist.AnswerSubject(q.Step, thing))
			}
		}
	}
	add(s.Open)
	states := slices.Clone(s.States)
	slices.SortStableFunc(states, func(x, y checklist.Asked) int {
		at := func(q checklist.Asked) int { return slices.Index(checklist.Places, w.A.Step(q.Step).Step.Look.At) }
		return cmp.Or(cmp.Compare(b2i(y.Kind == checklist.DueConflict), b2i(x.Kind == checklist.DueConflict)), cmp.Compare(at(x), at(y)),
			strings.Compare(w.A.Step(x.Step).Step.Look.Page, w.A.Step(y.Step).Step.Look.Page))
	})
	add(states)
	return slices.DeleteFunc(out, func(e string) bool {
		id, _ := checklist.SplitSubject(e)
		return len(w.A.Step(id).About) == 0
	})
}

// DueAsks lists everything that a review would ask now, in its order.
func DueAsks(a *checklist.Assessment) []Asked {
	s := a.Sitting()
	if s == nil {
		return nil
	}
	all := *s
	all.States = append(slices.Clone(s.States), s.More...)
	var out []Asked
	for _, e := range reviewEntries(World{A: a}, &all) {
		id, thing := checklist.SplitSubject(e)
		st := a.Step(id)
		out = append(out, Asked{st, aboutOf(st, thing)})
	}
	return out
}

// lookMinutes are the minutes that some looks take, one at least.
func lookMinutes(w World, entries ...string) int {
	n := 0
	for _, e := range entries {
		id, _ := checklist.SplitSubject(e)
		n += w.A.Step(id).Step.Minutes.Look
	}
	return max(1, n)
}

// asks lists what some entries ask, and about what.
func asks(w World, entries []string) (out []Row) {
	for _, e := range entries {
		id, thing := checklist.SplitSubject(e)
		if st := w.A.Step(id); st != nil {
			out = append(out, Row{Cells: []string{st.Step.Ask, nameOf(st, thing)}})
		}
	}
	return out
}

// touchesKind reports whether an event is about devices of a kind.
func touchesKind(l *checklist.LifeEvent) bool {
	return slices.ContainsFunc(l.Stales, func(what string) bool { return strings.HasPrefix(what, "device.kind:") })
}

// tenMinutes is what matters most of some entries, for ten minutes: the
// essentials in their order, then the rest as it is.
func tenMinutes(w World, entries []string) (short []string, minutes int) {
	rank := func(entry string) uint {
		id, _ := checklist.SplitSubject(entry)
		return uint(slices.IndexFunc(w.A.Catalogue.Essentials, func(e checklist.Essential) bool { return e.Step == id })) // none is last
	}
	order := slices.Clone(entries)
	slices.SortStableFunc(order, func(x, y string) int { return cmp.Compare(rank(x), rank(y)) })
	for _, e := range order {
		if len(short) == 0 || lookMinutes(w, append(slices.Clone(short), e)...) <= 10 {
			short = append(short, e)
		}
	}
	return short, lookMinutes(w, short...)
}

// reviewPlace is where a review asks an entry: what failed last time is asked
// whether it is still open.
func reviewPlace(w World, entry, query string) Place {
	p := placeOfEntry(entry, query)
	if st := w.A.Step(p.ID); st != nil {
		for i := range st.About {
			if ab := &st.About[i]; ab.Target == p.About && ab.Outcome == checklist.Fails && ab.Conflict == nil && ab.SeenOn < w.A.Day {
				p.Page = pageStillOpen
			}
		}
	}
	return p
}

// reviewEndPage says until when things are current and what is still open,
// first what to do about it, then what changed.
func reviewEndPage(w World, p Place, s *checklist.Sitting) Scene {
	done := strings.TrimPrefix(p.Query, ofReview)
	asked := splitSitting(done)
	var on []Row
	for _, id := range stepsIn(done) {
		st := w.A.Step(id)
		if st != nil && st.Outcome == checklist.Fails && st.Snoozed == 0 && (st.Accepted == nil || st.Accepted.Ended) {
			on = append(on, failedRow(st, "Still open: "+st.Step.Title, "do it now, "+minutesWords(st.Step.Minutes.Hands)))
		}
	}
	open := len(on)
	on = on[:min(3, open)]
	if s != nil {
		on = append(on, restOfSitting(w, s)...)
	}
	if w.Reminders == "none" && !w.Store.ReadOnly && w.A.NextSitting() != 0 {
		on = append(on, Row{Cells: []string{"Put the next reviews in my calendar"}, Do: to(Place{Screen: "calendar"})})
	}
	on = append(on, Row{Cells: []string{"Today"}, Do: Go{To: Place{Screen: "today"}, Instead: true}})
	head := "This review is not finished."
	if s == nil {
		head = "Nothing is due."
		if next := w.A.NextSitting(); next != 0 {
			head = "Current until " + w.longDay(next) + "."
		}
	}
	if open > 0 {
		head += " " + upper(count(open, "thing is", "things are")) + " still open."
	}
	body := []Block{Heading{Text: head}, rows(on...)}
	if len(asked) > 0 {
		body = append(body, sinceLastTime(w, asked)...)
	}
	return reviewScene(w, p, "done", body...)
}

// restOfSitting is what is left of a sitting: more to look at, what a rehearsal
// missed, then paper, then the drill.
func restOfSitting(w World, s *checklist.Sitting) []Row {
	var rows []Row
	if more := reviewEntries(w, s); len(more) > 0 {
		rows = append(rows, Row{Cells: []string{fmt.Sprintf("%d more", len(more)), minutesWords(lookMinutes(w, more...))}, Do: Go{To: Place{Screen: "review", Page: reviewLooks}, Instead: true}})
	}
	if n := len(s.Facts) + len(s.Permissions) + b2i(s.Signals); n > 0 {
		rows = append(rows, Row{Cells: []string{"Still so?", count(n, "question", "questions")}, Do: Go{To: Place{Screen: "review", Page: reviewFacts}, Instead: true}})
	}
	for _, m := range w.A.Misses() {
		if slices.Contains(s.Misses, m.ID()) {
			rows = append(rows, Row{Cells: []string{"Missed in the rehearsal: " + m.Text, "it is put right"}, Do: keep(&Place{Screen: "review", Page: reviewEnd}, "saved: put right", checklist.MissMendedEntry(m))})
		}
	}
	if len(rows) > 0 {
		return rows
	}
	for _, d := range DueList(w.A) {
		if d.Kind == checklist.DuePaper {
			rows = append(rows, Row{Cells: []string{"Print again: " + d.Title}, Do: to(Place{Screen: "runbook"})})
		}
	}
	if len(rows) == 0 && s.Drill {
		rows = append(rows, Row{Cells: []string{"Rehearse an emergency from paper", "10 min"}, Do: to(Place{Screen: "drill"})})
	}
	return rows
}

func splitSitting(query string) []string {
	if query == "" {
		return nil
	}
	return strings.Split(query, ",")
}

// sinceLastTime compares what is known now with what was known before the
// answers of this sitting.
func sinceLastTime(w World, done []string) []Block {
	before := w.A.Record().BeforeAnswers(w.A.Day, done...)
	ch := checklist.Compare(checklist.Assess(w.A.Catalogue, before, w.A.Day), w.A)
	return append([]Block{Heading{Text: "What changed since last time"}}, changes(ch)...)
}

// sameAsBefore says, after an answer, that it is the one of last time, or that
// it is another.
func sameAsBefore(w World, st *checklist.StepState, about *checklist.AboutState) string {
	if !st.Step.HasAnswer(about.Answer) {
		return ""
	}
	switch answer, on, ok := w.A.AnswerBefore(st.Step.ID, about.Target); {
	case !ok:
		return ""
	case answer == about.Answer:
		return "Same as on " + w.day(on) + "."
	default:
		return "Not the same as on " + w.day(on) + "."
	}
}

// stepStillOpen asks of what failed last time whether it is done, or what
// becomes of it.
func stepStillOpen(w World, p Place, st *checklist.StepState) Scene {
	about := aboutOf(st, p.About)
	then := after(w, p, about.Target)
	s := stepScene(w, p, st, w.Store.Short)
	s.add(Heading{Text: "Still open: " + st.Step.Title, Aside: targetWords(st, p, about)},
		Para{Text: "Last seen " + w.day(about.SeenOn) + ": " + sentence(about.Seen)})
	on := []Row{{Cells: []string{"Done: look and answer"}, Do: Go{To: onPage(p, pageAsk), Instead: true}}}
	if !w.Store.ReadOnly {
		on = append(on, laterRows(w, p, st)...)
	}
	on = append(on, Row{Cells: []string{"Show me what to do", minutesWords(st.Step.Minutes.Hands)}, Do: Go{To: onPage(p, pageActions)}})
	switch {
	case !about.ByAnswer || about.Answer == "" || w.Store.ReadOnly:
		on = append(on, Row{Cells: []string{"Still open: go on"}, Do: Go{To: then, Instead: true}})
	case st.Step.HasAnswer(about.Answer):
		on = append(on, Row{Cells: []string{"Still open: ask me next time"}, Do: keep(&then, "saved: still open", checklist.AnswerEntry(st.Step, about.Target, about.Answer))})
	}
	if st.Accepted != nil && !w.Store.ReadOnly {
		on = append(on, Row{Cells: []string{"Let the exception go"}, Do: keep(&then, "saved: let go", checklist.AcceptWithdrawn(st.Step.ID))})
	}
	s.add(rows(on...))
	s.Keys = keys(w, p, "number choose back emergency help", append(stepKeys(w, p), choose("go on"))...)
	return s
}
