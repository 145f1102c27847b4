package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// setUps are all values that the facts in drawnFacts can have.
func setUps() []checklist.Record {
	var all []checklist.Record
	for _, automation := range levels {
		for _, methods := range []string{"none", "sms", "passkey", "sms,passkey"} {
			for _, phone := range yesNo {
				for _, margin := range []string{"dropped", "unused", "used"} {
					all = append(all, checklist.NewRecord(
						checklist.Event{Kind: checklist.KindFact, Subject: "automation", Order: 1, Day: today, Value: checklist.Value{checklist.FieldValue: automation}},
						checklist.Event{Kind: checklist.KindFact, Subject: "methods", Order: 2, Day: today, Value: checklist.Value{checklist.FieldValue: methods}},
						checklist.Event{Kind: checklist.KindFact, Subject: "smartphone", Order: 3, Day: today, Value: checklist.Value{checklist.FieldValue: phone}},
						checklist.Event{Kind: checklist.KindDecision, Subject: "margin", Order: 4, Day: today, Value: checklist.Value{checklist.FieldState: margin}},
					))
				}
			}
		}
	}
	return all
}

var drawnFacts = []string{
	"automation=no", "automation=attended", "automation=unattended", "methods=sms", "methods=passkey",
	"permissions=margin", "permissions_used=margin", "smartphone=yes", "smartphone=no",
}

// A condition is reported as never true exactly where no setup makes it true.
func TestAConditionIsNeverSoExactlyWhereNoSetUpMakesItSo(t *testing.T) {
	files := small(t)
	base, _ := Load(files, today)
	var facts []checklist.Facts
	for _, r := range setUps() {
		facts = append(facts, checklist.Assess(base, r, today).Facts)
	}
	never := 0
	proptest.Check(t, func(t *rapid.T) {
		list := func(name string, most int) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(drawnFacts), 0, most, rapid.ID[string]).Draw(t, name)
		}
		c := checklist.Condition{All: list("all", 2), Any: list("any", 2), None: list("none", 4)}
		so := false
		for _, f := range facts {
			so = so || f.Holds(c) == checklist.Yes
		}
		applies := fmt.Sprintf("{all: [%s], any: [%s], none: [%s]}", strings.Join(c.All, ", "), strings.Join(c.Any, ", "), strings.Join(c.None, ", "))
		changed := fstest.MapFS{}
		for name, f := range files {
			changed[name] = f
		}
		changed["steps/phishing.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["steps/phishing.yaml"].Data), "{all: [smartphone=yes]}", applies, 1))}
		_, report := Load(changed, today)
		said := strings.Contains(lines(report.Faults), "this condition is never so")
		if said == so {
			t.Errorf("%s: a set-up makes it so: %t; told is\n%s", applies, so, lines(report.Faults))
		}
		if said {
			never++
		}
	})
	if never == 0 {
		t.Error("no condition was never so: nothing was tried")
	}
}
