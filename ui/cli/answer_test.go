package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/ui/document"
)

// stepNow is one step as handrail steps tells it.
func (m *machine) stepNow(id string) document.Step {
	m.t.Helper()
	var doc document.Steps
	if err := json.Unmarshal([]byte(m.must(StatusNothing, "steps", "--json")), &doc); err != nil {
		m.t.Fatal(err)
	}
	for _, s := range doc.Steps {
		if s.ID == id {
			return s
		}
	}
	m.t.Fatalf("there is no step %s", id)
	return document.Step{}
}

func TestAnAnswerIsGivenByItsIDOrItsNumber(t *testing.T) {
	for _, said := range []string{"on", "1"} {
		m := newMachine(t)
		m.must(StatusNothing, "answer", "alerts.orders", said)
		if got := m.stepNow("alerts.orders").Outcome; got != checklist.Holds {
			t.Errorf("answered %s it is %s", said, got)
		}
	}
}

func TestNotSureAndNoPageAreAlwaysThereAndLast(t *testing.T) {
	m := newMachine(t)
	has(t, m.must(StatusNothing, "show", "alerts.orders"), "3 unsure Not sure unknown", "4 no-page I can't look now unknown")
	for _, said := range []string{"unsure", "no-page", "3", "4"} {
		m.must(StatusNothing, "answer", "alerts.orders", said)
		if got := m.stepNow("alerts.orders").Outcome; got != checklist.Unknown {
			t.Errorf("answered %s it is %s", said, got)
		}
	}
}

func TestAnAnswerClosesARouteByName(t *testing.T) {
	m := newMachine(t)
	has(t, m.must(StatusNothing, "answer", "mfa.second-method", "signed-in"), "closed: The phone is gone and with it the only method (account.no-way-back)")
	has(t, m.must(StatusNothing, "answer", "mfa.second-method", "listed"), "opened: The phone is gone")
}

func TestAStepThatDoesNotApplyMayBeAnswered(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "facts", "methods=passkey")
	if got := m.stepNow("mfa.weakest-off").Outcome; got != checklist.NotApplicable {
		t.Fatalf("it is %s", got)
	}
	m.must(StatusNothing, "answer", "mfa.weakest-off", "strong")
	if got := m.stepNow("mfa.weakest-off").Seen; got != "Passkeys only" {
		t.Errorf("seen is %q", got)
	}
}

func TestTheStopLineIsShownUntilTheWayBackWasTried(t *testing.T) {
	m := newMachine(t)
	_, errs, _ := m.run("answer", "mfa.weakest-off", "weak")
	has(t, errs, "Stop. This step can shut you out.", "sign in once with a second method")
	m.must(StatusNothing, "answer", "mfa.second-method", "signed-in")
	if _, errs, _ := m.run("answer", "mfa.weakest-off", "weak"); errs != "" {
		t.Errorf("it still says %q", errs)
	}
}

func TestAnAnswerIsAboutAllDevicesUnlessOneIsNamed(t *testing.T) {
	m := newMachine(t)
	m.refuses("none that it is about is recorded", "answer", "device.screen-lock", "locked")
	m.must(StatusNothing, "device", "add", "Old laptop", "--kind", "laptop", "--os", "linux", "--uses", "web")
	m.must(StatusNothing, "device", "add", "Phone", "--kind", "phone", "--os", "ios", "--uses", "app")
	m.must(StatusNothing, "answer", "device.screen-lock", "locked")
	if got := m.stepNow("device.screen-lock"); got.Outcome != checklist.Holds || len(got.About) != 2 {
		t.Errorf("it is %+v", got)
	}
	m.must(StatusNothing, "answer", "device.screen-lock", "open", "--about", "old LAPTOP")
	got := m.stepNow("device.screen-lock")
	for _, ab := range got.About {
		if want := map[string]checklist.Outcome{"old-laptop": checklist.Fails, "phone": checklist.Holds}[ab.Device]; ab.Outcome != want {
			t.Errorf("%s is %s", ab.Device, ab.Outcome)
		}
	}
	m.refuses("did you mean phone?", "answer", "device.screen-lock", "open", "--about", "phnoe")
	m.refuses("leave --about out", "answer", "alerts.orders", "on", "--about", "phone")
}

