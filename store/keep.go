package store

import (
	"context"

	"handrail/checklist"
)

// Move copies the record of one store into another, reads it there, notes in
// the `where` of the state folder dir that the other is chosen now, and only
// then erases the first. A record that the other already holds is merged with.
// It returns the record and names what was erased.
func Move(ctx context.Context, dir string, from, to Store) (checklist.Record, []string, error) {
	if from.Place() == to.Place() {
		return checklist.Record{}, nil, problem(ErrRefused, "the record already is in "+to.Place().Words, "name another place")
	}
	record, _, err := from.Load(ctx)
	if err != nil {
		return record, nil, err
	}
	if _, _, err := to.Save(ctx, record.Events()); err != nil {
		return record, nil, err
	}
	there, _, err := to.Load(ctx)
	if err != nil {
		return record, nil, err
	}
	if !sameRecord(checklist.Merge(there, record), there) {
		return record, nil, problem(ErrDamaged, "the copy in "+to.Place().Words+" is not the same, so the record stays where it was", "try again, or use handrail store test")
	}
	if err := EditWhere(dir, func(w *Where) { w.Store = to.Place().Name() }); err != nil {
		return there, nil, err
	}
	gone, err := from.Erase(ctx)
	return there, gone, err
}

// Export writes a record to a file, sealed with a passphrase, and reads it
// back. It replaces a file of that name: ask before.
func Export(path string, r checklist.Record, passphrase string) error {
	return exportTo(osFS{}, path, r, passphrase)
}

// Import reads a file that Export wrote, or a sealed record. It touches
// nothing: Save what it returns. ErrWrongPassphrase, ErrDamaged (foreign, cut
// off) and ErrNewerFormat tell what is wrong with a file.
func Import(path, passphrase string) (checklist.Record, error) {
	return importFrom(osFS{}, path, passphrase)
}
