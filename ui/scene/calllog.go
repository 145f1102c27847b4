package scene

import (
	"cmp"
	"strings"

	"handrail/checklist"
)

// call asks who answered, and what they gave as a reference.
func call(w World, p Place, sc *checklist.Scenario) Scene {
	return Scene{
		Title: "The call", Crumb: []string{"Emergency", sc.Title, "the call"},
		Ask: &Ask{
			Title: "The call", Text: "The time is noted. Never write a password, a code or an account number here.",
			Inputs: []Input{
				{ID: "who", Label: "Whom did you call?", Kind: Line, Value: called(actionOf(sc, p.About).Call), Limit: 60, Check: reasonCheck},
				{ID: "person", Label: "Who answered?", Kind: Line, Limit: 60, Check: noteCheck},
				{ID: "reference", Label: "Which reference did they give, or what was agreed?", Kind: Line, Limit: 120, Check: noteCheck},
			},
			Done: func(v map[string]string) Action {
				line := LogEntry{Action: p.About, What: "called", Who: v["who"], Person: v["person"], Reference: v["reference"]}
				return LogLine{Scenario: sc.ID, Entry: line, Then: &Place{Screen: "calls"}}
			},
		},
	}
}

func called(id string) string {
	return cmp.Or(map[string]string{
		"broker": "the broker", "carrier": "the mobile carrier", "firm": "the firm I am a client of",
		"bank": "the bank", "police": "the police", "mail": "the mail provider",
	}[id], id)
}

// calls shows the log of an open emergency, from its first second.
func calls(w World, p Place) Scene {
	s := Scene{Title: "The log", Crumb: []string{"Emergency", "the log"}}
	l := w.Emergency
	if l == nil {
		s.Body = []Block{Para{Text: "No emergency is open."}, rows(Row{Cells: []string{"Go back"}, Do: Back{}})}
		return s
	}
	t := Table{Head: []string{"time", "what", "who", "reference"}, Grow: 1}
	for _, e := range l.Entries {
		who := e.Who
		if e.Person != "" {
			who += ": " + e.Person
		}
		t.Rows = append(t.Rows, Row{Cells: []string{clock(e.Time), logWords(w, l, e), who, e.Reference}})
	}
	s.add(t, Fields{Items: []Field{{"Written to", l.Path}}},
		rows(
			Row{Cells: []string{"Go on"}, Do: Go{To: goOn(w), Instead: true}},
			Row{Cells: []string{"It is over: finish"}, Do: Go{To: Place{Screen: "emergency", ID: l.Scenario, Page: afterLast}, Instead: true}},
		))
	return s
}

// overAction ends an emergency: at once where nothing was written down that could
// be lost, else by its last page, which asks what becomes of the calls.
func overAction(w World) Action {
	for _, e := range w.Emergency.Entries {
		if e.What == "called" {
			return to(Place{Screen: "emergency", ID: w.Emergency.Scenario, Page: afterLast})
		}
	}
	return DropLog{Then: &Place{Screen: "today"}}
}

// afterLast is a page past every action.
const afterLast = 1 << 20

func logWords(w World, l *EmergencyLog, e LogEntry) string {
	text := e.Action
	if sc := w.A.Catalogue.Scenario(l.Scenario); sc != nil {
		text = cmp.Or(firstSentence(actionOf(sc, e.Action).Text), text)
	}
	switch e.What {
	case "cannot":
		return "could not: " + text
	case "called":
		return "called"
	}
	return e.What + ": " + text
}

// actionOf is an action of a scenario; without it, one that says nothing.
func actionOf(sc *checklist.Scenario, id string) checklist.Emergency {
	for _, a := range sc.Actions {
		if a.ID == id {
			return a
		}
	}
	return checklist.Emergency{}
}

// firstSentence is enough of an action to know it by.
func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i > 0 {
		return s[:i+1]
	}
	return s
}

// clock is the time of day of an RFC 3339 time, in its own time zone.
func clock(t string) string {
	if len(t) >= 16 && t[10] == 'T' {
		return t[:10] + " " + t[11:16]
	}
	return t
}

// scenarioEnd closes an emergency: the new baseline, and what becomes of the log.
func scenarioEnd(w World, p Place, sc *checklist.Scenario) Scene {
	s := Scene{Title: sc.Title, Crumb: []string{"Emergency", sc.Title, "finished"}}
	end := "Page finished. Write the time on paper. Keep logs and pictures before you clean anything up."
	if p.Query == onlyReading {
		end = "That is the whole page. Nothing was logged. To rehearse it from paper, press x."
	}
	s.add(Para{Text: end})
	then := Place{Screen: "today"}
	var t Table
	if l := w.Emergency; l != nil {
		t.Rows = append(t.Rows,
			Row{Cells: []string{"See the log", count(len(l.Entries), "line", "lines")}, Do: to(Place{Screen: "calls"})},
			Row{Cells: []string{"Keep the calls in the record, and remove the log", ""}, Do: KeepLog{Then: &then}},
			Row{Cells: []string{"Remove the log and keep nothing of it", ""}, Do: to(Place{Screen: "drop", ID: sc.ID})})
	}
	t.Rows = append(t.Rows, Row{Cells: []string{"Today", ""}, Do: to(then)})
	s.add(t)
	if !w.Unread {
		s.add(part(Heading{Text: "Afterwards: look at these again"}, stepRows(w.A, sc.Review)...)...)
	}
	return s
}

func dropLog(w World, p Place) Scene {
	return Scene{
		Title: "Remove the log", Crumb: []string{"Emergency", "remove the log"},
		Body: []Block{
			Para{Text: "The log is the only list of whom you called and when. Removed, it cannot be brought back.", Tone: Warn},
			rows(Row{Cells: []string{"Leave it"}, Do: Back{}}, Row{Cells: []string{"Remove it"}, Do: DropLog{Then: &Place{Screen: "today"}}}),
		},
	}
}
