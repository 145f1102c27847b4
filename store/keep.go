package store

import (
	"context"

	"handrail/checklist"
)

// Move copies the record of one store into another, reads it there, and only
// then erases the first. A record that the other already holds is merged with.
// It returns the record and names what was erased.
func Move(ctx context.Context, from, to Store) (checklist.Record, []string, error) {
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
	if checklist.Merge(there, record).Len() != there.Len() || !sameRecord(checklist.Merge(there, record), there) {
		return record, nil, problem(ErrDamaged, "the copy in "+to.Place().Words+" is not the same, so the record stays where it was", "try again, or use handrail store test")
	}
	gone, err := from.Erase(ctx)
	return there, gone, err
}

// Export writes a record to a file, sealed with a passphrase.
func Export(path string, r checklist.Record, passphrase string) error {
	return exportTo(osFS{}, path, r, passphrase)
}

// Import reads a file that Export wrote. It touches nothing else.
func Import(path, passphrase string) (checklist.Record, error) {
	return importFrom(osFS{}, path, passphrase)
}
