package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"handrail/checklist"
)

func TestAPlaceThatIsNamedFromAFolderStaysThereAfterItIsLeft(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	s, _ := sealedAt(t, "record.age", t.TempDir(), fakePassphrase)
	here, err := filepath.Abs("record.age")
	if err != nil || s.Place().Path != here || s.Place().Name() != "file:"+here {
		t.Errorf("%+v, want %s, %v", s.Place(), here, err)
	}
}

func TestALinkToTheSealedFileStaysALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a link needs rights there")
	}
	dir, there := t.TempDir(), t.TempDir()
	path, file := filepath.Join(dir, "link.age"), filepath.Join(there, "record.age")
	s, _ := sealedAt(t, file, dir, fakePassphrase)
	saved(t, s, said(1))
	if err := os.Symlink(file, path); err != nil {
		t.Fatal(err)
	}
	s, _ = sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(2))
	if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v now, %v", info.Mode(), err)
	}
	s, _ = sealedAt(t, file, t.TempDir(), fakePassphrase)
	if r, _ := loaded(t, s); r.Len() != 2 {
		t.Errorf("%d entries in the file itself", r.Len())
	}
}

// asking opens a sealed file whose question for the passphrase is answered so.
func asking(t *testing.T, path, dir, passphrase string, err error) Store {
	t.Helper()
	s, failed := Open(Options{Kind: File, Path: path, Dir: dir, Passphrase: func(context.Context, Ask) (string, error) { return passphrase, err }})
	if failed != nil {
		t.Fatal(failed)
	}
	return s
}

// Without a passphrase no file is made and none is opened, and the reason is
// the one that was given.
func TestWithoutAPassphraseNoFileIsMade(t *testing.T) {
	given := problem(ErrWrongPassphrase, "the two are not the same", "type it again")
	for _, c := range []struct {
		passphrase string
		err        error
		told, open string // by a save that begins a file, and by a look at one
	}{
		{"x", errors.New("end of input"), "no passphrase was given for", "no passphrase was given for"},
		{"x", given, "the two are not the same", "the two are not the same"},
		{"", nil, "the passphrase is empty", "the passphrase does not open"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "record.age")
		_, _, err := asking(t, path, dir, c.passphrase, c.err).Save(t.Context(), []checklist.Event{said(1)})
		wantProblem(t, err, ErrWrongPassphrase)
		if _, there := os.Lstat(path); !strings.HasPrefix(err.Error(), c.told) || there == nil {
			t.Errorf("%v; a file was made: %v", err, there == nil)
		}
		s, _ := sealedAt(t, path, dir, fakePassphrase)
		saved(t, s, said(1))
		_, _, err = asking(t, path, dir, c.passphrase, c.err).Load(t.Context())
		wantProblem(t, err, ErrWrongPassphrase)
		if !strings.HasPrefix(err.Error(), c.open) {
			t.Errorf("%v", err)
		}
	}
}

func TestAnExportInThePlaceOfTheRecordIsToldAsOne(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "export")
	if err := Export(path, checklist.NewRecord(said(1)), fakePassphrase); err != nil {
		t.Fatal(err)
	}
	_, _, err := asking(t, path, dir, fakePassphrase, nil).Load(t.Context())
	wantProblem(t, err, ErrDamaged)
	if !strings.HasSuffix(err.Error(), "is an export, not a record") {
		t.Error(err)
	}
}

func TestASealedFileWithTheLastPossibleNumberIsReadAndNotSaved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	for generation, want := range map[uint64]error{maxGeneration - 1: nil, maxGeneration + 1: ErrDamaged} {
		if _, err := s.write(generation, checklist.NewRecord(said(1)), s.identity, s.lock); err != nil {
			t.Fatal(err)
		}
		again, _ := sealedAt(t, path, t.TempDir(), fakePassphrase)
		if _, _, err := again.Load(t.Context()); !errors.Is(err, want) {
			t.Errorf("save %d: %v", generation, err)
		}
		if want != nil {
			continue
		}
		if _, state := saved(t, again, said(2)); state.Generation != maxGeneration {
			t.Errorf("save %d after %d", state.Generation, generation)
		}
		loaded(t, again)
		before, _ := os.ReadFile(path)
		_, _, err := again.Save(t.Context(), []checklist.Event{said(3)})
		wantProblem(t, err, ErrDamaged)
		if now, _ := os.ReadFile(path); !bytes.Equal(now, before) {
			t.Error("it was written all the same")
		}
	}
}

