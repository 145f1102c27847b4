package checklist

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// carrying is a catalogue in which a thief goes on by what an unlocked phone
// gives, and an owner is shut out by what was on a lost one.
func carrying() *Catalogue {
	way := func(id string, kind RouteKind, needs ...string) Route {
		return Route{ID: id, Kind: kind, Interface: AccountInterface, Reach: Reach{Authority: AuthoritySee}, Stages: []Stage{{Needs: needs, None: "nothing stops it"}}}
	}
	return &Catalogue{
		Interfaces: []Interface{{ID: AccountInterface}},
		Facts:      []Fact{{ID: "methods", Kind: Many, Grows: true, Values: []FactValue{{ID: "app", On: []string{"phone"}}, {ID: "passkey", On: []string{"phone", "computer"}}, {ID: "key"}}}},
		Steps: []Step{{ID: "guard", Title: "Guard the mailbox", Interfaces: []string{AccountInterface}, Per: PerAccount, Digest: "d", Minutes: Minutes{Look: 1, Hands: 1},
			Answers: []Answer{{ID: "good", Means: MeansHolds}, {ID: "bad", Means: MeansFails}}}},
		Holdings: []Holding{
			{ID: "locked", Axis: Attack, Tokens: []string{"phone"}},
			{ID: "unlocked", Axis: Attack, Tokens: []string{"phone", "phone-open"}},
			{ID: "code", Axis: Attack, Tokens: []string{"phone", "phone-open", "phone-code"}},
			{ID: "lost", Axis: Loss, Tokens: []string{"phone"}},
			{ID: "computer", Axis: Attack, Tokens: []string{"computer", "computer-open"}},
		},
		Routes: []Route{
			way("number", Takeover, "phone:number"), way("mailbox", Takeover, "phone:mailbox"), way("passwords", Takeover, "phone:passwords"),
			way("factor", Takeover, "phone:factor"), way("computer", Takeover, "computer:passkey"), way("out", LockoutRoute, "phone", "phone:factor"),
		},
	}
}

// ends lists the routes that end from each holding.
func ends(a *Assessment) map[string][]string {
	out := make(map[string][]string)
	for _, h := range a.Holdings() {
		ids := slices.Clone(h.Routes)
		slices.Sort(ids)
		out[h.Holding.ID] = ids
	}
	return out
}

func phoneWith(id, carries string) Entry {
	d := Device{ID: id, Name: id, Kind: "phone"}
	d.Carries, d.CarriesKnown = ReadCarried(carries)
	return DeviceEntry(d)
}

func TestWhoHasADeviceHasWhatIsOnItAndNothingElse(t *testing.T) {
	all := map[string][]string{"locked": {"number"}, "unlocked": {"factor", "mailbox", "number", "passwords"}, "code": {"factor", "mailbox", "number", "passwords"}, "lost": {"out"}, "computer": {"computer"}}
	methods := FactEntry("methods", "app")
	for _, c := range []struct {
		what string
		said []Entry
		want map[string][]string
	}{
		{"no device is recorded", []Entry{methods}, all},
		{"a device as the first version described it", []Entry{methods, phoneWith("p", "")}, all},
		{"one of two is not described", []Entry{methods, phoneWith("p", "app:own"), phoneWith("q", "")}, all},
		{"everything on it", []Entry{methods, phoneWith("p", "number,mailbox,passwords,app")}, all},
		{"each asks again", []Entry{methods, phoneWith("p", "number,mailbox:code,passwords:code,app:code")},
			map[string][]string{"locked": {"number"}, "unlocked": {"factor", "number"}, "code": all["code"], "lost": {"out"}, "computer": {"computer"}}},
		{"each has a secret of its own, and no number", []Entry{methods, phoneWith("p", "mailbox:own,passwords:own,app:own")},
			map[string][]string{"locked": nil, "unlocked": nil, "code": nil, "lost": {"out"}, "computer": {"computer"}}},
		{"nothing on it, and the method on another", []Entry{methods, phoneWith("p", "none"), phoneWith("q", "app:own")},
			map[string][]string{"locked": nil, "unlocked": nil, "code": nil, "lost": {"out"}, "computer": {"computer"}}},
		{"the method that is on is on no device", []Entry{methods, phoneWith("p", "mailbox")},
			map[string][]string{"locked": nil, "unlocked": {"factor", "mailbox"}, "code": {"factor", "mailbox"}, "lost": {"out"}, "computer": {"computer"}}},
		{"a method that lives on no device", []Entry{FactEntry("methods", "key"), phoneWith("p", "none")},
			map[string][]string{"locked": nil, "unlocked": nil, "code": nil, "lost": nil, "computer": {"computer"}}},
		{"an opener that does not exist", []Entry{FactEntry("methods", "key"), phoneWith("p", "mailbox:magic")},
			map[string][]string{"locked": nil, "unlocked": {"mailbox"}, "code": {"mailbox"}, "lost": nil, "computer": {"computer"}}},
	} {
		got := ends(Assess(carrying(), later(nothingYet, c.said...), today))
		for id, want := range c.want {
			if !slices.Equal(got[id], want) {
				t.Errorf("%s: from %s end %v, want %v", c.what, id, got[id], want)
			}
		}
	}
}

