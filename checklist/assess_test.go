package checklist

import (
	"fmt"
	"testing"
)

// fullSize makes a catalogue of 80 steps and 60 routes and a record of 15
// answers to each.
func fullSize() (*Catalogue, Record) {
	c := &Catalogue{Broker: "made-up", Digest: "d", Interfaces: []Interface{{ID: AccountInterface}, {ID: "web"}}, WayBack: []string{"s0"},
		Facts: []Fact{{ID: "interfaces", Kind: Many, Values: []FactValue{{ID: "web"}}}}}
	var events []Event
	for i := range 80 {
		c.Steps = append(c.Steps, Step{ID: fmt.Sprint("s", i), Interfaces: []string{AccountInterface}, Per: PerAccount, Minutes: Minutes{Look: 3, Hands: 5}, Digest: "d",
			Review: Interval{6, 'm'}, LocksOut: RiskNone, Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}})
		for n := range 15 {
			events = append(events, Event{Kind: KindAnswer, Subject: fmt.Sprint("s", i), Order: int64(i + 100*n), Day: today - Day(15-n),
				Value: Value{FieldAnswer: []string{"good", "bad"}[(i+n)%2], FieldDigest: "d"}})
		}
	}
	for i := range 60 {
		c.Routes = append(c.Routes, Route{ID: fmt.Sprint("r", i), Kind: Takeover, Interface: AccountInterface, Exposure: Credential, Stages: []Stage{
			{Tier: Tier(i % 5), CutBy: []Cut{{fmt.Sprint("s", i)}, {fmt.Sprint("s", i+10)}}}, {CutBy: []Cut{{fmt.Sprint("s", i+20)}}}}})
	}
	return c, NewRecord(events...)
}

func BenchmarkAssess(b *testing.B) {
	c, r := fullSize()
	for b.Loop() {
		Assess(c, r, today)
	}
}

func BenchmarkPlan(b *testing.B) {
	c, r := fullSize()
	a := Assess(c, r, today)
	for b.Loop() {
		Plan(a, 30)
	}
}

// assessed assesses a one-step catalogue after a few sayings, each on its day.
func assessed(t *testing.T, step Step, day Day, entries ...Entry) AboutState {
	t.Helper()
	step.Digest, step.Interfaces, step.LocksOut = "now", []string{AccountInterface}, RiskNone
	step.Answers = []Answer{{ID: "good", Text: "Good", Means: MeansHolds}, {ID: "bad", Text: "Bad", Means: MeansFails}}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{step},
		LifeEvents: []LifeEvent{{ID: "new-phone", Title: "A new phone", Stales: []string{"topic:mfa"}}},
		Past:       map[string]Told{"then": {Step: "s", Ask: "old?", Answers: []Answer{{ID: "good", Text: "Was good"}, {ID: "bad", Text: "Was bad", Means: MeansFails}}}}}
	r := NewRecord(Event{Kind: KindDevice, Subject: "laptop", Order: 1, Day: 1, Value: deviceEntry("laptop", "web").Value})
	return Assess(c, later(r, entries...), day).Steps[0].About[0]
}

func answered(answer, digest string, day Day) Entry {
	return Entry{Kind: KindAnswer, Subject: "s", Day: day, Value: Value{FieldAnswer: answer, FieldDigest: digest}}
}

func found(verdict string, day Day) Entry {
	return Entry{Kind: KindFinding, Subject: "c@laptop", Day: day, Value: Value{"verdict": verdict, "saw": "seen", FieldReason: "r"}}
}

// The answer of 26 May is asked at the sitting of 5 September, the last one
// before it is stale.
func TestAnAnswerIsDueAtItsSittingAndStaleFourteenDaysAfterItsReviewDay(t *testing.T) {
	step := Step{ID: "s", Review: Interval{90, 'd'}, Per: PerAccount}
	for days, want := range map[Day]Outcome{0: Holds, 101: Holds, 102: Due, 103: Due, 104: Stale, 900: Stale} {
		if got := assessed(t, step, today+days, answered("good", "now", today)).Outcome; got != want {
			t.Errorf("%d days after the answer it is %s, want %s", days, got, want)
		}
	}
}

