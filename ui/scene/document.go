package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// Document is a scene that only a command prints: nothing in it leads on.
func Document(title, aside string, body ...Block) Scene {
	s := Scene{ID: "document", Title: title, Aside: aside, Body: body}
	cleanScene(&s)
	return s
}

// Lines is a document of a few lines.
func Lines(lines ...string) Scene {
	var body []Block
	for _, l := range lines {
		if l != "" {
			body = append(body, Para{Text: l})
		}
	}
	return Document("", "", body...)
}

// Status is one page of everything: what if, outcomes, what is due, the sheets
// and where the record is.
func Status(w World, counts []Field, due []checklist.DueItem, printed []runbook.PaperState) Scene {
	w.Printed = true
	body := alarmRows(w)
	body = append(body, Heading{Text: "What if …"})
	body = append(body, whatIf(w, Place{}).Body...)
	body = append(body, Heading{Text: "Ways in"}, grid(w, false))
	body = append(body, underGrid(w)...)
	body = append(body, Heading{Text: "Steps"}, Fields{Items: counts})
	if len(due) > 0 {
		body = append(body, Heading{Text: "Due", Aside: count(len(due), "thing", "things")}, dueTable(w, due))
	}
	sheets := Table{Grow: 0}
	for _, sheet := range printed {
		mark, state := paperState(w, &sheet)
		sheets.Rows = append(sheets.Rows, Row{ID: string(sheet.Page), Mark: mark, Cells: []string{pageNamed(string(sheet.Page)), state}})
	}
	if len(sheets.Rows) > 0 {
		body = append(body, Heading{Text: "Sheets"}, sheets)
	}
	network := "not used; on this system nothing else refuses it"
	if w.Confined {
		network = "not used, and refused by this system"
	}
	silent := w
	silent.Reminders = "" // they are a field of their own
	body = append(body, Heading{}, Para{Text: strings.Join(todayLines(silent, printed), "   ")}, Fields{Items: []Field{
		{"Record", fmt.Sprintf("%s, saved %s", w.Store.Place, count(int(w.Store.Generation), "time", "times"))}, {"Network", network}, {"Reminders", orNothing(w.Reminders)},
	}})
	return Document(w.A.Catalogue.Name, w.longDay(w.A.Day), body...)
}

// dueTable lists what is due, oldest first.
func dueTable(w World, list []checklist.DueItem) Table {
	t := Table{Grow: 1}
	for _, d := range list {
		t.Rows = append(t.Rows, Row{ID: d.ID, Cells: []string{w.longDay(d.DueOn), d.Title}})
	}
	return t
}

// alarmRows are the alarms that are not cleared.
func alarmRows(w World) []Block {
	var out []Block
	if open := w.A.OpenAlarms(); len(open) > 0 {
		out = append(out, Heading{Text: "Alarms"})
		out = append(out, Alarms(w, open).Body...)
	}
	return out
}

// Alarms lists alarms, and what became of each.
func Alarms(w World, alarms []checklist.Alarm) Scene {
	var body []Block
	for _, al := range alarms {
		title := al.Step.Title
		if al.About != "" {
			title += " (" + al.About + ")"
		}
		body = append(body, Heading{Text: title + ": " + AlarmWords(al.State)})
		fields := []Field{{"Seen " + al.SeenOn.String(), al.Seen}}
		switch al.State {
		case checklist.AlarmExplained:
			fields = append(fields, Field{"Explained " + al.StateOn.String(), al.Text})
		case checklist.AlarmTold:
			fields = append(fields, Field{"Broker told " + al.StateOn.String(), al.Reference})
		default:
			fields = append(fields, Field{"If somebody is in", "handrail emergency " + al.Scenario},
				Field{"What became of it", "handrail alarm " + al.Step.ID + " --explained TEXT, --told DATE or --unclear"})
		}
		body = append(body, Fields{Items: fields})
	}
	if len(body) == 0 {
		body = []Block{Para{Text: "No alarm."}}
	}
	return Document("", "", body...)
}

// Changed is what a command that saves did: the entries, and what they closed
// and opened.
type Changed struct {
	Entries                       []string
	Closed, Opened, NotApplicable []string // routes, each with its id
}

// Kept says what was saved and what that changed.
func Kept(c Changed, more ...Block) Scene {
	var body []Block
	for _, list := range []struct {
		word  string
		texts []string
	}{{"kept", c.Entries}, {"closed", c.Closed}, {"opened", c.Opened}, {"does not apply now", notApplicable(c.NotApplicable)}} {
		for _, text := range list.texts {
			body = append(body, Para{Text: list.word + ": " + text})
		}
	}
	if len(c.Closed)+len(c.Opened)+len(c.NotApplicable) == 0 {
		body = append(body, Para{Text: "No route opened or closed."})
	}
	return Document("", "", append(body, more...)...)
}

