package runbook

import (
	"handrail/checklist"
	"handrail/internal/paper"
)

// Document is a runbook, or some of its pages, before it is set on sheets.
type Document struct {
	paper.Document
	Kind    Kind
	ID      string        // eight characters, see ParseID
	Printed checklist.Day // printed on
	Again   checklist.Day // print again by
	Version string        // of the catalogue
}
