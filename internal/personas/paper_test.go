package personas

import (
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
)

// sheets are the pages of a document as it is printed, each as text.
func sheets(t testing.TB, a *checklist.Assessment, o runbook.Options) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(paper.Text(&runbook.State(a, o).Document, 100), "\n"), "\n\n\n")
}

// eachPaper prints every person's pages on both papers, and those of somebody
// of whom nothing is known.
func eachPaper(t *testing.T, page runbook.Kind, see func(name string, a *checklist.Assessment, sheets []string)) {
	assessments := map[string]*checklist.Assessment{"nobody": checklist.Assess(catalogue(t), checklist.Record{}, begun)}
	for _, p := range people {
		assessments[p.name] = checklist.Assess(catalogue(t), saidOn(checklist.Record{}, begun, p.said()...), begun)
	}
	for name, a := range assessments {
		for _, size := range []paper.Size{paper.A4, paper.Letter} {
			see(name+", "+string(size), a, sheets(t, a, runbook.Options{Page: page, Paper: size}))
		}
	}
}

func TestTheEmergencyPageIsOneSheetForEachPerson(t *testing.T) {
	for _, page := range []runbook.Kind{runbook.EmergencyPage, runbook.HomeCopy} {
		eachPaper(t, page, func(name string, _ *checklist.Assessment, sheets []string) {
			for _, s := range sheets {
				if strings.HasPrefix(s, "Emergency: ") && strings.Contains(s, "(continued)") {
					t.Errorf("%s: the emergency page of the %s goes on on a second sheet", name, page)
				}
			}
		})
	}
}

func TestTheListOfPagesIsOneSheetAndTheSecond(t *testing.T) {
	eachPaper(t, runbook.HomeCopy, func(name string, _ *checklist.Assessment, sheets []string) {
		if !strings.HasPrefix(sheets[1], "Find your page\n") || strings.HasPrefix(sheets[2], "Find your page") {
			t.Errorf("%s: the list of pages is not the second sheet, whole", name)
		}
	})
}

// Printed on both sides, one leaf is taken out of the stack for what goes wrong.
func TestAScenarioIsOneSheetWithTwoSides(t *testing.T) {
	eachPaper(t, runbook.HomeCopy, func(name string, a *checklist.Assessment, sheets []string) {
		if strings.HasPrefix(name, "nobody") {
			return
		}
		for _, s := range a.Catalogue.Scenarios {
			sides := 0
			for i, sheet := range sheets {
				if strings.HasPrefix(sheet, s.Title+"\n") && i%2 != 0 {
					t.Errorf("%s: %q begins on the back of a sheet, page %d", name, s.Title, i+1)
				}
				if strings.HasPrefix(sheet, s.Title+"\n") || strings.HasPrefix(sheet, s.Title+" (continued)\n") {
					sides++
				}
			}
			if a.Facts.Holds(s.Applies) != checklist.No && (sides < 1 || sides > 2) {
				t.Errorf("%s: %q takes %d sides", name, s.Title, sides)
			}
		}
	})
}

func TestThePageForTheHelperIsOneSheetWithTwoSides(t *testing.T) {
	eachPaper(t, runbook.BesidePage, func(name string, _ *checklist.Assessment, sheets []string) {
		if len(sheets) > 2 && !strings.HasPrefix(name, "nobody") {
			t.Errorf("%s: the page for the one who helps takes %d sides", name, len(sheets))
		}
	})
}

func TestEachPersonFindsANumberToCallOrIsToldWhereItIs(t *testing.T) {
	eachPaper(t, runbook.EmergencyPage, func(name string, a *checklist.Assessment, sheets []string) {
		if !strings.Contains(sheets[0], "\n+") || !strings.Contains(sheets[0], "UTC") || !strings.Contains(sheets[0], "They open, by my clock") {
			t.Errorf("%s: no telephone number with its hours:\n%s", name, sheets[0])
		}
		if st := a.Facts.State("entity"); st != nil && st.Value() == "hk" && strings.Contains(sheets[0], "toll-free from the United States") {
			t.Errorf("%s: a client in Hong Kong is given a number that connects in the United States only", name)
		}
	})
}

func printedThree(b *testing.B, more ...checklist.Said) *checklist.Assessment {
	c := catalogue(b)
	r := saidOn(checklist.Record{}, begun, people[8].said()...)
	a := checklist.Assess(c, r, begun)
	for _, k := range []runbook.Kind{runbook.HomeCopy, runbook.WalletCard, runbook.BesidePage} {
		r = saidOn(r, begun, runbook.Printing(runbook.State(a, runbook.Options{Page: k}), "")...)
	}
	return checklist.Assess(c, saidOn(r, begun, more...), begun)
}

func BenchmarkPrintedOfThreeCurrentPages(b *testing.B) {
	a := printedThree(b)
	for b.Loop() {
		runbook.Printed(a)
	}
}

func BenchmarkPrintedOfThreePagesOneOutOfDate(b *testing.B) {
	d := checklist.Device{Name: "another phone", Kind: "phone"}
	a := printedThree(b, checklist.Said{Kind: checklist.KindDevice, Subject: "another", Value: d.Value()})
	if p := runbook.Printed(a); p[0].State != runbook.Superseded {
		b.Fatalf("%+v, want superseded", p[0])
	}
	for b.Loop() {
		runbook.Printed(a)
	}
}

func BenchmarkTheHomeCopyAsText(b *testing.B) {
	d := runbook.State(checklist.Assess(catalogue(b), saidOn(checklist.Record{}, begun, people[8].said()...), begun), runbook.Options{})
	for b.Loop() {
		paper.Text(&d.Document, 80)
	}
}

func BenchmarkAllPagesToPDF(b *testing.B) {
	d := runbook.State(checklist.Assess(catalogue(b), saidOn(checklist.Record{}, begun, people[8].said()...), begun), runbook.Options{Page: runbook.AllPages})
	for b.Loop() {
		if _, err := paper.PDF(&d.Document); err != nil {
			b.Fatal(err)
		}
	}
}
