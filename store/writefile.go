package store

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// tempPattern names files that are being written; a kill may leave one.
const tempPattern = ".handrail-*.tmp"

// FS is the file system, as far as this package writes and reads it.
type FS interface {
	ReadFile(path string) ([]byte, error)
	MkdirAll(path string, perm fs.FileMode) error
	CreateTemp(dir, pattern string) (TempFile, error)
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(path string) error
}

// TempFile is a file being written.
type TempFile interface {
	io.Writer
	Name() string
	Chmod(fs.FileMode) error
	Sync() error
	Close() error
}

// WriteFile writes a file of the program, and is the only function that does:
// a temporary file beside it, synced, then renamed over it, then the folder
// synced. Killed at any instant it leaves the old file or the new one. The
// file is readable by its owner only (0600) unless perm says otherwise; the
// folder must be there.
func WriteFile(path string, data []byte, perm fs.FileMode) error {
	return writeFile(osFS{}, path, data, perm)
}

func writeFile(fsys FS, path string, data []byte, perm fs.FileMode) (err error) {
	if perm == 0 {
		perm = 0o600
	}
	dir := filepath.Dir(path)
	f, err := fsys.CreateTemp(dir, tempPattern)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			fsys.Remove(f.Name())
		}
	}()
	if err := f.Chmod(perm); err != nil && runtime.GOOS != "windows" {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := fsys.Rename(f.Name(), path); err != nil {
		return err
	}
	return fsys.SyncDir(dir)
}

// osFS is the file system of the operating system.
type osFS struct{}

func (osFS) MkdirAll(path string, perm fs.FileMode) error { return os.MkdirAll(path, perm) }
func (osFS) Remove(path string) error                     { return os.Remove(path) }

// Rename puts a file in the place of another, and never in that of a device, a
// pipe or a socket: who may do so would replace /dev/null for everybody.
func (osFS) Rename(from, to string) error {
	if info, err := os.Stat(to); err == nil && !info.Mode().IsRegular() {
		return &fs.PathError{Op: "replace", Path: to, Err: errNoFile}
	}
	return renameOver(from, to)
}

func (osFS) ReadFile(path string) ([]byte, error) { return ReadFile(path, maxFile) }

func (osFS) CreateTemp(dir, pattern string) (TempFile, error) {
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// SyncDir makes a rename last through a power cut, where the system lets a
// folder be synced; where it does not, the rename itself has already happened.
func (osFS) SyncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, _ := os.Open(path) // or nil, on which the rest does nothing
	_ = d.Sync()
	_ = d.Close()
	return nil
}
