package scene

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// alarmWords says the state of an alarm in words.
func alarmWords(state string) string {
	switch state {
	case checklist.AlarmExplained:
		return "explained"
	case checklist.AlarmTold:
		return "the broker was told"
	case checklist.AlarmUnclear:
		return "ALARM, unclear: ask today, on a number you know"
	}
	return "ALARM: this may be somebody in your account"
}

// The pages of an alarm: what it could be, how one knows, ringing to ask, and
// that the broker was told.
const (
	alarmAsk = iota
	alarmKnow
	alarmRing
	alarmTold
)

// couldBe are the harmless explanations of an alarm, as they are kept.
var couldBe = []string{"my old phone, or an old name of mine", "a joint holder or adviser", "a service I allowed", "an account of my own"}

// alarm asks about a sign of somebody inside before anything is done about it.
// Place.ID is the step and About what it is about; Query is the explanation.
func alarm(w World, p Place) Scene {
	all := w.A.Alarms()
	i := slices.IndexFunc(all, func(al checklist.Alarm) bool { return al.Step.ID == p.ID && al.About == p.About })
	if i < 0 {
		return nowhere(w, p)
	}
	al := &all[i]
	s := Scene{Title: "Stop and think", Aside: "one minute"}
	switch p.Page {
	case alarmKnow:
		s.alarmKnow(w, p, al)
	case alarmRing:
		s.alarmRing(w, p, al)
	case alarmTold:
		s.Ask = alarmToldAsk(w, al)
		return s
	default:
		s.alarmAsk(w, p, al)
	}
	s.Keys = keys(w, p, "number choose back emergency help", choose("go on"))
	return s
}

func alarmSeen(w World, al *checklist.Alarm) string {
	words := al.Seen
	if al.About != "" && al.Name != "" {
		words = al.Name + ": " + lower(words)
	}
	return words + " (" + w.day(al.SeenOn) + ")"
}

func (s *Scene) alarmAsk(w World, p Place, al *checklist.Alarm) {
	s.Marked = true
	page := func(n int, query string) Action {
		there := p
		there.Page, there.Query = n, query
		return to(there)
	}
	s.add(Heading{Text: "STOP AND THINK, one minute"},
		Para{Text: "Remove nothing yet; take a picture.", Tone: Warn},
		Fields{Items: []Field{{"seen", alarmSeen(w, al)}, {"so far", alarmWords(al.State)}}})
	if al.Text != "" {
		s.add(Para{Text: "You entered: " + al.Text, Tone: Quiet})
	}
	var t Table
	for _, words := range couldBe {
		t.Rows = append(t.Rows, Row{Cells: []string{upper(words)}, Do: page(alarmKnow, words)})
	}
	t.Rows = append(t.Rows,
		Row{Cells: []string{"None of these: what do I do now?"}, Do: to(Place{Screen: "emergency", ID: al.Scenario})},
		Row{Cells: []string{"I can't tell"}, Do: page(alarmRing, "")})
	if !w.Store.ReadOnly {
		t.Rows = append(t.Rows, Row{Cells: []string{"The broker was told"}, Do: page(alarmTold, "")})
	}
	s.add(Heading{Text: "Could it be"}, t, Heading{}, Para{Text: "If you fear this computer, go to the paper, sheet B.", Tone: Quiet})
}

func (s *Scene) alarmKnow(w World, p Place, al *checklist.Alarm) {
	s.Marked = true
	s.add(Heading{Text: "How do you know?"}, Fields{Items: []Field{{"seen", alarmSeen(w, al)}, {"could be", p.Query}}}, Heading{},
		rows(
			Row{Cells: []string{"I checked it myself today"}, Do: becameOf(w, al, checklist.AlarmExplained, "It is "+p.Query+". I checked it myself.")},
			Row{Cells: []string{"I'd have to ask"}, Do: becameOf(w, al, checklist.AlarmUnclear, "Perhaps "+p.Query+": to be asked.")},
		),
		Para{Text: "Asking means today, on a number you know and not one from a mail. Until then it stays on Today.", Tone: Quiet})
}

func (s *Scene) alarmRing(w World, p Place, al *checklist.Alarm) {
	s.add(Heading{Text: "Ring the broker and ask"},
		Para{Text: "Say: \u201cI see this in my account, and I can't explain it: " + strings.TrimSuffix(lower(al.Seen), ".") + ". Can you tell me what it is, and since when?\u201d", Tone: Strong})
	s.add(numbers(w, "broker")...)
	told := p
	told.Page = alarmTold
	s.add(Heading{}, rows(
		Row{Cells: []string{"They explained it"}, Do: becameOf(w, al, checklist.AlarmExplained, "The broker explained it on the telephone.")},
		Row{Cells: []string{"They know now: write down the day and the reference"}, Do: to(told)},
		Row{Cells: []string{"Not reached yet"}, Do: becameOf(w, al, checklist.AlarmUnclear, "The broker is to be asked.")},
		Row{Cells: []string{"It is not mine: what do I do now?"}, Do: to(Place{Screen: "emergency", ID: al.Scenario})},
	))
}

// becameOf keeps what became of an alarm and goes to Today, where one that is
// not cleared stays.
func becameOf(w World, al *checklist.Alarm, state, text string) Action {
	return w.writes(keep(&Place{Screen: "today"}, "kept: "+alarmWords(state), made(checklist.AlarmEntry(al.Step.ID, al.About, state, text, "", 0))...))
}

func alarmToldAsk(w World, al *checklist.Alarm) *Ask {
	return &Ask{
		Title: "The broker was told",
		Inputs: []Input{
			{ID: "day", Label: "On which day?", Help: "YYYY-MM-DD, today or before.", Kind: Line, Value: w.A.Day.String(), Check: pastCheck(w.A.Day)},
			{ID: "reference", Label: "Which reference did they give you?", Help: "Leave it empty if there is none.", Kind: Line, Limit: mostName, Check: plainCheck},
		},
		Done: func(v map[string]string) Action {
			on, _ := checklist.ParseDay(v["day"])
			return keep(&Place{Screen: "today"}, "kept: "+alarmWords(checklist.AlarmTold), made(checklist.AlarmEntry(al.Step.ID, al.About, checklist.AlarmTold, "", v["reference"], on))...)
		},
	}
}

// openAlarms are the lines of Today that stand above everything else.
func openAlarms(w World) Table {
	var t Table
	for _, al := range w.A.OpenAlarms() {
		t.Rows = append(t.Rows, Row{Mark: Attend, Tone: Warn, Cells: []string{"An alarm is open: " + alarmSeen(w, &al)}, Do: to(Place{Screen: "alarm", ID: al.Step.ID, About: al.About})})
	}
	return t
}

// afterAlarm is where an answer that is an alarm leads: to what it could be, or
// at once to its scenario.
func afterAlarm(a checklist.Answer, step, about string) Place {
	if a.AtOnce {
		return Place{Screen: "emergency", ID: a.Alarm}
	}
	return Place{Screen: "alarm", ID: step, About: about}
}

// alarmRows are the alarms that are not cleared.
func alarmRows(w World) []Block {
	open := w.A.OpenAlarms()
	if len(open) == 0 {
		return nil
	}
	return append([]Block{Heading{Text: "Alarms"}}, Alarms(open).Body...)
}

// Alarms lists alarms, and what became of each.
func Alarms(alarms []checklist.Alarm) Scene {
	var body []Block
	for _, al := range alarms {
		title := al.Step.Title
		if al.About != "" {
			title += " (" + al.About + ")"
		}
		body = append(body, Heading{Text: title + ": " + alarmWords(al.State)})
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
