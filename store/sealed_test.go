package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"handrail/checklist"
)

const fakePassphrase = "plainly fake passphrase for tests"

// sealedAt opens a sealed file with a passphrase; asked counts the questions.
func sealedAt(t testing.TB, path, dir, passphrase string) (s *sealed, asked *[]Ask) {
	t.Helper()
	asked = new([]Ask)
	o, err := Open(Options{Kind: File, Path: path, Dir: dir, Passphrase: func(_ context.Context, a Ask) (string, error) {
		*asked = append(*asked, a)
		return passphrase, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return o.(*sealed), asked
}

func TestASealedFileKeepsTheRecordAndAsksOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, asked := sealedAt(t, path, dir, fakePassphrase)
	_, _, err := s.Load(context.Background())
	wantProblem(t, err, ErrNone)
	if len(*asked) != 0 {
		t.Error("asked for the passphrase of a file that is not there")
	}
	saved(t, s, said(1))
	saved(t, s, said(2))
	if len(*asked) != 1 || !(*asked)[0].New {
		t.Errorf("asked %+v", *asked)
	}
	again, asked := sealedAt(t, path, dir, fakePassphrase)
	r, state := loaded(t, again)
	saved(t, again, said(3))
	if r.Len() != 2 || state.Generation != 2 || len(*asked) != 1 || (*asked)[0].New {
		t.Errorf("%d events, %+v, asked %+v", r.Len(), state, *asked)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	b, _ := os.ReadFile(path)
	if bytes.Contains(b, []byte("mfa.step")) {
		t.Error("the file can be read without the passphrase")
	}
	if r, _ := saved(t, s, said(4)); r.Len() != 4 {
		t.Errorf("%d events after merging", r.Len())
	}
}

func TestASealedFileThatCannotBeOpenedIsLeftAsItIs(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, reviewed(20, 2).Events()...)
	whole, _ := os.ReadFile(path)
	export := filepath.Join(dir, "export")
	if err := Export(export, reviewed(20, 2), fakePassphrase); err != nil {
		t.Fatal(err)
	}
	exported, _ := os.ReadFile(export)
	for _, c := range []struct {
		name       string
		data       []byte
		passphrase string
		kind       error
	}{
		{"the wrong passphrase", whole, "another plainly fake one", ErrWrongPassphrase},
		{"an empty passphrase", whole, "", ErrWrongPassphrase},
		{"a cut off end", whole[:len(whole)-10], fakePassphrase, ErrDamaged},
		{"cut in the identity", whole[:100], fakePassphrase, ErrDamaged},
		{"a changed byte", append(bytes.Clone(whole[:len(whole)-5]), "xxxxx"...), fakePassphrase, ErrDamaged},
		{"an empty file", nil, fakePassphrase, ErrDamaged},
		{"a foreign file", []byte("%PDF-1.7\nhello\n"), fakePassphrase, ErrDamaged},
		{"an export", exported, fakePassphrase, ErrDamaged},
		{"a newer format", bytes.Replace(whole, []byte(recordMark+" 1"), []byte(recordMark+" 2"), 1), fakePassphrase, ErrNewerFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			s, _ := sealedAt(t, path, dir, c.passphrase)
			r, _, err := s.Load(context.Background())
			wantProblem(t, err, c.kind)
			_, _, err = s.Save(context.Background(), []checklist.Event{said(1)})
			wantProblem(t, err, c.kind)
			if b, _ := os.ReadFile(path); r.Len() > 0 || !bytes.Equal(b, c.data) {
				t.Error("it was changed")
			}
		})
	}
	os.Remove(path)
	s, _ = sealedAt(t, path, dir, fakePassphrase)
	_, _, err := s.Load(context.Background())
	wantProblem(t, err, ErrLost)
}

func TestADamagedSealedFileIsSetAsideAndErasedWithTheRest(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record [1].age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	if _, err := s.SetAside(context.Background()); !errors.Is(err, ErrRefused) {
		t.Errorf("%v", err)
	}
	whole, _ := os.ReadFile(path)
	os.WriteFile(path, whole[:len(whole)-9], 0o600)
	s, _ = sealedAt(t, path, dir, fakePassphrase)
	names, err := s.SetAside(context.Background())
	if err != nil || len(names) != 1 {
		t.Fatalf("%v, %v", names, err)
	}
	if b, _ := os.ReadFile(names[0]); !bytes.Equal(b, whole[:len(whole)-9]) {
		t.Error("it is not whole")
	}
	saved(t, s, said(2))
	gone, err := s.Erase(context.Background())
	if err != nil || len(gone) != 2 {
		t.Errorf("%v, %v", gone, err)
	}
	_, _, err = s.Load(context.Background())
	wantProblem(t, err, ErrNone)
}

func TestAFileThatIsTooLongOrCannotBeReadIsNeverErased(t *testing.T) {
	for what, why := range map[string]error{"too long": errTooLong, "not readable": errors.New("permission denied")} {
		path := filepath.Join(t.TempDir(), "film.mkv")
		if err := os.WriteFile(path, []byte("a film"), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(Options{Kind: File, Path: path, Dir: t.TempDir(), Passphrase: func(context.Context, Ask) (string, error) { return "x", nil }, FS: unreadFS{osFS{}, path, why}})
		if err != nil {
			t.Fatal(err)
		}
		if gone, err := s.Erase(t.Context()); err == nil || len(gone) > 0 {
			t.Errorf("%s: erased %v, %v", what, gone, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// unreadFS is a file system on which one file cannot be read.
type unreadFS struct {
	osFS
	path string
	why  error
}

func (u unreadFS) ReadFile(path string) ([]byte, error) {
	if path == u.path {
		return nil, u.why
	}
	return u.osFS.ReadFile(path)
}

func TestAForeignFileIsNeverErased(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "letter.txt")
	os.WriteFile(path, []byte("dear aunt"), 0o600)
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	_, err := s.Erase(context.Background())
	wantProblem(t, err, ErrDamaged)
	if b, _ := os.ReadFile(path); string(b) != "dear aunt" {
		t.Error("it is gone")
	}
}

// brokenFS fails the nth change to the file system, or all from it on.
type brokenFS struct {
	osFS
	n, at int
	on    bool
	err   error
}

func (b *brokenFS) step() error {
	b.n++
	if b.n == b.at || b.on && b.n > b.at && b.at > 0 {
		return b.err
	}
	return nil
}

func (b *brokenFS) CreateTemp(dir, pattern string) (TempFile, error) {
	if err := b.step(); err != nil {
		return nil, err
	}
	f, err := b.osFS.CreateTemp(dir, pattern)
	return &brokenFile{f, b}, err
}

func (b *brokenFS) Rename(from, to string) error {
	if err := b.step(); err != nil {
		return err
	}
	return b.osFS.Rename(from, to)
}

func (b *brokenFS) Remove(path string) error {
	if err := b.step(); err != nil && !strings.HasSuffix(path, ".tmp") {
		return err
	}
	return b.osFS.Remove(path)
}

func (b *brokenFS) SyncDir(path string) error {
	if err := b.step(); err != nil {
		return err
	}
	return b.osFS.SyncDir(path)
}

type brokenFile struct {
	TempFile
	fs *brokenFS
}

func (f *brokenFile) Write(p []byte) (int, error) {
	if err := f.fs.step(); err != nil {
		n, _ := f.TempFile.Write(p[:len(p)/2]) // a full disk takes a part
		return n, err
	}
	return f.TempFile.Write(p)
}

func (f *brokenFile) Chmod(perm fs.FileMode) error {
	if err := f.fs.step(); err != nil {
		return err
	}
	return f.TempFile.Chmod(perm)
}

func (f *brokenFile) Close() error {
	if err := f.fs.step(); err != nil {
		f.TempFile.Close()
		return err
	}
	return f.TempFile.Close()
}

func (f *brokenFile) Sync() error {
	if err := f.fs.step(); err != nil {
		return err
	}
	return f.TempFile.Sync()
}

func TestADiskThatFillsUpAtAnyPointLeavesTheOldFileOrTheNew(t *testing.T) {
	t.Parallel()
	for _, on := range []bool{false, true} {
		for at := 1; ; at++ {
			dir := t.TempDir()
			path := filepath.Join(dir, "record.age")
			s, _ := sealedAt(t, path, dir, fakePassphrase)
			saved(t, s, said(1))
			broken := &brokenFS{at: at, on: on, err: &fs.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}}
			s.o.FS = broken
			_, state, err := s.Save(context.Background(), []checklist.Event{said(2)})
			if broken.n < at {
				if err != nil || at < 5 {
					t.Fatalf("%d operations, %v", at-1, err)
				}
				break
			}
			if err == nil { // the record is saved, the number of the save is not
				if len(state.Words) != 1 || !strings.HasPrefix(state.Words[0], "The record is saved;") {
					t.Errorf("operation %d: %q", at, state.Words)
				}
			} else {
				wantProblem(t, err, ErrRefused)
			}
			s, _ = sealedAt(t, path, dir, fakePassphrase)
			r, _ := loaded(t, s)
			if n := r.Len(); n != 1 && n != 2 {
				t.Fatalf("operation %d: %d events", at, n)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, tempPattern)); len(left) > 0 {
				t.Errorf("operation %d left %v", at, left)
			}
		}
	}
}

func TestAnExportComesBackAndABadFileIsToldAndTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "export.handrail")
	full := withNotes(reviewed(80, 15), 40)
	if err := Export(path, full, fakePassphrase); err != nil {
		t.Fatal(err)
	}
	r, err := Import(path, fakePassphrase)
	if err != nil || !sameRecord(r, full) {
		t.Fatalf("%d events, %v", r.Len(), err)
	}
	whole, _ := os.ReadFile(path)
	for name, c := range map[string]struct {
		data       []byte
		passphrase string
		kind       error
	}{
		"wrong passphrase": {whole, "another plainly fake one", ErrWrongPassphrase},
		"no passphrase":    {whole, "", ErrWrongPassphrase},
		"truncated":        {whole[:len(whole)/2], fakePassphrase, ErrDamaged},
		"damaged":          {append(whole[:len(whole)-3:len(whole)-3], "abc"...), fakePassphrase, ErrDamaged},
		"foreign":          {[]byte("age-encryption.org/v1\n"), fakePassphrase, ErrDamaged},
		"empty":            {nil, fakePassphrase, ErrDamaged},
		"newer":            {bytes.Replace(whole, []byte(exportMark+" 1"), []byte(exportMark+" 12"), 1), fakePassphrase, ErrNewerFormat},
	} {
		os.WriteFile(path, c.data, 0o600)
		r, err := Import(path, c.passphrase)
		wantProblem(t, err, c.kind)
		if b, _ := os.ReadFile(path); r.Len() > 0 || !bytes.Equal(b, c.data) {
			t.Errorf("%s: something was changed", name)
		}
	}
	_, err = Import(filepath.Join(dir, "nothing"), fakePassphrase)
	wantProblem(t, err, ErrNone)
	wantProblem(t, Export(path, full, ""), ErrWrongPassphrase)
	wantProblem(t, Export(filepath.Join(dir, "no", "such", "folder"), full, fakePassphrase), ErrRefused)
}

func TestASealedRecordCanBeImportedToo(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	if r, err := Import(path, fakePassphrase); err != nil || r.Len() != 1 {
		t.Errorf("%d events, %v", r.Len(), err)
	}
}

func TestFilesOfEveryFormatAreStillRead(t *testing.T) {
	t.Parallel()
	record, export := filepath.Join("testdata", fmt.Sprintf("sealed.%d", recordFormat)), filepath.Join("testdata", fmt.Sprintf("export.%d", recordFormat))
	if _, err := os.Stat(record); err != nil && *update {
		abs, _ := filepath.Abs(record)
		s, _ := sealedAt(t, abs, t.TempDir(), fakePassphrase)
		saved(t, s, entered().Events()...)
		if err := Export(export, entered(), fakePassphrase); err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range []string{"sealed", "export"} {
		for file, want := range fixtures(t, kind, reviewed(12, 3)) {
			if r, err := Import(file, fakePassphrase); err != nil || !sameRecord(r, want) {
				t.Errorf("%s: %d events, %v", file, r.Len(), err)
			}
		}
	}
}

func TestKeyringValuesOfEveryFormatAreStillRead(t *testing.T) {
	name := filepath.Join("testdata", fmt.Sprintf("keyring.%d", recordFormat))
	if _, err := os.Stat(name); err != nil && *update {
		f := newFake()
		s := opened(t, f, t.TempDir())
		saved(t, s, entered().Events()[1:]...)
		saved(t, s, entered().Events()[0])
		var lines []string
		for key, v := range f.items {
			lines = append(lines, key+" "+v)
		}
		slices.Sort(lines)
		if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for file, want := range fixtures(t, "keyring", reviewed(80, 3).Add(said(1))) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f := newFake()
		for line := range strings.Lines(string(b)) {
			key, v, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			f.items[key] = v
		}
		r, state := loaded(t, opened(t, f, t.TempDir()))
		if !sameRecord(r, want) || len(state.Words) > 0 {
			t.Errorf("%s: %d events, %q", file, r.Len(), state.Words)
		}
	}
}

func TestMoveLeavesTheFirstOnlyOnceTheOtherIsRead(t *testing.T) {
	dir := t.TempDir()
	f := newFake()
	k := opened(t, f, dir)
	saved(t, k, said(1), said(2))
	file, _ := sealedAt(t, filepath.Join(dir, "record.age"), dir, fakePassphrase)
	file.o.FS = &brokenFS{at: 1, on: true, err: syscall.ENOSPC}
	if _, _, err := Move(t.Context(), dir, k, file); !errors.Is(err, ErrRefused) {
		t.Fatal(err)
	}
	if r, _ := loaded(t, k); r.Len() != 2 {
		t.Fatal("the first is gone although the other is not there")
	}
	file.o.FS = osFS{}
	r, gone, err := Move(t.Context(), dir, k, file)
	if err != nil || r.Len() != 2 || len(gone) == 0 || len(f.items) > 0 {
		t.Fatalf("%d events, %v, %v", r.Len(), gone, err)
	}
	w, err := ReadWhere(dir)
	if err != nil || w.Store != file.Place().Name() || !w.BegunAt(file.Place()) || w.BegunAt(k.Place()) {
		t.Errorf("%+v, %v", w, err)
	}
	if _, _, err := Move(t.Context(), dir, file, file); !errors.Is(err, ErrRefused) {
		t.Errorf("moved onto itself: %v", err)
	}
	if _, _, err = Move(t.Context(), dir, file, opened(t, f, dir)); err != nil {
		t.Fatal(err)
	}
	if r, _ := loaded(t, opened(t, f, dir)); r.Len() != 2 {
		t.Errorf("%d events moved back", r.Len())
	}
}

func BenchmarkSealedSave(b *testing.B) {
	dir := b.TempDir()
	s, _ := sealedAt(b, filepath.Join(dir, "record.age"), dir, fakePassphrase)
	saved(b, s, reviewed(80, 15).Events()...)
	n := 0
	for b.Loop() {
		saved(b, s, said(n))
		n++
	}
}

func TestASealedFileThatOthersCanReadIsToldWithTheCommandThatEndsIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there an access list decides, see TestAnAccessListOfWindowsThatManyMayReadIsKnown")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "the record's.age")
	s, _ := sealedAt(t, path, dir, fakePassphrase)
	saved(t, s, said(1))
	for _, want := range []bool{false, true, false} {
		if want {
			if err := os.Chmod(path, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		_, state := loaded(t, s)
		_, command, told := strings.Cut(strings.Join(state.Words, " "), "To end that: ")
		if told != want {
			t.Errorf("readable by others %v, told %q", want, state.Words)
		}
		if told {
			if out, err := exec.Command("sh", "-c", command).CombinedOutput(); err != nil {
				t.Errorf("%s: %v: %s", command, err, out)
			}
		}
	}
	saved(t, s, said(2))
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("after a save it has mode %v, %v", info.Mode(), err)
	}
}

func TestTheFirstLineOfAFileSaysWhatItIs(t *testing.T) {
	blank := strings.Repeat(" ", 100-len("handrail-export 1"))
	for head, want := range map[string]error{
		"handrail-export 1\n": nil, "handrail-export 1" + blank + "\n": nil, "handrail-record 1 4\n": nil, "handrail-record 1 7\n": nil,
		"handrail-export 1" + blank + " \n": ErrDamaged, "handrail-export\n": ErrDamaged, "\n": ErrDamaged, "another 1\n": ErrDamaged,
		"handrail-export 0\n": ErrDamaged, "handrail-export x\n": ErrDamaged, "handrail-export 1 2\n": ErrDamaged, "handrail-record 1\n": ErrDamaged,
		"handrail-record 1 0\n": ErrDamaged, "handrail-record 1 8\n": ErrDamaged, "handrail-record 1 x\n": ErrDamaged, "handrail-record 1 -1\n": ErrDamaged,
		"handrail-export 2\n": ErrNewerFormat, "handrail-record 2\n": ErrNewerFormat, "another 2\n": ErrDamaged,
	} {
		f, err := parseFile("x", []byte(head+"sevenis"))
		if !errors.Is(err, want) || want == nil && len(f.record)+len(f.identity) != 7 {
			t.Errorf("%q: %+v, %v", head, f, err)
		}
	}
	for _, cut := range []string{"", "handrail-export 1", "handrail-record 1 4"} {
		var p *Problem
		if _, err := parseFile("x", []byte(cut)); !errors.As(err, &p) || p.What != foreign("x").What {
			t.Errorf("%q: %v", cut, err)
		}
	}
}

// What is sealed and is shorter than the number of a save is damage.
func TestASealedPayloadThatIsCutOffIsDamage(t *testing.T) {
	whole, err := payload(7, checklist.NewRecord(said(1)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range 9 {
		if _, r, err := readPayload(whole[:n]); err == nil || r.Len() > 0 {
			t.Errorf("%d bytes: %d events, %v", n, r.Len(), err)
		}
	}
	if generation, r, err := readPayload(whole); generation != 7 || r.Len() != 1 || err != nil {
		t.Errorf("save %d with %d events, %v", generation, r.Len(), err)
	}
}

// The passphrase fits and what it opens is wrong, in each part of the file:
// never a part of the record, and never the fault of the passphrase.
func TestAFileOfWhichAPartIsWrongIsToldByWhatItIs(t *testing.T) {
	id, lock, err := newIdentity(fakePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	noIdentity, err := sealWithPassphrase([]byte("no identity"), fakePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := payload(1, checklist.NewRecord(said(1)))
	if err != nil {
		t.Fatal(err)
	}
	to := func(text []byte) []byte {
		b, err := seal(text, id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	long := to(append(bytes.Clone(whole), make([]byte, 1<<17)...)) // several blocks of age: the first ones are well
	for name, c := range map[string]struct {
		lock, body []byte
		passphrase string
		kind       error
	}{
		"nothing":                   {lock, to(whole), fakePassphrase, nil},
		"the passphrase":            {lock, to(whole), "another plainly fake one", ErrWrongPassphrase},
		"the identity":              {noIdentity, to(whole), fakePassphrase, ErrDamaged},
		"whom it is sealed to":      {lock, lock, fakePassphrase, ErrDamaged},
		"the columns":               {lock, to([]byte("a number, and then no columns")), fakePassphrase, ErrDamaged},
		"there are no columns":      {lock, to(whole[:8]), fakePassphrase, ErrDamaged},
		"the end is cut off":        {lock, long[:len(long)-20], fakePassphrase, ErrDamaged},
		"the format is a newer one": {lock, to(append(make([]byte, 8), deflated(t, []byte{recordFormat + 1})...)), fakePassphrase, ErrNewerFormat},
	} {
		path := filepath.Join(t.TempDir(), "record.age")
		data := append(append(fmt.Appendf(nil, "%s %d %d\n", recordMark, fileFormat, len(c.lock)), c.lock...), c.body...)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, _ := sealedAt(t, path, t.TempDir(), c.passphrase)
		loaded, _, load := s.Load(t.Context())
		imported, brought := Import(path, c.passphrase)
		for r, err := range map[*checklist.Record]error{&loaded: load, &imported: brought} {
			if c.kind == nil {
				if err != nil || r.Len() != 1 {
					t.Errorf("wrong is %s: %d entries, %v", name, r.Len(), err)
				}
				continue
			}
			wantProblem(t, err, c.kind)
			if r.Len() > 0 || !strings.Contains(err.Error(), path) || errors.Is(err, ErrWrongPassphrase) != (c.kind == ErrWrongPassphrase) {
				t.Errorf("wrong is %s: %d entries, %v", name, r.Len(), err)
			}
		}
	}
}
