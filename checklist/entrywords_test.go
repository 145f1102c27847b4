package checklist

import "testing"

// spoken is a catalogue with one of each that an entry can be about.
func spoken() *Catalogue {
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface, Name: "The account"}, {ID: "web", Name: "The website"}},
		Facts: []Fact{
			{ID: "methods", Title: "Ways to sign in", Kind: Many, Values: []FactValue{{ID: "sms", Text: "By text"}, {ID: "app", Text: "By the app"}}},
			{ID: "usernames", Title: "Usernames", Kind: Many, Values: []FactValue{{ID: "main", Text: "Your own (the first)"}, {ID: "api", Text: "One for programs (if you have one)"}}},
		},
		Permits:    []Permission{{ID: "margin", Name: "Margin"}},
		Signals:    []Signal{{ID: "news", Title: "News of the broker"}},
		Jobs:       []Job{{ID: "job", Title: "Trade"}},
		LifeEvents: []LifeEvent{{ID: "moved", Title: "You moved"}},
		Routes:     []Route{{ID: "route", Title: "A stolen password"}},
		Scenarios:  []Scenario{{ID: "taken", Title: "Taken over"}},
		Steps: []Step{
			{ID: "s", Title: "Lock it", Interfaces: []string{AccountInterface}, Per: PerDevice, Digest: "d", Answers: []Answer{{ID: "good", Text: "It is locked", Means: MeansHolds}}},
			{ID: "u", Title: "Check each", Interfaces: []string{AccountInterface}, Per: PerUsername, Digest: "d", Answers: []Answer{{ID: "good", Text: "Fine", Means: MeansHolds}}}},
	}
}

func TestTheLogSaysEachEntryInWords(t *testing.T) {
	c := spoken()
	value := func(pairs ...string) Value {
		v := Value{}
		for i := 0; i < len(pairs); i += 2 {
			v[pairs[i]] = pairs[i+1]
		}
		return v
	}
	for _, test := range []struct {
		kind    Kind
		subject string
		value   Value
		want    string
	}{
		{KindAnswer, "s@laptop", value(FieldAnswer, "good"), "Lock it, about laptop: It is locked"},
		{KindAnswer, "s", value(FieldAnswer, Unsure.ID), "Lock it: " + Unsure.Text},
		{KindAnswer, "s", value(FieldAnswer, "dropped"), "Lock it: dropped"},
		{KindAnswer, "gone", value(FieldAnswer, "good"), "gone: good"},
		{KindAnswer, "s@laptop", nil, "Lock it: answer taken back, about laptop"},
		{KindFact, "methods", value(FieldValue, "sms,app"), "Ways to sign in: By text; By the app"},
		{KindFact, "methods", value(FieldValue, "none"), "Ways to sign in: none"},
		{KindFact, "methods", value(FieldValue, "sms,pigeon"), "Ways to sign in: By text; pigeon"},
		{KindFact, "gone", value(FieldValue, "yes"), "gone: yes"},
		{KindFact, "methods", nil, "Ways to sign in: left open"},
		{KindFact, "gone", nil, "withdrawn: fact gone"},
		{KindFinding, "c@laptop", value("verdict", VerdictFails, "saw", "a port"), "check c, about laptop: fails, a port"},
		{KindDevice, "laptop", value("name", "My laptop", "kind", "laptop"), "device My laptop (laptop)"},
		{KindRetired, "laptop", value(FieldReason, "sold"), "device laptop retired"},
		{KindDecision, "margin", value(FieldState, "unused"), "permission Margin: held, not used"},
		{KindDecision, "gone", value(FieldState, "dropped"), "permission gone: not held"},
		{KindDecision, "margin", nil, "permission Margin: left open"},
		{KindAccept, "s", value(FieldUntil, "2026-12-01", FieldReason, "r"), "risk accepted until 2026-12-01: Lock it"},
		{KindAccept, "s", nil, "Lock it: risk no longer accepted"},
		{KindSnooze, "s", value(FieldUntil, today.AddDays(9).String()), "put off until " + today.AddDays(9).String() + ": Lock it"},
		{KindSnooze, "s", value(FieldUntil, "2099-01-01"), "put off until 2099-01-01, read as until " + today.AddDays(MostSnoozed+1).String() + " (at most 90 days): Lock it"},
		{KindSnooze, "s", value(FieldUntil, "some day"), "put off until some day: Lock it"},
		{KindSnooze, "s", nil, "Lock it: no longer put off"},
		{KindNote, "s", value(FieldText, "x"), "note on Lock it"},
		{KindNote, "s", nil, "note on Lock it: taken away"},
		{KindHappened, "moved", value("on", ""), "happened: You moved"},
		{KindPrint, "emergency", value("id", "A1"), "printed: emergency A1"},
		{KindDrill, "taken", value("minutes", "4"), "drill: Taken over"},
		{KindCall, "1", value("who", "broker"), "call: broker"},
		{KindContact, ContactCarrier, value(FieldText, "+1 312 555 0100"), "for the sheets: The phone company's line for lost phones"},
		{KindContact, ContactSecond, nil, "The second copy: a ruled blank on the sheets"},
		{KindLooked, "news", value("saw", "x"), "looked at: News of the broker"},
		{KindLooked, missSubject("taken/2"), value("saw", "x"), "put right, missed in the rehearsal: Taken over"},
		{KindLooked, "route", value("saw", "x"), "looked at: A stolen password"},
		{KindLooked, "job", value("saw", "x"), "looked at: Trade"},
		{KindLooked, "web", value("saw", "x"), "looked at: The website"},
		{KindLooked, "news", nil, "withdrawn: looked news"},
		{KindAlarm, "s@laptop", value(FieldState, AlarmTold), "alarm told: Lock it, about laptop"},
		{KindSetting, SettingSitting, value(FieldValue, "2-sun"), "day of your review: second Sunday of the month"},
		{KindSetting, SettingSitting, value(FieldValue, "soon"), "setting sitting: soon"},
		{KindSetting, "other", value(FieldValue, "2-sun"), "setting other: 2-sun"},
		{KindSetting, SettingSitting, nil, "day of your review: first Saturday of the month again"},
		{KindSetting, "other", nil, "withdrawn: setting other"},
		{KindUndo, "x", value(FieldState, "undone"), "undone: an entry"},
		{KindClock, "x", value(FieldUntil, "9"), "the clock was ahead: what it dated counts as entered before " + today.String()},
		{KindCatalogue, "b", value("version", "2026.11"), "Handrail came with the catalogue b 2026.11"},
		{"newer", "x", value("a", "b"), "newer x"},
	} {
		if got := c.EntryWords(Event{Kind: test.kind, Subject: test.subject, Day: today, Value: test.value}); got != test.want {
			t.Errorf("%s %s %v: %q, want %q", test.kind, test.subject, test.value, got, test.want)
		}
	}
	for state, want := range map[string]string{"held": "held", "used": "held and used", "": "not known: may be held"} {
		if got := PermissionWords(state); got != want {
			t.Errorf("%q: %q", state, got)
		}
	}
}

