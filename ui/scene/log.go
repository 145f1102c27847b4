package scene

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// linesOfLog is how many events one page of the log shows.
const linesOfLog = 40

// log shows the entries, newest first.
func log(w World, p Place) Scene {
	events := w.A.Record().Events()
	s := Scene{ID: "log", Title: "Log", Crumb: []string{"Log"}, Aside: count(len(events), "entry", "entries")}
	s.Body = append(s.Body, rows(Row{Cells: []string{"What changed, and why"}, Do: to(Place{Screen: "diff", Page: 30})}))
	from := max(0, min(p.Page*linesOfLog, len(events)))
	till := min(from+linesOfLog, len(events))
	if w.Printed {
		from, till = 0, len(events)
	}
	t := Table{Head: []string{"day", "entry"}, Grow: 1}
	for _, e := range events[from:till] {
		t.Rows = append(t.Rows, Row{Cells: []string{e.Day.String(), undoneWords(w, e) + w.A.EntryWords(e)}})
	}
	if len(t.Rows) == 0 {
		s.Body = append(s.Body, Para{Text: "There are no entries yet."})
	} else {
		s.Body = append(s.Body, t)
	}
	more := Table{Wrap: true}
	if till < len(events) {
		more.Rows = append(more.Rows, Row{Cells: []string{"Older"}, Do: Go{To: Place{Screen: "log", Page: p.Page + 1}, Instead: true}})
	}
	if from > 0 {
		more.Rows = append(more.Rows, Row{Cells: []string{"Newer"}, Do: Go{To: Place{Screen: "log", Page: p.Page - 1}, Instead: true}})
	}
	if len(more.Rows) > 0 {
		s.Body = append(s.Body, more)
	}
	if full := w.A.Record().Full(); till == len(events) && len(full) > 0 {
		t := Table{Head: []string{"what", "kept since"}, Grow: 0}
		for _, f := range full {
			t.Rows = append(t.Rows, Row{Cells: []string{w.A.Catalogue.SubjectWords(f.Kind, f.Subject), f.Since.String()}})
		}
		s.Body = append(s.Body, Heading{Text: "What may have lost its oldest"},
			Para{Text: fmt.Sprintf("The newest %d entries about a thing are kept. These have as many, so older ones may have made room.", checklist.KeptEach), Tone: Quiet}, t)
	}
	if len(events) >= checklist.KeptAll {
		s.Body = append(s.Body, Para{Text: fmt.Sprintf("The record is full: of %d entries the oldest make room for new ones.", checklist.KeptAll), Tone: Quiet})
	}
	s.Keys = keys(w, p, "choose undo back emergency help", off("log", "this is the log"))
	return s
}

// undoneWords begin an entry that was undone.
func undoneWords(w World, e checklist.Event) string {
	if w.A.Record().Undone(e) {
		return "(undone) "
	}
	return ""
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
	s := Scene{ID: "diff", Title: "What changed", Crumb: []string{"Log", "what changed"}}
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
		s.Body = append(s.Body, Para{Text: "Choose how far to look back."})
	} else {
		s.Body = append(s.Body, changes(checklist.Between(before, w.A))...)
	}
	s.Body = append(s.Body, Heading{Text: "Look back"}, pick, Para{Text: RoutesWords, Tone: Quiet})
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
	if len(ways) > 0 {
		out = append(out, Para{Text: count(len(ways), "way in does", "ways in do") + " not apply now: " + strings.Join(ways, "; ") + "."})
	}
	if len(steps) > 0 {
		out = append(out, Para{Text: count(len(steps), "step does", "steps do") + " not apply now: " + strings.Join(steps, "; ") + "."})
	}
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
		t := Table{Grow: 0}
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
		states := Table{Grow: 0} // on its own: its words are longer
		for _, o := range ch.Outcomes {
			if o.Cause == cause.cause && o.To != checklist.NotApplicable {
				states.Rows = append(states.Rows, Row{ID: o.Step, Mark: markOf(o.To), Cells: []string{o.Title, o.From.Words() + ", now " + o.To.Words()}, Do: to(stepPlace(o.Step))})
			}
		}
		without := noLonger(ch, cause.cause)
		if len(t.Rows)+len(states.Rows)+len(without) > 0 {
			out = append(out, Heading{Text: cause.head})
		}
		for _, t := range []Table{t, states} {
			if len(t.Rows) > 0 {
				out = append(out, t)
			}
		}
		out = append(out, without...)
	}
	if len(out) == 0 {
		out = append(out, Para{Text: "Nothing changed."})
	}
	return out
}
