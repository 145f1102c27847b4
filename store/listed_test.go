package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAFolderWithSpecialCharactersInItsNameListsItsOwnFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "[a]b{c}")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"rec.age", "rec.age.damaged-1", ".handrail-7.tmp", "other.damaged-1"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := listed(dir, "rec.age.damaged-", ""); len(got) != 1 || filepath.Base(got[0]) != "rec.age.damaged-1" {
		t.Errorf("%q", got)
	}
	if got := temporaryFiles(dir); len(got) != 1 || filepath.Base(got[0]) != ".handrail-7.tmp" {
		t.Errorf("%q", got)
	}
}
