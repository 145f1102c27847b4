package cli

import (
	"errors"
	"os"
	"path/filepath"

	"handrail/store"
	"handrail/ui/session"
)

// writeFile writes a file that a person named, readable by its owner only.
func (a *app) writeFile(path string, data []byte) error {
	if err := a.mayWrite(path); err != nil {
		return err
	}
	if err := store.WriteFile(path, data, 0o600); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// mayWrite refuses a file that cannot be written at a path, or that is there and
// is not to be replaced.
func (a *app) mayWrite(path string) error {
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return usageErrorf("make it first, or name another", "there is no folder %q", filepath.Dir(path))
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return usageErrorf("name a file in it", "%q is a folder", path)
	}
	return a.mayReplace(path)
}

func (a *app) mayReplace(path string) error {
	if _, err := os.Stat(path); err == nil && !a.force {
		return usageErrorf("name another file, or add --force to replace it", "there is a file %q already", path)
	}
	return nil
}

func cannotWrite(path string, err error) error {
	return usageErrorf("see that you may write there and that the disk is not full", "%q cannot be written: %v", path, err)
}

// isStore reports whether a file is the sealed record itself.
func (a *app) isStore(s *session.Session, file string) bool {
	if s.Place().Kind != store.File {
		return false
	}
	x, err := os.Stat(file)
	y, err2 := os.Stat(s.Place().Path)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// fileProblem makes a problem with a named file one of wrong words: the record
// itself was not touched.
func fileProblem(err error) error {
	var p *store.Problem
	if errors.As(err, &p) {
		return &usageError{what: p.What, hint: p.Hint, err: err}
	}
	return err
}
