//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestRootInSomebodysHomeIsRefusedAndNothingIsMade(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root")
	}
	home := t.TempDir()
	dir := filepath.Join(home, ".local", "state", "handrail")
	if err := CheckHome(home, dir); err != nil {
		t.Errorf("root in a home of root: %v", err)
	}
	if err := os.Chown(home, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	for _, named := range []string{home, ""} {
		err := CheckHome(named, dir)
		wantProblem(t, err, ErrUnavailable)
		if !strings.Contains(err.Error(), "you are root in the home of "+nameOf(65534)) {
			t.Errorf("%q", err)
		}
	}
	if left, _ := os.ReadDir(home); len(left) > 0 {
		t.Errorf("made %v", left)
	}
}

func TestAnotherUserThanRootIsNotRefusedInSomebodysHome(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to become another user")
	}
	home := t.TempDir()
	if err := errors.Join(os.Chmod(filepath.Dir(home), 0o755), os.Chown(home, 65534, 65534), syscall.Setreuid(-1, 65534)); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := syscall.Setreuid(-1, 0); err != nil {
			t.Fatal(err)
		}
	}()
	if err := CheckHome(home, filepath.Join(home, "state")); err != nil {
		t.Error(err)
	}
}

func TestWhatMayNotBeOpenedSaysWhoseItIsAndTheCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "it's")
	if err := os.WriteFile(path, nil, 0); err != nil {
		t.Fatal(err)
	}
	denied := &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
	p := unreadable(ErrUnavailable, path, "the file cannot be read", "other", denied)
	if want := "chmod -R u+rwX '" + strings.ReplaceAll(path, "'", `'\''`) + "'"; p.Hint != want || !strings.Contains(p.What, "is yours") {
		t.Errorf("%q, hint %q", p.What, p.Hint)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(path, 65534, 65534); err != nil {
			t.Fatal(err)
		}
		// What is below it cannot even be looked at.
		p = unreadable(ErrUnavailable, filepath.Join(path, "below"), "the file cannot be read", "other", denied)
		if !strings.HasPrefix(p.Hint, "sudo chown -R "+nameOf(0)+" ") || !strings.Contains(p.What, "belongs to "+nameOf(65534)) {
			t.Errorf("%q, hint %q", p.What, p.Hint)
		}
	}
	// What it tells to type is typed, as root where it tells so.
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "sudo"), []byte("#!/bin/sh\nexec \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	for range 2 {
		if p = unreadable(ErrUnavailable, path, "", "", denied); strings.HasPrefix(p.Hint, "sudo") || strings.HasPrefix(p.Hint, "chmod") {
			if out, err := exec.Command("sh", "-c", p.Hint).CombinedOutput(); err != nil {
				t.Errorf("%s: %v, %s", p.Hint, err, out)
			}
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o600 != 0o600 {
		t.Errorf("after both it is %v, %v", info, err)
	} else if uid, _ := ownerAt(info); uid != os.Geteuid() {
		t.Errorf("it is still of %d", uid)
	}
	if p := unreadable(ErrUnavailable, path, "x", "other", errors.New("a bad disk")); p.Hint != "other" {
		t.Errorf("hint %q", p.Hint)
	}
}

func TestAPathIsQuotedWhereAShellWouldTakeItApart(t *testing.T) {
	for path, want := range map[string]string{"": "''", "/home/ann/a-b_c.d+e@f%1": "/home/ann/a-b_c.d+e@f%1", "/a b": "'/a b'", "it's": `'it'\''s'`, "$x": "'$x'"} {
		if got := quoteForShell(path); got != want {
			t.Errorf("%q: %s", path, got)
		}
	}
}

func TestTheNearestFolderThatIsThereIsFound(t *testing.T) {
	dir := t.TempDir()
	for at, want := range map[string]string{dir: dir, filepath.Join(dir, "a", "b"): dir, "": "", "/": "/", "none/below": "."} {
		if got := nearest(at); got != want {
			t.Errorf("%q: %q, want %q", at, got, want)
		}
	}
}

func TestAUserWithoutANameIsItsNumber(t *testing.T) {
	if got := nameOf(4_000_000_001); got != "4000000001" {
		t.Errorf("%q", got)
	}
	if u, err := user.Current(); err == nil && nameOf(os.Geteuid()) != u.Username {
		t.Errorf("%q, want %q", nameOf(os.Geteuid()), u.Username)
	}
}
