package scene

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"handrail/checklist"
)

// asked is one state that a review asks again.
type asked struct {
	st    *checklist.StepState
	about *checklist.AboutState
}

func (q asked) subject() string { return checklist.AnswerSubject(q.st.Step.ID, q.about.Thing) }

// dueStates lists what a review would ask now, hardest to see first: what the
// machine contradicts, what changed, what no check and no notice would ever
// show, then the easiest routes, then what was seen longest ago.
func dueStates(w World) []asked {
	var out []asked
	for i := range w.A.Steps {
		st := &w.A.Steps[i]
		if st.Applies == checklist.No || st.Snoozed != 0 {
			continue
		}
		for j := range st.About {
			about := &st.About[j]
			switch {
			case about.Conflict != nil, about.Outcome == checklist.Changed, about.Outcome == checklist.Due, about.Outcome == checklist.Stale:
				out = append(out, asked{st, about})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b asked) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			cmp.Compare(easiestTier(w.A, a.st.Step.ID), easiestTier(w.A, b.st.Step.ID)),
			cmp.Compare(a.about.SeenOn, b.about.SeenOn),
			cmp.Compare(a.subject(), b.subject()))
	})
	return out
}

// DueAsks lists what a review would ask now, in its order.
func DueAsks(a *checklist.Assessment) []Asked {
	var out []Asked
	for _, q := range dueStates(World{A: a}) {
		out = append(out, Asked{q.st, q.about})
	}
	return out
}

func rank(q asked) int {
	switch {
	case q.about.Conflict != nil:
		return 0
	case q.about.Outcome == checklist.Changed:
		return 1
	case q.st.Step.Habit != "":
		return 4
	case len(q.st.Step.Probe) == 0:
		return 2
	}
	return 3
}

// easiestTier is the easiest tier of the routes a step cuts.
func easiestTier(a *checklist.Assessment, id string) checklist.Tier {
	best := checklist.Tier(len(checklist.TierNames))
	for i := range a.Routes {
		r := &a.Routes[i]
		for _, g := range r.Route.Stages {
			if r.Applies != checklist.No && slices.Contains(g.Cutters(), id) {
				best = min(best, r.Tier)
			}
		}
	}
	return best
}

// review asks what is due, one state a screen and at most nine a sitting.
// Place.Query lists what this sitting asked already.
func review(w World, p Place) Scene {
	done := splitSitting(p.Query)
	var left []asked
	for _, q := range dueStates(w) {
		if !slices.Contains(done, q.subject()) {
			left = append(left, q)
		}
	}
	if len(left) == 0 || len(done) >= checklist.SittingSteps {
		return reviewed(w, p, done, len(left))
	}
	q := left[0]
	all := min(len(done)+len(left), checklist.SittingSteps)
	s := Scene{
		ID: "review", Title: "Review", Crumb: []string{"Review", fmt.Sprintf("%d of %d", len(done)+1, all)},
		Aside: w.Store.Short,
	}
	head := Heading{Text: q.st.Step.Title}
	if q.about.Thing != "" {
		head.Aside = aboutWords(q.st, q.about)
	}
	s.Body = append(s.Body, head)
	if q.about.Conflict != nil {
		s.Body = append(s.Body, conflict(w, q.about)...)
	} else if saw, on := machineSays(w, q); saw != "" {
		s.Body = append(s.Body, Para{Text: "The machine says, " + w.day(on) + ": " + sentence(saw)})
	}
	if q.about.Asked != nil {
		s.Body = append(s.Body, changed(q.st, q.about)...)
	} else if q.about.Because != "" && q.about.Conflict == nil {
		s.Body = append(s.Body, Para{Text: "Asked again: " + sentence(q.about.Because)})
	}
	if q.st.Step.Habit != "" {
		s.Body = append(s.Body, Para{Text: "A habit: is this how you work?"})
	}
	s.Body = append(s.Body, stopLine(w, q.st)...)
	s.Body = append(s.Body, Heading{Text: q.st.Step.Ask})
	s.Body = append(s.Body, shuffledAnswers(w, p, q, append(done, q.subject()))...)
	s.Keys = keys(w, p, "choose why back emergency help", choose("answer"),
		key("why", to(Place{Screen: "why", ID: q.st.Step.ID})), key("history", to(Place{Screen: "history", ID: q.st.Step.ID})),
		off("review", "this is the review"))
	return s
}

func splitSitting(query string) []string {
	if query == "" {
		return nil
	}
	return strings.Split(query, ",")
}

