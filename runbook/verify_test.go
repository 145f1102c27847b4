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
func (s *saying) print(k Kind) *Document {
	d := State(s.assess(), Options{Page: k, On: day, Kept: "with the passports"})
	for _, said := range Printing(d, "with the passports") {
		s.say(said.Day, said.Kind, said.Subject, said.Value)
	}
	return d
}

func verdictOf(t testing.TB, s *saying, id string) Verdict {
	t.Helper()
	e, ok := Find(s.assess(), id)
	if !ok {
		t.Fatalf("no print of %s", id)
	}
	return Verify(s.assess(), e)
}

func TestAJustPrintedPageIsCurrent(t *testing.T) {
	for _, k := range Kinds {
		s := full()
		d := s.print(k)
		for _, e := range Prints(s.assess(), d.ID) {
			if v := Verify(s.assess(), e); v.State != Current || len(v.Because) != 0 || v.Since != 0 {
				t.Errorf("%s, %s: %+v, want current", k, e.Subject, v)
			}
		}
	}
}

func TestACardThatNamesTheBrokerIsCurrentToo(t *testing.T) {
	s := full()
	d := State(s.assess(), Options{Page: WalletCard, NameBroker: true})
	said := Printing(d, "")[0]
	s.say(day, said.Kind, said.Subject, said.Value)
	if v := verdictOf(t, s, d.ID); v.State != Current {
		t.Errorf("%+v, want current", v)
	}
}

func TestWhatChangedOnThePageIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*saying)
		want   []string
	}{
		"a device": {func(s *saying) {
			s.say(day+3, checklist.KindDevice, "c", checklist.Device{Name: "New", Kind: "phone"}.Value())
		}, []string{"the list of devices"}},
		"a method": {func(s *saying) { s.say(day+3, checklist.KindFact, "methods", checklist.Value{"value": "sms"}) }, []string{"what there is to get back in with"}},
		"the firm": {func(s *saying) { s.say(day+3, checklist.KindFact, "through", checklist.Value{"value": "introducing"}) },
			[]string{"the emergency page", "the telephone numbers", "the company that serves you and what its protection covers", "who to report to"}},
		"a program": {func(s *saying) { s.say(day+3, checklist.KindFact, "automation", checklist.Value{"value": "yes"}) },
			[]string{"the emergency page", "the list of what can happen", "the page “A trade that is not yours”", "the list of devices", "the list of pages left out (no longer needed)", "the page “The gateway machine is in other hands” (missing on paper)"}},
		"the way back": {func(s *saying) {
			s.say(day+3, checklist.KindAnswer, "mfa.second-method", checklist.Value{"answer": "no", "digest": "d1"})
		}, []string{"what there is to get back in with"}},
		"a new number": {func(s *saying) { s.say(day+3, checklist.KindHappened, "new-number", checklist.Value{"on": "x"}) }, []string{"the telephone number on file"}},
	} {
		s := full()
		d := s.print(HomeCopy)
		s.say(day+1, checklist.KindFact, "markets", checklist.Value{"value": "home"})
		c.change(s)
		v := verdictOf(t, s, d.ID)
		if diff := cmp.Diff(Verdict{Superseded, day + 3, c.want}, v); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestManyChangedPagesAreSaidInOne(t *testing.T) {
	c := catalogue()
	for i := range 6 {
		more := c.Scenarios[0]
		more.ID, more.Title = fmt.Sprintf("more-%d", i), fmt.Sprintf("Event %d", i)
		c.Scenarios = append(c.Scenarios, more)
	}
	a := checklist.Assess(c, full().record, day)
	said := Printing(State(a, Options{}), "")[0]
	e := checklist.Event{Kind: said.Kind, Subject: said.Subject, Order: 1000, Day: day, Value: said.Value}
	c.Contacts[0].Number = "+999 (555) 010-9999"
	v := Verify(checklist.Assess(c, full().record.Add(e), day), e)
	want := []string{"the emergency page", "the telephone numbers", "9 pages for what can happen"}
	if diff := cmp.Diff(want, v.Because); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNotOnThePageLeavesItCurrent(t *testing.T) {
	for name, change := range map[string]func(*saying){
		"a fact": func(s *saying) { s.fact("markets", "several") },
		"a review": func(s *saying) {
			s.say(day+90, checklist.KindAnswer, "mfa.second-method", checklist.Value{"answer": "yes", "digest": "d1"})
		},
		"another step": func(s *saying) { s.answer("phishing.callback", "yes") },
		"a note": func(s *saying) {
			s.say(day+1, checklist.KindNote, "mfa.second-method", checklist.Value{"text": "in the drawer"})
		},
		"a risk": func(s *saying) {
			s.say(day+1, checklist.KindAccept, "mfa.second-method", checklist.Value{"reason": "x", "until": "2027-01-01"})
		},
		"a move":  func(s *saying) { s.say(day+1, checklist.KindHappened, "moved", checklist.Value{"on": "x"}) },
		"a drill": func(s *saying) { s.say(day+1, checklist.KindDrill, "lost-phone", checklist.Value{"minutes": "4"}) },
	} {
		s := full()
		d := s.print(HomeCopy)
		change(s)
		if v := verdictOf(t, s, d.ID); v.State != Current {
			t.Errorf("%s: %+v, want current", name, v)
		}
	}
}

func TestTimeAloneSupersedesNothing(t *testing.T) {
	s := full()
	d := s.print(HomeCopy)
	a := checklist.Assess(catalogue(), s.record, day+2000)
	e, _ := Find(a, d.ID)
	if v := Verify(a, e); v.State != Current {
		t.Errorf("%+v, want current", v)
	}
}

func TestANewerCatalogueIsSaidWithItsDay(t *testing.T) {
	s := full()
	d := s.print(HomeCopy)
	s.say(day+9, checklist.KindCatalogue, "example", checklist.Value{"version": "2027.1"})
	c := catalogue()
	c.Contacts[0].Number = "+999 (555) 010-9999"
	a := checklist.Assess(c, s.record, day+10)
	e, _ := Find(a, d.ID)
	v := Verify(a, e)
	if v.State != Superseded || v.Since != day+9 || !slices.Contains(v.Because, "the telephone numbers") {
		t.Errorf("%+v, want superseded since the catalogue came", v)
	}
}

func TestALifeEventTakenBackCountsNoMore(t *testing.T) {
	s := full()
	d := s.print(HomeCopy)
	s.say(day+1, checklist.KindHappened, "new-phone", checklist.Value{"on": "x"})
	s.say(day+1, checklist.KindHappened, "new-phone", nil)
	if v := verdictOf(t, s, d.ID); v.State != Current {
		t.Errorf("%+v, want current", v)
	}
}

func TestAPrintTakenBackLeavesTheOneBeforeSuperseded(t *testing.T) {
	s := full()
	first := s.print(EmergencyPage)
	s.say(day, checklist.KindHappened, "new-phone", checklist.Value{"on": ""})
	d := State(s.assess(), Options{Page: EmergencyPage, On: day, Kept: "elsewhere"})
	again := Printing(d, "elsewhere")[0]
	s.say(again.Day, again.Kind, again.Subject, again.Value)
	// Format 1 took a print back by an entry of the one before.
	was, _ := s.assess().Record().Newest(checklist.KindPrint, string(EmergencyPage))
	earlier := s.assess().Record().History(checklist.KindPrint, string(EmergencyPage))[1]
	value := maps.Clone(earlier.Value)
	value[checklist.FieldAgain] = strconv.FormatInt(earlier.Order, 10)
	s.say(earlier.Day, was.Kind, was.Subject, value)
	if v := verdictOf(t, s, first.ID); v.State != Superseded {
		t.Errorf("%+v, want superseded by what happened", v)
	}
}

func TestVerifyingWhatWasJustPrintedHoldsForAnyRecord(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		s := &saying{}
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
		for _, e := range Prints(s.assess(), d.ID) {
			if v := Verify(s.assess(), e); v.State != Current {
				t.Fatalf("%s just printed: %+v", k, v)
			}
		}
		name := rapid.StringMatching(`[a-z]{8,12}`).Draw(t, "new")
		s.device("new", name, "phone")
		for _, e := range Prints(s.assess(), d.ID) {
			v := Verify(s.assess(), e)
			onPage := e.Subject == string(HomeCopy)
			if onPage != slices.Contains(v.Because, "the list of devices") || onPage != (v.State == Superseded) {
				t.Fatalf("a device more, %s: %+v", e.Subject, v)
			}
		}
	})
}

