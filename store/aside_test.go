package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"handrail/checklist"
)

// twiceDamaged is a keyring in which a damaged record was set aside before, and
// a newer one is damaged now: in one slot, or in both.
func twiceDamaged(t *testing.T, both bool) (*fake, string) {
	t.Helper()
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	f.items["handrail/a0"] = "the first damage"
	if _, err := opened(t, f, dir).SetAside(t.Context()); err != nil {
		t.Fatal(err)
	}
	saved(t, opened(t, f, dir), said(2))
	saved(t, opened(t, f, dir), said(3))
	f.items["handrail/b0"] = "the second damage"
	if both {
		f.items["handrail/a0"] = "the third damage"
	}
	return f, dir
}

// damages lists the values that cannot be read; nothing but an erasure may end them.
func damages(f *fake) (all []string) {
	for _, value := range f.copyItems() {
		if strings.HasSuffix(value, "damage") {
			all = append(all, value)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func withdrawnNote() (note, withdrawn checklist.Event) {
	note = checklist.Event{Kind: checklist.KindNote, Subject: "mfa.one", Order: 2_000_000_000, Day: checklist.DayNumber(20415), Value: checklist.Value{checklist.FieldText: "the drawer at home"}}
	withdrawn = note
	withdrawn.Order, withdrawn.Value = note.Order+1, nil
	return note, withdrawn
}

// Whatever call of an act fails once, the person is told, nothing that could
// not be read is gone, and the act works when it is tried again.
func TestEveryCallThatFailsIsToldAndTheActCanBeRepeated(t *testing.T) {
	t.Parallel()
	save := func(e checklist.Event) func(*keyring) ([]string, error) {
		return func(k *keyring) ([]string, error) {
			_, state, err := k.Save(t.Context(), []checklist.Event{e})
			return state.Words, err
		}
	}
	notes := withNotes(reviewed(20, 2), 12)
	var withdrawn []checklist.Event
	for _, e := range notes.Events() {
		if e.Kind == checklist.KindNote {
			e.Order, e.Value = e.Order+1000, nil
			withdrawn = append(withdrawn, e)
		}
	}
	for _, c := range []struct {
		name  string
		start func() (*fake, string)
		act   func(*keyring) ([]string, error)
		after func(*fake) bool
	}{
		{"a save over damage", func() (*fake, string) { return twiceDamaged(t, false) }, save(said(4)),
			func(f *fake) bool { return len(damages(f)) == 2 }},
		{"damage that is set aside", func() (*fake, string) { return twiceDamaged(t, true) },
			func(k *keyring) ([]string, error) { _, err := k.SetAside(t.Context()); return nil, err },
			func(f *fake) bool { return len(damages(f)) == 3 }},
		{"an erasure", func() (*fake, string) { return twiceDamaged(t, true) },
			func(k *keyring) ([]string, error) { _, err := k.Erase(t.Context()); return nil, err },
			func(f *fake) bool { return len(f.items) == 0 }},
		{"a first save", func() (*fake, string) { return newFake(), t.TempDir() }, save(said(1)), func(*fake) bool { return true }},
		{"a save that needs more items", func() (*fake, string) {
			f, dir := newFake(), t.TempDir()
			saved(t, opened(t, f, dir), said(1))
			return f, dir
		}, func(k *keyring) ([]string, error) {
			_, state, err := k.Save(t.Context(), reviewed(60, 3).Events())
			return state.Words, err
		}, func(*fake) bool { return true }},
		{"a save over two items of one name", func() (*fake, string) {
			f, dir := newFake(), t.TempDir()
			saved(t, opened(t, f, dir), said(1))
			return f, dir
		}, func(k *keyring) ([]string, error) {
			k.o.Look = func(context.Context) (Looked, error) { return Looked{Doubles: []string{"b0", headName}}, nil }
			_, state, err := k.Save(t.Context(), []checklist.Event{said(2)})
			return state.Words, err
		}, func(*fake) bool { return true }},
		{"notes that are withdrawn, so that fewer items are used", func() (*fake, string) {
			f, dir := newFake(), t.TempDir()
			s := opened(t, f, dir)
			saved(t, s, notes.Events()...)
			saved(t, s, said(1))
			return f, dir
		}, func(k *keyring) ([]string, error) {
			_, state, err := k.Save(t.Context(), withdrawn)
			return state.Words, err
		}, func(*fake) bool { return true }},
	} {
		type call struct {
			n        int
			op, user string
			blanks   bool // it overwrites what is deleted next
		}
		var calls []call
		f, dir := c.start()
		before := damages(f)
		f.calls = 0
		f.before = func(n int, op, user string) fault {
			if at := len(calls) - 1; at >= 0 && op == "get" && calls[at].op == "set" && calls[at].user == user {
				op = "set" // it reads back what was written
			}
			for at := len(calls) - 1; op == "delete" && at >= 0 && calls[at].op == "set" && calls[at].user == user; at-- {
				calls[at].blanks = true
			}
			calls = append(calls, call{n, op, user, false})
			return works
		}
		if _, err := c.act(opened(t, f, dir)); err != nil || !c.after(f) {
			t.Fatalf("%s: %v, left %v", c.name, err, f.items)
		}
		tried := 0
		for _, call := range calls {
			if len(call.user) > 2 && call.user[0] != 'x' && call.user != headName || strings.ContainsAny(call.user[1:2], "3456789") {
				continue // an item that no save here uses is read like the one before it
			}
			tried++
			f, dir := c.start()
			f.failing(call.n)
			words, err := c.act(opened(t, f, dir))
			// What cannot be overwritten before it is deleted is deleted all the same.
			if err == nil && len(words) == 0 && !call.blanks {
				t.Errorf("%s: call %d, %s %s, failed and nothing is told", c.name, call.n, call.op, call.user)
			}
			if err != nil && !errors.Is(err, ErrUnavailable) {
				t.Errorf("%s: call %d, %s %s: %v", c.name, call.n, call.op, call.user, err)
			}
			if c.name != "an erasure" && !slices.Equal(damages(f), before) {
				t.Errorf("%s: call %d, %s %s, failed and only %q are left", c.name, call.n, call.op, call.user, damages(f))
			}
			f.before = nil
			if _, again := c.act(opened(t, f, dir)); err != nil && again != nil && !errors.Is(again, ErrRefused) || !c.after(f) {
				t.Errorf("%s: call %d, %s %s: the second time %v, left %v", c.name, call.n, call.op, call.user, again, slices.Sorted(maps.Keys(f.items)))
			}
		}
		if tried < 13 {
			t.Errorf("%s: %d calls were tried", c.name, tried)
		}
	}
}

func TestNineDamagedRecordsAreSetAsideAndNoneOfThemIsOverwritten(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	for n := 1; n <= maxAside+1; n++ {
		saved(t, opened(t, f, dir), said(n))
		f.items["handrail/a0"] = fmt.Sprint("damage ", n)
		before := f.copyItems()
		names, err := opened(t, f, dir).SetAside(t.Context())
		if n > maxAside {
			wantProblem(t, err, ErrRefused)
			if !maps.Equal(before, f.items) {
				t.Error("something was changed although there was no room")
			}
			break
		}
		if want := []string{fmt.Sprintf("x%d-a0", n), fmt.Sprintf("x%d-head", n)}; err != nil || !slices.Equal(names, want) {
			t.Fatalf("%q, %v, want %q", names, err, want)
		}
		if got := f.items[fmt.Sprint("handrail/x", n)]; got != "handrail.1.aside:a0,head" {
			t.Errorf("item x%d is %q", n, got)
		}
	}
	for n := 1; n <= maxAside; n++ {
		if got := f.items[fmt.Sprintf("handrail/x%d-a0", n)]; got != fmt.Sprint("damage ", n) {
			t.Errorf("set %d holds %q", n, got)
		}
	}
	// A list that cannot be read names nothing: every name is tried.
	f.items["handrail/x9"] = "garbled"
	if _, err := opened(t, f, dir).Erase(t.Context()); err != nil || len(f.items) > 0 {
		t.Errorf("%v, left %v", err, slices.Sorted(maps.Keys(f.items)))
	}
}

func TestWhereARecordWasLostNothingIsSetAsideAndOneCanBeBegun(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	clear(f.items)
	if names, err := opened(t, f, dir).SetAside(t.Context()); err != nil || len(names) > 0 || len(f.items) > 0 {
		t.Errorf("set aside %q, %v, left %v", names, err, f.items)
	}
	_, _, err := opened(t, f, dir).Load(t.Context())
	wantProblem(t, err, ErrNone)
}