func TestWhatADeviceIsDescribedToAskForCountsNotWhereALookFailed(t *testing.T) {
	c := carrying()
	c.Routes[1].Stages[0] = Stage{Needs: []string{"phone:mailbox"}, CutBy: []Cut{{"guard"}}}
	described := later(nothingYet, FactEntry("methods", "key"), phoneWith("p", "mailbox:own"))
	if got := ends(Assess(c, described, today))["unlocked"]; len(got) != 0 {
		t.Errorf("a mailbox with a secret of its own ends %v", got)
	}
	failed := later(described, AnswerEntry(&c.Steps[0], "", "bad"))
	if got := ends(Assess(c, failed, today))["unlocked"]; !slices.Equal(got, []string{"mailbox"}) {
		t.Errorf("a look saw the mailbox open, and from the phone end %v", got)
	}
}

func TestTellingMoreOfADeviceNeverOpensAWay(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		c := carrying()
		said := []Entry{FactEntry("methods", rapid.SampledFrom([]string{"none", "app", "app,passkey", "key", "passkey"}).Draw(t, "methods"))}
		if rapid.Bool().Draw(t, "methods are not known") {
			said = []Entry{phoneWith("p", "")}
		}
		kinds := map[string]string{"p": "phone", "q": "phone", "l": "laptop"}
		list := func(id string) string {
			var out []Carried
			for _, thing := range c.Carriable(kinds[id]) {
				if rapid.Bool().Draw(t, id+" carries "+thing) {
					out = append(out, Carried{thing, rapid.SampledFrom(Openers).Draw(t, "opens")})
				}
			}
			return JoinCarried(out)
		}
		device := func(id, carries string) Entry {
			e := phoneWith(id, carries)
			e.Value["kind"] = kinds[id]
			return e
		}
		ids := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"p", "q", "l"}), 1, 3, rapid.ID[string]).Draw(t, "devices")
		for _, id := range ids {
			carries := ""
			if rapid.Bool().Draw(t, id+" is described") {
				carries = list(id)
			}
			said = append(said, device(id, carries))
		}
		told := rapid.SampledFrom(ids).Draw(t, "told")
		said = append(said, device(told, "")) // not known
		r := later(nothingYet, said...)
		before, after := ends(Assess(c, r, today)), ends(Assess(c, later(r, device(told, list(told))), today))
		for id, routes := range after {
			for _, route := range routes {
				if !slices.Contains(before[id], route) {
					t.Fatalf("%s ends from %s since it is known what %s carries, and did not before", route, id, told)
				}
			}
		}
	})
}

