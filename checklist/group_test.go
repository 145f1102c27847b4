package checklist

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

// entering enters one group, today.
func entering(r Record, entries ...Entry) Record {
	return r.Add(r.EnterAt(today.Time(), "", entries...)...)
}

func undoing(t *testing.T, r Record) Record {
	t.Helper()
	e, _, err := r.Undo(Copy{})
	if err != nil {
		t.Fatal(err)
	}
	return entering(r, e)
}

func redoing(t *testing.T, r Record) Record {
	t.Helper()
	e, _, err := r.Redo(Copy{})
	if err != nil {
		t.Fatal(err)
	}
	return entering(r, e)
}

func noteEntry(text string) Entry {
	e := Entry{Kind: KindNote, Subject: "mfa.x"}
	if text != "" {
		e.Value = Value{FieldText: text}
	}
	return e
}

func newestNote(r Record) string {
	e, ok := r.Newest(KindNote, "mfa.x")
	if !ok {
		return ""
	}
	return e.Value[FieldText]
}

func factEntry(key, value string) Entry {
	return Entry{Kind: KindFact, Subject: key, Value: Value{FieldValue: value}}
}

func factOf(r Record, key string) string {
	e, ok := r.Newest(KindFact, key)
	if !ok {
		return ""
	}
	return e.Value[FieldValue]
}

// Case 25, 2 and 3: one entry about several things is one group, and two
// entries of the same second are two.
func TestUndoTakesBackWhatOneCommandEnteredAndNothingElse(t *testing.T) {
	r := entering(NewRecord(), factEntry("automation", "no"), factEntry("travels", "yes"))
	r = entering(r, factEntry("entity", "ie"))
	r = entering(r, factEntry("entity", "llc"))
	for i, want := range [][3]string{{"no", "yes", "ie"}, {"no", "yes", ""}, {"", "", ""}} {
		r = undoing(t, r)
		if got := [3]string{factOf(r, "automation"), factOf(r, "travels"), factOf(r, "entity")}; got != want {
			t.Errorf("after %d undos: %q, want %q", i+1, got, want)
		}
	}
	if _, _, err := r.Undo(Copy{}); err == nil {
		t.Error("a fourth undo took something back")
	}
	for i, want := range [][3]string{{"no", "yes", ""}, {"no", "yes", "ie"}, {"no", "yes", "llc"}} {
		r = redoing(t, r)
		if got := [3]string{factOf(r, "automation"), factOf(r, "travels"), factOf(r, "entity")}; got != want {
			t.Errorf("after %d redos: %q, want %q", i+1, got, want)
		}
	}
}

// Case 25, 4.
func TestUndoOfASecondNoteBringsBackTheFirstAndThenNone(t *testing.T) {
	r := entering(entering(NewRecord(), noteEntry("first")), noteEntry("second"))
	for _, want := range []string{"first", ""} {
		if r = undoing(t, r); newestNote(r) != want {
			t.Errorf("the note is %q, want %q", newestNote(r), want)
		}
	}
}

func TestUndoSaysSoWhereTheNoteBeforeMadeRoomAndTakesBackNothing(t *testing.T) {
	r := NewRecord()
	for i := range 3 {
		r = entering(r, noteEntry(fmt.Sprint(i)))
	}
	r = undoing(t, r)
	var none *NoUndoError
	if _, _, err := r.Undo(Copy{}); !errors.As(err, &none) || none.Event == nil || newestNote(r) != "1" {
		t.Errorf("note %q, %v", newestNote(r), err)
	}
}

func TestANoteThatIsTakenAwayIsGoneFromTheRecord(t *testing.T) {
	r := entering(entering(NewRecord(), noteEntry("the drawer")), noteEntry(""))
	for _, e := range r.Events() {
		if e.Value[FieldText] != "" {
			t.Errorf("the record still has %q", e.Value[FieldText])
		}
	}
	if _, _, err := r.Undo(Copy{}); err == nil {
		t.Error("undo promises to bring it back")
	}
}

