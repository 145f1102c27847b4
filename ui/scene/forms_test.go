package scene

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
)

// form returns what a form says when it is answered.
func form(t *testing.T, w World, p Place, pairs ...string) Action {
	t.Helper()
	s := Make(w, p)
	if s.Ask == nil {
		t.Fatalf("%s asks nothing", p.Screen)
	}
	v := map[string]string{}
	for _, in := range s.Ask.Inputs {
		v[in.ID] = in.Value
	}
	for i := 0; i < len(pairs); i += 2 {
		v[pairs[i]] = pairs[i+1]
	}
	return s.Ask.Done(v)
}

func TestANoteOf281CharactersIsRefused(t *testing.T) {
	w, p := world(lived()), Place{Screen: "note", ID: "mfa.second"}
	if a := form(t, w, p, "text", strings.Repeat("é", 281)); a != nil {
		t.Errorf("281 characters were taken: %+v", a)
	}
	if a, ok := form(t, w, p, "text", strings.Repeat("é", 280)).(Enter); !ok || !a.Back {
		t.Errorf("280 characters were refused: %+v", a)
	}
}

func TestAnEmptyNoteWithdrawsTheOneThatStands(t *testing.T) {
	say := form(t, world(lived()), Place{Screen: "note", ID: "api.local"}, "text", "").(Enter)
	if len(say.Events[0].Value) != 0 {
		t.Errorf("it says %v", say.Events[0].Value)
	}
}

func TestARiskIsAcceptedWithAReasonAndForAYearAtMost(t *testing.T) {
	w, p := world(lived()), Place{Screen: "accept", ID: "mfa.weakest", Words: ownReason}
	for _, bad := range [][]string{{"reason", "", "until", "2027-01-01"}, {"reason", "r", "until", "2026-11-23"}, {"reason", "r", "until", "2027-11-24"}, {"reason", "r", "until", "soon"}} {
		if a := form(t, w, p, bad...); a != nil {
			t.Errorf("%v was taken", bad)
		}
	}
	if a, ok := form(t, w, p, "reason", "r", "until", "2027-11-23").(Enter); !ok || a.Events[0].Kind != checklist.KindAccept {
		t.Errorf("a year ahead was refused: %+v", a)
	}
	has(t, Make(w, p), "What stays open: a code is taken over the telephone.")
	p.Words = ""
	if a, ok := form(t, w, p, "reason", readyReasons[0]).(Enter); !ok || a.Events[0].Value["reason"] != readyReasons[0] {
		t.Errorf("a ready reason was not taken: %+v", a)
	}
	if g, ok := form(t, w, p, "reason", ownReason).(Go); !ok || g.To.Words != ownReason {
		t.Error("there are no words of one's own")
	}
}

func TestASnoozedStepGivesWayToTheNextOfTheSitting(t *testing.T) {
	p := Place{Screen: "snooze", ID: "mfa.second", Query: "mfa.second,api.local"}
	say := form(t, world(lived()), p).(Enter)
	if !say.Back || say.Then.ID != "api.local" || say.Events[0].Value["until"] != "2026-11-24" {
		t.Errorf("%+v", say)
	}
}

func TestAMachineIsOverruledOnlyWithAReason(t *testing.T) {
	w, p := world(lived()), Place{Screen: "overrule", ID: "browser.profile", About: "old"}
	if a := form(t, w, p, "reason", " "); a != nil {
		t.Error("no reason was taken")
	}
	say := form(t, w, p, "reason", "it looked at the wrong browser").(Enter)
	after := checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, say.Events...), monday)
	for _, about := range after.Step("browser.profile").About {
		if about.Target == "old" && (about.Conflict != nil || !about.Outcome.Counts()) {
			t.Errorf("the answer does not count: %+v", about)
		}
	}
}

func TestUndoShowsWhatItTakesBackAndLeavesItUnlessChosen(t *testing.T) {
	s := Make(world(lived()), Place{Screen: "undo"})
	has(t, s, "note on Publish the port on this host only", "Undo it", "Leave it as it is")
	if _, ok := s.Choices()[s.Start].Do.(Back); !ok {
		t.Errorf("the selected row takes it back at once")
	}
}

