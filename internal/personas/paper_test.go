package personas

import (
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
)

// eachPaper makes every person's sheets on both papers, normal and large, and
// those of somebody of whom nothing is known.
func eachPaper(t *testing.T, page runbook.Kind, see func(name string, a *checklist.Assessment, d *runbook.Document)) {
	t.Helper()
	for name, a := range readers(t) {
		for _, size := range []paper.Size{paper.A4, paper.Letter} {
			for _, large := range []bool{false, true} {
				print := name + ", " + string(size)
				if large {
					print += ", large"
				}
				key := string(page) + ", " + print
				if printed[key] == nil {
					printed[key] = runbook.State(a, runbook.Options{Page: page, Paper: size, Large: large})
				}
				see(print, a, printed[key])
			}
		}
	}
}

// printed is what was printed already for a reader, and assessed who reads: made
// once for all tests.
var (
	printed  = make(map[string]*runbook.Document)
	assessed map[string]*checklist.Assessment
)

// readers are those for whom paper is printed, by name.
func readers(t *testing.T) map[string]*checklist.Assessment {
	t.Helper()
	if assessed != nil {
		return assessed
	}
	assessed = map[string]*checklist.Assessment{"nobody": checklist.Assess(catalogue(t), checklist.Record{}, begun)}
	for _, p := range people {
		assessed[p.name] = checklist.Assess(catalogue(t), saidOn(checklist.Record{}, begun, p.said()...), begun)
		assessed[p.name+", own numbers"] = checklist.Assess(catalogue(t), saidOn(checklist.Record{}, begun, append(p.said(), ownContacts()...)...), begun)
		assessed[p.name+", longest contacts"] = checklist.Assess(catalogue(t), WithLongestContacts(saidOn(checklist.Record{}, begun, p.said()...), begun), begun)
	}
	// Somebody with every sign-in method, every device and a program has the longest lists.
	most := everything(catalogue(t))
	most.facts["automation"], most.facts["through"] = "unattended", "introducing"
	assessed["everything"] = checklist.Assess(catalogue(t), saidOn(checklist.Record{}, begun, most.said()...), begun)
	// The hours and what to dial differ by the company that serves the account.
	for _, e := range catalogue(t).Entities {
		runs := person{facts: map[string]string{"interfaces": "gateway,portal,mobile", "automation": "unattended", "entity": e.ID}}
		assessed["programs at "+e.ID] = checklist.Assess(catalogue(t), saidOn(checklist.Record{}, begun, runs.said()...), begun)
	}
	return assessed
}

func TestEverySheetFitsItsSideForEachPerson(t *testing.T) {
	eachPaper(t, runbook.All, func(name string, _ *checklist.Assessment, d *runbook.Document) {
		for _, m := range paper.Misfits(&d.Document) {
			t.Errorf("%s: %s", name, m.Why)
		}
	})
}

// What is laid out as the longest is as long as may be entered.
func TestTheLongestContactsAreAsLongAsMayBeEntered(t *testing.T) {
	a := checklist.Assess(catalogue(t), WithLongestContacts(checklist.NewRecord(), begun), begun)
	for _, own := range checklist.OwnContacts {
		text, most := a.Contact(own.ID).Text, checklist.MostNumber
		if own.ID == checklist.ContactSecond {
			most = checklist.MostContact
		}
		if _, err := checklist.ContactEntry(own.ID, text); err != nil || len(text) != most {
			t.Errorf("%q has %d characters, want %d: %v", text, len(text), most, err)
		}
	}
}

// A word that is parted where its column ends is not read: "Program" and "s".
func TestNoWordIsBroken(t *testing.T) {
	eachPaper(t, runbook.Home, func(name string, _ *checklist.Assessment, d *runbook.Document) {
		whole := make(map[string]bool)
		say := func(text string) {
			for _, word := range strings.Fields(text) {
				whole[word], whole[word+":"] = true, true
			}
		}
		for _, page := range d.Pages {
			say(page.Title + " " + page.Tab)
			for _, part := range page.Parts {
				for _, b := range part.Blocks {
					paper.EachText(b, say)
				}
			}
		}
		var ways []string // under the title of sheet E: a line of its own each
		if t, ok := d.Pages[0].Parts[0].Blocks[0].(paper.Table); ok && !d.Large {
			ways = slices.Clone(t.Rows[0])
		}
		for _, s := range paper.Sheets(&d.Document) {
			for _, m := range s.Marks {
				if m.Kind != paper.Words || m.Role == paper.NoRole {
					continue
				}
				ways = slices.DeleteFunc(ways, func(way string) bool { return way == m.Text })
				for _, word := range strings.Fields(m.Text) {
					if !whole[word] && word != "(continued)" {
						t.Errorf("%s: %q in %q is no word of the sheet", name, word, m.Text)
					}
				}
			}
		}
		if len(ways) > 0 {
			t.Errorf("%s: %q take more than a line", name, ways)
		}
	})
}

