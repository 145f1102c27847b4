package scene

import (
	"testing"
	"time"

	"handrail/checklist"
	"handrail/runbook"
)

var (
	noon   = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	monday = checklist.DayOf(noon)
	half   = checklist.Interval{N: 6, Unit: 'm'}
)

func source() []checklist.Source {
	return []checklist.Source{
		{URL: "https://broker.example/help", Date: monday - 40, Confidence: checklist.High, Note: "the page itself"},
		{Date: monday - 400, Confidence: checklist.Background},
		{URL: "https://forum.example/1", Date: monday - 4, Confidence: checklist.Low, Contested: "another page says the opposite"},
	}
}

func answers(holds, fails string) []checklist.Answer {
	return []checklist.Answer{
		{ID: "good", Text: holds, Means: checklist.MeansHolds},
		{ID: "bad", Text: fails, Means: checklist.MeansFails},
	}
}

// book is a small catalogue in which every kind of thing occurs.
func book() *checklist.Catalogue {
	c := &checklist.Catalogue{
		Broker: "example", Name: "Example Brokers", Version: "2026.11", Digest: "aaaa",
		WayBack: []string{"mfa.second"},
		Interfaces: []checklist.Interface{
			{ID: "account", Name: "Account-wide settings", Short: "Account", Mechanism: "Stands behind every way in."},
			{ID: "portal", Name: "Client Portal (web)", Short: "Client Portal", Mechanism: "The website."},
			{ID: "gateway", Name: "Gateway and API", Short: "Gateway", Mechanism: "Takes orders from programs."},
		},
		Places: []checklist.Place{
			{ID: "memory", Name: "From memory"}, {ID: "computer", Name: "On this computer"},
			{ID: "portal", Name: "At the website", Way: "Type the address.", Address: "www.example.com"},
		},
		Facts: []checklist.Fact{
			{ID: "interfaces", Title: "Ways in that you use", Ask: "Which do you use?", Why: "Only these are asked about.", Kind: checklist.Many, First: 1, Grows: true, Review: half,
				Values: []checklist.FactValue{{ID: "portal", Text: "Client Portal"}, {ID: "gateway", Text: "The gateway"}}},
			{ID: "automation", Title: "Automation", Ask: "Does a program place orders?", Kind: checklist.One, First: 3, Review: half,
				Values: []checklist.FactValue{{ID: "no", Text: "No"}, {ID: "unattended", Text: "Yes, by itself"}}},
			{ID: "through", Title: "Whose client you are", Ask: "With whom?", Kind: checklist.One, Review: half,
				Values: []checklist.FactValue{{ID: "direct", Text: "Direct"}, {ID: "introducing", Text: "Through another firm"}}},
		},
		Permits: []checklist.Permission{
			{ID: "margin", Name: "Margin", Risky: true, First: true, Note: "a thief trades with more than you have", Review: "6m"},
			{ID: "crypto", Name: "Crypto assets", Review: "1y"},
		},
		Mechanisms: []checklist.Mechanism{{ID: "m1", Title: "How the website works", Interface: "portal", Text: "It is a website.", Sources: source()}},
		Jobs: []checklist.Job{
			{ID: "job.withdraw", Title: "Move money out", Interfaces: []string{"portal"}, Why: "Only there is the form.", First: []string{"mfa.second", "browser.profile"}, Not: []string{"the gateway"}, Sources: source()},
			{ID: "job.orders", Title: "Place orders by program", Interfaces: []string{"gateway"}, Why: "It takes them.", First: []string{"api.local"}, Sources: source()},
		},
		Signals:    []checklist.Signal{{ID: "sig.notes", Title: "Release notes", Watch: "the page of releases", Changes: []string{"api.local"}, Review: half, Sources: source()}},
		LifeEvents: []checklist.LifeEvent{{ID: "new-phone", Title: "A new phone", Stales: []string{"topic:mfa"}, Facts: []string{"interfaces"}, Paper: "page 1 names the old phone", Scenario: "lost-phone"}},
		Contacts:   []checklist.Contact{{ID: "desk", Name: "The desk", Number: "+00 000 000", Hours: "business days", Menu: "2, then 1", Sources: source()}},
		Doors: []checklist.Door{
			{ID: "phone", Line: "My phone is gone", Leads: []checklist.Lead{{Text: "Lost", Scenario: "lost-phone"}}},
			{ID: "trade", Line: "Something was traded that is not mine", Ask: "Can you still sign in?", Leads: []checklist.Lead{{Text: "Yes", Scenario: "not-mine"}, {Text: "No", Scenario: "lost-phone"}}},
		},
		Scenarios: []checklist.Scenario{
			{ID: "lost-phone", Title: "Lost phone", UseIf: "your phone is gone", Have: []string{"another phone"}, Review: []string{"mfa.second"}, Drill: []string{"Where is the number?"},
				Actions: []checklist.Emergency{
					{ID: "call", Phase: checklist.PhaseStop, Text: "Call the desk.", Call: "broker", Say: "Freeze the account.", Closed: "Lock the phone from afar until Monday.", Cannot: "Use another phone.", Page: true},
					{ID: "sim", Phase: checklist.PhaseIn, Text: "Get a replacement SIM.", At: []string{"Carrier", "Support"}, See: "The same number rings.", Cannot: "Go to the shop."},
				}, Sources: source()},
			{ID: "not-mine", Title: "A trade that is not yours", UseIf: "you see one", Actions: []checklist.Emergency{{ID: "stop", Phase: checklist.PhaseStop, Text: "Stop the gateway."}}, Sources: source()},
		},
		Steps: []checklist.Step{
			{ID: "mfa.second", Title: "Sign in once with a second method", Interfaces: []string{"account"}, Topic: "mfa", Per: checklist.PerAccount,
				Why: "One method on one phone is one loss away from none.", Do: []checklist.Action{{Text: "Add a method.", At: []string{"Portal", "Settings", "Sign-in"}}, {Text: "Sign in with it once."}},
				Ask: "What happened?", Answers: answers("I signed in with it", "There is only one"), Look: checklist.Look{At: "portal", Text: "On the page."}, Minutes: checklist.Minutes{Look: 3, Hands: 6}, Needs: []string{"phone"},
				LocksOut: checklist.RiskNone, Undo: "Remove it on the same page.", Review: half, Sources: source(), Digest: "d1"},
			{ID: "mfa.weakest", Title: "Remove the weak method", Interfaces: []string{"account"}, Topic: "mfa", Per: checklist.PerAccount,
				Why: "The weakest decides.", Do: []checklist.Action{{Text: "Remove it."}}, Ask: "Which are left?", Answers: answers("Only strong ones", "The weak one too"),
				Look: checklist.Look{At: "portal", Text: "On the page."}, Minutes: checklist.Minutes{Look: 3, Hands: 5}, LocksOut: checklist.RiskHigh, WayBack: []string{"mfa.second"}, Undo: "Add it again.", Review: half, Sources: source(), Digest: "d2"},
			{ID: "browser.profile", Title: "Keep a browser profile for finance", Interfaces: []string{"portal"}, Topic: "browser", Per: checklist.PerProfile,
				Why: "Extensions read the page.", Do: []checklist.Action{{Text: "Windows: make a profile.", At: []string{"Menu", "Profiles"}},
					{If: checklist.Condition{Any: []string{"automation=unattended"}}, Text: "A program may use it."}},
				Ask: "Which profile is it?", Answers: answers("One of its own", "The one for everything"), Look: checklist.Look{At: "portal", Text: "On the page."}, Minutes: checklist.Minutes{Look: 3, Hands: 8}, LocksOut: checklist.RiskNone, Undo: "Delete it.",
				Review: half, Probe: []string{"browser-profile"}, Sources: source(), Digest: "d3",
			},
			{ID: "api.local", Title: "Publish the port on this host only", Interfaces: []string{"gateway"}, Topic: "api", Per: checklist.PerDevice,
				Why: "Whoever reaches the port can trade.", Do: []checklist.Action{{Text: "Look at the port."}}, Ask: "What does it listen on?", Answers: answers("This host only", "Everywhere"),
				Look: checklist.Look{At: "portal", Text: "On the page."}, Minutes: checklist.Minutes{Look: 3, Hands: 3}, LocksOut: checklist.RiskNone, Undo: "Change it back.", Review: half, Sources: source(), Digest: "d4"},
			{ID: "alerts.read", Title: "Read the trade log daily", Interfaces: []string{"gateway"}, Topic: "alerts", Per: checklist.PerAccount, Habit: "daily",
				Why: "You notice in a day.", Do: []checklist.Action{{Text: "Read it."}}, Ask: "Is this how you work?", Answers: answers("Yes", "No"),
				Look: checklist.Look{At: "portal", Text: "On the page."}, Minutes: checklist.Minutes{Look: 1, Hands: 1}, LocksOut: checklist.RiskNone, Undo: "Stop.", Review: checklist.Interval{N: 3, Unit: 'm'}, Sources: source(), Digest: "d5"},
		},
		Routes: []checklist.Route{
			{ID: "r.phone", Title: "Lost phone, no way back in", Kind: checklist.LockoutRoute, Interface: "account", Exposure: checklist.Lockout, Text: "The phone is gone.",
				Stages: []checklist.Stage{{Text: "Nothing else signs in", Tier: 0, Needs: []string{"phone"}, CutBy: []checklist.Cut{{"mfa.second"}}}}, Sources: source()},
			{ID: "r.weak", Title: "A code is taken over the telephone", Kind: checklist.Takeover, Interface: "account", Exposure: checklist.Credential, Text: "A code travels.",
				Stages: []checklist.Stage{{Text: "The code is sent by text message", Tier: 1, Needs: []string{"number"}, CutBy: []checklist.Cut{{"mfa.weakest"}}, ShownBy: []string{"alerts.read"}}, {Text: "They sign in", Tier: 1, None: "nothing here stops it"}},
				Reach:  checklist.Reach{Authority: checklist.AuthorityTrade, Damage: checklist.DamageHoldings}, Raises: []checklist.Raise{{If: checklist.Condition{All: []string{"permissions=margin"}}, To: checklist.Reach{Authority: checklist.AuthorityTrade, Damage: checklist.DamageMore}}}, Sources: source()},
			{ID: "r.page", Title: "An extension reads the page", Kind: checklist.Leak, Interface: "portal", Exposure: checklist.Session, Text: "It reads.",
				Stages: []checklist.Stage{{Text: "The extension sees the page", Tier: 2, CutBy: []checklist.Cut{{"browser.profile"}}, NarrowedBy: []string{"alerts.read"}, PreparedBy: []string{"mfa.second"}}}, Reach: checklist.Reach{Authority: checklist.AuthoritySee}, Sources: source()},
			{ID: "r.port", Title: "Anyone on the network can trade", Kind: checklist.Takeover, Interface: "gateway", Exposure: checklist.Execution, Text: "The port is open.",
				Stages: []checklist.Stage{{Text: "They reach the port", Tier: 0, CutBy: []checklist.Cut{{"api.local"}}}}, Reach: checklist.Reach{Authority: checklist.AuthorityTrade, Damage: checklist.DamageHoldings}, Sources: source()},
		},
		Holdings: []checklist.Holding{
			{ID: "phone-lost", Clause: "you lose your phone", Axis: checklist.Loss, Tokens: []string{"phone"}, Frequency: checklist.Often, Scenario: "lost-phone", Notice: "It is gone.", Sources: source()},
			{ID: "number", Clause: "someone takes your phone number", Axis: checklist.Attack, Tokens: []string{"number"}, Frequency: checklist.Sometimes, Scenario: "lost-phone", Notice: "The phone has no network.", Sources: source()},
		},
		Past: map[string]checklist.Told{
			"old1": {Step: "mfa.second", Do: []checklist.Action{{Text: "Add any method."}}, Ask: "Is it on?", Answers: answers("It is on", "It is off")},
		},
	}
	return c
}

