package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
)

// linesOfLog is how many events one page of the log shows.
const linesOfLog = 40

// log shows the entries, newest first.
func log(w World, p Place) Scene {
	events := w.A.Record().Events()
	s := Scene{Title: "Log", Aside: count(len(events), "entry", "entries")}
	s.add(rows(Row{Cells: []string{"What changed, and why"}, Do: to(Place{Screen: "diff", Page: 30})}))
	from := max(0, min(p.Page*linesOfLog, len(events)))
	till := min(from+linesOfLog, len(events))
	if w.Printed {
		from, till = 0, len(events)
	}
	t := Table{Head: []string{"day", "entry"}, Grow: 1}
	for _, e := range events[from:till] {
		undone := ""
		if w.A.Record().Undone(e) {
			undone = "(undone) "
		}
		t.Rows = append(t.Rows, Row{Cells: []string{e.Day.String(), undone + w.A.EntryWords(e)}})
	}
	if s.add(t); len(t.Rows) == 0 {
		s.add(Para{Text: "There are no entries yet."})
	}
	more := Table{Wrap: true}
	if till < len(events) {
		more.Rows = append(more.Rows, Row{Cells: []string{"Older"}, Do: Go{To: Place{Screen: "log", Page: p.Page + 1}, Instead: true}})
	}
	if from > 0 {
		more.Rows = append(more.Rows, Row{Cells: []string{"Newer"}, Do: Go{To: Place{Screen: "log", Page: p.Page - 1}, Instead: true}})
	}
	s.add(more)
	if full := w.A.Record().Full(); till == len(events) && len(full) > 0 {
		t := Table{Head: []string{"what", "kept since"}}
		for _, f := range full {
			t.Rows = append(t.Rows, Row{Cells: []string{w.A.Catalogue.SubjectWords(f.Kind, f.Subject), f.Since.String()}})
		}
		s.add(Heading{Text: "What may have lost its oldest"},
			Para{Text: fmt.Sprintf("The newest %d entries about a thing are kept. These have as many, so older ones may have made room.", checklist.KeptEach), Tone: Quiet}, t)
	}
	if len(events) >= checklist.KeptAll {
		s.add(Para{Text: fmt.Sprintf("The record is full: of %d entries the oldest make room for new ones.", checklist.KeptAll), Tone: Quiet})
	}
	s.Keys = keys(w, p, "choose undo back emergency help", off("log", "this is the log"))
	return s
}

// spans are the times one may look back over, in days; 0 is since Handrail
// was opened.
var spans = []struct {
	days int
	text string
}{{0, "since Handrail was opened"}, {7, "in a week"}, {30, "in a month"}, {90, "in three months"}, {365, "in a year"}}

// diff says what you did, what time did, what we learned and what the machine
// found, over so many days.
func diff(w World, p Place) Scene {
	before := w.Began
	if p.Page > 0 {
		then := w.A.Day.AddDays(-p.Page)
		before = checklist.Assess(w.A.Catalogue, w.A.Record().AsOf(then), then)
	}
	s := Scene{Title: "What changed", Crumb: []string{"Log", "what changed"}}
	pick := Table{Wrap: true}
	for _, span := range spans {
		if span.days == 0 && w.Began == nil {
			continue
		}
		mark := Empty
		if span.days == p.Page {
			mark, s.Aside = Done, span.text
		}
		pick.Rows = append(pick.Rows, Row{Mark: mark, Cells: []string{upper(span.text)}, Do: Go{To: Place{Screen: "diff", Page: span.days}, Instead: true}})
	}
	if before == nil {
		s.add(Para{Text: "Choose how far to look back."})
	} else {
		s.add(changes(checklist.Between(before, w.A))...)
	}
	s.add(Heading{Text: "Look back"}, pick, Para{Text: notProbability, Tone: Quiet})
	s.Keys = keys(w, p, "choose log back emergency help")
	return s
}

// noLonger names the ways in and the steps that do not apply now, in two
// paragraphs: the first facts of a record take away dozens.
func noLonger(ch checklist.Change, cause checklist.Cause) []Block {
	var ways, steps []string
	for _, r := range ch.NotApplicable {
		if r.Cause == cause {
			ways = append(ways, r.Title)
		}
	}
	for _, o := range ch.Outcomes {
		if o.Cause == cause && o.To == checklist.NotApplicable {
			steps = append(steps, o.Title)
		}
	}
	var out []Block
	say := func(list []string, one, many string) {
		if len(list) > 0 {
			out = append(out, Para{Text: count(len(list), one, many) + " not apply now: " + strings.Join(list, "; ") + "."})
		}
	}
	say(ways, "way in does", "ways in do")
	say(steps, "step does", "steps do")
	return out
}

// changes says what changed, each cause apart.
func changes(ch checklist.Change) []Block {
	var out []Block
	for _, cause := range []struct {
		cause checklist.Cause
		head  string
	}{
		{checklist.YouDid, "What you did"}, {checklist.TimeDid, "What time did"},
		{checklist.WeLearned, "What we learned"}, {checklist.MachineFound, "What the machine found"},
	} {
		var t, states Table // states on their own: their words are longer
		add := func(list []checklist.RouteChange, mark Mark, word string) {
			for _, r := range list {
				if r.Cause == cause.cause {
					t.Rows = append(t.Rows, Row{ID: r.Route, Mark: mark, Cells: []string{r.Title, word}, Do: to(Place{Screen: "route", ID: r.Route})})
				}
			}
		}
		add(ch.Closed, Done, "route closed")
		add(ch.Opened, Attend, "route opened")
		add(ch.Learned, Attend, "route now known")
		for _, o := range ch.Outcomes {
			if o.Cause == cause.cause && o.To != checklist.NotApplicable {
				states.Rows = append(states.Rows, stepRow(o.Step, o.Title, o.To, o.From.Words()+", now "+o.To.Words()))
			}
		}
		if without := noLonger(ch, cause.cause); len(t.Rows)+len(states.Rows)+len(without) > 0 {
			out = append(append(out, Heading{Text: cause.head}, t, states), without...)
		}
	}
	if len(out) == 0 {
		out = append(out, Para{Text: "Nothing changed."})
	}
	return out
}

// conflicts are where a machine contradicts an answer.
func conflicts(a *checklist.Assessment) []Block {
	var out []Block
	for i := range a.Steps {
		for _, ab := range a.Steps[i].About {
			if k := ab.Conflict; k != nil {
				about := ""
				if ab.Name != "" {
					about = ", about " + ab.Name
				}
				out = append(out, Para{Text: fmt.Sprintf("%s%s (%s): on %s the machine saw: %s; on %s you saw: %s", a.Steps[i].Step.Title, about, a.Steps[i].Step.ID, k.SaidOn, k.Machine, k.On, k.Person)})
			}
		}
	}
	if len(out) > 0 {
		out = slices.Insert(out, 0, Block(Heading{Text: "Where you and the machine disagree"}))
	}
	return out
}

// Diff says what changed between two days, by what caused it.
func Diff(a *checklist.Assessment, ch checklist.Change) Scene {
	body := append(changes(ch), conflicts(a)...)
	return Document(fmt.Sprintf("From %s to %s", ch.From, ch.To), "", append(body, Heading{}, Para{Text: notProbability})...)
}
