package session

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"handrail/checklist"
	"handrail/store"
	"handrail/ui/scene"
)

func TestAPageIsWrittenForItsOwnerOnlyAndNotedWithItsPlace(t *testing.T) {
	dir := t.TempDir()
	s := open(t, settings(t, dir))
	path := filepath.Join(dir, "page.html")
	done, err := s.Do(t.Context(), scene.Write{Page: "home", Format: "html", Path: path})
	if err != nil || !strings.Contains(done.Notice, path) {
		t.Fatalf("%q, %v", done.Notice, err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the page is %v, %v", info.Mode(), err)
	}
	if _, ok := s.Record().Newest(checklist.KindPrint, "E"); ok {
		t.Error("a page that nobody printed is noted")
	}
	if _, err := s.Do(t.Context(), scene.Write{Page: "home", Format: "pdf", Path: path, Kept: "blue drawer"}); err != nil {
		t.Fatal(err)
	}
	if e, ok := s.Record().Newest(checklist.KindPrint, "E"); !ok || e.Value["kept"] != "blue drawer" {
		t.Errorf("noted is %v", e.Value)
	}
}

// A file is told with its folder, and whether it counts as printed.
func TestAWrittenFileIsToldWithItsFolderAndWhetherItCountsAsPrinted(t *testing.T) {
	dir := t.TempDir()
	s := open(t, settings(t, dir))
	t.Chdir(dir)
	for _, c := range []struct {
		do   scene.Action
		file string
		says string
	}{
		{scene.Write{Page: "E", Format: "pdf", Path: "a.pdf"}, "a.pdf", "; not counted as printed"},
		{scene.Write{Page: "E", Format: "pdf", Path: "b.pdf", Printed: true}, "b.pdf", "; counted as printed"},
		{scene.Calendar{Path: "c.ics"}, "c.ics", ""},
	} {
		done, err := s.Do(t.Context(), c.do)
		if err != nil || !strings.Contains(done.Notice, filepath.Join(dir, c.file)) || !strings.Contains(done.Notice, c.says) {
			t.Errorf("%q, %v", done.Notice, err)
		}
	}
	if e, ok := s.Record().Newest(checklist.KindPrint, "E"); !ok || e.Value["kept"] != "" {
		t.Errorf("a page that is printed is noted as %v, %v", e.Value, ok)
	}
}

func TestWhereThereIsNoPrinterTheFileIsNamed(t *testing.T) {
	set := settings(t, t.TempDir())
	set.Run = func(context.Context, []byte, ...string) error {
		return errors.New("lp: Error - No default destination.")
	}
	s := open(t, set)
	_, err := s.Do(t.Context(), scene.Print{Page: "E"})
	var p *store.Problem
	if !errors.As(err, &p) || p.What != "nothing was printed: lp: Error - No default destination." || !strings.Contains(p.Hint, "write the page to a file with w") {
		t.Errorf("%v, %+v", err, p)
	}
}

func TestAPageIsPrintedAndNotedOrNeither(t *testing.T) {
	set := settings(t, t.TempDir())
	var given []byte
	var fails error
	set.Run = func(_ context.Context, stdin []byte, _ ...string) error { given = stdin; return fails }
	s := open(t, set)
	fails = errors.New("out of paper")
	if _, err := s.Do(t.Context(), scene.Print{Page: "card"}); !errors.Is(err, fails) {
		t.Fatalf("%v", err)
	}
	if _, ok := s.Record().Newest(checklist.KindPrint, "card"); ok {
		t.Error("a print that failed is noted")
	}
	fails = nil
	if _, err := s.Do(t.Context(), scene.Print{Page: "card"}); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Record().Newest(checklist.KindPrint, "card"); !ok || !bytes.HasPrefix(given, []byte("%PDF")) {
		t.Errorf("noted: %v; the printer was given %.10q", ok, given)
	}
}

func TestNothingIsPrintedThatCouldNotBeNoted(t *testing.T) {
	set := settings(t, t.TempDir())
	set.On = checklist.DayOf(noon)
	set.Run = func(context.Context, []byte, ...string) error { t.Error("it was printed"); return nil }
	if _, err := open(t, set).Do(t.Context(), scene.Print{Page: "card"}); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
}

func TestAFolderThatCopiesItselfElsewhereIsTold(t *testing.T) {
	for _, c := range []struct{ make, file, word string }{
		{"Dropbox/papers", "Dropbox/papers/p.pdf", "Dropbox"},
		{"Dropbox (Personal)", "Dropbox (Personal)/p.pdf", "Dropbox"},
		{"OneDrive - Company/a/b", "OneDrive - Company/a/b/p.pdf", "OneDrive"},
		{"Library/Mobile Documents/x", "Library/Mobile Documents/x/p.pdf", "iCloud"},
		{"Library/CloudStorage/Box-Box", "Library/CloudStorage/Box-Box/p.pdf", "a cloud service"},
		{"Library/CloudStorage/GoogleDrive-me", "Library/CloudStorage/GoogleDrive-me/p.pdf", "Google Drive"},
		{"files/.sync_0a1b.db", "files/p.pdf", "Nextcloud"},
		{"shared/.stfolder", "shared/p.pdf", "Syncthing"},
		{"work/.git", "work/p.pdf", "git work tree"},
		{"work/.git", "work/deep/er/p.pdf", "git work tree"},
		{"plain", "plain/p.pdf", ""},
		{"not-Dropbox", "not-Dropbox/p.pdf", ""},
	} {
		dir := t.TempDir()
		for _, d := range []string{c.make, filepath.Dir(c.file)} {
			if err := os.MkdirAll(filepath.Join(dir, d), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		got := Leaves(filepath.Join(dir, c.file))
		if c.word == "" && got != "" || !strings.Contains(got, c.word) {
			t.Errorf("%s with %s: %q, want %q", c.file, c.make, got, c.word)
		}
	}
}

func TestALinkIntoSuchAFolderIsFollowed(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "Dropbox", "papers"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "Dropbox", "papers"), filepath.Join(dir, "papers")); err != nil {
		t.Skipf("this system makes no links here: %v", err)
	}
	if got := Leaves(filepath.Join(dir, "papers", "p.pdf")); !strings.Contains(got, "Dropbox") {
		t.Errorf("%q", got)
	}
}
