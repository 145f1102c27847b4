package scene

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/runbook"
)

// What new users stumbled over, by what they saw.

func TestOnTodayWhatIsOpenStandsBeforeWhatWasNotChecked(t *testing.T) {
	w := world(saying(1, answerSaid("mfa.weakest", "", "bad", "d2")))
	said := words(Make(w, Place{Screen: "today"}))
	open, unknown := strings.Index(said, "OPEN  "), strings.Index(said, "not checked")
	if open < 0 || unknown < 0 || open > unknown {
		t.Errorf("open at %d, not checked at %d:\n%s", open, unknown, said)
	}
}

func TestReadingAnEmergencyPageLogsNothing(t *testing.T) {
	w := world(lived())
	start := Make(w, Place{Screen: "emergency", ID: "lost-phone"})
	i := slices.IndexFunc(start.Choices(), func(r Row) bool { return strings.HasPrefix(r.Cells[0], "Only reading") })
	if i < 0 {
		t.Fatalf("nothing is there for who only reads:\n%s", words(start))
	}
	p := start.Choices()[i].Do.(Go).To
	for range 10 {
		s := Make(w, p)
		if contains(words(s), "Nothing was logged") {
			return
		}
		for _, r := range s.Choices() {
			if _, logs := r.Do.(LogLine); logs {
				t.Errorf("%q is logged on page %d", r.Cells[0], p.Page)
			}
		}
		p = s.Choices()[0].Do.(Go).To
	}
	t.Error("the page does not end")
}

func TestAnEmergencyWithoutACallIsOverInOneKeyFromToday(t *testing.T) {
	w := world(lived())
	over := func() Action {
		rows := Make(w, Place{Screen: "today"}).Choices()
		return rows[slices.IndexFunc(rows, func(r Row) bool { return r.Cells[0] == "It is over, or I was only reading" })].Do
	}
	w.Emergency = &EmergencyLog{Scenario: "lost-phone", Entries: []LogEntry{{Action: "call", What: "done"}}}
	if _, drops := over().(DropLog); !drops {
		t.Errorf("it does %+v", over())
	}
	w.Emergency.Entries = append(w.Emergency.Entries, LogEntry{Action: "call", What: "called", Who: "the broker"})
	if there, asks := over().(Go); !asks || there.To.Page != afterLast {
		t.Errorf("a call that was noted is dropped unasked: %+v", over())
	}
}

func TestEveryQuestionAfterTheFirstNamesEscInItsFooter(t *testing.T) {
	w := world(checklist.Record{})
	for page := range 4 {
		if k := Make(w, Place{Screen: "interview", Page: page}).Keys; !slices.ContainsFunc(k, func(k Key) bool { return k.ID == "back" && k.Footer }) {
			t.Errorf("page %d has no esc in its footer", page+1)
		}
	}
}

func TestADeviceIsTakenOutOfTheListWhereItWasPutIn(t *testing.T) {
	w := world(saying(1, laptop("one", "Laptop"), laptop("two", "Other laptop")))
	s := Make(w, Place{Screen: "interview", Page: devicesPage})
	has(t, s, "x  Take out: Other laptop", "y  Take out: Laptop")
	rows := s.Choices()
	gone := rows[len(rows)-1].Do.(Enter)
	if e := gone.Events[0]; e.Kind != checklist.KindRetired || e.Subject != "one" || gone.Then.Page != devicesPage {
		t.Errorf("it does %+v", gone)
	}
}

func TestTheFooterNamesEveryKeyThatChooses(t *testing.T) {
	for _, k := range Make(world(checklist.Record{}), Place{Screen: "device"}).Keys {
		if k.ID == "number" && k.Name != "1-9 a-e" {
			t.Errorf("it is called %q", k.Name)
		}
	}
}

func TestAnAnswerThatWasGivenIsToldFromADefault(t *testing.T) {
	w := world(saying(1, said1(checklist.KindFact, "automation", "value", "no")))
	given := Make(w, Place{Screen: "fact", ID: "automation"}).Ask.Inputs[0]
	offered := Make(w, Place{Screen: "write", ID: "home"}).Ask.Inputs[0]
	if !given.Given || offered.Given {
		t.Errorf("given: %v, offered: %v", given.Given, offered.Given)
	}
}

