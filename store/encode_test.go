package store

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handrail/checklist"
	"handrail/internal/proptest"
)

// someEvent draws events as other programs might write them too: unknown
// kinds, odd fields, control characters, far orders and days.
func someEvent() *rapid.Generator[checklist.Event] {
	return rapid.Custom(func(t *rapid.T) checklist.Event {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "a", "holds", "0123456789abcdef0123", "\x00", "ABCDEF0123456789", "a,b", "\xff\xfe"}))
		e := checklist.Event{
			Kind:    checklist.Kind(rapid.OneOf(rapid.SampledFrom([]string{"answer", "note", "fact", "finding", "", "kind-of-the-future"}), rapid.String()).Draw(t, "kind")),
			Subject: rapid.OneOf(rapid.SampledFrom([]string{"mfa.second-method", "browser.profile@laptop", ""}), rapid.String()).Draw(t, "subject"),
			Order:   rapid.OneOf(rapid.Int64(), rapid.Int64Range(1_700_000_000, 1_800_000_000)).Draw(t, "order"),
			Day:     checklist.Day(rapid.Int32Min(math.MinInt32+2).Draw(t, "day")),
			Device:  text.Draw(t, "device"),
		}
		if n := rapid.IntRange(0, 4).Draw(t, "fields"); n > 0 {
			e.Value = make(checklist.Value)
			for range n {
				e.Value[rapid.OneOf(rapid.SampledFrom([]string{"answer", "digest", "text"}), rapid.String()).Draw(t, "field")] = text.Draw(t, "value")
			}
		}
		switch rapid.IntRange(0, 3).Draw(t, "group") {
		case 1:
			e.Group = checklist.Group{Device: e.Device, Order: e.Order, Size: rapid.IntRange(1, 3).Draw(t, "size")}
		case 2:
			e.Group = checklist.Group{Device: text.Draw(t, "group device"), Order: rapid.Int64().Draw(t, "group order"), Size: rapid.IntRange(1, 9).Draw(t, "size")}
		}
		return e
	})
}

func TestWhatIsEncodedIsDecodedWhateverItIs(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		r := checklist.NewRecord(rapid.SliceOfN(someEvent(), 0, 60).Draw(t, "events")...)
		b, err := encode(r)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !sameRecord(r, back) {
			t.Fatalf("%d events came back as %d others", r.Len(), back.Len())
		}
		again, _ := encode(back)
		if !bytes.Equal(b, again) {
			t.Fatal("the same record gave other bytes")
		}
	})
}

func TestMergingInEitherOrderAndTwiceGivesTheSameBytes(t *testing.T) {
	proptest.Check(t, func(t *rapid.T) {
		a := checklist.NewRecord(rapid.SliceOfN(someEvent(), 0, 30).Draw(t, "a")...)
		b := checklist.NewRecord(rapid.SliceOfN(someEvent(), 0, 30).Draw(t, "b")...)
		one, _ := encode(checklist.Merge(a, b))
		other, _ := encode(checklist.Merge(b, checklist.Merge(b, a)))
		if !bytes.Equal(one, other) {
			t.Fatal("the order of merging shows")
		}
	})
}

func FuzzDecode(f *testing.F) {
	full, _ := encode(reviewed(5, 2))
	empty, _ := encode(checklist.Record{})
	f.Add(full)
	f.Add(empty)
	f.Add(deflate([]byte{1, 1, 1, 2, 'a', 0}))
	f.Add(deflate([]byte{9}))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, in := range [][]byte{b, deflate(b)} {
			r, err := decode(in)
			if err != nil {
				continue
			}
			again, err := encode(r)
			if err != nil {
				continue
			}
			if back, err := decode(again); err != nil || !sameRecord(r, back) {
				t.Fatalf("what was read cannot be written and read again: %v", err)
			}
		}
	})
}

func FuzzParseValue(f *testing.F) {
	s := stampOf(7, 'B', []byte("abc"))
	f.Add(s.head())
	f.Add(s.chunks([]byte("abc"))[0])
	f.Add(placeholder)
	f.Add("")
	f.Fuzz(func(t *testing.T, value string) {
		p, err := parse(value)
		if err == nil && p.kind == "head" && p.stamp.head() != value {
			// Numbers may be written in more than one way; what they say may not differ.
			if q, err := parse(p.stamp.head()); err != nil || q.stamp != p.stamp {
				t.Fatalf("a head reads differently once written again: %q", value)
			}
		}
	})
}

