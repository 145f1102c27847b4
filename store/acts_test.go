package store

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
)

// acts are what can be done with a store; the first reads and the rest write.
var acts = map[string]func(context.Context, Store) error{
	"load": func(ctx context.Context, s Store) error { _, _, err := s.Load(ctx); return err },
	"save": func(ctx context.Context, s Store) error {
		_, _, err := s.Save(ctx, []checklist.Event{said(9)})
		return err
	},
	"erase":     func(ctx context.Context, s Store) error { _, err := s.Erase(ctx); return err },
	"set aside": func(ctx context.Context, s Store) error { _, err := s.SetAside(ctx); return err },
}

func TestNoActBeginsOnAKeyringThatCannotBeReached(t *testing.T) {
	for name, act := range acts {
		f, dir := newFake(), t.TempDir()
		saved(t, opened(t, f, dir), said(1))
		f.calls = 0
		s, err := Open(Options{Backend: f, Dir: dir, Look: func(context.Context) (Looked, error) { return Looked{}, errNoService }})
		if err != nil {
			t.Fatal(err)
		}
		wantProblem(t, act(t.Context(), s), ErrUnavailable)
		if f.calls > 0 {
			t.Errorf("%s: %d calls", name, f.calls)
		}
	}
}

// Only a look goes on while another Handrail saves.
func TestNoActButALookGoesOnWhileAnotherHoldsTheLock(t *testing.T) {
	for name, act := range acts {
		f, dir := newFake(), t.TempDir()
		path := filepath.Join(dir, "record.age")
		saved(t, opened(t, f, t.TempDir()), said(1))
		file, _ := sealedAt(t, path, t.TempDir(), fakePassphrase)
		saved(t, file, said(1))
		file, _ = sealedAt(t, path, dir, fakePassphrase)
		file.o.Deadlines = quick
		keyring := opened(t, f, dir)
		keyring.o.Deadlines = quick
		unlock, err := holdLock(t.Context(), dir, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		items := f.copyItems()
		bytes, _ := os.ReadFile(path)
		for _, s := range []Store{keyring, file} {
			err := act(t.Context(), s)
			if name == "load" && err != nil || name != "load" && !errors.Is(err, ErrTimeout) {
				t.Errorf("%s, %s: %v", s.Place().Short, name, err)
			}
		}
		unlock()
		if now, _ := os.ReadFile(path); !maps.Equal(items, f.items) || string(now) != string(bytes) {
			t.Errorf("%s: something was changed", name)
		}
	}
}

// Another program that is between its last chunk and its head is waited for.
func TestASaveThatIsUnderWayIsNotTakenForDamage(t *testing.T) {
	dir := t.TempDir()
	after := threeSaves(t, dir)
	f := holding(after[2])
	f.items["handrail/head"] = after[1]["handrail/head"]
	heads := 0
	f.before = func(_ int, op, user string) fault {
		if heads += b2i(op == "get" && user == headName); heads == 3 { // the first look sees the same head twice
			f.items["handrail/head"] = after[2]["handrail/head"]
		}
		return works
	}
	if r, state := loaded(t, opened(t, f, dir)); r.Len() != 3 || len(state.Words) > 0 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
}

func TestAKeyringWhoseHeadIsOldIsReadWhileAnotherHoldsTheLock(t *testing.T) {
	dir := t.TempDir()
	after := threeSaves(t, dir)
	f := holding(after[2])
	f.items["handrail/head"] = after[1]["handrail/head"]
	unlock, err := holdLock(t.Context(), dir, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	s := opened(t, f, dir)
	s.o.Deadlines = quick
	if r, state := loaded(t, s); r.Len() != 3 || len(state.Words) != 1 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
}

// A record that another Handrail erased, and began again, is another record:
// what this one still knows is not brought back into it.
func TestWhatAnotherErasedIsNotBroughtBackByALook(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	path := filepath.Join(dir, "record.age")
	file, _ := sealedAt(t, path, dir, fakePassphrase)
	again, _ := sealedAt(t, path, dir, fakePassphrase)
	for _, c := range []struct{ s, other Store }{{opened(t, f, dir), opened(t, f, dir)}, {file, again}} {
		saved(t, c.s, said(1))
		saved(t, c.s, said(2))
		if _, err := c.other.Erase(t.Context()); err != nil {
			t.Fatal(err)
		}
		saved(t, c.other, said(3))
		r, state, err := c.s.Load(t.Context())
		if c.s == Store(file) { // sealed to another key
			wantProblem(t, err, ErrLost)
		} else if err != nil || !sameRecord(r, checklist.NewRecord(said(3))) || len(state.Words) > 0 {
			t.Errorf("%d entries, %q, %v", r.Len(), state.Words, err)
		}
	}
}

// A newer save by another program lacks what this one saved, as after a merge
// by a password app: it is told, and the next save brings it back.
func TestAnEntryThatIsNoLongerInTheKeyringIsToldAndBroughtBack(t *testing.T) {
	for lost, word := range map[int]string{1: "1 entry that was kept is no longer in the keyring.", 2: "2 entries that were kept are no longer in the keyring."} {
		f, dir, other := newFake(), t.TempDir(), newFake()
		s := opened(t, f, dir)
		saved(t, s, said(1))
		theirs := opened(t, other, t.TempDir())
		for n := range 3 {
			saved(t, theirs, said(10+n))
		}
		if lost == 2 {
			saved(t, s, said(2))
		}
		f.items = other.copyItems()
		r, state := loaded(t, s)
		if r.Len() != 3+lost || len(state.Words) == 0 || state.Words[len(state.Words)-1] != word+" The next save brings back what is missing." {
			t.Errorf("%d entries, %q", r.Len(), state.Words)
		}
		straight := opened(t, holding(f.items), t.TempDir()) // without a look before
		straight.known, straight.stamp, straight.have = s.known, stampOf(1, 'A', nil), true
		if _, state := saved(t, straight, said(20)); len(state.Words) == 0 || state.Words[len(state.Words)-1] != word+" What was missing is brought back now." {
			t.Errorf("a save tells %q", state.Words)
		}
		if _, state := saved(t, s, said(20)); len(state.Words) > 0 {
			t.Errorf("the save after the look tells it again: %q", state.Words)
		}
		if r, state := loaded(t, opened(t, f, dir)); r.Len() != 4+lost || len(state.Words) > 0 {
			t.Errorf("%d entries after the next save, %q", r.Len(), state.Words)
		}
	}
}

// A record that was found, on another computer or after the state folder was
// removed, is noted as begun: gone later, it is a loss and not a start.
func TestARecordThatWasFoundIsMissedWhenItIsGone(t *testing.T) {
	f, old := newFake(), t.TempDir()
	path := filepath.Join(old, "record.age")
	file, _ := sealedAt(t, path, old, fakePassphrase)
	saved(t, opened(t, f, old), said(1))
	saved(t, file, said(1))
	dir := t.TempDir()
	found, _ := sealedAt(t, path, dir, fakePassphrase)
	for _, s := range []Store{opened(t, f, dir), found} {
		loaded(t, s)
	}
	w, err := ReadWhere(dir)
	if err != nil || w.Store != "keyring" || !slices.Equal(w.Begun, []string{"keyring", "file:" + path}) || w.Kept["keyring"].Generation != 1 {
		t.Errorf("%+v, %v", w, err)
	}
	clear(f.items)
	os.Remove(path)
	found, _ = sealedAt(t, path, dir, fakePassphrase)
	for _, s := range []Store{opened(t, f, dir), found} {
		_, _, err := s.Load(t.Context())
		wantProblem(t, err, ErrLost)
	}
}

// Each save that is read is noted, so that an older one is known for what it is.
func TestASaveFromElsewhereThatWasReadIsNotedToo(t *testing.T) {
	f, here, there := newFake(), t.TempDir(), t.TempDir()
	saved(t, opened(t, f, here), said(1))
	older := f.copyItems()
	saved(t, opened(t, f, there), said(2))
	loaded(t, opened(t, f, here))
	f.items = older
	if _, state := loaded(t, opened(t, f, here)); len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "The keyring lost save 2.") {
		t.Errorf("%q", state.Words)
	}
}

// A save elsewhere changes neither which store was chosen nor what is begun at
// the other place; only erasing the chosen one takes the choice back.
func TestTheChosenStoreStaysChosenUntilItIsErased(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	file, _ := sealedAt(t, filepath.Join(dir, "record.age"), dir, fakePassphrase)
	keyring, err := Open(Options{Backend: f, Dir: dir, Look: func(context.Context) (Looked, error) { return Looked{Collection: "Login"}, nil }})
	if err != nil {
		t.Fatal(err)
	}
	where := func(store, collection string, erased int, begun ...string) {
		t.Helper()
		w, err := ReadWhere(dir)
		if err != nil || w.Store != store || w.Keyring != collection || w.Erased != erased || !slices.Equal(w.Begun, begun) || len(w.Kept) != len(begun) {
			t.Errorf("%+v, %v", w, err)
		}
	}
	saved(t, file, said(1))
	where(file.Place().Name(), "", 0, file.Place().Name())
	saved(t, keyring, said(1))
	where(file.Place().Name(), "Login", 0, file.Place().Name(), "keyring")
	if _, err := keyring.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	where(file.Place().Name(), "", 1, file.Place().Name())
	saved(t, keyring, said(1))
	if _, err := file.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	where("", "Login", 2, "keyring")
}

// A save puts right what it finds wrong, although it adds nothing.
func TestASaveThatAddsNothingPutsRightWhatIsWrong(t *testing.T) {
	for name, wrong := range map[string]func(items, first map[string]string){
		"an old head":      func(items, first map[string]string) { items["handrail/head"] = first["handrail/head"] },
		"an empty head":    func(items, _ map[string]string) { items["handrail/head"] = "" },
		"no head":          func(items, _ map[string]string) { delete(items, "handrail/head") },
		"a broken slot":    func(items, _ map[string]string) { items["handrail/a0"] = "broken" },
		"an older keyring": func(items, first map[string]string) { clear(items); maps.Copy(items, first) },
	} {
		for _, looks := range []bool{false, true} {
			dir := t.TempDir()
			f := newFake()
			s := opened(t, f, dir)
			saved(t, s, said(1))
			first := f.copyItems()
			saved(t, s, said(2))
			saved(t, s, said(3))
			wrong(f.items, first)
			if looks {
				if _, state := loaded(t, s); len(state.Words) == 0 {
					t.Errorf("%s: nothing is told", name)
				}
			} else if name == "a broken slot" {
				continue // a save that adds nothing does not read what is known
			}
			if r, _ := saved(t, s); r.Len() != 3 {
				t.Errorf("%s: %d entries", name, r.Len())
			}
			if r, state := loaded(t, opened(t, f, dir)); r.Len() != 3 || len(state.Words) > 0 {
				t.Errorf("%s, looked at before %v: %d entries, %q", name, looks, r.Len(), state.Words)
			}
		}
	}
}

// What this program saved is no reason to be silent about what others saved
// after it, and what is gone of that.
func TestALossOfWhatAnotherSavedIsToldByAProgramThatIsOpen(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s, other := opened(t, f, dir), opened(t, f, dir)
	saved(t, s, said(1))
	saved(t, other, said(2))
	older := f.copyItems()
	saved(t, other, said(3))
	f.items = maps.Clone(older)
	if _, state := loaded(t, s); len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "The keyring lost save 3. What was entered after it is missing") {
		t.Errorf("%q", state.Words)
	}
	// Also where the other erased the record first and began again.
	saved(t, s, said(4))
	saved(t, s, said(5))
	if _, err := other.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	saved(t, other, said(6))
	older = f.copyItems()
	saved(t, other, said(7))
	f.items = older
	if r, state := loaded(t, s); r.Len() != 1 || len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "The keyring lost save 2.") {
		t.Errorf("after it was erased and begun again: %d entries, %q", r.Len(), state.Words)
	}
}

