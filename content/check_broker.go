package content

import (
	"maps"
	"slices"
	"strings"

	"handrail/checklist"
)

func (l *loading) checkBroker() {
	l.stepsExist(l.broker.key("way_back"), l.c.WayBack)
	l.checkEssentials()
	for i := range l.c.Pages {
		l.sources(l.part("pages", i).key("sources"), l.c.Pages[i].Sources)
	}
	for i := range l.c.Holdings {
		h, at := &l.c.Holdings[i], l.part("holdings", i)
		l.condition(at.key("if"), &h.If, false)
		l.scenarioExists(at.key("scenario"), h.Scenario)
		l.tokensExist(at.key("tokens"), h.Tokens)
		l.checkBegins(at, h)
		l.sources(at.key("sources"), h.Sources)
	}
	l.checkInterfaces()
	for i := range l.c.Facts {
		l.checkFact(l.part("facts", i), &l.c.Facts[i])
	}
	for i := range l.c.Mechanisms {
		m, at := &l.c.Mechanisms[i], l.part("mechanisms", i)
		l.interfaceExists(at.key("interface"), m.Interface)
		l.plain(at.key("text"), m.Text)
		l.sources(at.key("sources"), m.Sources)
	}
	for i := range l.c.Consequences {
		c, at := &l.c.Consequences[i], l.part("consequences", i)
		l.condition(at.key("if"), &c.If, false)
		l.monotone(at.key("if"), &c.If, "remove this consequence")
		l.plain(at.key("text"), c.Text)
		l.sources(at.key("sources"), c.Sources)
	}
	for i := range l.c.Jobs {
		j, at := &l.c.Jobs[i], l.part("jobs", i)
		l.interfacesExist(at.key("interfaces"), j.Interfaces)
		l.stepsExist(at.key("first"), j.First)
		l.sources(at.key("sources"), j.Sources)
	}
	for i := range l.c.Signals {
		s, at := &l.c.Signals[i], l.part("signals", i)
		l.stepsExist(at.key("changes"), s.Changes)
		l.factsExist(at.key("facts"), s.Facts)
		l.sources(at.key("sources"), s.Sources)
	}
	for i := range l.c.LifeEvents {
		l.checkLifeEvent(l.part("life_events", i), &l.c.LifeEvents[i])
	}
	served, asked := l.valuesOf("entity")
	for i := range l.c.Entities {
		e, at := &l.c.Entities[i], l.part("entities", i)
		l.plain(at.key("protects"), e.Covers)
		l.plain(at.key("excludes"), e.NotCovers)
		for j, note := range e.Notes {
			l.plain(at.key("notes").item(j), note)
		}
	}
	for i, id := range l.names.entities {
		l.names.used["entity"] = true
		if id != "" && asked && !slices.Contains(served, id) {
			l.fault(l.part("entities", i).key("id"), "fact entity has no value %s: nobody could say that it serves them%s", id, meant(id, served))
		}
		l.sources(l.part("entities", i).key("sources"), l.c.Entities[i].Sources)
	}
	for i := range l.c.Contacts {
		l.checkContact(l.part("contacts", i), &l.c.Contacts[i])
	}
	for i := range l.c.Domains {
		d := &l.c.Domains[i]
		l.sources(l.part("domains", i).key("sources"), d.Sources)
		if d.Evidence == checklist.EvidenceCommunity && d.Use == checklist.UseSignIn {
			l.fault(l.part("domains", i).key("use"), "only lists of others name %s as the broker's: it cannot be a place to sign in", d.Host)
		}
	}
	for i := range l.c.Senders {
		l.sources(l.part("senders", i).key("sources"), l.c.Senders[i].Sources)
	}
}

// checkInterfaces holds that account is there, and that each other interface
// can be said to be used.
func (l *loading) checkInterfaces() {
	if !slices.Contains(l.names.interfaces, checklist.AccountInterface) && len(l.c.Interfaces) > 0 {
		l.fault(l.broker.key("interfaces"), "interface %s is missing, which everyone uses: account-wide settings belong to it", checklist.AccountInterface)
	}
	values, asked := l.valuesOf("interfaces")
	if !asked {
		l.fault(l.broker.key("facts"), "fact interfaces is missing: it asks which ways in are used")
		return
	}
	for i, id := range l.names.interfaces {
		if id != "" && id != checklist.AccountInterface && !slices.Contains(values, id) {
			l.fault(l.part("interfaces", i).key("id"), "fact interfaces has no value %s: nobody could say that it is used", id)
		}
	}
	i := slices.IndexFunc(l.c.Facts, func(f checklist.Fact) bool { return f.ID == "interfaces" })
	for j, v := range values {
		if i >= 0 && v != "" && !slices.Contains(l.names.interfaces, v) {
			l.fault(l.part("facts", i).key("values").item(j).key("id"), "interface %q does not exist%s", v, meant(v, l.names.interfaces))
		}
	}
}

