//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestOnlyOrdinaryFilesAreReadAndAtOnce(t *testing.T) {
	dir := t.TempDir()
	pipe, endless, long, plain := filepath.Join(dir, "pipe"), filepath.Join(dir, "endless"), filepath.Join(dir, "long"), filepath.Join(dir, "plain")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.Symlink("/dev/zero", endless), os.WriteFile(plain, []byte("12345"), 0o600),
		os.WriteFile(long, nil, 0o600), os.Truncate(long, 1<<40)); err != nil {
		t.Fatal(err)
	}
	started := time.Now()
	for path, want := range map[string]error{pipe: errNoFile, endless: errNoFile, dir: errNoFile, long: errTooLong, filepath.Join(dir, "none"): fs.ErrNotExist} {
		if _, err := ReadFile(path, 100); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	if took := time.Since(started); took > readTime/2 {
		t.Errorf("it took %v", took)
	}
	if b, err := ReadFile(plain, 5); string(b) != "12345" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := ReadFile(plain, 4); !errors.Is(err, errTooLong) {
		t.Errorf("one byte too many: %v", err)
	}
	if b, err := fs.ReadFile(Folder(dir, 100), "plain"); string(b) != "12345" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	for _, name := range []string{"../" + filepath.Base(dir) + "/plain", "/plain", "./plain"} {
		if b, err := fs.ReadFile(Folder(dir, 100), name); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%s of a folder: %q, %v", name, b, err)
		}
	}
	if _, err := fs.ReadFile(Folder(dir, 100), "pipe"); !errors.Is(err, errNoFile) {
		t.Errorf("a pipe in a folder: %v", err)
	}
}

// TestAPipeInThePlaceOfAFileHoldsNobodyUp puts one where each of the files
// that the store reads may be.
func TestAPipeInThePlaceOfAFileHoldsNobodyUp(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record.age")
	if err := errors.Join(syscall.Mkfifo(wherePath(dir), 0o600), syscall.Mkfifo(path, 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err := ReadWhere(dir)
	wantProblem(t, err, ErrUnavailable)
	s, _ := sealedAt(t, path, t.TempDir(), fakePassphrase)
	_, _, err = s.Load(t.Context())
	wantProblem(t, err, ErrUnavailable)
	_, err = s.Erase(t.Context())
	wantProblem(t, err, ErrUnavailable)
	_, err = Import(path, fakePassphrase)
	wantProblem(t, err, ErrUnavailable)
}

func TestAPipeNamedForAPassphraseIsReadWithinItsTime(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pipe, silent := filepath.Join(dir, "pipe"), filepath.Join(dir, "silent")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), syscall.Mkfifo(silent, 0o600)); err != nil {
		t.Fatal(err)
	}
	go func() {
		if w, err := os.OpenFile(pipe, os.O_WRONLY, 0); err == nil {
			w.WriteString("FAKE horse\nand more")
			w.Close()
		}
	}()
	if f, err := ReadPassphraseFile(pipe); f.Line != "FAKE horse" || f.Shared != "" || err != nil {
		t.Errorf("%+v, %v", f, err)
	}
	started := time.Now()
	_, err := ReadPassphraseFile(silent)
	if took := time.Since(started); err == nil || took < pipeTime || took > pipeTime+5*time.Second {
		t.Errorf("%v after %v", err, took)
	}
	shared := filepath.Join(dir, "shared")
	if err := errors.Join(os.WriteFile(shared, []byte("FAKE horse"), 0o600), os.Chmod(shared, 0o640)); err != nil {
		t.Fatal(err)
	}
	if f, err := ReadPassphraseFile(shared); f.Shared != "chmod 600 "+quoteForShell(shared) || f.Line != "FAKE horse" || err != nil {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err := ReadPassphraseFile("/dev/zero"); err == nil {
		t.Error("an endless device was read")
	}
}
