package proptest

import (
	"testing"

	"handrail/checklist"
)

// investor is a record of somebody with the website, the app and nothing else
// who saw the strongest of the good answers everywhere.
func investor(t *testing.T, c *checklist.Catalogue) checklist.Record {
	r := checklist.NewRecord()
	var entries []checklist.Entry
	for _, d := range []checklist.Device{
		{ID: "phone", Name: "phone", Kind: "phone", OS: "ios", Uses: []string{"mobile"}, Roles: []string{"approves"}},
		{ID: "laptop", Name: "laptop", Kind: "laptop", OS: "linux", Uses: []string{"portal"}, Roles: []string{"trades"}},
	} {
		entries = append(entries, checklist.Entry{Kind: checklist.KindDevice, Subject: d.ID, Value: d.Value()})
	}
	entries = append(entries, fact("interfaces", "portal,mobile"), fact("automation", "no"), fact("methods", "ib-key"), fact("usernames", "main"), fact("people", "alone"), fact("api_kinds", "none"), fact("third_parties", "none"))
	r = r.Add(r.EnterAt(today.Time(), "laptop", entries...)...)
	a := checklist.Assess(c, r, today)
	for i := range a.Steps {
		s := a.Steps[i].Step
		for _, ab := range a.Steps[i].About {
			r = r.Add(r.EnterAt(today.Time(), "laptop", answer(s, ab.Target, strongest(s)))...)
		}
	}
	return r
}

// strongest is the first holding answer that is a bolt, or else the first
// that holds.
func strongest(s *checklist.Step) string {
	id := ""
	for _, a := range s.Answers {
		if a.Means == checklist.MeansHolds && (id == "" || a.As == checklist.Bolt) {
			if id = a.ID; a.As == checklist.Bolt {
				return id
			}
		}
	}
	return id
}

func TestWhereEverythingHoldsNoHoldingIsOpenOrUnchecked(t *testing.T) {
	c := catalogue(t)
	a := checklist.Assess(c, investor(t, c), today)
	for _, h := range a.Holdings() {
		if h.Outcome == checklist.HoldingOpen || h.Outcome == checklist.HoldingNotChecked {
			t.Errorf("what if %s: %s by %v, soonest %+v", h.Holding.Clause, h.Outcome, h.Routes, h.Soonest)
		}
	}
}

func TestWhereNothingIsKnownNoHoldingIsStopped(t *testing.T) {
	a := checklist.Assess(catalogue(t), checklist.Record{}, today)
	for _, h := range a.Holdings() {
		if h.Outcome == checklist.HoldingStopped {
			t.Errorf("what if %s: stopped, and nothing was looked at", h.Holding.Clause)
		}
	}
}

func TestWhereEverythingFailsNoHoldingIsStopped(t *testing.T) {
	c := catalogue(t)
	r := investor(t, c)
	a := checklist.Assess(c, r, today)
	for i := range a.Steps {
		s := a.Steps[i].Step
		for _, ab := range a.Steps[i].About {
			for _, bad := range s.Answers {
				if bad.Means == checklist.MeansFails {
					r = r.Add(r.EnterAt(today.Time(), "laptop", answer(s, ab.Target, bad.ID))...)
					break
				}
			}
		}
	}
	a = checklist.Assess(c, r, today)
	for _, h := range a.Holdings() {
		if h.Outcome == checklist.HoldingStopped || h.Outcome == checklist.HoldingNotChecked {
			t.Errorf("what if %s: %s, and everything fails", h.Holding.Clause, h.Outcome)
		}
	}
}
