package store

import (
	"context"
	"fmt"
	"strings"

	"handrail/checklist"
)

const serviceName = "handrail"

// keyring keeps the record in two slots of a keyring, and a head that names
// the one that counts.
type keyring struct {
	o      Options
	worker *worker

	known  checklist.Record // as last read or saved
	stamp  stamp            // of it
	have   bool             // a record was read or saved
	ahead  bool             // known holds more than the newest save
	erased int              // erasures, as `where` counted them then
	made   map[byte]int     // items of a slot known to be there
}

func openKeyring(o Options) (Store, error) {
	k := &keyring{o: o, made: make(map[byte]int)}
	if o.Backend == nil {
		k.worker = osWorker()
		if o.Look == nil {
			k.o.Look = lookFor(k.o.Service)
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
	v, err := k.look(o, w, begun)
	if err != nil {
		return checklist.Record{}, k.state(), err
	}
	words := v.words
	if d := o.looked.Doubles; len(d) > 0 {
		words = append(words, fmt.Sprintf("The keyring holds %s twice, as a merge by a password app leaves it. The next saves make one of two.", strings.Join(d, ", ")))
	}
	readOnly := canLock(k.o.Dir)
	if readOnly != nil {
		words = append(words, sentence(readOnly))
	}
	if v.none {
		k.forget()
		k.erased = w.Erased
		state := k.state(words...)
		state.ReadOnly = readOnly != nil
		return checklist.Record{}, state, problem(ErrNone, "no record was begun in "+k.Place().Words, "answer the first questions")
	}
	record, ahead := v.record, v.disagree
	if w.Erased == k.erased {
		all := checklist.Merge(record, k.known)
		if k.stamp.generation > v.stamp.generation {
			words = append(words, wentBack(v.stamp.generation, k.stamp.generation)+" The next save restores it.")
			v.stamp, ahead = k.stamp, true // so that the next save sees it too
		} else if n := countNew(record, all); n > 0 {
			words = append(words, noLongerThere(n)+" The next save brings back what is missing.")
			ahead = true
		}
		record = all
	}
	merged := k.learn(record, v.stamp, w.Erased)
	k.ahead = ahead
	if kept := keptOf(v.stamp); len(words) == 0 && w.kept(k.Place()) != kept {
		noteFound(ctx, k.o, k.Place(), kept, o.looked.Collection)
	}
	state := k.state(words...)
	state.Merged, state.ReadOnly = merged, readOnly != nil
	return k.known, state, nil
}

// look reads the record. Where head and slots do not fit, it reads again under
// the lock: another process may be between the last chunk and the head.
func (k *keyring) look(o *transaction, w Where, begun bool) (view, error) {
	kept := o.expects(w)
	v, err := o.read(begun, kept)
	if err != nil || !v.disagree || canLock(k.o.Dir) != nil {
		return v, err
	}
	unlock, err := holdLock(o.ctx, k.o.Dir, k.o.Deadlines.Lock)
	if err != nil {
		return v, nil
	}
	defer k.release(unlock)
	return o.read(begun, kept)
}

// expects is the save that the keyring should hold. What this process knows
// to be lost it restores on its own.
func (o *transaction) expects(w Where) Kept {
	o.begunIn = w.Keyring
	kept := w.kept(o.k.Place())
	if w.Erased == o.k.erased && o.k.stamp.generation >= kept.Generation {
		kept, o.restores = keptOf(o.k.stamp), true
	}
	return kept
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
	o.trust = !k.ahead // what was read before need not be read again: the save goes into the other slot
	v, err := o.read(begun, o.expects(w))
	if err != nil {
		return fail(err)
	}
	words, err := k.since(v, w)
	if err != nil {
		return fail(err)
	}
	v.highest = max(v.highest, w.kept(k.Place()).Generation)
	others := countNew(k.known, v.record)
	merged := v.record.Add(k.known.Events()...).Add(add...)

	saved := v.stamp
	if v.none || len(words) > 0 || !sameRecord(merged, v.record) {
		if words, err = o.setAsideDamaged(v, words); err != nil {
			return fail(err)
		}
		if saved, err = o.write(v, merged); err != nil {
			return fail(err)
		}
		if takesBackNote(add) {
			if saved, err = o.writeAgain(saved, merged); err != nil {
				words = append(words, "The note is withdrawn, but an older copy in the keyring still holds it until the next save: "+err.Error()+".")
			}
		}
	}
	k.learn(merged, saved, w.Erased)
	k.ahead = false
	if kept := keptOf(saved); w.kept(k.Place()) != kept {
		if err := noteSaved(k.o, k.Place(), kept, o.looked.Collection); err != nil {
			words = append(words, "The record is saved; "+err.Error()+".")
		}
	}
	state := k.state(words...)
	state.Merged = others
	return k.known, state, nil
}

// since tells how what the keyring holds differs from what this process knows
// to be kept.
func (k *keyring) since(v view, w Where) ([]string, error) {
	switch {
	case k.have && (v.none || w.Erased != k.erased):
		return nil, problem(ErrLost, "the record was erased by another Handrail since it was opened here; nothing was saved",
			"end handrail and start it again")
	case k.stamp.generation > v.stamp.generation:
		return append(v.words, wentBack(v.stamp.generation, k.stamp.generation)+" It is restored now."), nil
	case !k.ahead:
		if n := countNew(v.record, checklist.Merge(v.record, k.known)); n > 0 {
			return append(v.words, noLongerThere(n)+" What was missing is brought back now."), nil
		}
	}
	return v.words, nil
}

// writeAgain saves once more, so that the other slot forgets a note too. It
// returns the last save that is whole.
func (o *transaction) writeAgain(saved stamp, r checklist.Record) (stamp, error) {
	again, err := o.write(view{stamp: saved}, r)
	if err != nil {
		return saved, err
	}
	return again, o.blankRest(saved, again)
}

// learn keeps what was read or saved and says how many events are new.
func (k *keyring) learn(r checklist.Record, s stamp, erased int) (fresh int) {
	fresh = countNew(k.known, r)
	k.known, k.stamp, k.erased, k.have = r, s, erased, true
	k.made[s.slot] = max(k.made[s.slot], s.count)
	return fresh
}

func (k *keyring) state(words ...string) State {
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
// acknowledge before they write, and a copy of the keyring may be put back.
func wentBack(there, was uint64) string {
	if was == there+1 {
		return fmt.Sprintf("The keyring lost save %d.", was)
	}
	return fmt.Sprintf("The keyring went back from save %d to save %d.", was, there)
}

// noLongerThere says that entries which this process knows to be kept are
// missing, as after a merge of two databases by a password app.
func noLongerThere(n int) string {
	if n == 1 {
		return "1 entry that was kept is no longer in the keyring."
	}
	return fmt.Sprintf("%d entries that were kept are no longer in the keyring.", n)
}

// forget empties what is known, so that the next look is a first one.
func (k *keyring) forget() {
	*k = keyring{o: k.o, worker: k.worker, made: make(map[byte]int)}
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