func TestASaveThatCannotBeNotedIsKeptAndToldSo(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	s.o.FS = &brokenFS{at: 1, on: true, err: errFake}
	if _, state := saved(t, s, said(1)); len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "The record is saved;") {
		t.Errorf("%q", state.Words)
	}
	if r, _ := loaded(t, opened(t, f, dir)); r.Len() != 1 {
		t.Errorf("%d entries", r.Len())
	}
	for _, on := range []bool{false, true} {
		s.o.FS = &brokenFS{at: 1, on: on, err: errFake}
		if _, err := s.Erase(t.Context()); !errors.Is(err, errFake) {
			t.Errorf("an erasure that cannot be noted: %v", err)
		}
	}
}

// Only a withdrawn note is written twice, so that no slot holds it any more.
func TestOnlyAWithdrawnNoteTakesTwoSaves(t *testing.T) {
	s := opened(t, newFake(), t.TempDir())
	note, withdrawn := withdrawnNote()
	answer := said(1)
	answer.Order, answer.Value = answer.Order+1, nil
	for n, c := range []struct {
		e    checklist.Event
		want uint64
	}{{said(1), 1}, {note, 2}, {answer, 3}, {withdrawn, 5}} {
		if _, state := saved(t, s, c.e); state.Generation != c.want {
			t.Errorf("entry %d is in save %d, want %d", n+1, state.Generation, c.want)
		}
	}
}