func TestUndoSaysSoWherePartOfAnEntryMadeRoom(t *testing.T) {
	r := entering(NewRecord(), factEntry("travels", "yes"), factEntry("entity", "ie"))
	for i := range KeptEach {
		r = entering(r, factEntry("entity", fmt.Sprint(i)))
	}
	for range KeptEach - 1 {
		r = undoing(t, r)
	}
	before := factOf(r, "travels")
	for range 2 {
		if _, _, err := r.Undo(Copy{}); err == nil {
			t.Fatal("undo took back a part of an entry")
		}
	}
	if factOf(r, "travels") != before {
		t.Error("something changed")
	}
}

func TestUndoStopsAtWhatIsNotAGroupAndSaysWhy(t *testing.T) {
	for _, k := range []Kind{KindPrint, KindCall} {
		r := entering(NewRecord(), factEntry("travels", "yes"))
		r = entering(r, Entry{Kind: k, Subject: "x", Value: Value{"id": "1"}})
		var none *NoUndoError
		if _, _, err := r.Undo(Copy{}); !errors.As(err, &none) || none.Event == nil || none.Event.Kind != k {
			t.Errorf("%s: %v", k, err)
		}
		if r = undoing(t, entering(r, factEntry("travels", "no"))); factOf(r, "travels") != "yes" {
			t.Errorf("%s: what was entered after it is not taken back", k)
		}
	}
}

func TestUndoStopsAtAnImport(t *testing.T) {
	r := entering(NewRecord(), factEntry("travels", "yes"))
	imported := r.Events()[0].Order
	var none *NoUndoError
	if _, _, err := r.Undo(Copy{Imported: imported}); !errors.As(err, &none) || none.Event == nil {
		t.Error(err)
	}
	if _, undone, err := entering(r, factEntry("travels", "no")).Undo(Copy{Imported: imported}); err != nil || undone[0].Value[FieldValue] != "no" {
		t.Errorf("what was entered after it: %v, %v", undone, err)
	}
}

func TestUndoTakesBackWhatThisDeviceEntered(t *testing.T) {
	var r Record
	r = r.Add(r.EnterAt(today.Time(), "laptop", factEntry("travels", "yes"))...)
	r = r.Add(r.EnterAt(today.Time(), "desk", factEntry("entity", "ie"))...)
	e, _, err := r.Undo(Copy{Device: "laptop"})
	if err != nil {
		t.Fatal(err)
	}
	r = r.Add(r.EnterAt(today.Time(), "laptop", e)...)
	if factOf(r, "travels") != "" || factOf(r, "entity") != "ie" {
		t.Errorf("travels %q, entity %q", factOf(r, "travels"), factOf(r, "entity"))
	}
}

// Redo looks past what was undone before it, however much there is.
func TestRedoGoesForwardOverEverythingThatWasUndone(t *testing.T) {
	r := NewRecord()
	for _, v := range []string{"ie", "llc", "uk", "ca"} {
		r = entering(r, factEntry("entity", v))
	}
	for range 4 {
		r = undoing(t, r)
	}
	for _, want := range []string{"ie", "llc", "uk", "ca"} {
		if r = redoing(t, r); factOf(r, "entity") != want {
			t.Errorf("redo gives %q, want %q", factOf(r, "entity"), want)
		}
	}
	if _, _, err := r.Redo(Copy{}); err == nil {
		t.Error("a fifth redo brought something back")
	}
}

