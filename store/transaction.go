package store

import (
	"context"
	"errors"
	"slices"
)

// transaction is one Load, Save, Erase or SetAside on a keyring: calls to its items,
// each with a deadline and explained to the person when it fails.
type transaction struct {
	k        *keyring
	ctx      context.Context
	doing    string // "read", "saved", "erased": what has not happened if a call fails
	waiting  func()
	looked   Looked
	trust    bool   // the slot that the head names need not be read if it is known
	begunIn  string // the collection in which the record was begun, as where has it
	restores bool   // this process holds what the keyring lost, and writes it again
}

// begin looks first whether the keyring can be reached, and starts nothing.
func (k *keyring) begin(ctx context.Context, doing string) (*transaction, error) {
	if k.worker.returned() != nil {
		return nil, explain(late{earlier: true}, k.o.System, doing)
	}
	looking, cancel := context.WithTimeout(ctx, k.o.Deadlines.Look)
	defer cancel()
	looked, err := k.o.Look(looking)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		err = problem(ErrTimeout, "the keyring service does not answer; nothing was "+doing,
			"end its program and start it again, or sign out of the desktop and in; "+elsewhere).because(err)
	}
	switch {
	case errors.Is(err, errNoCollection) && looked.Service == serviceKeePassXC:
		return nil, problem(ErrUnavailable, "KeePassXC exposes no group to keep things in; nothing was "+doing,
			"in KeePassXC: Database > Database Settings > Secret Service Integration, expose a group; "+elsewhere).because(err)
	case err != nil:
		return nil, explain(err, k.o.System, doing)
	}
	if looked.Locked && k.o.NoPrompt {
		return nil, problem(ErrLocked, "the keyring is locked; nothing was "+doing, remedy(k.o.System, ErrLocked))
	}
	told := false
	o := &transaction{k: k, ctx: ctx, doing: doing, waiting: func() {
		if !told && k.o.Waiting != nil {
			told = true
			k.o.Waiting(looked.waitingHint())
		}
	}}
	o.looked = looked
	if looked.Asks {
		o.waiting()
	}
	return o, nil
}

// waitingHint says what to do about a question that may be open.
func (l Looked) waitingHint() string {
	if l.Service == serviceKeePassXC {
		return "in KeePassXC choose Allow All & Future"
	}
	return ""
}

func (o *transaction) call(run func(Backend) (string, error)) (string, error) {
	return o.k.worker.do(o.ctx, o.k.o.Deadlines, o.waiting, run)
}

// get reads an item, and whether it is there.
func (o *transaction) get(name string) (value string, there bool, err error) {
	value, err = o.call(func(b Backend) (string, error) { return b.Get(o.k.o.Service, name) })
	if errors.Is(err, ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", false, explain(err, o.k.o.System, o.doing)
	}
	return value, true, nil
}

// set writes an item and reads it back: a dismissed question returns no error
// although nothing was stored, and so does a line too long for macOS.
func (o *transaction) set(name, value string) error {
	if len(value) > maxValue {
		return tooBig(len(value))
	}
	if value == "" {
		return problem(ErrRefused, "an empty value was to be saved", "this is a fault of Handrail: please report it")
	}
	_, err := o.call(func(b Backend) (string, error) { return "", b.Set(o.k.o.Service, name, value) })
	if err != nil {
		return explain(err, o.k.o.System, o.doing)
	}
	back, there, err := o.get(name)
	if err != nil {
		return err
	}
	if !there || back != value {
		return problem(ErrRefused, "the keyring said that it keeps the record, but does not (was a question of it dismissed?); nothing was "+o.doing,
			remedy(o.k.o.System, ErrRefused))
	}
	return nil
}

// mostDoubles is how often an item is deleted until it is gone: a merge by a
// password app may leave several of one name.
const mostDoubles = 20

// remove overwrites an item, deletes it until it is not found, and says
// whether it was there.
func (o *transaction) remove(name string) (was bool, err error) {
	for range mostDoubles {
		value, there, err := o.get(name)
		if err != nil || !there {
			return was, err
		}
		was = true
		// A password app keeps deleted entries in its bin: what it keeps there
		// is then the placeholder. What it refuses to overwrite is deleted. Only
		// an erasure leaves its mark in the head, which then stays until it is gone.
		if value != placeholder && value != erasing {
			if err := o.set(name, placeholder); errors.Is(err, ErrTimeout) {
				return was, err
			}
		}
		_, err = o.call(func(b Backend) (string, error) { return "", b.Delete(o.k.o.Service, name) })
		if err != nil && !errors.Is(err, ErrNotFound) {
			return was, explain(err, o.k.o.System, o.doing)
		}
	}
	return was, problem(ErrRefused, "the keyring said that "+name+" is erased, but it is still there (was a question of it dismissed?)", remedy(o.k.o.System, ErrRefused))
}

// single makes sure that an item that is about to be written is there at most
// once: of several the service answers with any.
func (o *transaction) single(name string) error {
	if !slices.Contains(o.looked.Doubles, name) {
		return nil
	}
	if _, err := o.remove(name); err != nil {
		return err
	}
	o.looked.Doubles = slices.DeleteFunc(o.looked.Doubles, func(d string) bool { return d == name })
	return nil
}
