package document

import (
	"path/filepath"

	"handrail/content"
)

// CatalogueCheck is the document of handrail catalogue check.
type CatalogueCheck struct {
	Folder   string  `json:"folder"` // empty: the built-in one
	Faults   []Fault `json:"faults"`
	Warnings []Fault `json:"warnings"`
}

// Fault is one thing wrong in a catalogue.
type Fault struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	What   string `json:"what"`
}

// FaultsOf are the faults or warnings of a catalogue in a folder.
func FaultsOf(dir string, list []content.Fault) []Fault {
	var out []Fault
	for _, f := range list {
		out = append(out, Fault{filepath.Join(dir, filepath.FromSlash(f.File)), f.Line, f.Column, f.What})
	}
	return out
}
