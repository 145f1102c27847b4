package proptest

import (
	"slices"
	"testing"

	"handrail/checklist"
)

// story is somebody who saw the strongest of the good answers everywhere,
// except where it says otherwise.
type story struct {
	facts   map[string]string
	devices []checklist.Device
	answers map[string]string // step: answer, about everything it is about
	unless  func(*checklist.StepState) bool
}

var (
	aPhone  = checklist.Device{ID: "phone", Name: "phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"approves"}}
	aLaptop = checklist.Device{ID: "laptop", Name: "laptop", Kind: "laptop", OS: "macos", Uses: []string{"portal"}, Roles: []string{"trades"}}
	aTrader = checklist.Device{ID: "trader", Name: "computer", Kind: "desktop", OS: "windows", Uses: []string{"tws", "portal"}, Roles: []string{"trades"}}
	aServer = checklist.Device{ID: "server", Name: "server", Kind: "server", OS: "linux", Uses: []string{"gateway"}, Roles: []string{"automates"}, Headless: true}
)

// tell makes the record of a story and assesses it.
func tell(t *testing.T, s story) (checklist.Record, *checklist.Assessment) {
	t.Helper()
	c := catalogue(t)
	var entries []checklist.Entry
	for _, d := range s.devices {
		entries = append(entries, checklist.DeviceEntry(d))
	}
	facts := map[string]string{"interfaces": "portal,mobile", "automation": "no", "usernames": "main", "people": "alone"}
	for f, v := range s.facts {
		facts[f] = v
	}
	for _, f := range c.Facts {
		if v := facts[f.ID]; v != "" {
			entries = append(entries, checklist.FactEntry(f.ID, v))
		}
	}
	r := checklist.NewRecord()
	r = r.Add(r.EnterAt(today.Time(), "laptop", entries...)...)
	a := checklist.Assess(c, r, today)
	var answers []checklist.Entry
	for i := range a.Steps {
		st := &a.Steps[i]
		id := strongest(st.Step)
		if said, ok := s.answers[st.Step.ID]; ok {
			id = said
		} else if s.unless != nil && s.unless(st) {
			id = firstFailing(st.Step)
		} else if changesFacts(st.Step, id) {
			continue // the story says the facts
		}
		for _, ab := range st.About {
			answers = append(answers, checklist.AnswerEntry(st.Step, ab.Target, id))
		}
	}
	for step := range s.answers {
		if a.Step(step) == nil || len(a.Step(step).About) == 0 {
			t.Fatalf("the story answers %s, which is about nothing here", step)
		}
	}
	r = r.Add(r.EnterAt(today.Time(), "laptop", answers...)...)
	return r, checklist.Assess(c, r, today)
}

func changesFacts(s *checklist.Step, answer string) bool {
	return slices.ContainsFunc(s.Answers, func(a checklist.Answer) bool { return a.ID == answer && len(a.Sets) > 0 })
}

func firstFailing(s *checklist.Step) string {
	for _, a := range s.Answers {
		if a.Means == checklist.MeansFails && len(a.Sets) == 0 {
			return a.ID
		}
	}
	return checklist.Unsure.ID
}

func add(r checklist.Record, entries ...checklist.Entry) checklist.Record {
	return r.Add(r.EnterAt(today.Time().AddDate(0, 0, 1), "laptop", entries...)...)
}

// attention reports whether status would exit 1 for something else than what
// is due.
func attention(a *checklist.Assessment) bool {
	return len(a.OpenInYourHands())+len(a.FailsEarly())+len(a.OpenAlarms()) > 0
}

// The records that two audits found to mislead, each with the picture it
// should give.
func TestRecordsThatMisledShowAnHonestPicture(t *testing.T) {
	people := []checklist.Device{aPhone, aLaptop}
	gateway := map[string]string{"interfaces": "gateway,portal,mobile", "automation": "unattended", "gateway_host": "container", "api_kinds": "gateway-socket", "methods": "totp"}
	withKeys := map[string]string{"interfaces": "gateway,portal,mobile", "automation": "unattended", "gateway_host": "container", "api_kinds": "oauth"}
	both := aTrader
	both.Uses = []string{"tws", "desktop", "portal"}
	for _, c := range []struct {
		what  string
		story story
		open  []string // routes that are open
	}{
		{"passkeys on an iPhone with a short code", story{facts: map[string]string{"methods": "passkey"}, devices: people, answers: map[string]string{"device.phone-passwords": "unsure"}}, []string{"account.code-opens-factor"}},
		{"the screen of a container is reached from outside", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.port-published": "reached"}}, []string{"gateway.screen-open"}},
		{"seed and password in one guarded file", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.no-credentials": "guarded", "api.no-seed": "same-file"}}, []string{"gateway.seed-beside-password"}},
		{"the usernames are not known", story{facts: map[string]string{"usernames": ""}, devices: people}, []string{"account.password-reused"}},
		{"a text message is still offered, and the facts know only IB Key", story{facts: map[string]string{"methods": "ib-key"}, devices: people, answers: map[string]string{"mfa.weakest-off": "sms", "recovery.carrier-pin": "open"}}, []string{"account.sim-swap-sign-in"}},
		{"a program tries again without end, and a limit for each order", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.rate-limits": "loops"}}, []string{"gateway.runaway-program"}},
		{"the laptop never locks, and the owner signs out", story{devices: people, answers: map[string]string{"device.screen-lock": "never"}}, []string{"portal.left-signed-in", "portal.remembered-sign-in"}},
		{"nobody steered the screen so far", story{devices: people}, []string{"account.caller-guides"}},
		{"the one security key was tried with the phone off, and there is no other", story{facts: map[string]string{"methods": "security-key"}, devices: people, answers: map[string]string{"mfa.second-method": "other-device", "mfa.phishing-proof": "mixed", "recovery.two-places": "nothing"}}, []string{"account.passkey-gone"}},
		{"the one passkey is on the computer that is lost", story{facts: map[string]string{"methods": "passkey"}, devices: people, answers: map[string]string{"mfa.second-method": "other-device", "mfa.phishing-proof": "mixed", "recovery.two-places": "nothing"}}, []string{"account.passkey-computer-gone"}},
		{"a container's secrets are on a disk that is not encrypted", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.no-credentials": "store", "device.disk-encryption": "off"}}, []string{"gateway.machine-stolen"}},
		{"a guarded restart file is on a disk that is not encrypted", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.no-credentials": "none", "api.autorestart-file": "guarded", "device.disk-encryption": "off"}}, []string{"gateway.machine-stolen"}},
		{"the keys are in a keyring that answers any intruder", story{facts: withKeys, devices: append(people, aServer), answers: map[string]string{"api.no-credentials": "store"}}, []string{"gateway.api-key-copied"}},
		{"the mailbox on file is the employer's", story{devices: people, answers: map[string]string{"recovery.contact-data": "current", "recovery.mailbox": "employer"}}, []string{"account.mailbox-lost"}},
		{"programs use the owner's username, and only a pulled connection was tried", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.rate-limits": "stopped", "api.separate-credentials": "same"}}, []string{"gateway.program-locks-username"}},
		{"a short phone code, and the app asks for a finger", story{devices: people, answers: map[string]string{"device.phone-lock": "short", "device.app-lock": "asks"}}, []string{"mobile.locked-phone-guessed"}},
		{"the port was reached, past a firewall that is on", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.port-published": "reached", "api.trusted-addresses": "wide", "api.read-only": "needed"}}, []string{"gateway.trusted-too-wide"}},
		{"the port of Trader Workstation was reached, past a firewall that is on", story{facts: map[string]string{"interfaces": "tws,portal,mobile", "automation": "attended", "api_kinds": "tws-socket"}, devices: []checklist.Device{aPhone, aTrader}, answers: map[string]string{"api.port-published": "reached", "api.trusted-addresses": "wide", "api.off": "used", "api.read-only": "needed"}}, []string{"tws.network-api"}},
		{"a clean laptop, and another computer that signs in and browses", story{devices: append(people, checklist.Device{ID: "old", Name: "old computer", Kind: "desktop", OS: "windows", Uses: []string{"portal"}, Roles: []string{"sees", "browses"}}), answers: map[string]string{"device.separate": "other-device"}}, []string{"portal.cookie-stolen"}},
		{"auto restart in IBKR Desktop, and Trader Workstation logs off", story{facts: map[string]string{"interfaces": "tws,desktop,portal"}, devices: []checklist.Device{aPhone, both}, answers: map[string]string{"workstation.desktop-hygiene": "open", "workstation.auto-restart": "logoff", "device.disk-encryption": "off"}}, []string{"desktop.auto-restart-stolen"}},
		{"the number on file is of today, and the text message goes to the first one", story{devices: people, answers: map[string]string{"recovery.contact-data": "changed", "mfa.unique-password": "same", "mfa.physical-card": "not-wanted", "mfa.second-method": "only-one"}}, []string{"account.stranger-has-number", "mobile.new-phone"}},
		{"a card for the move of IB Key, and a text message still signs in", story{devices: people, answers: map[string]string{"mfa.physical-card": "active", "mfa.weakest-off": "sms", "mfa.unique-password": "same", "device.sim-pin": "nothing", "device.phone-mailbox": "open", "recovery.carrier-account": "shared"}}, []string{"account.sim-in-another-phone", "account.open-phone-resets", "account.esim-by-carrier-account"}},
		{"the code of a card is handed over like any other", story{devices: people, answers: map[string]string{"mfa.physical-card": "active"}}, []string{"account.relayed-text-moves-ib-key"}},
		{"nobody at home knows a code today, and the code opens the password", story{devices: people, answers: map[string]string{"device.own-codes": "alone", "device.phone-passwords": "code", "device.stolen-laptop": "broker"}}, []string{"account.household", "account.household-computer"}},
		{"IB Key has a PIN of its own, and the message that moves it arrives on the same phone", story{devices: people, answers: map[string]string{"device.phone-passwords": "code", "mfa.ib-key-lock": "own-pin", "mfa.physical-card": "not-wanted"}, facts: map[string]string{"methods": "ib-key"}}, []string{"mobile.code-watched"}},
		{"nothing is saved in the browser, and the computer's code opens the manager", story{devices: people, answers: map[string]string{"browser.autofill": "manager", "device.stolen-laptop": "broker"}}, []string{"account.household-computer"}},
		{"the phone company's lock is lifted in the account that is opened", story{devices: people, answers: map[string]string{"recovery.carrier-pin": "locked", "recovery.carrier-account": "password", "mfa.physical-card": "not-wanted"}}, []string{"account.esim-by-carrier-account"}},
		{"the key is new, and the old password is in a repository", story{facts: gateway, devices: append(people, aServer), answers: map[string]string{"api.no-credentials": "none", "api.rotate": "young", "mfa.two-factor-on": "opted-out"}}, []string{"gateway.password-in-repository"}},
	} {
		_, a := tell(t, c.story)
		for _, id := range c.open {
			r := a.Route(id)
			if r == nil {
				t.Errorf("%s: unknown route %s", c.what, id)
			} else if !r.Open {
				t.Errorf("%s: %s is closed, stages %+v", c.what, id, r.Stages)
			}
		}
	}
}

func TestAnInfectedComputerThatIsRetiredClosesNothing(t *testing.T) {
	old := checklist.Device{ID: "old-pc", Name: "Old PC", Kind: "desktop", OS: "windows", Uses: []string{"portal"}, Roles: []string{"trades"}}
	c := catalogue(t)
	r, _ := tell(t, story{devices: []checklist.Device{aPhone, aLaptop, old}})
	var bad []checklist.Entry
	for _, id := range []string{"browser.extensions", "workstation.remote-access"} {
		if s := c.Step(id); s != nil {
			bad = append(bad, checklist.AnswerEntry(s, "old-pc", firstFailing(s)))
		}
	}
	r = add(r, bad...)
	before := checklist.Assess(c, r, today)
	gone, err := checklist.RetireEntry("old-pc", "sold")
	if err != nil {
		t.Fatal(err)
	}
	after := checklist.Assess(c, add(r, gone), today)
	for i := range before.Routes {
		if id := before.Routes[i].Route.ID; before.Routes[i].Open && !after.Route(id).Open {
			t.Errorf("selling the computer closed %s", id)
		}
	}
	if o := after.Step("mfa.devices-audit").Outcome; o != checklist.Stale {
		t.Errorf("what can sign in is %s after a device was sold", o)
	}
	var looked []checklist.Entry
	for _, id := range []string{"mfa.devices-audit", "mfa.second-method"} {
		for _, ab := range after.Step(id).About {
			looked = append(looked, checklist.AnswerEntry(after.Step(id).Step, ab.Target, strongest(after.Step(id).Step)))
		}
	}
	if done := checklist.Assess(c, add(add(r, gone), looked...), today); slices.ContainsFunc(done.Step("browser.extensions").About, func(ab checklist.AboutState) bool { return ab.Target == "old-pc" }) {
		t.Error("everything that can sign in was looked at, and the sold computer is still asked about")
	}
}

func TestTwoSecurityKeysAndALandlineLeaveNothingRedThatNobodyCanMend(t *testing.T) {
	_, a := tell(t, story{facts: map[string]string{"methods": "security-key", "carrier_number": "landline"}, devices: []checklist.Device{aPhone, aLaptop}})
	for _, r := range a.OpenInYourHands() {
		if r.Route.Kind == checklist.Takeover && slices.ContainsFunc(r.Stages, func(g checklist.StageState) bool {
			return slices.Contains(g.Stage.Gives, "number") && len(g.Stage.CutBy) > 0
		}) {
			t.Errorf("%s is open in the hands of somebody whose number is a landline", r.Route.ID)
		}
	}
}

func TestTheMapContradictsAnAnswer(t *testing.T) {
	both := aLaptop
	both.Roles = []string{"trades", "browses"}
	_, a := tell(t, story{devices: []checklist.Device{aPhone, both}, answers: map[string]string{"device.separate": "other-device"}})
	s := a.Step("device.separate")
	if s.Outcome != checklist.Fails || s.About[0].Conflict == nil {
		t.Errorf("the map says that it trades and browses, the answer that another device browses: %s, conflict %v", s.Outcome, s.About[0].Conflict)
	}
}

func TestAThiefMayUseTheWebsiteOfSomebodyWhoUsesTradingProgramsOnly(t *testing.T) {
	c := catalogue(t)
	r := checklist.NewRecord()
	r = r.Add(r.EnterAt(today.Time(), "laptop", checklist.FactEntry("interfaces", "tws"), checklist.FactEntry("automation", "no"))...)
	a := checklist.Assess(c, r, today)
	for i := range a.Routes {
		if rt := &a.Routes[i]; rt.Route.Interface == checklist.WebInterface && rt.Applies == checklist.No && len(rt.Route.Applies.All)+len(rt.Route.Applies.Any)+len(rt.Route.Applies.None) == 0 {
			t.Errorf("%s does not apply", rt.Route.ID)
		}
	}
}

// Five more, found by trying.
func TestMoreRecordsThatTryToMislead(t *testing.T) {
	c := catalogue(t)
	people := []checklist.Device{aPhone, aLaptop}
	t.Run("every habit and no bolt closes nothing", func(t *testing.T) {
		_, nothing := tell(t, story{devices: people, unless: func(*checklist.StepState) bool { return true }})
		answers := map[string]string{}
		for i := range c.Steps {
			for _, a := range c.Steps[i].Answers {
				if a.As == checklist.Habit && len(a.Sets) == 0 && len(nothing.Step(c.Steps[i].ID).About) > 0 {
					answers[c.Steps[i].ID] = a.ID
				}
			}
		}
		_, habits := tell(t, story{devices: people, answers: answers, unless: func(*checklist.StepState) bool { return true }})
		for i := range nothing.Routes {
			if nothing.Routes[i].Open && !habits.Routes[i].Open {
				t.Errorf("habits closed %s", nothing.Routes[i].Route.ID)
			}
		}
	})
	t.Run("not sure after an alarm leaves the alarm", func(t *testing.T) {
		r, _ := tell(t, story{devices: people, answers: map[string]string{"permissions.users": "unknown"}})
		s := c.Step("permissions.users")
		r = add(r, checklist.AnswerEntry(s, "", checklist.Unsure.ID))
		r = add(r, checklist.AnswerEntry(s, "", "alone"))
		if a := checklist.Assess(c, r, today); len(a.OpenAlarms()) != 1 || !attention(a) {
			t.Errorf("open alarms: %v", a.OpenAlarms())
		}
	})
	t.Run("a risk that is accepted and a step that is put off still need the person", func(t *testing.T) {
		r, a := tell(t, story{devices: people, answers: map[string]string{"mfa.unique-password": firstFailing(c.Step("mfa.unique-password"))}})
		e, err := checklist.AcceptEntry("mfa.unique-password", "I like it", today+100, today, false)
		if err != nil {
			t.Fatal(err)
		}
		after := checklist.Assess(c, add(r, e), today)
		if !slices.Contains(a.FailsEarly(), "mfa.unique-password") || !slices.Equal(a.FailsEarly(), after.FailsEarly()) {
			t.Errorf("failing early before %v, after %v", a.FailsEarly(), after.FailsEarly())
		}
	})
	t.Run("a username that is named after everything was answered opens what it is not answered for", func(t *testing.T) {
		r, a := tell(t, story{devices: people})
		after := checklist.Assess(c, add(r, checklist.FactEntry("usernames", "main,daily")), today)
		if a.Route("account.password-reused").Open || !after.Route("account.password-reused").Open {
			t.Errorf("open before %v, after %v", a.Route("account.password-reused").Open, after.Route("account.password-reused").Open)
		}
	})
	t.Run("to drop every permission and device closes no take-over", func(t *testing.T) {
		r, a := tell(t, story{devices: people, unless: func(*checklist.StepState) bool { return true }})
		for _, d := range people {
			e, err := checklist.RetireEntry(d.ID, "erased")
			if err != nil {
				t.Fatal(err)
			}
			r = add(r, e)
		}
		for _, p := range c.Permits {
			r = add(r, checklist.DecisionEntry(p.ID, "dropped", "", 0))
		}
		after := checklist.Assess(c, r, today)
		for i := range a.Routes {
			if rt := &a.Routes[i]; rt.Open && rt.Route.Kind == checklist.Takeover && !after.Routes[i].Open && after.Routes[i].Applies != checklist.No {
				t.Errorf("%s is closed", rt.Route.ID)
			}
		}
	})
}
