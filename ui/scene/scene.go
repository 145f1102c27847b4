package scene

import "fmt"

// Scene is one screen as words.
type Scene struct {
	ID    string   // stable, such as "today" or "step"
	Title string   // names the screen, and nothing of the person's
	Crumb []string // where this is, outermost first; empty on Today
	Aside string   // the right end of the heading
	Body  []Block
	Ask   *Ask // a form, drawn below the body; nil: none
	Keys  []Key
	Start int // the row that is selected first

	// Notice is what just happened, in one sentence. The drawing shows it below
	// the body, so that it moves nothing.
	Notice string

	// Marked: nothing is selected when the screen opens. A digit or an arrow
	// marks a row, and Enter does what the marked one says.
	Marked bool

	// Lists: its rows lead to pages, and a wide terminal shows the page of the
	// selected one beside it.
	Lists bool

	// Beside is the page that a wide terminal shows beside this one, where it is
	// not that of a row; without a screen: none.
	Beside Place

	// Spare is drawn below the body where the screen has room for all of it. It is
	// neither spoken nor printed.
	Spare []Block

	Skip Action // goes on without an answer; nil: back

	// Search: words are typed into this screen, into the Query of its place, and
	// what it lists changes as they are. It names the field; empty: it has none.
	Search string
}

// Block is a piece of a screen: Heading, Para, Verdict, Numbered, Fields, Table,
// Groups, Pair or Printed.
type Block interface{ block() }

// Tone says how a block or row is meant. It is never the only sign of what
// it says.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Strong
	Quiet
	Warn    // a stop line, a conflict, an error in place
	Stopped // good, and receding
	Open    // something that can be done is missing
	Wait    // not known, or waiting
)

// Heading begins a part of the screen. Press is a key and what it does, such as
// "o all of it": it is drawn, and neither spoken nor printed.
type Heading struct{ Text, Aside, Press string }

// Para is running text, wrapped to the width.
type Para struct {
	Text string
	Tone Tone
}

// Verdict is a word and what it means, such as STOPPED and what no longer
// works. The word is never left to its colour.
type Verdict struct {
	Word string
	Text string
	Tone Tone
	More int // ways in that it is also true of, which the key o lists
}

// Words is the text and how many more there are.
func (v Verdict) Words() string {
	if v.More <= 0 {
		return v.Text
	}
	return fmt.Sprintf("%s And %d more.", sentence(v.Text), v.More)
}

// Numbered is a list of things to do in order.
type Numbered struct{ Items []string }

// Field is a label and its value.
type Field struct{ Label, Value string }

// Fields is a list of labels and values, aligned.
type Fields struct{ Items []Field }

// Table is rows in columns. A row with an Action can be chosen; without Head
// it is a plain list.
type Table struct {
	Head  []string
	Right []bool // columns that align to the right
	Grow  int    // the column that takes what width is left, and is cut or wrapped last
	Rows  []Row
	Wrap  bool // two columns of rows where the width allows it
	Pack  bool // as Wrap, where the screen is else too low
	Count bool // each row shows the number it is chosen by
	Clip  bool // the last column is cut to a line: the page of a row has the rest
	Brief bool // spoken, only the rows that are open; the rest is on a page
	Few   int  // how many rows are drawn where not all fit the screen; 0: all
}

// Groups are lists of rows side by side where the width allows it, each below
// its head. Every row shows the key it is chosen by.
type Groups struct{ Items []Group }

// Group is one list of Groups.
type Group struct {
	Head string
	Rows []Row
}

// Pair is two texts to be compared: side by side where the width allows it,
// else one below the other.
type Pair struct {
	LeftHead, RightHead string
	Left, Right         []string // paragraphs
}

// Printed is a page as it is printed, line by line. It is never wrapped.
type Printed struct{ Lines []string }

// Row is one row of a table.
type Row struct {
	ID    string // of what it is about: an id that the command line takes; printed documents show it
	Mark  Mark
	Cells []string
	Do    Action // nil: cannot be chosen
	Tone  Tone
	Fixed int // the number it is chosen by in plain mode; 0: its place among the rows

	Key    string // the key it is chosen by, where that is not its place: 0, a letter
	Tones  []Tone // of single cells, where they differ from the row's
	Under  string // a second line, shown below the row while it is selected
	Unseen bool   // nobody looked yet: it counts as open, and is not known to be
	Press  string // a key and what it does, drawn after the cells, and neither spoken nor printed
}

// Mark shows a state in three characters, and says it in a word.
type Mark int

// The marks.
const (
	NoMark Mark = iota
	Empty       // [ ]
	Done        // [x]
	Attend      // [!]
	Again       // [~]
	Aside       // [-]
)

// String draws the mark in ASCII.
func (m Mark) String() string { return [...]string{"", "[ ]", "[x]", "[!]", "[~]", "[-]"}[m] }

func (Heading) block()  {}
func (Para) block()     {}
func (Verdict) block()  {}
func (Numbered) block() {}
func (Fields) block()   {}
func (Table) block()    {}
func (Groups) block()   {}
func (Pair) block()     {}
func (Printed) block()  {}

// Key is one key of a screen. The footer, help, docs/keys.md and the man
// page all come from it.
type Key struct {
	ID     string   // stable, the same on every screen: "review", "help", "mouse"
	Press  []string // as Bubble Tea names them: "enter", "r", "?"
	Name   string   // as a person reads it: "enter"
	Does   string   // two or three words: "review"
	Help   string   // a sentence
	Do     Action   // what it does; nil for keys the drawing itself handles
	Off    string   // why it is off here; empty: it works
	Footer bool     // among the at most six of the footer
}

// Ask is a form: one or more questions drawn together.
type Ask struct {
	Title    string
	Text     string
	Inputs   []Input
	Done     func(values map[string]string) Action // many values are joined by commas
	Skip     Action                                // what Esc or skipping does; nil: back
	SkipSay  string                                // what skipping is called: "skip, may apply"
	DoneName string                                // what finishing is called: "keep"; empty: "keep"
}

// InputKind says how an input is answered.
type InputKind int

// The kinds of input.
const (
	PickOne InputKind = iota
	PickMany
	Line    // one line of text
	Text    // a few lines
	Confirm // yes or no: "yes" or "no"
)

// Input is one question of a form.
type Input struct {
	ID      string
	Label   string
	Help    string
	Kind    InputKind
	Options []Option
	Value   string // what is there at first; of many, ids joined by commas
	Given   bool   // of PickOne: Value is what was answered before, and no default
	Limit   int    // characters of text; 0: 280
	Check   func(string) error
}

// Option is one choice of an input.
type Option struct{ ID, Text string }
