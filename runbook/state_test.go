package runbook

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
)

func lettersOf(d *Document) (out []string) {
	for _, p := range d.Prints {
		out = append(out, p.Letter)
	}
	return out
}

func TestASetHoldsTheSheetsThatThisPersonNeeds(t *testing.T) {
	for name, c := range map[string]struct {
		s    *history
		page Kind
		want string
	}{
		"by hand":             {full(), Home, "E A C B H"},
		"programs":            {introduced(), Home, "E A C B G H"},
		"not known":           {&history{}, Home, "E A C B H"},
		"all":                 {full(), All, "E A C B H card"},
		"emergency":           {full(), Emergency, "E"},
		"helper":              {full(), Helper, "H"},
		"G though not needed": {full(), "G", "G"},
		"the long text":       {full(), Full, ""},
	} {
		if got := strings.Join(lettersOf(document(t, c.s, Options{Page: c.page})), " "); got != c.want {
			t.Errorf("%s: sheets %s, want %s", name, got, c.want)
		}
	}
}

func TestEachSheetHasItsLetterItsIDItsDayAndHowLongItIsGood(t *testing.T) {
	d := document(t, full(), Options{Page: Home})
	for _, s := range paper.Sheets(&d.Document) {
		foot := strings.Join(s.Foot, " ")
		print := d.Prints[slices.IndexFunc(d.Prints, func(p Print) bool { return strings.HasPrefix(foot, p.Letter+" ") })]
		for _, want := range []string{FormatID(print.ID), "23 Nov 2026", "Check again by 23 May 2027. Still use it after that."} {
			if !strings.Contains(foot, want) {
				t.Errorf("the foot %q does not say %s", foot, want)
			}
		}
	}
}

func TestCIsOnTheBackOfAOrHasALeafOfItsOwn(t *testing.T) {
	home := document(t, full(), Options{Page: Home})
	if p := home.Prints[2]; p.Letter != "C" || len(p.pages) != 1 || !p.pages[0].Back {
		t.Errorf("%+v, want one side on the back of A", p)
	}
	alone := document(t, full(), Options{Page: "C"})
	if p := alone.Prints[0]; len(p.pages) != 2 || p.pages[0].Back {
		t.Errorf("%+v, want a front, and a call log behind it", p)
	}
}

func TestRingFirstThenTheMailboxWhileWaiting(t *testing.T) {
	var ids []string
	for _, e := range full().assess().Actions(catalogue().Scenario("take-over")) {
		ids = append(ids, e.ID)
	}
	if got, want := strings.Join(ids, " "), "take-over.call mailbox"; got != want {
		t.Errorf("actions %s, want %s", got, want)
	}
}

func TestAnActionHasTheNumberThatItHasOnPaper(t *testing.T) {
	a := full().assess()
	for action, want := range map[string]string{"take-over.call": "B1", "mailbox": "B2", "take-over.stop": ""} {
		if got := Numbered(a, a.Catalogue.Scenario("take-over"), action); got != want {
			t.Errorf("%s is %q on paper, want %q", action, got, want)
		}
	}
}

func TestAReferenceNamesTheSheet(t *testing.T) {
	if said := paper.Text(&document(t, full(), Options{Page: "A"}).Document, 200); !strings.Contains(said, "Take sheet B.") || strings.Contains(said, "{") {
		t.Errorf("the branch row does not lead to sheet B:\n%s", said)
	}
}

func TestANumberBelowMediumConfidenceIsNowhere(t *testing.T) {
	for _, k := range []Kind{All, Full} {
		if said := paper.Text(&document(t, full(), Options{Page: k}).Document, 200); strings.Contains(said, "010-4050") || !strings.Contains(said, "010-2030") {
			t.Errorf("%s: a number of low confidence is printed, or none at all", k)
		}
	}
}

func TestTheOwnNumberComesFirstAndOtherwiseIsABlank(t *testing.T) {
	s := full()
	if said := paper.Text(&document(t, s, Options{Page: "E"}).Document, 200); !strings.Contains(said, "The number on your statement\n  ____") {
		t.Errorf("no blank for the own number:\n%s", said)
	}
	if said := paper.Text(&document(t, s, Options{Page: "B"}).Document, 200); !strings.Contains(said, "The number: on sheet E. Also answers") {
		t.Errorf("sheet B does not point to the own number:\n%s", said)
	}
	if d := document(t, s, Options{}); len(d.Missing) != 3 {
		t.Errorf("missing %v, want three things", d.Missing)
	}
	s.say(day-2, checklist.KindContact, checklist.ContactBroker, checklist.Value{"text": "+999 1 234"})
	for _, k := range []Kind{"E", "B", "C", "H", Card} {
		if said := paper.Text(&document(t, s, Options{Page: k}).Document, 200); !strings.Contains(said, "+999 1 234") {
			t.Errorf("sheet %s does not have the own number", k)
		}
	}
	if d := document(t, s, Options{}); len(d.Missing) != 2 {
		t.Errorf("missing %v, want two things", d.Missing)
	}
}

