package runbook

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// print prints a page on the day and says so.
func (s *history) print(k Kind) *Document {
	d := State(s.assess(), Options{Page: k, On: day})
	for _, said := range Printing(d, "with the passports") {
		s.say(said.Day, said.Kind, said.Subject, said.Value)
	}
	return d
}

func verdictOf(t testing.TB, s *history, id string) Verdict {
	t.Helper()
	prints := Prints(s.assess(), id)
	if len(prints) == 0 {
		t.Fatalf("no print of %s", id)
	}
	return Verify(s.assess(), prints[0])
}

func TestAJustPrintedPageIsCurrent(t *testing.T) {
	for _, k := range Kinds {
		s := full()
		d := s.print(k)
		for _, e := range printsOf(s, d) {
			if v := Verify(s.assess(), e); v.State != Current || len(v.Because) != 0 || v.Since != 0 {
				t.Errorf("%s, %s: %+v, want current", k, e.Sheet, v)
			}
		}
	}
}

func printsOf(s *history, d *Document) (out []checklist.Print) {
	a := s.assess()
	for _, p := range d.Prints {
		out = append(out, Prints(a, p.ID)...)
	}
	return out
}

// superseded are the sheets of a set that are out of date, each with why.
func superseded(s *history, d *Document) map[string][]string {
	out := make(map[string][]string)
	for _, e := range printsOf(s, d) {
		if v := Verify(s.assess(), e); v.State == Superseded {
			out[e.Sheet] = v.Because
		}
	}
	return out
}

