package personas

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
)

// mostWords is how many words a side may have before the first call: what a
// frightened helper can read before they dial.
const mostWords = 120

// ownContacts are what only the person has, as entered.
func ownContacts() []checklist.Entry {
	var out []checklist.Entry
	for _, own := range [][2]string{{checklist.ContactBroker, "+353 1 555 0100"}, {checklist.ContactCarrier, "+353 1 555 0199"}, {checklist.ContactSecond, "my sister"}} {
		out = append(out, checklist.Entry{Kind: checklist.KindContact, Subject: own[0], Value: checklist.Value{checklist.FieldText: own[1]}})
	}
	return out
}

// eachReader sees the assessment of every person, without and with what only
// they know, and that of somebody of whom nothing is known.
func eachReader(t *testing.T, see func(name string, a *checklist.Assessment)) {
	c := catalogue(t)
	see("nobody", checklist.Assess(c, checklist.Record{}, begun))
	for _, p := range people {
		see(p.name, checklist.Assess(c, saidOn(checklist.Record{}, begun, p.said()...), begun))
		see(p.name+", own numbers", checklist.Assess(c, saidOn(checklist.Record{}, begun, append(p.said(), ownContacts()...)...), begun))
	}
}

func TestAtMost120WordsBeforeTheFirstCall(t *testing.T) {
	eachReader(t, func(name string, a *checklist.Assessment) {
		d := runbook.State(a, runbook.Options{Page: runbook.All})
		for _, page := range d.Pages {
			if page.Back && page.Tab != "C" {
				continue
			}
			switch {
			case page.Tab == "E":
				for of, n := range wordsOnE(page) {
					if n > mostWords {
						t.Errorf("%s, sheet E: %d words before %s", name, n, of)
					}
				}
			case page.Tab != "":
				for _, s := range a.Scenarios() {
					if s.Sheet != page.Tab {
						continue
					}
					call, own := firstCall(a, s)
					if call == 0 {
						t.Errorf("%s, sheet %s, %s: no call", name, page.Tab, s.ID)
					} else if n := wordsBefore(page, own, call); n > mostWords {
						t.Errorf("%s, sheet %s, %s: %d words before the first call", name, page.Tab, s.ID, n)
					}
				}
			}
		}
	})
}

// A helper begins with the first sheet and reads on until it sends them elsewhere:
// to another sheet by the line under its title, to a back by an action. They look
// down the first column of a table for their own row, and read that row.
func TestAtMost120WordsOnEveryWayFromTheFirstSheetToTheFirstCall(t *testing.T) {
	most := make(map[string]int)
	eachReader(t, func(name string, a *checklist.Assessment) {
		fronts, backs := make(map[string]paper.Page), make(map[string]paper.Page)
		for _, page := range runbook.State(a, runbook.Options{Page: runbook.All}).Pages {
			if page.Back && page.Tab != "C" {
				backs[page.Tab] = page
			} else {
				fronts[page.Tab] = page
			}
		}
		for _, s := range a.Scenarios() {
			if fronts[s.Sheet].Title == "" || s.Sheet == "A" {
				continue // A comes after the call that is on E
			}
			call, own := firstCall(a, s)
			n := wordsTo(fronts["E"], s.Sheet) + wordsOf(fronts[s.Sheet], own, call, s.Brief, backs)
			if n > mostWords {
				t.Errorf("%s, from E to %s, %s: %d words before the first call", name, s.Sheet, s.ID, n)
			}
			most[s.Sheet] = max(most[s.Sheet], n)
		}
		for of, n := range wordsOnE(fronts["E"]) {
			most["E, "+of] = max(most["E, "+of], n)
		}
	})
	t.Logf("the most words, by sheet: %v", most)
}

// wordsOnE counts the words of the first side before each of its calls. As on sheet
// C, nobody does what is under the heading of something else.
func wordsOnE(page paper.Page) map[string]int {
	out := make(map[string]int)
	for _, part := range page.Parts {
		for _, b := range part.Blocks {
			steps, _ := b.(paper.Steps)
			own := make(map[int]bool)
			for _, act := range steps.Actions {
				own[act.N] = true
				if of, ok := strings.CutPrefix(act.Lead, "Ring "); ok {
					out[of] = wordsBefore(page, own, act.N)
				}
			}
		}
	}
	if len(out) != 2 {
		panic(fmt.Sprintf("sheet E has the calls %v, want two", out))
	}
	return out
}

