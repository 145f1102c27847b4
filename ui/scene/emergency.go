package scene

import (
	"fmt"
	"slices"
	"strings"

	"handrail/checklist"
	"handrail/runbook"
)

// emergency asks what is happening, or shows one action of a scenario.
// Place.Page is the action, counted from 1; 0 is the page before them.
// Place.About is "cannot" or "closed" where an action could not be done.
func emergency(w World, p Place) Scene {
	if p.ID == "" {
		return happening(w, p)
	}
	sc := w.A.Catalogue.Scenario(p.ID)
	if sc == nil {
		return nowhere(w, p)
	}
	list := w.A.Actions(sc)
	switch {
	case p.Page <= 0:
		return scenarioStart(w, p, sc, list)
	case p.Page > len(list):
		return scenarioEnd(w, p, sc)
	}
	return oneAction(w, p, sc, list)
}

// happening is the first page: one line, then the doors.
func happening(w World, p Place) Scene {
	var t Table
	if l := w.Emergency; l != nil {
		t.Rows = append(t.Rows, Row{Mark: Attend, Cells: []string{"Go on: " + w.A.Catalogue.Title(l.Scenario)}, Do: to(goOn(w))})
	}
	for _, d := range w.A.Catalogue.Doors {
		there := Place{Screen: "door", ID: d.ID}
		if len(d.Leads) == 1 {
			there = Place{Screen: "emergency", ID: d.Leads[0].Scenario}
		}
		t.Rows = append(t.Rows, Row{Cells: []string{d.Line}, Do: to(there)})
	}
	if w.Emergency != nil {
		t.Rows = append(t.Rows, Row{Cells: []string{"The log of what is open"}, Do: to(Place{Screen: "calls"})})
	}
	return Scene{Title: "Emergency", Body: []Block{Para{Text: checklist.FirstLine, Tone: Warn}, Heading{Text: "What is happening?"}, t}}
}

// goOn is the first action of an open emergency that was not dealt with.
func goOn(w World) Place {
	p := Place{Screen: "emergency", ID: w.Emergency.Scenario, Page: 1}
	sc := w.A.Catalogue.Scenario(p.ID)
	if sc == nil {
		return Place{Screen: "calls"}
	}
	for i, a := range w.A.Actions(sc) {
		for _, e := range w.Emergency.Entries {
			if e.Action == a.ID && e.What != "called" {
				p.Page = i + 2
			}
		}
	}
	return p
}

// door narrows what is happening to a scenario.
func door(w World, p Place) Scene {
	for _, d := range w.A.Catalogue.Doors {
		if d.ID != p.ID {
			continue
		}
		var t Table
		for _, lead := range d.Leads {
			t.Rows = append(t.Rows, Row{ID: lead.Scenario, Cells: []string{lead.Text}, Do: to(Place{Screen: "emergency", ID: lead.Scenario})})
		}
		return Scene{Title: "Emergency", Crumb: []string{"Emergency", d.Line}, Body: []Block{Heading{Text: d.Ask}, t}}
	}
	return nowhere(w, p)
}

func scenarioStart(w World, p Place, sc *checklist.Scenario, list []*checklist.Emergency) Scene {
	s := Scene{Title: sc.Title, Crumb: []string{"Emergency", sc.Title}}
	use := sc.UseIf
	if !strings.HasPrefix(use, "Use this page") {
		use = "Use this page if: " + use
	}
	s.add(Para{Text: checklist.FirstLine, Tone: Warn}, Para{Text: sentence(use), Tone: Strong})
	first := p
	first.Page, first.About = 1, ""
	t := rows(Row{Cells: []string{"Begin: " + count(len(list), "action", "actions") + ", one a screen"}, Do: to(first)})
	if l := w.Emergency; l != nil && l.Scenario == sc.ID && goOn(w).Page > 1 {
		t.Rows = slices.Insert(t.Rows, 0, Row{Mark: Attend, Cells: []string{"Go on where you were"}, Do: to(goOn(w))})
	}
	read := first
	read.Query = onlyReading
	t.Rows = append(t.Rows, Row{Cells: []string{"It is something else"}, Do: Go{To: Place{Screen: "emergency"}, Instead: true}},
		Row{Cells: []string{"Only reading: log nothing"}, Do: to(read)})
	s.add(Heading{}, t)
	if len(sc.Have) > 0 {
		ready := Table{}
		for _, thing := range sc.Have {
			ready.Rows = append(ready.Rows, Row{Cells: []string{"- " + thing}})
		}
		s.add(Para{Text: "Have this ready, if you can lay hands on it:"}, ready)
	}
	return s
}

// onlyReading is the Place.Query of an emergency page that is read without an
// emergency: what is chosen on it is logged nowhere.
const onlyReading = "reading"

func onPaper(w World, sc *checklist.Scenario, action string) string {
	if at := runbook.Numbered(w.A, sc, action); at != "" {
		return " · " + at + " on paper"
	}
	return ""
}