// notApplicable names a few ways in that a fact took away, or counts many: the
// first facts of a record take away dozens.
func notApplicable(list []string) []string {
	if len(list) <= mostNamed {
		return list
	}
	return []string{fmt.Sprintf("%d ways in; handrail diff lists them", len(list))}
}

// Show is everything about one step, route, scenario, signal or job, with its
// sources.
func Show(w World, id string) Scene {
	w.Printed = true
	c := w.A.Catalogue
	var s Scene
	var sources []checklist.Source
	switch {
	case c.Step(id) != nil:
		s, sources = stepInFull(w, w.A.Step(id)), c.Step(id).Sources
	case c.Route(id) != nil:
		s, sources = route(w, Place{Screen: "route", ID: id}), c.Route(id).Sources
		s.Title, s.Body = fmt.Sprintf("%s (%s)", s.Title, id), s.Body[1:] // its heading is the title
	case c.Scenario(id) != nil:
		s, sources = scenarioInFull(w, c.Scenario(id)), c.Scenario(id).Sources
	case c.Signal(id) != nil:
		s, sources = signal(w, Place{Screen: "signal", ID: id}), c.Signal(id).Sources
		s.Title = fmt.Sprintf("%s (%s)", s.Title, id)
	case c.Job(id) != nil:
		s, sources = Scene{Title: id}, c.Job(id).Sources
		for _, ch := range w.A.Choose(id) {
			s.Body = append(s.Body, choice(w, ch)...)
		}
	default:
		return nowhere(w, Place{})
	}
	body := append(s.Body, Heading{Text: "Where this comes from"}, sourcesTable(w, sources))
	return Document(s.Title, s.Aside, body...)
}

// stepInFull is a step with its question, its answers, what was seen, what to
// do and the routes that name it.
func stepInFull(w World, st *checklist.StepState) Scene {
	step := st.Step
	s := Scene{Title: fmt.Sprintf("%s (%s)", step.Title, step.ID), Aside: st.Outcome.Words()}
	s.Body = append(s.Body, Para{Text: fmt.Sprintf("%s · %s · %d min to look, %d to do", strings.Join(step.Interfaces, ", "), topicWords(step.Topic), step.Minutes.Look, step.Minutes.Hands)})
	s.Body = append(s.Body, stopLine(w, st)...)
	s.Body = append(s.Body, Para{Text: step.Why}, Heading{Text: step.Ask}, Fields{Items: []Field{{"look", lookWords(w, step)}}})
	t := Table{Grow: 0}
	for i, a := range step.Choices() {
		t.Rows = append(t.Rows, Row{ID: a.ID, Fixed: i + 1, Cells: []string{a.Text, string(a.Means)}})
	}
	s.Body = append(s.Body, t, Heading{Text: "What was seen"})
	s.Body = append(s.Body, seen(w, st)...)
	s.Body = append(s.Body, standing(w, st)...)
	s.Body = append(s.Body, Heading{Text: "What to do"}, Numbered{Items: actions(st.Do)})
	for _, do := range st.MayDo {
		s.Body = append(s.Body, Para{Text: "Only if this is you: " + action(do.Text, do.At)})
	}
	s.Body = append(s.Body, costs(step)...)
	before := Table{Grow: 0}
	for _, list := range []struct {
		word string
		ids  []string
	}{{"after: ", step.After}, {"way back: ", step.WayBack}} {
		for _, id := range list.ids {
			if other := w.A.Step(id); other != nil {
				before.Rows = append(before.Rows, Row{ID: id, Cells: []string{list.word + other.Step.Title, other.Outcome.Words()}})
			}
		}
	}
	s.Body = append(s.Body, before)
	if routes := routesNaming(w, step.ID); len(routes.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "Routes that name it"}, routes)
	}
	return s
}

