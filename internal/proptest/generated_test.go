package proptest

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/content"
)

const today = checklist.Day(20800)

var embedded = sync.OnceValues(func() (*checklist.Catalogue, error) { return content.Embedded("ibkr") })

func catalogue(t testing.TB) *checklist.Catalogue {
	t.Helper()
	c, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// somebody draws a set-up: facts, devices and permissions, some left unsaid.
func somebody(t *rapid.T, c *checklist.Catalogue) (said []checklist.Entry) {
	for i := range c.Facts {
		f := &c.Facts[i]
		if rapid.IntRange(0, 2).Draw(t, "says "+f.ID) == 0 {
			continue
		}
		said = append(said, fact(f.ID, drawValue(t, f)))
	}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"phone", "laptop", "server", "tablet"}), 0, 4, rapid.ID[string]).Draw(t, "devices") {
		said = append(said, drawDevice(t, c, id))
	}
	for i := range c.Permits {
		state := rapid.SampledFrom([]string{"", "held", "used", "unused", "dropped"}).Draw(t, "permission")
		if state != "" {
			said = append(said, checklist.Entry{Kind: checklist.KindDecision, Subject: c.Permits[i].ID, Value: checklist.Value{checklist.FieldState: state, checklist.FieldReason: "r", "review": (today + 90).String()}})
		}
	}
	return said
}

func fact(id, value string) checklist.Entry {
	return checklist.Entry{Kind: checklist.KindFact, Subject: id, Value: checklist.Value{checklist.FieldValue: value}}
}

func drawValue(t *rapid.T, f *checklist.Fact) string {
	var ids []string
	for _, v := range f.Values {
		if f.Kind != checklist.Many || rapid.Bool().Draw(t, v.ID) {
			ids = append(ids, v.ID)
		}
	}
	if f.Kind == checklist.Many {
		return checklist.Join(ids)
	}
	return rapid.SampledFrom(ids).Draw(t, f.ID)
}

func drawDevice(t *rapid.T, c *checklist.Catalogue, id string) checklist.Entry {
	kind := strings.TrimRight(id, "0123456789")
	if !slices.Contains(checklist.DeviceKinds, kind) {
		kind = rapid.SampledFrom(checklist.DeviceKinds).Draw(t, "kind")
	}
	d := checklist.Device{ID: id, Name: id, Kind: kind, OS: rapid.SampledFrom(checklist.Systems).Draw(t, "system"),
		Shared: rapid.IntRange(0, 5).Draw(t, "shared") == 0, Headless: rapid.IntRange(0, 3).Draw(t, "headless") == 0}
	for _, i := range c.Interfaces {
		if i.ID != checklist.AccountInterface && rapid.Bool().Draw(t, i.ID) {
			d.Uses = append(d.Uses, i.ID)
		}
	}
	for _, r := range checklist.Roles {
		if rapid.Bool().Draw(t, r) {
			d.Roles = append(d.Roles, r)
		}
	}
	return checklist.Entry{Kind: checklist.KindDevice, Subject: id, Value: d.Value()}
}

// history draws a record: a set-up, answers to most steps about what they are
// about, and anything else that may be said, on days before and a few after
// today.
func history(t *rapid.T, c *checklist.Catalogue) checklist.Record {
	r := checklist.NewRecord()
	say := func(day checklist.Day, said ...checklist.Entry) {
		for i := range said {
			if said[i].Day == 0 {
				said[i].Day = day
			}
		}
		r = r.Add(r.EnterAt(day.Time(), "laptop", said...)...)
	}
	say(today-400, somebody(t, c)...)
	// One number decides what is seen of every step, so that a record takes
	// few draws and still holds at most of its steps.
	mood := rapid.SliceOfN(rapid.IntRange(0, 9), 12, 12).Draw(t, "mood")
	a := checklist.Assess(c, r, today)
	n := 0
	var seen []checklist.Entry
	for i := range a.Steps {
		st := &a.Steps[i]
		for _, ab := range st.About {
			n++
			choices := st.Step.Choices()
			pick := mood[n%len(mood)]
			if pick == 9 {
				continue // never looked
			}
			id := choices[0].ID
			if pick > 5 {
				id = choices[(pick+n)%len(choices)].ID
			}
			e := answer(st.Step, ab.Target, id)
			e.Day = today - checklist.Day((mood[(n+5)%len(mood)]*41+n)%300)
			seen = append(seen, e)
		}
	}
	say(today-300, seen...)
	for range rapid.IntRange(0, 12).Draw(t, "more") {
		say(today-checklist.Day(rapid.IntRange(-20, 200).Draw(t, "days ago")), anything(t, c))
	}
	return r
}

