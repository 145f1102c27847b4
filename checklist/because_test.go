package checklist

import (
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

func TestAStepThatDoesNotApplyNamesItsFact(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := drawCatalogue(t)
		a := Assess(c, drawHistory(t, c), 20000)
		for i := range a.Steps {
			st := &a.Steps[i]
			why := a.NotApplicableBecause(st)
			if (st.Outcome == NotApplicable) != (len(why) > 0) {
				t.Fatalf("%s is %s, because %q", st.Step.ID, st.Outcome, why)
			}
		}
	})
}
