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

func TestWhatWasEnteredOnADayIsInTheRecordAsOfThatDay(t *testing.T) {
	r := NewRecord(answeredOn(1, today-1, "s", "good"), answeredOn(2, today, "s", "good"), answeredOn(3, today+1, "s", "good"))
	if got := r.AsOf(today).Len(); got != 2 {
		t.Errorf("%d entries of three, want two", got)
	}
}

// Only what this program writes beside an entry: the entry itself is taken back.
func TestAnEntryWithoutAFieldOfItsOwnIsTakenBack(t *testing.T) {
	for _, field := range []string{FieldAgain, FieldClock, FieldEarlier, FieldNoticed} {
		if e := (Event{Value: Value{field: "1"}}); !e.Withdrawn() {
			t.Errorf("with %s alone it is not", field)
		}
	}
	if e := (Event{Value: Value{FieldText: "", FieldClock: clockAfter}}); e.Withdrawn() || !(Event{}).Withdrawn() {
		t.Error("one with a text is, or one with nothing is not")
	}
}

func TestWhatUndoOfFormat1RestoredCountsAsEnteredBefore(t *testing.T) {
	for again, want := range map[string]int64{"": 30, "x": 30, "10": 10, "0": 0, "40": 30} {
		if got := (Event{Order: 30, Value: Value{FieldAgain: again}}).EnteredAt(); got != want {
			t.Errorf("again %q: entered at %d, want %d", again, got, want)
		}
	}
	answer := func(order int64, answer, again string) Event {
		e := answeredOn(order, today, "s", answer)
		if again != "" {
			e.Value[FieldAgain] = again
		}
		return e
	}
	var got []int64
	for e := range newIndex(NewRecord(answer(10, "good", ""), answer(20, "bad", ""), answer(30, "good", "10"))).standing("s") {
		got = append(got, e.Order)
	}
	if !slices.Equal(got, []int64{30, 10}) {
		t.Errorf("answers with the orders %d count, want 30 and 10", got)
	}
}

func TestAClockIsBehindWhereItShowsADayBeforeTheCatalogue(t *testing.T) {
	for days, want := range map[Day]bool{-2: true, -1: false, 0: false, 1: false} {
		if got := (Clock{Now: (today + days).Time(), Since: today}).Behind(); got != want {
			t.Errorf("%d days from the catalogue: behind %v", days, got)
		}
	}
}

// A clock that is behind accuses no other clock, and its entries come last.
func TestWhatAClockThatIsBehindEntersIsTheNewest(t *testing.T) {
	r := NewRecord(answeredOn(today.Time().Unix(), today, "s", "bad"))
	entered := r.Enter(Clock{Now: (today - 400).Time(), Since: today}, "a", AnswerEntry(&Step{ID: "s", Digest: "d"}, "", "good"))
	if len(entered) != 1 || entered[0].Order <= r.events[0].Order || entered[0].Value[FieldClock] != clockBehind {
		t.Errorf("%+v", entered)
	}
	found := r.Enter(Clock{Now: (today - 400).Time(), Since: today}, "a", Entry{Kind: KindFinding, Subject: "s", Value: Value{"verdict": "holds"}})
	if len(found) != 1 || found[0].Value[FieldClock] != clockBehind {
		t.Errorf("of a finding: %+v", found)
	}
}

// A device gives no order twice, though its clock once was ahead.
func TestADeviceGivesAnOrderOnce(t *testing.T) {
	const ahead = 1_000_000
	fact := FactEntry("travels", "yes")
	r := NewRecord(
		Event{Kind: KindFact, Subject: "entity", Order: ahead, Day: today, Device: "a", Value: fact.Value},
		Event{Kind: KindClock, Subject: "1000000@a", Order: 100, Day: today, Device: "a", Value: Value{FieldUntil: "1000000"}})
	for _, test := range []struct {
		now    int64
		device string
		want   int64
	}{{ahead - 1, "a", ahead - 1}, {ahead, "a", ahead + 1}, {ahead, "b", ahead}} {
		if e := r.EnterAt(time.Unix(test.now, 0).UTC(), test.device, fact); e[0].Order != test.want {
			t.Errorf("at %d on %s the order is %d, want %d", test.now, test.device, e[0].Order, test.want)
		}
	}
	if e := r.EnterAt(time.Unix(ahead, 0).UTC(), "b", fact)[0]; e.Value[FieldNoticed] != "" || e.Value[FieldClock] != "" {
		t.Errorf("on another device it is marked %v", e.Value)
	}
	r = r.Add(Event{Kind: KindFact, Subject: "through", Order: ahead + 5, Day: today, Device: "a", Value: fact.Value},
		Event{Kind: KindClock, Subject: "1000000@a", Order: 90, Day: today, Device: "a", Value: Value{FieldUntil: "1000005"}})
	if e := r.EnterAt(time.Unix(ahead+2, 0).UTC(), "a", fact)[0]; e.Value[FieldNoticed] != "90" {
		t.Errorf("within the stretch it is marked %v", e.Value)
	}
}

// Only an earlier note about the same step, and only a newer entry about the
// same thing, mark an entry.
func TestAnEntryIsMarkedByWhatIsAboutTheSameThing(t *testing.T) {
	now := today.Time()
	note, _ := NoteEntry("s", "words", false)
	same := func(k Kind, subject string, order int64) Event {
		return Event{Kind: k, Subject: subject, Order: order, Day: today, Device: "b", Value: Value{FieldText: "x"}}
	}
	for what, test := range map[string]struct {
		before         Event
		earlier, clock string
	}{
		"another kind":            {same(KindFact, "s", 1), "", ""},
		"another step":            {same(KindNote, "t", 1), "", ""},
		"the same":                {same(KindNote, "s", 1), "yes", ""},
		"another kind, far ahead": {same(KindFact, "s", now.Unix()+9*aDay), "", ""},
		"another step, far ahead": {same(KindNote, "t", now.Unix()+9*aDay), "", ""},
		"the same, far ahead":     {same(KindNote, "s", now.Unix()+9*aDay), "yes", clockAfter},
	} {
		e := NewRecord(test.before).EnterAt(now, "a", note)[0]
		if e.Value[FieldEarlier] != test.earlier || e.Value[FieldClock] != test.clock {
			t.Errorf("%s: marked %v", what, e.Value)
		}
	}
}