func oneAction(w World, p Place, sc *checklist.Scenario, list []*checklist.Emergency) Scene {
	a := list[p.Page-1]
	s := Scene{
		Title: sc.Title, Keys: keys(w, p, "choose back emergency help", choose("choose")),
		Aside: fmt.Sprintf("%s, %d of %d%s", checklist.PhaseNames[a.Phase], p.Page, len(list), onPaper(w, sc, a.ID)),
	}
	next := Place{Screen: "emergency", ID: sc.ID, Page: p.Page + 1, Query: p.Query}
	done := func(what string) Action {
		if p.Query == onlyReading {
			return Go{To: next, Instead: true}
		}
		return LogLine{Scenario: sc.ID, Entry: LogEntry{Action: a.ID, What: what}, Then: &next}
	}
	instead := func(about string) Action {
		there := p
		there.About = about
		return Go{To: there, Instead: true}
	}
	t := Table{Pack: true}
	other := func(head, text, after string) {
		s.add(Para{Text: action(a.Text, a.At), Tone: Quiet}, Heading{Text: head}, Para{Text: text, Tone: Strong})
		t.Rows = append(t.Rows, Row{Cells: []string{"Go on to the next action"}, Do: done(p.About)}, Row{Cells: []string{after}, Do: instead("")})
	}
	switch {
	case p.About == "cannot" && a.Cannot != "":
		other("Cannot do this?", a.Cannot, "I can do it after all")
	case p.About == "closed" && a.Closed != "":
		other("Closed now?", a.Closed, "Somebody answers after all")
	default:
		s.add(Para{Text: action(a.Text, a.At), Tone: Strong})
		s.add(numbers(w, a.Call)...)
		if a.Say != "" {
			s.add(Para{Text: "Say: " + a.Say})
		}
		if a.See != "" {
			s.add(Para{Text: "You should then see: " + a.See})
		}
		ok := "Done"
		if p.Query == onlyReading {
			ok, s.Aside = "Read on", fmt.Sprintf("only reading, %d of %d", p.Page, len(list))
		}
		t.Rows = append(t.Rows, Row{Cells: []string{ok}, Do: done("done")})
		if a.Call != "" && p.Query != onlyReading {
			t.Rows = append(t.Rows, Row{Cells: []string{"On the call: note who answers"}, Do: to(Place{Screen: "call", ID: sc.ID, About: a.ID})})
		}
		if a.Closed != "" {
			t.Rows = append(t.Rows, Row{Cells: []string{"Closed now, or nobody answers"}, Do: instead("closed")})
		}
		if a.Cannot != "" {
			t.Rows = append(t.Rows, Row{Cells: []string{"I cannot do this"}, Do: instead("cannot")})
		}
		if p.Query != onlyReading {
			t.Rows = append(t.Rows, Row{Cells: []string{"It does not concern me: go on"}, Do: Go{To: next, Instead: true}})
		}
		if p.Page > 1 {
			before := Place{Screen: "emergency", ID: sc.ID, Page: p.Page - 1, Query: p.Query}
			t.Rows = append(t.Rows, Row{Cells: []string{"The action before"}, Do: Go{To: before, Instead: true}})
		}
	}
	s.add(Heading{}, t)
	return s
}

// desks say where theft and fraud are reported: in the country of the company
// that serves the account, or in each where that is not known.
func desks(w World) []Block {
	if e := w.A.Company(); e != nil {
		return []Block{Fields{Items: given(Field{e.Country, e.Report})}}
	}
	var all []string
	for _, e := range w.A.Catalogue.Entities {
		if e.Report != "" {
			all = append(all, e.Country+": "+e.Report)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return []Block{Fields{Items: []Field{{"By country", strings.Join(all, ". ") + "."}}}}
}

// numbers are the telephone numbers of a call to the broker, one a line: the
// person's own first, then those that may be shown. Their hours and menus
// follow, each once.
func numbers(w World, call string) []Block {
	switch call {
	case "broker":
	case "police":
		return desks(w)
	default:
		return nil
	}
	list := Table{Grow: 1, Clip: true}
	if own := w.A.Contact(checklist.ContactBroker); own.Text != "" {
		list.Rows = append(list.Rows, Row{Cells: []string{own.Text, "your own number, checked " + w.day(own.Day)}, Tone: Strong})
	}
	var more []Field
	for _, n := range w.A.Numbers() {
		name := n.Contact.Name
		if n.Where != "" {
			name = n.Where + " dial " + n.Dial
		}
		list.Rows = append(list.Rows, Row{Cells: []string{n.Digits, name}, Tone: Strong})
		for _, f := range []Field{{"Hours", n.Hours}, {"Menu", n.Contact.Menu}} {
			if f.Value != "" && !slices.Contains(more, f) { // most numbers share them
				more = append(more, f)
			}
		}
	}
	out := []Block{list, Fields{Items: more}}
	if page := w.A.NumbersPage(); page != "" {
		out = append(out, Para{Text: "The broker's own list, typed by hand: " + page, Tone: Quiet})
	}
	return out
}
