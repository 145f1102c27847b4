package content

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"handrail/checklist"
)

// The budgets of texts, in words. An action may have 25; a test holds that at
// most one in fifty has up to 28.
const (
	mostWords       = 30 // of a why
	mostLookWords   = 25
	mostActionWords = 28
	mostStepWords   = 150 // of all actions of a step
)

// provenance are words about where something comes from: that belongs in the
// sources, and the reader is told what to do.
var provenance = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(is|are) said to\b|\breported (to|by|at|as|under)\b|\busers report\b|\bpages? (we )?read\b|\bfound by name\b|\bwe know of no\b|\bnot known to us\b|\bcheck (it |this )?yourself\b`)
})

// plain holds that a text for the reader does not say where it comes from.
func (l *loading) plain(at spot, text string) {
	if said := provenance().FindString(text); said != "" {
		l.fault(at, "%q says where it comes from: that belongs in the sources", said)
	}
}

func (l *loading) checkSteps() {
	for i := range l.c.Steps {
		l.checkStep(l.steps[i], &l.c.Steps[i])
	}
}

func (l *loading) checkStep(at spot, s *checklist.Step) {
	topic := strings.TrimSuffix(strings.TrimPrefix(at.file, "steps/"), ".yaml")
	switch before, _, _ := strings.Cut(s.ID, "."); {
	case s.Topic != "" && s.Topic != topic:
		l.fault(at.key("topic"), "topic %s is in the file of %s: move the step to steps/%s.yaml", s.Topic, topic, s.Topic)
	case s.ID != "" && s.Topic != "" && before != s.Topic:
		l.fault(at.key("id"), "id %s does not begin with its topic: write %s.…", s.ID, s.Topic)
	}
	l.interfacesExist(at.key("interfaces"), s.Interfaces)
	if n := len(strings.Fields(s.Why)); n > mostWords {
		l.fault(at.key("why"), "why has %d words: it may have %d", n, mostWords)
	}
	l.checkAnswers(at, s)
	l.checkLook(at.key("look"), s)
	l.stepsExist(at.key("after"), s.After)
	l.stepsExist(at.key("way_back"), s.WayBack)
	if s.LocksOut != checklist.RiskNone && s.LocksOut != "" && len(s.WayBack) == 0 && !at.has("way_back") {
		l.fault(at.key("locks_out"), "step %s can lock its owner out and has no \"way_back\": name the steps that are the way back in", s.ID)
	}
	l.checkStepApplies(at, s)
	for j := range s.Do {
		do := at.key("do").item(j)
		l.condition(do.key("if"), &s.Do[j].If, s.Per == checklist.PerDevice || s.Per == checklist.PerProfile)
		l.notEmpty(do, &s.Do[j].If)
	}
	l.checkDo(at, s)
	l.sources(at.key("sources"), s.Sources)
}

// checkDo holds the budgets of the actions, and that instructions are only
// that.
func (l *loading) checkDo(at spot, s *checklist.Step) {
	l.plain(at.key("why"), s.Why)
	all := 0
	for i := range s.Do {
		text := at.key("do").item(i).key("text")
		n := len(strings.Fields(s.Do[i].Text))
		if all += n; n > mostActionWords {
			l.fault(text, "this action has %d words: it may have %d", n, mostActionWords)
		}
		l.plain(text, s.Do[i].Text)
	}
	if all > mostStepWords {
		l.fault(at.key("do"), "the actions of this step have %d words: they may have %d", all, mostStepWords)
	}
}

// checkStepApplies checks the step's condition together with what the step is
// asked of: a browser profile is never on a machine without a screen.
func (l *loading) checkStepApplies(at spot, s *checklist.Step) {
	ofDevice := s.Per == checklist.PerDevice || s.Per == checklist.PerProfile || s.Per == ""
	before := len(l.report.Faults)
	l.condition(at.key("applies"), &s.Applies, ofDevice)
	if s.Per == checklist.PerProfile && len(l.report.Faults) == before && !l.brokerUnread() {
		seen := s.Applies
		seen.All = append(slices.Clone(seen.All), "device.headless=no")
		if why := l.contradiction(&seen); why != "" {
			l.fault(at.key("applies"), "nothing is ever asked: a browser profile is on a device that somebody sits at, and %s", why)
		}
	}
}

// notEmpty holds that a condition that must be given says something.
func (l *loading) notEmpty(at spot, c *checklist.Condition) {
	if at.has("if") && len(at.key("if").node.Content) == 0 && len(c.All)+len(c.Any)+len(c.None) == 0 {
		l.fault(at.key("if"), "\"if\" says nothing: name the facts, such as {any: [automation=unattended]}")
	}
}

func (l *loading) checkAnswers(at spot, s *checklist.Step) {
	answers := at.key("answers")
	l.plain(at.key("ask"), s.Ask)
	said := make(map[checklist.Means]bool)
	for i, a := range s.Answers {
		said[a.Means] = true
		l.checkAnswer(answers.item(i), &a)
		l.plain(answers.item(i).key("text"), a.Text)
		if a.ID == checklist.NoPage.ID || a.ID == checklist.Unsure.ID {
			l.fault(answers.item(i).key("id"), "answer id %q is taken: every step has that answer already", a.ID)
		}
		l.checkSets(answers.item(i).key("sets"), a.Sets)
	}
	if r := fieldNamed(reflect.TypeFor[checklist.Step](), "answers"); said[""] || len(s.Answers) < r.min || len(s.Answers) > r.max {
		return
	}
	for _, m := range []checklist.Means{checklist.MeansHolds, checklist.MeansFails} {
		if !said[m] {
			l.fault(answers, "no answer of step %s means %s: at least one must", s.ID, m)
		}
	}
}

// checkAnswer holds that an answer says how it holds, and that only what
// fails or is not offered can be an alarm or settle that the step does not
// apply.
func (l *loading) checkAnswer(at spot, a *checklist.Answer) {
	switch {
	case a.Means == checklist.MeansHolds && a.As == "":
		l.fault(at, "answer %s holds and has no \"as\": bolt (a state now that stops a stage) or habit", a.ID)
	case a.Means != checklist.MeansHolds && a.As != "":
		l.fault(at.key("as"), "only a holding answer is a bolt or a habit")
	case a.Alarm != "" && a.Means != checklist.MeansFails:
		l.fault(at.key("alarm"), "an alarm is an answer that fails")
	case a.AtOnce && a.Alarm == "":
		l.fault(at.key("at_once"), "at_once is about an alarm, and this answer has none")
	case a.Means == checklist.MeansNotOffered && len(a.Sets) == 0:
		l.fault(at, "answer %s means not_offered and sets no fact: by which fact does the step not apply?", a.ID)
	}
	if a.Alarm != "" {
		l.scenarioExists(at.key("alarm"), a.Alarm)
	}
}

// checkLook holds that a page belongs to the place of the look.
func (l *loading) checkLook(at spot, s *checklist.Step) {
	if n := len(strings.Fields(s.Look.Text)); n > mostLookWords {
		l.fault(at.key("text"), "the look has %d words: it may have %d", n, mostLookWords)
	}
	if l.brokerUnread() || s.Look.At == "" {
		return
	}
	if !slices.ContainsFunc(l.c.Places, func(p checklist.Place) bool { return p.ID == s.Look.At }) {
		l.fault(at.key("at"), "broker.yaml describes no place %q", s.Look.At)
	}
	if s.Look.Page != "" && !slices.ContainsFunc(l.c.Pages, func(p checklist.Page) bool { return p.ID == s.Look.Page && p.Place == s.Look.At }) {
		l.fault(at.key("page"), "%s has no page %q in broker.yaml", s.Look.At, s.Look.Page)
	}
}

func (l *loading) checkSets(at spot, sets map[string]string) {
	if l.brokerUnread() {
		return
	}
	for fact, value := range sets {
		f := l.names.facts[fact]
		if f == nil {
			l.fault(at.keyName(fact), "fact %q does not exist%s", fact, meant(fact, l.factNames()))
			continue
		}
		l.names.used[fact] = true
		value, beside := strings.CutPrefix(value, "+")
		if beside && f.Kind != checklist.Many {
			l.fault(at.key(fact), "%s holds one value, so nothing can be seen beside it: leave the plus out", fact)
		}
		if _, ok := f.Read(value); !ok {
			values, _ := l.valuesOf(fact)
			l.fault(at.key(fact), "%q has no value %q%s", fact, value, meant(value, values))
		}
	}
}

// checkWaits tells of steps that wait for each other: by after, or because
// one is the way back that another needs first.
func (l *loading) checkWaits() {
	type edge struct {
		to int
		at spot
	}
	place := make(map[string]int)
	for i, s := range l.c.Steps {
		place[s.ID] = i
	}
	edges := make([][]edge, len(l.c.Steps))
	for i, s := range l.c.Steps {
		for _, list := range []struct {
			key string
			ids []string
		}{{"after", s.After}, {"way_back", s.WayBack}} {
			for j, id := range list.ids {
				if to, ok := place[id]; ok && id != "" {
					edges[i] = append(edges[i], edge{to, l.steps[i].key(list.key).item(j)})
				}
			}
		}
	}
	told := make(map[string]bool)
	const onPath, done = 1, 2
	state := make([]int, len(edges))
	var path []int
	var visit func(int)
	visit = func(i int) {
		state[i] = onPath
		path = append(path, i)
		for _, e := range edges[i] {
			switch state[e.to] {
			case onPath:
				var ids []string
				for _, p := range path[slices.Index(path, e.to):] {
					ids = append(ids, l.c.Steps[p].ID)
				}
				circle := strings.Join(append(ids, l.c.Steps[e.to].ID), " → ")
				if !told[circle] {
					l.fault(e.at, "steps wait for each other without end: %s", circle)
				}
				told[circle] = true
			case 0:
				visit(e.to)
			}
		}
		path = path[:len(path)-1]
		state[i] = done
	}
	for i := range edges {
		if state[i] == 0 {
			visit(i)
		}
	}
}
