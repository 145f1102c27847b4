package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Light sealing is for tests: no other file makes use of it, and nothing that
// builds a program for people.
func TestOnlyTestsSealLightly(t *testing.T) {
	uses := 0
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			if err == nil && d.Name() == ".git" {
				return fs.SkipDir
			}
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(b), "store.Light") {
			return err
		}
		if uses++; !strings.HasSuffix(path, "_test.go") && filepath.ToSlash(path) != top+"/store/seal.go" {
			t.Errorf("%s seals lightly: that is for tests", path)
		}
		return nil
	})
	if err != nil || uses < 3 {
		t.Fatalf("%d uses were found, %v: it proves nothing", uses, err)
	}
	for _, s := range program(t) {
		if s.room() == "store" && s.path != "store/seal.go" {
			for _, i := range s.syntax.Unresolved {
				if i.Name == "Light" {
					t.Errorf("%s seals lightly", s.at(i))
				}
			}
		}
	}
}
