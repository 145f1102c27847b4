package cli

import (
	"slices"
	"testing"

	"handrail/checklist"
	"handrail/content"
)

// Printed without a record, each emergency that calls the broker has the
// numbers themselves beside their hours, and one that calls the police says
// where to report.
func TestAPrintedEmergencyHasTheNumbersToCall(t *testing.T) {
	c, err := content.Embedded(Broker)
	if err != nil {
		t.Fatal(err)
	}
	nothing := checklist.Assess(c, checklist.Record{}, c.Since())
	for i := range c.Scenarios {
		sc := &c.Scenarios[i]
		out, _, _ := newMachine(t).runWith("emergency", sc.ID)
		calls := func(who string) bool {
			return slices.ContainsFunc(sc.Actions, func(a checklist.Emergency) bool { return a.Call == who })
		}
		if calls("broker") {
			for _, n := range nothing.Numbers() {
				has(t, out, n.Digits)
			}
			has(t, out, nothing.NumbersPage())
		}
		if calls("police") {
			has(t, out, "ic3.gov")
		}
	}
}