func (l *loading) checkFact(at spot, f *checklist.Fact) {
	_, ofDevices := aggregates[f.ID]
	if ofDevices || slices.Contains(ledgers, f.ID) {
		l.fault(at.key("id"), "fact id %q is taken: conditions read it from the devices or the permission ledger", f.ID)
	}
	for i, v := range f.Values {
		for _, fact := range slices.Sorted(maps.Keys(v.Implies)) {
			if fact == ledgers[0] {
				l.checkPermission(at.key("values").item(i).key("implies").key(fact), v.Implies[fact])
				continue
			}
			l.checkSets(at.key("values").item(i).key("implies"), map[string]string{fact: v.Implies[fact]})
		}
		if v.ID == "none" && f.Kind == checklist.Many {
			l.fault(at.key("values").item(i).key("id"), "value none is reserved: a fact that holds many has it where nothing is chosen")
		}
	}
}

// checkPermission holds that a value by which a permission is used names one.
func (l *loading) checkPermission(at spot, id string) {
	if !l.brokerUnread() && !slices.Contains(l.names.permissions, id) {
		l.fault(at, "%q does not exist among the permissions%s", id, meant(id, l.names.permissions))
	}
}

// staled are the classes of steps that a life event may make stale, and the
// names each has.
func (l *loading) staled(class string) []string {
	switch class {
	case "topic":
		return checklist.Topics
	case "interface":
		return l.names.interfaces
	case "device.kind":
		return checklist.DeviceKinds
	}
	return nil
}

func (l *loading) checkLifeEvent(at spot, e *checklist.LifeEvent) {
	for i, what := range e.Stales {
		spotted := at.key("stales").item(i)
		class, name, isClass := strings.Cut(what, ":")
		switch known := l.staled(class); {
		case !isClass:
			l.stepExists(spotted, what)
		case known == nil:
			l.fault(spotted, "%q is not a class of steps: write a step id, topic:NAME, interface:NAME or device.kind:NAME", class)
		case !slices.Contains(known, name):
			l.fault(spotted, "%s has no value %q%s", class, name, meant(name, known))
		}
	}
	l.factsExist(at.key("facts"), e.Facts)
	l.scenarioExists(at.key("scenario"), e.Scenario)
}

// checkContact holds that a number is one that a source is sure of: nobody
// dials a guess in an emergency.
func (l *loading) checkContact(at spot, c *checklist.Contact) {
	for i, id := range c.Entities {
		if id != "" && !slices.Contains(l.names.entities, id) {
			l.fault(at.key("entities").item(i), "entity %q does not exist%s", id, meant(id, l.names.entities))
		}
	}
	l.sources(at.key("sources"), c.Sources)
	known := best(c.Sources) == checklist.High || best(c.Sources) == checklist.Med
	switch {
	case best(c.Sources) == "":
	case known && c.Number == "" && !at.has("number"):
		l.fault(at, "contact %s has no \"number\": only one that no source is sure of may leave it out", c.ID)
	case !known && c.Number != "":
		l.fault(at.key("number"), "no source is sure of this number, at least med: leave it out")
	}
}

func (l *loading) checkEssentials() {
	for i := range l.c.Essentials {
		e, at := &l.c.Essentials[i], l.part("essentials", i)
		l.stepExists(at.key("step"), e.Step)
		l.condition(at.key("if"), &e.If, false)
	}
}

// tokensExist holds that tokens are of the vocabulary.
func (l *loading) tokensExist(at spot, tokens []string) {
	for i, t := range tokens {
		method, isFactor := strings.CutPrefix(t, "factor:")
		switch {
		case t == "" || l.brokerUnread():
		case isFactor:
			if values, asked := l.valuesOf("methods"); asked && !slices.Contains(values, method) {
				l.fault(at.item(i), "fact methods has no value %q%s", method, meant(method, values))
			}
		case !slices.Contains(checklist.Tokens, t) && !slices.Contains(l.c.CarriedTokens(), t):
			l.fault(at.item(i), "token %q does not exist%s", t, meant(t, checklist.Tokens))
		}
	}
}

// checkBegins holds that a route begins with a holding: one that none begins
// with would never be shown.
func (l *loading) checkBegins(at spot, h *checklist.Holding) {
	if slices.ContainsFunc(l.unread, func(f string) bool { return strings.HasPrefix(f, "routes/") }) {
		return
	}
	for i := range l.c.Routes {
		r := &l.c.Routes[i]
		if r.Kind == checklist.Mistake || (r.Kind == checklist.LockoutRoute) != (h.Axis == checklist.Loss) {
			continue
		}
		for j := range r.Stages {
			if slices.ContainsFunc(h.Tokens, func(t string) bool {
				return slices.Contains(r.Stages[j].Needs, t) || slices.Contains(r.Stages[j].Gives, t)
			}) {
				return
			}
		}
	}
	kind := "take-over or leak"
	if h.Axis == checklist.Loss {
		kind = "lock-out"
	}
	l.fault(at.key("tokens"), "no %s begins with %s: name it under needs or gives of a stage", kind, strings.Join(h.Tokens, " or "))
}
