package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handrail/checklist"
)

func TestAnAnswerOutlivesTheStoreThatTookIt(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	_, _, err := opened(t, f, dir).Load(context.Background())
	wantProblem(t, err, ErrNone)
	saved(t, opened(t, f, dir), said(1))
	saved(t, opened(t, f, dir), said(2))
	r, state := loaded(t, opened(t, f, dir))
	if !sameRecord(r, checklist.NewRecord(said(1), said(2))) || state.Generation != 2 || state.Slot != "B" || len(state.Words) != 0 {
		t.Errorf("%d events, %+v", r.Len(), state)
	}
}

func TestEveryValueIsShortAndPlain(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	saved(t, s, reviewed(80, 15).Events()...)
	_, state := saved(t, s, said(1))
	if state.Chunks < 4 {
		t.Errorf("%d chunks", state.Chunks)
	}
	for name, v := range f.items {
		if len(v) > maxValue || v == "" {
			t.Errorf("%s has %d characters", name, len(v))
		}
		if i := strings.IndexFunc(v, func(c rune) bool { return c < ' ' || c > '~' }); i >= 0 {
			t.Errorf("%s holds the character %q", name, v[i])
		}
	}
}

func TestSavingWhatIsThereChangesNothing(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	saved(t, s, said(1))
	before := f.copyItems()
	_, state := saved(t, s, said(1))
	if !maps.Equal(before, f.items) || state.Generation != 1 {
		t.Errorf("generation %d", state.Generation)
	}
}

func TestTwoStoresOpenAtOnceMergeWhatEachSaves(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	a, b := opened(t, f, dir), opened(t, f, dir)
	saved(t, a, said(1))
	loaded(t, b)
	saved(t, a, said(2))
	r, state := saved(t, b, said(3))
	if r.Len() != 3 || state.Merged != 1 {
		t.Errorf("%d events, %d of another", r.Len(), state.Merged)
	}
	if r, _ := saved(t, a, said(4)); r.Len() != 4 {
		t.Errorf("%d events", r.Len())
	}
}

// saveStates runs a save over a keyring that holds old and fails its nth call
// in a way, and returns the keyring as it was left, and whether the call was
// reached.
func brokenSave(t *testing.T, old map[string]string, begun bool, n int, how, after fault, add []checklist.Event) (left *fake, dir string, reached bool, err error) {
	t.Helper()
	f, dir := newFake(), t.TempDir()
	f.items = maps.Clone(old)
	if begun {
		if err := writeWhere(osFS{}, dir, Where{Begun: []string{"keyring"}}); err != nil {
			t.Fatal(err)
		}
	}
	f.before = func(call int, op, user string) fault {
		switch {
		case call == n:
			reached = true
			return how
		case call > n:
			return after
		}
		return works
	}
	_, _, err = opened(t, f, dir).Save(context.Background(), add)
	f.before = nil
	return f, dir, reached, err
}

// TestEveryOperationOfASaveFailsOnceInTurn covers a first save, a second one
// and one that grows the slot; each call fails once (in five ways) or is the
// last one before the power goes. The old record is there or the new one,
// whole, and the next save works.
func TestEveryOperationOfASaveFailsOnceInTurn(t *testing.T) {
	t.Parallel()
	small, big := checklist.NewRecord(said(1)), reviewed(80, 3)
	var none checklist.Record
	items := func(r checklist.Record) map[string]string {
		f := newFake()
		if r.Len() > 0 {
			saved(t, opened(t, f, t.TempDir()), r.Events()...)
		}
		return f.items
	}
	for _, c := range []struct {
		name string
		old  checklist.Record
		add  checklist.Record
	}{
		{"the first save", none, small},
		{"a first save of many chunks", none, big},
		{"a second save", small, checklist.NewRecord(said(2))},
		{"a save that grows the slot", small, big},
	} {
		start := items(c.old)
		for _, how := range []struct {
			name        string
			once, after fault
		}{
			{"fails", fails, works}, {"fails although done", failsDone, works}, {"is dismissed", dismissed, works}, {"crashes", panics, works},
			{"is the last before the power goes", fails, fails}, {"is done, then the power goes", failsDone, fails}, {"is torn by the power", torn, fails},
		} {
			// The calls in the middle of many chunks are alike: the quick run
			// tries each of the first and then every seventh.
			n, calls, stride := 1, 0, trials(7, 1)
			for ; ; n++ {
				if n > 12 && n%stride != 0 {
					continue
				}
				calls++
				f, dir, reached, err := brokenSave(t, start, c.old.Len() > 0, n, how.once, how.after, c.add.Events())
				if !reached {
					if err != nil {
						t.Fatalf("%s: without a fault: %v", c.name, err)
					}
					break
				}
				var p *Problem
				if err != nil && !errors.As(err, &p) {
					t.Errorf("%s, call %d %s: %v has no hint", c.name, n, how.name, err)
				}
				want := fmt.Sprintf("%s, call %d %s", c.name, n, how.name)
				got, _, lerr := opened(t, f, dir).Load(context.Background())
				switch {
				case errors.Is(lerr, ErrNone) && c.old.Len() == 0 && err != nil:
				case lerr != nil:
					t.Fatalf("%s: the record cannot be read: %v", want, lerr)
				case sameRecord(got, c.old) && err != nil, sameRecord(got, c.old.Add(c.add.Events()...)):
				default:
					t.Fatalf("%s: %d events, save said %v", want, got.Len(), err)
				}
				again, _ := saved(t, opened(t, f, dir), said(3))
				if !sameRecord(again, got.Add(said(3))) {
					t.Fatalf("%s: the next save lost something", want)
				}
			}
			t.Logf("long: %s: %d of %d calls %s", c.name, calls-1, n-1, how.name)
		}
	}
}

