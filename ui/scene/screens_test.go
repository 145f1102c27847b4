package scene

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
)

func TestFiguresAreReadTwiceAndNeverAdded(t *testing.T) {
	for want, x := range map[string]checklist.ExposureState{
		"·":           {},
		"2 of 5":      {Applies: 5, Open: 2, OpenAtBest: 2},
		"0 of 2":      {Applies: 2},
		"1 of 4, 2 ?": {Applies: 4, Open: 3, OpenAtBest: 1},
	} {
		if got := openCount(x); got != want {
			t.Errorf("%+v is %q, not %q", x, got, want)
		}
	}
}

func TestARouteShowsItsStagesInOrderAndWhatCutsEach(t *testing.T) {
	s := Make(world(lived()), Place{Screen: "route", ID: "r.weak"})
	has(t, s, "== 1  The code is sent by text message  not cut until you look", "[ ] cut by: Remove the weak method | not known",
		"shown by: Read the trade log daily", "== 2  They sign in  not cut", "Nothing we know of cuts it: nothing here stops it.", "tricks you once", notProbability)
	has(t, Make(world(lived()), Place{Screen: "route", ID: "r.page"}), "slower or smaller by: Read the trade log daily", "you get back faster by: Sign in once with a second method")
}

func TestACellListsItsOwnRoutesAlone(t *testing.T) {
	w := world(lived())
	has(t, Make(w, Place{Screen: "routes", ID: "account"}), "A code is taken over the telephone", "Lost phone, no way back in")
	cell := Make(w, Place{Screen: "routes", ID: "account", About: "lockout"})
	has(t, cell, "Lost phone, no way back in")
	hasNot(t, cell, "A code is taken")
}

func TestAFilterIsVisibleWhileItIsOn(t *testing.T) {
	w := world(lived())
	s := Make(w, Place{Screen: "steps", Query: "topic:api PORT host"})
	has(t, s, "Only: topic programs (API) · words PORT host", "1 step", "Publish the port on this host only", "Show all again")
	hasNot(t, s, "Remove the weak method")
	has(t, Make(w, Place{Screen: "steps", Query: "outcome:not_applicable"}), "No step is like this.")
}

func TestASearchGoesOverEverythingThatHasWords(t *testing.T) {
	w := world(lived())
	s := Make(w, Place{Screen: "find", Query: "phone"})
	if s.Search == "" {
		t.Error("nothing can be typed")
	}
	has(t, s, "Ways in", "Lost phone, no way back in", "Emergencies", "Lost phone")
	has(t, Make(w, Place{Screen: "find", Query: "topic:api port"}), "Publish the port on this host only")
	hasNot(t, Make(w, Place{Screen: "find", Query: "topic:api port"}), "Ways in")
	has(t, Make(w, Place{Screen: "find", Query: "no such words"}), "Nothing has these words.")
	has(t, Make(w, Place{Screen: "find"}), "All steps")
}

func TestSourcesAreReadWithTheirAgeAndConfidence(t *testing.T) {
	has(t, Make(world(lived()), Place{Screen: "why", ID: "mfa.second"}),
		"Official page, read 40 days ago: the page itself.\n 3  https://broker.example/help",
		"Check this yourself", "read 13 months ago, old: look again",
		"Reported", "But another page says: another page says the opposite.\n 4  https://forum.example/1")
}

func TestTickingAJobSaysWhichInterfaceWhyAndWhatMustHoldFirst(t *testing.T) {
	w := world(lived())
	s := Make(w, Place{Screen: "choose"})
	hasNot(t, s, "Use: ")
	ticked := s.Choices()[0].Do.(Go)
	if !ticked.Instead {
		t.Error("ticking goes deeper")
	}
	s = Make(w, ticked.To)
	has(t, s, "[x] Move money out | ticked", "something must hold first", "Use: Client Portal (web)", "Why: Only there is the form.", "Not for this: the gateway", "First: Sign in once with a second method | too long ago")
	hasNot(t, Make(w, s.Choices()[0].Do.(Go).To), "[x]")
}