func TestASkippedQuestionSaysNothingAndGoesOn(t *testing.T) {
	w := world(checklist.Record{})
	for page := range 4 {
		s := Make(w, Place{Screen: "interview", Page: page})
		skip := s.Skip
		if s.Ask != nil {
			skip = s.Ask.Skip
		}
		if g, ok := skip.(Go); !ok || g.To.Page != page+1 || !g.Instead {
			t.Errorf("page %d skips to %+v", page+1, skip)
		}
		if s.Ask == nil {
			has(t, s, "0  Skip: I will say it later")
		} else if s.Ask.SkipSay != "Skip: I will say it later" {
			t.Errorf("page %d: skipping is called %q", page+1, s.Ask.SkipSay)
		}
	}
}

func TestAllQuestionsAreSkippedByALineOfTheirOwn(t *testing.T) {
	w := world(checklist.Record{})
	w.First = true
	i := slices.IndexFunc(Make(w, Place{Screen: "firstrun"}).Choices(), func(r Row) bool { return r.Cells[0] == "Skip them" })
	if i < 0 {
		t.Fatal("the first screen has no line that skips the questions")
	}
	there := Make(w, Place{Screen: "firstrun"}).Choices()[i].Do.(Go).To
	if s := Make(w, there); s.Ask != nil || s.Title == "Your devices" {
		t.Errorf("it leads to %q, which asks one of them", s.Title)
	}
}

func TestAfterTheFirstQuestionsTheWaysOnBeginWithTheEmergencySheet(t *testing.T) {
	s := Make(world(checklist.Record{}), Place{Screen: "interview", Page: doneSeen})
	has(t, s, "What you skipped may apply", "1  The emergency sheet, now", "A calendar")
}

func TestAFactThatIsLeftOpenIsWithdrawn(t *testing.T) {
	say := form(t, world(lived()), Place{Screen: "fact", ID: "automation"}, "value", "may").(Enter)
	if len(say.Events) != 1 || len(say.Events[0].Value) != 0 {
		t.Errorf("%+v", say)
	}
}

func TestNoneOfManyIsSaidByChoosingItAndNotByChoosingNothing(t *testing.T) {
	for _, p := range []Place{{Screen: "fact", ID: "interfaces"}, {Screen: "interview"}} {
		w := world(checklist.Record{})
		for _, bad := range []string{"", "none,portal"} {
			if a := form(t, w, p, "value", bad); a != nil {
				t.Errorf("%s took %q: %+v", p.Screen, bad, a)
			}
		}
		if say := form(t, w, p, "value", "none").(Enter); say.Events[0].Value["value"] != "none" {
			t.Errorf("%+v", say.Events)
		}
	}
}

func TestPermissionsAreNotDroppedByPressingEnterUnread(t *testing.T) {
	w, p := world(checklist.Record{}), Place{Screen: "interview", Page: 3}
	if a := form(t, w, p, "held", ""); a != nil {
		t.Errorf("nothing was marked, and it says %+v", a)
	}
	if say := form(t, w, p, "held", "none").(Enter); say.Events[0].Value["state"] != "dropped" {
		t.Errorf("%+v", say)
	}
}

func TestADeviceIsAKindThenWhatIsOpenedOnItThenAName(t *testing.T) {
	w := world(checklist.Record{})
	s := Make(w, Place{Screen: "device"})
	has(t, s, "PHONE OR TABLET", "1  iPhone", "9  Linux computer", "a  Linux server", "e  Something else")
	for _, r := range s.Choices() {
		if strings.Contains(r.Cells[0], "phone") && strings.Contains(r.Cells[0], "Windows") {
			t.Errorf("a %s is offered", r.Cells[0])
		}
	}
	there := s.Choices()[0].Do.(Go).To
	ask := Make(w, there).Ask
	if ask.Inputs[0].ID != "uses" || ask.Inputs[1].ID != "name" || ask.Inputs[1].Value != "iPhone" {
		t.Errorf("it asks %+v", ask.Inputs)
	}
	say := form(t, w, there, "uses", "portal").(Enter)
	if v := say.Events[0].Value; v["kind"] != "phone" || v["os"] != "ios" || v["uses"] != "portal" || v["name"] != "iPhone" {
		t.Errorf("%v", v)
	}
}

