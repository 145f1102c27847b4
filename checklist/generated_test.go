package checklist

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

const today = Day(20600)

// drawCatalogue draws a small catalogue that the loader would take: facts
// that grow, conditions that only grow with them, stages that something cuts.
func drawCatalogue(t *rapid.T) *Catalogue {
	c := &Catalogue{
		Broker: "made-up", Version: "1", Digest: "d1",
		Interfaces: []Interface{{ID: AccountInterface}, {ID: "web"}, {ID: "api"}},
		Facts: []Fact{
			{ID: "interfaces", Kind: Many, Grows: true, Values: []FactValue{{ID: "web"}, {ID: "api"}}, Review: Interval{6, 'm'}},
			{ID: "methods", Kind: Many, Grows: true, Values: []FactValue{{ID: "sms"}, {ID: "app", On: []string{"phone"}}, {ID: "key"}}, Review: Interval{3, 'm'}},
			{ID: "usernames", Kind: Many, Grows: true, Values: []FactValue{{ID: "main"}, {ID: "api"}}},
			{ID: "through", Kind: One, Values: []FactValue{{ID: "direct"}, {ID: "other"}}},
		},
		Permits: []Permission{{ID: "margin", Risky: true}, {ID: "options"}},
		LifeEvents: []LifeEvent{
			{ID: "new-phone", Title: "A new phone", Stales: []string{"topic:mfa", "device.kind:phone"}, Paper: "the devices"},
			{ID: "moved", Title: "Moved", Stales: []string{"s0"}},
		},
		Signals: []Signal{{ID: "signal", Review: Interval{6, 'm'}}},
	}
	n := rapid.IntRange(2, 8).Draw(t, "steps")
	grows := []string{"interfaces=web", "interfaces=api", "methods=sms", "methods=key", "permissions=margin", "devices=phone"}
	for i := range n {
		s := Step{
			ID: fmt.Sprintf("s%d", i), Title: fmt.Sprint("Step ", i), Topic: rapid.SampledFrom([]string{"mfa", "device"}).Draw(t, "topic"),
			Interfaces: []string{rapid.SampledFrom([]string{AccountInterface, "web", "api"}).Draw(t, "interface")},
			Per:        rapid.SampledFrom([]Per{PerAccount, PerAccount, PerDevice, PerUsername}).Draw(t, "per"),
			Minutes:    Minutes{Look: rapid.IntRange(1, 3).Draw(t, "look"), Hands: rapid.IntRange(1, 12).Draw(t, "minutes")}, Review: Interval{rapid.IntRange(1, 90).Draw(t, "review"), 'd'},
			LocksOut: RiskNone, Digest: fmt.Sprint("digest", i),
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}, {ID: "more", Means: MeansHolds}, {ID: "habit", Means: MeansHolds, As: Habit}},
			Probe:   []string{fmt.Sprint("check", i)},
		}
		if i > 0 && rapid.IntRange(0, 3).Draw(t, "risky") == 0 {
			s.LocksOut, s.WayBack = rapid.SampledFrom([]Risk{RiskSome, RiskHigh}).Draw(t, "risk"), []string{fmt.Sprintf("s%d", rapid.IntRange(0, i-1).Draw(t, "way back"))}
		}
		if i > 0 && rapid.Bool().Draw(t, "has prerequisite") {
			s.After = []string{fmt.Sprintf("s%d", rapid.IntRange(0, i-1).Draw(t, "after"))}
		}
		switch rapid.IntRange(0, 3).Draw(t, "applies") {
		case 0:
			s.Applies.Any = []string{rapid.SampledFrom(grows).Draw(t, "term"), rapid.SampledFrom(grows).Draw(t, "term")}
		case 1:
			s.Applies.None = []string{"through=other"}
		}
		if rapid.IntRange(0, 3).Draw(t, "sets") == 0 {
			s.Answers[2].Sets = map[string]string{"methods": "app", "through": "direct"}
		}
		c.Steps = append(c.Steps, s)
	}
	c.WayBack = []string{"s0"}
	if rapid.Bool().Draw(t, "has first sittings") {
		c.Essentials = []Essential{{Step: fmt.Sprintf("s%d", rapid.IntRange(0, n-1).Draw(t, "first"))}}
	}
	step := func() string { return fmt.Sprintf("s%d", rapid.IntRange(0, n-1).Draw(t, "cut")) }
	for i := range rapid.IntRange(1, 8).Draw(t, "routes") {
		r := Route{
			ID: fmt.Sprintf("r%d", i), Title: fmt.Sprint("Route ", i), Kind: rapid.SampledFrom([]RouteKind{Takeover, Takeover, Leak, Mistake, LockoutRoute}).Draw(t, "kind"),
			Interface: rapid.SampledFrom([]string{AccountInterface, "web", "api"}).Draw(t, "interface"),
			Exposure:  rapid.SampledFrom(Exposures[:3]).Draw(t, "exposure"), Reach: Reach{Authority: AuthoritySee},
			Raises: []Raise{{If: Condition{All: []string{"permissions=margin"}}, To: Reach{Authority: AuthorityTrade, Damage: DamageMore}}},
		}
		if r.Kind == LockoutRoute {
			r.Exposure = Lockout
		}
		if rapid.IntRange(0, 2).Draw(t, "applies") == 0 {
			r.Applies.Any = []string{rapid.SampledFrom(grows).Draw(t, "term"), rapid.SampledFrom(grows).Draw(t, "term")}
		}
		for range rapid.IntRange(1, 3).Draw(t, "stages") {
			g := Stage{Tier: Tier(rapid.IntRange(0, 4).Draw(t, "tier"))}
			for range rapid.IntRange(1, 2).Draw(t, "cutters") {
				if id := step(); !slices.Contains(g.Cutters(), id) {
					g.CutBy = append(g.CutBy, Cut{id})
				}
			}
			switch rapid.IntRange(0, 6).Draw(t, "cuts") {
			case 0:
				g.Alternatives = "each alone suffices"
			case 1:
				g.ContestedBy = []string{step()}
			case 2:
				if id := step(); !slices.Contains(g.Cutters(), id) {
					g.CutBy[0] = append(g.CutBy[0], id)
				}
			case 3:
				g.CutBy, g.None = nil, "nothing stops it"
			}
			tokens := rapid.SliceOfNDistinct(rapid.SampledFrom(drawnTokens), 0, 2, rapid.ID[string])
			g.Needs, g.Gives = tokens.Draw(t, "needs"), tokens.Draw(t, "gives")
			r.Stages = append(r.Stages, g)
		}
		c.Routes = append(c.Routes, r)
	}
	return c
}

