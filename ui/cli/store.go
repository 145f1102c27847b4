package cli

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"handrail/store"
	"handrail/ui/document"
	"handrail/ui/scene"
)

func (a *app) storeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "store",
		Short: "Where the record is; a full-size test; moving it",
		RunE:  func(c *cobra.Command, _ []string) error { return a.storeWhere(c.Context()) },
	}
	c.AddCommand(&cobra.Command{
		Use: "where", Short: "Where the record is, what lies beside it, and what is in each",
		RunE: func(c *cobra.Command, _ []string) error { return a.storeWhere(c.Context()) },
	}, &cobra.Command{
		Use: "test", Short: "A full-size round trip at the same place, beside the record",
		Long: "Saves a made-up record as large as one gets, reads it back, compares and erases it.\nYour record is not touched.",
		RunE: func(c *cobra.Command, _ []string) error { return a.storeTest(c.Context()) },
	}, &cobra.Command{
		Use: "move keyring|file:PATH", Short: "Moves the record: copies, reads the copy, and only then erases",
		RunE: func(c *cobra.Command, args []string) error { return a.storeMove(c.Context(), args[0]) },
	})
	return c
}

// holds says what is in the place of the record.
const holds = "everything you said: answers, facts, devices, decisions, notes, prints and drills; it is a list of open doors, readable by any program of this user while the place is open"

// storeWhere reads no record: it says what would be opened, and asks the bus
// which program keeps the keyring.
func (a *app) storeWhere(ctx context.Context) error {
	o, err := a.options()
	if err != nil {
		return err
	}
	s, err := store.Open(o)
	if err != nil {
		return err
	}
	w, err := store.ReadWhere(o.Dir)
	if err != nil {
		return err
	}
	p := s.Place()
	doc := document.StoreWhere{
		Store: document.Place{Kind: p.Kind, Name: p.Name(), Place: p.Words, Holds: holds, Begun: w.BegunAt(p)}, Chosen: w.Store, Begun: w.Begun, Remains: s.Remains(ctx),
	}
	for _, f := range store.Files(o.Dir) {
		doc.Files = append(doc.Files, document.File{Path: f.Path, What: f.What, There: f.There})
	}
	return a.print(doc, doc.Text())
}

func (a *app) storeTest(ctx context.Context) error {
	if err := a.notAsOf(); err != nil {
		return err
	}
	o, err := a.options()
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "handrail-test-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	if a.env.ErrTTY {
		a.notice("", "Saving, reading and erasing a made-up record of full size …")
	}
	t, err := store.Try(ctx, o, scratch, a.env.Now)
	if err != nil {
		return err
	}
	doc := document.StoreTest{Place: t.Place.Words, Events: t.Events, Items: t.Chunks, Bytes: t.Bytes, SaveMS: t.Save.Milliseconds(), LoadMS: t.Load.Milliseconds(), EraseMS: t.Erase.Milliseconds()}
	return a.print(doc, doc.Text(t.Remains))
}

func (a *app) storeMove(ctx context.Context, name string) error {
	if err := a.notAsOf(); err != nil {
		return err
	}
	kind, path, err := a.parsePlace(name)
	if err != nil || kind == store.Memory {
		return usageErrorf("use keyring or file:PATH", "a record cannot be moved to %q", name)
	}
	o, err := a.options()
	if err != nil {
		return err
	}
	from, err := store.Open(o)
	if err != nil {
		return err
	}
	o.Kind, o.Path = kind, path
	to, err := store.Open(o)
	if err != nil {
		return err
	}
	if from.Place() == to.Place() {
		return usageErrorf("name another place", "the record already is in %s", to.Place().Words)
	}
	record, gone, err := store.Move(ctx, o.Dir, from, to)
	if err != nil {
		return err
	}
	doc := document.StoreMove{From: from.Place().Name(), To: to.Place().Name(), Events: record.Len(), Erased: gone}
	return a.print(doc, scene.Lines(append([]string{fmt.Sprintf("The record is now in %s: %s, read back the same.", to.Place().Words, document.Entries(doc.Events))}, after("erased: ", doc.Erased)...)...))
}