func TestThePathOfAFileIsNoNumber(t *testing.T) {
	for path, fits := range map[string]bool{"1": false, " 12 ": false, "": false, "a.pdf": true, "2026/sheet.pdf": true} {
		if got := pathCheck(path) == nil; got != fits {
			t.Errorf("%q is taken: %v", path, got)
		}
	}
}

func TestWordsOfTroubleFindTheEmergencyFirst(t *testing.T) {
	w := world(lived())
	for _, words := range []string{"lost phone", "gone", "missing phone"} {
		s := Make(w, Place{Screen: "find", Query: words})
		if len(s.Choices()) == 0 {
			t.Errorf("%q finds nothing", words)
			continue
		}
		if there, ok := s.Choices()[0].Do.(Go); !ok || there.To.Screen != "emergency" {
			t.Errorf("%q finds %v first", words, s.Choices()[0].Cells)
		}
	}
}

func TestScreensAreFoundByWhatTheyDo(t *testing.T) {
	for words, screen := range map[string]string{"remind": "settings", "calendar": "calendar", "reminders": "settings", "runbook": "runbook", "undo": "undo"} {
		s := Make(world(lived()), Place{Screen: "find", Query: words})
		if !slices.ContainsFunc(s.Choices(), func(r Row) bool { there, ok := r.Do.(Go); return ok && there.To.Screen == screen }) {
			t.Errorf("%q does not find %s:\n%s", words, screen, spoken(s))
		}
	}
}

func TestWhoHelpsIsToldWhoIsMeantByYou(t *testing.T) {
	has(t, Make(world(checklist.Record{}), Place{Screen: "helping"}), `"you" and "my" are the owner`)
}

func TestGoodNewsAndBadNewsHaveNotTheWordOfGoodNewsAlone(t *testing.T) {
	w := world(saying(1, answerSaid("mfa.weakest", "", "good", "d2")))
	st := w.A.Step("mfa.weakest")
	r := *w.A.Route("r.weak")
	r.Open = true
	v := held(w, st, checklist.Consequence{}, checklist.Effects{Cuts: []*checklist.RouteState{&r}})
	if v.Word == "GOOD" || !strings.Contains(v.Text, "This is in order. Still open: ") {
		t.Errorf("%s %s", v.Word, v.Text)
	}
}

func TestAGoodAnswerThatIsNotEnoughNamesTheFactThatIsMissing(t *testing.T) {
	w := world(saying(1, answerSaid("mfa.weakest", "", "good", "d2")))
	st := w.A.Step("mfa.weakest")
	st.Missing = w.A.Catalogue.Facts[0].ID
	r := *w.A.Route("r.weak")
	r.Open = true
	v := held(w, st, checklist.Consequence{}, checklist.Effects{Cuts: []*checklist.RouteState{&r}})
	if want := lower(w.A.Catalogue.Facts[0].Title); !strings.HasSuffix(v.Text, want+".") {
		t.Errorf("%q does not end with %q", v.Text, want)
	}
}

func TestTheLogHasNoIdsOfDevicesOrEntries(t *testing.T) {
	r := saying(3, laptop("d1", "Old laptop"), answerSaid("api.local", "d1", "good", "d4"))
	gone, err := checklist.RetireEntry("d1", "sold")
	if err != nil {
		t.Fatal(err)
	}
	r = also(r, 2, gone)
	undo, _, err := r.Undo(checklist.Copy{})
	if err != nil {
		t.Fatal(err)
	}
	s := Make(world(also(r, 1, undo)), Place{Screen: "log"})
	has(t, s, "about Old laptop", "device Old laptop retired", "undone: ")
	hasNot(t, s, "d1", "the entry", "@")
}

