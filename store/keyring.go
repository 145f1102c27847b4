package store

import (
	"context"
	"fmt"

	"handrail/checklist"
)

const serviceName = "handrail"

// keyring keeps the record in two slots of a keyring, and a head that names
// the one that counts.
type keyring struct {
	o      Options
	worker *worker

	known  checklist.Record // as last read or saved
	stamp  stamp            // of it; generation 0 where there was none
	erased int              // erasures, as `where` counted them then
	made   map[byte]int     // items of a slot known to be there
}

func openKeyring(o Options) (Store, error) {
	k := &keyring{o: o, made: make(map[byte]int)}
	if o.Backend == nil {
		k.worker = osWorker()
		if o.Look == nil {
			k.o.Look = lookFirst
		}
	} else {
		k.worker = newWorker(o.Backend)
	}
	if k.o.Look == nil {
		k.o.Look = func(context.Context) (Looked, error) { return Looked{}, nil }
	}
	return k, nil
}

func (k *keyring) Place() Place {
	return Place{Kind: Keyring, Words: "the keyring of this computer, under the name " + k.o.Service, Short: "keyring"}
}

func (k *keyring) Load(ctx context.Context) (checklist.Record, State, error) {
	o, err := k.begin(ctx, "read")
	if err != nil {
		return checklist.Record{}, k.state(), err
	}
	w, begun := whereBegun(k.o, k.Place())
	v, err := o.read(begun)
	if err != nil {
		return checklist.Record{}, k.state(), err
	}
	words := v.words
	readOnly := canLock(k.o.Dir)
	if readOnly != nil {
		words = append(words, sentence(readOnly))
	}
	if v.none {
		*k = keyring{o: k.o, worker: k.worker, erased: w.Erased, made: k.made}
		state := k.state(words...)
		state.ReadOnly = readOnly != nil
		return checklist.Record{}, state, problem(ErrNone, "no record was begun in "+k.Place().Words, "answer the first questions")
	}
	record := v.record
	if w.Erased == k.erased && k.stamp.generation > v.stamp.generation {
		words = append(words, wentBack(v.stamp, k.stamp))
		record, v.stamp = checklist.Merge(record, k.known), k.stamp // so that the next save sees it too
	}
	merged := k.learn(record, v.stamp, w.Erased)
	if readOnly == nil && !begun {
		k.markBegun(ctx)
	}
	state := k.state(words...)
	state.Merged, state.ReadOnly = merged, readOnly != nil
	return k.known, state, nil
}

func (k *keyring) Save(ctx context.Context, add []checklist.Event) (checklist.Record, State, error) {
	fail := func(err error) (checklist.Record, State, error) { return k.known, k.state(), err }
	o, err := k.begin(ctx, "saved")
	if err != nil {
		return fail(err)
	}
	unlock, err := holdLock(ctx, k.o.Dir, k.o.Deadlines.Lock)
	if err != nil {
		return fail(err)
	}
	defer k.release(unlock)

	w, begun := whereBegun(k.o, k.Place())
	o.trust = true // it was read before, and the save goes into the other slot
	v, err := o.read(begun)
	if err != nil {
		return fail(err)
	}
	words := v.words
	mine := k.known
	switch {
	case k.stamp.generation > 0 && (v.none || w.Erased != k.erased):
		return fail(problem(ErrLost, "the record was erased by another Handrail since it was opened here; nothing was saved",
			"end handrail and start it again"))
	case k.stamp.generation > v.stamp.generation:
		words = append(words, wentBack(v.stamp, k.stamp))
	default:
		mine = checklist.Record{} // the keyring holds all of it
	}
	others := countNew(k.known, v.record)
	merged := v.record.Add(mine.Events()...).Add(add...)

	saved := v.stamp
	if v.none || len(v.damaged) > 0 || v.badHead || len(v.words) > 0 || !sameRecord(merged, v.record) {
		if words, err = o.setAsideDamaged(v, words); err != nil {
			return fail(err)
		}
		if saved, err = o.write(v, merged); err != nil {
			return fail(err)
		}
		if takesBackNote(add) {
			// Once more, so that the other slot forgets the note too.
			again, err := o.write(view{stamp: saved}, merged)
			if err == nil {
				err = o.blankRest(saved, again)
				saved = again
			}
			if err != nil {
				words = append(words, "The note is withdrawn, but an older copy in the keyring still holds it until the next save: "+err.Error()+".")
			}
		}
	}
	k.learn(merged, saved, w.Erased)
	if !begun {
		if err := noteBegun(k.o, k.Place()); err != nil {
			words = append(words, "The record is saved; "+err.Error()+".")
		}
	}
	state := k.state(words...)
	state.Merged = others
	return k.known, state, nil
}

// learn keeps what was read or saved and says how many events are new.
func (k *keyring) learn(r checklist.Record, s stamp, erased int) (fresh int) {
	fresh = countNew(k.known, r)
	k.known, k.stamp, k.erased = r, s, erased
	k.made[s.slot] = max(k.made[s.slot], s.count)
	return fresh
}

func (k *keyring) state(words ...string) State {
	if k.stamp.generation == 0 {
		return State{Words: words}
	}
	return State{Generation: k.stamp.generation, Slot: string(k.stamp.slot), Chunks: k.stamp.count, Bytes: k.stamp.length, Words: words}
}

// release gives the lock back, but not while a call still hangs: its late
// write could fall into the save of another process.
func (k *keyring) release(unlock func()) {
	back := k.worker.returned()
	if back == nil {
		unlock()
		return
	}
	go func() {
		<-back
		unlock()
	}()
}

// wentBack says that a keyring came back without the last saves: some
// acknowledge before they write.
func wentBack(there, was stamp) string {
	return fmt.Sprintf("The keyring had gone back to save %d although it had said that it keeps save %d; the next save writes what was missing again.", there.generation, was.generation)
}

// takesBackNote reports whether a note is withdrawn.
func takesBackNote(add []checklist.Event) bool {
	for _, e := range add {
		if e.Kind == checklist.KindNote && e.Withdrawn() {
			return true
		}
	}
	return false
}

// countNew counts the events of b that a lacks.
func countNew(a, b checklist.Record) int { return len(b.Without(a)) }
