package content

import (
	"strings"
	"testing"
)

// The rules of a step's answers, its look and its budgets, of what a holding
// gives, and of what is carried on, each broken once.
func TestAFaultOfAStepIsToldInItsPlace(t *testing.T) {
	each(t, []breakage{
		{"where a reason comes from", "steps/device.yaml", "why: An unlocked device trades for anyone who holds it.", "why: ‸An unlocked device is reported to trade.", `"reported to" says where it comes from`, ""},
		{"where a question comes from", "steps/alerts.yaml", "ask: Is it on?", "ask: ‸Is it on, as users report?", `"users report" says where it comes from`, ""},
		{"where an answer comes from", "steps/alerts.yaml", `text: "No", means: fails}`, `text: ‸"It is said to be off", means: fails}`, `"is said to" says where it comes from`, ""},
		{"where a mechanism comes from", "broker.yaml", "    text: |-\n      A cookie stands for the password.\n", "    text: ‸|-\n      A cookie is reported to be the password.\n", `"reported to" says where it comes from`, ""},
		{"where a protection comes from", "broker.yaml", "protects: Nothing is known.", "protects: ‸No scheme is not known to us.", `"not known to us" says where it comes from`, ""},
		{"actions of more than 150 words", "steps/alerts.yaml", "  do:\n    - text: Switch the notice on.\n", "  do:\n    ‸" + strings.TrimPrefix(strings.Repeat("    - text: "+strings.TrimSpace(strings.Repeat("word ", 26))+"\n", 6), "    "), "the actions of this step have 156 words: they may have 150", ""},
		{"a failing answer that is a bolt", "steps/alerts.yaml", `{id: "off", text: "No", means: fails}`, `{id: "off", text: "No", means: fails, as: ‸bolt}`, "only a holding answer is a bolt or a habit", ""},
		{"an alarm that holds", "steps/alerts.yaml", `{id: "on", text: "Yes", means: holds, as: bolt}`, `{id: "on", text: "Yes", means: holds, as: bolt, alarm: ‸strange-push}`, "an alarm is an answer that fails", ""},
		{"at once and no alarm", "steps/alerts.yaml", `{id: "off", text: "No", means: fails}`, `{id: "off", text: "No", means: fails, at_once: ‸true}`, "at_once is about an alarm, and this answer has none", ""},
		{"not offered by no fact", "steps/alerts.yaml", `{id: "off", text: "No", means: fails}`, `{id: "off", text: "No", means: fails}` + "\n    - ‸{id: never, text: Never, means: not_offered}", "answer never means not_offered and sets no fact", ""},
		{"a look of 26 words", "steps/alerts.yaml", `text: "Look, and choose what you see."`, "text: ‸" + strings.TrimSpace(strings.Repeat("word ", 26)), "the look has 26 words: it may have 25", ""},
		{"a page of no place", "steps/alerts.yaml", `{at: computer, text`, `{at: computer, page: ‸nowhere, text`, `computer has no page "nowhere" in broker.yaml`, ""},
		{"a value seen beside one that is the only one", "steps/mfa.yaml", `sets: {smartphone: "no"}`, `sets: {smartphone: ‸"+no"}`, "smartphone holds one value, so nothing can be seen beside it", ""},
		{"an old answer that was not asked", "steps/device.yaml", `"233d37797ace": {locked: locked`, `"233d37797ace": {‸lockd: locked, locked: locked`, `the text of digest 233d37797ace has no answer "lockd"`, ""},
		{"an answer of today that is not there", "steps/device.yaml", `"233d37797ace": {locked: locked`, `"233d37797ace": {locked: ‸lockd`, `step device.screen-lock has no answer "lockd"`, ""},
		{"a cut that is neither a step nor a set", "routes/account.yaml", "cut_by: [mfa.weakest-off]", "cut_by: [‸{any: [mfa.weakest-off]}]", "is a step, or {all: [a, b]} for steps that are needed together", ""},
	}, faults)
}

// A token that is unknown also leaves a holding from which no way in begins.
func TestAHoldingGivesTokensThatExist(t *testing.T) {
	for token, what := range map[string]string{
		"factor:pigeon": `fact methods has no value "pigeon"`,
		"numbers":       `token "numbers" does not exist; did you mean "number"?`,
	} {
		files := small(t)
		breakage{file: "broker.yaml", old: "tokens: [number], frequency", new: "tokens: [" + token + "], frequency"}.broken(t, files)
		if _, report := Load(files, today); !strings.Contains(lines(report.Faults), what) {
			t.Errorf("told is\n%s\nwant %s", lines(report.Faults), what)
		}
	}
}
