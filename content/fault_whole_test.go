package content

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// What only the whole catalogue says: ids that exist, routes that close,
// conditions that can be so.
func TestAFaultOfTheWholeIsToldInItsPlace(t *testing.T) {
	each(t, []breakage{
		{"an id that two routes have", "routes/app.yaml", "- id: app.wrong-tap", "- id: ‸app.found-phone", "id app.found-phone is already taken by a route in routes/app.yaml:1", ""},
		{"an id that a step and a job have", "broker.yaml", "id: job.review", "id: ‸mfa.weakest-off", "id mfa.weakest-off is already taken by a step in steps/mfa.yaml:27", ""},
		{"an id that a route and a signal have", "broker.yaml", "id: signal.methods", "id: ‸web.cookie", "id web.cookie is already taken by a route in routes/web.yaml:1", ""},
		{"an id that two facts have", "broker.yaml", "  - id: smartphone\n", aFact("‸methods") + "  - id: smartphone\n", `id "methods" is given twice in facts, first on line 36`, ""},
		{"a fact's value given twice", "broker.yaml", `{id: passkey, text: A passkey}`, `{id: passkey, text: A passkey}` + "\n      - {id: ‸sms, text: Another}", `id "sms" is given twice in values`, ""},
		{"an answer given twice", "steps/device.yaml", `{id: other, text: Other pages`, `{id: ‸nothing, text: Other pages`, `id "nothing" is given twice in answers`, ""},
		{"an action of a scenario given twice", "scenarios/strange-push.yaml", `{id: look,`, `{id: ‸deny,`, `id "deny" is given twice in actions`, ""},
		{"a host given twice", "broker.yaml", "senders:\n", "  - {host: ‸example.com, use: api, evidence: broker, sources: [{date: 2026-11-01, confidence: background, note: x}]}\nsenders:\n", `host "example.com" is given twice in domains`, ""},
		{"a place to sign in that only others name", "broker.yaml", "senders:\n", "  - {host: example.org, use: ‸sign-in, evidence: community, sources: [{date: 2026-11-01, confidence: background, note: x}]}\nsenders:\n", "only lists of others name example.org as the broker's: it cannot be a place to sign in", ""},
		{"an answer id that every step has", "steps/device.yaml", `{id: other, text: Other pages`, `{id: ‸unsure, text: Other pages`, `answer id "unsure" is taken`, ""},

		{"a step before that does not exist", "steps/mfa.yaml", "after: [mfa.second-method]", "after: [‸mfa.second-methods]", `step mfa.second-methods does not exist; did you mean "mfa.second-method"?`, ""},
		{"a step that waits for itself", "steps/mfa.yaml", "after: [mfa.second-method]", "after: [‸mfa.weakest-off]", "steps wait for each other without end: mfa.weakest-off → mfa.weakest-off", ""},
		{"steps that wait for each other", "steps/mfa.yaml", "  needs: [phone]\n", "  needs: [phone]\n  after: [alerts.orders, mfa.weakest-off]\n", "steps wait for each other without end: mfa.second-method → mfa.weakest-off → mfa.second-method", "steps/mfa.yaml:43:11"},
		{"a way back that waits for what needs it", "steps/mfa.yaml", "  after: [mfa.second-method]\n  locks_out: high\n  way_back: [mfa.second-method]", "  locks_out: high\n  way_back: [‸mfa.weakest-off]", "mfa.weakest-off → mfa.weakest-off", ""},
		{"a way back that does not exist", "steps/mfa.yaml", "way_back: [mfa.second-method]", "way_back: [‸mfa.third]", "step mfa.third does not exist", ""},
		{"no way back", "steps/mfa.yaml", "locks_out: high\n  way_back: [mfa.second-method]", "locks_out: ‸some", `step mfa.weakest-off can lock its owner out and has no "way_back"`, ""},
		{"a step in the file of another topic", "steps/device.yaml", "- id: device.profile\n  title: Keep a browser profile for the broker\n  interfaces: [web]\n  topic: device", "- id: device.profile\n  title: Keep a browser profile for the broker\n  interfaces: [web]\n  topic: ‸browser", "topic browser is in the file of device", ""},
		{"an interface that does not exist", "steps/device.yaml", "interfaces: [web]", "interfaces: [web, ‸webb]", `interface "webb" does not exist; did you mean "web"?`, ""},
		{"a why of 31 words", "steps/device.yaml", "why: An unlocked device trades for anyone who holds it.", "why: ‸" + strings.Repeat("word ", 30) + "word", "why has 31 words: it may have 30", ""},
		{"an action of 29 words", "steps/device.yaml", "text: Leave it alone and see it lock.", "text: ‸" + strings.Repeat("word ", 28) + "word", "this action has 29 words: it may have 28", ""},
		{"where an instruction comes from", "steps/device.yaml", "text: Leave it alone and see it lock.", "text: ‸Look at the page that is reported to be there.", `"reported to" says where it comes from`, ""},
		{"a host of the broker that is cited and is not in domains", "steps/alerts.yaml", `"https://example.com/help/notices"`, `‸"https://www.examplebrokerage.com/help/notices"`, "www.examplebrokerage.com is cited as the broker's and is not in domains", ""},
		{"no answer that holds", "steps/device.yaml", "  answers:\n    - {id: nothing, text: Nothing, means: holds, as: bolt}", "  answers:\n    ‸- {id: nothing, text: Nothing, means: fails}", "no answer of step device.profile means holds", ""},
		{"no answer that fails", "steps/device.yaml", "    - {id: nothing, text: Nothing, means: holds, as: bolt}\n    - {id: other, text: Other pages, means: fails}", "    ‸- {id: nothing, text: Nothing, means: holds, as: bolt}\n    - {id: other, text: Other pages, means: holds, as: bolt}", "no answer of step device.profile means fails", ""},
		{"an answer that sets no fact", "steps/mfa.yaml", "sets: {methods: passkey}", "sets: {‸method: passkey}", `fact "method" does not exist; did you mean "methods"?`, ""},
		{"an answer that sets no value", "steps/mfa.yaml", "sets: {methods: passkey}", "sets: {methods: ‸passkeys}", `"methods" has no value "passkeys"; did you mean "passkey"?`, ""},

		{"a condition on no fact", "steps/mfa.yaml", "applies: {any: [methods=sms]}", "applies: {any: [‸metods=sms]}", `fact "metods" does not exist; did you mean "methods"?`, ""},
		{"a condition of a device on no fact", "steps/device.yaml", "none: [device.headless=yes]", "none: [‸device.headles=yes]", `fact "device.headles" does not exist; did you mean "device.headless"?`, ""},
		{"a condition on no value", "steps/mfa.yaml", "applies: {any: [methods=sms]}", "applies: {any: [‸methods=smss]}", `"methods" has no value "smss"; did you mean "sms"?`, ""},
		{"a condition on no permission", "routes/account.yaml", "permissions=margin", "‸permissions=margins", `"permissions" has no value "margins"; did you mean "margin"?`, ""},
		{"a condition on no kind of device", "steps/device.yaml", "device.kind=laptop", "‸device.kind=labtop", `"device.kind" has no value "labtop"; did you mean "laptop"?`, ""},
		{"a device where none is asked about", "routes/app.yaml", "  reach: {authority: trade, damage: holdings}\n", "  reach: {authority: trade, damage: holdings}\n  applies: {any: [‸device.kind=phone]}\n", `"device.kind" is about one device, and this is asked of none: write devices=`, ""},
		{"a warning about a device", "steps/mfa.yaml", "{any: [automation=attended, automation=unattended]}, text", "{any: [‸device.headless=yes]}, text", `is about one device`, ""},
		{"none of a fact that holds many", "steps/mfa.yaml", "applies: {any: [methods=sms]}", "applies: {any: [‸methods=none]}", "methods holds any set of its values, so =none is never so", ""},
		{"a warning that says when of nothing", "steps/mfa.yaml", "if: {any: [automation=attended, automation=unattended]}", "if: ‸{}", `"if" says nothing`, ""},
		{"a step that no facts reach, by two values", "steps/phishing.yaml", "applies: {all: [smartphone=yes]}", "applies: ‸{all: [smartphone=yes, smartphone=no]}", "this condition is never so: smartphone holds one value, so smartphone=yes and smartphone=no are never both so", ""},
		{"a step that no facts reach, by a term and its opposite", "steps/mfa.yaml", "applies: {any: [methods=sms]}", "applies: ‸{any: [methods=sms], none: [methods=sms]}", "this condition is never so: methods=sms must and must not be so", ""},
		{"a step that no facts reach, by no value left", "steps/phishing.yaml", "applies: {all: [smartphone=yes]}", "applies: ‸{none: [smartphone=yes, smartphone=no]}", "this condition is never so: no value of smartphone is left", ""},
		{"a permission used and not held", "routes/account.yaml", "kind: lockout\n", "kind: lockout\n  applies: ‸{all: [permissions_used=margin], none: [permissions=margin]}\n", "what is used is held", ""},
		{"a profile on a machine without a screen", "steps/device.yaml", "applies: {none: [device.kind=phone]}", "applies: ‸{all: [device.headless=yes]}", "nothing is ever asked: a browser profile is on a device that somebody sits at", ""},

		{"a step that no route names", "routes/app.yaml", ", narrowed_by: [phishing.push]", "", "no route names step phishing.push", "steps/phishing.yaml:1:7"},
		{"an effect of no step", "routes/app.yaml", "narrowed_by: [phishing.push]", "narrowed_by: [phishing.push], shown_by: [‸alerts.order]", `step alerts.order does not exist; did you mean "alerts.orders"?`, ""},
		{"a route in the file of another interface", "routes/app.yaml", "  kind: mistake\n  interface: app", "  kind: mistake\n  interface: ‸web", "interface web is in the file of app: move the route to routes/web.yaml", ""},
		{"a stage that nothing cuts", "routes/web.yaml", "{text: It trades, tier: 2, none: The website asks for nothing more.,", "‸{text: It trades, tier: 2,", "nothing can cut this stage", ""},
		{"a stage both cut and not", "routes/web.yaml", "cut_by: [device.profile]", "cut_by: [device.profile], none: ‸Something.", "this stage has cut_by and none", ""},
		{"a cut by a step that holds only as a habit", "steps/device.yaml", "text: Nothing, means: holds, as: bolt", "text: Nothing, means: holds, as: habit", "every holding answer of step device.profile is a habit, and a habit cuts nothing", "routes/web.yaml:13:53"},
		{"a consequence that a permission more removes", "broker.yaml", "if: {any: [permissions=margin]}\n    sources", "if: {none: [‸permissions=margin]}\n    sources", "a permission more would remove this consequence", ""},
		{"a stage that says one step twice", "routes/web.yaml", "cut_by: [device.profile]", "cut_by: [device.profile], narrowed_by: [‸device.profile]", "step device.profile is under cut_by of this stage already", ""},
		{"a holding that no route begins with", "broker.yaml", "tokens: [phone]", "tokens: ‸[mailbox]", "no lock-out begins with mailbox", ""},
		{"alternatives of one", "routes/web.yaml", "cut_by: [device.profile]", "cut_by: [device.profile], alternatives: ‸Either is enough.", "there are no alternatives", ""},
		{"a habit that cuts", "routes/app.yaml", "cut_by: [device.screen-lock], narrowed_by: [phishing.push]", "cut_by: [‸phishing.push]", "step phishing.push is a habit, and a habit cuts nothing", ""},
		{"an alert that cuts", "routes/web.yaml", "cut_by: [device.profile]", "cut_by: [device.profile, ‸alerts.orders]", "step alerts.orders is an alert, and an alert cuts nothing", ""},
		{"a step of another interface that cuts", "routes/app.yaml", "cut_by: [device.screen-lock], narrowed_by", "cut_by: [device.screen-lock, ‸device.profile], narrowed_by", "step device.profile is about web, and says nothing of app: it cannot cut a route there", ""},
		{"a take-over without a tier", "routes/app.yaml", "{text: The phone is open, tier: 2,", "‸{text: The phone is open,", `this stage has no "tier"`, ""},
		{"a leak without a reach", "routes/web.yaml", "  reach: {authority: see}\n", "", `route web.automation has no "reach": a leak must say how far it goes`, "routes/web.yaml:20:3"},
		{"a mistake with a reach", "routes/app.yaml", "  exposure: execution\n", "  exposure: execution\n  reach: ‸{authority: trade}\n", "only take-overs and leaks have a reach", ""},
		{"a take-over on the other axis", "routes/app.yaml", "  exposure: session\n", "  exposure: ‸lockout\n", "a takeover has one of the exposures credential, session or execution, not lockout", ""},
		{"a lock-out on an exposure", "routes/account.yaml", "exposure: lockout", "exposure: ‸session", "a lock-out has the exposure lockout, not session", ""},
		{"a raise that raises nothing", "routes/account.yaml", "to: {authority: trade, damage: more}", "to: ‸{authority: trade}", "this raises nothing", ""},
		{"a raise of a mistake", "routes/app.yaml", "  exposure: execution\n", "  exposure: execution\n  raises:\n    - ‸{if: {any: [permissions=margin]}, to: {authority: money}}\n", "only take-overs and leaks have a reach to raise", ""},
		{"a raise without a reason", "routes/account.yaml", "if: {any: [permissions=margin]}", "if: ‸{}", `"if" says nothing`, ""},

		{"a permission more that removes a take-over", "routes/app.yaml", "  reach: {authority: trade, damage: holdings}\n", "  reach: {authority: trade, damage: holdings}\n  applies: {none: [‸permissions=margin]}\n", "a permission more would remove this route: permissions=margin may not stand under none", ""},
		{"a permission used that removes a take-over", "routes/app.yaml", "  reach: {authority: trade, damage: holdings}\n", "  reach: {authority: trade, damage: holdings}\n  applies: {none: [‸permissions_used=margin]}\n", "a permission more would remove this route", ""},
		{"a device more that removes a take-over", "routes/app.yaml", "  reach: {authority: trade, damage: holdings}\n", "  reach: {authority: trade, damage: holdings}\n  applies: {none: [‸devices=laptop]}\n", "a device more would remove this route", ""},
		{"a method more that removes a take-over", "routes/account.yaml", "applies: {any: [methods=sms]}", "applies: {any: [methods=sms], none: [‸methods=passkey]}", "one more of methods would remove this route", ""},
		{"an interface more that removes a leak", "routes/web.yaml", "applies: {any: [automation=attended, automation=unattended]}", "applies: {none: [‸interfaces=app]}", "one more of interfaces would remove this route", ""},
		{"more automation that removes a leak, by any", "routes/web.yaml", "applies: {any: [automation=attended, automation=unattended]}", "applies: {any: [‸automation=attended]}", "going from automation=attended to unattended would remove this route", ""},
		{"more automation that removes a leak, by all", "routes/web.yaml", "applies: {any: [automation=attended, automation=unattended]}", "applies: {all: [‸automation=attended]}", "going from automation=attended to unattended would remove this route", ""},
		{"more automation that removes a leak, by none", "routes/web.yaml", "applies: {any: [automation=attended, automation=unattended]}", "applies: {none: [‸automation=unattended]}", "going from automation=no to unattended would remove this route", ""},
		{"a permission more that lowers a reach", "routes/account.yaml", "{any: [permissions=margin]}", "{none: [‸permissions=margin]}", "a permission more would lower the reach of this route", ""},

		{"a source without a date", "steps/alerts.yaml", `{url: "https://example.com/help/notices", date: 2026-11-01,`, `‸{url: "https://example.com/help/notices",`, `a source has no "date"`, ""},
		{"a source of no confidence", "steps/alerts.yaml", "confidence: high", "confidence: ‸sure", `confidence has no value "sure"`, ""},
		{"a background source without a note", "routes/account.yaml", "{date: 2026-11-01, confidence: background, note: follows from how the methods work}", "‸{date: 2026-11-01, confidence: background}", `a background source has no "note"`, ""},
		{"a background source with an address", "routes/account.yaml", "{date: 2026-11-01, confidence: background,", `{url: ‸"https://example.com/", date: 2026-11-01, confidence: background,`, "a background source has no address", ""},
		{"a source without an address", "steps/alerts.yaml", `{url: "https://example.com/help/notices", date`, `‸{date`, `this source has no "url"`, ""},
		{"an address that is not https", "steps/alerts.yaml", `"https://example.com/help/notices"`, `‸"http://example.com/help/notices"`, "url must begin with https://", ""},
		{"an address without a host", "steps/alerts.yaml", `"https://example.com/help/notices"`, `‸"https:///help/notices"`, "url has no host", ""},
		{"an address that is not one", "steps/alerts.yaml", `"https://example.com/help/notices"`, `‸"https://example.com/%zz"`, "url is not an address", ""},
		{"an address with a space", "steps/alerts.yaml", `"https://example.com/help/notices"`, `‸"https://example.com/help notices"`, "url has a space", ""},
		{"no source at all", "steps/alerts.yaml", "  sources:\n    - {url: \"https://example.com/help/notices\", date: 2026-11-01, confidence: high}", "  sources: ‸[]", "sources is an empty list", ""},

		{"a way back of the broker that does not exist", "broker.yaml", "way_back: [mfa.second-method]", "way_back: [‸mfa.second]", "step mfa.second does not exist", ""},
		{"an essential that does not exist", "broker.yaml", "{step: mfa.second-method}", "{step: ‸mfa.second}", "step mfa.second does not exist", ""},
		{"a mechanism of no interface", "broker.yaml", "interface: web\n", "interface: ‸wed\n", `interface "wed" does not exist; did you mean "web"?`, ""},
		{"a job with no step", "broker.yaml", "first: [device.screen-lock]", "first: [‸device.screenlock]", "step device.screenlock does not exist", ""},
		{"a signal that changes no step", "broker.yaml", "changes: [mfa.second-method]", "changes: [‸mfa.none]", "step mfa.none does not exist", ""},
		{"a signal that changes no fact", "broker.yaml", "    facts: [methods]\n    review: 3m", "    facts: [‸method]\n    review: 3m", `fact "method" does not exist`, ""},
		{"a life event that stales no step", "broker.yaml", "stales: [mfa.second-method,", "stales: [‸mfa.none,", "step mfa.none does not exist", ""},
		{"a life event that stales no topic", "broker.yaml", `"topic:device"`, `‸"topic:devices"`, `topic has no value "devices"; did you mean "device"?`, ""},
		{"a life event that stales an unknown class", "broker.yaml", `"topic:device"`, `‸"subject:device"`, `"subject" is not a class of steps`, ""},
		{"a life event with no scenario", "broker.yaml", "    scenario: lost-phone\n", "    scenario: ‸lost-phones\n", `scenario lost-phones does not exist; did you mean "lost-phone"?`, ""},
		{"an interface that nobody can say is used", "broker.yaml", "  - {id: app, name: The app,", "  - {id: ‸pad, name: The pad, short: Pad, mechanism: A larger phone.}\n  - {id: app, name: The app,", "fact interfaces has no value pad: nobody could say that it is used", ""},
		{"a way in that is not an interface", "broker.yaml", "{id: app, text: The app}", "{id: app, text: The app}\n      - {id: ‸pad, text: The pad}", `interface "pad" does not exist`, ""},
		{"a company that nobody can name", "broker.yaml", "{id: main, text: Example Brokerage Ltd.}", "{id: mean, text: Example Brokerage Ltd.}", "fact entity has no value main: nobody could say that it serves them", "broker.yaml:118:9"},
		{"seven doors", "broker.yaml", "doors:\n", "doors:\n  ‸" + strings.TrimPrefix(manyDoors(6), "  "), "doors has 7 items: it must have from 0 to 6", ""},
		{"a contact of no entity", "broker.yaml", "entities: [main]", "entities: [‸maim]", `entity "maim" does not exist; did you mean "main"?`, ""},
		{"a number that no source is sure of, unmarked", "broker.yaml", "    number: +00 000 0000\n    hours: Monday to Friday, 9 to 17\n    entities: [main]\n    sources:\n      - {url: \"https://example.com/contact\", date: 2026-11-01, confidence: high}", "    number: ‸+00 000 0000\n    hours: Monday to Friday, 9 to 17\n    entities: [main]\n    sources:\n      - {url: \"https://example.com/contact\", date: 2026-11-01, confidence: low}", "no source is sure of this number, at least med: leave it out", ""},
		{"no number, though a source is sure", "broker.yaml", "  - id: support\n    name: Support\n    number: +00 000 0000", "  - ‸id: support\n    name: Support", `contact support has no "number"`, ""},
		{"a review of a permission that is not an interval", "broker.yaml", "first: true, review: 1y", "first: true, review: ‸yearly", `review "yearly" is not well formed: write a number and d, m or y, such as 6m`, ""},
		{"a fact that the rules read from devices", "broker.yaml", "  - id: smartphone\n", aFact("‸devices") + "  - id: smartphone\n", `fact id "devices" is taken`, ""},
		{"a value none of a fact that holds many", "broker.yaml", "{id: passkey, text: A passkey}", "{id: passkey, text: A passkey}\n      - {id: ‸none, text: None}", "value none is reserved", ""},

		{"a call without what to do when it is closed", "scenarios/lost-phone.yaml", "    call: broker\n    say: My phone is lost.\n    closed: Sign in with the second method.\n", "    call: ‸broker\n    say: My phone is lost.\n", `action broker is a call to an office with hours and has no "closed"`, ""},
		{"ten boxes", "scenarios/strange-push.yaml", "  - {id: look, phase: check, text: Look at the orders.}", boxes(8) + "  - {id: look, phase: check, text: Look at the orders., page: ‸true}", "this is the 10th action of scenario strange-push on the emergency page", ""},
		{"a text for paper that does not fit a line", "scenarios/lost-phone.yaml", "text: Have the SIM blocked.,", "text: Have the SIM blocked., short: ‸" + strings.Repeat("SIM ", 28) + ",", "this text for paper has 111 characters: it may have 110", ""},
		{"an action that leads to no scenario", "scenarios/lost-phone.yaml", "    cannot: Write a letter.", "    cannot: ‸Turn to {lost-phones}.", `scenario lost-phones does not exist; did you mean "lost-phone"?`, ""},
		{"a scenario that reviews no step", "scenarios/lost-phone.yaml", "review: [mfa.second-method]", "review: [‸mfa.second]", "step mfa.second does not exist", ""},
		{"a scenario that no door leads to", "broker.yaml", "scenario: strange-push}", "scenario: lost-phone}", "no door leads to scenario strange-push", "scenarios/strange-push.yaml:1:5"},
		{"a door to no scenario", "broker.yaml", "      - {text: I lost it, scenario: lost-phone}", "      - {text: I lost it, scenario: lost-phone}\n      - {text: Else, scenario: ‸lost}", "scenario lost does not exist", ""},
		{"a door without a question", "broker.yaml", "  - id: phone\n    line: Something is wrong with my phone\n    ask: What happened to it?\n", "  - ‸id: phone\n    line: Something is wrong with my phone\n", `door phone leads to 2 scenarios and has no "ask"`, ""},
		{"a lead without its answer", "broker.yaml", "{text: I lost it, scenario", "‸{scenario", `this lead has no "text"`, ""},

		{"an older text that is not kept", "steps/device.yaml", `{"233d37797ace"`, `{‸"aaaaaaaaaaaa"`, "no text of the past has the digest aaaaaaaaaaaa", ""},
		{"a failing answer carried to a holding one", "steps/device.yaml", "open: open}", "open: ‸locked}", "a failing answer is never carried to a holding one", ""},
		{"an answer that holds and does not say how", "steps/device.yaml", "{id: nothing, text: Nothing, means: holds, as: bolt}", "‸{id: nothing, text: Nothing, means: holds}", `answer nothing holds and has no "as"`, ""},
		{"a look at a place that broker.yaml lacks", "steps/alerts.yaml", "at: computer", "at: ‸memory", `describes no place "memory"`, ""},
		{"a folder that is not read", "step/device.yaml", "", "[]", `is not read: the folders of a broker are`, "step:1:1"},
		{"a file at the top that is not read", "steps.yaml", "", "‸[]", `is not read: at the top lies broker.yaml only`, ""},
		{"a file that is not read for its name", "steps/device.yml", "", "‸[]", `is not read: steps holds files named *.yaml only`, ""},
	}, faults)
}