// In the log of a person devices and usernames have their names, and an undo says
// what it took back.
func TestTheLogNamesDevicesAndUsernames(t *testing.T) {
	c := spoken()
	event := func(order int64, k Kind, subject string, v Value) Event {
		return Event{Kind: k, Subject: subject, Order: order, Day: today, Value: v, Group: Group{"a", order, 1}}
	}
	good := Value{FieldAnswer: "good", FieldDigest: "d"}
	laptop := event(1, KindAnswer, "s@laptop", good)
	a := Assess(c, NewRecord(event(2, KindDevice, "laptop", Device{ID: "laptop", Name: "An old laptop"}.Value()), event(3, KindDevice, "laptop", Device{ID: "laptop", Name: "My laptop"}.Value()), event(4, KindDevice, "phone", Value{"kind": "phone"}), laptop), today)
	for _, test := range []struct {
		e    Event
		want string
	}{
		{laptop, "Lock it, about My laptop: It is locked"},
		{event(5, KindAnswer, "s@tablet", good), "Lock it, about tablet: It is locked"},
		{event(5, KindAnswer, "s@phone", good), "Lock it, about phone: It is locked"},
		{event(5, KindAnswer, "s", good), "Lock it: It is locked"},
		{event(5, KindAnswer, "u@api", good), "Check each, about your username: one for programs: Fine"},
		{event(5, KindAnswer, "u", good), "Check each: Fine"},
		{event(5, KindAnswer, "gone@laptop", good), "gone, about My laptop: good"},
		{event(5, KindRetired, "laptop", Value{FieldReason: "sold"}), "device My laptop retired"},
		{event(5, KindRetired, "tablet", Value{FieldReason: "sold"}), "device tablet retired"},
		{event(5, KindUndo, laptop.Group.String(), Value{FieldState: "undone"}), "undone: Lock it, about My laptop: It is locked"},
		{event(5, KindUndo, "b/9", Value{FieldState: "redone"}), "redone: an entry"},
	} {
		if got := a.EntryWords(test.e); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.e.Kind, test.e.Subject, got, test.want)
		}
	}
	c.Facts = nil
	if got := Assess(c, Record{}, today).EntryWords(event(5, KindAnswer, "u@api", good)); got != "Check each, about api: Fine" {
		t.Errorf("without a list of usernames: %q", got)
	}
}

func TestWhatOlderEntriesAreAboutIsSaidByTheirKind(t *testing.T) {
	c := spoken()
	for _, test := range []struct {
		kind          Kind
		subject, want string
	}{
		{KindAnswer, "s@laptop", "Lock it, about laptop"}, {KindNote, "s", "Lock it"}, {KindFact, "methods", "Ways to sign in"}, {KindFact, "gone", "gone"},
		{KindDecision, "margin", "permission Margin"}, {KindFinding, "c@laptop", "check c, about laptop"}, {KindDevice, "laptop", "device laptop"}, {KindPrint, "emergency", "print emergency"},
	} {
		if got := c.SubjectWords(test.kind, test.subject); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.kind, test.subject, got, test.want)
		}
	}
}

func TestEachPartOfTheCatalogueIsFoundByItsID(t *testing.T) {
	c := spoken()
	c.Entities = []Entity{{ID: "ie"}, {ID: "uk"}}
	if c.Step("u").ID != "u" || c.Interface("web").ID != "web" || c.Scenario("taken").ID != "taken" || c.Job("job").ID != "job" || c.Entity("uk").ID != "uk" ||
		c.Signal("news").ID != "news" || c.LifeEvent("moved").ID != "moved" || c.Permission("margin").ID != "margin" || c.Route("route").ID != "route" || c.Fact("usernames").ID != "usernames" {
		t.Error("an id finds another one")
	}
	for _, found := range []bool{c.Step("x") != nil, c.Interface("x") != nil, c.Scenario("x") != nil, c.Job("x") != nil, c.Entity("x") != nil, c.Signal("x") != nil, c.LifeEvent("x") != nil, c.Permission("x") != nil, c.Route("x") != nil, c.Fact("x") != nil} {
		if found {
			t.Error("an id that nothing has is found")
		}
	}
	one := Fact{Kind: One, Values: []FactValue{{ID: "no", Text: "No"}}}
	if one.Words("none") != "none" || one.Words("no") != "No" {
		t.Errorf("%q, %q", one.Words("none"), one.Words("no"))
	}
}