// A side has at most nine things to do, so that one sees the end of it.
func TestASideHasAtMostNineActions(t *testing.T) {
	eachPaper(t, runbook.All, func(name string, _ *checklist.Assessment, d *runbook.Document) {
		for _, page := range d.Pages {
			n := 0
			for _, part := range page.Parts {
				for _, b := range part.Blocks {
					if steps, ok := b.(paper.Steps); ok {
						n += len(steps.Actions)
					}
				}
			}
			if n > 9 {
				t.Errorf("%s, %s: %d actions", name, page.Title, n)
			}
		}
	})
}

// Four sheets of paper, five where programs trade; in large print as many as can
// still be held together by a clip.
func TestTheHomeSetIsFewSides(t *testing.T) {
	eachPaper(t, runbook.Home, func(name string, a *checklist.Assessment, d *runbook.Document) {
		most := 8
		for _, p := range d.Prints {
			if p.Letter == "G" {
				most = 10
			}
		}
		if d.Large {
			most = 20
		}
		if sides := len(paper.Sheets(&d.Document)); sides > most {
			t.Errorf("%s: %d sides, at most %d", name, sides, most)
		}
	})
}

func printedAll(b *testing.B, more ...checklist.Entry) *checklist.Assessment {
	c := catalogue(b)
	r := saidOn(checklist.Record{}, begun, people[8].said()...)
	a := checklist.Assess(c, r, begun)
	for _, k := range []runbook.Kind{runbook.Home, runbook.Card} {
		r = saidOn(r, begun, runbook.Printing(runbook.State(a, runbook.Options{Page: k}), "")...)
	}
	return checklist.Assess(c, saidOn(r, begun, more...), begun)
}

func BenchmarkPrintedOfAllSheetsCurrent(b *testing.B) {
	a := printedAll(b)
	for b.Loop() {
		runbook.Printed(a)
	}
}

func BenchmarkPrintedOfAllSheetsOneOutOfDate(b *testing.B) {
	d := checklist.Device{Name: "another phone", Kind: "phone"}
	a := printedAll(b, checklist.Entry{Kind: checklist.KindDevice, Subject: "another", Value: d.Value()})
	if p := runbook.Printed(a); p[0].State != runbook.Superseded {
		b.Fatalf("%+v, want superseded", p[0])
	}
	for b.Loop() {
		runbook.Printed(a)
	}
}

func BenchmarkTheHomeSetAsText(b *testing.B) {
	d := runbook.State(checklist.Assess(catalogue(b), saidOn(checklist.Record{}, begun, people[8].said()...), begun), runbook.Options{})
	for b.Loop() {
		paper.Text(&d.Document, 80)
	}
}

func BenchmarkAllSheetsToPDF(b *testing.B) {
	d := runbook.State(checklist.Assess(catalogue(b), saidOn(checklist.Record{}, begun, people[8].said()...), begun), runbook.Options{Page: runbook.All})
	for b.Loop() {
		if _, err := paper.PDF(&d.Document); err != nil {
			b.Fatal(err)
		}
	}
}

// A printer that takes only text has 60 lines of 80 columns on a side.
func TestEverySideFitsAPageOfText(t *testing.T) {
	eachPaper(t, runbook.All, func(name string, _ *checklist.Assessment, d *runbook.Document) {
		if d.Large {
			return
		}
		for _, width := range []int{76, 80} { // 76: what is handed to a printer of text
			for _, side := range strings.Split(paper.Text(&d.Document, width), "\n\n\n") {
				if n := strings.Count(strings.TrimSpace(side), "\n") + 1; n > 60 && !strings.HasPrefix(side, "Wallet card") {
					title, _, _ := strings.Cut(side, "\n")
					t.Errorf("%s, %s: %d lines of %d columns", name, title, n, width)
				}
			}
		}
	})
}