func TestAnAnswerFromADayThatHasNotComeIsStale(t *testing.T) {
	step := Step{ID: "s", Review: Interval{30, 'd'}, Per: PerAccount}
	if got := assessed(t, step, today, answered("good", "now", today+400)); got.Outcome != Stale || got.Because == "" {
		t.Errorf("an answer of next year is %s (%s) today", got.Outcome, got.Because)
	}
}

func TestALifeEventMakesStaleAtOnceAndAnAnswerAfterItHolds(t *testing.T) {
	step := Step{ID: "s", Topic: "mfa", Review: Interval{1, 'y'}, Per: PerAccount}
	happened := Entry{Kind: KindHappened, Subject: "new-phone", Value: Value{"on": ""}}
	if got := assessed(t, step, today, answered("good", "now", today-5), happened).Outcome; got != Stale {
		t.Errorf("after the event it is %s, want stale", got)
	}
	if got := assessed(t, step, today, happened, answered("good", "now", today)).Outcome; got != Holds {
		t.Errorf("answered after the event it is %s, want holds", got)
	}
}

func TestAnAnswerToAnotherTextIsChangedAndShowsTheOldQuestion(t *testing.T) {
	step := Step{ID: "s", Per: PerAccount}
	got := assessed(t, step, today, answered("good", "then", today))
	if got.Outcome != Changed || got.Asked == nil || got.Asked.Ask != "old?" || got.Seen != "Was good" {
		t.Errorf("outcome %s, asked %v, seen %q", got.Outcome, got.Asked, got.Seen)
	}
	step.Carries = map[string]map[string]string{"then": {"good": "good"}}
	if got := assessed(t, step, today, answered("good", "then", today)); got.Outcome != Holds || got.SeenOn != today || got.Asked != nil {
		t.Errorf("a carried answer does not count with its day: %+v", got)
	}
}

func TestAFailingAnswerToAnotherTextStillFails(t *testing.T) {
	got := assessed(t, Step{ID: "s", Per: PerAccount}, today, answered("bad", "then", today))
	if got.Outcome != Fails || got.Seen != "Was bad" {
		t.Errorf("outcome %s, seen %q", got.Outcome, got.Seen)
	}
}

func TestAnAnswerToTheSameQuestionCountsWhateverDigestItCarries(t *testing.T) {
	c := &Catalogue{Past: map[string]Told{"0123456789ab": {Step: "s", Asked: "now"}}}
	step := &Step{ID: "s", Digest: "now", Answers: []Answer{{ID: "good", Means: MeansHolds}}}
	if now, _ := c.carried(step, "0123456789abcdef0123", "good"); now == nil || now.ID != "good" {
		t.Errorf("carried is %v", now)
	}
}

func TestAFindingAndAnAnswerMeet(t *testing.T) {
	step := Step{ID: "s", Probe: []string{"c"}, Per: PerAccount, Review: Interval{1, 'y'}}
	for name, c := range map[string]struct {
		entries  []Entry
		want     Outcome
		conflict bool
	}{
		"a failing finding stands against a later answer that holds":  {[]Entry{found("fails", today), answered("good", "now", today)}, Fails, true},
		"a failing finding replaces an earlier answer":                {[]Entry{answered("good", "now", today), found("fails", today)}, Fails, false},
		"a newer finding that holds ends the conflict":                {[]Entry{found("fails", today), answered("good", "now", today), found("holds", today)}, Holds, false},
		"a decision that the machine is wrong ends the conflict":      {[]Entry{found("fails", today), answered("good", "now", today), found("overruled", today)}, Holds, false},
		"nothing here changes nothing":                                {[]Entry{answered("good", "now", today), found("nothing_here", today)}, Holds, false},
		"unknown is not a look":                                       {[]Entry{found("fails", today), found("unknown", today)}, Fails, false},
		"not sure replaces an answer":                                 {[]Entry{answered("good", "now", today), answered("unsure", "now", today)}, Unknown, false},
		"not sure never replaces a finding":                           {[]Entry{found("holds", today), answered("unsure", "now", today)}, Holds, false},
		"an answer that fails is the newer look at the same thing":    {[]Entry{found("holds", today), answered("bad", "now", today)}, Fails, false},
		"a finding that holds after an answer that fails is the look": {[]Entry{answered("bad", "now", today), found("holds", today)}, Holds, false},
	} {
		got := assessed(t, step, today, c.entries...)
		if got.Outcome != c.want || (got.Conflict != nil) != c.conflict {
			t.Errorf("%s: %s, conflict %v; want %s, %v", name, got.Outcome, got.Conflict != nil, c.want, c.conflict)
		}
	}
}