// saying makes a record of sayings, each a minute after the other, the first
// so many days before monday.
func saying(daysAgo int, said ...checklist.Entry) checklist.Record {
	return also(checklist.Record{}, daysAgo, said...)
}

func also(r checklist.Record, daysAgo int, said ...checklist.Entry) checklist.Record {
	return r.Add(r.EnterAt(noon.AddDate(0, 0, -daysAgo), "", said...)...)
}

func said1(kind checklist.Kind, subject string, pairs ...string) checklist.Entry {
	v := checklist.Value{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v[pairs[i]] = pairs[i+1]
	}
	return checklist.Entry{Kind: kind, Subject: subject, Value: v}
}

func answerSaid(step, thing, answer, digest string) checklist.Entry {
	return said1(checklist.KindAnswer, checklist.AnswerSubject(step, thing), "answer", answer, "digest", digest)
}

func laptop(id, name string, uses ...string) checklist.Entry {
	return checklist.Entry{Kind: checklist.KindDevice, Subject: id, Value: checklist.Device{ID: id, Name: name, Kind: "laptop", OS: "linux", Uses: uses, Roles: []string{"trades", "administers", "browses"}}.Value()}
}

// world is what follows from a record on monday.
func world(r checklist.Record) World {
	return World{
		A: checklist.Assess(book(), r, monday), Today: monday, Minutes: 15, Paper: "a4",
		Store: StoreWords{Kind: "keyring", Place: "the keyring of this computer", Short: "keyring", Generation: 3},
	}
}