// wordsTo counts the words of the first side up to the one that sends to a sheet.
func wordsTo(page paper.Page, sheet string) int {
	n := words(page.Title, page.Tab)
	ways := page.Parts[0].Blocks[0].(paper.Table)
	for _, cell := range ways.Rows[0] {
		n += words(cell)
		switch {
		case cell == "Not below: "+sheet: // the headings below are read too
			for _, b := range page.Parts[0].Blocks {
				if h, ok := b.(paper.Heading); ok {
					n += words(h.Text, h.Rest)
				}
			}
			return n
		case strings.HasSuffix(cell, ": "+sheet):
			return n
		}
	}
	panic("sheet E does not send to " + sheet)
}

// wordsOf counts the words of a side as somebody reads them whom one event sent
// there, with those of a back to which an action sends before the call.
func wordsOf(page paper.Page, own map[int]bool, call int, event string, backs map[string]paper.Page) int {
	n := wordsBefore(page, own, call)
	for _, part := range page.Parts {
		for _, b := range part.Blocks {
			switch b := b.(type) {
			case paper.Table:
				if b.Style == paper.Branch {
					for _, row := range b.Rows {
						if row[0] != event {
							n -= words(row[1])
						}
					}
				}
			case paper.Steps:
				for _, act := range b.Actions {
					if _, to, ok := strings.Cut(act.Text, "sheet "); ok && act.N < call && strings.HasPrefix(to[1:], ", back") {
						back := backs[to[:1]]
						back.Parts = back.Parts[:1]
						back.Parts[0].Blocks = back.Parts[0].Blocks[:1]
						n += wordsBefore(back, nil, 0)
					}
				}
			}
		}
	}
	return n
}

// firstCall is the number on paper of the first call of a scenario, and the
// numbers of its own actions where the sheet has a section for each scenario.
func firstCall(a *checklist.Assessment, s *checklist.Scenario) (call int, own map[int]bool) {
	own = make(map[int]bool)
	for _, e := range a.Actions(s) {
		at := runbook.Numbered(a, s, e.ID)
		n, err := strconv.Atoi(strings.TrimPrefix(at, s.Sheet))
		if err != nil {
			continue
		}
		own[n] = true
		if e.Call != "" && (call == 0 || n < call) {
			call = n
		}
	}
	if s.First == "" {
		return call, own
	}
	// What comes first is its own, the actions are for all of the sheet.
	for _, other := range a.Scenarios() {
		for _, e := range a.Actions(other) {
			n, err := strconv.Atoi(strings.TrimPrefix(runbook.Numbered(a, other, e.ID), s.Sheet))
			if other.Sheet == s.Sheet && err == nil && e.Call != "" && (call == 0 || n < call) {
				call = n
			}
		}
	}
	return call, nil
}

// wordsBefore counts the words of a side from its title to the instruction to
// ring, but for actions under the heading of something else.
func wordsBefore(page paper.Page, own map[int]bool, call int) int {
	n := words(page.Title, page.Tab)
	for _, part := range page.Parts {
		for _, b := range part.Blocks {
			switch b := b.(type) {
			case paper.Heading:
				n += words(b.Text, b.Rest)
			case paper.Para:
				n += words(b.Text)
			case paper.Fields:
				for _, f := range b.Items {
					n += words(f.Label, f.Value)
				}
			case paper.Desk:
				for _, number := range b.Numbers {
					n += words(number.Name, number.Digits) + words(number.Notes...)
				}
				n += words(b.Notes...)
			case paper.Table:
				n += words(b.Head...)
				for _, row := range b.Rows {
					n += words(row...)
				}
			case paper.Steps:
				for _, act := range b.Actions {
					if act.N == call {
						return n + words(cmp.Or(act.Lead, act.Text))
					}
					if own == nil || own[act.N] {
						n += words(act.Lead, act.Text, act.Say)
					}
				}
			}
		}
	}
	return n
}

var telephone = regexp.MustCompile(`\+?[0-9][0-9 ]{6,}`)

// words counts words; a telephone number is one, a dot between two is none.
func words(texts ...string) int {
	n := 0
	for _, text := range texts {
		n += len(strings.Fields(strings.ReplaceAll(telephone.ReplaceAllString(text, "number "), "·", " ")))
	}
	return n
}
