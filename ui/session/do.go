package session

import (
	"context"
	"fmt"
	"os"
	"slices"

	"handrail/checklist"
	"handrail/internal/remind"
	"handrail/runbook"
	"handrail/store"
	"handrail/ui/scene"
)

// Done is what an action led to.
type Done struct {
	World  scene.World
	Notice string // one sentence: what happened
	Reopen string // a store to open instead, as --store takes it; the screens end and begin again
}

// Do performs an action: a case for each, which is the table of them. What only moves between screens or copies (Go, Back,
// Leave, Quit, Copy) is for the one who draws them and does nothing here. An
// action that is not known is an error, and an error leaves the record as it was.
func (s *Session) Do(ctx context.Context, a scene.Action) (Done, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	s.lost = nil
	var notice string
	var err error
	switch a := a.(type) {
	case scene.Enter:
		notice = a.Notice
		_, err = s.say(ctx, a.Events...)
	case scene.Undo:
		var undone []checklist.Event
		if undone, err = s.undo(ctx); err == nil {
			notice = "undone: " + s.Assessment().EntryWords(undone[0])
		}
	case scene.Redo:
		var redone []checklist.Event
		if redone, err = s.redo(ctx); err == nil {
			notice = "redone: " + s.Assessment().EntryWords(redone[0])
		}
	case scene.Minutes:
		err = s.edit(func(w *store.Where) { w.Minutes = a.N })
		notice = fmt.Sprintf("%d minutes for today", a.N)
	case scene.ThisDevice:
		err = s.edit(func(w *store.Where) { w.Device = a.ID })
		notice = "this is the device you are at"
	case scene.Paper:
		err = s.edit(func(w *store.Where) { w.Paper = a.Size })
		notice = "paper: " + a.Size
	case scene.Calendar:
		notice, err = s.writeCalendar(a.Path)
	case scene.Timer:
		notice, err = s.turnTimer(ctx, a.On)
	case scene.LogLine:
		err = s.note(a)
	case scene.KeepLog:
		notice, err = s.keepCalls(ctx)
	case scene.DropLog:
		notice, err = "the log is removed", s.dropCalls()
	case scene.Write:
		notice, err = s.writePage(ctx, Page{Kind: runbook.Kind(a.Page), Format: a.Format, Large: a.Large, Kept: a.Kept}, a.Path, a.Printed)
	case scene.Print:
		notice, err = s.printPage(ctx, Page{Kind: runbook.Kind(a.Page), Large: a.Large, Kept: a.Kept})
	case scene.Retry:
		if s.set.Store.Kind == store.File {
			// Its passphrase is asked on the terminal, which the screens hold.
			return Done{World: s.World(), Reopen: store.Place{Kind: store.File, Path: s.set.Store.Path}.Name()}, nil
		}
		if s.retry(ctx); s.problem != nil {
			notice = "tried again at " + s.set.Now().Format("15:04:05") + ": it is as before"
		}
	case scene.Forget:
		notice, err = s.forget(ctx)
	case scene.Reopen:
		return Done{World: s.World(), Reopen: a.Store}, nil
	case scene.Go, scene.Back, scene.Leave, scene.Quit, scene.Copy:
		// For the one who draws.
	default:
		err = fmt.Errorf("unknown action %T", a)
	}
	if err == nil {
		notice = s.withDropped(notice)
	}
	return Done{World: s.World(), Notice: notice}, err
}

// retry reaches for the record again; the world says what is wrong still.
func (s *Session) retry(ctx context.Context) {
	s.problem, s.loaded = nil, false
	var err error
	if s.store == nil {
		s.store, err = store.Open(s.set.Store)
	}
	if err == nil {
		s.place = s.store.Place()
		err = s.load(ctx)
	}
	if err != nil {
		s.problem = problemOf(err)
	}
	s.assess()
}

// forget erases the record and the few files beside it.
func (s *Session) forget(ctx context.Context) (string, error) {
	gone, err := s.erase(ctx)
	if err != nil {
		return "", err
	}
	return "erased: " + count(len(gone), "thing"), nil
}

