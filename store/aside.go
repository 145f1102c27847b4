package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// What cannot be read is never overwritten: it is copied whole, item by item,
// under names of its own (x1-a0, x1-head, …). The item x1 names them, and is
// written first, so that an erasure finds whatever was copied.
const (
	maxAside  = 9
	asideMark = mark + "1.aside:"
)

func asideName(set int, name string) string {
	if name == "" {
		return fmt.Sprintf("x%d", set)
	}
	return fmt.Sprintf("x%d-%s", set, name)
}

// slotNames names all items that a slot can have.
func slotNames(slot byte) []string {
	names := make([]string, maxChunks)
	for i := range names {
		names[i] = itemName(slot, i)
	}
	return names
}

// copyAside copies what items hold under names of their own. Items that are
// absent, empty or placeholders have nothing to keep.
func (o *transaction) copyAside(names []string) (copied []string, err error) {
	values := make(map[string]string)
	var kept []string
	for _, name := range names {
		value, there, err := o.get(name)
		if err != nil {
			return nil, err
		}
		if there && value != "" && !isPlaceholder(value) {
			values[name] = value
			kept = append(kept, name)
		}
	}
	if len(kept) == 0 {
		return nil, nil
	}
	for set := 1; set <= maxAside; set++ {
		_, taken, err := o.get(asideName(set, ""))
		if err != nil {
			return nil, err
		}
		if taken {
			continue
		}
		if err := o.set(asideName(set, ""), asideMark+strings.Join(kept, ",")); err != nil {
			return nil, err
		}
		for _, name := range kept {
			if err := o.set(asideName(set, name), values[name]); err != nil {
				return nil, err
			}
			copied = append(copied, asideName(set, name))
		}
		return copied, nil
	}
	return nil, problem(ErrRefused, fmt.Sprintf("%d damaged records were set aside already, so nothing was %s", maxAside, o.doing),
		"something damages the keyring again and again: move the record to a sealed file, or erase all of it: handrail forget")
}

// setAsideDamaged copies the slots that a save is about to overwrite although
// they hold something that could not be read.
func (o *transaction) setAsideDamaged(v view, words []string) ([]string, error) {
	var names []string
	for _, slot := range v.damaged {
		names = append(names, slotNames(slot)...)
	}
	if v.badHead {
		names = append(names, headName)
	}
	copied, err := o.copyAside(names)
	if len(copied) > 0 {
		words = append(words, fmt.Sprintf("What could not be read was set aside whole in the keyring, as %s.", strings.Join(copied, ", ")))
	}
	return words, err
}

// asideNames lists the items of all sets that were set aside.
func (o *transaction) asideNames() ([]string, error) {
	var all []string
	for set := 1; set <= maxAside; set++ {
		value, there, err := o.get(asideName(set, ""))
		if err != nil {
			return nil, err
		}
		if !there {
			continue
		}
		names := append(append(slotNames('A'), slotNames('B')...), headName)
		if list, ok := strings.CutPrefix(value, asideMark); ok {
			names = strings.Split(list, ",")
		}
		for _, name := range names {
			all = append(all, asideName(set, name))
		}
		all = append(all, asideName(set, "")) // last, so that the rest is found again
	}
	return all, nil
}

func (k *keyring) SetAside(ctx context.Context) ([]string, error) {
	o, err := k.begin(ctx, "set aside")
	if err != nil {
		return nil, err
	}
	unlock, err := holdLock(ctx, k.o.Dir, k.o.Deadlines.Lock)
	if err != nil {
		return nil, err
	}
	defer k.release(unlock)
	w, begun := whereBegun(k.o, k.Place())
	o.begunIn = w.Keyring
	kept := w.kept(k.Place())
	_, err = o.read(begun, kept)
	switch {
	case err == nil:
		return nil, problem(ErrRefused, "the record can be read, so nothing is set aside", "to erase it, use handrail forget")
	case !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLost):
		return nil, err
	}
	items := append(append(slotNames('A'), slotNames('B')...), headName)
	copied, err := o.copyAside(items)
	if err != nil {
		return copied, err
	}
	for _, name := range items { // the head last
		if _, err := o.remove(name); err != nil {
			return copied, err
		}
	}
	k.forget()
	return copied, noteErased(k.o, k.Place())
}
