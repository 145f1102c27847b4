package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"handrail/checklist"
)

// kept is the digest of the old text that the small catalogue keeps.
const kept = "233d37797acec8a0ef54324c0a4b1eedc2859329c315d37bb4962553aa2ab8f8"

const pastFile = "past/2026.10.yaml"

func TestAnOldTextIsKeptUnderItsDigest(t *testing.T) {
	c, _ := Load(small(t), today)
	told, ok := c.Past[kept[:checklist.DigestDigits]]
	if !ok || told.Step != "device.screen-lock" || told.Ask != "Did it lock?" || told.Digest != kept {
		t.Errorf("kept is %+v", told)
	}
}

func TestAFaultOfThePastIsToldInItsPlace(t *testing.T) {
	none := strings.Repeat("a", 64)
	each(t, []breakage{
		{"an old text that was changed", pastFile, "- step: device.screen-lock\n    digest: " + kept + "\n    do:\n      - text: Leave it alone and watch it lock.", "- ‸step: device.screen-lock\n    digest: " + kept + "\n    do:\n      - text: Leave it.", "a text of the past is never changed", ""},
		{"an old text of another step", pastFile, "step: device.screen-lock", "step: device.profile", "is a text of step device.profile, which this step neither is nor succeeds", "steps/device.yaml:21:13"},
		{"a released text that is kept nowhere", released, "device.screen-lock " + kept, "‸alerts.orders " + none, "step alerts.orders was released with this text, which is neither its text now nor kept", ""},
		{"a released text of a step that is gone", released, "device.screen-lock " + kept, "‸alerts.gone " + none, "step alerts.gone was released with this text", ""},
		{"a line that is not one", released, "device.screen-lock " + kept, "‸device.screen-lock", `a line is a step id and its digest, not "device.screen-lock"`, ""},
	}, func(r Report) []Fault {
		var told []Fault
		for _, f := range r.Faults {
			if !strings.Contains(f.What, "is kept as a text of step device.profile") {
				told = append(told, f)
			}
		}
		return told
	})
}

func digestNow(t *testing.T, id string) string {
	t.Helper()
	c, _ := Load(small(t), today)
	for _, s := range c.Steps {
		if s.ID == id {
			return s.Digest
		}
	}
	t.Fatalf("no step %s", id)
	return ""
}

func TestAReleasedTextMayBeTheTextOfNow(t *testing.T) {
	files := small(t)
	line := "alerts.orders " + digestNow(t, "alerts.orders") + "\n"
	files[released] = &fstest.MapFile{Data: append(files[released].Data, line...)}
	if _, report := Load(files, today); report.Err() != nil {
		t.Error(report.Err())
	}
}

// What was released stays: once a step's question is changed, the old one
// must be kept.
func TestAReleasedQuestionIsNotForgottenWhenItChanges(t *testing.T) {
	files := small(t)
	line := "alerts.orders " + digestNow(t, "alerts.orders") + "\n"
	files[released] = &fstest.MapFile{Data: append(files[released].Data, line...)}
	b := breakage{file: "steps/alerts.yaml", old: "ask: Is it on?", new: "ask: Is the notice on?"}
	b.broken(t, files)
	_, report := Load(files, today)
	if len(report.Faults) != 1 || report.Faults[0].File != released || report.Faults[0].Line != 3 {
		t.Errorf("told is\n%s", lines(report.Faults))
	}
}