func TestAFirstSaveOfNothingBeginsARecord(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	file, _ := sealedAt(t, filepath.Join(dir, "record.age"), dir, fakePassphrase)
	for _, s := range []Store{opened(t, f, dir), file} {
		if _, state := saved(t, s); state.Generation != 1 {
			t.Errorf("%s: save %d", s.Place().Short, state.Generation)
		}
		loaded(t, s)
	}
}

// A save of a program that is open reads the head, and of the slots only what
// it writes: the record itself is known.
func TestASaveDoesNotReadAgainWhatIsKnown(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	saved(t, s, reviewed(80, 9).Events()...)
	saved(t, s, said(1))
	f.before = func(_ int, op, user string) fault {
		if user[0] == 'b' {
			t.Errorf("it was asked to %s %s", op, user)
		}
		return works
	}
	saved(t, s, said(2))
}

// Items that this program made, or wrote, are not looked for again.
func TestItemsThatAreKnownToBeThereAreNotLookedFor(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	saved(t, s, reviewed(80, 9).Events()...)
	saved(t, s, said(1))
	gets := 0
	f.before = func(_ int, op, user string) fault {
		gets += b2i(op == "get" && user == "a2")
		return works
	}
	if saved(t, s, said(2)); gets != 1 {
		t.Errorf("the third item was read %d times, want once after it was written", gets)
	}
}

