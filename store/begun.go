package store

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// whereBegun reads `where` and says whether a record was begun at a place. A
// file that cannot be read counts as yes: an empty place is then a question
// for the person, and never taken for a start.
func whereBegun(o Options, p Place) (Where, bool) {
	if o.Dir == "" {
		return Where{}, false
	}
	w, err := readWhere(o.FS, o.Dir)
	return w, err != nil || w.BegunAt(p)
}

// noteSaved writes into `where` that a record was begun, in which collection,
// what the last acknowledged save is, and which store is chosen where none
// was. The caller holds the lock.
func noteSaved(o Options, p Place, kept Kept, collection string) error {
	return editWhere(o.FS, o.Dir, func(w *Where) {
		if !w.BegunAt(p) {
			w.Begun = append(w.Begun, p.Name())
		}
		if w.Store == "" {
			w.Store = p.Name()
		}
		if collection != "" {
			w.Keyring = collection
		}
		if w.Kept == nil {
			w.Kept = make(map[string]Kept)
		}
		w.Kept[p.Name()] = kept
	})
}

// noteErased takes a place out of `where` again, so that a record can be begun
// there. The caller holds the lock.
func noteErased(o Options, p Place) error {
	return editWhere(o.FS, o.Dir, func(w *Where) { w.erased(p) })
}

func (w *Where) erased(p Place) {
	w.Begun = slices.DeleteFunc(w.Begun, func(name string) bool { return name == p.Name() })
	delete(w.Kept, p.Name())
	if p.Kind == Keyring {
		w.Keyring = ""
	}
	w.Erased++
}

// noteForgotten also takes the choice of that store back. The caller holds
// the lock.
func noteForgotten(o Options, p Place) error {
	return editWhere(o.FS, o.Dir, func(w *Where) {
		w.erased(p)
		if w.Store == p.Name() {
			w.Store = ""
		}
	})
}

// noteFound notes a record that was read, if nobody saves just now.
func noteFound(ctx context.Context, o Options, p Place, kept Kept, collection string) {
	unlock, err := holdLock(ctx, o.Dir, lockEvery)
	if err != nil {
		return // the next save does it
	}
	defer unlock()
	_ = noteSaved(o, p, kept, collection) // the next save tries again, and says so
}

// sentence writes an error as a sentence of its own.
func sentence(err error) string {
	s := err.Error()
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(s[n:], ".") + "."
}