func TestAChangeMakesOutOfDateTheSheetsThatItIsOnAndNoOther(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*history)
		want   map[string][]string
	}{
		"a device": {func(s *history) {
			s.say(day+3, checklist.KindDevice, "c", checklist.Device{Name: "New", Kind: "phone"}.Value())
		}, map[string][]string{"E": {"the list of devices"}}},
		"a method": {func(s *history) { s.say(day+3, checklist.KindFact, "methods", checklist.Value{"value": "sms"}) },
			map[string][]string{"E": {"what gets you back in"}}},
		"the own number": {func(s *history) { s.say(day+3, checklist.KindContact, "broker", checklist.Value{"text": "+999 1"}) },
			map[string][]string{"E": {"the numbers and the first actions"}, "A": {"the actions or the numbers"}, "B": {"the actions or the numbers"}, "C": {"the actions or the numbers"}, "H": {"the actions or the numbers"}}},
		"the second copy": {func(s *history) { s.say(day+3, checklist.KindContact, "second-copy", checklist.Value{"text": "Ann"}) },
			map[string][]string{"E": {"the numbers by hand"}}},
		"a new number": {func(s *history) { s.say(day+3, checklist.KindHappened, "new-number", checklist.Value{"on": "x"}) },
			map[string][]string{"E": {"the telephone number on file"}}},
		"a move": {func(s *history) { s.say(day+3, checklist.KindHappened, "moved", checklist.Value{"on": "x"}) }, map[string][]string{}},
	} {
		s := full()
		d := s.print(Home)
		s.say(day+1, checklist.KindFact, "markets", checklist.Value{"value": "home"})
		c.change(s)
		if diff := cmp.Diff(c.want, superseded(s, d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, e := range printsOf(s, d) {
			if v := Verify(s.assess(), e); v.State == Superseded && v.Since != day+3 {
				t.Errorf("%s: %s is out of date since %s, want %s", name, e.Sheet, v.Since, day+3)
			}
		}
	}
}

func TestAPrintOfTheFirstVersionIsSupersededByTheSheets(t *testing.T) {
	s := full()
	s.say(day-9, checklist.KindPrint, "home", checklist.Value{"id": "2345678Y", "sections": "emergency:AAAAA,find:AAAAA"})
	v := verdictOf(t, s, "2345678Y")
	if v.State != Superseded || v.Since != day || len(v.Because) != 1 || !strings.Contains(v.Because[0], "the sheets") {
		t.Errorf("%+v, want superseded by the sheets", v)
	}
	if p := Printed(s.assess()); len(p) != 1 || p[0].Page != "home" {
		t.Errorf("%+v, want the home copy alone", p)
	}
	s.print(Home)
	for _, p := range Printed(s.assess()) {
		if p.Page == "home" {
			t.Error("the home copy is listed beside the sheets that replace it")
		}
	}
	if v := verdictOf(t, s, "2345678Y"); v.State != Superseded {
		t.Errorf("%+v, want it still told by its id", v)
	}
}

func TestPrintedListsTheNewestOfEachSheet(t *testing.T) {
	s := full()
	s.print(Home)
	d := s.print(All)
	s.device("c", "New", "phone")
	var sheets []string
	for i, p := range Printed(s.assess()) {
		sheets = append(sheets, string(p.Page)+" "+string(p.State))
		if p.ID != d.Prints[i].ID || p.Place != "with the passports" || p.PrintedOn != day || p.AgainBy != day.AddMonths(6) {
			t.Errorf("%+v", p)
		}
	}
	if diff := cmp.Diff([]string{"E superseded", "A current", "C current", "B current", "H current", "card current"}, sheets); diff != "" {
		t.Error(diff)
	}
}

func TestASheetIsDueWhenItIsOutOfDateAndAfterHalfAYear(t *testing.T) {
	s := full()
	s.print(Emergency)
	if due := dueOf(s.assess()); len(due) != 0 {
		t.Errorf("just printed: %v", due)
	}
	later := checklist.Assess(catalogue(), s.record, day.AddMonths(6).AddDays(2))
	due := dueOf(later)
	if len(due) != 1 || due[0].Kind != checklist.DuePaper || due[0].ID != "E" || due[0].OverdueDays != 2 {
		t.Errorf("after half a year: %v", due)
	}
	s.say(day, checklist.KindHappened, "new-phone", checklist.Value{"on": "x"})
	due = dueOf(s.assess())
	if len(due) != 1 || due[0].DueOn != day || !strings.Contains(due[0].Title, "the phone that approves sign-ins") {
		t.Errorf("after a new phone: %v", due)
	}
}

func TestSectionsSurviveTheirEncoding(t *testing.T) {
	want := sectionsOf(document(t, full(), Options{}).Pages)
	if diff := cmp.Diff(want, DecodeSections(EncodeSections(want))); diff != "" {
		t.Error(diff)
	}
}

func TestACardThatNamesTheBrokerIsCurrentToo(t *testing.T) {
	s := full()
	d := State(s.assess(), Options{Page: Card, NameBroker: true})
	said := Printing(d, "")[0]
	s.say(day, said.Kind, said.Subject, said.Value)
	if v := verdictOf(t, s, d.Prints[0].ID); v.State != Current {
		t.Errorf("%+v, want current", v)
	}
}

func TestWhatIsNotOnThePageLeavesItCurrent(t *testing.T) {
	for name, change := range map[string]func(*history){
		"a fact": func(s *history) { s.fact("markets", "several") },
		"a review": func(s *history) {
			s.say(day+90, checklist.KindAnswer, "mfa.second-method", checklist.Value{"answer": "yes", "digest": "d1"})
		},
		"another step": func(s *history) { s.answer("phishing.callback", "yes") },
		"a note": func(s *history) {
			s.say(day+1, checklist.KindNote, "mfa.second-method", checklist.Value{"text": "in the drawer"})
		},
		"a risk": func(s *history) {
			s.say(day+1, checklist.KindAccept, "mfa.second-method", checklist.Value{"reason": "x", "until": "2027-01-01"})
		},
		"a move":  func(s *history) { s.say(day+1, checklist.KindHappened, "moved", checklist.Value{"on": "x"}) },
		"a drill": func(s *history) { s.say(day+1, checklist.KindDrill, "lost-phone", checklist.Value{"minutes": "4"}) },
	} {
		s := full()
		d := s.print(Home)
		change(s)
		if v := verdictOf(t, s, d.Prints[0].ID); v.State != Current {
			t.Errorf("%s: %+v, want current", name, v)
		}
	}
}

func TestTimeAloneSupersedesNothing(t *testing.T) {
	s := full()
	d := s.print(Home)
	a := checklist.Assess(catalogue(), s.record, day+2000)
	e := Prints(a, d.Prints[0].ID)[0]
	if v := Verify(a, e); v.State != Current {
		t.Errorf("%+v, want current", v)
	}
}

func TestANewerCatalogueIsSaidWithItsDay(t *testing.T) {
	s := full()
	d := s.print(Home)
	s.say(day+9, checklist.KindCatalogue, "example", checklist.Value{"version": "2027.1"})
	c := catalogue()
	c.Contacts[0].Number = "+999 (555) 010-9999"
	a := checklist.Assess(c, s.record, day+10)
	e := Prints(a, d.Prints[0].ID)[0]
	v := Verify(a, e)
	if v.State != Superseded || v.Since != day+9 || !slices.Contains(v.Because, "the numbers and the first actions") {
		t.Errorf("%+v, want superseded since the catalogue came", v)
	}
}

func TestALifeEventTakenBackCountsNoMore(t *testing.T) {
	s := full()
	d := s.print(Home)
	s.say(day+1, checklist.KindHappened, "new-phone", checklist.Value{"on": "x"})
	s.say(day+1, checklist.KindHappened, "new-phone", nil)
	if v := verdictOf(t, s, d.Prints[0].ID); v.State != Current {
		t.Errorf("%+v, want current", v)
	}
}

func TestAPrintTakenBackLeavesTheOneBeforeSuperseded(t *testing.T) {
	s := full()
	first := s.print(Emergency)
	s.say(day, checklist.KindHappened, "new-phone", checklist.Value{"on": ""})
	d := State(s.assess(), Options{Page: Emergency, On: day})
	again := Printing(d, "elsewhere")[0]
	s.say(again.Day, again.Kind, again.Subject, again.Value)
	// Format 1 took a print back by an entry of the one before.
	was, _ := s.assess().Record().Newest(checklist.KindPrint, "E")
	earlier := s.assess().Record().History(checklist.KindPrint, "E")[1]
	value := maps.Clone(earlier.Value)
	value[checklist.FieldAgain] = strconv.FormatInt(earlier.Order, 10)
	s.say(earlier.Day, was.Kind, was.Subject, value)
	if v := verdictOf(t, s, first.Prints[0].ID); v.State != Superseded {
		t.Errorf("%+v, want superseded by what happened", v)
	}
}

func TestVerifyingWhatWasJustPrintedHoldsForAnyRecord(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		s := &history{}
		facts := catalogue().Facts
		for range rapid.IntRange(0, 12).Draw(t, "said") {
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				f := rapid.SampledFrom(facts).Draw(t, "fact")
				s.fact(f.ID, rapid.SampledFrom(f.Values).Draw(t, "value").ID)
			case 1:
				s.device(fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "id")), rapid.String().Draw(t, "name"), "phone")
			case 2:
				s.answer(rapid.SampledFrom([]string{"mfa.second-method", "recovery.trusted-contact"}).Draw(t, "step"), rapid.SampledFrom([]string{"yes", "no"}).Draw(t, "answer"))
			case 3:
				s.say(day-1, checklist.KindHappened, "new-phone", checklist.Value{"on": "x"})
			}
		}
		k := rapid.SampledFrom(Kinds).Draw(t, "page")
		d := s.print(k)
		for _, e := range printsOf(s, d) {
			if v := Verify(s.assess(), e); v.State != Current {
				t.Fatalf("%s just printed: %+v", k, v)
			}
		}
		name := rapid.StringMatching(`[a-z]{8,12}`).Draw(t, "new")
		s.device("new", name, "phone")
		for _, e := range printsOf(s, d) {
			v := Verify(s.assess(), e)
			onPage := e.Sheet == "E" || e.Sheet == "G"
			if onPage != (slices.Contains(v.Because, "the list of devices") || slices.Contains(v.Because, "the list of machines")) || onPage != (v.State == Superseded) {
				t.Fatalf("a device more, %s: %+v", e.Sheet, v)
			}
		}
	})
}

func dueOf(a *checklist.Assessment) []checklist.DueItem { return Due(Printed(a), a.Day) }