func TestAnEmergencyOpensOnTheFirstLineAndShowsOneActionAScreen(t *testing.T) {
	w := world(checklist.Record{})
	w.Unread = true
	for _, p := range []Place{{Screen: "emergency"}, {Screen: "emergency", ID: "lost-phone"}} { // the second by its name
		if first := Make(w, p).Body[0].(Para).Text; first != checklist.FirstLine {
			t.Errorf("%+v opens on %q", p, first)
		}
	}
	one := Make(w, Place{Screen: "emergency", ID: "lost-phone", Page: 1})
	has(t, one, "Call the desk.", "+00 000 000", "Hours: business days", "Say: Freeze the account.")
	hasNot(t, one, "SIM", "Lock the phone from afar", "Use another phone")
	var closed Action
	for _, r := range one.Choices() {
		if strings.HasPrefix(r.Cells[0], "Closed now") {
			closed = r.Do
		}
	}
	has(t, Make(w, closed.(Go).To), "Lock the phone from afar until Monday.")
	line := one.Choices()[0].Do.(LogLine)
	if line.Entry.Action != "call" || line.Entry.What != "done" || line.Then.Page != 2 {
		t.Errorf("done keeps %+v", line)
	}
	has(t, Make(w, *line.Then), "Get a replacement SIM. Carrier > Support", "You should then see: The same number rings.")
	has(t, Make(w, Place{Screen: "emergency", ID: "lost-phone", Page: 3}), "Page finished.")
}

func TestTheEmergencyNeedsNoRecordAndTheRestSaysThatItDoes(t *testing.T) {
	w := world(checklist.Record{})
	w.Unread = true
	has(t, Make(w, Place{Screen: "today"}), "it has not been opened yet", "Open the record")
	for _, k := range Make(w, Place{Screen: "emergency"}).Keys {
		if k.ID == "review" && k.Off == "" {
			t.Error("review works without the record")
		}
	}
}

func TestAnOpenEmergencyIsOfferedAgainOnToday(t *testing.T) {
	w := world(lived())
	w.Emergency = &EmergencyLog{Scenario: "lost-phone", Entries: []LogEntry{{Action: "call", What: "done"}}}
	has(t, Make(w, Place{Screen: "today"}), "An emergency is open: Lost phone.")
	if p := goOn(w); p.Page != 2 {
		t.Errorf("it goes on at action %d", p.Page)
	}
}

func TestHelpListsEveryKeyOfTheScreenItCameFromAndEnterDoesIt(t *testing.T) {
	w, under := world(lived()), Place{Screen: "step", ID: "mfa.second"}
	var open Action
	for _, k := range Make(w, under).Keys {
		if k.ID == "help" {
			open = k.Do
		}
	}
	p := open.(Go).To
	s := Make(w, p)
	for _, k := range Make(w, under).Keys {
		switch {
		case k.ID == "help":
		case k.Off == "":
			has(t, s, k.Name+" | "+k.Does)
		default:
			has(t, s, k.Name+" "+k.Does)
		}
	}
	p.Words = "leaves this step"
	s = Make(w, p)
	if n := len(s.Choices()); n != 1 {
		t.Fatalf("searching finds %d keys", n)
	}
	if g := s.Choices()[0].Do.(Leave).Then.(Go); g.To.Screen != "accept" || g.To.ID != "mfa.second" {
		t.Errorf("enter goes to %+v", g.To)
	}
	has(t, Make(w, Place{Screen: "help", Over: "today", Words: "note"}), "[-] n | note | Not here: it belongs to a step: open one first.")
}

func TestTheFirstRunPromisesAndTellsWhatIsKeptAndWhoCanReadIt(t *testing.T) {
	w := world(checklist.Record{})
	s := Make(w, Place{Screen: "firstrun"})
	has(t, s, "asks for no password", "can't see or change it", "works offline", "never mails or rings",
		"It keeps answers", "this computer's keyring; anyone using it as you can read them",
		"Hang up first", "Start", "Something is wrong right now", "I'm helping somebody else", "Start under my passphrase", "hide")
	if n := len(strings.Fields(spoken(s))); n > 100 {
		t.Errorf("%d words are no promise of twenty seconds", n)
	}
	w.Store.Kind = "memory"
	has(t, Make(w, Place{Screen: "firstrun"}), "kept nowhere")
}

