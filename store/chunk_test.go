package store

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// An item whose header says what cannot be is damage, whatever says so: the
// numbers of a save bound each other.
func TestAHeaderThatCannotBeIsGarbled(t *testing.T) {
	s := stampOf(7, 'A', make([]byte, chunkBytes+10)) // in two chunks
	whole := strings.Split(strings.TrimSuffix(s.head(), ":"), ".")
	with := func(i int, word string) string {
		words := append([]string(nil), whole...)
		words[i] = word
		return strings.Join(words, ".") + ":"
	}
	wraps := math.MinInt/chunkBytes - 1 // so many chunks hold more than nothing
	if p, err := parse(with(3, "7")); err != nil || p.stamp != s {
		t.Fatalf("a right header: %+v, %v", p, err)
	}
	for what, value := range map[string]string{
		"not a number":                       with(3, "x"),
		"a number below nothing":             with(3, "-1"),
		"a third slot":                       with(4, "C"),
		"a slot in small letters":            with(4, "a"),
		"not a count":                        with(5, "x"),
		"a count below nothing":              with(5, "-1"),
		"more chunks than a slot has":        with(5, strconv.Itoa(maxChunks+1)),
		"not a count, of nothing":            strings.Replace(with(5, "x"), "."+whole[6]+".", ".0.", 1),
		"a chunk too many, and full":         strings.Replace(with(5, strconv.Itoa(maxChunks+1)), "."+whole[6]+".", "."+strconv.Itoa((maxChunks+1)*chunkBytes)+".", 1),
		"a count that wraps round":           strings.Replace(with(5, strconv.Itoa(wraps)), "."+whole[6]+".", "."+strconv.Itoa(wraps*chunkBytes)+".", 1),
		"not a length, of nothing":           strings.Replace(with(5, "0"), "."+whole[6]+".", ".x.", 1),
		"a length of less than nothing":      strings.Replace(with(5, "0"), "."+whole[6]+".", ".-1.", 1),
		"not a length":                       with(6, "x"),
		"a length below nothing":             with(6, "-1"),
		"more than the chunks hold":          with(6, strconv.Itoa(2*chunkBytes+1)),
		"as much as one chunk less holds":    with(6, strconv.Itoa(chunkBytes)),
		"not a checksum":                     with(7, "?"),
		"a sum that is short":                with(7, whole[7][:20]),
		"a head with a body":                 with(7, whole[7]) + "x",
		"a word more":                        with(7, whole[7]+".1"),
		"a part without its place":           strings.Replace(with(3, "7"), "head", "part", 1),
		"a part before the first":            strings.Replace(with(7, whole[7]+".-1"), "head", "part", 1),
		"a part after the last":              strings.Replace(with(7, whole[7]+".2"), "head", "part", 1),
		"a part without a place":             strings.Replace(with(7, whole[7]+".x"), "head", "part", 1),
		"a part whose body is not of base64": strings.Replace(with(7, whole[7]+".1"), "head", "part", 1) + "?",
	} {
		if p, err := parse(value); err == nil {
			t.Errorf("%s: taken for %+v", what, p.stamp)
		}
	}
	for what, value := range map[string]string{
		"as much as the chunks hold":   with(6, strconv.Itoa(2*chunkBytes)),
		"the least that takes as many": with(6, strconv.Itoa(chunkBytes+1)),
		"as many chunks as a slot has": strings.Replace(with(5, strconv.Itoa(maxChunks)), "."+whole[6]+".", "."+strconv.Itoa(maxChunks*chunkBytes)+".", 1),
		"the last part of the two":     strings.Replace(with(7, whole[7]+".1"), "head", "part", 1),
	} {
		if _, err := parse(value); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// What is wrong with an item is part of what the person is told.
func TestAnItemThatCannotBeReadIsToldByWhatItIs(t *testing.T) {
	for value, want := range map[string]string{
		"":                    "is empty",
		"a letter":            "is not one of handrail's",
		"handrail.1.empty":    "is not one of handrail's",
		"handrail.1:":         "is not one of handrail's",
		"other.1.empty:":      "is not one of handrail's",
		"handrail.0.empty:":   "has no format",
		"handrail.x.empty:":   "has no format",
		"handrail.2.empty:":   "has format 2: " + ErrNewerFormat.Error(),
		"handrail.1.other:":   "has a garbled header",
		"handrail.1.empty.1:": "has a garbled header",
	} {
		if _, err := parse(value); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", value, err, want)
		}
	}
	for _, value := range []string{placeholder, erasing} {
		if _, err := parse(value); err != nil {
			t.Errorf("%q: %v", value, err)
		}
	}
}

// Whatever call of a read fails once, the record is not taken for lost, for
// damaged or for one that was never begun: nothing is known of it.
func TestAReadWhoseCallFailsIsNeverTakenForALossOrAStart(t *testing.T) {
	dir := t.TempDir()
	after := threeSaves(t, dir)
	for what, change := range map[string]func(map[string]string){
		"whole":            func(map[string]string) {},
		"without a head":   func(items map[string]string) { delete(items, "handrail/head") },
		"with a torn slot": func(items map[string]string) { items["handrail/a0"] = "torn" },
		"with an old head": func(items map[string]string) { items["handrail/head"] = after[1]["handrail/head"] },
		"gone":             func(items map[string]string) { clear(items) },
		"with both torn":   func(items map[string]string) { items["handrail/a0"], items["handrail/b0"] = "torn", "torn" },
	} {
		for call, reached := 1, true; reached; call++ {
			f := holding(after[2])
			change(f.items)
			reached = false
			f.before = func(n int, _, _ string) fault {
				if n == call {
					reached = true
					return fails
				}
				return works
			}
			_, _, err := opened(t, f, dir).Load(t.Context())
			if reached {
				wantProblem(t, err, ErrUnavailable)
			}
			if call > 200 {
				t.Fatalf("%s: no end", what)
			}
		}
	}
}

// A record that was never begun is read-only too where no lock can be made, and
// says so.
func TestARecordThatWasNeverBegunIsReadOnlyWhereNoLockCanBeMade(t *testing.T) {
	for _, c := range []struct {
		dir  string
		want bool
	}{{"", true}, {t.TempDir(), false}} {
		file, _ := sealedAt(t, t.TempDir()+"/record.age", c.dir, "plainly fake")
		for _, s := range []Store{file, opened(t, newFake(), c.dir)} {
			_, state, err := s.Load(t.Context())
			wantProblem(t, err, ErrNone)
			if state.ReadOnly != c.want || (len(state.Words) > 0) != c.want {
				t.Errorf("%s with the state folder %q: read-only %v, %q", s.Place().Short, c.dir, state.ReadOnly, state.Words)
			}
		}
	}
}
