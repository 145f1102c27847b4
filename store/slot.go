package store

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"handrail/checklist"
)

// slotRead is what one slot holds.
type slotRead struct {
	slot   byte
	whole  bool
	stamp  stamp
	record checklist.Record
	broken brokenSlot // where it is not whole
	empty  bool       // and was never written
}

// highest is the highest number of a save that is seen in a slot.
func (r slotRead) highest() uint64 { return max(r.stamp.generation, r.broken.generation) }

// beats reports whether the record is read from this slot and not from the
// other: from the newer whole save, or of two of one number from the one that
// the head names.
func (r slotRead) beats(other slotRead, head stamp) bool {
	if !r.whole || !other.whole {
		return r.whole
	}
	if r.stamp.generation != other.stamp.generation {
		return r.stamp.generation > other.stamp.generation
	}
	return r.stamp == head
}

// readEach reads both slots by what their own chunks say.
func (o *transaction) readEach() (both [2]slotRead, err error) {
	for i, slot := range []byte{'A', 'B'} {
		r := slotRead{slot: slot}
		r.stamp, r.record, err = o.readAlone(slot)
		switch {
		case err == nil:
			r.whole = true
		case !errors.As(err, &r.broken):
			return both, err
		default:
			if r.empty, err = o.untouched(slot); err != nil {
				return both, err
			}
		}
		both[i] = r
	}
	return both, nil
}

// untouched reports whether no item of a slot was ever written with a part of
// a record. An empty one counts as untouched here: some keyrings leave it
// when they are ended while they make an item.
func (o *transaction) untouched(slot byte) (bool, error) {
	for _, name := range slotNames(slot) {
		value, there, err := o.get(name)
		if err != nil {
			return false, err
		}
		if there && value != "" && !isPlaceholder(value) {
			return false, nil
		}
	}
	return true, nil
}

// isPlaceholder reports whether an item was made and never written.
func isPlaceholder(value string) bool {
	p, err := parse(value)
	return err == nil && p.kind == "empty"
}

// brokenSlot says why a slot cannot be read.
type brokenSlot struct {
	why        string
	generation uint64 // as far as it can be told
}

func (b brokenSlot) Error() string { return b.why }

// readAlone reads a slot by what its first chunk says.
func (o *transaction) readAlone(slot byte) (stamp, checklist.Record, error) {
	value, there, err := o.get(itemName(slot, 0))
	if err != nil {
		return stamp{}, checklist.Record{}, err
	}
	if !there {
		return stamp{}, checklist.Record{}, brokenSlot{why: "chunk 1 is missing"}
	}
	p, wrong := parseItem(value)
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
func (o *transaction) readSlot(s stamp) (checklist.Record, error) {
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
		p, wrong := parseItem(value)
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