func TestRolesThatMustNotMeetAreFound(t *testing.T) {
	device := func(d Device) Entry { return Entry{Kind: KindDevice, Subject: d.ID, Value: d.Value()} }
	for want, d := range map[string]Device{
		"roles.trades-browses":        {ID: "x", Name: "X", Roles: []string{"trades", "browses"}},
		"roles.automates-administers": {ID: "x", Name: "X", Roles: []string{"automates", "administers"}},
		"factor-beside":               {ID: "x", Name: "X", Roles: []string{"trades", "approves"}},
		"all-authority":               {ID: "x", Name: "X", Roles: []string{"trades", "administers", "approves"}},
		"shared":                      {ID: "x", Name: "X", Shared: true, Roles: []string{"sees"}},
		"headless-more":               {ID: "x", Name: "X", Headless: true, Roles: []string{"automates", "approves"}},
		"one-device":                  {ID: "x", Name: "X", Roles: []string{"sees", "trades", "browses"}},
	} {
		a := Assess(&Catalogue{}, later(NewRecord(Event{Kind: KindNote, Order: 1}), device(d)), today)
		ids := make(map[string]bool)
		for _, f := range a.Map().Findings {
			ids[f.ID] = true
		}
		if !ids[want] {
			t.Errorf("%v: found %v, want %s among them", d.Roles, ids, want)
		}
	}
	clean := Assess(&Catalogue{}, later(NewRecord(Event{Kind: KindNote, Order: 1}),
		device(Device{ID: "a", Name: "A", Roles: []string{"sees", "trades"}}), device(Device{ID: "b", Name: "B", Roles: []string{"browses"}})), today)
	if f := clean.Map().Findings; len(f) > 0 {
		t.Errorf("two devices with roles apart: found %v", f)
	}
}

func TestTakingOnAPermissionTellsWhatReachesFurther(t *testing.T) {
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Permits: []Permission{{ID: "margin"}},
		Routes: []Route{{ID: "r", Kind: Takeover, Interface: AccountInterface, Reach: Reach{Authority: AuthorityTrade, Damage: DamageHoldings}, Raises: []Raise{{If: Condition{All: []string{"permissions=margin"}}, To: Reach{Authority: AuthorityTrade, Damage: DamageMore}}}},
			{ID: "other", Kind: Takeover, Interface: AccountInterface, Reach: Reach{Authority: AuthoritySee}}}}
	raised := Assess(c, Record{}, today).Raised("margin")
	if len(raised) != 1 || raised[0].Route != "r" || raised[0].From != (Reach{Authority: AuthorityTrade, Damage: DamageHoldings}) || raised[0].To != (Reach{Authority: AuthorityTrade, Damage: DamageMore}) {
		t.Errorf("raised %v", raised)
	}
}

// undone assesses after entries and an undo of the last of them.
func undone(t *testing.T, step Step, entries ...Entry) AboutState {
	t.Helper()
	before := NewRecord(Event{Kind: KindDevice, Subject: "laptop", Order: 1, Day: 1, Value: deviceEntry("laptop", "web").Value})
	undo, _, err := later(before, entries...).Undo(Copy{})
	if err != nil {
		t.Fatal(err)
	}
	return assessed(t, step, today, append(entries, undo)...)
}

