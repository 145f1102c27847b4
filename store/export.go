package store

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"handrail/checklist"
)

// Sealed is what Export writes, for another place than a file.
func Sealed(r checklist.Record, passphrase string) ([]byte, error) {
	text, err := payload(0, r)
	if err != nil {
		return nil, err
	}
	body, err := sealWithPassphrase(text, passphrase)
	if err != nil {
		return nil, sealProblem(err)
	}
	return append(fmt.Appendf(nil, "%s %d\n", exportMark, fileFormat), body...), nil
}

func exportTo(fsys FS, path string, r checklist.Record, passphrase string) error {
	sealed, err := Sealed(r, passphrase)
	if err != nil {
		return err
	}
	if err := writeFile(fsys, path, sealed, 0o600); err != nil {
		return problem(ErrRefused, fmt.Sprintf("%q cannot be written", path), "see that its folder is there, that you may write to it and that the disk is not full").because(err)
	}
	back, err := importFrom(fsys, path, passphrase)
	if err == nil && !sameRecord(back, r) {
		err = damagedFile(path)
	}
	return err
}

func importFrom(fsys FS, path, passphrase string) (checklist.Record, error) {
	b, err := fsys.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return checklist.Record{}, problem(ErrNone, fmt.Sprintf("file %q does not exist", path), "name a file that handrail export wrote").because(err)
	case errors.Is(err, errTooLong):
		return checklist.Record{}, foreign(path).because(err)
	case err != nil:
		return checklist.Record{}, unreadable(ErrUnavailable, path, fmt.Sprintf("%q cannot be read", path), "see that it is an ordinary file", err)
	}
	f, err := parseFile(path, b)
	if err != nil {
		return checklist.Record{}, err
	}
	r, err := f.openExport(path, passphrase)
	if err == nil && !datable(r) {
		return checklist.Record{}, problem(ErrDamaged, fmt.Sprintf("%q contains invalid dates", path), "use another copy of it; nothing was changed")
	}
	return r, err
}

// The first second of the year 1 and the last of the year 9999.
const firstSecond, lastSecond = -62135596800, 253402300799

// datable reports whether every entry of a record has a time and a day that can
// be written, and leaves room for an entry after it.
func datable(r checklist.Record) bool {
	within := func(second int64) bool { return second >= firstSecond && second <= lastSecond }
	return !slices.ContainsFunc(r.Events(), func(e checklist.Event) bool { return !within(e.Order) || !within(e.Day.Number()*86400) })
}

// sameRecord reports whether two records hold the same events.
func sameRecord(a, b checklist.Record) bool { return a.Len() == b.Len() && len(a.Without(b)) == 0 }