// seen says what each thing that a step is about was seen to be.
func seen(w World, st *checklist.StepState) []Block {
	var out []Block
	if len(st.About) == 0 {
		return []Block{Para{Text: "It is about " + perWords(st.Step) + ", and none is recorded yet."}}
	}
	for i := range st.About {
		ab := &st.About[i]
		text := ab.Outcome.Words()
		if ab.SeenOn != 0 {
			who := "you saw"
			if !ab.ByAnswer {
				who = "the machine saw"
			}
			text += "; " + who + " on " + w.day(ab.SeenOn) + ": " + strings.TrimSuffix(ab.Seen, ".")
		}
		if ab.Because != "" {
			text += "; " + ab.Because
		}
		if ab.DueOn != 0 {
			text += "; look again on " + w.day(ab.DueOn)
		}
		if ab.Thing != "" {
			text = ab.Name + " (" + ab.Thing + "): " + text
		}
		out = append(out, Para{Text: text})
		if ab.Conflict != nil {
			out = append(out, conflict(w, ab)...)
		}
	}
	return out
}

// Scenario is a whole scenario, whatever the condition of an action where
// nothing is known of the person.
func Scenario(w World, id string) Scene {
	w.Printed = true
	s := scenarioInFull(w, w.A.Catalogue.Scenario(id))
	return Document(s.Title, s.Aside, s.Body...)
}

// scenarioInFull is every action of a scenario, each number once.
func scenarioInFull(w World, sc *checklist.Scenario) Scene {
	s := Scene{Title: fmt.Sprintf("%s (%s)", sc.Title, sc.ID)}
	use := sc.UseIf
	if !strings.HasPrefix(use, "Use this page") {
		use = "Use this if: " + use
	}
	s.Body = append(s.Body, Para{Text: checklist.FirstLine, Tone: Warn}, Para{Text: sentence(use)})
	if len(sc.Have) > 0 {
		s.Body = append(s.Body, Para{Text: "Have this ready: " + strings.Join(sc.Have, "; ")})
	}
	phase, called := checklist.Phase(""), false
	for i, a := range w.A.Actions(sc) {
		if a.Phase != phase {
			phase = a.Phase
			s.Body = append(s.Body, Heading{Text: checklist.PhaseNames[phase]})
		}
		s.Body = append(s.Body, Para{Text: fmt.Sprintf("%d  %s", i+1, strings.ReplaceAll(action(a.Text, a.At), "\n", ": ")+onPaper(w, sc, a.ID))})
		var fields []Field
		if a.Call == "police" || a.Call == "broker" && !called {
			called = called || a.Call == "broker"
			for _, b := range numbers(w, *a) {
				switch b := b.(type) {
				case Fields:
					fields = append(fields, b.Items...)
				case Table:
					for _, r := range b.Rows {
						fields = append(fields, Field{r.Cells[0], r.Cells[1]})
					}
				case Para:
					fields = append(fields, Field{"Numbers", b.Text})
				}
			}
		}
		for _, f := range []Field{{"Say", a.Say}, {"You should then see", a.See}, {"Closed now?", a.Closed}, {"Cannot do this?", a.Cannot}} {
			if f.Value != "" {
				fields = append(fields, f)
			}
		}
		for _, f := range fields {
			s.Body = append(s.Body, Para{Text: "   " + f.Label + ": " + f.Value})
		}
	}
	t := Table{Grow: 0}
	for _, id := range sc.Review {
		t.Rows = append(t.Rows, Row{ID: id, Cells: []string{w.A.Catalogue.Title(id)}})
	}
	if len(t.Rows) > 0 {
		s.Body = append(s.Body, Heading{Text: "Afterwards look again at"}, t)
	}
	return s
}

// SheetsMade says what became of sheets, and what is to be filled in by hand.
func SheetsMade(lines, missing []string, more ...string) Scene {
	for _, own := range checklist.OwnContacts {
		if slices.Contains(missing, own.ID) {
			lines = append(lines, "By hand, on sheet E: "+own.Ask+".")
		}
	}
	return Lines(append(lines, more...)...)
}

// Verified says of each print whether it is still right.
func Verified(w World, id string) Scene {
	w.Printed = true
	return Document("", "", verified(w, Place{ID: id}).Body...)
}

// Doors are the ways into an emergency, each with its scenarios.
func Doors(c *checklist.Catalogue) Scene {
	body := []Block{Para{Text: checklist.FirstLine, Tone: Warn}, Heading{Text: "What is happening? For each: handrail emergency ID"}}
	for _, d := range c.Doors {
		t := Table{Grow: 0}
		for _, l := range d.Leads {
			text := l.Text
			if text == "" {
				text = d.Line
			}
			t.Rows = append(t.Rows, Row{ID: l.Scenario, Cells: []string{text}})
		}
		body = append(body, Heading{Text: d.Line}, t)
	}
	return Document("Emergency", "", body...)
}

// Touched is what a life event changes: what is asked again, which facts may
// be different, and which sheets are wrong.
type Touched struct {
	Event *checklist.LifeEvent
	Again []*checklist.StepState // as they are now
	Facts []*checklist.Fact      // that are known
	Pages []string               // printed before
}

