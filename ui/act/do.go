package act

import (
	"context"
	"errors"
	"fmt"

	"handrail/store"
	"handrail/ui/scene"
)

// Done is what an action led to.
type Done struct {
	World  scene.World
	Notice string // one sentence: what happened
	Reopen string // a store to open instead, as --store takes it; the screens end and begin again
}

// ErrNothingToUndo is returned where nothing was said that could be taken back.
var ErrNothingToUndo = errors.New("there is nothing to take back")

// Do performs an action. What only moves between screens (Go, Back, Quit) is
// for the one who draws them and does nothing here. An error leaves the record
// as it was.
func (s *Session) Do(ctx context.Context, a scene.Action) (Done, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	var notice string
	var err error
	switch a := a.(type) {
	case scene.Say:
		notice = a.Notice
		_, err = s.say(ctx, a.Events...)
	case scene.Undo:
		notice, err = s.undo(ctx)
	case scene.Minutes:
		err = s.edit(func(w *store.Where) { w.Minutes = a.N })
		notice = fmt.Sprintf("%d minutes for today", a.N)
	case scene.ThisDevice:
		err = s.edit(func(w *store.Where) { w.Device = a.ID })
		notice = "this is the device you are at"
	case scene.Paper:
		err = s.edit(func(w *store.Where) { w.Paper = a.Size })
		notice = "paper: " + a.Size
	case scene.LogLine:
		err = s.note(a)
	case scene.KeepLog:
		notice, err = s.keepCalls(ctx)
	case scene.DropLog:
		notice, err = "the log is removed", s.dropCalls()
	case scene.Reopen:
		return Done{World: s.World(), Reopen: a.Store}, nil
	}
	return Done{World: s.World(), Notice: notice}, err
}

// edit changes one of the few things kept outside the record.
func (s *Session) edit(change func(*store.Where)) error {
	if err := store.EditWhere(s.set.Dir, change); err != nil {
		return err
	}
	s.where, _ = store.ReadWhere(s.set.Dir)
	s.assess()
	return nil
}

// undo takes back the last thing said.
func (s *Session) undo(ctx context.Context) (string, error) {
	said, undone := s.record.Undo()
	if len(said) == 0 {
		return "", ErrNothingToUndo
	}
	if _, err := s.say(ctx, said...); err != nil {
		return "", err
	}
	return "taken back: " + scene.Said(s.set.Catalogue, undone[0]), nil
}

// Undo takes back the last thing said and says what that was.
func (s *Session) Undo(ctx context.Context) (string, error) {
	s.doing.Lock()
	defer s.doing.Unlock()
	return s.undo(ctx)
}
