package scene

import (
	"slices"

	"handrail/checklist"
)

// SheetsMade says what became of sheets, and what is to be filled in by hand.
func SheetsMade(lines, missing []string, more ...string) Scene {
	for _, own := range checklist.OwnContacts {
		if slices.Contains(missing, own.ID) {
			lines = append(lines, "By hand, on sheet E: "+own.Ask+".")
		}
	}
	return Lines(append(lines, more...)...)
}

// Verified says of each print whether it is still right.
func Verified(w World, id string) Scene {
	w.Printed = true
	return Document("", "", verified(w, Place{ID: id}).Body...)
}
