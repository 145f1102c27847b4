package runbook

import (
	"fmt"
	"testing"

	"handrail/checklist"
)

// day is the day on which most of the tests print.
const day = checklist.Day(20781) // 23 Nov 2026

var source = []checklist.Source{{URL: "https://www.example-broker.test/support", Date: day - 30, Confidence: checklist.High}}

// catalogue is a small one about a broker that does not exist.
func catalogue() *checklist.Catalogue {
	broker := func(id, text string) checklist.Emergency {
		return checklist.Emergency{
			ID: id, Phase: checklist.PhaseStop, Text: text, Call: "broker", Page: true,
			Say:    "Someone else is in my account. Freeze it, end all sessions, undo changes of contact data, keep the addresses.",
			Closed: "Send a message from the signed-in app, then call at the hour when it opens.",
			Cannot: "Call from a neighbour's telephone.",
			See:    "You hold a reference number.",
		}
	}
	return &checklist.Catalogue{
		Broker: "example", Name: "Example Brokerage", Version: "2026.11", WayBack: []string{"mfa.second-method"},
		Interfaces: []checklist.Interface{
			{ID: "account", Name: "Account-wide settings", Short: "Account"},
			{ID: "app", Name: "The phone app", Short: "App"},
			{ID: "gateway", Name: "The gateway for programs", Short: "Gateway"},
		},
		Facts: []checklist.Fact{
			{ID: "methods", Title: "Sign-in methods", Kind: checklist.Many, Values: []checklist.FactValue{
				{ID: "app", Text: "Approval in the app"}, {ID: "key", Text: "A hardware key"}, {ID: "sms", Text: "A code by text message"}}},
			{ID: "automation", Title: "Automation", Kind: checklist.One, Values: []checklist.FactValue{
				{ID: "no", Text: "No, I place every order by hand"}, {ID: "yes", Text: "Yes, a program does"}}},
			{ID: "through", Title: "Whose client you are", Kind: checklist.One, Values: []checklist.FactValue{
				{ID: "direct", Text: "With the broker itself"}, {ID: "introducing", Text: "With another firm"}}},
			{ID: "entity", Title: "The company that serves you", Kind: checklist.One, Values: []checklist.FactValue{
				{ID: "north", Text: "Example Brokerage North"}, {ID: "other", Text: "Another name"}}},
			{ID: "password_manager", Title: "Where the password is", Kind: checklist.One, Values: []checklist.FactValue{
				{ID: "app", Text: "In a password manager of its own"}, {ID: "none", Text: "In my head"}}},
			{ID: "markets", Title: "Markets", Kind: checklist.One, Values: []checklist.FactValue{
				{ID: "home", Text: "My home market only"}, {ID: "several", Text: "Several"}}},
		},
		Entities: []checklist.Entity{{ID: "north", Name: "Example Brokerage North Ltd", Country: "Northland", Scheme: "Northland investor scheme",
			Covers: "Up to 20,000 when the firm fails and your securities are missing.", NotCovers: "Theft by somebody who signed in as you, and losses from trading.", Sources: source}},
		Contacts: []checklist.Contact{
			{ID: "support", Name: "Support, security matters", Number: "+999 (555) 010-2030", Hours: "24 hours on business days. Closed from Saturday morning until the week begins in Southland, on Sunday about 23:30 UTC", Menu: "2, then 2", Sources: source},
			{ID: "desk", Name: "Closing order desk", Number: "+999 (555) 010-4050", Hours: "unknown", Entities: []string{"north"},
				Sources: []checklist.Source{{URL: "https://www.example-broker.test/desk", Date: day - 400, Confidence: checklist.Low}}},
		},
		Domains: []checklist.Domain{{Host: "api.example-broker.test", Use: checklist.UseAPI, Evidence: checklist.EvidenceBroker}, {Host: "example-broker.test", Use: checklist.UseReading, Evidence: checklist.EvidenceBroker, Note: "reading, and support"}},
		LifeEvents: []checklist.LifeEvent{
			{ID: "new-phone", Title: "A new phone", Paper: "the phone that approves sign-ins", Sheets: []string{"E"}},
			{ID: "new-number", Title: "A new telephone number", Paper: "the telephone number on file", Sheets: []string{"E"}},
			{ID: "moved", Title: "You moved", Paper: ""},
		},
		Steps: []checklist.Step{
			{ID: "mfa.second-method", Title: "Sign in once with a second method", Interfaces: []string{"account"}, Topic: "mfa", Per: checklist.PerAccount, Review: checklist.Interval{N: 6, Unit: 'm'}, Digest: "d1",
				Ask: "What happened?", Answers: []checklist.Answer{{ID: "yes", Text: "I signed in with it", Means: checklist.MeansHolds}, {ID: "no", Text: "There is only one", Means: checklist.MeansFails}}},
			{ID: "recovery.trusted-contact", Title: "Name a trusted contact", Interfaces: []string{"account"}, Topic: "recovery", Per: checklist.PerAccount, Review: checklist.Interval{N: 1, Unit: 'y'}, Digest: "d2",
				Ask: "Who is named?", Answers: []checklist.Answer{{ID: "yes", Text: "Somebody", Means: checklist.MeansHolds}, {ID: "no", Text: "Nobody", Means: checklist.MeansFails}}},
			{ID: "phishing.callback", Title: "Call back on the known number", Interfaces: []string{"account"}, Topic: "phishing", Per: checklist.PerAccount, Digest: "d3", Review: checklist.Interval{N: 3, Unit: 'm'},
				Ask: "Do you?", Answers: []checklist.Answer{{ID: "yes", Text: "Yes", Means: checklist.MeansHolds}}},
		},
		Scenarios: []checklist.Scenario{
			{ID: "lost-phone", Title: "The phone is lost", UseIf: "the phone that approves your sign-ins is gone", Sheet: "A", Brief: "Phone lost", First: "Lock it from another device. A trade that is not yours? Take {take-over}.", Have: []string{"another telephone", "the name of your carrier"},
				Actions: []checklist.Emergency{
					{ID: "lost-phone.erase", Phase: checklist.PhaseStop, Text: "Lock and erase the phone from another device.", At: []string{"Find devices", "The phone", "Erase"}, See: "The page says erased, or waiting.", Page: true},
					{ID: "lost-phone.carrier", Phase: checklist.PhaseStop, Text: "Have the SIM blocked, and ask for a new one on the same number.", Call: "carrier", Cannot: "Go to a shop of the carrier with a passport.", Page: true},
					broker("lost-phone.call", "Call the broker and say that the phone is gone."),
					{ID: "lost-phone.in", Phase: checklist.PhaseIn, Text: "Sign in with the second method that does not live on that phone.", Page: true},
					{ID: "lost-phone.check", Phase: checklist.PhaseCheck, Text: "Look through orders, trades, bank instructions, users and sign-in methods.", Page: true},
					{ID: "lost-phone.report", Phase: checklist.PhaseReport, Text: "Report a theft to the police and write down the number.", Call: "police", Page: true},
					{ID: "lost-phone.close", Phase: checklist.PhaseClose, Text: "Register the new phone, remove the old one, and print this again.", Page: true},
				}, Review: []string{"mfa.second-method"}},
			{ID: "take-over", Title: "A trade that is not yours", UseIf: "an order, a trade or a transfer is not yours", Sheet: "B",
				Actions: []checklist.Emergency{
					{ID: "take-over.stop", Phase: checklist.PhaseStop, Text: "Stop your own gateway and programs.", If: checklist.Condition{All: []string{"automation=yes"}}, Page: true},
					{ID: "mailbox", Phase: checklist.PhaseStop, Text: "Take back the mailbox: rules, forwarding, password.", Page: true},
					broker("take-over.call", "Call the broker: freeze, end all sessions."),
				}},
			{ID: "gateway", Title: "The gateway machine is in other hands", UseIf: "somebody else reached it", Sheet: "G", Applies: checklist.Condition{All: []string{"automation=yes"}},
				Actions: []checklist.Emergency{{ID: "gateway.stop", Phase: checklist.PhaseStop, Text: "Switch the gateway machine off.", Page: true}}},
			{ID: "illness-or-death", Title: "Illness or death", UseIf: "the owner cannot act", Sheet: "H",
				Actions: []checklist.Emergency{{ID: "illness.call", Phase: checklist.PhaseStop, Text: "Call and say who you are.", Page: true, Call: "broker", Closed: "Wait for the next business day."}}},
		},
	}
}

