package checklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// factual is a catalogue with facts that follow from one another, a list of
// usernames, and a step that sees a sign-in method beside those that were named.
func factual() *Catalogue {
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}, {ID: "web"}, {ID: "api"}, {ID: WebInterface}},
		Facts: []Fact{
			{ID: "interfaces", Kind: Many, Grows: true, Values: []FactValue{{ID: "web"}, {ID: "api"}}},
			{ID: "usernames", Kind: Many, Grows: true, Values: []FactValue{{ID: "main"}, {ID: "api"}, {ID: "second"}}},
			{ID: "third", Kind: One, Values: []FactValue{{ID: "yes"}, {ID: "no"}}},
			{ID: "next", Kind: One, Values: []FactValue{{ID: "yes", Implies: map[string]string{"third": "yes"}}, {ID: "no"}}},
			{ID: "first", Kind: One, Values: []FactValue{{ID: "yes", Implies: map[string]string{"next": "yes"}}, {ID: "no"}}},
			{ID: "methods", Kind: Many, Grows: true, Values: []FactValue{{ID: "sms"}, {ID: "app"}}},
		},
		Permits: []Permission{{ID: "other"}, {ID: "margin"}},
		Steps: []Step{{ID: "s", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", LocksOut: RiskNone, Answers: []Answer{
			{ID: "bad", Means: MeansFails, Sets: map[string]string{"methods": "+sms"}}, {ID: "good", Means: MeansHolds}}}},
	}
}

// onDays enters each entry after the one before, on its day or today.
func onDays(entries ...Entry) Record {
	return later(NewRecord(Event{Kind: KindNote, Order: 1, Day: 1}), entries...)
}

func on(e Entry, day Day) Entry { e.Day = day; return e }

func TestAFactReadsOnlyTheValuesThatItHas(t *testing.T) {
	one := Fact{Kind: One, Values: []FactValue{{ID: "a"}, {ID: "b"}}}
	many := Fact{Kind: Many, Values: one.Values}
	for _, test := range []struct {
		fact Fact
		text string
		want string
	}{
		{one, "a", "[a]"}, {one, "a,b", "not read"}, {one, "c", "not read"}, {one, "none", "not read"}, {one, "", "not read"},
		{many, "b,a", "[a b]"}, {many, "none", "[]"}, {many, "a,c", "not read"}, {many, "", "not read"},
	} {
		got := "not read"
		if values, ok := test.fact.Read(test.text); ok {
			got = fmt.Sprint(values)
		}
		if got != test.want {
			t.Errorf("of %s, %q is %s, want %s", test.fact.Kind, test.text, got, test.want)
		}
	}
}

