package content

import (
	"slices"
	"strings"

	"handrail/checklist"
)

// check looks at what a catalogue says as a whole, after every file was read.
// What a file that could not be read would have defined is not missed again.
func (l *loading) check() {
	l.know()
	if l.broker.node != nil {
		l.checkBroker()
	}
	l.checkIDs()
	l.checkSteps()
	l.checkWaits()
	l.checkRoutes()
	l.checkScenarios()
	l.checkPast()
	if len(l.unread) == 0 {
		l.checkUnused()
	}
}

// names are the ids that a catalogue defines, as written, so that a fault in
// one of them is told once and not again wherever it is named.
type names struct {
	steps, scenarios, interfaces, permissions, entities []string
	facts                                               map[string]*checklist.Fact
	used                                                map[string]bool // facts and terms that something depends on
	named                                               map[string]bool // steps that a route names
}

func (l *loading) know() {
	l.names = names{facts: make(map[string]*checklist.Fact), used: make(map[string]bool), named: make(map[string]bool)}
	for _, s := range l.steps {
		l.names.steps = append(l.names.steps, s.id())
	}
	for _, s := range l.scenarios {
		l.names.scenarios = append(l.names.scenarios, s.id())
	}
	for i := range l.c.Interfaces {
		l.names.interfaces = append(l.names.interfaces, l.part("interfaces", i).id())
	}
	for i := range l.c.Permits {
		l.names.permissions = append(l.names.permissions, l.part("permissions", i).id())
	}
	for i := range l.c.Entities {
		l.names.entities = append(l.names.entities, l.part("entities", i).id())
	}
	for i := range l.c.Facts {
		if id := l.part("facts", i).id(); l.names.facts[id] == nil {
			l.names.facts[id] = &l.c.Facts[i]
		}
	}
}

// part returns the spot of an item of one of the lists of broker.yaml.
func (l *loading) part(list string, i int) spot { return l.broker.key(list).item(i) }

// brokerUnread reports whether what broker.yaml defines is not known.
func (l *loading) brokerUnread() bool { return l.broker.node == nil }

// stepExists tells where a step of that id does not exist.
func (l *loading) stepExists(at spot, id string) {
	topic, _, _ := strings.Cut(id, ".")
	if id == "" || slices.Contains(l.names.steps, id) || slices.Contains(l.unread, "steps/"+topic+".yaml") {
		return
	}
	l.fault(at, "step %s does not exist%s", id, meant(id, l.names.steps))
}

func (l *loading) stepsExist(at spot, ids []string) {
	for i, id := range ids {
		l.stepExists(at.item(i), id)
	}
}

func (l *loading) scenarioExists(at spot, id string) {
	unread := slices.ContainsFunc(l.unread, func(f string) bool { return strings.HasPrefix(f, "scenarios/") })
	if id == "" || unread || slices.Contains(l.names.scenarios, id) {
		return
	}
	l.fault(at, "scenario %s does not exist%s", id, meant(id, l.names.scenarios))
}

func (l *loading) interfacesExist(at spot, ids []string) {
	for i, id := range ids {
		l.interfaceExists(at.item(i), id)
	}
}

func (l *loading) interfaceExists(at spot, id string) {
	if id == "" || l.brokerUnread() || slices.Contains(l.names.interfaces, id) {
		return
	}
	l.fault(at, "interface %q does not exist%s", id, meant(id, l.names.interfaces))
}

func (l *loading) factsExist(at spot, ids []string) {
	for i, id := range ids {
		if id != "" && !l.brokerUnread() && l.names.facts[id] == nil {
			l.fault(at.item(i), "fact %q does not exist%s", id, meant(id, l.factNames()))
		}
	}
}

func (l *loading) factNames() []string {
	var ids []string
	for id := range l.names.facts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// checkIDs holds that no two things share an id where one is asked for by id
// alone, and that parts of one list differ.
func (l *loading) checkIDs() {
	first := make(map[string]string)
	once := func(at spot, noun string) {
		switch id := at.id(); {
		case id == "":
		case first[id] != "":
			l.fault(at.key("id"), "id %s is already taken by %s", id, first[id])
		default:
			first[id] = noun + " in " + at.key("id").where()
		}
	}
	for _, s := range l.steps {
		once(s, "a step")
	}
	for _, s := range l.routes {
		once(s, "a route")
	}
	for _, s := range l.scenarios {
		once(s, "a scenario")
	}
	for i := range l.c.Jobs {
		once(l.part("jobs", i), "a job")
	}
	for i := range l.c.Signals {
		once(l.part("signals", i), "a signal")
	}
	for _, list := range []string{"interfaces", "places", "pages", "holdings", "facts", "permissions", "mechanisms", "consequences", "life_events", "entities", "contacts", "doors"} {
		l.differ(l.broker, list, "id")
	}
	l.differ(l.broker, "domains", "host")
	l.differ(l.broker, "senders", "address")
	for i := range l.c.Facts {
		l.differ(l.part("facts", i), "values", "id")
	}
	for _, s := range l.steps {
		l.differ(s, "answers", "id")
	}
	for _, s := range l.scenarios {
		l.differ(s, "actions", "id")
	}
}

// differ holds that the items of a list differ in a key.
func (l *loading) differ(at spot, list, key string) {
	if !at.has(list) {
		return
	}
	first := make(map[string]spot)
	for _, item := range at.key(list).items() {
		value := item.text(key)
		if before, taken := first[value]; taken && value != "" {
			l.fault(item.key(key), "%s %q is given twice in %s, first on line %d", key, value, list, before.key(key).node.Line)
			continue
		}
		first[value] = item
	}
}

// checkUnused warns of facts that nothing depends on, and of permissions that
// are called risky and raise nothing.
func (l *loading) checkUnused() {
	read := []string{"interfaces", "usernames"} // read by the rules themselves
	for i, f := range l.c.Facts {
		if f.ID != "" && !l.names.used[f.ID] && !slices.Contains(read, f.ID) {
			l.warn(l.part("facts", i).key("id"), "no condition depends on fact %s and no answer sets it: is it asked for nothing?", f.ID)
		}
	}
	for i, p := range l.c.Permits {
		if p.Risky && p.ID != "" && p.Damage == "" && !l.names.used["permissions="+p.ID] && !l.names.used["permissions_used="+p.ID] {
			l.warn(l.part("permissions", i).key("id"), "permission %s is risky, and no condition depends on it: what does it raise?", p.ID)
		}
	}
}
