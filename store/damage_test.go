package store

import (
	"bytes"
	"compress/flate"
	"maps"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// put puts a record, or what is not one, into a slot, and says so in the head.
func (f *fake) put(generation uint64, slot byte, data []byte) stamp {
	s := stampOf(generation, slot, data)
	for i, value := range s.chunks(data) {
		f.items["handrail/"+itemName(slot, i)] = value
	}
	f.items["handrail/"+headName] = s.head()
	return s
}

func encoded(t *testing.T, events ...checklist.Event) []byte {
	t.Helper()
	data, err := encode(checklist.NewRecord(events...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func deflated(t *testing.T, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(raw)
	w.Close()
	return out.Bytes()
}

// What cannot be read of the newest save is told by what it is.
func TestTheWordsOfDamageNameWhatIsWrong(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, reviewed(80, 5).Events()...)
	saved(t, s, said(1))
	for want, change := range map[string]func(map[string]string){
		"slot B) cannot be read: chunk 1 is missing.":                   func(m map[string]string) { delete(m, "handrail/b0") },
		"slot B) cannot be read: chunk 1 is another item.":              func(m map[string]string) { m["handrail/b0"] = m["handrail/b1"] },
		"slot B) cannot be read: chunk 1 is empty.":                     func(m map[string]string) { m["handrail/b0"] = "" },
		"slot B) cannot be read: chunk 2 of 3 is missing.":              func(m map[string]string) { delete(m, "handrail/b1") },
		"slot B) cannot be read: chunk 2 of 3 was never written.":       func(m map[string]string) { m["handrail/b1"] = placeholder },
		"slot B) cannot be read: chunk 2 of 3 belongs to another save.": func(m map[string]string) { m["handrail/b1"] = m["handrail/a1"] },
		"slot B) cannot be read: chunk 2 of 3 is in the wrong place.":   func(m map[string]string) { m["handrail/b1"] = m["handrail/b2"] },
		"slot B) cannot be read: its parts do not fit together.": func(m map[string]string) {
			m["handrail/b1"] = strings.SplitAfter(m["handrail/b1"], ":")[0] + strings.SplitAfter(m["handrail/a1"], ":")[1]
		},
		"the head is missing":      func(m map[string]string) { delete(m, "handrail/head") },
		"the head is another item": func(m map[string]string) { m["handrail/head"] = m["handrail/b0"] },
		"the head is empty":        func(m map[string]string) { m["handrail/head"] = "" },
		"slot B) cannot be read: it holds another save.": func(m map[string]string) {
			for i := range 3 {
				name := itemName('B', i)
				delete(m, "handrail/"+name)
			}
			g := holding(m)
			head := m["handrail/head"]
			g.put(1, 'B', encoded(t, said(7)))
			maps.Copy(m, g.items)
			m["handrail/head"] = head
		},
	} {
		g := holding(f.items)
		change(g.items)
		if _, state := loaded(t, opened(t, g, dir)); len(state.Words) == 0 || !strings.Contains(state.Words[0], want) {
			t.Errorf("want %q, told %q", want, state.Words)
		} else if strings.HasPrefix(want, "slot B) cannot be read: c") && len(state.Words) != 1 {
			t.Errorf("told more than once: %q", state.Words)
		}
	}
}

// The first chunk says which save a slot holds. Where it is one of another slot,
// of another place, or no part, the slot is not read.
func TestAFirstChunkOfSomethingElseIsNotRead(t *testing.T) {
	f := newFake()
	s := f.put(1, 'A', make([]byte, chunkBytes+9))
	chunks := s.chunks(make([]byte, chunkBytes+9))
	for _, value := range []string{chunks[1], s.head(), placeholder} {
		f.items["handrail/a0"] = value
		o, err := opened(t, f, t.TempDir()).begin(t.Context(), "read")
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := o.readAlone('A'); err == nil || err.Error() != "chunk 1 is another item" {
			t.Errorf("%.60s: %v", value, err)
		}
	}
	f.items["handrail/b0"] = chunks[0]
	o, err := opened(t, f, t.TempDir()).begin(t.Context(), "read")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.readAlone('B'); err == nil || err.Error() != "chunk 1 is another item" {
		t.Errorf("a chunk of the other slot: %v", err)
	}
}

// A save is whole in its chunks, and what they hold is no record of this version.
func TestAWholeSaveOfSomethingElseIsNoRecord(t *testing.T) {
	for want, data := range map[error][]byte{ErrDamaged: []byte("a letter"), ErrNewerFormat: deflated(t, []byte{recordFormat + 1})} {
		f := newFake()
		f.put(1, 'A', data)
		dir := t.TempDir()
		_, _, err := opened(t, f, dir).Load(t.Context())
		wantProblem(t, err, want)
		_, _, err = opened(t, f, dir).Save(t.Context(), []checklist.Event{said(1)})
		wantProblem(t, err, want)
	}
}

func TestANewerFormatInTheOtherSlotIsNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	f := holding(threeSaves(t, dir)[2])
	f.items["handrail/b0"] = strings.Replace(f.items["handrail/b0"], mark+"1.", mark+"2.", 1)
	before := f.copyItems()
	for name, act := range acts {
		if name == "erase" {
			continue
		}
		wantProblem(t, act(t.Context(), opened(t, f, dir)), ErrNewerFormat)
	}
	if !maps.Equal(before, f.items) {
		t.Error("something was changed")
	}
}

// Of two whole saves of one number the head decides which is the newest; what
// the other alone holds is brought back.
func TestOfTwoSavesOfOneNumberTheHeadNamesTheNewest(t *testing.T) {
	for n, slot := range []byte{'A', 'B', 'A', 'B'} {
		f := newFake()
		f.put(3, 'A'+'B'-slot, encoded(t, said(1), said(2)))
		s := f.put(3, slot, encoded(t, said(1), said(3)))
		dir := t.TempDir()
		if n > 1 { // the save that the head names is the one that was made here
			if err := writeWhere(osFS{}, dir, Where{Begun: []string{"keyring"}, Kept: map[string]Kept{"keyring": keptOf(s)}}); err != nil {
				t.Fatal(err)
			}
		}
		if r, state := loaded(t, opened(t, f, dir)); r.Len() != 3 || state.Slot != string(slot) || len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "1 entry that the newest save lacks") {
			t.Errorf("%d entries of slot %s, %q", r.Len(), state.Slot, state.Words)
		}
		saved(t, opened(t, f, dir), said(4))
		if r, state := loaded(t, opened(t, f, dir)); r.Len() != 4 || len(state.Words) > 0 {
			t.Errorf("%d entries after a save, %q", r.Len(), state.Words)
		}
	}
}

// What cannot be read is set aside before it is written over, unless it is
// what a save that was cut off, and was never acknowledged, left.
func TestOnlyWhatASaveThatWasCutOffLeftIsWrittenOver(t *testing.T) {
	for name, c := range map[string]struct {
		known  bool // the saves are known on this computer
		change func(items map[string]string, after []map[string]string)
		aside  bool
	}{
		"a save that was cut off": {true, func(items map[string]string, after []map[string]string) {
			two := stampOf(4, 'B', make([]byte, chunkBytes+9))
			items["handrail/b0"] = two.chunks(make([]byte, chunkBytes+9))[0]
		}, false},
		"an acknowledged save, of which the head is older": {true, func(items map[string]string, after []map[string]string) {
			items["handrail/a0"], items["handrail/head"] = "broken", after[1]["handrail/head"]
		}, true},
		"a save that the head names, on another computer": {false, func(items map[string]string, after []map[string]string) {
			items["handrail/a0"] = "broken"
		}, true},
		"the older save beside a broken head": {true, func(items map[string]string, after []map[string]string) {
			items["handrail/b0"], items["handrail/head"] = "broken", "broken too"
		}, true},
	} {
		dir := t.TempDir()
		after := threeSaves(t, dir)
		f := holding(after[2])
		c.change(f.items, after)
		if !c.known {
			dir = t.TempDir()
		}
		left := f.copyItems()
		_, state := saved(t, opened(t, f, dir), said(9))
		_, aside := f.items["handrail/x1"]
		if aside != c.aside || (len(state.Words) > 0) != c.aside {
			t.Errorf("%s: set aside %v, %q", name, aside, state.Words)
		}
		if told := strings.Contains(strings.Join(state.Words, " "), "What could not be read was set aside whole in the keyring, as x1-"); told != c.aside {
			t.Errorf("%s: %q", name, state.Words)
		}
		values := slices.Collect(maps.Values(f.items))
		for at, value := range left {
			if strings.HasPrefix(value, "broken") && !slices.Contains(values, value) {
				t.Errorf("%s: what was in %s is gone", name, at)
			}
		}
	}
}

// Nothing whole is there: what is empty was lost or never begun, and the rest
// is damage, which no save may write over.
func TestWithoutAWholeSlotAStartALossAndDamageAreToldApart(t *testing.T) {
	start := stampOf(0, 'B', nil).head()
	for name, c := range map[string]struct {
		items      map[string]string
		begun, not error // where a record was begun here, and where it was not
	}{
		"nothing":                           {map[string]string{}, ErrLost, ErrNone},
		"placeholders":                      {map[string]string{"a0": placeholder, "b0": placeholder, "head": start}, ErrLost, ErrNone},
		"a start, with a chunk of it":       {map[string]string{"a0": placeholder, "b0": "broken", "head": start}, ErrDamaged, ErrNone},
		"one slot broken, and no head":      {map[string]string{"b0": "broken"}, ErrDamaged, ErrDamaged},
		"the other slot broken, no head":    {map[string]string{"a0": "broken", "b0": placeholder}, ErrDamaged, ErrDamaged},
		"a head that cannot be read, alone": {map[string]string{"head": "broken"}, ErrDamaged, ErrDamaged},
	} {
		for _, want := range []error{c.begun, c.not} {
			f, dir := newFake(), t.TempDir()
			for at, value := range c.items {
				f.items["handrail/"+at] = value
			}
			if want == c.begun {
				if err := writeWhere(osFS{}, dir, Where{Begun: []string{"keyring"}}); err != nil {
					t.Fatal(err)
				}
			}
			_, _, err := opened(t, f, dir).Load(t.Context())
			t.Log(name)
			wantProblem(t, err, want)
			if want == c.begun && c.begun == c.not {
				break
			}
		}
	}
}

// Another program saves while this one reads: what looked damaged or gone is
// read again.
func TestWhatLooksDamagedWhileAnotherSavesIsReadAgain(t *testing.T) {
	for name, change := range map[string]func(map[string]string){
		"damaged": func(m map[string]string) { m["handrail/a0"], m["handrail/b0"] = "broken", "broken" },
		"gone":    func(m map[string]string) { clear(m) },
	} {
		dir := t.TempDir()
		after := threeSaves(t, dir)
		f := holding(after[1])
		change(f.items)
		heads := 0
		f.before = func(_ int, op, user string) fault {
			if heads += b2i(op == "get" && user == headName); heads == 2 {
				f.items = maps.Clone(after[2])
			}
			return works
		}
		if r, state := loaded(t, opened(t, f, dir)); r.Len() != 3 || len(state.Words) > 0 {
			t.Errorf("%s: %d entries, %q", name, r.Len(), state.Words)
		}
	}
}

// A newer save above the head is found by a program that is open too.
func TestAProgramThatIsOpenFindsANewerSaveAboveTheHead(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, said(1))
	saved(t, s, said(2))
	head := f.items["handrail/head"]
	saved(t, opened(t, f, t.TempDir()), said(3))
	f.items["handrail/head"] = head
	if r, _ := saved(t, s, said(4)); r.Len() != 4 {
		t.Errorf("%d entries", r.Len())
	}
}

