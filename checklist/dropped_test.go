package checklist

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// answersOn makes one answer about a step on each of so many days.
func answersOn(step string, from Day, days int) []Event {
	var out []Event
	for i := range days {
		day := from + Day(i)
		out = append(out, Event{Kind: KindAnswer, Subject: step, Order: int64(day) * 86400, Day: day, Value: Value{FieldAnswer: fmt.Sprint(i)}})
	}
	return out
}

func TestTheSixteenthSayingDropsTheFirstByName(t *testing.T) {
	said := answersOn("mfa.x", today, KeptEach+2)
	before := NewRecord(said[:KeptEach]...)
	after := before.Add(said[KeptEach:]...)
	want := []Dropped{{KindAnswer, "mfa.x", 2, today, today + 1}}
	if d := cmp.Diff(want, after.DroppedFrom(before, said[KeptEach:]...)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Full{{KindAnswer, "mfa.x", KeptEach, today + 2}}, after.Full()); d != "" {
		t.Error(d)
	}
	one := NewRecord(said[0])
	if d := one.Add(said[1]).DroppedFrom(one, said[1]); len(d) > 0 {
		t.Errorf("nothing was dropped and %v is named", d)
	}
}

func TestANoteThatTakesThePlaceOfAnotherIsNoDrop(t *testing.T) {
	note := func(n int64) Event {
		return Event{Kind: KindNote, Subject: "mfa.x", Order: n, Day: today, Value: Value{FieldText: fmt.Sprint(n)}}
	}
	before := NewRecord(note(1), note(2))
	after := before.Add(note(3))
	if d, f := after.DroppedFrom(before, note(3)), after.Full(); len(d)+len(f) > 0 {
		t.Errorf("dropped %v, full %v", d, f)
	}
}

func TestWhatAFullRecordDropsIsNamedToo(t *testing.T) {
	var said []Event
	for i := range KeptAll + 1 {
		said = append(said, answersOn(fmt.Sprintf("s%d", i%1500), today+Day(i), 1)...)
	}
	r := NewRecord(said...)
	if r.Len() != KeptAll || len(r.Full()) != 0 {
		t.Errorf("%d events, and as many as are kept of %v", r.Len(), r.Full())
	}
	if d := r.DroppedFrom(Record{}, said...); len(d) != 1 || d[0].Subject != "s0" || d[0].From != today {
		t.Errorf("dropped %v", d)
	}
}

func TestWhatIsNotKeptWasNamedAsDropped(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		draw := func(name string) []Event {
			var out []Event
			for i, n := range rapid.SliceOfN(rapid.IntRange(0, 99), 0, 80).Draw(t, name) {
				e := answersOn(fmt.Sprintf("s%d", n%3), today+Day(n), 1)[0]
				e.Value[FieldAnswer] = fmt.Sprint(i % 5)
				out = append(out, e)
			}
			return out
		}
		before, added := NewRecord(draw("before")...), draw("added")
		after := before.Add(added...)
		lost := after.DroppedFrom(before, added...)
		ids := make(map[string]bool)
		for _, e := range slices.Concat(before.Events(), added) {
			ids[e.ID()] = true
		}
		n := after.Len()
		full := after.Full()
		for _, d := range lost {
			n += d.Events
			if !slices.ContainsFunc(full, func(f Full) bool { return f.Kind == d.Kind && f.Subject == d.Subject && f.Since >= d.To }) {
				t.Fatalf("%s lost some up to %s and does not count as full", d.Subject, d.To)
			}
		}
		if n != len(ids) {
			t.Fatalf("%d said, %d kept, named as dropped %v", len(ids), after.Len(), lost)
		}
	})
}
