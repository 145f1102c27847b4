package checklist

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handrail/internal/proptest"
)

// drawEvent draws an event of few subjects and orders, so that clashes,
// corrections in the same second and doubles all happen.
func drawEvent(t *rapid.T) Event {
	e := Event{
		Kind:    rapid.SampledFrom([]Kind{KindAnswer, KindFact, KindNote, KindAccept, KindCatalogue, KindUndo, KindHappened, "from-the-future"}).Draw(t, "kind"),
		Subject: fmt.Sprintf("s%d", rapid.IntRange(0, 4).Draw(t, "subject")),
		Order:   rapid.Int64Range(1, 60).Draw(t, "order"),
		Day:     Day(rapid.IntRange(20000, 20005).Draw(t, "day")),
		Device:  rapid.SampledFrom([]string{"", "laptop", "desk"}).Draw(t, "device"),
	}
	if n := rapid.IntRange(0, 3).Draw(t, "value"); n > 0 {
		e.Value = Value{"value": fmt.Sprint(n)}
	}
	if rapid.Bool().Draw(t, "grouped") {
		e.Group = Group{e.Device, e.Order - rapid.Int64Range(0, 1).Draw(t, "place"), rapid.IntRange(1, 2).Draw(t, "size")}
	}
	return e
}

func drawRecord(t *rapid.T, label string) Record {
	return NewRecord(rapid.SliceOfN(rapid.Custom(drawEvent), 0, 120).Draw(t, label)...)
}

func sameRecord(a, b Record) bool { return cmp.Equal(a.events, b.events) }

func TestMergeIsCommutativeAssociativeAndIdempotent(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		a, b, c := drawRecord(t, "a"), drawRecord(t, "b"), drawRecord(t, "c")
		if !sameRecord(Merge(a, b), Merge(b, a)) {
			t.Fatal("the order of merging changed the record")
		}
		if !sameRecord(Merge(Merge(a, b), c), Merge(a, Merge(b, c))) {
			t.Fatal("the grouping of merging changed the record")
		}
		if ab := Merge(a, b); !sameRecord(Merge(ab, b), ab) {
			t.Fatal("merging twice changed the record")
		}
	})
}

func TestMergeAgreesWithTheCapOverAll(t *testing.T) {
	many := func(seed int) []Event {
		var out []Event
		for i := range 1900 {
			out = append(out, Event{Kind: KindAnswer, Subject: fmt.Sprintf("s%d", (i*7+seed)%900), Order: int64(i*3 + seed), Day: 20000, Value: Value{"answer": fmt.Sprint(i, seed)}})
		}
		return out
	}
	a, b, c := many(0), many(1), many(2)
	want := NewRecord(slices.Concat(a, b, c)...)
	for name, got := range map[string]Record{
		"in order":   Merge(Merge(NewRecord(a...), NewRecord(b...)), NewRecord(c...)),
		"backwards":  Merge(NewRecord(c...), Merge(NewRecord(b...), NewRecord(a...))),
		"one by one": NewRecord().Add(a...).Add(c...).Add(b...),
	} {
		if !sameRecord(got, want) {
			t.Errorf("%s: another record than that of all events at once", name)
		}
	}
	if want.Len() != KeptAll {
		t.Errorf("kept %d events, want %d", want.Len(), KeptAll)
	}
}

func TestTheCapsKeepTheNewestOfEverySubjectFirst(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		events := rapid.SliceOfN(rapid.Custom(drawEvent), 0, 200).Draw(t, "events")
		r := NewRecord(events...)
		count := make(map[subjectKey]int)
		for _, e := range r.Events() {
			count[subjectKey{e.Kind, e.Subject}]++
		}
		for _, e := range events {
			k := subjectKey{e.Kind, e.Subject}
			limit := e.Kind.rule().kept
			if count[k] == 0 || count[k] > limit {
				t.Fatalf("%v keeps %d events, want 1 to %d", k, count[k], limit)
			}
		}
	})
}

func TestTheFoldDoesNotDependOnTheOrderOfEvents(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		events := rapid.SliceOfN(rapid.Custom(drawEvent), 0, 80).Draw(t, "events")
		shuffled := rapid.Permutation(events).Draw(t, "shuffled")
		if !sameRecord(NewRecord(events...), NewRecord(shuffled...)) {
			t.Fatal("the same events in another order gave another record")
		}
	})
}

func TestACorrectionInTheSameSecondWins(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	var r Record
	r = r.Add(r.EnterAt(now, "laptop", Entry{Kind: KindFact, Subject: "travels", Value: Value{"value": "yes"}})...)
	r = r.Add(r.EnterAt(now, "laptop", Entry{Kind: KindFact, Subject: "travels", Value: Value{"value": "no"}})...)
	e, ok := r.Newest(KindFact, "travels")
	if !ok || e.Value["value"] != "no" {
		t.Fatalf("the fact is %v, want the correction", e.Value)
	}
}