// A clock event that makes no sense, as another program may write it, moves nothing.
func TestAClockEventThatMakesNoSenseMovesNothing(t *testing.T) {
	answer := Event{Kind: KindAnswer, Subject: "s", Order: 500, Day: today, Device: "a", Value: Value{FieldAnswer: "good"}}
	clock := func(subject, until string, order int64) Event {
		return Event{Kind: KindClock, Subject: subject, Order: order, Day: today, Device: "a", Value: Value{FieldUntil: until}}
	}
	for _, c := range []struct {
		what  string
		event Event
		want  int64
	}{
		{"a stretch", clock("400@a", "600", 100), 100},
		{"no first order", clock("x@a", "600", 100), 500}, {"no last order", clock("400@a", "x", 100), 500},
		{"it ends before it begins", clock("600@a", "400", 100), 500}, {"noticed within it", clock("400@a", "600", 450), 500},
		{"another device", clock("400@b", "600", 100), 500}, {"it begins later", clock("501@a", "600", 100), 500}, {"it ends before", clock("400@a", "499", 100), 500},
		{"noticed as it began", clock("400@a", "600", 400), 500}, {"it never ends", clock("400@a", "99999999999999999999", 100), 500},
		{"it is of another kind", Event{Kind: "later-kind", Subject: "400@a", Order: 100, Day: today, Device: "a", Value: Value{FieldUntil: "600"}}, 500},
		{"it begins with it", clock("500@a", "600", 100), 100}, {"it ends with it", clock("400@a", "500", 100), 100},
	} {
		if e, _ := NewRecord(answer, c.event).Newest(KindAnswer, "s"); e.Order != c.want {
			t.Errorf("%s: the answer counts as of %d, want %d", c.what, e.Order, c.want)
		}
	}
}

