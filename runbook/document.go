package runbook

import (
	"handrail/checklist"
	"handrail/internal/paper"
)

// Document is a set of sheets, or the long text, before it is set in type.
type Document struct {
	paper.Document
	Kind    Kind
	Prints  []Print       // the sheets it holds, in order; none for the long text
	Printed checklist.Day // printed on
	Again   checklist.Day // to be checked again by
	Version string        // of the catalogue
	Missing []string      // what only the person has and was not entered: ruled blanks
}

// Print is one sheet of a document.
type Print struct {
	Letter string
	ID     string // eight characters, see ParseID
	pages  []paper.Page
}

// Sides lays a document out and returns how many sides it takes, and how many
// sheets of paper, printed on both.
func (d *Document) Sides() (sides, leaves int) {
	sides = len(paper.Sheets(&d.Document))
	return sides, (sides + 1) / 2
}
