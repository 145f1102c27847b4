package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// oneEvent is the smallest record of one event with one field, as columns.
var oneEvent = []byte{
	2, 1, // format, count
	1, 2, 'a', 0, // kinds
	1, 2, 's', 0, // subjects
	1, 0, 0, // devices
	0, 0, 0, // order, day, group
	1, 2, 'f', // fields
	1, 1, 0, 0, // shapes
	1, 2, 'v', 1, // values
}

func swapped(at int, value ...byte) []byte {
	return slices.Concat(oneEvent[:at], value, oneEvent[at+1:])
}

var endless = bytes.Repeat([]byte{0xff}, 11) // a number of more than 64 bits

func TestColumnsThatMakeNoSenseAreDamage(t *testing.T) {
	if r, err := decode(deflate(oneEvent)); err != nil || r.Len() != 1 {
		t.Fatalf("%d events, %v", r.Len(), err)
	}
	// Without fields, so that what is cut off would be zeros.
	plain := slices.Concat(oneEvent[:16], []byte{0, 1, 0, 0})
	if r, err := decode(deflate(plain)); err != nil || r.Len() != 1 {
		t.Fatalf("%d events, %v", r.Len(), err)
	}
	for name, raw := range map[string][]byte{
		"no format":                        swapped(0, 0),
		"no format, else as the first":     slices.Concat([]byte{0}, oneEvent[1:15], oneEvent[16:]),
		"a byte too many":                  append(slices.Clone(oneEvent), 0),
		"a byte missing":                   plain[:len(plain)-1],
		"a number without end":             swapped(0, endless...),
		"an order without end":             swapped(13, endless...),
		"more kinds than bytes":            swapped(2, binary.AppendUvarint(nil, 1<<40)...),
		"a kind longer than what is there": swapped(3, 120),
		"a kind that is not in the table":  swapped(5, 1),
		"a subject before the first":       swapped(9, 1),
		"a subject after the last":         swapped(9, 2),
		"a day before all":                 swapped(14, binary.AppendVarint(nil, math.MinInt32-1)...),
		"a day after all":                  swapped(14, binary.AppendVarint(nil, math.MaxInt32)...),
		"the group of nothing before":      swapped(15, groupBefore),
		"a group of nobody":                swapped(15, groupBegins, 0),
		"a group of too many":              swapped(15, binary.AppendUvarint([]byte{groupBegins}, maxEvents+1)...),
		"a group of no kind":               swapped(15, groupOther+1),
		"a shape that is not in the table": swapped(22, 1),
		"as before, of nothing before":     swapped(26, 0),
		"a text that is not in the table":  swapped(26, 2),
	} {
		if r, err := decode(deflate(raw)); !errors.Is(err, errGarbled) || r.Len() > 0 {
			t.Errorf("%s: %d events, %v", name, r.Len(), err)
		}
	}
	for name, raw := range map[string][]byte{
		"the first day":               swapped(14, binary.AppendVarint(nil, math.MinInt32)...),
		"the last day":                swapped(14, binary.AppendVarint(nil, math.MaxInt32-1)...),
		"a group of as many as it is": swapped(15, binary.AppendUvarint([]byte{groupBegins}, maxEvents)...),
	} {
		if r, err := decode(deflate(raw)); err != nil || r.Len() != 1 {
			t.Errorf("%s: %d events, %v", name, r.Len(), err)
		}
	}
}

// inflated to as much as is read, and a byte more.
func TestARecordInflatesToSoMuchAndNotMore(t *testing.T) {
	around := len(oneEvent) - 2 + len(binary.AppendUvarint(nil, maxInflated)) // its text apart
	for size, want := range map[int]error{maxInflated: nil, maxInflated + 1: errGarbled} {
		text := make([]byte, size-around)
		raw := slices.Concat(oneEvent[:24], binary.AppendUvarint(nil, uint64(len(text))<<1), text, oneEvent[26:])
		if len(raw) != size {
			t.Fatalf("%d bytes, want %d", len(raw), size)
		}
		r, err := decode(deflate(raw))
		if !errors.Is(err, want) {
			t.Errorf("%d bytes: %v", size, err)
		}
		if want == nil {
			if b, err := encode(r); err != nil || len(b) == 0 {
				t.Errorf("what can be read cannot be written: %v", err)
			}
			continue
		}
		huge := checklist.Event{Kind: "a", Subject: "s", Value: checklist.Value{"f": string(text)}}
		if _, err := encode(checklist.NewRecord(huge)); !errors.Is(err, ErrTooBig) {
			t.Errorf("what cannot be read is written: %v", err)
		}
	}
}

