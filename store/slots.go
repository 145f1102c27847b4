package store

import (
	"errors"
	"fmt"

	"handrail/checklist"
)

// view is what a keyring holds.
type view struct {
	none     bool // nothing was begun, or an unfinished start
	stamp    stamp
	record   checklist.Record
	highest  uint64   // generation seen anywhere
	damaged  []byte   // slots that hold something that cannot be read
	badHead  bool     // so does the head
	disagree bool     // head and slots do not fit: the next save writes a right head
	words    []string // what is told of it; the next save puts that right
}

// readTries is how often a slot is read again because another process saved
// meanwhile.
const readTries = 6

// read finds the newest whole record. begun says that one was begun here, so
// that an empty place is a loss and not a start; kept is the last save that
// this machine knows to be acknowledged, and makes sure that both slots are
// read where the keyring holds another.
func (o *transaction) read(begun bool, kept Kept) (view, error) {
	head, err := o.readHead()
	for range readTries {
		if err != nil {
			return view{}, err
		}
		v, wrong := o.readAt(head, begun, kept)
		if wrong == nil && !v.disagree {
			return v, nil
		}
		var p *Problem
		if errors.As(wrong, &p) && !errors.Is(wrong, ErrDamaged) && !errors.Is(wrong, ErrLost) {
			return view{}, wrong
		}
		// Another process may have saved since the head was read.
		var again pointer
		if again, err = o.readHead(); err == nil && again.value == head.value {
			return v, wrong
		}
		head = again
	}
	return view{}, problem(ErrTimeout, "another Handrail saves without pause, so the record could not be read", "wait for it, then try again")
}

// readAt reads the slots: the one that the head names, and where that is not
// enough the other too.
func (o *transaction) readAt(head pointer, begun bool, kept Kept) (view, error) {
	switch {
	case !head.there && !begun:
		// The first save makes the items of both slots before the head, so
		// two look-ups tell that nothing was begun.
		if _, there, err := o.get(itemName('B', 0)); err != nil {
			return view{}, err
		} else if !there && len(o.looked.Elsewhere) > 0 {
			return view{}, o.lost()
		} else if !there {
			return view{none: true, stamp: stamp{slot: 'B'}}, nil
		}
	case head.whole:
		above, err := o.savedAbove(head.stamp)
		if err != nil {
			return view{}, err
		}
		if !above && o.trust && head.stamp == o.k.stamp {
			return view{stamp: head.stamp, record: o.k.known, highest: head.stamp.generation}, nil
		}
		if above || !kept.is(head.stamp) {
			break
		}
		record, wrong := o.readSlot(head.stamp)
		if wrong == nil {
			return view{stamp: head.stamp, record: record, highest: head.stamp.generation}, nil
		}
		var broken brokenSlot
		if !errors.As(wrong, &broken) {
			return view{}, wrong
		}
	}
	return o.readBoth(head, begun, kept)
}

// savedAbove reports whether the slot that the head does not name claims to
// hold a newer save, or another one of the same number.
func (o *transaction) savedAbove(head stamp) (bool, error) {
	value, _, err := o.get(itemName(otherSlot(head.slot), 0))
	if err != nil {
		return false, err
	}
	p, wrong := parseItem(value)
	if errors.Is(wrong, ErrNewerFormat) {
		return false, newer()
	}
	return wrong == nil && p.stamp.generation >= head.generation, nil
}

