package store

import (
	"fmt"

	"handrail/checklist"
)

// write saves a record beside what the view found: into the slot that is not
// in use, then the head. Until the head is written the old record stands.
func (o *transaction) write(v view, r checklist.Record) (stamp, error) {
	data, err := encode(r)
	if err != nil {
		return stamp{}, err
	}
	next := max(v.highest, v.stamp.generation) + 1
	if next > maxGeneration {
		return stamp{}, damaged(fmt.Sprintf("the number of the newest save is impossible (%d)", next-1))
	}
	s := stampOf(next, otherSlot(v.stamp.slot), data)
	if s.count > maxChunks {
		return stamp{}, tooBig(len(data))
	}
	if v.none {
		if err := o.prepare(s.count); err != nil {
			return stamp{}, err
		}
	}
	for i, value := range s.chunks(data) {
		if err := o.make(s.slot, i); err != nil {
			return stamp{}, err
		}
		if err := o.single(itemName(s.slot, i)); err != nil {
			return stamp{}, err
		}
		if err := o.set(itemName(s.slot, i), value); err != nil {
			return stamp{}, err
		}
	}
	if err := o.single(headName); err != nil {
		return stamp{}, err
	}
	return s, o.set(headName, s.head())
}

// prepare makes the items of a first save with placeholders, and the head
// last: overwriting an item either happens or does not, making one may be cut
// in half.
func (o *transaction) prepare(count int) error {
	for _, slot := range []byte{'A', 'B'} {
		for i := range count {
			if err := o.make(slot, i); err != nil {
				return err
			}
		}
	}
	return o.set(headName, stampOf(0, 'B', nil).head())
}

// make makes an item with a placeholder unless it is there.
func (o *transaction) make(slot byte, i int) error {
	if i < o.k.made[slot] {
		return nil
	}
	_, there, err := o.get(itemName(slot, i))
	if err != nil {
		return err
	}
	if !there {
		if err := o.set(itemName(slot, i), placeholder); err != nil {
			return err
		}
	}
	o.k.made[slot] = i + 1
	return nil
}

// blankRest puts placeholders into the items of each slot that its save does
// not use, so that nothing of an older one stays.
func (o *transaction) blankRest(saves ...stamp) error {
	for _, s := range saves {
		for i := s.count; i < maxChunks; i++ {
			value, there, err := o.get(itemName(s.slot, i))
			if err != nil {
				return err
			}
			if there && !isPlaceholder(value) {
				if err := o.set(itemName(s.slot, i), placeholder); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