func TestARecordOfTooManyEventsIsDamage(t *testing.T) {
	for n, want := range map[int]error{maxEvents: nil, maxEvents + 1: errGarbled} {
		zeros := make([]byte, n)
		steps := bytes.Repeat([]byte{1}, n) // back to the same subject
		steps[0] = 0
		raw := slices.Concat([]byte{2}, binary.AppendUvarint(nil, uint64(n)), []byte{1, 2, 'a'}, zeros, []byte{1, 2, 's'}, steps,
			[]byte{1, 0}, zeros, bytes.Repeat([]byte{2}, n), zeros, zeros, []byte{0, 1, 0}, zeros)
		if _, err := decode(deflate(raw)); !errors.Is(err, want) {
			t.Errorf("%d events: %v", n, err)
		}
	}
}

// A short file that claims many fields of many events takes no memory for them.
func TestAShortRecordThatClaimsMuchTakesLittleMemory(t *testing.T) {
	const n = 4000
	zeros := make([]byte, n)
	steps := bytes.Repeat([]byte{1}, n)
	steps[0] = 0
	many := binary.AppendUvarint(nil, n)
	raw := slices.Concat([]byte{2}, many, []byte{1, 2, 'a'}, zeros, []byte{1, 2, 's'}, steps, []byte{1, 0}, zeros, bytes.Repeat([]byte{2}, n), zeros, zeros,
		[]byte{1, 2, 'f', 1}, many, zeros, zeros)
	b := deflate(raw)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := decode(b)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, errGarbled) || took > 16<<20 {
		t.Errorf("%v, and %d MiB for %d bytes", err, took>>20, len(b))
	}
}

// The columns of a record are written as ever: what one version writes, each
// later one writes byte for byte.
func TestTheColumnsOfARecordAreWrittenAsEver(t *testing.T) {
	inflate := func(b []byte) []byte {
		raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	for file, r := range map[string]checklist.Record{"record.2": reviewed(12, 3), "entered.2": entered()} {
		want, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := encode(r)
		if err != nil || !bytes.Equal(inflate(got), inflate(want)) {
			t.Errorf("%s: it is written in other bytes, %v", file, err)
		}
	}
}

func TestADigestTakesHalfItsLength(t *testing.T) {
	for text, want := range map[string]bool{"0123456789ab": true, "0123456789abcdef": true, "0123456789": false, "0123456789abc": false, "0123456789AB": false, "0123456789xy": false, "": false} {
		if raw, packed := fromHex(text); packed != want || packed && len(raw) != len(text)/2 {
			t.Errorf("%q: %x, %v", text, raw, packed)
		}
	}
}

func TestTheDayOfAnOrderIsRoundedDown(t *testing.T) {
	for order, want := range map[int64]int64{0: 0, -1: -1, 86399: 0, 86400: 1, -86400: -1, -86401: -2} {
		if got := dayOfOrder(order); got != want {
			t.Errorf("%d: day %d, want %d", order, got, want)
		}
	}
}

func TestAnExportHoldsEachTimeThatACalendarHas(t *testing.T) {
	const day = 86400
	for want, seconds := range map[bool][]int64{true: {firstSecond, lastSecond}, false: {firstSecond - 1, lastSecond + 1}} {
		for _, second := range seconds {
			if datable(checklist.NewRecord(checklist.Event{Kind: checklist.KindAnswer, Subject: "s", Order: second})) != want {
				t.Errorf("second %d", second)
			}
		}
		for _, days := range map[bool][]int64{true: {firstSecond / day, lastSecond / day}, false: {firstSecond/day - 1, lastSecond/day + 1}}[want] {
			if datable(checklist.NewRecord(checklist.Event{Kind: checklist.KindAnswer, Subject: "s", Day: checklist.DayNumber(days)})) != want {
				t.Errorf("day %d", days)
			}
		}
	}
}

// What a service answered is passed on, as much of it as fits a line.
func TestWhatAServiceAnsweredIsPassedOn(t *testing.T) {
	long := strings.Repeat("é", mostSaid)
	for text, want := range map[string]string{"": "", ".": "", "no. ": " (no)", long: " (" + long + ")", long + "x": " (" + long + "…)"} {
		if got := saidBy(errors.New(text)); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
