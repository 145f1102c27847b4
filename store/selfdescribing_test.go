package store

import (
	"maps"
	"strings"
	"testing"

	"handrail/checklist"
)

// threeSaves returns the keyring after each of three saves.
func threeSaves(t *testing.T, dir string) (after []map[string]string) {
	t.Helper()
	f := newFake()
	s := opened(t, f, dir)
	for n := 1; n <= 3; n++ {
		saved(t, s, said(n))
		after = append(after, f.copyItems())
	}
	return after
}

func holding(items map[string]string) *fake {
	f := newFake()
	f.items = maps.Clone(items)
	return f
}

func TestAnOldHeadDoesNotHideANewerWholeSave(t *testing.T) {
	for old := range 2 {
		dir := t.TempDir()
		after := threeSaves(t, dir)
		f := holding(after[2])
		f.items["handrail/head"] = after[old]["handrail/head"]
		s := opened(t, f, dir)
		r, state := loaded(t, s)
		if r.Len() != 3 || len(state.Words) != 1 || !strings.Contains(state.Words[0], "newer save 3") {
			t.Fatalf("head of save %d: %d entries, %q", old+1, r.Len(), state.Words)
		}
		if r, _ := saved(t, s, said(4)); r.Len() != 4 {
			t.Errorf("%d entries after the next save", r.Len())
		}
		if r, state := loaded(t, opened(t, f, dir)); r.Len() != 4 || len(state.Words) != 0 {
			t.Errorf("%d entries, %q: the head was not put right", r.Len(), state.Words)
		}
	}
}

func TestWhatOnlyTheOtherSlotHoldsIsBroughtBack(t *testing.T) {
	f, dir, otherDir := newFake(), t.TempDir(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	g := holding(f.items)
	saved(t, opened(t, f, dir), said(2)) // slot B here
	saved(t, opened(t, g, otherDir), said(3), said(4))
	saved(t, opened(t, g, otherDir), said(5)) // slot A there
	// Merged entry by entry, as a password app does: the head and slot A of
	// the other machine, slot B of this one.
	f.items["handrail/head"], f.items["handrail/a0"] = g.items["handrail/head"], g.items["handrail/a0"]
	for range 2 { // told until a save holds all of it
		r, state := loaded(t, opened(t, f, dir))
		if r.Len() != 5 || len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "1 entry") {
			t.Fatalf("%d entries, %q", r.Len(), state.Words)
		}
	}
	saved(t, opened(t, f, dir), said(6))
	if r, state := loaded(t, opened(t, f, dir)); r.Len() != 6 || len(state.Words) != 0 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
}