func TestADeviceReadsAsItWasWritten(t *testing.T) {
	for _, text := range []string{"", "none", "mailbox", "mailbox:code,app:own,number"} {
		d := Device{ID: "p", Name: "Phone", Kind: "phone", OS: "ios"}
		d.Carries, d.CarriesKnown = ReadCarried(text)
		again := deviceOf(Event{Kind: KindDevice, Subject: "p", Value: d.Value()})
		if again.CarriesKnown != (text != "") || JoinCarried(again.Carries) != JoinCarried(d.Carries) {
			t.Errorf("%q comes back as %v, known %v", text, again.Carries, again.CarriesKnown)
		}
	}
}

func TestADeviceCarriesOnlyWhatCanBeOnIt(t *testing.T) {
	c := carrying()
	for text, fits := range map[string]bool{
		"phone none": true, "phone number,app:own": true, "laptop passkey": true,
		"laptop number": false, "laptop app": false, "server mailbox": false, "phone pigeon": false, "phone app,app:own": false, "phone app:magic": false,
	} {
		kind, list, _ := strings.Cut(text, " ")
		carried, _ := ReadCarried(list)
		if err := c.CheckCarries(kind, carried); (err == nil) != fits {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestATokenIsCarriedWhereItNamesADeviceAndAThing(t *testing.T) {
	for token, want := range map[string]bool{"phone:mailbox": true, "computer:passkey": true, "phone": false, "computer-open": false, "factor:sms": false, "password": false} {
		if carriedToken(token) != want {
			t.Errorf("%s: %v", token, !want)
		}
	}
}

func TestWhatIsCarriedIsWrittenShortWhereTheUnlockedDeviceOpensIt(t *testing.T) {
	if got := JoinCarried([]Carried{{"mailbox", OpensUnlocked}, {"app", OpensByCode}, {"key", OpensByOwn}}); got != "mailbox,app:code,key:own" {
		t.Error(got)
	}
}

// A secret of its own is not given by the code of the phone; and a phone that was
// sold carries what it carried while something hangs on it.
func TestASecretOfItsOwnIsNotGivenByTheCodeOfThePhone(t *testing.T) {
	c := carrying()
	methods := FactEntry("methods", "app")
	for what, said := range map[string][]Entry{
		"app:own":  {methods, phoneWith("p", "app:own")},
		"app:code": {methods, phoneWith("p", "app:code")},
	} {
		if got := slices.Contains(ends(Assess(c, onDays(said...), today))["code"], "factor"); got != (what == "app:code") {
			t.Errorf("%s: who has the code has the factor: %v", what, got)
		}
	}
	c.LifeEvents = []LifeEvent{{ID: DeviceGone, Title: "Gone", Stales: []string{"guard"}}}
	retired, err := RetireEntry("p", "sold")
	if err != nil {
		t.Fatal(err)
	}
	sold := onDays(methods, phoneWith("p", "app"), phoneWith("q", "none"), deviceEntry("laptop", "web"), retired)
	for what, test := range map[string]struct {
		r    Record
		want int
	}{"it hangs on": {sold, 2}, "it was released": {later(sold, AnswerEntry(&c.Steps[0], "", "good")), 1}} {
		got, known := Assess(c, test.r, today).carriers(carrierPhone)
		if len(got) != test.want || !known {
			t.Errorf("%s: phones %v, known %v", what, got, known)
		}
	}
}

func TestAComputerThatIsUnlockedGivesWhatItAsksItsCodeFor(t *testing.T) {
	for carries, want := range map[string]bool{"passkey": true, "passkey:code": true, "passkey:own": false} {
		d := Device{ID: "l", Name: "l", Kind: "laptop"}
		d.Carries, d.CarriesKnown = ReadCarried(carries)
		if got := len(ends(Assess(carrying(), onDays(FactEntry("methods", "passkey"), DeviceEntry(d)), today))["computer"]) > 0; got != want {
			t.Errorf("%s: given %v", carries, got)
		}
	}
}