func TestAFindingThatWasTakenBackDoesNotCount(t *testing.T) {
	step := Step{ID: "s", Per: PerAccount, Probe: []string{"c"}}
	good := answered("good", "now", today)
	for what, before := range map[string][]Entry{
		"the only one":            {good},
		"after an unknown one":    {good, found(VerdictUnknown, today)},
		"after nothing was there": {good, found(VerdictNothing, today)},
		"after one that holds":    {found(VerdictHolds, today), found(VerdictUnknown, today)},
	} {
		fails := append(before, found(VerdictFails, today))
		if got := assessed(t, step, today, fails...).Outcome; got != Fails {
			t.Fatalf("%s: a failing finding gives %s", what, got)
		}
		if got := undone(t, step, fails...).Outcome; got != Holds {
			t.Errorf("%s: taken back it gives %s", what, got)
		}
	}
}

func TestUndoBringsBackNothingFromBeforeALifeEventAsIfSaidAfterIt(t *testing.T) {
	step := Step{ID: "s", Topic: "mfa", Per: PerAccount, Probe: []string{"c"}}
	happened := func(day Day) Entry {
		return Entry{Kind: KindHappened, Subject: "new-phone", Day: day, Value: Value{"on": ""}}
	}
	for what, before := range map[string][]Entry{
		"an answer of another day": {answered("good", "now", today-9), happened(today - 5)},
		"an answer of that day":    {answered("good", "now", today), happened(today)},
		"a finding":                {found(VerdictHolds, today), happened(today)},
	} {
		last := answered("bad", "now", today)
		if before[0].Kind == KindFinding {
			last = found(VerdictFails, today)
		}
		if got := undone(t, step, append(before, last)...).Outcome; got != Stale {
			t.Errorf("%s: after the undo it %s", what, got)
		}
	}
	good := answered("good", "now", today)
	for _, again := range [][]Entry{{good}, {good, good}, {good, good, good}, {answered("bad", "now", today), good, good}} {
		if got := assessed(t, step, today, append([]Entry{good, happened(today)}, again...)...).Outcome; got != Holds {
			t.Errorf("looked at again after the event, it is %s", got)
		}
	}
}

func TestUndoMakesAStepWhatItWasBefore(t *testing.T) {
	step := Step{ID: "s", Topic: "mfa", Per: PerAccount, Probe: []string{"c"}}
	happened := Entry{Kind: KindHappened, Subject: "new-phone", Day: today, Value: Value{"on": ""}}
	good, bad := answered("good", "now", today), answered("bad", "now", today)
	for what, entries := range map[string][]Entry{
		"an event of which there was an earlier one":  {happened, good, happened},
		"an answer beside a newer finding":            {bad, found(VerdictHolds, today), good},
		"an answer beside a newer one that fails":     {good, found(VerdictFails, today), bad},
		"a finding beside a newer answer":             {found(VerdictHolds, today), bad, found(VerdictHolds, today)},
		"an event, where the answer before it is old": {good, happened, good, happened},
	} {
		before, back := assessed(t, step, today, entries[:len(entries)-1]...), undone(t, step, entries...)
		if before.Outcome != back.Outcome || (before.Conflict == nil) != (back.Conflict == nil) {
			t.Errorf("%s: it was %s, after the undo it is %s", what, before.Outcome, back.Outcome)
		}
	}
}

