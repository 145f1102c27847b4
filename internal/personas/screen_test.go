package personas

import (
	"fmt"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/internal/paper"
	"handrail/runbook"
	"handrail/ui/scene"
)

// onScreen is one action as the emergency screens show it: its number on paper,
// and its words.
type onScreen struct{ number, text, say string }

// shown walks the screens of a scenario from the first action to the last and
// returns those that are on paper.
func shown(a *checklist.Assessment, s *checklist.Scenario) []onScreen {
	var out []onScreen
	w := scene.World{A: a, Today: a.Day}
	for page := 1; page <= len(a.Actions(s)); page++ {
		sc := scene.Make(w, scene.Place{Screen: "emergency", ID: s.ID, Page: page})
		_, number, on := strings.Cut(sc.Aside, " · ")
		if !on {
			continue
		}
		act := onScreen{number: strings.TrimSuffix(number, " on paper")}
		for _, b := range sc.Body {
			p, _ := b.(scene.Para)
			if say, ok := strings.CutPrefix(p.Text, "Say: "); ok {
				act.say = say
			} else if act.text == "" {
				act.text = p.Text
			}
		}
		out = append(out, act)
	}
	return out
}

// onPaper are the actions of the sheets, by their number.
func onPaper(d *runbook.Document) map[string]paper.Action {
	out := make(map[string]paper.Action)
	for _, page := range d.Pages {
		for _, part := range page.Parts {
			for _, b := range part.Blocks {
				steps, _ := b.(paper.Steps)
				for _, act := range steps.Actions {
					if !page.Back || page.Tab == "C" {
						out[fmt.Sprintf("%s%d", page.Tab, act.N)] = act
					}
				}
			}
		}
	}
	return out
}

// Somebody who follows the screen and somebody who follows the paper do the same
// things, in the same order, by the same numbers.
func TestTheScreenAndThePaperAreOne(t *testing.T) {
	eachReader(t, func(name string, a *checklist.Assessment) {
		d := runbook.State(a, runbook.Options{Page: runbook.All})
		printed := onPaper(d)
		shownOnce := make(map[string]bool)
		for _, s := range a.Scenarios() {
			byNumber := make(map[string]*checklist.Emergency)
			for _, e := range a.Actions(s) {
				byNumber[runbook.Numbered(a, s, e.ID)] = e
			}
			last := 0
			for _, act := range shown(a, s) {
				p, ok := printed[act.number]
				if !ok {
					t.Errorf("%s, %s: the screen has %s, which is on no sheet", name, s.ID, act.number)
					continue
				}
				shownOnce[act.number] = true
				if p.N <= last {
					t.Errorf("%s, %s: on the screen %s comes after %d", name, s.ID, act.number, last)
				}
				last = p.N
				e := byNumber[act.number]
				if !strings.HasPrefix(act.text, e.Text) {
					t.Errorf("%s, %s: the screen shows %q, the catalogue has %q", name, act.number, act.text, e.Text)
				}
				if own := strings.TrimSpace(p.Lead + " " + p.Text); s.First == "" && !strings.Contains(e.Brief(), "{") && own != e.Brief() {
					t.Errorf("%s, %s: the paper has %q, the catalogue %q", name, act.number, own, e.Brief())
				}
				if p.Say != "" && s.First == "" && strings.Trim(p.Say, "“”") != act.say {
					t.Errorf("%s, %s: to be read out are\n%s\non paper and\n%s\non the screen", name, act.number, p.Say, act.say)
				}
			}
		}
		for number, act := range printed {
			if !shownOnce[number] && !strings.HasPrefix(number, "E") {
				t.Errorf("%s: %s is on paper and on no screen: %s", name, number, act.Lead+act.Text)
			}
		}
	})
}

// Where a phone is gone it is locked first, which takes a minute and needs nobody,
// and then its SIM is blocked: on every sheet, on the screen, and in what is copied by
// hand.
func TestAPhoneThatIsGoneIsLockedBeforeItsSIMIsBlocked(t *testing.T) {
	eachReader(t, func(name string, a *checklist.Assessment) {
		texts := map[string]string{"by hand": strings.Join(runbook.ByHand(a), "\n")}
		for _, letter := range []runbook.Kind{"E", "A", runbook.Card} {
			texts["sheet "+string(letter)] = paper.Text(&runbook.State(a, runbook.Options{Page: letter}).Document, 200)
		}
		for _, id := range []string{"lost-phone", "phone-stolen-unlocked"} {
			s := a.Catalogue.Scenario(id)
			for page := range a.Actions(s) {
				sc := scene.Make(scene.World{A: a, Today: a.Day}, scene.Place{Screen: "emergency", ID: id, Page: page + 1})
				if p, ok := sc.Body[0].(scene.Para); ok {
					texts["the screen of "+id] += p.Text + "\n"
				}
			}
		}
		smartphone := len(texts["sheet A"]) > 0 && a.Facts.State("smartphone").Value() != "no"
		for where, text := range texts {
			text = strings.ToLower(text)
			lock, block := strings.Index(text, "lock "), strings.Index(text, "sim block")
			for _, words := range []string{"block the sim", "block this sim"} {
				if at := strings.Index(text, words); at >= 0 && (block < 0 || at < block) {
					block = at
				}
			}
			for strings.HasPrefix(text[max(lock-1, 0):], "block") { // within the other word
				next := strings.Index(text[lock+1:], "lock ")
				if next < 0 {
					lock = -1
					break
				}
				lock += 1 + next
			}
			if !smartphone && (where == "sheet E" || where == "sheet A") {
				continue // nothing that can be locked from afar
			}
			if block < 0 || lock < 0 || lock > block {
				t.Errorf("%s, %s: the lock is at %d, the SIM at %d:\n%s", name, where, lock, block, text)
			}
		}
	})
}

// Without the number nothing else begins, so a rehearsal begins with it.
func TestEveryDrillBeginsWithTheNumberFromThePaper(t *testing.T) {
	c := catalogue(t)
	for i := range c.Scenarios {
		s := &c.Scenarios[i]
		screen := scene.Make(scene.World{A: checklist.Assess(c, checklist.Record{}, begun)}, scene.Place{Screen: "drill", ID: s.ID})
		first := ""
		for _, b := range screen.Body {
			if list, ok := b.(scene.Numbered); ok && first == "" {
				first = list.Items[0]
			}
		}
		if !strings.HasPrefix(first, "Read me the number from the paper") {
			t.Errorf("the drill of %s begins %q", s.ID, first)
		}
	}
}