func answer(step *checklist.Step, thing, id string) checklist.Entry {
	return checklist.Entry{Kind: checklist.KindAnswer, Subject: checklist.AnswerSubject(step.ID, thing),
		Value: checklist.Value{checklist.FieldAnswer: id, checklist.FieldDigest: step.Digest}}
}

// anything draws what a person, a machine or a damaged file could say, sense or
// not.
func anything(t *rapid.T, c *checklist.Catalogue) checklist.Entry {
	odd := func(name string) string {
		return rapid.SampledFrom([]string{"", "none", "x", "2026-02-30", "a,b", "@", "phone"}).Draw(t, name)
	}
	step := &c.Steps[rapid.IntRange(0, len(c.Steps)-1).Draw(t, "step")]
	kind := rapid.SampledFrom([]checklist.Kind{
		checklist.KindFinding, checklist.KindFinding, checklist.KindHappened, checklist.KindAccept, checklist.KindSnooze, checklist.KindRetired, checklist.KindNote,
		checklist.KindPrint, checklist.KindDrill, checklist.KindLooked, checklist.KindCatalogue, checklist.KindAnswer, checklist.KindFact, checklist.KindDecision, "of tomorrow",
	}).Draw(t, "kind")
	s := checklist.Entry{Kind: kind, Subject: odd("subject"), Value: checklist.Value{"x": odd("value")}}
	switch kind {
	case checklist.KindFinding:
		if len(step.Probe) > 0 {
			s.Subject = checklist.AnswerSubject(step.Probe[0], rapid.SampledFrom([]string{"phone", "laptop", "server"}).Draw(t, "device"))
		}
		s.Value = checklist.Value{"verdict": rapid.SampledFrom([]string{"holds", "fails", "unknown", "nothing_here", "overruled", ""}).Draw(t, "verdict"), "saw": "x"}
	case checklist.KindHappened:
		s.Subject = c.LifeEvents[rapid.IntRange(0, len(c.LifeEvents)-1).Draw(t, "event")].ID
		s.Value = checklist.Value{"on": rapid.SampledFrom([]string{"", "phone"}).Draw(t, "on")}
	case checklist.KindAccept, checklist.KindSnooze:
		s.Subject = step.ID
		s.Value = checklist.Value{checklist.FieldUntil: (today + checklist.Day(rapid.IntRange(-30, 90).Draw(t, "until"))).String(), checklist.FieldReason: "r"}
	case checklist.KindRetired:
		s.Subject = rapid.SampledFrom([]string{"phone", "tablet", "none"}).Draw(t, "retired")
	case checklist.KindAnswer:
		s.Subject = step.ID + rapid.SampledFrom([]string{"", "@", "@phone", "@main", "@nobody"}).Draw(t, "about")
		s.Value = checklist.Value{checklist.FieldAnswer: odd("answer"), checklist.FieldDigest: rapid.SampledFrom([]string{step.Digest, "old"}).Draw(t, "digest")}
	case checklist.KindFact:
		s.Subject = c.Facts[rapid.IntRange(0, len(c.Facts)-1).Draw(t, "fact")].ID
		s.Value = checklist.Value{checklist.FieldValue: odd("value")}
	case checklist.KindDecision:
		s.Subject = c.Permits[rapid.IntRange(0, len(c.Permits)-1).Draw(t, "permission")].ID
		s.Value = checklist.Value{checklist.FieldState: odd("state"), "review": odd("review")}
	}
	if rapid.IntRange(0, 9).Draw(t, "withdrawn") == 0 {
		s.Value = nil
	}
	return s
}

// later says something after everything in a record, today.
func later(r checklist.Record, said ...checklist.Entry) checklist.Record {
	return r.Add(r.EnterAt(today.Time(), "laptop", said...)...)
}

// open lists the open routes of an assessment.
func open(a *checklist.Assessment) map[string]*checklist.RouteState {
	out := make(map[string]*checklist.RouteState)
	for i := range a.Routes {
		if a.Routes[i].Open {
			out[a.Routes[i].Route.ID] = &a.Routes[i]
		}
	}
	return out
}
