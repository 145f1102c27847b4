package cli

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/ui/document"
)

var errTest = errors.New("the keyring is away")

func (m *machine) fact(id string) document.Fact {
	m.t.Helper()
	var doc document.Facts
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "facts", "--json")), &doc); err != nil {
		m.t.Fatal(err)
	}
	for _, f := range doc.Facts {
		if f.ID == id {
			return f
		}
	}
	m.t.Fatalf("there is no fact %s", id)
	return document.Fact{}
}

func (m *machine) generation() uint64 {
	m.t.Helper()
	out, _, _ := m.run("status", "--json")
	var doc document.Status
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		m.t.Fatal(err)
	}
	return doc.Store.Generation
}

func TestSeveralFactsAtOnceAreOneSave(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "facts", "interfaces=app,web", "automation=no", "methods=none")
	if got := m.generation(); got != 1 {
		t.Errorf("%d saves", got)
	}
	for id, want := range map[string]string{"interfaces": "web,app", "automation": "no", "methods": "none", "smartphone": ""} {
		if got := m.fact(id); got.Value != want || got.Known != (want != "") {
			t.Errorf("%s is %q, want %q", id, got.Value, want)
		}
	}
}

func TestOneWrongFactKeepsNoneOfThem(t *testing.T) {
	m := newMachine(t)
	m.refuses("unknown value of smartphone", "facts", "automation=no", "smartphone=maybe")
}

func TestAWithdrawnFactBringsTheOldRoutesBack(t *testing.T) {
	m := begun(t)
	before := m.must(StatusSomething, "routes", "--json")
	has(t, m.must(StatusNothing, "facts", "methods=passkey", "interfaces=web"), "does not apply now: Somebody moves your number")
	if m.must(StatusSomething, "routes", "--json") == before {
		t.Fatal("the facts changed nothing")
	}
	has(t, m.must(StatusNothing, "facts", "methods=", "interfaces="), "opened: Somebody moves your number")
	if m.must(StatusSomething, "routes", "--json") != before {
		t.Error("the routes are others")
	}
}

func TestManyWaysInThatNoLongerApplyAreCountedAndNotListed(t *testing.T) {
	m := newMachine(t)
	out, errs, status := m.runWith("facts", "interfaces=portal", "automation=no") // the built-in catalogue
	if status != StatusNothing {
		t.Fatal(errs)
	}
	if n := strings.Count(out, "does not apply now: "); n != 1 {
		t.Errorf("%d lines tell what does not apply now:\n%s", n, out)
	}
	has(t, out, "ways in; handrail diff lists them")
}

func TestADeviceGetsAnIDOfItsOwnAndNeverAnOldOne(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "device", "add", "Old Laptop!", "--kind", "laptop", "--os", "linux", "--uses", "web,app", "--roles", "trades", "--shared")
	m.must(StatusNothing, "device", "retire", "old laptop!")
	if out := m.must(StatusNothing, "device", "list"); !strings.Contains(out, "No device") {
		t.Errorf("it is still there: %s", out)
	}
	has(t, m.must(StatusNothing, "device", "add", "Old Laptop!", "--kind", "laptop", "--os", "linux"), "old-laptop-2")
}

func TestADeviceTellsWhatIsOnItAndWhatOpensThat(t *testing.T) {
	m := newMachine(t)
	has(t, m.must(StatusNothing, "device", "add", "Phone", "--kind", "phone", "--os", "ios", "--carries", "number,mailbox:code", "--json"), `"carries_known": true`, `"thing": "mailbox"`, `"opens": "code"`)
	has(t, m.must(StatusNothing, "device", "add", "Mac", "--kind", "laptop", "--os", "macos", "--json"), `"carries_known": false`)
	has(t, m.must(StatusNothing, "device", "carries", "mac", "none", "--json"), `"carries_known": true`)
	for _, wrong := range [][]string{{"device", "carries", "mac", "number"}, {"device", "carries", "mac", "mailbox:magic"}, {"device", "carries", "tablet", "none"}, {"device", "add", "Host", "--kind", "server", "--os", "linux", "--carries", "mailbox"}} {
		if _, errs, status := m.run(wrong...); status != StatusUsage {
			t.Errorf("%v ends with %d: %s", wrong, status, errs)
		}
	}
}

