package personas

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// The faults that two years of the first version showed in the catalogue, each
// as what happens now.

func TestF15LifeEventsDoNotReachFurtherThanTheirCause(t *testing.T) {
	c := catalogue(t)
	for i := range c.LifeEvents {
		l := &c.LifeEvents[i]
		if strings.HasPrefix(l.ID, "notice-") {
			for _, step := range []string{"mfa.unique-password", "mfa.password-manager"} {
				if slices.Contains(l.Stales, step) {
					t.Errorf("%s asks again for %s, which no notice changes", l.ID, step)
				}
			}
		}
		if (l.ID == "travel" || l.ID == "new-helper") && l.Scenario != "" {
			t.Errorf("%s leads to the emergency %s", l.ID, l.Scenario)
		}
		if l.ID == "travel" && (l.Spoils("E") || !l.Spoils("card")) {
			t.Error("travel makes other paper wrong than the card")
		}
	}
}

func TestF07ANewPhoneIsLedThrough(t *testing.T) {
	c := catalogue(t)
	record, day := setUp(t, c, people[0])
	newer := phone("ios", "mobile")
	newer.ID, newer.Name = "phone-2", "new phone"
	record = saidOn(record, day+200, checklist.HappenedEntry("new-phone", "", 0), checklist.Entry{Kind: checklist.KindDevice, Subject: newer.ID, Value: newer.Value()})
	retired, err := checklist.RetireEntry("phone", "replaced")
	if err != nil {
		t.Fatal(err)
	}
	record = saidOn(record, day+200, retired)
	s := checklist.Assess(c, record, day+200).EventSitting("new-phone")
	if s == nil || !slices.Contains(s.Facts, "methods") || !slices.Contains(s.Facts, "smartphone") {
		t.Fatalf("the sitting of a new phone asks %+v", s)
	}
	about := 0
	for _, q := range s.States {
		if slices.Contains(q.About, "phone-2") {
			about++
		}
		if slices.Contains(q.About, "phone") {
			t.Errorf("%s is asked about the phone that is retired", q.Step)
		}
	}
	if about < 3 {
		t.Errorf("%d questions about the new phone", about)
	}
}
