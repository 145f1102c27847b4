package checklist

import "testing"

func TestADecisionHoldsWhatWasGivenAndNoEmptyField(t *testing.T) {
	for _, test := range []struct {
		reason string
		review Day
		want   int
	}{{"", 0, 1}, {"I trade it", 0, 2}, {"", today, 2}, {"I trade it", today, 3}} {
		e := DecisionEntry("margin", "used", test.reason, test.review)
		if len(e.Value) != test.want || e.Value[FieldReason] != test.reason || (e.Value["review"] == today.String()) != (test.review != 0) {
			t.Errorf("%q, %s: %v", test.reason, test.review, e.Value)
		}
	}
}
