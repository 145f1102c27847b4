package scene

import (
	"strings"
	"testing"

	"handrail/checklist"
)

func TestAConflictShowsBothSayingsAndStaysFailing(t *testing.T) {
	s := Make(world(lived()), stepPlace("browser.profile"))
	has(t, s, "You and the machine disagree", "<The machine, 20 Nov> one profile for everything", "<You, 20 Nov> One of its own", "The machine is wrong here")
}

func TestAChangedQuestionStandsOldAndNewSideBySide(t *testing.T) {
	s := Make(world(saying(9, answerSaid("mfa.second", "", "good", "old1"))), stepPlace("mfa.second"))
	has(t, s, "<Before> Is it on? / - It is on / - It is off", "<Now> What happened? / - I signed in with it")
}

func TestAStepAboutDevicesWithNoneOnTheMapAsksForOneAndTakesNoAnswer(t *testing.T) {
	s := Make(world(checklist.Record{}), stepPlace("api.local"))
	has(t, s, "none is on your map yet", "Add a device")
	for _, r := range s.Choices() {
		if _, ok := r.Do.(Enter); ok {
			t.Errorf("%v says something about nothing", r.Cells)
		}
	}
}

func TestTheTwoAnswersThatCostNothingAreAlwaysLast(t *testing.T) {
	s := Make(world(lived()), stepPlace("mfa.second"))
	rows := s.Choices()
	for i, want := range []string{"I signed in with it", "There is only one", "Not sure", "I can't look now"} {
		if rows[i].Cells[0] != want || rows[i].Fixed != i+1 {
			t.Errorf("answer %d is %q with the number %d, not %q", i+1, rows[i].Cells[0], rows[i].Fixed, want)
		}
	}
}

// A result that is opened later, from the list of what was done, does not take
// back what was entered since about something else.
func TestChangingAnAnswerTakesBackThatOneOrAsksAgain(t *testing.T) {
	at := Place{Screen: "step", ID: "mfa.second", Page: pageResult}
	change := func(w World) Action {
		for _, k := range Make(w, at).Keys {
			if k.ID == "undo" {
				return k.Do
			}
		}
		t.Fatal("the result has no key to change the answer")
		return nil
	}
	first := saying(1, answerSaid("mfa.second", "", "same", ""))
	w := world(first)
	w.Copy = checklist.Copy{Device: first.Events()[0].Device}
	if _, is := change(w).(Leave); !is {
		t.Errorf("right after the answer it does %T", change(w))
	}
	w.A = checklist.Assess(w.A.Catalogue, also(first, 0, checklist.FactEntry("automation", "no")), monday)
	if go_, is := change(w).(Go); !is || go_.To.Page != pageAsk || go_.To.ID != "mfa.second" {
		t.Errorf("after something else was entered it does %+v", change(w))
	}
}

func onActions(id string) Place { return Place{Screen: "step", ID: id, Page: pageActions} }

func TestTheActionsOfAStepThatCanLockOutBeginWithAStopLineUntilTheWayBackWasTried(t *testing.T) {
	stop := "Stop. This step can shut you out."
	has(t, Make(world(checklist.Record{}), onActions("mfa.weakest")), stop, "First: sign in once with a second method")
	tried := saying(1, answerSaid("mfa.second", "", "good", "d1"))
	hasNot(t, Make(world(tried), onActions("mfa.weakest")), stop)
}

func TestAStepOpensOnItsQuestionAndShowsNoActions(t *testing.T) {
	s := Make(world(checklist.Record{}), stepPlace("mfa.weakest"))
	has(t, s, "== Which are left?", "The weakest decides.", "look: On the page.", "Only strong ones", "Not sure")
	hasNot(t, s, "Remove it.", "Stop.")
	if !s.Marked {
		t.Error("an answer can be given by Enter alone")
	}
}

func TestAStepIsAskedAboutEachDeviceInTurn(t *testing.T) {
	w := world(saying(1, laptop("a", "One", "portal"), laptop("b", "Two", "portal")))
	s := Make(w, stepPlace("browser.profile"))
	has(t, s, "about One, 1 of 2", "One answer for all 2 of them")
	result := Make(w, *s.Choices()[0].Do.(Enter).Then)
	next := result.Choices()[0].Do.(Go).To
	has(t, Make(w, next), "about Two, 2 of 2")
}

func TestOneAnswerMayBeGivenForAllDevicesAtOnce(t *testing.T) {
	w := world(saying(1, laptop("a", "One", "portal"), laptop("b", "Two", "portal")))
	s := Make(w, Place{Screen: "step", ID: "browser.profile", About: everything})
	has(t, s, "about all: One · Two")
	if say := s.Choices()[0].Do.(Enter); len(say.Events) != 2 {
		t.Errorf("it enters %d answers, want 2", len(say.Events))
	}
}

func TestActionsAreShownByFactsAndThoseThatMayConcernThemApart(t *testing.T) {
	sure := words(Make(world(lived()), onActions("browser.profile")))
	if !strings.Contains(sure, "2. A program may use it.") {
		t.Errorf("an action that concerns this person is not among what to do:\n%s", sure)
	}
	unsure := words(Make(world(saying(1, laptop("a", "One", "portal"))), onActions("browser.profile")))
	if !strings.Contains(unsure, "Only if this is you:") || strings.Contains(unsure, "2. A program may use it.") {
		t.Errorf("an action that may concern them is not set apart:\n%s", unsure)
	}
}