// shuffledAnswers are the answers in an order of their own on screen, each
// with its fixed number, then the ways on that answer nothing.
func shuffledAnswers(w World, p Place, q asked, done []string) []Block {
	next := Place{Screen: "review", Query: strings.Join(done, ","), Page: len(done), Seed: p.Seed}
	choices := q.st.Step.Choices()
	main := Table{Grow: 0}
	for _, i := range shuffle(len(choices)-2, seedOf(w, p), q.subject()) {
		main.Rows = append(main.Rows, reviewRow(w, q, choices[i], i+1, next))
	}
	free := Table{Wrap: true}
	for i := len(choices) - 2; i < len(choices); i++ {
		free.Rows = append(free.Rows, reviewRow(w, q, choices[i], i+1, next))
	}
	more := Table{Grow: 0, Rows: []Row{
		{Cells: []string{"Leave it for another day"}, Do: Go{To: next, Instead: true}},
		{Cells: []string{"Show me how to look"}, Do: to(Place{Screen: "step", ID: q.st.Step.ID, About: q.about.Thing, Query: ofReview + next.Query, Seed: p.Seed})},
	}}
	if q.about.Conflict != nil && !w.Store.ReadOnly {
		more.Rows = append(more.Rows, Row{Cells: []string{"The machine is wrong here, and I say why"}, Do: to(Place{Screen: "overrule", ID: q.st.Step.ID, About: q.about.Thing})})
	}
	return []Block{main, free, Heading{}, more}
}

func reviewRow(w World, q asked, a checklist.Answer, n int, next Place) Row {
	row := Row{Mark: Empty, Cells: []string{a.Text}, Fixed: n}
	if !w.Store.ReadOnly {
		row.Do = Say{Events: []checklist.Entry{checklist.AnswerEntry(q.st.Step, q.about.Thing, a.ID)}, Notice: "kept your answer: " + lower(a.Text), Then: &next}
	}
	return row
}

// seedOf is the seed of a sitting, or one made from the day.
func seedOf(w World, p Place) uint64 {
	if p.Seed != 0 {
		return p.Seed
	}
	return uint64(w.A.Day)
}

// shuffle orders the numbers below n by a hash of seed and subject, so that
// the same sitting shows the same order and another sitting another.
func shuffle(n int, seed uint64, subject string) []int {
	key := func(i int) uint64 {
		h := fnv.New64a()
		fmt.Fprintf(h, "%d/%s/%d", seed, subject, i)
		x := h.Sum64()
		x ^= x >> 31 // the last bytes alone must not decide the order
		return x * 0x9e3779b97f4a7c15
	}
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a, b)) })
	return out
}

// machineSays is the newest real look of a check at the same thing.
func machineSays(w World, q asked) (saw string, on checklist.Day) {
	for _, e := range w.A.Record().Counting() {
		check, device := checklist.SplitSubject(e.Subject)
		if e.Kind != checklist.KindFinding || !slices.Contains(q.st.Step.Probe, check) || q.about.Thing != "" && device != q.about.Thing {
			continue
		}
		switch e.Value["verdict"] {
		case checklist.VerdictHolds, checklist.VerdictFails:
			return e.Value["saw"], e.Day
		case checklist.VerdictOverrule:
			return "", 0
		}
	}
	return "", 0
}

// reviewed ends a sitting with what changed since last time.
func reviewed(w World, p Place, done []string, left int) Scene {
	s := Scene{ID: "review", Title: "Review", Crumb: []string{"Review", "done"}, Aside: w.Store.Short}
	switch {
	case len(done) == 0:
		line := "Nothing is due for review."
		if next := w.A.NextSitting(); next != 0 {
			line += " Next on " + w.longDay(next) + "."
		}
		s.Body = append(s.Body, Para{Text: line})
	default:
		s.Body = append(s.Body, Para{Text: "That is this sitting: " + count(len(done), "state", "states") + "."})
		s.Body = append(s.Body, sinceLastTime(w, done)...)
	}
	t := Table{Grow: 0}
	if left > 0 {
		t.Rows = append(t.Rows, Row{Cells: []string{"Another sitting", count(left, "state", "states") + " left"}, Do: Go{To: Place{Screen: "review", Seed: seedOf(w, p) + 1}, Instead: true}})
	}
	others := 0
	for _, d := range DueList(w.A) {
		if !slices.Contains(reviewable, d.Kind) {
			others++
		}
	}
	if others > 0 {
		t.Rows = append(t.Rows, Row{Cells: []string{"Also due", count(others, "other thing", "other things")}, Do: to(Place{Screen: "due"})})
	}
	t.Rows = append(t.Rows, Row{Cells: []string{"Today", ""}, Do: to(Place{Screen: "today"})})
	s.Body = append(s.Body, t)
	s.Keys = keys(w, p, "choose due back emergency help", off("review", "this is the review"))
	return s
}

// sinceLastTime compares what is known now with what was known before the
// answers of this sitting.
func sinceLastTime(w World, done []string) []Block {
	record := w.A.Record()
	newest := make(map[string]checklist.Event)
	for _, subject := range done {
		if e, ok := record.Newest(checklist.KindAnswer, subject); ok && e.Day == w.A.Day {
			newest[subject] = e
		}
	}
	var before []checklist.Event
	for _, e := range record.Counting() {
		if n, ok := newest[e.Subject]; ok && e.Kind == checklist.KindAnswer && e.Order == n.Order {
			continue
		}
		before = append(before, e)
	}
	ch := checklist.Compare(checklist.Assess(w.A.Catalogue, checklist.NewRecord(before...), w.A.Day), w.A)
	return append([]Block{Heading{Text: "What changed since last time"}}, changes(ch)...)
}