func TestAClockTenYearsAheadHarmsNothingSaidElsewhere(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	fact := func(key, value string) Entry {
		return Entry{Kind: KindFact, Subject: key, Value: Value{"value": value}}
	}
	var laptop, desk Record
	laptop = laptop.Add(laptop.EnterAt(now.AddDate(10, 0, 0), "laptop", fact("travels", "yes"))...)
	desk = desk.Add(desk.EnterAt(now, "desk", fact("entity", "ie"), fact("through", "direct"))...)
	both := Merge(laptop, desk)
	for key, want := range map[string]string{"travels": "yes", "entity": "ie", "through": "direct"} {
		if e, ok := both.Newest(KindFact, key); !ok || e.Value["value"] != want {
			t.Errorf("%s is %v after the merge, want %s", key, e.Value, want)
		}
	}
	both = both.Add(both.EnterAt(now.Add(time.Minute), "desk", fact("travels", "no"))...)
	if e, _ := both.Newest(KindFact, "travels"); e.Value["value"] != "no" || e.Day != DayOf(now) {
		t.Errorf("travels is %v on %v; a correction on the right clock must win and keep its day", e.Value, e.Day)
	}
}

func TestMonthsClampToTheEndOfTheMonth(t *testing.T) {
	for _, c := range []struct {
		from, interval, want string
	}{
		{"2026-01-31", "1m", "2026-02-28"},
		{"2028-01-31", "1m", "2028-02-29"},
		{"2026-08-31", "6m", "2027-02-28"},
		{"2028-02-29", "1y", "2029-02-28"},
		{"2026-12-31", "2m", "2027-02-28"},
		{"2026-11-24", "90d", "2027-02-22"},
	} {
		from, _ := ParseDay(c.from)
		v, err := ParseInterval(c.interval)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.After(from).String(); got != c.want {
			t.Errorf("%s after %s is %s, want %s", c.interval, c.from, got, c.want)
		}
	}
}

func TestTheOrderOfMergingBreaksTiesById(t *testing.T) {
	a := Event{Kind: KindFact, Subject: "x", Order: 5, Day: 20000, Value: Value{"value": "a"}}
	b := Event{Kind: KindFact, Subject: "x", Order: 5, Day: 20000, Value: Value{"value": "b"}}
	one, _ := NewRecord(a, b).Newest(KindFact, "x")
	two, _ := NewRecord(b, a).Newest(KindFact, "x")
	if one.ID() != two.ID() {
		t.Fatal("which of two entries of one second counts depends on the order they came in")
	}
}

func TestWhatAnotherRecordLacksIsTold(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.Custom(drawEvent), 1, 60)
		a, b := NewRecord(some.Draw(t, "a")...), NewRecord(some.Draw(t, "b")...)
		b = b.Add(rapid.SliceOf(rapid.SampledFrom(a.Events())).Draw(t, "both")...)
		had := make(map[string]bool)
		for _, e := range b.Events() {
			had[e.ID()] = true
		}
		var want []Event
		for _, e := range a.Events() {
			if !had[e.ID()] {
				want = append(want, e)
			}
		}
		if d := cmp.Diff(want, a.Without(b)); d != "" {
			t.Fatal(d)
		}
	})
}

// What says of others whether they count is dropped last: without it, what was
// undone would count again.
func TestAFullRecordKeepsWhatSaysOfOthersWhetherTheyCount(t *testing.T) {
	old := []Event{
		{Kind: KindUndo, Subject: "1@", Order: 1, Day: today, Value: Value{FieldState: "undone"}},
		{Kind: KindClock, Subject: "2@", Order: 2, Day: today, Value: Value{FieldNoticed: "3"}},
	}
	events := slices.Clone(old)
	for i := range KeptAll {
		events = append(events, Event{Kind: KindAnswer, Subject: fmt.Sprint("s", i), Order: int64(10 + i), Day: today, Value: Value{FieldAnswer: "good"}})
	}
	kept := NewRecord(events...).Events()
	if len(kept) != KeptAll {
		t.Fatalf("kept %d", len(kept))
	}
	for _, e := range old {
		if !slices.ContainsFunc(kept, func(k Event) bool { return sameEvent(k, e) }) {
			t.Errorf("%s was dropped while %d answers were kept", e.Kind, KeptAll-1)
		}
	}
}

// An event differs from another in any part of it, and each that differs is kept.
func TestEventsThatDifferInAnyPartAreKeptApart(t *testing.T) {
	one := Event{Kind: KindNote, Subject: "s", Order: 5, Day: today, Device: "a", Value: Value{FieldText: "x"}, Group: Group{Device: "a", Order: 5, Size: 1}}
	for what, change := range map[string]func(*Event){
		"order":         func(e *Event) { e.Order++ },
		"kind":          func(e *Event) { e.Kind = KindFact },
		"subject":       func(e *Event) { e.Subject = "t" },
		"day":           func(e *Event) { e.Day++ },
		"device":        func(e *Event) { e.Device = "b" },
		"group":         func(e *Event) { e.Group.Size = 2 },
		"a value":       func(e *Event) { e.Value = Value{FieldText: "y"} },
		"another field": func(e *Event) { e.Value = Value{FieldReason: "x"} },
		"a field more":  func(e *Event) { e.Value = Value{FieldText: "x", FieldReason: "x"} },
	} {
		other := one
		change(&other)
		if sameEvent(one, other) || sameEvent(other, one) {
			t.Errorf("%s: taken for the same", what)
		}
	}
	if r := NewRecord(one, one, one); r.Len() != 1 {
		t.Errorf("one event entered three times is %d", r.Len())
	}
}