// readBoth takes the newest whole save of both slots, and adds what only the
// other one holds.
func (o *transaction) readBoth(head pointer, begun bool, kept Kept) (view, error) {
	both, err := o.readEach()
	if err != nil {
		return view{}, err
	}
	v := view{badHead: head.bad, highest: max(head.stamp.generation, both[0].highest(), both[1].highest())}
	newest, other := both[0], both[1]
	if other.beats(newest, head.stamp) {
		newest, other = other, newest
	}
	if !newest.whole {
		return o.nothingWhole(head, both, begun)
	}
	v.stamp, v.record = newest.stamp, newest.record
	if other.whole {
		v.record = checklist.Merge(newest.record, other.record)
	}
	v.disagree = !head.whole || head.stamp != newest.stamp
	for _, r := range both {
		// What a save that was cut off left in the idle slot may be written
		// over. What was acknowledged, or is named, is set aside first.
		if !r.whole && !r.empty && (v.disagree || kept.Generation > newest.stamp.generation) {
			v.damaged = append(v.damaged, r.slot)
		}
	}
	v.words = newestWords(head, newest, both)
	if !o.restores {
		v.words = append(v.words, missing(head, newest, both, kept)...)
	}
	if n := countNew(newest.record, v.record); n > 0 {
		v.words = append(v.words, broughtBack(n))
		v.disagree = true
	}
	return v, nil
}

// missing tells what was acknowledged here and is not in the keyring.
func missing(head pointer, newest slotRead, both [2]slotRead, kept Kept) (words []string) {
	if kept.Generation > newest.stamp.generation && head.stamp.generation <= newest.stamp.generation {
		words = append(words, wentBack(newest.stamp.generation, kept.Generation)+" What was entered after it is missing: see handrail log, and enter it again.")
	}
	if replaced(kept, both) {
		words = append(words, fmt.Sprintf("Save %d in the keyring is not the one that was made here: it was merged with another copy, or replaced by one.", kept.Generation)+
			" What was entered here for it may be missing: see handrail log, and enter it again.")
	}
	return words
}

// replaced reports whether the last save that was acknowledged here is gone and
// another one has its number, as after a merge of two databases by a password
// app, which takes the newer entry of each name.
func replaced(kept Kept, both [2]slotRead) bool {
	other := false
	for _, r := range both {
		if r.whole && kept.is(r.stamp) {
			return false
		}
		other = other || r.whole && r.stamp.generation == kept.Generation
	}
	return other
}

// newestWords tells why the record was not simply read where the head says.
func newestWords(head pointer, newest slotRead, both [2]slotRead) (words []string) {
	switch {
	case !head.whole:
		words = append(words, fmt.Sprintf("The record was read from save %d (slot %c), since %s.", newest.stamp.generation, newest.slot, head.why))
	case head.stamp == newest.stamp:
	case head.stamp.generation > newest.stamp.generation:
		named := both[head.stamp.slot-'A']
		why := "it holds another save"
		if !named.whole {
			why = named.broken.Error()
		}
		words = append(words, fmt.Sprintf("The newest copy of the record (save %d, slot %c) cannot be read: %s. This is save %d; what was entered after it is missing.",
			head.stamp.generation, head.stamp.slot, why, newest.stamp.generation))
	case head.stamp.generation == newest.stamp.generation:
		words = append(words, fmt.Sprintf("The keyring points to another save %d than the one it holds whole, which was read.", newest.stamp.generation))
	default:
		words = append(words, fmt.Sprintf("The keyring points to save %d, but holds the newer save %d whole, so that one was read.", head.stamp.generation, newest.stamp.generation))
	}
	return words
}

// broughtBack tells that the other slot held what the newest save lacks.
func broughtBack(n int) string {
	if n == 1 {
		return "1 entry that the newest save lacks was found in the other copy and brought back."
	}
	return fmt.Sprintf("%d entries that the newest save lacks were found in the other copy and brought back.", n)
}

// nothingWhole tells a start, a loss and damage apart where no slot is whole.
func (o *transaction) nothingWhole(head pointer, both [2]slotRead, begun bool) (view, error) {
	untouched := both[0].empty && both[1].empty && !head.bad && !head.whole
	switch {
	case untouched && begun:
		return view{}, o.lost()
	case untouched, head.start && !begun: // a first save that was cut off
		return view{none: true, stamp: stamp{slot: 'B'}}, nil
	case head.whole:
		return view{}, damaged(fmt.Sprintf("neither copy of the record can be read: in slot %c %v", head.stamp.slot, both[head.stamp.slot-'A'].broken))
	}
	return view{}, damaged("the record cannot be read: " + head.why + ", and no slot is whole")
}
