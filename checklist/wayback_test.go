package checklist

import "testing"

// Nothing that could lock somebody out is proposed before a way back in was
// tried, by a person and not long ago.
func TestTheGateOpensWhereOneWayBackWasTried(t *testing.T) {
	step := func(id string) Step {
		return Step{ID: id, Per: PerAccount, Interfaces: []string{AccountInterface}, Digest: "d", Probe: []string{"seen"}, Review: Interval{10, 'd'},
			Applies: Condition{None: []string{"has=no"}}, Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	}
	c := oneStep(Interval{})
	c.Steps, c.WayBack = []Step{step("one"), step("two")}, []string{"one", "two"}
	machine := Entry{Kind: KindFinding, Subject: "seen@laptop", Value: Value{"verdict": VerdictHolds, "saw": "x"}}
	old := c.Steps[0]
	old.Digest = "before"
	for what, test := range map[string]struct {
		said []Entry
		day  Day
		want string
	}{
		"nothing was tried":                {nil, today, "no way back in has been tried yet"},
		"the first was tried":              {[]Entry{AnswerEntry(&c.Steps[0], "", "good")}, today, ""},
		"the second was tried":             {[]Entry{AnswerEntry(&c.Steps[1], "", "good")}, today, ""},
		"the first failed":                 {[]Entry{AnswerEntry(&c.Steps[0], "", "bad")}, today, "every way back in is on the same device"},
		"the first failed, not so another": {[]Entry{AnswerEntry(&c.Steps[0], "", "bad"), AnswerEntry(&c.Steps[1], "", "good")}, today, ""},
		"it was tried too long ago":        {[]Entry{AnswerEntry(&c.Steps[0], "", "good")}, today + 200, "the way back was tried too long ago, or its question changed"},
		"another question was answered":    {[]Entry{AnswerEntry(&old, "", "good")}, today, "the way back was tried too long ago, or its question changed"},
		"only a machine saw it":            {[]Entry{deviceEntry("laptop", "web"), machine}, today, "no way back in has been tried yet"},
	} {
		got := ""
		if g := Assess(c, entering(Record{}, test.said...), test.day).Gate; g != nil {
			got = g.Because
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
	c.WayBack = nil
	if g := Assess(c, Record{}, today).Gate; g != nil {
		t.Errorf("without a way back in the catalogue: %v", g)
	}
}

// What was put off is due on its day, unless something was entered for it since.
func TestWhatWasPutOffIsDueUnlessItWasEnteredSince(t *testing.T) {
	c := oneStep(Interval{})
	c.Steps[0].Probe = []string{"seen"}
	off := Entry{Kind: KindSnooze, Subject: "s", Value: Value{FieldUntil: (today + 5).String()}}
	accept, err := AcceptEntry("s", "it is small", today+90, today, false)
	if err != nil {
		t.Fatal(err)
	}
	seen := func(verdict string) Entry {
		return Entry{Kind: KindFinding, Subject: AnswerSubject("seen", ""), Value: Value{"verdict": verdict, "saw": "x"}}
	}
	answer := AnswerEntry(&c.Steps[0], "", "bad")
	for _, test := range []struct {
		what string
		said []Entry
		due  bool
	}{
		{"nothing since", []Entry{off}, true},
		{"answered before", []Entry{answer, off}, true},
		{"answered since", []Entry{off, answer}, false},
		{"answered since, and taken back", []Entry{off, answer, {Kind: KindAnswer, Subject: "s"}}, true},
		{"accepted before", []Entry{accept, off}, true},
		{"accepted since", []Entry{off, accept}, false},
		{"accepted since, and taken back", []Entry{off, accept, AcceptWithdrawn("s")}, true},
		{"a machine saw it fail since", []Entry{off, seen(VerdictFails)}, true},
		{"a machine saw it hold before", []Entry{seen(VerdictHolds), off}, true},
		{"a machine saw it hold since", []Entry{off, seen(VerdictHolds)}, false},
		{"the put-off was taken back", []Entry{off, SnoozeWithdrawn("s")}, false},
	} {
		var r Record
		for _, e := range test.said {
			r = entering(r, e)
		}
		for day, due := range map[Day]bool{today + 4: false, today + 5: test.due, today + 6: test.due} {
			st := Assess(c, r, day).Steps[0]
			if got := st.PutOff != 0; got != due {
				t.Errorf("%s, on %s: due %v", test.what, day, got)
			}
		}
	}
}