// An older copy of the file while the program is open: told, until a save
// restores what is known, and not taken for what is kept.
func TestAnOlderSealedFileIsToldAndRestoredByAProgramThatIsOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	old, _ := os.ReadFile(path)
	_, state := saved(t, s, said(2))
	if len(state.Words) > 0 {
		t.Errorf("a save tells %q", state.Words)
	}
	if _, state := loaded(t, s); len(state.Words) > 0 || state.ReadOnly {
		t.Errorf("a look tells %q", state.Words)
	}
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		fresh, _ := sealedAt(t, path, dir, fakePassphrase)
		if r, state := loaded(t, fresh); r.Len() != 1 || len(state.Words) != 1 || !strings.HasSuffix(state.Words[0], "from save 2 to save 1. Is it an older copy? What was entered after it is missing.") {
			t.Errorf("%d entries, %q", r.Len(), state.Words)
		}
	}
	for range 2 {
		if r, state := loaded(t, s); r.Len() != 2 || len(state.Words) != 1 || !strings.HasSuffix(state.Words[0], "from save 2 to save 1. The next save restores it.") {
			t.Errorf("%d entries, %q", r.Len(), state.Words)
		}
	}
	if err := EditWhere(dir, func(w *Where) { w.Erased++ }); err != nil { // another record was erased
		t.Fatal(err)
	}
	if r, state := loaded(t, s); r.Len() != 1 || len(state.Words) != 1 || !strings.Contains(state.Words[0], "Is it an older copy?") {
		t.Errorf("%d entries, %q", r.Len(), state.Words)
	}
}

func TestASaveRestoresWhatAnOlderSealedFileLacks(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	old, _ := os.ReadFile(path)
	saved(t, s, said(2))
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	r, state := saved(t, s)
	if r.Len() != 2 || state.Generation != 3 || len(state.Words) != 1 || !strings.HasSuffix(state.Words[0], "It is restored now.") {
		t.Errorf("%d entries, save %d, %q", r.Len(), state.Generation, state.Words)
	}
	before, _ := os.ReadFile(path)
	if _, state := saved(t, s, said(1)); state.Generation != 3 || len(state.Words) > 0 {
		t.Errorf("save %d, %q", state.Generation, state.Words)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, before) {
		t.Error("what was there already was written again")
	}
}

func TestASaveThatIsCalledOffWritesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, asked := sealedAt(t, path, dir, fakePassphrase)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := s.Save(ctx, []checklist.Event{said(1)})
	wantProblem(t, err, ErrTimeout)
	if _, there := os.Lstat(path); there == nil || len(*asked) > 0 {
		t.Error("it was written, or a passphrase was asked for")
	}
}

func TestASealedRecordThatWasErasedIsNotBegunAgainByAProgramThatIsOpen(t *testing.T) {
	for name, end := range map[string]func(path, dir string) error{
		"by another Handrail": func(path, dir string) error {
			other, _ := sealedAt(t, path, dir, fakePassphrase)
			_, err := other.Erase(t.Context())
			return err
		},
		"by hand, with what is noted": func(path, dir string) error {
			return errors.Join(os.Remove(path), os.Remove(wherePath(dir)))
		},
		"by another Handrail, and begun again": func(path, dir string) error {
			other, _ := sealedAt(t, path, dir, fakePassphrase)
			_, err := other.Erase(t.Context())
			saved(t, other, said(7))
			return err
		},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "record.age")
		s, _ := sealedAt(t, path, dir, fakePassphrase)
		saved(t, s, said(1))
		if err := end(path, dir); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(path)
		_, _, err := s.Save(t.Context(), []checklist.Event{said(2)})
		wantProblem(t, err, ErrLost)
		if now, _ := os.ReadFile(path); !bytes.Equal(now, before) {
			t.Errorf("%s: it was written", name)
		}
	}
}

