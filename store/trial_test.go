package store

import (
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