// TouchedBy says what follows from a life event that happened.
func TouchedBy(after *checklist.Assessment, l *checklist.LifeEvent) Touched {
	t := Touched{Event: l}
	if s := after.EventSitting(l.ID); s != nil {
		for _, q := range s.States {
			t.Again = append(t.Again, after.Step(q.Step))
		}
	}
	for _, id := range l.Facts {
		if f := after.Catalogue.Fact(id); f != nil && after.Facts.State(id).Known {
			t.Facts = append(t.Facts, f)
		}
	}
	if l.Paper != "" {
		for _, d := range DueList(after) {
			if d.Kind == checklist.DuePaper {
				t.Pages = append(t.Pages, d.ID)
			}
		}
	}
	return t
}

// Blocks say what an event changed.
func (t Touched) Blocks() []Block {
	var out []Block
	if t.Event.Scenario != "" {
		out = append(out, Para{Text: "If it is an emergency now, stop here: handrail emergency " + t.Event.Scenario, Tone: Warn})
	}
	if len(t.Again) == 0 {
		out = append(out, Para{Text: "It touches nothing that is asked of your setup."})
	} else {
		list := Table{Grow: 0}
		for _, st := range t.Again {
			list.Rows = append(list.Rows, Row{ID: st.Step.ID, Cells: []string{st.Step.Title}})
		}
		out = append(out, Heading{Text: "Look at these again, with handrail review"}, list)
	}
	if len(t.Facts) > 0 {
		list := Table{Grow: 0}
		for _, f := range t.Facts {
			list.Rows = append(list.Rows, Row{ID: f.ID, Cells: []string{f.Title}})
		}
		out = append(out, Heading{Text: "Are these still so? See handrail facts"}, list)
	}
	if len(t.Pages) > 0 {
		out = append(out, Heading{Text: "Paper that is wrong now"}, Para{Text: t.Event.Paper})
		for _, page := range t.Pages {
			out = append(out, Para{Text: "print it again: handrail runbook --page " + page + " --print"})
		}
	}
	return out
}

// Links says what each web address is.
func Links(links []LinkWords) Scene {
	var body []Block
	for _, l := range links {
		body = append(body, Heading{Text: fmt.Sprintf("%-12s  %s", verdicts[l.Verdict], l.Host), Aside: uses[l.Use]}, Para{Text: l.Why})
		if l.Resembles != "" {
			body = append(body, Para{Text: "Looks like " + l.Resembles + ". Do not open it; go to the broker by your own bookmark."})
		}
	}
	return Document("", "", body...)
}

// LinkWords is one address that was judged.
type LinkWords struct {
	Host, Why, Resembles string
	Verdict              checklist.LinkVerdict
	Use                  checklist.DomainUse
}

var verdicts = map[checklist.LinkVerdict]string{
	checklist.LinkOfficial: "official", checklist.LinkUnconfirmed: "unconfirmed", checklist.LinkLookalike: "look-alike",
	checklist.LinkNotOfficial: "not official", checklist.LinkInvalid: "not a web address",
}

// uses say what a host is for.
var uses = map[checklist.DomainUse]string{
	checklist.UseSignIn: "for signing in", checklist.UseReading: "for reading only",
	checklist.UseAPI: "for programs", checklist.UseProgram: "a program connects to it",
}

// Conflicts are where a machine contradicts an answer.
func Conflicts(a *checklist.Assessment) []Block {
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
	body := append(changes(ch), Conflicts(a)...)
	return Document(fmt.Sprintf("From %s to %s", ch.From, ch.To), "", append(body, Heading{}, Para{Text: RoutesWords})...)
}

// AlarmRaised asks about an alarm before anything is done about it, or names
// its scenario at once.
func AlarmRaised(step string, a *checklist.Answer) []Block {
	if a.AtOnce {
		return []Block{Heading{}, Para{Text: "ALARM: stop here. handrail emergency " + a.Alarm, Tone: Warn}}
	}
	return []Block{
		Heading{}, Para{Text: "ALARM: stop and think, one minute. Remove nothing yet; take a picture.", Tone: Warn},
		Para{Text: "Could it be an old phone or an old name of yours, a joint holder or adviser, a service you allowed, or an account of your own?"},
		Fields{Items: []Field{
			{"You know what it is", "handrail alarm " + step + " --explained TEXT"}, {"You would have to ask", "handrail alarm " + step + " --unclear"},
			{"None of these", "handrail emergency " + a.Alarm},
		}},
	}
}