func TestWhatIsNotKnownNamesTheNearest(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "device", "add", "Phone", "--kind", "phone", "--os", "ios", "--uses", "app")
	for words, line := range map[string]string{
		"did you mean mfa.second-method?":  "answer mfa.secnd-method 1",
		"did you mean signed-in?":          "answer mfa.second-method sigend-in",
		"has answers 1 to 5, and no 6":     "answer mfa.second-method 6",
		"did you mean alerts.orders?":      "note alert.orders x",
		"did you mean automation?":         "facts automtion=no",
		"did you mean unattended?":         "facts automation=unatended",
		"did you mean laptop?":             "device add X --kind lapto --os linux",
		"did you mean macos?":              "device add X --kind laptop --os maccos",
		"did you mean web?":                "device add X --kind laptop --os linux --uses wbe",
		"did you mean trades?":             "device add X --kind laptop --os linux --roles trade",
		"did you mean phone?":              "device retire phon",
		"did you mean margin?":             "permissions dropped margn",
		"did you mean dropped?":            "permissions droped margin",
		"did you mean signal.methods?":     "signals seen signal.method",
		"did you mean fails?":              "steps --outcome fail",
		"did you mean session?":            "routes --exposure sesion",
		"did you mean app?":                "routes --interface ap",
		"did you mean account.sim-swap?":   "show account.simswap",
		"did you mean job.review?":         "choose job.reviw",
		"did you mean steps?":              "stepps",
		"did you mean --minutes?":          "next --minuts 4",
		"give 1 to 600 minutes":            "next --minutes 0",
		"is not a day":                     "status --on tomorrow",
		"sets nothing":                     "facts automation",
		"is set twice":                     "facts automation=no automation=",
		"has one value":                    "facts automation=no,attended",
		"leave --on out":                   "answer alerts.orders on --on 2026-01-01",
		"no job was named":                 "choose",
		"takes STEP ANSWER, and was given": "answer alerts.orders",
		"another device has this name":     "device add phone --kind phone --os ios",
		"a device needs its kind":          "device add X",
		"known are bash, zsh, fish, power": "completion qqqqqqqqqqqqqqqqqqqqqqqq",
	} {
		m.refuses(words, strings.Fields(line)...)
	}
}

func TestNothingIsKeptAsOfAnotherDay(t *testing.T) {
	m := lived(t)
	for _, line := range []string{
		"answer alerts.orders on", "note alerts.orders x", "undo", "accept alerts.orders --reason r --until 2027-01-01", "snooze alerts.orders --until 2027-01-01",
		"facts automation=no", "device add X --kind phone --os ios", "device retire phone", "permissions dropped margin", "signals seen signal.methods",
		"store move file:x", "store test", "forget",
	} {
		m.refuses("leave --on out", append(strings.Fields(line), "--on", "2026-11-01")...)
	}
}

func TestUndoTakesBackTheLastThingAndSaysIt(t *testing.T) {
	m := newMachine(t)
	m.refuses("there is nothing to undo", "undo")
	m.must(StatusNothing, "answer", "mfa.second-method", "signed-in")
	has(t, m.must(StatusNothing, "undo"), "undone: Sign in once with a second method", "opened: The phone is gone")
	if got := m.stepNow("mfa.second-method").Outcome; got != checklist.Unknown {
		t.Errorf("it is %s", got)
	}
}

func TestAcceptingWhatHoldsSaysThatItHasNoEffect(t *testing.T) {
	m := newMachine(t)
	m.must(StatusNothing, "answer", "alerts.orders", "on")
	_, errs, status := m.run("accept", "alerts.orders", "--reason", "r", "--until", "2027-01-01")
	if status != StatusNothing || !strings.Contains(errs, "has no effect now: it holds") {
		t.Errorf("it ends with %d: %s", status, errs)
	}
	_, errs, _ = m.run("accept", "phishing.push", "--reason", "r", "--until", "2027-01-01")
	if strings.Contains(errs, "no effect") {
		t.Errorf("an open step: %s", errs)
	}
}
