package store

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"handrail/checklist"
)

// view is what lies in the keyring.
type view struct {
	none    bool // nothing was begun, or an unfinished start
	stamp   stamp
	record  checklist.Record
	highest uint64 // generation seen anywhere
	damaged []byte // slots that hold something that cannot be read
	badHead bool   // so does the head
	words   []string
}

// readTries is how often a slot is read anew because another process saved
// meanwhile.
const readTries = 6

// read finds the newest whole record. begun says that one was begun here, so
// that an empty place is a loss and not a start.
func (o *op) read(begun bool) (view, error) {
	value, there, err := o.get(headName)
	for try := 0; err == nil && try < readTries; try++ {
		head, wrong := parse(value)
		switch {
		case !there:
			return o.readSlots(begun, false, "the head is missing")
		case errors.Is(wrong, ErrNewerFormat):
			return view{}, newer()
		case wrong == nil && head.kind == "erasing":
			return view{}, problem(ErrLost, "an erasure was begun here and not finished", "finish it: handrail forget")
		case wrong == nil && head.kind == "empty":
			return o.readSlots(begun, false, "the head was never written")
		case wrong != nil:
			return o.readSlots(begun, value != "", "the head "+wrong.Error())
		case head.kind != "head":
			return o.readSlots(begun, true, "the head is not one")
		case head.stamp.generation == 0 && begun:
			return view{}, lost(o.k.Place())
		case head.stamp.generation == 0:
			return view{none: true, stamp: head.stamp}, nil
		case o.trust && head.stamp == o.k.stamp:
			return view{stamp: head.stamp, record: o.k.known, highest: head.stamp.generation}, nil
		}
		record, wrong := o.readSlot(head.stamp)
		if wrong == nil {
			return view{stamp: head.stamp, record: record, highest: head.stamp.generation}, nil
		}
		var broken brokenSlot
		if !errors.As(wrong, &broken) {
			return view{}, wrong
		}
		// Another process may have saved twice since the head was read.
		var again string
		if again, there, err = o.get(headName); err != nil {
			break
		}
		if again == value {
			return o.readOther(head.stamp, broken)
		}
		value = again
	}
	if err == nil {
		err = problem(ErrTimeout, "another Handrail saves without pause, so the record could not be read", "wait for it, then try again")
	}
	return view{}, err
}

// readOther reads the slot that the head does not name.
func (o *op) readOther(head stamp, broken brokenSlot) (view, error) {
	other := otherSlot(head.slot)
	s, record, err := o.readAlone(other)
	var unreadable brokenSlot
	switch {
	case err == nil && s.generation > 0:
		return view{stamp: s, record: record, highest: max(head.generation, s.generation), damaged: []byte{head.slot},
			words: []string{fmt.Sprintf("The newest copy of the record (save %d, slot %c) cannot be read: %v. This is the one before it, save %d; what was said since is missing.", head.generation, head.slot, broken, s.generation)}}, nil
	case err != nil && !errors.As(err, &unreadable):
		return view{}, err
	}
	return view{}, damaged(fmt.Sprintf("neither copy of the record can be read: in slot %c %v", head.slot, broken))
}

// readSlots reads without a head.
func (o *op) readSlots(begun, badHead bool, why string) (view, error) {
	v := view{badHead: badHead}
	untouched := !badHead
	whole := false
	for _, slot := range []byte{'A', 'B'} {
		s, record, err := o.readAlone(slot)
		var broken brokenSlot
		switch {
		case err == nil:
			v.highest = max(v.highest, s.generation)
			if !whole || s.generation > v.stamp.generation {
				v.stamp, v.record, whole = s, record, true
			}
		case !errors.As(err, &broken):
			return view{}, err
		default:
			empty, err := o.untouched(slot)
			if err != nil {
				return view{}, err
			}
			if !empty {
				untouched = false
				v.damaged = append(v.damaged, slot)
				v.highest = max(v.highest, broken.generation)
			}
		}
	}
	switch {
	case whole:
		v.words = []string{fmt.Sprintf("The record was read from slot %c (save %d), since %s.", v.stamp.slot, v.stamp.generation, why)}
		return v, nil
	case untouched && begun:
		return view{}, lost(o.k.Place())
	case untouched:
		return view{none: true, stamp: stamp{slot: 'B'}}, nil
	}
	return view{}, damaged("the record cannot be read: " + why + ", and no slot is whole")
}

// untouched reports whether no item of a slot was ever written with a part of
// a record. An empty one counts as untouched here: some keyrings leave it
// when they are ended while they make an item.
func (o *op) untouched(slot byte) (bool, error) {
	for i := range maxChunks {
		value, there, err := o.get(itemName(slot, i))
		if err != nil {
			return false, err
		}
		if there && value != "" && value != placeholder {
			return false, nil
		}
	}
	return true, nil
}