func TestARiskIsAcceptedThroughItsDayAndNotAfterItWasTakenBack(t *testing.T) {
	c := oneStep(Interval{})
	accept, err := AcceptEntry("s", "it is small", today+5, today, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what string
		said []Entry
		day  Day
		want string
	}{
		{"nothing was accepted", nil, today, "not accepted"},
		{"before its day", []Entry{accept}, today + 4, "accepted"},
		{"on its day", []Entry{accept}, today + 5, "accepted"},
		{"after its day", []Entry{accept}, today + 6, "ended"},
		{"taken back", []Entry{accept, AcceptWithdrawn("s")}, today, "not accepted"},
	} {
		got := "not accepted"
		if s := Assess(c, onDays(test.said...), test.day).Steps[0].Accepted; s != nil {
			got = map[bool]string{true: "ended", false: "accepted"}[s.Ended]
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

// Two devices may enter something in the same second, and neither came after the
// other.
func TestWhatWasEnteredInTheSameSecondIsNotEnteredSince(t *testing.T) {
	c := oneStep(Interval{})
	c.Steps[0].Probe = []string{"seen"}
	accept, err := AcceptEntry("s", "it is small", today+90, today, false)
	if err != nil {
		t.Fatal(err)
	}
	off := Event{Kind: KindSnooze, Subject: "s", Order: 5, Day: today, Value: Value{FieldUntil: (today + 1).String()}}
	for what, e := range map[string]Entry{
		"an answer": AnswerEntry(&c.Steps[0], "", "good"), "an accepted risk": accept,
		"a look of a machine": {Kind: KindFinding, Subject: "seen", Value: Value{"verdict": VerdictHolds, "saw": "x"}},
	} {
		for order, due := range map[int64]bool{4: true, 5: true, 6: false} {
			r := NewRecord(off, Event{Kind: e.Kind, Subject: e.Subject, Order: order, Day: today, Value: e.Value})
			if got := Assess(c, r, today+1).Steps[0].PutOff != 0; got != due {
				t.Errorf("%s, %d seconds after it was put off: due %v", what, order-5, got)
			}
		}
	}
}

// A way back has been tried where a person saw it hold for each thing it is about.
func TestAStopLineGoesWhereTheWholeWayBackWasTried(t *testing.T) {
	step := func(id string, per Per) Step {
		return Step{ID: id, Per: per, Interfaces: []string{AccountInterface}, Digest: "d", LocksOut: RiskNone, Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}
	}
	c := &Catalogue{Interfaces: []Interface{{ID: AccountInterface}}, Steps: []Step{step("one", PerAccount), step("each", PerDevice), step("risky", PerAccount)}}
	risky := &c.Steps[2]
	risky.LocksOut = RiskHigh
	one, each := AnswerEntry(&c.Steps[0], "", "good"), func(on, answer string) Entry { return AnswerEntry(&c.Steps[1], on, answer) }
	laptop, phone := deviceEntry("laptop", "web"), deviceEntry("phone", "web")
	for _, test := range []struct {
		what string
		way  []string
		said []Entry
		want bool
	}{
		{"never tried", []string{"one"}, nil, true},
		{"tried", []string{"one"}, []Entry{one}, false},
		{"one of two tried", []string{"one", "each"}, []Entry{laptop, one}, true},
		{"both tried", []string{"one", "each"}, []Entry{laptop, one, each("laptop", "good")}, false},
		{"about nothing recorded", []string{"each"}, nil, true},
		{"tried on one device of two", []string{"each"}, []Entry{laptop, phone, each("laptop", "good")}, true},
		{"failed on one device of two", []string{"each"}, []Entry{laptop, phone, each("laptop", "bad"), each("phone", "good")}, true},
		{"tried on both", []string{"each"}, []Entry{laptop, phone, each("laptop", "good"), each("phone", "good")}, false},
	} {
		risky.WayBack = test.way
		a := Assess(c, onDays(test.said...), today)
		if got := a.Step("risky").Stopped; got != test.want {
			t.Errorf("%s: stopped %v", test.what, got)
		}
		if a.Step("one").Stopped {
			t.Errorf("%s: a step that locks nobody out is stopped", test.what)
		}
	}
}

func TestActionsAreThoseOfTheDeviceThatIsAskedAbout(t *testing.T) {
	c := oneStep(Interval{})
	c.Steps[0].Per = PerDevice
	c.Steps[0].Do = []Action{{Text: "phone", If: Condition{All: []string{"device.kind=phone"}}}, {Text: "laptop", If: Condition{None: []string{"device.kind=phone"}}}, {Text: "has", If: Condition{All: []string{"has=yes"}}}}
	a := Assess(c, onDays(deviceEntry("laptop", "web"), deviceEntry("phone", "web")), today)
	for about, want := range map[string]string{"phone": "phone", "laptop": "laptop", "": "phone laptop", "stranger": "phone laptop"} {
		do, may := a.ActionsFor(&c.Steps[0], about)
		got := ""
		for _, one := range do {
			got += " " + one.Text
		}
		if got != " "+want || len(may) != 1 || may[0].Text != "has" {
			t.Errorf("about %q: do%s, may %v", about, got, may)
		}
	}
}