// drawnTokens are the tokens of drawn catalogues: credentials and machines.
var drawnTokens = []string{"password", "number", "mailbox", "phone", "phone-open", "host", "factor:sms", "phone:mailbox", "phone:factor"}

// drawEntry draws something a person could say under a catalogue.
func drawEntry(t *rapid.T, c *Catalogue) Entry {
	step := c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")]
	thing := ""
	if step.Per == PerDevice {
		thing = rapid.SampledFrom([]string{"phone", "laptop"}).Draw(t, "thing")
	}
	if step.Per == PerUsername {
		thing = rapid.SampledFrom([]string{"main", "api"}).Draw(t, "username")
	}
	switch rapid.IntRange(0, 9).Draw(t, "said") {
	case 0:
		f := c.Facts[rapid.IntRange(0, len(c.Facts)-1).Draw(t, "fact")]
		return Entry{Kind: KindFact, Subject: f.ID, Value: Value{FieldValue: f.Values[rapid.IntRange(0, len(f.Values)-1).Draw(t, "value")].ID}}
	case 1:
		e := deviceEntry(rapid.SampledFrom([]string{"phone", "laptop"}).Draw(t, "device"), rapid.SampledFrom([]string{c.Interfaces[1].ID, usable(c)}).Draw(t, "uses"))
		if carries := rapid.SampledFrom([]string{"", "none", "app:own", "mailbox,app:code"}).Draw(t, "carries"); carries != "" {
			e.Value["carries"] = carries
		}
		return e
	case 2:
		return Entry{Kind: KindDecision, Subject: c.Permits[0].ID, Value: Value{FieldState: rapid.SampledFrom([]string{"held", "dropped", "unused"}).Draw(t, "state")}}
	case 3:
		return Entry{Kind: KindHappened, Subject: rapid.SampledFrom(c.LifeEvents).Draw(t, "event").ID, Value: Value{"on": ""}}
	case 4:
		return Entry{Kind: KindAccept, Subject: step.ID, Value: Value{FieldReason: "r", FieldUntil: (today + Day(rapid.IntRange(-20, 200).Draw(t, "until"))).String()}}
	case 5:
		if len(step.Probe) == 0 {
			break
		}
		return Entry{Kind: KindFinding, Subject: AnswerSubject(step.Probe[0], rapid.SampledFrom([]string{"phone", "laptop"}).Draw(t, "device")),
			Value: Value{"verdict": rapid.SampledFrom([]string{VerdictHolds, VerdictFails, VerdictUnknown, VerdictNothing}).Draw(t, "verdict"), "saw": "x"}}
	}
	choices := step.Choices()
	return Entry{Kind: KindAnswer, Subject: AnswerSubject(step.ID, thing),
		Value: Value{FieldAnswer: rapid.SampledFrom(append(choices[:1:1], choices...)).Draw(t, "answer").ID, FieldDigest: step.Digest}}
}

// usable are two of a catalogue's interfaces that a device uses.
func usable(c *Catalogue) string { return c.Interfaces[1].ID + "," + c.Interfaces[2].ID }

func deviceEntry(id, uses string) Entry {
	return Entry{Kind: KindDevice, Subject: id, Value: Device{ID: id, Name: id, Kind: map[string]string{"phone": "phone"}[id], Uses: strings.Split(uses, ",")}.Value()}
}

// drawHistory draws a record of things said on days up to today.
func drawHistory(t *rapid.T, c *Catalogue) Record {
	r := NewRecord(Event{Kind: KindDevice, Subject: "laptop", Order: 1, Day: today - 300, Value: deviceEntry("laptop", usable(c)).Value})
	day := today - 200
	order := int64(10)
	for range rapid.IntRange(0, 40).Draw(t, "entries") {
		day = min(today, day+Day(rapid.IntRange(0, 12).Draw(t, "days")))
		s := drawEntry(t, c)
		order++
		r = r.Add(Event{Kind: s.Kind, Subject: s.Subject, Order: order, Day: day, Value: s.Value})
	}
	return r
}

// later says something after everything in a record, today.
func later(r Record, said ...Entry) Record {
	for _, s := range said {
		day := s.Day
		if day == 0 {
			day = today
		}
		r = r.Add(Event{Kind: s.Kind, Subject: s.Subject, Order: r.events[0].Order + 1, Day: day, Value: s.Value})
	}
	return r
}

func openRoutes(a *Assessment, of ...Exposure) map[string]bool {
	open := make(map[string]bool)
	for _, r := range a.Routes {
		if r.Open && (len(of) == 0 || slices.Contains(of, r.Route.Exposure)) {
			open[r.Route.ID] = true
		}
	}
	return open
}

// missing lists what is in the first set and not in the second.
func missing(a, b map[string]bool) (out []string) {
	for id := range a {
		if !b[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}