func aFact(id string) string {
	return "  - id: " + id + "\n    title: x\n    ask: x\n    kind: one\n    review: 1y\n    values: [{id: a, text: a}, {id: b, text: b}]\n"
}

func manyDoors(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: door-%d, line: Something happened, leads: [{scenario: lost-phone}]}\n", i)
	}
	return b.String()
}

func boxes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: box-%d, phase: stop, text: Do it., page: true}\n", i)
	}
	return b.String()
}

// Ten faults of ten kinds, in six files, are told in one go, in order.
func TestTenFaultsAreToldAtOnce(t *testing.T) {
	files := small(t)
	want := []string{"did you mean", "quotes", "twice", "does not exist", "minutes", "has no value", "has no \"title\"", "https", "is a habit", "closed"}
	for _, b := range []breakage{
		{file: "broker.yaml", old: "essentials:", new: "essentals:"},
		{file: "broker.yaml", old: `version: "2026.11"`, new: "version: 2026.11"},
		{file: "steps/device.yaml", old: "  minutes: {look: 3, hands: 4}\n", new: "  minutes: {look: 3, hands: 4}\n  minutes: {look: 3, hands: 4}\n"},
		{file: "steps/mfa.yaml", old: "after: [mfa.second-method]", new: "after: [mfa.first-method]"},
		{file: "steps/mfa.yaml", old: "hands: 6", new: "hands: six"},
		{file: "steps/alerts.yaml", old: "locks_out: none", new: "locks_out: never"},
		{file: "steps/phishing.yaml", old: "  title: Approve only what you started\n", new: ""},
		{file: "routes/web.yaml", old: "https://example.com", new: "http://example.com"},
		{file: "routes/app.yaml", old: "cut_by: [device.screen-lock], narrowed_by: [phishing.push]", new: "cut_by: [phishing.push]"},
		{file: "scenarios/lost-phone.yaml", old: "    closed: Sign in with the second method.\n", new: ""},
	} {
		b.broken(t, files)
	}
	_, report := Load(files, today)
	if len(report.Faults) != len(want) {
		t.Fatalf("told are %d faults, want %d:\n%s", len(report.Faults), len(want), lines(report.Faults))
	}
	all := lines(report.Faults)
	for _, part := range want {
		if !strings.Contains(all, part) {
			t.Errorf("no fault says %q:\n%s", part, all)
		}
	}
	err := report.Err()
	if f, ok := errors.AsType[Fault](err); !ok || f != report.Faults[0] {
		t.Errorf("the error's first fault is %v, want %v", f, report.Faults[0])
	}
	if got := strings.Count(err.Error(), "\n") + 1; got != len(want) {
		t.Errorf("the error has %d lines, want one for each fault", got)
	}
}