func TestALookThatFailsWhereNothingWasBegunIsNotTakenForAStart(t *testing.T) {
	for n := 1; n <= 2; n++ {
		f := newFake()
		f.failing(n)
		_, _, err := opened(t, f, t.TempDir()).Load(t.Context())
		wantProblem(t, err, ErrUnavailable)
	}
}

func TestAValueMayHaveAsManyCharactersAsAKeyringTakes(t *testing.T) {
	f := newFake()
	o, err := opened(t, f, t.TempDir()).begin(t.Context(), "saved")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.set("a0", strings.Repeat("x", maxValue)); err != nil {
		t.Error(err)
	}
	before := f.calls
	wantProblem(t, o.set("a0", strings.Repeat("x", maxValue+1)), ErrTooBig)
	wantProblem(t, o.set("a0", ""), ErrRefused)
	if f.calls != before {
		t.Error("the keyring was asked to keep it")
	}
}

func TestALossSaysWhereTheRecordWasAndWhereItWasLookedFor(t *testing.T) {
	for _, c := range []struct {
		looked     Looked
		begunIn    string
		what, hint string
	}{
		{Looked{}, "", "a record was begun here, and it is not in the keyring of this computer, under the name handrail", "see that it is the same user"},
		{Looked{}, "Old", "a record was begun here, and it is not in the keyring of this computer, under the name handrail", "see that it is the same user"},
		{Looked{Collection: "Login"}, "", `a record was begun here, and it is not in the keyring "Login"`, "see that it is the same user"},
		{Looked{Collection: "Login", Service: "KWallet"}, "Login", `a record was begun here, and it is not in the keyring "Login" of KWallet`, "see that it is the same user"},
		{Looked{Collection: "Login", Service: "KWallet"}, "Old", `a record was begun in the keyring "Old", and it is not in "Login" of KWallet`, "see that it is the same user"},
		{Looked{Collection: "New", Elsewhere: []string{"Old"}}, "Old", `the record is in the keyring "Old", and the keyring "New" was asked`, `set "Old" as the default keyring`},
		{Looked{Collection: "New", Elsewhere: []string{"Old", "Older"}, Login: true}, "Old", `the record is in the keyring "Old" and "Older", and the keyring "New" was asked`, `the keyring with the id login is used wherever there is one: if "New" is new`},
	} {
		o := &transaction{k: opened(t, newFake(), ""), looked: c.looked, begunIn: c.begunIn}
		p, ok := o.lost().(*Problem)
		if !ok || p.What != c.what || !strings.HasPrefix(p.Hint, c.hint) {
			t.Errorf("%+v: %+v", c.looked, p)
		}
	}
}