func TestWhatIsUsedIsToldByTheFactAndByTheDevices(t *testing.T) {
	web, laptop := FactEntry("interfaces", "web"), deviceEntry("laptop", "api")
	for _, test := range []struct {
		what  string
		said  []Entry
		iface string
		want  Truth
	}{
		{"the account, whatever is named", []Entry{web}, AccountInterface, Yes},
		{"one that is named", []Entry{web}, "web", Yes},
		{"one that is not named", []Entry{web}, "api", No},
		{"nothing was named", nil, "api", May},
		{"one that a device uses, and nothing was named", []Entry{laptop}, "api", Yes},
		{"one that a device uses and the list leaves out", []Entry{web, laptop}, "api", Yes},
		{"the website, which everybody has", []Entry{web}, WebInterface, May},
	} {
		a := Assess(factual(), onDays(test.said...), today)
		if got := a.Facts.Uses(test.iface); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestAConditionReadsTheLedgerOfPermissions(t *testing.T) {
	for state, want := range map[string]string{"": "may may", "held": "yes may", "used": "yes yes", "unused": "yes no", "dropped": "no no"} {
		r := onDays()
		if state != "" {
			r = onDays(DecisionEntry("margin", state, "", 0))
		}
		f := Assess(factual(), r, today).Facts
		got := f.Holds(Condition{All: []string{"permissions=margin"}}).String() + " " + f.Holds(Condition{All: []string{"permissions_used=margin"}}).String()
		if got != want {
			t.Errorf("%q: held and used %s, want %s", state, got, want)
		}
		if f.Holds(Condition{All: []string{"permissions=nothing"}}) != May {
			t.Error("a permission that the catalogue does not have is not a question that is open")
		}
	}
	taken := Assess(factual(), onDays(DecisionEntry("margin", "held", "why", today+9), Entry{Kind: KindDecision, Subject: "margin"}), today).Facts.Permissions[1]
	if taken.SaidOn != 0 || taken.ReviewOn != 0 || taken.Reason != "" || taken.Held() != May {
		t.Errorf("a decision that was taken back leaves %+v", taken)
	}
}

// A value that an answer saw beside what the fact says, or that another fact
// implies, counts as there; it is a conflict where the fact denies it.
func TestWhatIsSeenBesideAFactCountsAndIsAConflictWhereTheFactDeniesIt(t *testing.T) {
	c := factual()
	sees := AnswerEntry(&c.Steps[0], "", "bad")
	none := FactEntry("methods", "none")
	for _, test := range []struct {
		what string
		said []Entry
		fact string
		want string // the value that counts besides, and what it is in conflict with
	}{
		{"nothing is known of the fact", []Entry{sees}, "methods", "[sms]"},
		{"denied later", []Entry{on(sees, today-3), none}, "methods", "[sms], denied, seen by s"},
		{"denied on that day", []Entry{sees, none}, "methods", "[sms], denied, seen by s"},
		{"denied before: it came since", []Entry{on(none, today-3), sees}, "methods", "[sms]"},
		{"it is named", []Entry{on(sees, today-3), FactEntry("methods", "sms")}, "methods", "[]"},
		{"a newer look does not see it", []Entry{sees, AnswerEntry(&c.Steps[0], "", "good"), none}, "methods", "[]"},
		{"it follows from another fact", []Entry{FactEntry("next", "yes")}, "third", "[yes]"},
		{"it follows from what follows", []Entry{FactEntry("first", "yes")}, "third", "[yes]"},
		{"what it follows from is not so", []Entry{FactEntry("next", "no")}, "third", "[]"},
		{"it follows and is denied later", []Entry{on(FactEntry("next", "yes"), today-3), FactEntry("third", "no")}, "third", "[yes], denied, implied by next"},
		{"it follows and was denied before", []Entry{on(FactEntry("third", "no"), today-3), FactEntry("next", "yes")}, "third", "[yes], denied, implied by next"},
		{"it follows and is named", []Entry{FactEntry("next", "yes"), FactEntry("third", "yes")}, "third", "[]"},
	} {
		st := Assess(c, onDays(test.said...), today).Facts.State(test.fact)
		got := fmt.Sprint(st.Implied)
		if k := st.Conflict; k != nil {
			got += ", denied, " + map[bool]string{true: "seen by " + k.Step, false: "implied by " + k.Fact}[k.Step != ""]
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

// Knowing less closes nothing: a username that was named once is asked about
// until the list is known again.
func TestAStepPerUsernameIsAskedAboutEachThatIsOrWasNamed(t *testing.T) {
	again := func(v Value) Entry {
		v[FieldAgain] = "0" // undo as format 1 wrote it, where nothing was before
		return Entry{Kind: KindFact, Subject: "usernames", Value: v}
	}
	both, open := FactEntry("usernames", "main,api"), FactEntry("usernames", "")
	for _, test := range []struct {
		what string
		said []Entry
		want string
	}{
		{"nothing was named", nil, "main; perhaps others"},
		{"two are named", []Entry{both}, "main api"},
		{"none is named", []Entry{FactEntry("usernames", "none")}, "main"},
		{"named once, now left open", []Entry{both, open}, "main api; perhaps others"},
		{"named twice, now left open", []Entry{both, FactEntry("usernames", "second"), open}, "main second; perhaps others"},
		{"named by what the list does not have, and then open", []Entry{both, FactEntry("usernames", "stranger"), open}, "main api; perhaps others"},
		{"what was named was undone", []Entry{both, again(Value{})}, "main; perhaps others"},
		{"another fact is left open", []Entry{both, FactEntry("third", "")}, "main api"},
	} {
		c := factual()
		c.Steps[0].Per = PerUsername
		s := Assess(c, onDays(test.said...), today).Steps[0]
		var got []string
		for _, ab := range s.About {
			got = append(got, ab.Target)
		}
		text := strings.Join(got, " ")
		if s.Missing == "usernames" {
			text += "; perhaps others"
		}
		if text != test.want {
			t.Errorf("%s: %q, want %q", test.what, text, test.want)
		}
	}
	c := factual()
	c.Steps[0].Per, c.Facts = PerUsername, c.Facts[:1]
	if about := Assess(c, onDays(), today).Steps[0].About; len(about) != 1 || about[0].Target != "main" {
		t.Errorf("in a catalogue without a list of usernames: %v", about)
	}
}

func TestADeviceThatWasTakenBackIsNotOnTheMap(t *testing.T) {
	r := onDays(deviceEntry("laptop", "web"), deviceEntry("phone", "web"), Entry{Kind: KindDevice, Subject: "phone"})
	f := Assess(factual(), r, today).Facts
	if len(f.Devices) != 1 || f.Devices[0].ID != "laptop" {
		t.Errorf("on the map are %v", f.Devices)
	}
	if f.Device("laptop") != &f.Devices[0] || f.Device("phone") != nil {
		t.Errorf("the laptop is %v and the phone %v", f.Device("laptop"), f.Device("phone"))
	}
}

func TestADeviceTellsWhatAConditionAsksOfIt(t *testing.T) {
	asked := Device{ID: "box", Kind: "server", OS: "linux", Headless: true, RolesKnown: true}
	for _, test := range []struct {
		d    Device
		term string
		want Truth
	}{
		{asked, "device.kind=server", Yes}, {asked, "device.kind=phone", No}, {asked, "device.os=linux", Yes}, {asked, "device.os=ios", No},
		{asked, "device.headless=yes", Yes}, {asked, "device.headless=no", No}, {asked, "device.shared=yes", No}, {asked, "device.shared=no", Yes},
		{Device{Shared: true}, "device.shared=yes", Yes}, {Device{}, "device.headless=yes", No},
		{Device{}, "device.role=trades", May}, {asked, "device.role=trades", No},
		{Device{Roles: []string{"trades"}, RolesKnown: true}, "device.role=trades", Yes}, {Device{Roles: []string{"trades"}, RolesKnown: true}, "device.role=sees", No},
		{asked, "device.colour=red", No},
	} {
		d := deviceOf(Event{Subject: test.d.ID, Value: test.d.Value()})
		key, value, _ := strings.Cut(test.term, "=")
		if got := d.term(key, value); got != test.want {
			t.Errorf("%+v: %s is %s, want %s", test.d, test.term, got, test.want)
		}
	}
}

// A list of devices is never known to be complete, so it never says no.
func TestWhatSomeDeviceIsNeverRulesItOut(t *testing.T) {
	alone := deviceEntry("laptop", "web")
	shared := DeviceEntry(Device{ID: "phone", Name: "Phone", Kind: "phone", Shared: true})
	box := DeviceEntry(Device{ID: "box", Name: "Box", Kind: "server", Headless: true})
	for _, test := range []struct {
		said []Entry
		term string
		want Truth
	}{
		{[]Entry{alone}, "devices=phone", May}, {[]Entry{alone, shared}, "devices=phone", Yes},
		{[]Entry{alone, box}, "shared=yes", May}, {[]Entry{box, shared}, "shared=yes", Yes},
		{[]Entry{alone, shared}, "headless=yes", May}, {[]Entry{shared, box}, "headless=yes", Yes},
	} {
		if got := (&Assess(factual(), onDays(test.said...), today).Facts).Holds(Condition{All: []string{test.term}}); got != test.want {
			t.Errorf("%s: %s, want %s", test.term, got, test.want)
		}
	}
}

func TestAnEmptyListOfValuesIsWrittenNone(t *testing.T) {
	for value, want := range map[string]string{"": "", "none": "none", "api,web": "web,api"} {
		if got := Assess(factual(), onDays(FactEntry("interfaces", value)), today).Facts.State("interfaces").Value(); got != want {
			t.Errorf("%q comes back as %q", value, got)
		}
	}
	if !slices.Equal(List(Join(nil)), nil) {
		t.Error("none is not the empty list")
	}
}
