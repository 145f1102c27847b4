package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"handrail/checklist"
)

// maxGeneration is the highest number of a save that is believed: a save a
// second for a thousand centuries stays below it. A higher one is damage, and
// so nothing is ever counted past the end of a number.
const maxGeneration = 1 << 42

// view is what a keyring holds.
type view struct {
	none     bool // nothing was begun, or an unfinished start
	stamp    stamp
	record   checklist.Record
	highest  uint64 // generation seen anywhere
	damaged  []byte // slots that hold something that cannot be read
	badHead  bool   // so does the head
	disagree bool   // head and slots do not fit: the next save writes a right head
	words    []string
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

// pointer is the head as it was read.
type pointer struct {
	value string
	there bool
	whole bool   // it names a save
	stamp stamp  // of that save
	start bool   // it says that a first save was begun
	why   string // why it names none: "the head is missing"
	bad   bool   // and holds something that cannot be read
}

// readHead reads the head. It fails for a newer format, and for an erasure
// that was begun.
func (o *transaction) readHead() (pointer, error) {
	value, there, err := o.get(headName)
	if err != nil {
		return pointer{}, err
	}
	h := pointer{value: value, there: there}
	p, wrong := parseItem(value)
	switch {
	case !there:
		h.why = "the head is missing"
	case errors.Is(wrong, ErrNewerFormat):
		return h, newer()
	case wrong != nil:
		h.why, h.bad = "the head "+wrong.Error(), value != ""
	case p.kind == "erasing":
		return h, problem(ErrLost, "an erasure was begun here and not finished", "finish it: handrail forget")
	case p.kind == "empty", p.kind == "head" && p.stamp.count == 0:
		h.why, h.start = "the head was never written", true
	case p.kind != "head":
		h.why, h.bad = "the head is another item", true
	default:
		h.whole, h.stamp = true, p.stamp
	}
	return h, nil
}

// parseItem reads a value as parse does, and refuses a save that no one can
// have made.
func parseItem(value string) (parsed, error) {
	p, err := parse(value)
	if err == nil && p.stamp.generation > maxGeneration {
		return p, fmt.Errorf("names a save with an impossible number")
	}
	return p, err
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
// hold a newer save.
func (o *transaction) savedAbove(head stamp) (bool, error) {
	value, _, err := o.get(itemName(otherSlot(head.slot), 0))
	if err != nil {
		return false, err
	}
	p, wrong := parseItem(value)
	if errors.Is(wrong, ErrNewerFormat) {
		return false, newer()
	}
	return wrong == nil && p.kind == "part" && p.stamp.generation > head.generation, nil
}

// slotRead is what one slot holds.
type slotRead struct {
	slot   byte
	whole  bool
	stamp  stamp
	record checklist.Record
	broken brokenSlot // where it is not whole
	empty  bool       // and was never written
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

// readBoth takes the newest whole save of both slots, and adds what only the
// other one holds.
func (o *transaction) readBoth(head pointer, begun bool, kept Kept) (view, error) {
	both, err := o.readEach()
	if err != nil {
		return view{}, err
	}
	v := view{badHead: head.bad, highest: head.stamp.generation}
	var newest, other slotRead
	for _, r := range both {
		v.highest = max(v.highest, r.stamp.generation, r.broken.generation)
		switch {
		case r.whole && (!newest.whole || r.stamp.generation > newest.stamp.generation || r.stamp.generation == newest.stamp.generation && r.stamp == head.stamp):
			newest, other = r, newest
		case r.whole:
			other = r
		}
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
	if kept.Generation > newest.stamp.generation && !o.restores && (!head.whole || head.stamp.generation <= newest.stamp.generation) {
		v.words = append(v.words, wentBack(newest.stamp.generation, kept.Generation)+" What was entered after it is missing: see handrail log, and enter it again.")
	}
	if replaced(kept, both) && !o.restores {
		v.words = append(v.words, fmt.Sprintf("Save %d in the keyring is not the one that was made here: it was merged with another copy, or replaced by one.", kept.Generation)+
			" What was entered here for it may be missing: see handrail log, and enter it again.")
	}
	if n := countNew(newest.record, v.record); n > 0 {
		v.words = append(v.words, broughtBack(n))
		v.disagree = true
	}
	return v, nil
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

func newer() error {
	return problem(ErrNewerFormat, "the record was written by a newer Handrail, so it is left as it is", "use that newer Handrail; this one would lose what it does not know")
}

// lost says that a record was begun and is not there, where was looked, and
// where it is if that was seen.
func (o *transaction) lost() error {
	asked := o.k.Place().Words
	if l := o.looked; l.Collection != "" {
		asked = fmt.Sprintf("the keyring %q", l.Collection)
		if l.Service != "" {
			asked += " of " + l.Service
		}
	}
	if len(o.looked.Elsewhere) > 0 {
		there := quotedList(o.looked.Elsewhere)
		way := fmt.Sprintf("set %s as the default keyring in your password app, then try again; nothing is lost", there)
		if o.looked.Login {
			way = fmt.Sprintf("the keyring with the id login is used wherever there is one: if %q is new and empty, remove it in your password app, else move the entries named %s from %s into it; nothing is lost",
				o.looked.Collection, o.k.o.Service, there)
		}
		return problem(ErrLost, fmt.Sprintf("the record is in the keyring %s, and %s was asked", there, asked), way)
	}
	what := "a record was begun here, and it is not in " + asked
	if o.begunIn != "" && o.looked.Collection != "" && o.begunIn != o.looked.Collection {
		what = fmt.Sprintf("a record was begun in the keyring %q, and it is not in %s", o.begunIn, strings.TrimPrefix(asked, "the keyring "))
	}
	return problem(ErrLost, what,
		"see that it is the same user and the same keyring as before; or bring back an export: handrail import FILE; or give the record up: handrail forget")
}

func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strconv.Quote(name)
	}
	return strings.Join(quoted, " and ")
}

func damaged(what string) error {
	return problem(ErrDamaged, what,
		"bring back an export, what is here is set aside whole: handrail import FILE; or erase it: handrail forget")
}