// Long notes that are withdrawn are left in no item, of either slot.
func TestWithdrawnNotesAreLeftInNoItem(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	notes := withNotes(reviewed(10, 1), 40)
	_, state := saved(t, s, notes.Events()...)
	saved(t, s, said(1))
	items := len(f.items)
	var withdrawn []checklist.Event
	for _, e := range notes.Events() {
		if e.Kind == checklist.KindNote {
			e.Order, e.Value = e.Order+1000, nil
			withdrawn = append(withdrawn, e)
		}
	}
	for n := range withdrawn { // one by one, so that the last save is small
		saved(t, s, withdrawn[n])
	}
	_, now := saved(t, s, said(2))
	if now.Chunks >= state.Chunks || len(f.items) != items {
		t.Fatalf("%d chunks of %d, %d items of %d", now.Chunks, state.Chunks, len(f.items), items)
	}
	for slot := byte('a'); slot <= 'b'; slot++ {
		for i := range state.Chunks {
			value := f.items["handrail/"+itemName(slot, i)]
			if p, err := parse(value); err != nil || p.kind == "part" && p.stamp.generation < now.Generation-1 {
				t.Errorf("item %c%d still holds a part of save %d, the newest is %d", slot, i, p.stamp.generation, now.Generation)
			}
		}
	}
}

