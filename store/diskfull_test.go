package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"handrail/checklist"
)

// fullDisk is a disk on which the nth change fails for want of room, or every
// one from it on.
func fullDisk(n int, on bool) *brokenFS {
	return &brokenFS{at: n, on: on, err: &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}}
}

// everyOperation carries something out with a disk that is full at each
// operation in turn, once and from then on, until it meets no full disk.
func everyOperation(t *testing.T, carryOut func(disk *brokenFS) error) {
	t.Helper()
	for _, on := range []bool{false, true} {
		for at := 1; ; at++ {
			disk := fullDisk(at, on)
			err := carryOut(disk)
			if disk.n < at {
				if err != nil || at < 4 {
					t.Fatalf("after %d operations: %v", at-1, err)
				}
				break
			}
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("operation %d (and every one after it: %v) failed, and that was told: %v", at, on, err)
			}
		}
	}
}

func noTemporaryFiles(t *testing.T, dir string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(dir, tempPattern)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAFullDiskLeavesTheOldWhereOrTheNew(t *testing.T) {
	everyOperation(t, func(disk *brokenFS) error {
		dir := t.TempDir()
		if err := writeWhere(osFS{}, dir, Where{Store: "keyring", Minutes: 20}); err != nil {
			t.Fatal(err)
		}
		err := editWhere(disk, dir, func(w *Where) { w.Minutes = 40 })
		w, failed := ReadWhere(dir)
		if failed != nil || w.Store != "keyring" || w.Minutes != 20 && w.Minutes != 40 || err == nil && w.Minutes != 40 {
			t.Errorf("operation %d: %+v, %v, after %v", disk.at, w, failed, err)
		}
		noTemporaryFiles(t, dir)
		return err
	})
}

func TestAFullDiskLeavesTheOldExportOrTheNew(t *testing.T) {
	small := checklist.NewRecord(said(1))
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	if err := Export(old, small, fakePassphrase); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	everyOperation(t, func(disk *brokenFS) error {
		dir := t.TempDir()
		path := filepath.Join(dir, "export")
		if err := os.WriteFile(path, before, 0o600); err != nil {
			t.Fatal(err)
		}
		err := exportTo(disk, path, small.Add(said(2)), fakePassphrase)
		if err != nil {
			wantProblem(t, err, ErrRefused)
		}
		if now, _ := os.ReadFile(path); !bytes.Equal(now, before) {
			if r, err := Import(path, fakePassphrase); err != nil || r.Len() != 2 {
				t.Errorf("operation %d: neither the old export nor the new: %d events, %v", disk.at, r.Len(), err)
			}
		}
		noTemporaryFiles(t, dir)
		return err
	})
}

func TestAFullDiskAtTheFirstSaveLeavesNothingOrARecordThatOpens(t *testing.T) {
	everyOperation(t, func(disk *brokenFS) error {
		dir := t.TempDir()
		path := filepath.Join(dir, "record.age")
		s, _ := sealedAt(t, path, dir, fakePassphrase)
		s.o.FS = disk
		_, state, err := s.Save(context.Background(), []checklist.Event{said(1)})
		if err == nil && disk.n >= disk.at && len(state.Words) == 0 {
			t.Errorf("operation %d failed and nobody is told", disk.at)
		}
		again, _ := sealedAt(t, path, dir, fakePassphrase)
		r, _, failed := again.Load(context.Background())
		if !errors.Is(failed, ErrNone) && (failed != nil || r.Len() != 1) {
			t.Errorf("operation %d: %d events, %v", disk.at, r.Len(), failed)
		}
		if errors.Is(failed, ErrNone) && err == nil {
			t.Errorf("operation %d: saved, and there is nothing", disk.at)
		}
		noTemporaryFiles(t, dir)
		if err == nil && len(state.Words) > 0 {
			return disk.err // told in a word
		}
		return err
	})
}

func TestAFullDiskKeepsNothingAsideAndLosesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	whole, _ := os.ReadFile(path)
	cut := whole[:len(whole)-9]
	if err := os.WriteFile(path, cut, 0o600); err != nil {
		t.Fatal(err)
	}
	s, _ = sealedAt(t, path, dir, fakePassphrase)
	s.o.FS = fullDisk(1, true)
	_, err := s.SetAside(context.Background())
	wantProblem(t, err, ErrRefused)
	if now, _ := os.ReadFile(path); !bytes.Equal(now, cut) {
		t.Error("the damaged file is not where it was")
	}
}
