package cli

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"handrail/store"
	"handrail/ui/scene"
)

// storeWhereDoc is the document of handrail store where.
type storeWhereDoc struct {
	Schema  string    `json:"schema"`
	Store   placeDoc  `json:"store"`
	Chosen  string    `json:"chosen"`  // as --store takes it; empty: not chosen yet
	Begun   []string  `json:"begun"`   // places where a record was begun
	Remains []string  `json:"remains"` // what the program that keeps the record may hold beyond Handrail's reach
	Files   []fileDoc `json:"files"`
}

type placeDoc struct {
	Kind  store.Kind `json:"kind"`
	Name  string     `json:"name"` // as --store takes it
	Place string     `json:"place"`
	Holds string     `json:"holds"`
	Begun bool       `json:"begun"`
}

type fileDoc struct {
	Path  string `json:"path"`
	What  string `json:"what"`
	There bool   `json:"there"`
}

// storeTestDoc is the document of handrail store test.
type storeTestDoc struct {
	Schema  string `json:"schema"`
	Place   string `json:"place"`
	Events  int    `json:"events"`
	Items   int    `json:"items"` // of a keyring, without the head
	Bytes   int    `json:"bytes"`
	SaveMS  int64  `json:"save_ms"`
	LoadMS  int64  `json:"load_ms"`
	EraseMS int64  `json:"erase_ms"`
}

// storeMoveDoc is the document of handrail store move.
type storeMoveDoc struct {
	Schema string   `json:"schema"`
	From   string   `json:"from"`
	To     string   `json:"to"`
	Events int      `json:"events"`
	Erased []string `json:"erased"`
}

func (a *app) storeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "store",
		Short: "Where the record is; a full-size test; moving it",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.storeWhere(c.Context()) },
	}
	c.AddCommand(&cobra.Command{
		Use: "where", Short: "Where the record is, what lies beside it, and what is in each", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.storeWhere(c.Context()) },
	}, &cobra.Command{
		Use: "test", Short: "A full-size round trip at the same place, beside the record", Args: cobra.NoArgs,
		Long: "Saves a made-up record as large as one gets, reads it back, compares and erases it.\nYour record is not touched.",
		RunE: func(c *cobra.Command, _ []string) error { return a.storeTest(c.Context()) },
	}, &cobra.Command{
		Use: "move keyring|file:PATH", Short: "Moves the record: copies, reads the copy, and only then erases", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.storeMove(c.Context(), args[0]) },
	})
	return c
}

// holds says what lies in the record's place.
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
	doc := storeWhereDoc{
		Schema: schemaName("store-where"), Store: placeDoc{p.Kind, p.Name(), p.Words, holds, w.BegunAt(p)}, Chosen: w.Store, Begun: nonNil(w.Begun), Remains: nonNil(s.Remains(ctx)), Files: []fileDoc{},
	}
	for _, f := range store.Files(o.Dir) {
		doc.Files = append(doc.Files, fileDoc{f.Path, f.What, f.There})
	}
	return a.print(doc, doc.text())
}

// text says where the record is and what is beside it.
func (d storeWhereDoc) text() scene.Scene {
	record := []scene.Field{{Label: "The record", Value: d.Store.Place}}
	if !d.Store.Begun {
		record = append(record, scene.Field{Label: "Begun", Value: "no, nothing is kept there yet"})
	}
	record = append(record, scene.Field{Label: "Holds", Value: d.Store.Holds})
	for _, r := range d.Remains {
		record = append(record, scene.Field{Label: "Besides", Value: r})
	}
	for _, name := range d.Begun {
		if name != d.Store.Name {
			record = append(record, scene.Field{Label: "Another record", Value: name})
		}
	}
	body := []scene.Block{scene.Fields{Items: record}, scene.Heading{Text: "Beside it"}}
	for _, f := range d.Files {
		state := "not there"
		if f.There {
			state = "there"
		}
		body = append(body, scene.Para{Text: f.Path + " (" + state + ")"}, scene.Para{Text: "- " + f.What})
	}
	return scene.Document("", "", body...)
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
	doc := storeTestDoc{schemaName("store-test"), t.Place.Words, t.Events, t.Chunks, t.Bytes, t.Save.Milliseconds(), t.Load.Milliseconds(), t.Erase.Milliseconds()}
	items := ""
	if doc.Items > 0 {
		items = ", in " + number(doc.Items, "item")
	}
	text := append([]string{fmt.Sprintf("%s: a record of %s was saved, read back the same, and erased.", doc.Place, entries(doc.Events))}, t.Remains...)
	return a.print(doc, scene.Lines(append(text, fmt.Sprintf("%d bytes%s. Saved in %d ms, read in %d ms, erased in %d ms.", doc.Bytes, items, doc.SaveMS, doc.LoadMS, doc.EraseMS))...))
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
	doc := storeMoveDoc{schemaName("store-move"), from.Place().Name(), to.Place().Name(), record.Len(), nonNil(gone)}
	return a.print(doc, scene.Lines(append([]string{fmt.Sprintf("The record is now in %s: %s, read back the same.", to.Place().Words, entries(doc.Events))}, after("erased: ", doc.Erased)...)...))
}