func TestADeviceNeedsANameOfItsOwn(t *testing.T) {
	w, p := world(lived()), Place{Screen: "device", About: "is:phone/ios"}
	for _, bad := range []string{"", "  ", "old LAPTOP", strings.Repeat("x", 41), "U1234567"} {
		if a := form(t, w, p, "name", bad, "uses", "portal"); a != nil {
			t.Errorf("the name %q was taken", bad)
		}
	}
}

func TestANewDeviceNeverTakesTheIdOfARetiredOne(t *testing.T) {
	r := also(lived(), 0, said1(checklist.KindRetired, "old", "reason", "sold"))
	p := Place{Screen: "device", About: "is:laptop/linux"}
	say := form(t, world(r), p, "name", "Old", "uses", "portal").(Enter)
	if say.Events[0].Subject != "old-2" {
		t.Errorf("its id is %q", say.Events[0].Subject)
	}
	say = form(t, world(r), p, "name", "Ноутбук", "uses", "portal").(Enter)
	if say.Events[0].Subject != "laptop-linux" {
		t.Errorf("its id is %q", say.Events[0].Subject)
	}
}

func TestANewDeviceRetiresTheOneItReplacesInOneEntry(t *testing.T) {
	say := form(t, world(lived()), Place{Screen: "device", About: "is:laptop/macos", Query: "replaces:old"}, "uses", "portal").(Enter)
	if len(say.Events) != 2 || say.Events[0].Kind != checklist.KindDevice || say.Events[1].Kind != checklist.KindRetired || say.Events[1].Subject != "old" {
		t.Errorf("it enters %+v", say.Events)
	}
}

func TestTakingOnARiskyPermissionShowsFirstWhatReachesFurther(t *testing.T) {
	w, p := world(checklist.Record{}), Place{Screen: "decide", ID: "margin", About: "used"}
	has(t, Make(w, p), "A code is taken over the telephone | open | at risk: more than you have")
	if a := form(t, w, p, "reason", ""); a != nil {
		t.Error("it was taken on without a reason")
	}
	say := form(t, w, p, "reason", "I trade spreads").(Enter)
	if v := say.Events[0].Value; v["state"] != "used" || v["review"] != "2027-05-23" || v["reason"] != "I trade spreads" {
		t.Errorf("%v", v)
	}
}

func TestErasingWantsTheWord(t *testing.T) {
	w, p := world(lived()), Place{Screen: "forget"}
	if a := form(t, w, p, "word", "yes"); a != nil {
		t.Errorf("another word erases: %+v", a)
	}
	if _, ok := form(t, w, p, "word", "forget").(Forget); !ok {
		t.Error("the word does not erase")
	}
}

func TestALifeEventShowsWhatItWouldAskAgainBeforeItIsSaid(t *testing.T) {
	w := world(saying(5, answerSaid("mfa.second", "", "good", "d1")))
	s := Make(w, Place{Screen: "event", ID: "new-phone"})
	has(t, s, "You would look at these", "Sign in once with a second method | was: holds", "On paper: page 1 names the old phone.")
	say := s.Choices()[0].Do.(Enter)
	after := checklist.Assess(w.A.Catalogue, also(w.A.Record(), 0, say.Events...), monday)
	if o := after.Step("mfa.second").Outcome; o != checklist.Stale {
		t.Errorf("afterwards it is %s", o)
	}
}

func TestANoteThatLooksSecretIsKeptOnlyIfThePersonSaysItIsNone(t *testing.T) {
	w, p := world(lived()), Place{Screen: "note", ID: "mfa.second"}
	g, ok := form(t, w, p, "text", "password: hunter2xyz").(Go)
	if !ok || !g.Instead {
		t.Fatal("it was kept at once")
	}
	s := Make(w, g.To)
	has(t, s, "This looks like ", "Handrail keeps no secrets")
	if _, ok := s.Choices()[s.Start].Do.(Go); !ok {
		t.Error("the selected row keeps it")
	}
	has(t, Make(w, s.Choices()[0].Do.(Go).To), "password: hunter2xyz")
	if say := s.Choices()[1].Do.(Enter); say.Events[0].Value["text"] != "password: hunter2xyz" {
		t.Errorf("%+v", say)
	}
}