func TestAnAnswerSaysInPlaceWhatItDid(t *testing.T) {
	r := also(checklist.NewRecord(), 0, answerSaid("mfa.second", "", "good", "d1"))
	place := Place{Screen: "step", ID: "mfa.second", Page: pageResult}
	has(t, Make(world(r), place), "I signed in with it | saved", "{STOPPED} ", "Today")
	r = also(r, 0, answerSaid("mfa.second", "", "bad", "d1"))
	has(t, Make(world(r), place), "There is only one | saved", "{OPEN} ", "== What now?", "Do it now | 2 actions, 6 min", "On another day", "Leave it, because")
	r = also(r, 0, answerSaid("mfa.second", "", checklist.Unsure.ID, "d1"))
	has(t, Make(world(r), place), "{NOT KNOWN} It counts as open until you look.", "Show me how", "Ask me on a day")
}

// A way in that is open is told as what it lets happen. What only makes one
// easier to see or to survive is missing, and not in red.
func TestAFailingAnswerTellsWhatItLeavesOpen(t *testing.T) {
	route := func(open bool) *checklist.RouteState {
		return &checklist.RouteState{Open: open, Applies: checklist.Yes, Route: &checklist.Route{Title: "A Way", Clause: checklist.Clause{Open: "Anybody gets in."}}}
	}
	for _, c := range []struct {
		effects checklist.Effects
		word    string
		tone    Tone
		text    string
	}{
		{checklist.Effects{Cuts: []*checklist.RouteState{route(true)}}, "OPEN", Open, "Anybody gets in."},
		{checklist.Effects{Narrows: []*checklist.RouteState{route(true), route(true)}}, "OPEN", Open, "Anybody gets in. What you saw makes that easier. And 1 more."},
		{checklist.Effects{Narrows: []*checklist.RouteState{route(false)}}, "MISSING", Wait, "Something else stops this today"},
		{checklist.Effects{Cuts: []*checklist.RouteState{route(false)}}, "MISSING", Wait, "Something else stops this today"},
		{checklist.Effects{Shows: []*checklist.RouteState{route(true)}}, "MISSING", Wait, "You would not notice"},
		{checklist.Effects{Prepares: []*checklist.RouteState{route(true)}}, "MISSING", Wait, "Getting back would take longer"},
		{checklist.Effects{}, "MISSING", Wait, "It stays on your list."},
	} {
		v := failing(checklist.Consequence{}, c.effects)
		if v.Word != c.word || v.Tone != c.tone || !strings.Contains(v.Words(), c.text) {
			t.Errorf("%q in tone %d: %q; want %q in tone %d: %q", v.Word, v.Tone, v.Words(), c.word, c.tone, c.text)
		}
	}
}

func TestTheMapAsksWhatADeviceIsForWhereThatIsNotKnown(t *testing.T) {
	d := checklist.Device{ID: "a", Name: "One", Kind: "laptop", OS: "linux", Uses: []string{"portal"}}
	w := world(saying(1, said1(checklist.KindDevice, "a", "name", d.Name, "kind", d.Kind, "os", d.OS, "uses", "portal")))
	has(t, Make(w, Place{Screen: "map"}), "What is it for? One")
	a := form(t, w, Place{Screen: "device", ID: "a", About: "roles"}, "roles", "sees,trades")
	if say, ok := a.(Enter); !ok || len(say.Events) != 1 || say.Events[0].Value["roles"] != "sees,trades" || say.Events[0].Value["uses"] != "portal" {
		t.Errorf("it enters %+v", a)
	}
	hasNot(t, Make(world(saying(1, laptop("a", "One", "portal"))), Place{Screen: "map"}), "What is it for?")
	// None of these is an answer: it is not asked again, and no role holds.
	none, ok := form(t, w, Place{Screen: "device", ID: "a", About: "roles"}, "roles", "none").(Enter)
	if !ok || len(none.Events) != 1 {
		t.Fatalf("none of these is not entered: %v", none)
	}
	after := world(saying(1, none.Events...))
	hasNot(t, Make(after, Place{Screen: "map"}), "What is it for?")
	has(t, Make(after, Place{Screen: "device", ID: "a"}), "none of these")
	if d := after.A.Facts.Device("a"); len(d.Roles) != 0 || after.A.Facts.Holds(checklist.Condition{Any: []string{"device.role=sees"}}) == checklist.Yes {
		t.Errorf("a device that is for none of these has roles: %v", d.Roles)
	}
}

func TestOnATripOneOnlyLooksAndWhatNowComesAtItsEnd(t *testing.T) {
	r := also(checklist.NewRecord(), 0, answerSaid("mfa.second", "", "bad", "d1"))
	trip := "mfa.second,mfa.weakest"
	s := Make(world(r), Place{Screen: "step", ID: "mfa.second", Page: pageResult, Query: trip})
	hasNot(t, s, "What now?")
	has(t, s, "Next: Which are left?")
	has(t, Make(world(r), Place{Screen: "trip-end", Query: trip}), "== What now?", "[!] Sign in once with a second method | 6 min")
}

func TestATripOpensWithItsListAndHowToGetThere(t *testing.T) {
	s := Make(world(checklist.Record{}), Place{Screen: "trip", ID: "portal", Query: "mfa.second,mfa.weakest"})
	has(t, s, "== At the website", "go to: www.example.com", "Type the address.", "What happened?", "Which are left?", "Start")
	has(t, Make(world(checklist.Record{}), Place{Screen: "look-list", Query: "mfa.second"}), "AT THE WEBSITE", "1  What happened?", "   [ ] 1  I signed in with it", "   [ ] 4  I can't look now")
}

func TestTodayLeadsToTheFirstQuestionsWhereTheyWereSkipped(t *testing.T) {
	has(t, Make(world(checklist.Record{}), Place{Screen: "today"}), "Say what you use")
	hasNot(t, Make(world(lived()), Place{Screen: "today"}), "Say what you use")
}