func TestADeviceMayHaveANameInAnyScript(t *testing.T) {
	m := newMachine(t)
	add := func(name string) (out, errs string) {
		out, errs, status := m.runWith("device", "add", name, "--kind", "phone", "--os", "android")
		if status != StatusNothing {
			t.Fatalf("%s: status %d, %s", name, status, errs)
		}
		return out, errs
	}
	for _, d := range []struct{ name, id string }{{"Bürö Läptöp", "buro-laptop"}, {"Büro", "buro"}, {"Bäro", "baro"}, {"Телефон", "phone-android"}, {"Таблет", "phone-android-2"}, {"日本", "phone-android-3"}, {"Phone 📱", "phone"}} {
		out, errs := add(d.name)
		has(t, out, d.name)
		if !regexp.MustCompile(`(?m)^` + d.id + ` `).MatchString(out) {
			t.Errorf("%s has another id than %s:\n%s", d.name, d.id, out)
		}
		if printed := !strings.Contains(strings.Join(strings.Fields(errs), " "), "it will say "+d.id); printed == (d.name == "日本" || d.name == "Phone 📱") {
			t.Errorf("%s: on paper? %q", d.name, errs)
		}
	}
	m.refuses("another device has this name", "device", "add", "bu\u0308ro", "--kind", "phone", "--os", "ios")
	m.refuses("at most 280", "device", "add", strings.Repeat("x", 100_000), "--kind", "phone", "--os", "ios")
	m.must(StatusNothing, "device", "retire", "BU\u0308RO")
}

func TestRolesThatShouldNotMeetStandOutInTheMap(t *testing.T) {
	m := begun(t)
	m.must(StatusNothing, "map")
	m.must(StatusNothing, "device", "add", "Laptop", "--kind", "laptop", "--os", "linux", "--uses", "web", "--roles", "trades")
	m.must(StatusNothing, "map")
	m.must(StatusNothing, "device", "add", "Phone", "--kind", "phone", "--os", "ios", "--uses", "app", "--roles", "trades,approves")
	has(t, m.must(StatusSomething, "map"), "[!]", "second factor lives on the device it protects")
}

func TestARiskyPermissionIsTakenOnWithAReasonADayAndOpenEyes(t *testing.T) {
	m := newMachine(t)
	_, errs, status := m.run("permissions", "held", "margin")
	if status != StatusUsage {
		t.Errorf("it ends with %d", status)
	}
	has(t, errs, "Somebody moves your number to another SIM", "with it: more than you have", "needs a reason and a day")
	m.must(StatusNothing, "permissions", "held", "MARGIN", "--reason", "hedging", "--review", "2027-02-01")
	m.must(StatusNothing, "permissions")
	m.must(StatusNothing, "permissions", "unused", "margin")
	has(t, m.must(StatusSomething, "permissions"), "held and not used", "margin [!]")
	m.must(StatusNothing, "permissions", "dropped", "margin")
	m.must(StatusNothing, "permissions")
}

func TestASignalIsDueFromTheDayItNamesAtASittingAfterItsInterval(t *testing.T) {
	m := newMachine(t)
	var doc document.Signals
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "signals", "seen", "signal.methods", "--json")), &doc); err != nil {
		t.Fatal(err)
	}
	due := doc.Signals[0].DueOn
	if today := checklist.DayOf(m.now); due < today.AddMonths(3) || due > today.AddMonths(5) {
		t.Fatalf("it is due on %s", due)
	}
	m.must(StatusNothing, "signals", "--on", due.AddDays(-1).String())
	has(t, m.must(StatusSomething, "signals", "--on", due.String()), "due since "+due.String())
	has(t, m.must(StatusSomething, "due", "--on", due.String()), "Read the broker's notices")
}

func TestTheDayOfReviewsIsSetAndWithdrawnByTheCommandLine(t *testing.T) {
	m := begun(t)
	has(t, m.must(StatusNothing, "facts", "sitting=2-sun"), "day of your review: second Sunday of the month")
	has(t, m.must(StatusNothing, "remind", "ics"), "BYDAY=2SU")
	has(t, m.must(StatusNothing, "log"), "day of your review: second Sunday of the month")
	m.must(StatusNothing, "facts", "sitting=")
	has(t, m.must(StatusNothing, "log"), "day of your review: first Saturday of the month again")
	has(t, m.must(StatusNothing, "remind", "ics"), "BYDAY=1SA")
	m.refuses("is not a day for reviews", "facts", "sitting=5-sat")
}