// TestADamagedPlaceIsToldOrTheOtherSlotIsRead changes one item after two
// saves of several chunks.
func TestADamagedPlaceIsToldOrTheOtherSlotIsRead(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	before, _ := saved(t, s, reviewed(80, 5).Events()...)
	first := f.items["handrail/head"]
	_, state := saved(t, s, said(1))
	w, err := ReadWhere(dir)
	if err != nil {
		t.Fatal(err)
	}
	if state.Slot != "B" || state.Chunks < 2 {
		t.Fatalf("%+v", state)
	}
	whole := f.copyItems()
	set := func(name, value string) func(map[string]string) {
		return func(m map[string]string) { m["handrail/"+name] = value }
	}
	drop := func(names ...string) func(map[string]string) {
		return func(m map[string]string) {
			for _, n := range names {
				delete(m, "handrail/"+n)
			}
		}
	}
	newer := strings.Replace(whole["handrail/b0"], mark+"1.", mark+"2.", 1)
	for _, c := range []struct {
		name   string
		break_ func(map[string]string)
		kind   error // or nil: read, with a word
		newest bool  // and what is read is the newest
	}{
		{"an empty chunk", set("b1", ""), nil, false},
		{"a missing chunk", drop("b1"), nil, false},
		{"a chunk of the other slot", set("b1", whole["handrail/a1"]), nil, false},
		{"chunks swapped", func(m map[string]string) {
			m["handrail/b0"], m["handrail/b1"] = m["handrail/b1"], m["handrail/b0"]
		}, nil, false},
		{"a placeholder in use", set("b1", placeholder), nil, false},
		{"a chunk cut off", set("b1", whole["handrail/b1"][:1000]), nil, false},
		{"one letter changed", set("b0", flip(whole["handrail/b0"])), nil, false},
		{"a foreign value", set("b0", "hello"), nil, false},
		{"an empty head", set("head", ""), nil, true},
		{"a missing head", drop("head"), nil, true},
		{"a garbled head", set("head", "x"+whole["handrail/head"]), nil, true},
		{"a head of an older save", set("head", first), nil, true},
		{"no head and a broken slot", func(m map[string]string) { drop("head", "b1")(m) }, nil, false},
		{"both slots broken", func(m map[string]string) { drop("a1", "b1")(m) }, ErrDamaged, false},
		{"a head alone", drop("a0", "a1", "b0", "b1"), ErrDamaged, false},
		{"chunks without a first one and a head", drop("head", "a0", "b0"), ErrDamaged, false},
		{"nothing at all", func(m map[string]string) { clear(m) }, ErrLost, false},
		{"placeholders only", func(m map[string]string) {
			clear(m)
			set("a0", placeholder)(m)
			set("b0", "")(m)
		}, ErrLost, false},
		{"a head that says nothing was begun", set("head", stampOf(0, 'B', nil).head()), nil, true},
		{"a head with an impossible number", set("head", strings.Replace(whole["handrail/head"], ".head.2.", ".head.18446744073709551615.", 1)), nil, true},
		{"a chunk with an impossible number", set("b0", strings.Replace(whole["handrail/b0"], ".part.2.", ".part.18446744073709551615.", 1)), nil, false},
		{"a newer chunk", set("b0", newer), ErrNewerFormat, false},
		{"a newer head", set("head", strings.Replace(whole["handrail/head"], mark+"1.", mark+"7.", 1)), ErrNewerFormat, false},
		{"an erasure begun", set("head", erasing), ErrLost, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, dir := newFake(), t.TempDir()
			if err := writeWhere(osFS{}, dir, w); err != nil {
				t.Fatal(err)
			}
			g.items = maps.Clone(whole)
			c.break_(g.items)
			left := g.copyItems()
			r, state, err := opened(t, g, dir).Load(context.Background())
			if c.kind != nil {
				wantProblem(t, err, c.kind)
				if r.Len() != 0 {
					t.Errorf("%d events beside the error", r.Len())
				}
				if _, _, err := opened(t, g, dir).Save(context.Background(), []checklist.Event{said(2)}); !errors.Is(err, c.kind) {
					t.Errorf("a save over it: %v", err)
				}
				if !maps.Equal(left, g.items) {
					t.Error("something was overwritten")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(state.Words) == 0 || len(state.Words) > 2 {
				t.Errorf("words: %q", state.Words)
			}
			if got := r.Len() > before.Len(); got != c.newest {
				t.Errorf("%d events", r.Len())
			}
			kept, _ := saved(t, opened(t, g, dir), said(2))
			if !sameRecord(kept, r.Add(said(2))) {
				t.Error("the next save lost something")
			}
			_, state = loaded(t, opened(t, g, dir))
			if len(state.Words) != 0 {
				t.Errorf("still said after the next save: %q", state.Words)
			}
			values := slices.Collect(maps.Values(g.items))
			for name, v := range left {
				if _, wrong := parse(v); name == "handrail/head" && wrong == nil {
					continue
				}
				if changed := whole[name] != v; changed && v != "" && v != placeholder && !slices.Contains(values, v) {
					t.Errorf("what could not be read in %s was overwritten", name)
				}
			}
		})
	}
}

func flip(value string) string {
	b := []byte(value)
	at := len(b) / 2
	if b[at]++; b[at] > 'z' {
		b[at] = 'A'
	}
	return string(b)
}

func TestNotFoundIsAnErrorWhereARecordWasBegun(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	clear(f.items)
	s := opened(t, f, dir)
	_, _, err := s.Load(context.Background())
	wantProblem(t, err, ErrLost)
	_, _, err = s.Save(context.Background(), []checklist.Event{said(2)})
	wantProblem(t, err, ErrLost)
	if len(f.items) > 0 {
		t.Error("something was written")
	}
	if err := os.WriteFile(wherePath(dir), []byte("{garbled"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = s.Load(context.Background())
	wantProblem(t, err, ErrLost)
}

func TestAWithdrawnNoteIsForgottenByBothSlots(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	note := checklist.Event{Kind: checklist.KindNote, Subject: "mfa.one", Order: 2_000_000_000, Day: checklist.DayNumber(20415), Value: checklist.Value{checklist.FieldText: "the drawer at home"}}
	saved(t, s, append(withNotes(reviewed(80, 9), 40).Events(), note)...)
	saved(t, s, said(1))
	withdrawn := note
	withdrawn.Order, withdrawn.Value = note.Order+1, nil
	saved(t, s, withdrawn)
	for _, slot := range []byte{'A', 'B'} {
		o, err := s.begin(context.Background(), "read")
		if err != nil {
			t.Fatal(err)
		}
		_, r, err := o.readAlone(slot)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range r.Events() {
			if e.Value[checklist.FieldText] == "the drawer at home" {
				t.Errorf("slot %c still has the note", slot)
			}
		}
	}
}

func TestATooBigRecordIsRefusedAndNothingDropped(t *testing.T) {
	f := newFake()
	s := opened(t, f, t.TempDir())
	old, _ := saved(t, s, reviewed(80, 3).Events()...)
	before := f.copyItems()
	var events []checklist.Event
	for i := range 1500 {
		e := said(10_000 + i)
		e.Value = checklist.Value{checklist.FieldText: e.ID() + said(-i).ID() + said(-2000-i).ID() + said(-4000-i).ID()}
		events = append(events, e)
	}
	r, _, err := s.Save(context.Background(), events)
	wantProblem(t, err, ErrTooBig)
	if !maps.Equal(before, f.items) || !sameRecord(r, old) {
		t.Error("something changed")
	}
}

func TestEraseLeavesNothingAndTheNextStartIsAFirstOne(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, reviewed(80, 5).Events()...)
	saved(t, s, said(1))
	delete(f.items, "handrail/b1")
	saved(t, opened(t, f, dir), said(2)) // sets slot B aside
	other := opened(t, f, dir)
	loaded(t, other)
	gone, err := opened(t, f, dir).Erase(context.Background())
	if err != nil || len(f.items) > 0 {
		t.Fatalf("%v; left: %v", err, slices.Collect(maps.Keys(f.items)))
	}
	if !slices.Contains(gone, "handrail x1-b0") || !slices.Contains(gone, "handrail head") {
		t.Errorf("named %v", gone)
	}
	_, _, err = other.Save(context.Background(), []checklist.Event{said(3)})
	wantProblem(t, err, ErrLost)
	if len(f.items) > 0 {
		t.Error("what was erased came back")
	}
	_, _, err = opened(t, f, dir).Load(context.Background())
	wantProblem(t, err, ErrNone)
	saved(t, opened(t, f, dir), said(4))
	_, _, err = other.Save(context.Background(), []checklist.Event{said(3)})
	wantProblem(t, err, ErrLost)
}

func TestAnErasureCutShortIsToldAndFinishedLater(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), reviewed(80, 5).Events()...)
	whole := f.copyItems()
	for n := 1; ; n++ {
		f.items, f.calls = maps.Clone(whole), 0
		if err := writeWhere(osFS{}, dir, Where{Begun: []string{"keyring"}}); err != nil {
			t.Fatal(err)
		}
		f.before = func(call int, op, user string) fault {
			if call >= n {
				return fails
			}
			return works
		}
		_, err := opened(t, f, dir).Erase(context.Background())
		f.before = nil
		if err == nil {
			return
		}
		r, _, err := opened(t, f, dir).Load(context.Background())
		if !errors.Is(err, ErrLost) && (err != nil || r.Len() == 0) {
			t.Fatalf("call %d: %d events, %v", n, r.Len(), err)
		}
		if _, err := opened(t, f, dir).Erase(context.Background()); err != nil || len(f.items) > 0 {
			t.Fatalf("call %d: the second erasure: %v", n, err)
		}
	}
}