func TestAStepIsPutOffUntilTomorrowForAWeekOrUntilADayOfOnesOwn(t *testing.T) {
	w, p := world(lived()), Place{Screen: "snooze", ID: "mfa.second"}
	var offered []string
	for _, o := range Make(w, p).Ask.Inputs[0].Options {
		offered = append(offered, o.Text)
	}
	if len(offered) != 3 || !strings.HasPrefix(offered[0], "tomorrow") || !strings.HasPrefix(offered[1], "in a week") || offered[2] != "pick a day" {
		t.Errorf("it offers %q", offered)
	}
	own := form(t, w, p, "until", pickADay).(Go).To
	for days, taken := range map[int]bool{1: true, 90: true, 91: false, 0: false} {
		_, ok := form(t, w, own, "until", w.A.Day.AddDays(days).String()).(Enter)
		if ok != taken {
			t.Errorf("%d days ahead: taken is %v", days, ok)
		}
	}
}

func TestWhatIsOnADeviceIsAskedAndKeptWithWhatOpensIt(t *testing.T) {
	w := world(also(lived(), 0, checklist.DeviceEntry(checklist.Device{ID: "spare", Name: "Spare", Kind: "phone", OS: "ios", Roles: []string{"approves"}})))
	has(t, Make(w, Place{Screen: "map"}), "What is on it? Spare")
	has(t, Make(w, Place{Screen: "device", ID: "spare"}), "not known: perhaps everything")
	p := Place{Screen: "device", ID: "spare", About: "carries"}
	if a := form(t, w, p, "carries", "", "code", "none", "own", "none"); a != nil {
		t.Errorf("nothing was marked, and it enters %+v", a)
	}
	say := form(t, w, p, "carries", "number,mailbox,passwords", "code", "mailbox", "own", "passwords").(Enter)
	if v := say.Events[0].Value; v["carries"] != "number,mailbox:code,passwords:own" || v["name"] != "Spare" || v["roles"] != "approves" {
		t.Errorf("it enters %v", v)
	}
	told := world(also(lived(), 0, say.Events[0]))
	has(t, Make(told, Place{Screen: "device", ID: "spare"}), "The mailbox that the broker writes to (asks again)", "a secret of its own")
	if say := form(t, told, Place{Screen: "device", ID: "spare", About: "edit"}, "name", "Old spare").(Enter); say.Events[0].Value["carries"] == "" {
		t.Errorf("changing the name forgets what is on it: %v", say.Events[0].Value)
	}
	if s := Make(world(also(lived(), 0, checklist.DeviceEntry(checklist.Device{ID: "host", Name: "Host", Kind: "server", OS: "linux"}))), Place{Screen: "device", ID: "host", About: "carries"}); s.Ask != nil {
		t.Error("a server is asked what it carries")
	}
}

// A name is never refused for the printer's sake: each form takes it in any script,
// keeps it as it was typed, and says what paper will have instead.
func TestANameIsTakenInAnyScript(t *testing.T) {
	w := world(lived())
	for script, text := range map[string]string{
		"accented Latin": "Zoë, Łódź", "Cyrillic": "Пермь", "Greek": "Αθήνα", "Chinese": "姐姐家", "Arabic": "القاهرة", "Hebrew": "חיפה",
	} {
		printed := paper.Check(text) == nil
		if d, err := NewDevice(w, checklist.Device{Name: text, Kind: "laptop", OS: "linux"}); err != nil || d.Name != text || paper.Check(d.ID) != nil {
			t.Errorf("%s: a device is %+v: %v", script, d, err)
		}
		own, ok := form(t, w, Place{Screen: "own", ID: checklist.ContactSecond}, "text", text).(Enter)
		if !ok || own.Events[0].Text() != text {
			t.Fatalf("%s: what only the person knows is refused", script)
		}
		if told := strings.Contains(own.Notice, "Latin letters"); told == printed {
			t.Errorf("%s: the notice is %q", script, own.Notice)
		}
		if p, ok := form(t, w, Place{Screen: "print", ID: "E"}, "kept", text).(Leave); !ok || p.Then.(Print).Kept != text {
			t.Errorf("%s: the place of the paper is refused", script)
		}
		if p, ok := form(t, w, Place{Screen: "write", ID: "E"}, "kept", text).(Leave); !ok || p.Then.(Write).Kept != text {
			t.Errorf("%s: the place of a file is refused", script)
		}
	}
}
