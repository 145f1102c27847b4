package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/personas"
	"handrail/ui/scene"
)

// How many keys it takes from the first screen to the first answer of a step
// that is in the record.
func TestTheFirstAnswerIsFewKeysAway(t *testing.T) {
	for _, c := range []struct {
		who  string
		most int
		keys []string
		has  int // devices on the map afterwards
	}{
		{"skipping the questions", 5, []string{"2", "1", "enter"}, 0},
		{"an investor with Client Portal and one phone", 15, []string{"1", "3", "4", "enter", "1", "enter", "enter", "2", "3", "1", "enter", "1", "enter"}, 1},
		{"a quant with a gateway, a server, a laptop and a phone", 38, []string{
			"1", "1", "2", "3", "4", "enter",
			"a", "enter", "enter", "1", "9", "enter", "enter", "1", "1", "enter", "enter", "2",
			"1", "1", "2", "4", "enter", "1", "enter"}, 3},
	} {
		s := sessionInMemory(t)
		d := driveReal(t, s, scene.Place{}, 80, 24)
		d.wantPlace("firstrun")
		if len(c.keys) > c.most {
			t.Errorf("%s: %d keys, at most %d", c.who, len(c.keys), c.most)
		}
		for i, k := range c.keys {
			d.press(k)
			d.pass()
			answered := slices.ContainsFunc(s.Record().Events(), func(e checklist.Event) bool { return e.Kind == checklist.KindAnswer })
			if last := i == len(c.keys)-1; answered != last {
				t.Fatalf("%s: after %d keys (%q) a step is answered: %v\n%s", c.who, i+1, c.keys[:i+1], answered, d.screen())
			}
		}
		if n := len(s.Assessment().Facts.Devices); n != c.has {
			t.Errorf("%s: %d devices are on the map, not %d", c.who, n, c.has)
		}
	}
}

// mostKeysToAnAnswer is how many keys it takes anybody at most, however many devices
// they have, with every question answered.
const mostKeysToAnAnswer = 38

func TestTheFirstAnswerIsFewKeysAwayForEachOfTheTenPeople(t *testing.T) {
	c, err := content.Embedded("ibkr")
	if err != nil {
		t.Fatal(err)
	}
	day := checklist.DayOf(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC))
	for _, p := range personas.People(day) {
		s := sessionInMemory(t)
		d := driveReal(t, s, scene.Place{}, 80, 24)
		who := newcomer{a: checklist.Assess(c, p.Record, day), d: d}
		answered := func() bool {
			return slices.ContainsFunc(s.Record().Events(), func(e checklist.Event) bool { return e.Kind == checklist.KindAnswer })
		}
		for !answered() && who.keys < 2*mostKeysToAnAnswer {
			who.next()
		}
		if who.keys > mostKeysToAnAnswer || !answered() {
			t.Errorf("%s: %d keys, answered %v\n%s", p.Name, who.keys, answered(), d.screen())
		}
		if got, want := len(s.Assessment().Facts.Devices), len(who.a.Facts.Devices); got != want {
			t.Errorf("%s: %d devices are on the map, not %d", p.Name, got, want)
		}
		t.Logf("%s: %d keys, %d devices", p.Name, who.keys, who.added)
	}
}

// newcomer answers the first questions as one of the ten people would, with the
// keys that are drawn.
type newcomer struct {
	a     *checklist.Assessment
	d     *driver
	keys  int
	added int // devices
}

func (n *newcomer) press(keys ...string) {
	for _, k := range keys {
		n.d.press(k)
		n.d.pass()
		n.keys++
	}
}

// next answers what is on the screen.
func (n *newcomer) next() {
	e := n.d.m.top()
	switch {
	case e.scene.ID == "step":
		n.press("1", "enter")
	case e.form != nil:
		n.answer(e.form)
	case e.scene.ID == "interview":
		n.press(n.kind(e.scene))
	default:
		n.press("1")
	}
}

// kind is the key of the kind that the next device has.
func (n *newcomer) kind(s scene.Scene) string {
	d := n.a.Facts.Devices[n.added]
	n.added++
	for _, is := range []string{d.Kind + "/" + d.OS, "laptop/" + d.OS, "laptop/other"} {
		for _, b := range s.Body {
			g, ok := b.(scene.Groups)
			if !ok {
				continue
			}
			for _, item := range g.Items {
				for _, r := range item.Rows {
					if to, ok := r.Do.(scene.Go); ok && to.To.About == "is:"+is {
						return r.Key
					}
				}
			}
		}
	}
	return "0"
}

// answer answers the question of a form that is asked now.
func (n *newcomer) answer(f *form) {
	at := f.focused()
	in := f.ask.Inputs[at]
	var want []string
	switch in.ID {
	case "value":
		for _, fact := range n.a.Catalogue.Facts {
			if fact.Ask == in.Label {
				want = n.a.Facts.State(fact.ID).Values
			}
		}
	case "uses":
		want = n.a.Facts.Devices[n.added-1].Uses
	case "held":
		for _, p := range n.a.Facts.Permissions {
			if p.Held() == checklist.Yes {
				want = append(want, p.Permission.ID)
			}
		}
	case "more":
		want = []string{"no"}
		if n.added < len(n.a.Facts.Devices) {
			want = []string{"yes"}
		}
	}
	last := ""
	ticked := 0
	for i, o := range in.Options {
		last = optionKey(i)
		if in.Kind == scene.PickOne {
			if slices.Contains(want, o.ID) {
				n.press(last)
				return
			}
			continue
		}
		is, should := slices.Contains(strings.Split(f.answers[at].text, ","), o.ID), slices.Contains(want, o.ID)
		if should {
			ticked++
		}
		if is != should && i < len(in.Options)-1 {
			n.press(last)
		}
	}
	if in.Kind == scene.PickMany && ticked == 0 {
		n.press(last) // none of these
	}
	n.press("enter")
}