func TestASignThatCountsAsOpenIsExplainedWhereItIsDrawn(t *testing.T) {
	w := world(checklist.Record{})
	for _, h := range w.A.Holdings() {
		s := Make(w, Place{Screen: "what-if", ID: h.Holding.ID})
		if said := words(s); strings.Contains(said, "[~]") && !strings.Contains(said, "[~] open ? counts as open until you look") {
			t.Errorf("%s does not explain its signs:\n%s", h.Holding.ID, said)
		}
	}
}

func TestTheLookListCanBeCopiedAndSaysHowItIsPrinted(t *testing.T) {
	w := world(checklist.Record{})
	s := Make(w, Place{Screen: "look-list"})
	has(t, s, "handrail next --list")
	list := s.Body[1].(Printed).Lines
	for _, r := range s.Choices() {
		if c, ok := r.Do.(Copy); ok {
			if c.Text != strings.Join(list, "\n")+"\n" || len(list) < 3 {
				t.Errorf("copied is %q", c.Text)
			}
			return
		}
	}
	t.Error("nothing copies it")
}

func TestAnAnswerSaysWhichLinesOfThePictureItMoved(t *testing.T) {
	at := Place{Screen: "step", ID: "mfa.second", Page: pageResult}
	has(t, Make(world(saying(1, answerSaid("mfa.second", "", "good", "d1"))), at), "{WHAT IF} you lose your phone: stopped")
	hasNot(t, Make(world(saying(1, answerSaid("alerts.read", "", "good", "d5"))), Place{Screen: "step", ID: "alerts.read", Page: pageResult}), "{WHAT IF}")
}

func TestALineThatWasNotCheckedSaysHowManyLooksAreLeft(t *testing.T) {
	w := world(checklist.Record{})
	w.Printed = true
	has(t, Make(w, Place{Screen: "what-if"}), "not checked, 1 look")
}

func TestTheFarewellNamesTheFirstLineOfToday(t *testing.T) {
	for name, r := range map[string]checklist.Record{"nothing": {}, "lived": lived(), "a failing look": saying(1, answerSaid("mfa.second", "", "bad", "d1"))} {
		for _, minutes := range []int{5, 15, 60} {
			w := world(r)
			w.Minutes = minutes
			rows := Make(w, Place{Screen: "today"}).Choices()
			i := slices.IndexFunc(rows, func(r Row) bool { return r.Tone != Wait })
			if said := Farewell(w); !strings.Contains(said, "Next: "+lower(rows[i].Cells[0])) {
				t.Errorf("%s, %d minutes: Today begins with %q, and it says %q", name, minutes, rows[i].Cells[0], said)
			}
		}
	}
}

func TestASetIsPrintedOnceItsSheetsAre(t *testing.T) {
	w := world(checklist.Record{})
	at := Place{Screen: "page", ID: "home"}
	if s := Make(w, at); s.Aside != "not printed" {
		t.Errorf("it is called %q", s.Aside)
	}
	doc := runbook.State(w.A, runbook.Options{Page: runbook.Home, On: monday})
	if s := Make(world(also(checklist.Record{}, 0, runbook.Printing(doc, "")...)), at); s.Aside != "printed 23 Nov, current" {
		t.Errorf("once it is printed it is called %q", s.Aside)
	}
}

func TestTheSettingsOpenAtWhatWasLookedFor(t *testing.T) {
	s := Make(world(lived()), Place{Screen: "settings", About: "reminders"})
	if got := s.Choices()[s.Start].Cells[0]; got != makeCalendar {
		t.Errorf("it opens at %q", got)
	}
	found := Make(world(lived()), Place{Screen: "find", Query: "calendar"}).Choices()[0].Cells[0]
	if !strings.Contains(found, "calendar") {
		t.Errorf("found first is %q", found)
	}
}

func TestThePageOfAnEmergencyBeginsWithWhatCanBeChosen(t *testing.T) {
	said := words(Make(world(lived()), Place{Screen: "emergency", ID: "lost-phone"}))
	if begin, have := strings.Index(said, "Begin: 2 actions"), strings.Index(said, "Have this ready"); begin < 0 || have < begin {
		t.Errorf("what to have ready stands before what to choose:\n%s", said)
	}
}
