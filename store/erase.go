package store

import (
	"context"
	"slices"
)

// Erase writes into the head first that an erasure was begun, so that a
// record erased by half is told from a damaged one.
func (k *keyring) Erase(ctx context.Context) ([]string, error) {
	o, err := k.begin(ctx, "erased")
	if err != nil {
		return nil, err
	}
	unlock, err := holdLock(ctx, k.o.Dir, k.o.Deadlines.Lock)
	if err != nil {
		return nil, err
	}
	defer k.release(unlock)

	names, err := o.asideNames()
	if err != nil {
		return nil, err
	}
	names = slices.Concat(slotNames('A'), slotNames('B'), names)
	_, there, err := o.get(headName)
	if err != nil {
		return nil, err
	}
	if there {
		if err := o.set(headName, erasing); err != nil {
			return nil, err
		}
	}
	var gone []string
	for _, name := range append(names, headName) {
		was, err := o.remove(name)
		if err != nil {
			return gone, err
		}
		if was {
			gone = append(gone, k.o.Service+" "+name)
		}
	}
	k.forget()
	return gone, noteForgotten(k.o, k.Place())
}
