package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// openWithoutWaiting opens a file for reading, and lets another program
// replace it meanwhile, which os.Open does not.
func openWithoutWaiting(path string) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE,
		nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	if kind, err := windows.GetFileType(h); err != nil || kind != windows.FILE_TYPE_DISK {
		windows.CloseHandle(h)
		return nil, &fs.PathError{Op: "open", Path: path, Err: errNoFile}
	}
	return os.NewFile(uintptr(h), path), nil
}

// How long a file that another program has open is tried again, and how often:
// virus scanners and backups let go within that time.
const (
	renameTime  = 2 * time.Second
	renameEvery = 50 * time.Millisecond
)

// renameOver puts one file in the place of another. Windows refuses it while
// another program has the other one open, so it is tried again for a while.
func renameOver(from, to string) error {
	for tries := int(renameTime / renameEvery); ; tries-- {
		err := os.Rename(from, to)
		held := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
		if err == nil || !held {
			return err
		}
		if tries <= 0 {
			return fmt.Errorf("another program has %q open: %w", to, err)
		}
		time.Sleep(renameEvery)
	}
}
