package runbook

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handrail/internal/proptest"

	"handrail/checklist"
)

func TestTheDayAPageWentOutOfDateIsFoundAmongAnyOtherSayings(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		s := full()
		printed := []*Document{s.print(Home), s.print(Card)}
		before := rapid.IntRange(0, 30).Draw(t, "before")
		after := rapid.IntRange(0, 30).Draw(t, "after")
		on := day
		noise := func(i int) {
			on++
			switch i % 4 {
			case 0:
				s.say(on, checklist.KindNote, "mfa.second-method", checklist.Value{"text": fmt.Sprint(i)})
			case 1:
				s.say(on, checklist.KindFact, "markets", checklist.Value{"value": "several"})
			case 2:
				s.say(on, checklist.KindAnswer, "phishing.callback", checklist.Value{"answer": "yes", "digest": "d3"})
			case 3:
				s.say(on, checklist.KindDrill, "lost-phone", checklist.Value{"minutes": fmt.Sprint(i)})
			}
		}
		for i := range before {
			noise(i)
		}
		on++
		changed := on
		if rapid.Bool().Draw(t, "a method") {
			s.say(on, checklist.KindFact, "methods", checklist.Value{"value": "sms"})
		} else {
			s.say(on, checklist.KindDevice, "new", checklist.Device{Name: "New", Kind: "phone"}.Value())
		}
		for i := range after {
			noise(i)
		}
		a := checklist.Assess(catalogue(), s.record, on)
		for _, p := range Printed(a) {
			want := Current
			since := checklist.Day(0)
			if p.Page == "E" {
				want, since = Superseded, changed
			}
			if p.State != want || p.Since != since {
				t.Fatalf("%s: %s since %d, want %s since %d", p.Page, p.State, p.Since, want, since)
			}
		}
		for _, d := range printed {
			for _, e := range Prints(a, d.Prints[0].ID) {
				i := slices.IndexFunc(Printed(a), func(p PaperState) bool { return string(p.Page) == e.Sheet })
				if v := Verify(a, e); v.State != Printed(a)[i].State || v.Since != Printed(a)[i].Since {
					t.Fatalf("Verify says %+v, Printed %+v", v, Printed(a)[i].Verdict)
				}
			}
		}
	})
}