func TestWhatIsDamagedIsSetAsideWholeAndARecordCanBeBegunAgain(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, reviewed(80, 5).Events()...)
	saved(t, s, said(1))
	_, err := s.SetAside(context.Background())
	wantProblem(t, err, ErrRefused)
	delete(f.items, "handrail/a1")
	delete(f.items, "handrail/b1")
	left := f.copyItems()
	s = opened(t, f, dir)
	names, err := s.SetAside(context.Background())
	if err != nil || len(names) != len(left) {
		t.Fatalf("set aside %v, %v", names, err)
	}
	for name, v := range left {
		if aside := strings.Replace(name, "/", "/x1-", 1); f.items[aside] != v {
			t.Errorf("%s is not whole", aside)
		}
	}
	_, _, err = s.Load(context.Background())
	wantProblem(t, err, ErrNone)
	saved(t, s, said(2))
	if r, _ := loaded(t, opened(t, f, dir)); r.Len() != 1 {
		t.Errorf("%d events", r.Len())
	}
}

func TestAReadOnlyHomeOpensTheRecordReadOnlyAndSaysSo(t *testing.T) {
	f := newFake()
	saved(t, opened(t, f, t.TempDir()), said(1))
	file := filepath.Join(t.TempDir(), "not-a-folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	// Nobody can make a folder below a file, not even root.
	for _, dir := range []string{filepath.Join(file, "handrail"), ""} {
		s := opened(t, f, dir)
		r, state := loaded(t, s)
		if r.Len() != 1 || !state.ReadOnly || len(state.Words) != 1 {
			t.Errorf("%d events, %+v", r.Len(), state)
		}
		_, _, err := s.Save(context.Background(), []checklist.Event{said(2)})
		wantProblem(t, err, ErrReadOnly)
	}
}

func TestAKeyringThatWentBackIsWrittenAgain(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	s := opened(t, f, dir)
	saved(t, s, said(1))
	old := f.copyItems()
	saved(t, s, said(2))
	f.items = old // acknowledged, and lost
	r, state := saved(t, s, said(3))
	if r.Len() != 3 || len(state.Words) != 1 {
		t.Errorf("%d events, %q", r.Len(), state.Words)
	}
	if r, _ := loaded(t, opened(t, f, dir)); r.Len() != 3 {
		t.Errorf("%d events", r.Len())
	}
}

func TestASaveWaitsForTheLockAndThenSaysWhoHasIt(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	unlock, err := holdLock(t.Context(), dir, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := Open(Options{Backend: f, Dir: dir, Deadlines: quick})
	off, cancel := context.WithCancel(t.Context())
	cancel()
	for ctx, want := range map[context.Context]string{t.Context(): "another Handrail has been saving for 300ms", off: "the save was called off"} {
		_, err = holdLock(ctx, dir, quick.Lock)
		wantProblem(t, err, ErrTimeout)
		if !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	_, _, err = s.Save(t.Context(), []checklist.Event{said(1)})
	wantProblem(t, err, ErrTimeout)
	unlock()
	saved(t, s, said(1))
}

func TestALockThatCannotBeMadeIsToldWithItsFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(LockPath(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	below := filepath.Join(dir, "file", "state")
	if err := os.WriteFile(filepath.Dir(below), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"": "the lock has no folder", dir: "the lock cannot be made in " + dir, below: "the lock cannot be made in " + below} {
		err := canLock(at)
		wantProblem(t, err, ErrReadOnly)
		if !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
