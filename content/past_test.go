package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

// kept is the digest of the old text that the small catalogue keeps.
func kept(t *testing.T) string {
	t.Helper()
	for file := range small(t) {
		if digest, ok := strings.CutPrefix(strings.TrimSuffix(file, ".yaml"), "past/"); ok && len(digest) == 64 {
			return digest
		}
	}
	t.Fatal("the small catalogue keeps no old text")
	return ""
}

func TestAnOldTextIsKeptUnderItsDigest(t *testing.T) {
	c, _ := Load(small(t), today)
	told, ok := c.Past[kept(t)]
	if !ok || told.Step != "device.screen-lock" || told.Do[0].Text != "Leave it alone and watch it lock." {
		t.Errorf("kept is %+v", told)
	}
}

func TestAFaultOfThePastIsToldInItsPlace(t *testing.T) {
	old, none := kept(t), strings.Repeat("a", 64)
	file := "past/" + old + ".yaml"
	each(t, []breakage{
		{"an old text that was changed", file, "step: device.screen-lock\ndo:\n  - text: Leave it alone and watch it lock.", "‸step: device.screen-lock\ndo:\n  - text: Leave it.", "this text has the digest ", ""},
		{"an old text of another step", file, "step: device.screen-lock", "step: device.profile", "past/" + old + ".yaml is a text of step device.profile, not of device.screen-lock", "steps/device.yaml:21:13"},
		{"a released text that is kept nowhere", released, "device.screen-lock " + old, "‸alerts.orders " + none, "step alerts.orders was released with this text, which is neither its text now nor kept", ""},
		{"a released text of a step that is gone", released, "device.screen-lock " + old, "‸alerts.gone " + none, "step alerts.gone was released with this text", ""},
		{"a line that is none", released, "device.screen-lock " + old, "‸device.screen-lock", `a line is a step id and its digest, not "device.screen-lock"`, ""},
		{"the text of now among the older", "steps/device.yaml", "same_as: [", "same_as: [‸" + digestNow(t, "device.screen-lock") + ", ", "this is the digest of step device.screen-lock as it is now", ""},
	}, func(r Report) []Fault {
		var told []Fault
		for _, f := range r.Faults {
			if !strings.HasPrefix(f.What, "past/"+old+".yaml is kept as a text of step device.profile") {
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
