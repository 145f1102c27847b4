package content

import (
	"strings"
	"testing"
)

// shapeFaults are those that one file shows alone: keys, types, known values,
// forms.
func shapeFaults() []breakage {
	return []breakage{
		{"an unknown key", "steps/device.yaml", "  per: profile\n", "  per: profile\n  ‸pre: profile\n", `a step has no key "pre"; did you mean "per"?`, ""},
		{"an unknown key, nothing near", "steps/device.yaml", "  per: profile\n", "  per: profile\n  ‸wherefore: x\n", `a step has no key "wherefore"`, ""},
		{"a key given twice", "steps/device.yaml", "  minutes: {look: 3, hands: 4}\n", "  minutes: {look: 3, hands: 4}\n  ‸minutes: {look: 3, hands: 5}\n", `a step gives "minutes" twice, first on line 38`, ""},
		{"a missing key", "steps/device.yaml", "- id: device.profile\n  title: Keep a browser profile for the broker\n", "- ‸id: device.profile\n", `step device.profile has no "title"`, ""},
		{"an empty key", "steps/device.yaml", "undo: Delete the profile.", "undo:‸", `undo is empty: it must be given`, ""},
		{"an optional key left empty", "steps/mfa.yaml", "needs: [phone]", "needs: ‸~", `needs is empty: give it a value or leave the key out`, ""},
		{"an empty text", "steps/device.yaml", "undo: Delete the profile.", `undo: ‸""`, `undo is empty`, ""},
		{"a number for a text", "broker.yaml", `version: "2026.11"`, "version: ‸2026.10", `YAML reads 2026.10 as a number: put it in quotes`, ""},
		{"a truth for a text", "steps/device.yaml", `{id: locked, text: "Yes"`, `{id: locked, text: ‸true`, `YAML reads true as true or false: put it in quotes`, ""},
		{"a text for a number", "steps/device.yaml", "hands: 4", "hands: ‸four", `hands is a whole number, not "four"`, ""},
		{"a fraction for a number", "steps/device.yaml", "hands: 4", "hands: ‸4.5", `hands is a whole number, not "4.5"`, ""},
		{"a text for a truth", "broker.yaml", "risky: true", "risky: ‸yes", `risky is true or false, not "yes"`, ""},
		{"a list for a text", "steps/device.yaml", "undo: Delete the profile.", "undo: ‸[Delete, it]", `undo is a text, not a list`, ""},
		{"a text for a list", "steps/device.yaml", "interfaces: [web]", "interfaces: ‸web", `interfaces is a list, not the single value "web": write [web]`, ""},
		{"a mapping for a list", "steps/alerts.yaml", "    - text: Switch the notice on.", "    ‸text: Switch the notice on.", `do is a list, not a mapping`, ""},
		{"a text for a mapping", "steps/mfa.yaml", "applies: {}", "applies: ‸always", `applies is a mapping with keys such as all, any or none, not the single value "always"`, ""},
		{"a list for a mapping of facts", "steps/mfa.yaml", "sets: {methods: passkey}", "sets: ‸[methods]", `sets is a mapping such as`, ""},
		{"a file that is not a list", "steps/alerts.yaml", "- id: alerts.orders", "‸x:\n- id: alerts.orders", `steps/alerts.yaml is a list, not a mapping`, ""},
		{"an item that is not a mapping", "steps/alerts.yaml", "- id: alerts.orders", "- ‸alerts\n- id: alerts.orders", `an item of steps/alerts.yaml is a mapping`, ""},
		{"a wrong day", "steps/alerts.yaml", "2026-11-01", "‸2026-11-31", `date is a day written YYYY-MM-DD, not "2026-11-31"`, ""},
		{"a list for a day", "steps/alerts.yaml", "date: 2026-11-01", "date: ‸[2026-11-01]", `date is a day written YYYY-MM-DD, not a list`, ""},
		{"a long value", "steps/device.yaml", "hands: 4", "hands: ‸" + strings.Repeat("four ", 20) + "minutes", `not "four four four four four four four four …"`, ""},
		{"a wrong interval", "steps/device.yaml", "review: 6m", "review: ‸6 months", `review is a number and d, m or y, such as 6m, not "6 months"`, ""},
		{"an unknown value", "steps/device.yaml", "per: profile", "per: ‸profiles", `per has no value "profiles"; did you mean "profile"?`, ""},
		{"an unknown value, nothing near", "steps/device.yaml", "per: profile", "per: ‸kettle", `per has no value "kettle"; known are account, username, device or profile`, ""},
		{"an answer that means nothing", "steps/device.yaml", "text: Other pages, means: fails", "text: Other pages, means: ‸unknown", `means has no value "unknown"`, ""},
		{"a bad id", "steps/device.yaml", `{id: other, text`, `{id: ‸Other Pages, text`, `id "Other Pages" is not well formed: write lower-case letters`, ""},
		{"a bad term", "routes/account.yaml", "applies: {any: [methods=sms]}", "applies: {any: [‸methods]}", `any "methods" is not well formed: write fact=value`, ""},
		{"a bad host", "broker.yaml", "{host: example.com,", `{host: ‸"https://example.com/",`, `host "https://example.com/" is not well formed: write a host in lower case`, ""},
		{"too few answers", "steps/device.yaml", "    - {id: nothing, text: Nothing, means: holds, as: bolt}\n    - {id: other, text: Other pages, means: fails}\n", "    ‸- {id: nothing, text: Nothing, means: holds, as: bolt}\n", `answers has 1 item: it must have from 2 to 5`, ""},
		{"too many minutes", "steps/device.yaml", "hands: 4", "hands: ‸121", `hands is 121: it must be from 1 to 120`, ""},
		{"no minutes", "steps/device.yaml", "hands: 4", "hands: ‸0", `hands is 0: it must be from 1 to 120`, ""},
		{"a tier out of range", "routes/web.yaml", "tier: 3", "tier: ‸5", `tier is 5: it must be from 0 to 4`, ""},
		{"an empty list", "steps/device.yaml", "  do:\n    - text: Make a profile and use it for nothing else.\n", "  do: ‸[]\n", `do is an empty list: it needs at least 1 item`, ""},
		{"the same twice in a list", "broker.yaml", "interfaces: [web, app]", "interfaces: [web, ‸web]", `interfaces names "web" twice, first on line 92`, ""},
		{"a direction character", "steps/device.yaml", "undo: Delete the profile.", `undo: ‸"Delete \u202Ethe profile."`, `undo has the invisible character U+202E: remove it`, ""},
		{"a control character", "steps/device.yaml", "undo: Delete the profile.", `undo: ‸"Delete\tthe profile."`, `undo has the invisible character U+0009: remove it`, ""},
		{"a zero-width character", "steps/device.yaml", "undo: Delete the profile.", "undo: ‸Delete the\u200b profile.", `undo has the invisible character U+200B: remove it`, ""},
		{"a trailing space", "steps/device.yaml", "undo: Delete the profile.", `undo: ‸"Delete the profile. "`, `undo begins or ends with a space`, ""},
		{"a line break in a line", "steps/device.yaml", "undo: Delete the profile.", "undo: ‸|\n    Delete\n    it.", `undo is one line, but has a line break`, ""},
		{"a line break at the end of a text", "routes/app.yaml", "text: The app is open.", "text: ‸|\n    The app\n    is open.", `text begins or ends with a space or a line break`, ""},
		{"an anchor", "steps/device.yaml", "undo: Delete the profile.", "undo: ‸&u Delete the profile.", `anchors (&) and aliases (*) are not used`, ""},
		{"a tag", "steps/device.yaml", "hands: 4", `hands: ‸!!int "4"`, `tags such as !!int are not used`, ""},
		{"a merge", "steps/mfa.yaml", "applies: {}", "applies: {‸<<: {}}", `a key is a plain word here`, ""},
	}
}

func TestAFaultOfOneValueIsToldInItsPlace(t *testing.T) { each(t, shapeFaults(), faults) }

func TestAFileThatCannotBeReadIsToldInItsPlace(t *testing.T) {
	each(t, []breakage{
		{"no YAML", "steps/alerts.yaml", "review: 1y", "review: 1y‸: 2y", "cannot be read as YAML: ", ""},
		{"a second document", "steps/alerts.yaml", "- id: alerts.orders", "- id: alerts.x\n‸---\n- id: alerts.orders", "a second document begins here", ""},
		{"nothing", "scenarios/empty.yaml", "", "‸", "is empty", ""},
		{"only a comment", "scenarios/empty.yaml", "", "‸# later\n", "is empty", ""},
		{"a broker without a beginning", "broker.yaml", "broker: example", "‸\tbroker: example", "cannot be read as YAML: ", ""},
	}, faults)
}