// history builds a record, entry by entry.
type history struct {
	record checklist.Record
	order  int64
}

func (s *history) say(on checklist.Day, kind checklist.Kind, subject string, v checklist.Value) {
	s.order++
	s.record = s.record.Add(checklist.Event{Kind: kind, Subject: subject, Order: s.order, Day: on, Device: "d1", Value: v})
}

func (s *history) fact(key, value string) {
	s.say(day-20, checklist.KindFact, key, checklist.Value{checklist.FieldValue: value})
}

func (s *history) device(id, name, kind string) {
	s.say(day-20, checklist.KindDevice, id, checklist.Device{Name: name, Kind: kind, OS: "linux", Uses: []string{"app", "gateway"}, Roles: []string{"sees", "trades"}}.Value())
}

func (s *history) answer(step, answer string) {
	s.say(day-20, checklist.KindAnswer, step, checklist.Value{checklist.FieldAnswer: answer, checklist.FieldDigest: catalogue().Step(step).Digest})
}

// full is a setup in which everything was entered.
func full() *history {
	s := &history{}
	s.fact("methods", "app,key")
	s.fact("automation", "no")
	s.fact("through", "direct")
	s.fact("entity", "north")
	s.fact("password_manager", "app")
	s.device("a", "Work laptop", "laptop")
	s.device("b", "Pixel", "phone")
	s.answer("mfa.second-method", "yes")
	s.answer("recovery.trusted-contact", "no")
	return s
}

// crowded has twelve devices with long names, one of them hostile to layout.
func crowded() *history {
	s := full()
	for i := range 12 {
		s.device(fmt.Sprintf("x%d", i), fmt.Sprintf("Machine number %d in the cupboard under the stairs, behind the boxes of old photographs and the sewing machine", i), "desktop")
	}
	long := ""
	for len(long) < 300 {
		long += "Donaudampfschifffahrts"
	}
	s.device("y", long[:300], "server")
	return s
}

func (s *history) assess() *checklist.Assessment {
	return checklist.Assess(catalogue(), s.record, day)
}

func document(t testing.TB, s *history, o Options) *Document {
	t.Helper()
	return State(s.assess(), o)
}

// introduced is a client of another firm, with a program that trades.
func introduced() *history {
	s := full()
	s.order++
	s.fact("through", "introducing")
	s.fact("automation", "yes")
	return s
}