// lyingFS says that it wrote, and reads back something else.
type lyingFS struct {
	osFS
	path    string
	instead []byte
	read    func() ([]byte, error)
}

func (l *lyingFS) ReadFile(path string) ([]byte, error) {
	if path == l.path && l.read != nil {
		return l.read()
	}
	return l.osFS.ReadFile(path)
}

func (l *lyingFS) Rename(from, to string) error {
	if to == l.path {
		l.read = func() ([]byte, error) { return l.instead, nil }
	}
	return l.osFS.Rename(from, to)
}

func TestASealedFileThatDoesNotReadBackIsNotCalledSaved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	s.o.FS = &lyingFS{path: path}
	_, _, err := s.Save(t.Context(), []checklist.Event{said(1)})
	wantProblem(t, err, ErrRefused)
	if !strings.HasSuffix(err.Error(), "does not read back as it was written") {
		t.Error(err)
	}
	other, err := Sealed(checklist.NewRecord(said(2)), fakePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	for _, instead := range [][]byte{[]byte("something else"), other} {
		if err := exportTo(&lyingFS{path: path, instead: instead}, path, checklist.NewRecord(said(1)), fakePassphrase); !errors.Is(err, ErrDamaged) {
			t.Errorf("an export: %v", err)
		}
	}
}

func TestASealedFileThatCannotBeErasedIsToldWithWhatIsGone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	aside := path + ".damaged-1"
	if err := os.WriteFile(aside, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.o.FS = &brokenFS{at: 2, err: errFake}
	gone, err := s.Erase(t.Context())
	wantProblem(t, err, ErrRefused)
	if w, _ := ReadWhere(dir); !w.BegunAt(s.Place()) || fmt.Sprint(gone) != "["+aside+"]" {
		t.Errorf("gone are %q, begun %v", gone, w.Begun)
	}
}

// Only what is damaged or lost is set aside, and nothing is asked where there
// is no file.
func TestASealedFileIsSetAsideOnlyWhereItIsDamagedOrLost(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, asked := sealedAt(t, path, dir, fakePassphrase)
	_, err := s.SetAside(t.Context())
	wantProblem(t, err, ErrRefused)
	if len(*asked) > 0 {
		t.Error("a passphrase was asked for where nothing was begun")
	}
	saved(t, s, said(1))
	_, err = asking(t, path, dir, "another plainly fake one", nil).SetAside(t.Context())
	wantProblem(t, err, ErrWrongPassphrase)
	if _, err := os.Lstat(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if moved, err := s.SetAside(t.Context()); err != nil || len(moved) > 0 {
		t.Errorf("%q, %v", moved, err)
	}
	_, _, err = s.Load(t.Context())
	wantProblem(t, err, ErrNone)
}

func TestARecordIsReadOnlyWhereNoLockCanBeMade(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	for state, want := range map[string]bool{dir: false, "": true} {
		s, _ := sealedAt(t, path, state, fakePassphrase)
		if _, got := loaded(t, s); got.ReadOnly != want || (len(got.Words) > 0) != want {
			t.Errorf("with the state folder %q: read-only %v, %q", state, got.ReadOnly, got.Words)
		}
	}
}

func TestAFileThatIsGoneIsReadableByNobody(t *testing.T) {
	s, _ := sealedAt(t, filepath.Join(t.TempDir(), "none"), "", fakePassphrase)
	if told := s.shared(); told != "" {
		t.Error(told)
	}
}

func TestAStoreIsOpenedOnlyWithWhatItNeeds(t *testing.T) {
	ask := func(context.Context, Ask) (string, error) { return "", nil }
	for want, o := range map[error]Options{
		ErrUnavailable:     {Kind: File, Passphrase: ask},
		ErrWrongPassphrase: {Kind: File, Path: "/none/record.age"},
	} {
		_, err := Open(o)
		wantProblem(t, err, want)
	}
	_, err := Open(Options{Kind: "cloud"})
	wantProblem(t, err, ErrUnavailable)
	if got := (Options{}).orUsual().System; got != runtime.GOOS {
		t.Errorf("the usual system is %q", got)
	}
	if got := (Options{System: "plan9"}).orUsual().System; got != "plan9" {
		t.Errorf("the system that was named is %q", got)
	}
}