func TestAClientOfAnotherFirmRingsItFirst(t *testing.T) {
	if said := paper.Text(&document(t, introduced(), Options{Page: "E"}).Document, 200); !strings.Contains(said, "The number of your firm\n  ____") {
		t.Error("no blank for the firm")
	}
	if said := paper.Text(&document(t, introduced(), Options{Page: Card}).Document, 200); strings.Contains(said, "010-2030") {
		t.Error("the card of a client of another firm has the broker's number as the first to call")
	}
}

// A sheet that a thief finds says what there is and where to write its place,
// never what is missing, where the password is, or what a device may do.
func TestNothingWeakIsOnPaper(t *testing.T) {
	s := full()
	s.fact("methods", "sms")
	s.answer("mfa.second-method", "no")
	said := paper.Text(&document(t, s, Options{Page: All}).Document, 200)
	for _, weak := range []string{"NONE", "password manager", "sees, ", "no second", "Nobody", "not recorded"} {
		if strings.Contains(said, weak) {
			t.Errorf("the paper says %q", weak)
		}
	}
}

func TestASheetNeverSaysMoreThanNineActions(t *testing.T) {
	c := catalogue()
	for i := range 20 {
		c.Scenarios[1].Actions = append(c.Scenarios[1].Actions, checklist.Emergency{ID: strings.Repeat("m", i+1), Phase: checklist.PhaseIn, Text: "One more.", Page: true})
	}
	w := &writer{a: checklist.Assess(c, full().record, day)}
	if n := len(w.sheetActions(&c.Scenarios[1])); n != mostActions {
		t.Errorf("%d actions, want %d", n, mostActions)
	}
}

func TestACatalogueWithNothingInItStillPrints(t *testing.T) {
	a := checklist.Assess(&checklist.Catalogue{}, checklist.Record{}, day)
	for _, k := range Kinds {
		if _, err := paper.PDF(&State(a, Options{Page: k}).Document); err != nil {
			t.Errorf("%s: %v", k, err)
		}
	}
}

func TestWhatIsCopiedByHandFitsOneScreen(t *testing.T) {
	for name, s := range map[string]*history{"full": full(), "empty": {}} {
		lines := ByHand(s.assess())
		if len(lines) > 9 || !strings.Contains(lines[len(lines)-1], "read it back to me") {
			t.Errorf("%s: %d lines, the last %q", name, len(lines), lines[len(lines)-1])
		}
		rows := 0
		for _, l := range lines {
			rows += (len([]rune(l)) + 69) / 70
		}
		if rows > 16 {
			t.Errorf("%s: %d rows of 70 columns", name, rows)
		}
	}
}

func TestThePaperFollowsTheCountry(t *testing.T) {
	for locale, want := range map[string]paper.Size{
		"en_US.UTF-8": paper.Letter, "es_MX": paper.Letter, "fr-CA": paper.Letter, "en_PH.UTF-8@x": paper.Letter, "en_us": paper.Letter,
		"": paper.A4, "C": paper.A4, "POSIX": paper.A4, "C.UTF-8": paper.A4, "de_CH.UTF-8": paper.A4, "en_GB": paper.A4, "ca": paper.A4, "es": paper.A4, "zh-Hant-TW": paper.A4,
	} {
		if got := paper.DefaultSize(locale); got != want {
			t.Errorf("DefaultPaper(%q) = %s, want %s", locale, got, want)
		}
	}
}

func TestUnknownChoicesAreRefused(t *testing.T) {
	if _, err := ParseKind("poster"); err == nil || !strings.Contains(err.Error(), "home, emergency, card, helper, all, full or the letter of a sheet") {
		t.Errorf("ParseKind: %v", err)
	}
	if _, err := paper.ParseSize("a5"); err == nil || !strings.Contains(err.Error(), "a4 or letter") {
		t.Errorf("ParsePaper: %v", err)
	}
	if k, err := ParseKind(""); err != nil || k != Home {
		t.Errorf("ParseKind of nothing: %v, %v", k, err)
	}
	if p, err := paper.ParseSize("Letter"); err != nil || p != paper.Letter {
		t.Errorf("ParsePaper: %v, %v", p, err)
	}
}

// The day to rehearse by is the one on which a review asks for it, also after
// it was printed; days that move do not make paper out of date.
func TestPaperTellsTheNextReviewAndWhenToRehearse(t *testing.T) {
	d := document(t, full(), Options{})
	text := paper.Text(&d.Document, 80)
	a := full().assess()
	for _, want := range []string{"Next review: " + dayWords(a.NextSitting()) + ".", "Rehearse from this paper by " + dayWords(a.RehearseBy(a.Day)) + "."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the set", want)
		}
	}
	for _, section := range sectionsOf(d.Pages) {
		if section.Name == aheadPart {
			t.Error("the days to come are a section, so paper is out of date after each review")
		}
	}
}