func TestSomebodyWhoHelpsGivesNoAnswersAboutWhatNobodySaw(t *testing.T) {
	s := Make(world(checklist.Record{}), Place{Screen: "helping"})
	has(t, s, "Answer nothing in their name that nobody looked at", "look list")
	for _, r := range s.Choices() {
		if _, says := r.Do.(Enter); says {
			t.Errorf("%q enters something", r.Cells[0])
		}
	}
}

func TestAProblemSaysTheRemedyAndChoosesNothingByItself(t *testing.T) {
	w := world(checklist.Record{})
	w.Problem, w.Hint, w.Unread = "no secret service on the bus", "install one", true
	s := Make(w, Place{Screen: "problem"})
	has(t, s, "No secret service on the bus.", "Install one.", "Try again", "sealed file", "This session only")
	if strings.Contains(spoken(s), "Nothing was changed") {
		t.Error("what the problem tells is told twice")
	}
	if _, ok := s.Choices()[s.Start].Do.(Retry); !ok {
		t.Error("the selected row is not trying again")
	}
	if a := form(t, w, Place{Screen: "sealed"}, "path", "my record.age"); a != (Reopen{Store: "file:my record.age"}) {
		t.Errorf("%+v", a)
	}
}

func TestWhatJustHappenedIsSaidBesideTheBody(t *testing.T) {
	w := world(lived())
	before := Make(w, Place{Screen: "today"})
	w.Notice = "kept: a note"
	now := Make(w, Place{Screen: "today"})
	if now.Notice != "Kept: a note." || len(now.Body) != len(before.Body) {
		t.Errorf("%q, and %d blocks after %d", now.Notice, len(now.Body), len(before.Body))
	}
}

func TestChangesAreToldByTheirCause(t *testing.T) {
	w := world(also(lived(), 0, answerSaid("api.local", "old", "good", "d4")))
	w.Began = checklist.Assess(w.A.Catalogue, lived(), monday)
	has(t, Make(w, Place{Screen: "diff"}), "What you did", "Anyone on the network can trade | route closed")
	time := Make(w, Place{Screen: "diff", Page: 365})
	hasNot(t, time, "Nothing changed.")
}

func TestHabitsAreAShortListOfTheirOwn(t *testing.T) {
	has(t, Make(world(lived()), Place{Screen: "due"}), "== Habits: is this still how you work?", "Read the trade log daily", "== Exceptions that have ended", "== Signals")
}

func TestARouteOfANewCatalogueIsSomethingWeLearned(t *testing.T) {
	r := saying(40, said1(checklist.KindCatalogue, "example", "version", "2026.10", "digest", "older", "known", "r.phone,r.weak,r.page"))
	r = also(r, 1, said1(checklist.KindCatalogue, "example", "version", "2026.11", "digest", "aaaa", "known", "r.phone,r.weak,r.page,r.port"))
	has(t, Make(world(r), Place{Screen: "diff", Page: 30}), "== What we learned", "Anyone on the network can trade | route now known")
	hasNot(t, Make(world(also(r, 0)), Place{Screen: "diff", Page: 0}), "What we learned")
}

func TestAPageThatIsNoLongerRightSaysWhatIsWrongOnIt(t *testing.T) {
	w := world(lived())
	has(t, Make(w, Place{Screen: "today"}), "SHEET printed 28 Jan; sheet E, Emergency is out of date: ")
	has(t, Make(w, Place{Screen: "page", ID: "E"}), "No longer right on it: ", "Kept: desk")
	if a := form(t, w, Place{Screen: "verify"}, "id", "ZZZZ"); a != nil {
		t.Errorf("half an id was taken: %+v", a)
	}
	g := form(t, w, Place{Screen: "verify"}, "id", strings.ToLower(runbook.FormatID(page300().Prints[0].ID))).(Go)
	has(t, Make(w, g.To), "Sheet E, Emergency", "Out of date since")
	fresh := runbook.State(w.A, runbook.Options{Page: runbook.Home})
	has(t, Make(world(also(lived(), 0, runbook.Printing(fresh, "desk")...)), Place{Screen: "today"}), "SHEET printed 23 Nov")
}