// Two computers share a database of a password app, enter something apart, and
// the app merges: of each name it takes the newer item. Nothing that one of
// them entered is missing without a word there.
func TestAMergeByAPasswordAppLosesNothingInSilence(t *testing.T) {
	t.Parallel()
	for _, saves := range [][2]int{{1, 1}, {2, 1}, {1, 2}, {2, 2}, {3, 2}, {2, 3}} {
		for newer := range 2 {
			base, homes := newFake(), [2]string{t.TempDir(), t.TempDir()}
			saved(t, opened(t, base, homes[0]), said(1))
			saved(t, opened(t, base, homes[0]), said(2))
			loaded(t, opened(t, base, homes[1]))
			var apart [2]*fake
			open := [2]*keyring{}
			for side := range 2 {
				apart[side] = holding(base.items)
				open[side] = opened(t, apart[side], homes[side])
				for n := range saves[side] {
					saved(t, open[side], said(100*(side+1)+n))
				}
			}
			// Of what both changed, one side's is the newer; of what one changed, that.
			merged := holding(base.items)
			for _, side := range []int{1 - newer, newer} {
				for name, value := range apart[side].items {
					if value != base.items[name] {
						merged.items[name] = value
					}
				}
			}
			for side := range 2 {
				r, state := loaded(t, opened(t, merged, homes[side]))
				missing := 0
				for n := range saves[side] {
					missing += b2i(len(checklist.NewRecord(said(100*(side+1)+n)).Without(r)) > 0)
				}
				if missing > 0 && len(state.Words) == 0 {
					t.Errorf("%v saves, side %d newer: %d entries of side %d are missing, and nothing is told", saves, newer, missing, side)
				}
			}
			// A program that was open on either side brings its own back.
			for side := range 2 {
				s := open[side]
				s.worker = newWorker(merged)
				saved(t, s, said(900+side))
				r, _ := loaded(t, opened(t, merged, homes[side]))
				for n := range saves[side] {
					if len(checklist.NewRecord(said(100*(side+1)+n)).Without(r)) > 0 {
						t.Errorf("%v saves, side %d newer: entry %d of side %d is lost although the program was open", saves, newer, n, side)
					}
				}
			}
			for side := range 2 {
				if _, state := loaded(t, opened(t, merged, homes[side])); side == 1 && len(state.Words) != 0 {
					t.Errorf("%v saves, side %d newer: told again after the last save: %q", saves, newer, state.Words)
				}
			}
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestAKeyringThatWentBackIsToldAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	after := threeSaves(t, dir)
	f := holding(after[0])
	r, state := loaded(t, opened(t, f, dir))
	if r.Len() != 1 || len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "The keyring went back from save 3 to save 1.") {
		t.Fatalf("%d entries, %q", r.Len(), state.Words)
	}
	_, state = saved(t, opened(t, f, dir), said(9))
	if state.Generation != 4 {
		t.Errorf("save %d: its number was given before", state.Generation)
	}
	if _, state := loaded(t, opened(t, f, dir)); len(state.Words) != 0 {
		t.Errorf("still told: %q", state.Words)
	}
}

func TestASealedFileThatWentBackIsToldAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	path := dir + "/record.age"
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	old, err := osFS{}.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	saved(t, s, said(2))
	if err := WriteFile(path, old, 0); err != nil {
		t.Fatal(err)
	}
	again, _ := sealedAt(t, path, dir, fakePassphrase)
	if r, state := loaded(t, again); r.Len() != 1 || len(state.Words) != 1 || !strings.Contains(state.Words[0], "from save 2 to save 1") {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	if r, state := saved(t, s, said(3)); r.Len() != 3 || state.Generation != 3 {
		t.Errorf("what the program still knew was not restored: %d entries, save %d", r.Len(), state.Generation)
	}
}

func TestWhereNothingWasBegunTwoLookUpsAreEnough(t *testing.T) {
	f := newFake()
	_, _, err := opened(t, f, t.TempDir()).Load(t.Context())
	wantProblem(t, err, ErrNone)
	if f.calls != 2 {
		t.Errorf("%d calls", f.calls)
	}
}

func TestAnImpossibleNumberInWhereIsNotBelieved(t *testing.T) {
	dir := t.TempDir()
	after := threeSaves(t, dir)
	if err := EditWhere(dir, func(w *Where) { w.Kept["keyring"] = Kept{Generation: 1 << 63} }); err != nil {
		t.Fatal(err)
	}
	s := opened(t, holding(after[2]), dir)
	if r, state := loaded(t, s); r.Len() != 3 || len(state.Words) != 0 {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
	if _, state := saved(t, s, said(4)); state.Generation != 4 {
		t.Errorf("save %d", state.Generation)
	}
}

func TestASaveWithTheLastPossibleNumberIsRefused(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	data, err := encode(checklist.NewRecord(said(1)))
	if err != nil {
		t.Fatal(err)
	}
	f.put(maxGeneration-1, 'A', data)
	if _, state := saved(t, opened(t, f, dir), said(2)); state.Generation != maxGeneration {
		t.Fatalf("save %d", state.Generation)
	}
	before := f.copyItems()
	_, _, err = opened(t, f, dir).Save(t.Context(), nil)
	if err != nil {
		t.Fatalf("nothing was to be written: %v", err)
	}
	_, _, err = opened(t, f, dir).Save(t.Context(), []checklist.Event{said(3)})
	wantProblem(t, err, ErrDamaged)
	if !maps.Equal(before, f.items) {
		t.Error("something was written")
	}
}
