package document

import (
	"fmt"

	"handrail/store"
	"handrail/ui/scene"
)

// StoreWhere is the document of handrail store where.
type StoreWhere struct {
	Store   Place    `json:"store"`
	Chosen  string   `json:"chosen"`  // as --store takes it; empty: not chosen yet
	Begun   []string `json:"begun"`   // places where a record was begun
	Remains []string `json:"remains"` // what the program that keeps the record may hold beyond Handrail's reach
	Files   []File   `json:"files"`
}

// Place is one place where a record is or was.
type Place struct {
	Kind  store.Kind `json:"kind"`
	Name  string     `json:"name"` // as --store takes it
	Place string     `json:"place"`
	Holds string     `json:"holds"`
	Begun bool       `json:"begun"`
}

// File is a small file, and what it is for.
type File struct {
	Path  string `json:"path"`
	What  string `json:"what"`
	There bool   `json:"there"`
}

// StoreTest is the document of handrail store test.
type StoreTest struct {
	Place   string `json:"place"`
	Events  int    `json:"events"`
	Items   int    `json:"items"` // of a keyring, without the head
	Bytes   int    `json:"bytes"`
	SaveMS  int64  `json:"save_ms"`
	LoadMS  int64  `json:"load_ms"`
	EraseMS int64  `json:"erase_ms"`
}

// StoreMove is the document of handrail store move.
type StoreMove struct {
	From   string   `json:"from"`
	To     string   `json:"to"`
	Events int      `json:"events"`
	Erased []string `json:"erased"`
}

// Text says where the record is and what is beside it.
func (d StoreWhere) Text() scene.Scene {
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

// Text says what was tried, and what stays behind.
func (d StoreTest) Text(remains []string) scene.Scene {
	items := ""
	if d.Items == 1 {
		items = ", in 1 item"
	} else if d.Items > 1 {
		items = fmt.Sprintf(", in %d items", d.Items)
	}
	text := append([]string{fmt.Sprintf("%s: a record of %s was saved, read back the same, and erased.", d.Place, Entries(d.Events))}, remains...)
	return scene.Lines(append(text, fmt.Sprintf("%d bytes%s. Saved in %d ms, read in %d ms, erased in %d ms.", d.Bytes, items, d.SaveMS, d.LoadMS, d.EraseMS))...)
}