// A slot takes as many chunks as it has, and not one more.
func TestASlotTakesAsManyChunksAsItHas(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	rng := rand.New(rand.NewPCG(4, 8))
	r, full := checklist.NewRecord(said(1)), checklist.Record{}
	for n := 2; ; n++ {
		text := make([]byte, 1000)
		for i := range text {
			text[i] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"[rng.IntN(64)]
		}
		e := said(n)
		e.Value = checklist.Value{checklist.FieldText: string(text)}
		if r = r.Add(e); stampOf(1, 'A', encoded(t, r.Events()...)).count > maxChunks {
			break
		}
		full = r
	}
	if _, state := saved(t, opened(t, f, dir), full.Events()...); state.Chunks != maxChunks {
		t.Fatalf("%d chunks", state.Chunks)
	}
	if r, _ := loaded(t, opened(t, f, dir)); !sameRecord(r, full) {
		t.Errorf("%d entries of %d", r.Len(), full.Len())
	}
	before := f.copyItems()
	_, _, err := opened(t, f, dir).Save(t.Context(), r.Events())
	wantProblem(t, err, ErrTooBig)
	if !maps.Equal(before, f.items) {
		t.Error("something was written")
	}
}

// Without a state folder nothing is read from the folder where the program was started.
func TestWithoutAStateFolderNoWhereIsRead(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := writeWhere(osFS{}, ".", Where{Begun: []string{"keyring"}}); err != nil {
		t.Fatal(err)
	}
	_, _, err := opened(t, newFake(), "").Load(t.Context())
	wantProblem(t, err, ErrNone)
}

// bent is a store of which one method does something else.
type bent struct {
	Store
	load func() (checklist.Record, State, error)
}

func (b bent) Load(context.Context) (checklist.Record, State, error) { return b.load() }

func TestAMoveThatCannotBeFinishedLeavesTheRecordWhereItWas(t *testing.T) {
	broken := func() (checklist.Record, State, error) { return checklist.Record{}, State{}, errFake }
	less := func() (checklist.Record, State, error) { return checklist.NewRecord(said(1)), State{}, nil }
	for name, c := range map[string]struct {
		from, to func() (checklist.Record, State, error) // how they are read; nil: as they are
		where    string                                  // what the file `where` holds
		want     error
	}{
		"the first cannot be read":         {from: broken, want: errFake},
		"the other cannot be read":         {to: broken, want: errFake},
		"the other holds less":             {to: less, want: ErrDamaged},
		"the choice cannot be written":     {where: "{", want: ErrDamaged},
		"the choice is by a newer version": {where: `{"format": 99}`, want: ErrNewerFormat},
	} {
		f, dir := newFake(), t.TempDir()
		saved(t, opened(t, f, t.TempDir()), said(1), said(2))
		file, _ := sealedAt(t, filepath.Join(dir, "record.age"), t.TempDir(), fakePassphrase)
		from, to := Store(opened(t, f, t.TempDir())), Store(file)
		if c.from != nil {
			from = bent{from, c.from}
		}
		if c.to != nil {
			to = bent{to, c.to}
		}
		if c.where != "" {
			if err := os.WriteFile(wherePath(dir), []byte(c.where), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		before := f.copyItems()
		_, gone, err := Move(t.Context(), dir, from, to)
		if !errors.Is(err, c.want) || len(gone) > 0 || !maps.Equal(before, f.items) {
			t.Errorf("%s: %v, gone are %q", name, err, gone)
		}
	}
}

// A save that makes one head of two may be cut off at any call: the record is
// still there, and nobody is told to finish an erasure that was never begun.
func TestASaveThatIsCutOffBetweenTwoHeadsIsNotTakenForAnErasure(t *testing.T) {
	for n := 1; ; n++ {
		f, dir := newFake(), t.TempDir()
		saved(t, opened(t, f, dir), said(1))
		f.calls, f.before = 0, func(call int, _, _ string) fault {
			if call >= n {
				return fails
			}
			return works
		}
		s := opened(t, f, dir)
		s.o.Look = func(context.Context) (Looked, error) { return Looked{Doubles: []string{headName}}, nil }
		_, _, err := s.Save(t.Context(), []checklist.Event{said(2)})
		f.before = nil
		if r, _ := loaded(t, opened(t, f, dir)); r.Len() < 1 || err == nil && r.Len() != 2 {
			t.Fatalf("call %d: %d entries, %v", n, r.Len(), err)
		}
		if err == nil {
			break
		}
	}
}