// page300 is the home copy as it was printed 299 days ago.
func page300() *runbook.Document {
	r := saying(300, laptop("old", "Old laptop", "portal", "gateway"))
	return runbook.State(checklist.Assess(book(), r, monday-299), runbook.Options{Page: runbook.Home})
}

// lived is a record in which nearly everything was said once.
func lived() checklist.Record {
	r := saying(300,
		said1(checklist.KindFact, "interfaces", "value", "portal,gateway"),
		said1(checklist.KindFact, "automation", "value", "unattended"),
		laptop("old", "Old laptop", "portal", "gateway"), laptop("new", "New laptop", "portal"),
		answerSaid("mfa.second", "", "good", "d1"),
		answerSaid("alerts.read", "", "good", "d5"),
		said1(checklist.KindDecision, "margin", "state", "unused", "reason", "never asked", "review", "2026-10-01"),
		said1(checklist.KindLooked, "sig.notes", "saw", "nothing new"),
		said1(checklist.KindDrill, "lost-phone", "minutes", "4", "misses", "the number"),
	)
	r = also(r, 299, runbook.Printing(page300(), "desk")...)
	return also(r, 3,
		said1(checklist.KindFinding, "browser-profile@old", "verdict", "fails", "saw", "one profile for everything", "step", "browser.profile"),
		answerSaid("browser.profile", "old", "good", "d3"),
		answerSaid("api.local", "old", "bad", "d4"),
		said1(checklist.KindAccept, "api.local", "reason", "next month", "until", "2026-11-22"),
		said1(checklist.KindNote, "api.local", "text", "ask the provider"),
	)
}

// words is everything a scene says, for tests that look for some of it.
func words(s Scene) string { return spoken(s) }

func has(t *testing.T, s Scene, want ...string) {
	t.Helper()
	for _, w := range want {
		if !contains(words(s), w) {
			t.Errorf("%s does not say %q; it says:\n%s", s.ID, w, words(s))
		}
	}
}

func hasNot(t *testing.T, s Scene, bad ...string) {
	t.Helper()
	for _, w := range bad {
		if contains(words(s), w) {
			t.Errorf("%s says %q:\n%s", s.ID, w, words(s))
		}
	}
}
