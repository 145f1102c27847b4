package scene

import "handrail/checklist"

// Action is something a person may do. Package act performs it; nothing else
// touches the record.
type Action interface{ action() }

// Go opens another place; Back returns to the one before; Quit ends the
// program once everything is saved.
type (
	Go   struct{ To Place }
	Back struct{}
	Quit struct{}
)

// Say records what was said: answers, facts, devices, decisions, notes and
// everything else are events. Then names the place to go to afterwards, or
// nil to stay.
type Say struct {
	Events []checklist.Said
	Notice string // what is said once it is saved: "kept: …"
	Then   *Place
	Back   bool // go back one place afterwards
}

// Undo takes back the last thing said.
type Undo struct{}

// Minutes sets the minutes for today.
type Minutes struct{ N int }

// Write writes pages to a file, Print hands them to the print system.
type (
	Write struct{ Page, Format, Path string }
	Print struct{ Page string }
)

// Copy puts a value on the terminal's clipboard, after the person asked.
type Copy struct{ Text string }

func (Go) action()      {}
func (Back) action()    {}
func (Quit) action()    {}
func (Say) action()     {}
func (Undo) action()    {}
func (Minutes) action() {}
func (Write) action()   {}
func (Print) action()   {}
func (Copy) action()    {}