func TestAFileIsNamedAfterATopicOrAnInterface(t *testing.T) {
	for file, want := range map[string]string{
		"steps/devices.yaml": `steps/devices.yaml:1:1: "devices" is not a known topic: name the file after one; did you mean "device"?`,
		"routes/webs.yaml":   `routes/webs.yaml:1:1: "webs" is not a known interface: name the file after one; did you mean "web"?`,
	} {
		files := small(t)
		files[file] = &fstest.MapFile{Data: []byte("[]")}
		if _, report := Load(files, today); !strings.Contains(lines(report.Faults), want) {
			t.Errorf("want %s, told is\n%s", want, lines(report.Faults))
		}
	}
}

func TestAnIDBeginsWithTheTopicOfItsFile(t *testing.T) {
	files := small(t)
	for file, f := range files {
		if file != released {
			f.Data = []byte(strings.ReplaceAll(string(f.Data), "phishing.push", "recovery.push"))
		}
	}
	_, report := Load(files, today)
	if got, want := lines(report.Faults), "steps/phishing.yaml:1:7: id recovery.push does not begin with its topic: write phishing.…\n"; got != want {
		t.Errorf("told is\n%swant\n%s", got, want)
	}
}

func TestWithoutTheAccountThereIsNoCatalogue(t *testing.T) {
	files := small(t)
	b := breakage{file: "broker.yaml", old: "  - {id: account,", new: "  - {id: accounts,"}
	b.broken(t, files)
	_, report := Load(files, today)
	if want := "broker.yaml:10:3: interface account is missing, which everyone uses"; !strings.Contains(lines(report.Faults), want) {
		t.Errorf("want %s, told is\n%s", want, lines(report.Faults))
	}
}

