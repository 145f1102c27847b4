package runbook

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
)

func TestTheHomeCopyBeginsWithTheEmergencyPage(t *testing.T) {
	d := document(t, full(), Options{Page: HomeCopy})
	var anchors []string
	for _, p := range d.Pages {
		anchors = append(anchors, p.Anchor)
	}
	want := []string{"emergency", "find", "calling", "log", "scenario.lost-phone", "scenario.take-over", "scenario.illness-or-death",
		"inventory", "devices", "words", "entity", "report", "trusted", "storage", "dates"}
	if !slices.Equal(anchors, want) {
		t.Errorf("pages %v, want %v", anchors, want)
	}
}

func TestTheEmergencyPageAsksForAtMostNineActions(t *testing.T) {
	c := catalogue()
	for range 20 {
		for _, phase := range checklist.Phases {
			c.Scenarios[0].Actions = append(c.Scenarios[0].Actions, checklist.Emergency{Phase: phase, Text: strings.Repeat("more ", len(c.Scenarios[0].Actions)), Page: true})
		}
	}
	w := &writer{a: checklist.Assess(c, full().record, day), o: Options{}}
	actions := w.firstActions()
	if len(actions) != mostActions {
		t.Fatalf("%d actions, want %d", len(actions), mostActions)
	}
	last := 0
	seen := map[checklist.Phase]bool{}
	for _, e := range actions {
		at := slices.Index(checklist.Phases, e.Phase)
		if at < last {
			t.Errorf("%s after %s", e.Phase, checklist.Phases[last])
		}
		last, seen[e.Phase] = at, true
	}
	if len(seen) != len(checklist.Phases) {
		t.Errorf("only the phases %v have an action", seen)
	}
	if actions[0].ID != "lost-phone.erase" {
		t.Errorf("the first action is %q", actions[0].Text)
	}
}

func TestAPageLeftOutSaysWhy(t *testing.T) {
	said := paper.Text(&document(t, full(), Options{}).Document, 200)
	want := "The gateway machine is in other hands: does not apply, because you said of “Automation”: No, I place every order by hand"
	if !strings.Contains(said, want) {
		t.Errorf("the home copy does not say %q", want)
	}
	if said := paper.Text(&document(t, &saying{}, Options{}).Document, 200); strings.Contains(said, "does not apply") || !strings.Contains(said, "Use this page if: somebody else reached it.") {
		t.Error("where nothing was said, every page may apply")
	}
}

func TestANumberBelowMediumConfidenceIsABlank(t *testing.T) {
	said := paper.Text(&document(t, full(), Options{}).Document, 200)
	if strings.Contains(said, "010-4050") {
		t.Error("a number of low confidence is printed")
	}
	if want := "No number is known well enough to print. Copy it from example-broker.test and check it today."; !strings.Contains(said, want) {
		t.Errorf("the home copy does not say %q", want)
	}
	if want := "From example-broker.test, 24 Oct 2026, confidence high"; !strings.Contains(said, want) {
		t.Errorf("the home copy does not say %q", want)
	}
}

func TestANumberOfAnotherEntityIsNotPrinted(t *testing.T) {
	c := catalogue()
	c.Contacts[0].Entities = []string{"other"}
	w := &writer{a: checklist.Assess(c, full().record, day), o: Options{}}
	for _, n := range w.numbers() {
		if n.Digits == c.Contacts[0].Number {
			t.Errorf("%v is printed for another entity", n)
		}
	}
}

func TestAClientOfAnotherFirmHasABlankForIt(t *testing.T) {
	for _, k := range []Kind{EmergencyPage, HomeCopy, BesidePage} {
		d := document(t, introduced(), Options{Page: k})
		said := paper.Text(&d.Document, 200)
		if !strings.Contains(said, "The firm that opened the account for you: call it first\n____") {
			t.Errorf("%s has no blank for the firm", k)
		}
	}
	if said := paper.Text(&document(t, introduced(), Options{Page: WalletCard}).Document, 200); strings.Contains(said, "010-2030") {
		t.Error("the card of a client of another firm has the broker's number as the first to call")
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	said := paper.Text(&document(t, &saying{}, Options{}).Document, 200)
	for _, want := range []string{
		"NONE recorded. Write them by hand.", "Not recorded. Look at the head or the foot of your latest statement.",
		"Named at the broker: not recorded", "Next review of the steps: nothing answered yet",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the home copy does not say %q", want)
		}
	}
	if said := paper.Text(&document(t, full(), Options{}).Document, 200); !strings.Contains(said, "Named at the broker: NONE") {
		t.Error("nobody is named, and the home copy does not say NONE")
	}
}

func TestACatalogueWithNothingInItStillPrints(t *testing.T) {
	a := checklist.Assess(&checklist.Catalogue{}, checklist.Record{}, day)
	for _, k := range Kinds {
		d := State(a, Options{Page: k})
		if _, err := paper.PDF(&d.Document); err != nil {
			t.Errorf("%s: %v", k, err)
		}
		if said := paper.Text(&d.Document, 80); k == HomeCopy && !strings.Contains(said, "NONE: this catalogue has no first actions") {
			t.Errorf("the emergency page does not say NONE:\n%s", said)
		}
	}
}

func TestDisputeDeadlinesAreTheReadersOwn(t *testing.T) {
	for _, p := range document(t, full(), Options{}).Pages {
		if p.Anchor != "report" {
			continue
		}
		table := p.Parts[0].Blocks[1].(paper.Table)
		for _, r := range table.Rows {
			if r[2] != "" || r[3] != "" {
				t.Errorf("%v, want the deadline left to the reader", r)
			}
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
	if _, err := ParseKind("poster"); err == nil || !strings.Contains(err.Error(), "emergency, home, card, helper or all") {
		t.Errorf("ParseKind: %v", err)
	}
	if _, err := paper.ParseSize("a5"); err == nil || !strings.Contains(err.Error(), "a4 or letter") {
		t.Errorf("ParsePaper: %v", err)
	}
	if k, err := ParseKind(""); err != nil || k != HomeCopy {
		t.Errorf("ParseKind of nothing: %v, %v", k, err)
	}
	if p, err := paper.ParseSize("Letter"); err != nil || p != paper.Letter {
		t.Errorf("ParsePaper: %v, %v", p, err)
	}
}