func TestAPageIsPreviewedAsItIsPrinted(t *testing.T) {
	w := world(lived())
	doc := runbook.State(w.A, runbook.Options{Page: runbook.Emergency, Paper: paper.A4, On: monday})
	for _, b := range Make(w, Place{Screen: "page", ID: "emergency"}).Body {
		if p, ok := b.(Printed); ok {
			if got, want := strings.Join(p.Lines, "\n"), strings.TrimRight(paper.Text(&doc.Document, previewWidth), "\n"); got != want {
				t.Errorf("the preview differs from the page:\n%s\n%s", got, want)
			}
			return
		}
	}
	t.Error("there is no preview")
}

func TestDrillsStandInTheOrderOfTheEmergencyPage(t *testing.T) {
	w := world(checklist.Record{})
	c := w.A.Catalogue
	slices.Reverse(c.Scenarios)
	rows := Make(w, Place{Screen: "drill"}).Choices()
	if rows[0].Cells[0] != "Lost phone" || len(rows) != len(c.Scenarios) {
		t.Errorf("first of %d comes %q", len(rows), rows[0].Cells[0])
	}
}

func TestWhoIsCalledIsSaidInWords(t *testing.T) {
	s := Make(world(checklist.Record{}), Place{Screen: "call", ID: "lost-phone", About: "call"})
	if who := s.Ask.Inputs[0].Value; who != "the broker" {
		t.Errorf("it says %q", who)
	}
}

func TestTheLogSaysThingsAsTheScreensDo(t *testing.T) {
	w := world(saying(1, said1(checklist.KindDecision, "margin", "state", "dropped"), said1(checklist.KindFact, "automation", "value", "no"),
		said1(checklist.KindCatalogue, "example", "version", "2026.11"), checklist.Entry{Kind: checklist.KindFact, Subject: "automation"}))
	s := Make(w, Place{Screen: "log"})
	has(t, s, "permission Margin: not held", "Automation: No", "Automation: left open", "Handrail came with the catalogue example 2026.11")
	hasNot(t, s, "dropped", "withdrawn: fact")
}

func TestSettingsBeginWithWhatCanBeSetAndSayHowToBeReminded(t *testing.T) {
	s := Make(world(lived()), Place{Screen: "settings"})
	if said := words(s); strings.Index(said, "5 minutes") > strings.Index(said, "Where things are") {
		t.Errorf("what can be set stands below paths:\n%s", said)
	}
	has(t, s, "handrail remind --help", "Make a calendar file", "first Saturday of the month, chosen")
}

func TestAUsernameIsAskedAboutInWordsThatReadOn(t *testing.T) {
	st := &checklist.StepState{Step: &checklist.Step{Per: checklist.PerUsername}, About: []checklist.AboutState{{Target: "main", Name: "The first one, with all rights (everybody has it)"}}}
	if got := aboutWords(st, &st.About[0]); got != "about your username: the first one, with all rights" {
		t.Errorf("it says %q", got)
	}
}

func TestTheLogNamesAnActionByItsFirstSentence(t *testing.T) {
	w := world(checklist.Record{})
	w.A.Catalogue.Scenario("lost-phone").Actions[0].Text = "Call the desk. Say that it is you."
	w.Emergency = &EmergencyLog{Scenario: "lost-phone", Entries: []LogEntry{{Time: "2026-11-23T09:00:00Z", Action: "call", What: "done"}}}
	s := Make(w, Place{Screen: "calls"})
	has(t, s, "done: Call the desk.")
	hasNot(t, s, "Say that it is you")
}

func TestWhatOnlyThePersonKnowsIsAskedBeforeTheSetIsPrintedAndNotForTheFirstSheet(t *testing.T) {
	w := world(lived())
	for id, asked := range map[string]bool{"home": true, "H": true, "E": false, "card": false} {
		var own, before bool
		for _, b := range Make(w, Place{Screen: "page", ID: id}).Body {
			table, ok := b.(Table)
			if !ok {
				continue
			}
			for _, r := range table.Rows {
				if g, ok := r.Do.(Go); ok && g.To.Screen == "own" {
					own = true
				} else if ok && g.To.Screen == "print" {
					before = own
				}
			}
		}
		if own != asked || before != asked {
			t.Errorf("%s: asked %t, before it is printed %t; want %t", id, own, before, asked)
		}
	}
}