func TestAFileTooLargeIsNotRead(t *testing.T) {
	files := small(t)
	files["scenarios/large.yaml"] = &fstest.MapFile{Data: make([]byte, maxFile+1)}
	_, report := Load(files, today)
	if len(report.Faults) != 1 || !strings.HasPrefix(report.Faults[0].String(), "scenarios/large.yaml:1:1: is larger than") {
		t.Errorf("told is\n%s", lines(report.Faults))
	}
}

// locked is a file system on which one file may not be read.
type locked struct {
	fs.FS
	file string
}

// Open refuses the one file.
func (l locked) Open(name string) (fs.File, error) {
	if name == l.file {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.FS.Open(name)
}

func TestWhatMayNotBeReadIsTold(t *testing.T) {
	for _, file := range []string{"broker.yaml", "steps/mfa.yaml", "routes/web.yaml", "scenarios/lost-phone.yaml", released, "steps"} {
		_, report := Load(locked{small(t), file}, today)
		if told := lines(report.Faults); !strings.Contains(told, file+":1:1: cannot be read: ") {
			t.Errorf("%s may not be read, told is\n%s", file, told)
		}
	}
}

func TestAnUnreadableFileIsToldOnceAndNotForEachThatNamesIt(t *testing.T) {
	for file := range small(t) {
		if file == released {
			continue
		}
		files := small(t)
		files[file] = &fstest.MapFile{Data: []byte("a: [\n")}
		_, report := Load(files, today)
		if len(report.Faults) != 1 || report.Faults[0].File != file {
			t.Errorf("with %s unreadable, told is\n%s", file, lines(report.Faults))
		}
	}
}

// What a catalogue from elsewhere says must not reach the terminal as it is.
func TestAFaultSaysNothingInvisible(t *testing.T) {
	files := small(t)
	files["steps/alerts.yaml"] = &fstest.MapFile{Data: []byte(`- {id: "alerts.\e[2Jx", "ti\u202etle": "\u0007", "topic": "\e]0;x"}`)}
	files["steps/\x1b[2J.yaml"] = &fstest.MapFile{Data: []byte("[]")}
	_, report := Load(files, today)
	if len(report.Faults) < 5 {
		t.Fatalf("told is only\n%q", lines(report.Faults))
	}
	for _, f := range report.Faults {
		if strings.ContainsAny(f.String(), "\x1b\x07\u202e\n") {
			t.Errorf("%q is told as it was written", f)
		}
	}
}

func TestAFolderWithoutABrokerSaysSo(t *testing.T) {
	c, report := Load(fstest.MapFS{}, today)
	if c == nil || len(report.Faults) != 1 || report.Faults[0].String() != "broker.yaml:1:1: is missing: every broker's folder has one" {
		t.Errorf("told is\n%s", lines(report.Faults))
	}
}