func TestRedoEndsWhereSomethingNewIsEntered(t *testing.T) {
	r := undoing(t, entering(NewRecord(), factEntry("travels", "yes")))
	if _, _, err := r.Redo(Copy{}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := entering(r, factEntry("entity", "ie")).Redo(Copy{}); err == nil {
		t.Error("redo brings back what a newer entry overtook")
	}
}

func TestAnEventWithoutAGroupKeepsItsId(t *testing.T) {
	e := Event{Kind: KindFact, Subject: "travels", Order: 1763900000, Day: DayNumber(20415), Device: "laptop", Value: Value{FieldValue: "yes"}}
	const first = "82c878ef231a6a7f51283ebebb0ab804"
	if e.ID() != first {
		t.Errorf("the id is %s, in format 1 it was %s", e.ID(), first)
	}
	e.Group = Group{"laptop", 1763900000, 1}
	if e.ID() == first {
		t.Error("the group is not part of the id")
	}
}

// Case 26: an entry from a clock that was ahead neither raises the order of
// what is entered after it nor outranks it, in any copy and in any year.
func TestAClockThatWasAheadHarmsNothingEnteredLater(t *testing.T) {
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	answer := func(v string) Entry {
		return Entry{Kind: KindAnswer, Subject: "s", Value: Value{FieldAnswer: v, FieldDigest: "d"}}
	}
	var a, b Record
	a = a.Add(a.EnterAt(now.AddDate(100, 0, 0), "a", noteEntry("one"), answer("bad"))...)
	a = a.Add(a.EnterAt(now.AddDate(100, 0, 1), "a", noteEntry("two"))...)
	entered := a.EnterAt(now, "a", noteEntry("three"), answer("good"))
	a = a.Add(entered...)
	if e, _ := a.Newest(KindAnswer, "s"); e.Value[FieldAnswer] != "good" || e.Order > now.Unix()+10 {
		t.Errorf("the newest answer is %v with order %d", e.Value, e.Order)
	}
	if newestNote(a) != "three" {
		t.Errorf("the newest note is %q", newestNote(a))
	}
	b = b.Add(b.EnterAt(now.AddDate(0, 0, 38), "b", answer("bad"))...)
	for _, both := range []Record{Merge(a, b), Merge(b, a)} {
		if e, _ := both.Newest(KindAnswer, "s"); e.Value[FieldAnswer] != "bad" || e.Device != "b" {
			t.Errorf("after the merge the newest answer is %v of %q", e.Value, e.Device)
		}
	}
	if e, _, err := a.Undo(Copy{Device: "a"}); err != nil {
		t.Error(err)
	} else if a = a.Add(a.EnterAt(now, "a", e)...); newestNote(a) != "two" {
		t.Errorf("after undo the note is %q", newestNote(a))
	}
}

// An entry exactly a day ahead raises the order of the next over the end of that
// day; those that follow are of the right clock all the same.
func TestEntriesRaisedOverTheEndOfTheDayAreOfTheRightClock(t *testing.T) {
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	ahead := func(seconds int64) Event {
		return Event{Kind: KindNote, Subject: fmt.Sprint("s", seconds), Order: now.Unix() + seconds, Day: DayOf(now) + Day(seconds/aDay), Device: "a", Value: Value{FieldText: "ahead"}}
	}
	r := NewRecord(ahead(aDay), ahead(aDay+1), ahead(aDay+2), ahead(2*aDay))
	for _, text := range []string{"one", "two", "three"} {
		r = r.Add(r.EnterAt(now, "a", noteEntry(text))...)
	}
	if n := len(r.wrong); n != 1 {
		t.Errorf("%d stretches of a wrong clock are noted, want that of two days ahead alone: %v", n, r.wrong)
	}
	e, taken, err := r.Undo(Copy{Device: "a"})
	if err != nil || taken[0].Value[FieldText] != "three" {
		t.Fatalf("undo takes back %v, %v", taken, err)
	}
	r = r.Add(r.EnterAt(now, "a", e)...)
	if newestNote(r) != "two" {
		t.Errorf("after undo the note is %q", newestNote(r))
	}
}

// What a clock up to a day ahead entered raises the next order, and so does what
// followed it within a minute; nothing later does.
func TestTheNextOrderFollowsAClockThatIsADayAheadAtMost(t *testing.T) {
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	for _, test := range []struct{ ahead, want int64 }{
		{aDay - 1, aDay}, {aDay, aDay + 1}, {aDay + 1, aDay + 2}, {aDay + aMinute, aDay + aMinute + 1}, {aDay + aMinute + 1, 0},
	} {
		r := NewRecord(Event{Kind: KindNote, Subject: "s", Order: now.Unix() + test.ahead, Day: today, Device: "b", Value: Value{FieldText: "x"}})
		if got := r.NextOrder(now) - now.Unix(); got != test.want {
			t.Errorf("after an entry %d s ahead the next is %d s ahead, want %d", test.ahead, got, test.want)
		}
		wrong := 0
		for _, e := range r.EnterAt(now, "a", noteEntry("next")) {
			wrong += b2i(e.Kind == KindClock)
		}
		if want := b2i(test.want == 0); wrong != want {
			t.Errorf("an entry %d s ahead: %d stretches of a wrong clock, want %d", test.ahead, wrong, want)
		}
	}
}

// Once the right time reaches a stretch that was noticed as from a wrong clock,
// what is entered in it counts as entered then, and not with the stretch.
func TestAnEntryInAStretchThatWasNoticedBeforeIsTheNewest(t *testing.T) {
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	answer := func(v string) Entry {
		return Entry{Kind: KindAnswer, Subject: "s", Value: Value{FieldAnswer: v, FieldDigest: "d"}}
	}
	var r Record
	say := func(days int, e Entry) { r = r.Add(r.EnterAt(now.AddDate(0, 0, days), "a", e)...) }
	newest := func(want string) {
		t.Helper()
		if e, ok := r.Newest(KindAnswer, "s"); !ok && want != "" || e.Value[FieldAnswer] != want {
			t.Errorf("the newest answer is %q, want %q, of\n%v", e.Value[FieldAnswer], want, r.Events())
		}
	}
	for day := 20; day < 50; day++ { // 20 days ahead for 30 days
		say(day, answer("ahead"))
	}
	say(30, noteEntry("noticed"))
	say(31, answer("right"))
	newest("right")
	say(32, Entry{Kind: KindAnswer, Subject: "s"})
	newest("")
	say(33, answer("again"))
	newest("again")
	// The clock is wrong once more, in the same stretch.
	say(45, answer("ahead again"))
	say(35, noteEntry("noticed again"))
	say(36, answer("last"))
	newest("last")
	e, _, err := r.Undo(Copy{Device: "a"})
	if err != nil {
		t.Fatal(err)
	}
	say(37, e)
	newest("ahead again")
	if n := len(r.wrong); n != 2 {
		t.Errorf("%d stretches of a wrong clock are noted, want 2", n)
	}
}

func TestAnEntryOnAClockBehindTheCatalogueWinsAndIsStale(t *testing.T) {
	c := settling()
	c.Steps[0].Review = Interval{}
	right := Clock{Now: today.Time(), Since: today - 10}
	wrong := Clock{Now: FirstDay.Time(), Since: today - 10}
	var r Record
	r = r.Add(r.Enter(right, "", answered("other", "now", 0))...)
	r = r.Add(r.Enter(wrong, "", answered("set", "now", 0))...)
	ab := Assess(c, r, today).Steps[0].About[0]
	if ab.Answer != "set" || ab.Outcome.Counts() || ab.SeenOn != FirstDay {
		t.Errorf("%+v", ab)
	}
	r = r.Add(r.Enter(right, "", answered("other", "now", 0))...)
	if ab := Assess(c, r, today).Steps[0].About[0]; ab.Answer != "other" {
		t.Errorf("once the clock is right: %+v", ab)
	}
}

// Case 24, also for records of format 1, where the device was a field.
func TestEveryLifeEventThatWasNotTakenBackCounts(t *testing.T) {
	c := &Catalogue{LifeEvents: []LifeEvent{{ID: "new-phone"}}}
	old := func(order int64, v Value) Event {
		return Event{Kind: KindHappened, Subject: "new-phone", Order: order, Day: today, Value: v}
	}
	on := func(r Record) (out []string) {
		for _, h := range Assess(c, r, today).Happened() {
			out = append(out, h.On)
		}
		return out
	}
	for what, test := range map[string]struct {
		events []Event
		want   []string
	}{
		"two devices":                         {[]Event{old(10, Value{"on": "a"}), old(20, Value{"on": "b"})}, []string{"b", "a"}},
		"everything, then one":                {[]Event{old(10, Value{"on": ""}), old(20, Value{"on": "b"})}, []string{"b", ""}},
		"the second taken back in format 1":   {[]Event{old(10, Value{"on": "a"}), old(20, Value{"on": "b"}), old(30, Value{"on": "a", FieldAgain: "10"})}, []string{"a"}},
		"the only one taken back in format 1": {[]Event{old(10, Value{"on": "a"}), old(30, Value{FieldAgain: "0"})}, nil},
	} {
		if got := on(NewRecord(test.events...)); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
	r := entering(entering(NewRecord(), HappenedEntry("new-phone", "a", 0)), HappenedEntry("new-phone", "b", 0))
	if got := on(r); len(got) != 2 {
		t.Errorf("%q", got)
	}
	if got := on(undoing(t, r)); fmt.Sprint(got) != "[a]" {
		t.Errorf("after undo %q", got)
	}
}

func TestEveryKindHasItsRule(t *testing.T) {
	for _, k := range []Kind{KindFact, KindDevice, KindRetired, KindAnswer, KindFinding, KindDecision, KindAccept, KindSnooze, KindNote,
		KindHappened, KindAlarm, KindPrint, KindDrill, KindCall, KindLooked, KindContact, KindSetting, KindCatalogue, KindUndo, KindClock} {
		r, ok := kindRules[k]
		if !ok || r.kept < 1 || r.dropped == "" {
			t.Errorf("%s: %+v", k, r)
		}
		if !r.grouped && !r.silent && r.noUndo == "" {
			t.Errorf("%s: undo stops at it without a word", k)
		}
	}
}

// Case 29: day zero is a day, and no day is not one.
func TestTheFirstDayOfTheCalendarIsADay(t *testing.T) {
	d, err := ParseDay("1970-01-01")
	if err != nil || d == 0 || d.String() != "1970-01-01" || d != DayOf(time.Unix(0, 0).UTC()) || d.Number() != 0 {
		t.Errorf("%d %q, %v", d, d, err)
	}
	if Day(0).String() != "" {
		t.Errorf("no day is written %q", Day(0))
	}
}

func TestAnEventWithoutAGroupHasNoNameOfOne(t *testing.T) {
	if got := (Group{}).String(); got != "" {
		t.Errorf("it is %q", got)
	}
}

func TestPrintsAndCallsAreNoGroups(t *testing.T) {
	r := entering(entering(NewRecord(), factEntry("travels", "yes")), PrintEntry("card", "x", "a4", "", "", 0))
	if g := r.Groups(); len(g) != 1 || g[0].Events[0].Kind != KindFact {
		t.Errorf("%+v", g)
	}
	print := r.events[0]
	undo := Event{Kind: KindUndo, Subject: groupOf(print).String(), Order: print.Order + 1, Day: today, Value: Value{FieldState: stateUndone}}
	if _, ok := r.Add(undo).LastPrint("card"); !ok {
		t.Error("an undo event took back a print")
	}
}

// What is in the way of undo and redo, in words.
func TestUndoAndRedoSayWhatIsInTheWay(t *testing.T) {
	enter := func(r Record, device string, entries ...Entry) Record {
		return r.Add(r.EnterAt(today.Time(), device, entries...)...)
	}
	undo := func(r Record, device string) Record {
		t.Helper()
		e, _, err := r.Undo(Copy{Device: device})
		if err != nil {
			t.Fatal(err)
		}
		return enter(r, device, e)
	}
	two := enter(NewRecord(), "a", factEntry("travels", "yes"), factEntry("entity", "ie"))
	crowd := func(r Record) Record {
		for i := range KeptEach {
			r = enter(r, "b", factEntry("entity", fmt.Sprint(i)))
		}
		return r
	}
	undone := undo(two, "a")
	other := enter(undone, "a", factEntry("through", "direct"))
	byOther := enter(other, "b", undoEntry(groupOf(other.events[0]), stateUndone))
	for what, test := range map[string]struct {
		r    Record
		by   Copy
		redo bool
		want string
	}{
		"part of it is gone":                {crowd(two), Copy{Device: "a"}, false, "part of this entry made room for newer ones, so it stays as it is"},
		"part of what was undone is gone":   {crowd(undone), Copy{Device: "a"}, true, "part of this entry made room for newer ones, so it stays undone"},
		"undone, and another device since":  {enter(undone, "b", factEntry("through", "direct")), Copy{Device: "a"}, true, ""},
		"undone, and an import since":       {undone, Copy{Device: "a", Imported: undone.events[0].Order}, true, "there is nothing to redo"},
		"undone, and an import before":      {undone, Copy{Device: "a", Imported: undone.events[0].Order - 1}, true, ""},
		"undone, and an entry since":        {other, Copy{Device: "a"}, true, "there is nothing to redo"},
		"and that one undone elsewhere":     {byOther, Copy{Device: "a"}, true, ""},
		"nothing was entered on the device": {two, Copy{Device: "c"}, false, "there is nothing to undo"},
	} {
		_, _, err := test.r.Undo(test.by)
		if test.redo {
			_, _, err = test.r.Redo(test.by)
		}
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
}

// In a full record nobody knows what made room, but of a note that says that it
// is the first about its step.
func TestAFullRecordTakesBackOnlyWhatIsKnownToBeTheFirst(t *testing.T) {
	var events []Event
	for i := range KeptAll - 1 {
		events = append(events, Event{Kind: KindFact, Subject: fmt.Sprint("f", i), Order: int64(i + 1), Day: today, Device: "b", Value: Value{FieldValue: "x"}})
	}
	newest := func(k Kind, group Group) Event {
		return Event{Kind: k, Subject: "s", Order: KeptAll, Day: today, Device: "a", Group: group, Value: Value{FieldText: "x"}}
	}
	own := Group{"a", KeptAll, 1}
	for what, test := range map[string]struct {
		event Event
		some  int
		want  bool
	}{
		"a fact":                               {newest(KindFact, own), 0, false},
		"a fact, the record not full":          {newest(KindFact, own), 1, true},
		"a note":                               {newest(KindNote, own), 0, true},
		"a note from before there were groups": {newest(KindNote, Group{}), 0, false},
	} {
		_, _, err := NewRecord(append(events[test.some:], test.event)...).Undo(Copy{Device: "a"})
		if (err == nil) != test.want {
			t.Errorf("%s: %v", what, err)
		}
	}
}
