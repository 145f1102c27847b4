package store

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"handrail/checklist"
)

func TestATryLeavesTheRecordAloneAndNothingBehind(t *testing.T) {
	f, dir := newFake(), t.TempDir()
	saved(t, opened(t, f, dir), said(1))
	before := len(f.items)
	tried, err := Try(t.Context(), Options{Backend: f, Dir: dir}, t.TempDir(), time.Now)
	if err != nil || tried.Events != checklist.KeptAll || tried.Chunks < 6 || len(f.items) != before {
		t.Errorf("%+v, %d items, %v", tried, len(f.items), err)
	}
	f.before = func(n int, op, user string) fault {
		if op == "set" {
			return dismissed
		}
		return works
	}
	_, err = Try(t.Context(), Options{Backend: f, Dir: dir}, t.TempDir(), time.Now)
	wantProblem(t, err, ErrRefused)

	home := t.TempDir()
	tried, err = Try(t.Context(), Options{Kind: File, Path: filepath.Join(home, "record.age"), Dir: dir}, t.TempDir(), time.Now)
	left, _ := filepath.Glob(filepath.Join(home, "*"))
	hidden, _ := filepath.Glob(filepath.Join(home, ".*"))
	if left = append(left, slices.DeleteFunc(hidden, func(p string) bool { return filepath.Base(p) == "." || filepath.Base(p) == ".." })...); err != nil || len(left) > 0 {
		t.Errorf("%+v, left %v, %v", tried, left, err)
	}
}

func TestATryThatFailsAnywhereIsToldByWhatFailedFirst(t *testing.T) {
	try := func(f *fake) error {
		_, err := Try(t.Context(), Options{Backend: f, Dir: t.TempDir()}, t.TempDir(), time.Now)
		return err
	}
	_, err := Try(t.Context(), Options{Kind: "cloud"}, t.TempDir(), time.Now)
	wantProblem(t, err, ErrUnavailable)

	f := newFake()
	f.failing(1) // when it looks what an earlier try left
	wantProblem(t, try(f), ErrUnavailable)

	f = newFake()
	f.before = func(_ int, op, _ string) fault {
		if op == "delete" {
			return fails
		}
		return works
	}
	wantProblem(t, try(f), ErrUnavailable)

	f = newFake()
	f.before = func(n int, op, _ string) fault {
		switch {
		case op == "delete":
			return fails
		case op == "set" && n > 150:
			return dismissed
		}
		return works
	}
	if err := try(f); !errors.Is(err, ErrRefused) {
		t.Errorf("a save that is refused and cannot be erased: %v", err)
	}

	// Another program keeps something else there as soon as it is saved.
	f, other := newFake(), newFake()
	s, err := Open(Options{Backend: other, Dir: t.TempDir(), Service: "handrail-test"})
	if err != nil {
		t.Fatal(err)
	}
	saved(t, s, said(1))
	written, reads := 0, 0
	f.before = func(_ int, op, user string) fault {
		written += b2i(op == "set" && user == headName)
		if reads += b2i(op == "get" && user == headName && written == 2); reads == 2 { // the first reads back what was written
			f.items, written = maps.Clone(other.items), 3
		}
		return works
	}
	wantProblem(t, try(f), ErrDamaged)
}

func TestTheRecordOfATryIsAsLongAsYearsOfReviews(t *testing.T) {
	events := fullRecord().Events()
	if len(events) != checklist.KeptAll {
		t.Fatalf("%d events", len(events))
	}
	const days = 86400
	if span := (events[0].Order - events[len(events)-1].Order) / days; span < 14*70 || span > 16*70 {
		t.Errorf("%d days", span)
	}
}