// Files in testdata are never changed: a new format of the record adds one of
// each, named by its number. The first two records hold the same.
func TestEveryFormatEverWrittenIsStillRead(t *testing.T) {
	name := filepath.Join("testdata", fmt.Sprintf("entered.%d", recordFormat))
	if _, err := os.Stat(name); err != nil && *update {
		b, _ := encode(entered())
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for file, want := range map[string]checklist.Record{"record.1": reviewed(12, 3), "record.2": reviewed(12, 3), "entered.2": entered()} {
		b, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		if r, err := decode(b); err != nil || !sameRecord(r, want) {
			t.Errorf("%s: %d events, %v", file, r.Len(), err)
		}
	}
}

// fixtures lists the files of one kind in testdata, each with the record that
// it holds: that of format 1 was given, those after it hold what can be entered.
func fixtures(t *testing.T, kind string, first checklist.Record) map[string]checklist.Record {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", kind+".*"))
	if err != nil || len(files) != recordFormat {
		t.Fatalf("%d fixtures of a %s for %d formats of the record: %v", len(files), kind, recordFormat, err)
	}
	out := make(map[string]checklist.Record)
	for _, file := range files {
		out[file] = entered()
	}
	out[filepath.Join("testdata", kind+".1")] = first
	return out
}

// entered is a record with everything that only format 2 has: groups of one
// and of several entries, groups that are undone and brought back, a note that
// took the place of another, and a clock that was ahead.
func entered() checklist.Record {
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	answer := func(step, v string) checklist.Entry {
		return checklist.AnswerEntry(&checklist.Step{ID: step, Digest: "0123456789ab"}, "laptop", v)
	}
	note := func(text string) checklist.Entry {
		e, _ := checklist.NoteEntry("mfa.second-method", text, true)
		return e
	}
	var r checklist.Record
	enter := func(days int, device string, entries ...checklist.Entry) {
		now = now.Add(time.Minute)
		r = r.Add(r.EnterAt(now.AddDate(0, 0, days), device, entries...)...)
	}
	again := func(turn func(checklist.Copy) (checklist.Entry, []checklist.Event, error)) {
		e, _, err := turn(checklist.Copy{Device: "laptop"})
		if err != nil {
			panic(err)
		}
		enter(0, "laptop", e)
	}
	enter(0, "laptop", checklist.FactEntry("travels", "yes"), checklist.FactEntry("automation", "no"))
	enter(0, "laptop", note("first"))
	enter(0, "laptop", note("second"), answer("mfa.second-method", "spare"))
	enter(0, "desk", checklist.HappenedEntry("new-phone", "phone", 0))
	enter(0, "laptop", answer("browser.profile", "own"))
	again(func(c checklist.Copy) (checklist.Entry, []checklist.Event, error) { return r.Undo(c) })
	again(func(c checklist.Copy) (checklist.Entry, []checklist.Event, error) { return r.Undo(c) })
	again(func(c checklist.Copy) (checklist.Entry, []checklist.Event, error) { return r.Redo(c) })
	enter(20, "laptop", answer("browser.profile", "shared"))
	enter(0, "laptop", answer("browser.profile", "own"))
	enter(0, "", checklist.PrintEntry("home", "MXWA-HHW3", "a4", "drawer", "", checklist.DayOf(now)))
	return r
}

func TestTheFixtureOfThisFormatHasEverythingThatOnlyItHas(t *testing.T) {
	has := make(map[string]bool)
	for _, e := range entered().Events() {
		has[string(e.Kind)] = true
		has["group of several"] = has["group of several"] || e.Group.Size > 1
		has["group of one"] = has["group of one"] || e.Group.Size == 1
		has["undone"] = has["undone"] || entered().Undone(e)
		has["no group"] = has["no group"] || e.Group.Size == 0
		for _, field := range e.Value.Keys() {
			has[field] = true
		}
	}
	for _, want := range []string{"undo", "clock", "print", "group of several", "group of one", "undone", "no group", checklist.FieldEarlier, checklist.FieldClock} {
		if !has[want] {
			t.Errorf("it has nothing of %q", want)
		}
	}
}

func TestADamagedRecordIsAnErrorAndNeverPartOfOne(t *testing.T) {
	t.Parallel()
	whole, _ := encode(reviewed(80, 15))
	for n := range len(whole) {
		if r, err := decode(whole[:n]); err == nil || r.Len() > 0 {
			t.Fatalf("the first %d bytes of %d gave %d events, error %v", n, len(whole), r.Len(), err)
		}
	}
}

func TestANewerFormatIsToldFromDamage(t *testing.T) {
	_, err := decode(deflate([]byte{recordFormat + 1, 0, 0}))
	if !isNewer(err) {
		t.Errorf("got %v", err)
	}
	_, err = decode(deflate([]byte{0, 0, 0}))
	if err == nil || isNewer(err) {
		t.Errorf("format 0: got %v", err)
	}
}

func BenchmarkEncode(b *testing.B) {
	r := reviewed(80, 15)
	b.ReportAllocs()
	for b.Loop() {
		encode(r)
	}
}

func BenchmarkDecode(b *testing.B) {
	bytes, _ := encode(reviewed(80, 15))
	b.SetBytes(int64(len(bytes)))
	b.ReportAllocs()
	for b.Loop() {
		decode(bytes)
	}
}
