package content

import (
	"strings"
	"unicode/utf8"

	"handrail/checklist"
)

// mostBoxes is how many actions of a scenario fit the emergency page.
const mostBoxes = 9

// mostShort is how many characters of an action fit a line of paper.
const mostShort = 110

func (l *loading) checkScenarios() {
	led := make(map[string]bool)
	for i := range l.c.Doors {
		door, at := &l.c.Doors[i], l.part("doors", i)
		if len(door.Leads) > 1 && !at.has("ask") {
			l.fault(at, "door %s leads to %d scenarios and has no \"ask\": give the question that decides", door.ID, len(door.Leads))
		}
		for j, lead := range door.Leads {
			spotted := at.key("leads").item(j)
			led[spotted.text("scenario")] = true
			l.scenarioExists(spotted.key("scenario"), lead.Scenario)
			if len(door.Leads) > 1 && !spotted.has("text") {
				l.fault(spotted, "this lead has no \"text\": it is one of several answers")
			}
		}
	}
	for i := range l.c.Scenarios {
		s, at := &l.c.Scenarios[i], l.scenarios[i]
		if s.ID != "" && !led[s.ID] && !l.brokerUnread() {
			l.fault(at.key("id"), "no door leads to scenario %s: name it in doors of broker.yaml", s.ID)
		}
		l.checkScenario(at, s)
	}
}

func (l *loading) checkScenario(at spot, s *checklist.Scenario) {
	l.condition(at.key("applies"), &s.Applies, false)
	l.stepsExist(at.key("review"), s.Review)
	l.sources(at.key("sources"), s.Sources)
	boxes := 0
	for i := range s.Actions {
		a, spotted := &s.Actions[i], at.key("actions").item(i)
		l.condition(spotted.key("if"), &a.If, false)
		l.linkAction(spotted, a)
		if n := utf8.RuneCountInString(a.Short); n > mostShort {
			l.fault(spotted.key("short"), "this text for paper has %d characters: it may have %d", n, mostShort)
		}
		if (a.Call == "broker" || a.Call == "firm") && !spotted.has("closed") {
			l.fault(spotted.key("call"), "action %s is a call to an office with hours and has no \"closed\": say what to do until the line is open", a.ID)
		}
		if a.Page {
			if boxes++; boxes == mostBoxes+1 {
				l.fault(spotted.key("page"), "this is the %dth action of scenario %s on the emergency page: it has room for %d", boxes, s.ID, mostBoxes)
			}
		}
	}
}

// linkAction puts the title of a scenario in the place of its id in braces.
// The text for paper keeps the id: paper says on which sheet it is.
func (l *loading) linkAction(at spot, a *checklist.Emergency) {
	for _, text := range []struct {
		key  string
		text *string
		keep bool
	}{{"text", &a.Text, false}, {"short", &a.Short, true}, {"see", &a.See, false}, {"closed", &a.Closed, false}, {"cannot", &a.Cannot, false}} {
		if linked := l.linked(at.key(text.key), *text.text); !text.keep {
			*text.text = linked
		}
	}
}

// linked returns a text in which {id} is the title of that scenario, and tells
// of ids that no scenario has.
func (l *loading) linked(at spot, text string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		id, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return out.String() + text
		}
		out.WriteString(before)
		if s := l.c.Scenario(id); s != nil {
			out.WriteString("“" + s.Title + "”")
		} else {
			l.scenarioExists(at, id)
		}
		text = after
	}
}
