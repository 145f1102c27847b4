package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestWhereIsReadAsItWasWrittenAndNoneIsNotAnError(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	w, err := ReadWhere(dir)
	if err != nil || w.Store != "" {
		t.Fatalf("%+v, %v", w, err)
	}
	if err := EditWhere(dir, func(w *Where) { w.Store, w.Minutes = "keyring", 20 }); err != nil {
		t.Fatal(err)
	}
	if err := EditWhere(dir, func(w *Where) { w.Paper = "a4" }); err != nil {
		t.Fatal(err)
	}
	if w, err = ReadWhere(dir); err != nil || w.Store != "keyring" || w.Minutes != 20 || w.Paper != "a4" {
		t.Errorf("%+v, %v", w, err)
	}
	there := 0
	for _, f := range Files(dir) {
		if f.There {
			there++
		}
		if f.What == "" || filepath.Dir(f.Path) != dir {
			t.Errorf("%+v", f)
		}
	}
	if there != 2 { // itself and the lock
		t.Errorf("%d files there", there)
	}
}

func TestBelowAFileThereIsNoWhereAndNothingWasBegun(t *testing.T) {
	if w, err := ReadWhere(filepath.Join(os.DevNull, ".local", "state", "handrail")); err != nil || len(w.Begun) > 0 {
		t.Errorf("%+v, %v", w, err)
	}
}

func TestAGarbledOrNewerWhereIsToldAndNotOverwritten(t *testing.T) {
	for text, kind := range map[string]error{"{": ErrDamaged, `{"format": 2}`: ErrNewerFormat} {
		dir := t.TempDir()
		if err := os.WriteFile(wherePath(dir), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		wantProblem(t, EditWhere(dir, func(w *Where) { w.Paper = "a4" }), kind)
		if b, _ := os.ReadFile(wherePath(dir)); string(b) != text {
			t.Errorf("it was overwritten: %s", b)
		}
	}
}

func TestTheStateFolderOfEachSystem(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a system whose paths begin with a slash")
	}
	for _, c := range []struct{ system, env, want string }{
		{"linux", "HOME=/home/ann", "/home/ann/.local/state/handrail"},
		{"linux", "HOME=/home/ann XDG_STATE_HOME=/s", "/s/handrail"},
		{"linux", "HOME=/home/ann XDG_STATE_HOME=relative", "/home/ann/.local/state/handrail"},
		{"darwin", "HOME=/Users/ann XDG_STATE_HOME=/s", "/Users/ann/Library/Application Support/handrail"},
		{"windows", "LocalAppData=/c/ann", "/c/ann/handrail"},
		{"linux", "", ""},
		{"windows", "HOME=/x", ""},
	} {
		got, err := StateDir(func(key string) string {
			for pair := range strings.FieldsSeq(c.env) {
				if k, v, _ := strings.Cut(pair, "="); k == key {
					return v
				}
			}
			return ""
		}, c.system)
		if got != c.want || (c.want == "") != errors.Is(err, ErrUnavailable) {
			t.Errorf("%s %s: %q, %v", c.system, c.env, got, err)
		}
	}
}

func TestPlacesAreNamedAsTheyAreRead(t *testing.T) {
	for _, name := range []string{"keyring", "memory", "file:/a/b c"} {
		kind, path, err := ParsePlace(name)
		if got := (Place{Kind: kind, Path: path}).Name(); err != nil || got != name {
			t.Errorf("%q is read as %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "file:", "cloud"} {
		if _, _, err := ParsePlace(name); err == nil {
			t.Errorf("%q is taken", name)
		}
	}
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "page")
	if err := WriteFile(path, []byte("one"), 0); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("without a mode it has %v, %v", info.Mode(), err)
	}
	if err := WriteFile(path, []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if b, _ := os.ReadFile(path); string(b) != "two" || err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
		t.Errorf("%q, %v, %v", b, info.Mode(), err)
	}
	if err := WriteFile(filepath.Join(dir, "none", "page"), nil, 0); err == nil {
		t.Error("a folder was made")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, tempPattern)); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	dates := DatesPath(filepath.Join(dir, "state"))
	if err := WriteStateFile(dates, []byte("{}")); err != nil {
		t.Error(err)
	}
	if b, err := os.ReadFile(dates); string(b) != "{}" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	if err := WriteStateFile(DatesPath(filepath.Join(dates, "below", "a-file")), nil); !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("below a file: %v", err)
	}
}

func TestWhereIsWrittenOnlyWhereItChanges(t *testing.T) {
	dir := t.TempDir()
	edit := func(paper string) os.FileInfo {
		t.Helper()
		if err := EditWhere(dir, func(w *Where) { w.Paper = paper }); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(wherePath(dir))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	first := edit("a4")
	if second := edit("a4"); !os.SameFile(first, second) {
		t.Error("it was written although nothing changed")
	}
	if third := edit("letter"); os.SameFile(first, third) {
		t.Error("it was not written although something changed")
	}
}

// Each file of the state folder is listed, there or not; what is there only now
// and then is listed where it is.
func TestTheFilesOfTheStateFolderAreListedAsTheyAre(t *testing.T) {
	dir := t.TempDir()
	list := func() (there, absent []string) {
		for _, f := range Files(dir) {
			if name := filepath.Base(f.Path); f.There {
				there = append(there, name)
			} else {
				absent = append(absent, name)
			}
		}
		return there, absent
	}
	if there, absent := list(); len(there) != 0 || strings.Join(absent, " ") != "where.json dates.json lock calls.json" {
		t.Errorf("%q are there and %q not", there, absent)
	}
	for _, path := range []string{LockPath(dir), CallsPath(dir), UnreadCallsPath(dir), DatesPathOf(dir, "keyring"), filepath.Join(dir, ".handrail-1.tmp")} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if there, absent := list(); strings.Join(absent, " ") != "where.json dates.json" || len(there) != 5 {
		t.Errorf("%q are there and %q not", there, absent)
	}
}

func TestTheLastSaveOfAPlaceHasANumberThatCanBe(t *testing.T) {
	p := Place{Kind: Keyring}
	for generation, want := range map[uint64]Kept{maxGeneration: {maxGeneration, 7}, maxGeneration + 1: {}} {
		w := Where{Kept: map[string]Kept{p.Name(): {generation, 7}}}
		if got := w.kept(p); got != want {
			t.Errorf("%d: %+v", generation, got)
		}
	}
}