// brokenSlot says why a slot cannot be read.
type brokenSlot struct {
	why        string
	generation uint64 // as far as it can be told
}

func (b brokenSlot) Error() string { return b.why }

// readAlone reads a slot by what its first chunk says.
func (o *op) readAlone(slot byte) (stamp, checklist.Record, error) {
	value, there, err := o.get(itemName(slot, 0))
	if err != nil {
		return stamp{}, checklist.Record{}, err
	}
	if !there {
		return stamp{}, checklist.Record{}, brokenSlot{why: "chunk 1 is missing"}
	}
	p, wrong := parse(value)
	switch {
	case errors.Is(wrong, ErrNewerFormat):
		return stamp{}, checklist.Record{}, newer()
	case wrong != nil:
		return stamp{}, checklist.Record{}, brokenSlot{why: "chunk 1 " + wrong.Error()}
	case p.kind != "part" || p.stamp.slot != slot || p.index != 0:
		return stamp{}, checklist.Record{}, brokenSlot{why: "chunk 1 is another item", generation: p.stamp.generation}
	}
	r, err := o.readSlot(p.stamp)
	return p.stamp, r, err
}

// readSlot reads the record that a stamp describes. A brokenSlot error says
// that it is not there whole.
func (o *op) readSlot(s stamp) (checklist.Record, error) {
	data := make([]byte, 0, s.length)
	for i := range s.count {
		broken := func(why string) (checklist.Record, error) {
			return checklist.Record{}, brokenSlot{fmt.Sprintf("chunk %d of %d %s", i+1, s.count, why), s.generation}
		}
		value, there, err := o.get(itemName(s.slot, i))
		if err != nil {
			return checklist.Record{}, err
		}
		if !there {
			return broken("is missing")
		}
		p, wrong := parse(value)
		switch {
		case errors.Is(wrong, ErrNewerFormat):
			return checklist.Record{}, newer()
		case wrong != nil:
			return broken(wrong.Error())
		case p.kind != "part":
			return broken("was never written")
		case p.stamp != s:
			return broken("belongs to another save")
		case p.index != i:
			return broken("is in the wrong place")
		}
		data = append(data, p.part...)
	}
	if len(data) != s.length || sha256.Sum256(data) != s.sum {
		return checklist.Record{}, brokenSlot{"its parts do not fit together", s.generation}
	}
	r, err := decode(data)
	if errors.Is(err, ErrNewerFormat) {
		return r, newer()
	}
	if err != nil {
		return r, brokenSlot{err.Error(), s.generation}
	}
	return r, nil
}

// write saves a record beside what the view found: into the slot that is not
// in use, then the head. Until the head is written the old record stands.
func (o *op) write(v view, r checklist.Record) (stamp, error) {
	data, err := encode(r)
	if err != nil {
		return stamp{}, err
	}
	if len(data) > maxRecord {
		return stamp{}, tooBig(len(data))
	}
	s := stampOf(max(v.highest, v.stamp.generation)+1, otherSlot(v.stamp.slot), data)
	if v.none {
		if err := o.prepare(s.count); err != nil {
			return stamp{}, err
		}
	}
	for i, value := range s.chunks(data) {
		if err := o.make(s.slot, i); err != nil {
			return stamp{}, err
		}
		if err := o.set(itemName(s.slot, i), value); err != nil {
			return stamp{}, err
		}
	}
	return s, o.set(headName, s.head())
}

// prepare makes the items of a first save with placeholders, and the head
// last: overwriting an item either happens or does not, making one may be cut
// in half.
func (o *op) prepare(count int) error {
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
func (o *op) make(slot byte, i int) error {
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
func (o *op) blankRest(saves ...stamp) error {
	for _, s := range saves {
		for i := s.count; i < maxChunks; i++ {
			value, there, err := o.get(itemName(s.slot, i))
			if err != nil {
				return err
			}
			if there && value != placeholder {
				if err := o.set(itemName(s.slot, i), placeholder); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func newer() error {
	return problem(ErrNewerFormat, "the record was written by a newer Handrail, so it is left as it is", "use that newer Handrail; this one would lose what it does not know")
}

func lost(p Place) error {
	return problem(ErrLost, "a record was begun in "+p.Words+", and it is not there",
		"see that it is the same user and the same keyring as before; or bring back an export: handrail import FILE; or give the record up: handrail forget")
}

func damaged(what string) error {
	return problem(ErrDamaged, what,
		"bring back an export, what is here is set aside whole: handrail import FILE; or erase it: handrail forget")
}
