//go:build unix

package store

import (
	"os"
	"syscall"
)

// openWithoutWaiting opens a file for reading; a pipe that nobody writes to is
// opened at once too.
func openWithoutWaiting(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
}

// renameOver puts one file in the place of another.
func renameOver(from, to string) error { return os.Rename(from, to) }