func TestPrintedListsTheNewestOfEachPage(t *testing.T) {
	s := full()
	s.print(HomeCopy)
	d := s.print(AllPages)
	s.device("c", "New", "phone")
	got := Printed(s.assess())
	var pages []string
	for _, p := range got {
		pages = append(pages, string(p.Page)+" "+string(p.State))
		if p.ID != d.ID || p.Place != "with the passports" || p.PrintedOn != day || p.AgainBy != day.AddMonths(6) {
			t.Errorf("%+v", p)
		}
	}
	if diff := cmp.Diff([]string{"home superseded", "card current", "helper current"}, pages); diff != "" {
		t.Error(diff)
	}
}

func TestPaperIsDueWhenItIsOutOfDateAndAfterHalfAYear(t *testing.T) {
	s := full()
	s.print(HomeCopy)
	if due := Due(s.assess()); len(due) != 0 {
		t.Errorf("just printed: %v", due)
	}
	later := checklist.Assess(catalogue(), s.record, day.AddMonths(6).AddDays(2))
	due := Due(later)
	if len(due) != 1 || due[0].Kind != checklist.DuePaper || due[0].ID != "home" || due[0].OverdueDays != 2 {
		t.Errorf("after half a year: %v", due)
	}
	s.say(day, checklist.KindHappened, "new-phone", checklist.Value{"on": "x"})
	due = Due(s.assess())
	if len(due) != 1 || due[0].DueOn != day || !strings.Contains(due[0].Title, "the phone that approves sign-ins") {
		t.Errorf("after a new phone: %v", due)
	}
}

func TestSectionsSurviveTheirEncoding(t *testing.T) {
	want := Sections(document(t, full(), Options{}))
	if diff := cmp.Diff(want, DecodeSections(EncodeSections(want))); diff != "" {
		t.Error(diff)
	}
}
