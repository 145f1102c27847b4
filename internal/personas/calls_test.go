package personas

import (
	"cmp"
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
				if n := wordsBefore(page, nil, 1); n > mostWords {
					t.Errorf("%s, sheet E: %d words before the phone company", name, n)
				}
				if n := wordsBefore(page, nil, 2); n > mostWords {
					t.Errorf("%s, sheet E: %d words before the broker", name, n)
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

// words counts words; a telephone number is one.
func words(texts ...string) int {
	n := 0
	for _, text := range texts {
		n += len(strings.Fields(telephone.ReplaceAllString(text, "number ")))
	}
	return n
}
