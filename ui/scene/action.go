package scene

import "handrail/checklist"

// Action is something a person may do. Package session performs it; nothing else
// touches the record.
type Action interface{ action() }

// Go opens another place on top of this one, or instead of it; going to
// "today" forgets every place before it. Back returns to the place before; on
// the first place it does nothing. Quit ends the program once everything is
// saved. Leave goes back and then does something, as from the place before.
type (
	Go struct {
		To      Place
		Instead bool
	}
	Back  struct{}
	Quit  struct{}
	Leave struct{ Then Action }
)

// Enter keeps entries: answers, facts, devices, decisions, notes and
// everything else are events. Then names the place that takes the place of
// this one afterwards, so that Back goes where it would have gone; nil: stay.
// With Back one place is left first, and Then takes the place of the one
// before: so a form is left together with the step it belongs to. Then to
// "today" forgets every place before it, as Go does.
type Enter struct {
	Events []checklist.Entry
	Notice string // shown once it is saved: "kept: …"
	Then   *Place
	Back   bool // go back one place afterwards
}

// Undo takes back what was entered last, and Redo brings back what was undone
// last; the one who draws then goes back.
type (
	Undo struct{}
	Redo struct{}
)

// Minutes sets the minutes for today.
type Minutes struct{ N int }

// Write writes pages to a file; Print hands them to the print system. A place
// name in Kept says that the paper is printed and where it is kept; Printed alone,
// that it is.
type (
	Write struct {
		Page, Format, Path, Kept string
		Large, Printed           bool
	}
	Print struct {
		Page, Kept string
		Large      bool
	}
)

// Calendar writes the reviews of a year to a calendar file.
type Calendar struct{ Path string }

// Timer turns the timer of this computer on or off.
type Timer struct{ On bool }

// ThisDevice says which device of the map one sits at; Paper sets the size,
// "a4" or "letter".
type (
	ThisDevice struct{ ID string }
	Paper      struct{ Size string }
)

// LogLine keeps one line of the log of an emergency in its file at once. KeepLog
// moves the calls of it into the record and removes the file; DropLog removes it.
type (
	LogLine struct {
		Scenario string
		Entry    LogEntry // its time is set when it is kept
		Then     *Place   // as of Enter
	}
	KeepLog struct{ Then *Place }
	DropLog struct{ Then *Place }
)

// Reopen ends the screens and begins again with another store, as --store
// takes it.
type Reopen struct{ Store string }

// Retry reaches for the record again. Forget erases it, after the word was
// typed.
type (
	Retry  struct{}
	Forget struct{}
)

// Copy puts a value on the terminal's clipboard, after the person asked.
type Copy struct{ Text string }

func (Go) action()       {}
func (Calendar) action() {}
func (Timer) action()    {}
func (Back) action()     {}
func (Quit) action()     {}
func (Leave) action()    {}
func (Retry) action()    {}
func (Forget) action()   {}
func (Enter) action()    {}
func (Undo) action()     {}
func (Redo) action()     {}
func (Minutes) action()  {}
func (Write) action()    {}
func (Print) action()    {}
func (Copy) action()     {}

func (ThisDevice) action() {}
func (Paper) action()      {}
func (LogLine) action()    {}
func (KeepLog) action()    {}
func (DropLog) action()    {}
func (Reopen) action()     {}

// Led is where an action leads once it is done.
type Led struct {
	Back bool   // one place is left first
	Then *Place // takes the place of the one then reached; nil: stay there
	Anew bool   // another record: no place before it counts
}

// Leads says where an action leads once it is done. What only moves between
// places (Go, Back, Leave, Quit) leads nowhere.
func Leads(a Action) Led {
	switch a := a.(type) {
	case Enter:
		return Led{Back: a.Back, Then: a.Then}
	case LogLine:
		return Led{Then: a.Then}
	case KeepLog:
		return Led{Then: a.Then}
	case DropLog:
		return Led{Then: a.Then}
	case Undo:
		return Led{Back: true}
	case Retry, Forget:
		return Led{Anew: true}
	}
	return Led{}
}