// Forget erases everything this program ever wrote: the record at its place,
// the dates for reminders, the log of an emergency, the choice of the store.
// It names what it removed. Prints, exports and spools are out of its reach.
func (s *Session) Forget(ctx context.Context) ([]string, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.erase(ctx)
}

// Others names the other places where a record was begun, as --store takes them.
func (s *Session) Others() []string {
	s.doing.Lock()
	defer s.doing.Unlock()
	return slices.DeleteFunc(slices.Clone(s.where.Begun), func(name string) bool {
		return name == s.place.Name() || name == string(store.Memory)
	})
}

// ForgetAll is Forget, and before it erases the records at every other place.
func (s *Session) ForgetAll(ctx context.Context) ([]string, error) {
	var gone []string
	for _, name := range s.Others() {
		o := s.set.Store
		var err error
		if o.Kind, o.Path, err = store.ParsePlace(name); err != nil {
			return gone, err
		}
		other, err := store.Open(o)
		if err != nil {
			return gone, err
		}
		erased, err := other.Erase(ctx)
		if gone = append(gone, erased...); err != nil {
			return gone, err
		}
	}
	erased, err := s.Forget(ctx)
	return append(gone, erased...), err
}

// Remains says what the program that keeps the record may hold of it beyond
// Handrail's reach, a sentence each.
func (s *Session) Remains(ctx context.Context) []string {
	if s.store == nil {
		return nil
	}
	return s.store.Remains(ctx)
}

func (s *Session) erase(ctx context.Context) ([]string, error) {
	if s.store == nil {
		return nil, s.problem
	}
	gone, err := s.store.Erase(ctx)
	if err != nil {
		return gone, err
	}
	timer := s.timerHere()
	for _, f := range store.Files(s.set.Dir) {
		if f.Stays {
			continue
		}
		if os.Remove(f.Path) == nil {
			gone = append(gone, f.Path)
		}
	}
	if timer { // it goes on without a date until something is entered or imported
		d := remind.DatesOf(nil, s.place.Name(), s.today(), s.today().AddDays(remind.Horizon))
		if err := store.WriteStateFile(s.datesPath(), d.Encode()); err != nil {
			return gone, err
		}
	}
	if err := store.EditWhere(s.set.Dir, func(w *store.Where) { w.Device, w.Paper, w.Minutes, w.Imported = "", "", 0, 0 }); err != nil {
		return gone, err
	}
	s.readWhere()
	s.record, s.state, s.open, s.began = checklist.Record{}, store.State{Words: s.store.Remains(ctx)}, nil, nil
	s.first, s.problem, s.loaded = true, nil, true
	s.assess()
	return gone, nil
}

// edit changes one of the few things kept outside the record.
func (s *Session) edit(change func(*store.Where)) error {
	if err := store.EditWhere(s.set.Dir, change); err != nil {
		return err
	}
	s.readWhere()
	s.assess()
	return nil
}

// undo takes back the newest group of this device that is not undone, and
// returns its events.
func (s *Session) undo(ctx context.Context) ([]checklist.Event, error) {
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	entry, undone, err := s.record.Undo(s.copy())
	if err == nil {
		_, err = s.say(ctx, entry)
	}
	return undone, err
}

func (s *Session) redo(ctx context.Context) ([]checklist.Event, error) {
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	entry, redone, err := s.record.Redo(s.copy())
	if err == nil {
		_, err = s.say(ctx, entry)
	}
	return redone, err
}

func (s *Session) copy() checklist.Copy {
	return checklist.Copy{Device: s.where.Device, Imported: s.where.Imported}
}

// Undo takes back what one command or form entered last on this device, and
// returns its events. Where nothing can be taken back the error is a
// *checklist.NoUndoError.
func (s *Session) Undo(ctx context.Context) ([]checklist.Event, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.undo(ctx)
}

// Redo brings back what was undone last on this device, until something new is
// entered. The error is as of Undo.
func (s *Session) Redo(ctx context.Context) ([]checklist.Event, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.redo(ctx)
}
