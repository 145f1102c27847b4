//go:build unix

package store

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestADeviceOrAPipeIsNeverReplacedByAFile(t *testing.T) {
	dir := t.TempDir()
	pipe, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, link} {
		if err := WriteFile(path, []byte("x"), 0o600); err == nil {
			t.Errorf("%s was replaced", path)
		}
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is %v now, %v", info, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, tempPattern)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	plain := filepath.Join(dir, "plain")
	for range 2 {
		if err := WriteFile(plain, []byte("x"), 0o600); err != nil {
			t.Errorf("an ordinary file is not written: %v", err)
		}
	}
}
