package paper

import "time"

// Document is what is set in type, and how.
type Document struct {
	Maker     string    // who made it, such as the name of the program
	Title     string    // such as "Home copy"
	Label     string    // tells this document from others of its title, such as "id 2345-6789"
	Made      time.Time // for the file; printed nowhere
	Size      Size
	Large     bool // 18 pt throughout
	Pages     []Page
	Index     string   // anchor of the page that leads to the others, if there is one
	IndexText string   // leads there from the foot of each sheet, before "See page 2"
	Notes     []string // under every sheet, such as the day of printing
	laid      []Sheet  // what Sheets made of all this
}

// name is the title of the file.
func (d *Document) name() string { return d.Title + ", " + d.Label }

// Page is one subject of the document. It begins on a sheet of its own, and takes
// more than one where it must.
type Page struct {
	Title  string
	Tab    string // a letter, white on black, in the corner
	Leaf   string // a side of a leaf that is printed on its own: what the foot names it, such as "E front"
	Back   bool   // the other side of the leaf before it
	Foot   string // after Leaf, such as the id and the day
	Anchor string // what a TOCLine points to
	Type   Type
	Whole  bool // more than one sheet is an error, but in large print
	Parts  []Part
}

// Type says in which type sizes a page is set.
type Type int

// The settings of type: body size and line height in points.
const (
	Reading   Type = iota // 12/15.5
	Alarm                 // 14/18, for the first side of all
	Leaf                  // 13/16, for the sides of a leaf
	Acting                // 12/15.5, down to 11/13.5 where that takes fewer sheets
	Leading               // 12/15.5, closer where that takes fewer sheets
	SmallCard             // 10/12.5
)

// blocks are those of all parts, in order.
func (p *Page) blocks() []Block {
	var out []Block
	for _, part := range p.Parts {
		out = append(out, part.Blocks...)
	}
	return out
}

// Part is a section of a page.
type Part struct {
	Name   string // for the one who made it; printed nowhere
	Blocks []Block
}

// Block is a piece of a page: Heading, Para, List, Box, Fields, Numbers,
// Table, TOC, Desk, Steps or Card.
type Block interface {
	// piece returns the part of the block from one item to before another, as
	// it gets a sheet of its own when continued.
	piece(from, to int, continued bool) Block
}

// Heading begins a part of a page.
type Heading struct {
	Text string
	Rest string // in lighter type after it
}

// Para is running text.
type Para struct {
	Text   string
	Strong bool
	Small  bool
}

// List is a list of things in no order.
type List struct{ Items []string }

// Box is a part of an emergency with its actions.
type Box struct {
	Title   string
	Actions []Action
}

// Action is one thing to do, with a box to tick.
type Action struct {
	N       int
	More    bool   // goes on with what belongs to the action before; no box, no number
	Lead    string // bold, before the text
	Text    string
	Say     string   // to be read out, beside a bar
	At      []string // the click path
	Lines   []Field  // what one should then see, what to say, what if it cannot be done
	Numbers []Number
}

// Field is a label and its value; without a value it is a ruled blank for the
// hand.
type Field struct {
	Label string
	Value string
}

// Fields is a list of labels and values.
type Fields struct {
	Items  []Field
	Beside bool // two in a row
}

// Number is a telephone number, large; without digits it is a ruled blank.
type Number struct {
	Name   string
	Digits string
	Notes  []string // hours, menu, source with its date, or what to do instead
}

// Desk is a frame with whom to call: the numbers large, beside them the hours
// and what to press.
type Desk struct {
	Numbers []Number
	Notes   []string
}

// Steps are actions under a heading of their own, without a frame.
type Steps struct{ Actions []Action }

// Numbers is a list of telephone numbers.
type Numbers struct{ Items []Number }

// Table is rows in columns. An empty cell is a ruled blank for the hand. Lines
// of a cell are parted by line ends.
type Table struct {
	Style  TableStyle
	Head   []string // may be missing
	Shares []int    // of the width, one for each column
	Rows   [][]string
}

// TableStyle says what stands out in a table.
type TableStyle int

// The styles of a table.
const (
	Plain   TableStyle = iota
	Branch             // the first column is bold
	Letters            // the last column is one large letter
	Signs              // every cell is bold
)

// TOCLine is a line that says on which page to read on.
type TOCLine struct {
	Text   string
	Anchor string
	Sheet  int // number of the page, known once the sheets are
}

// TOC is a list of such lines.
type TOC struct{ Items []TOCLine }

// Card is a card to cut out and fold, panel above panel.
type Card struct {
	Panels []Panel
	Stamp  string // id and dates, on the last panel, since the foot is cut off
}

// Panel is one face of a card. In it are Numbers, Fields and a Box, too narrow for
// their frames.
type Panel struct {
	Title  string
	Blocks []Block
}

func (h Heading) piece(int, int, bool) Block { return h }
func (p Para) piece(int, int, bool) Block    { return p }

func (l List) piece(from, to int, _ bool) Block    { return List{l.Items[from:to]} }
func (f Fields) piece(from, to int, _ bool) Block  { return Fields{f.Items[from:to], f.Beside} }
func (n Numbers) piece(from, to int, _ bool) Block { return Numbers{n.Items[from:to]} }
func (t TOC) piece(from, to int, _ bool) Block     { return TOC{t.Items[from:to]} }

func (b Box) piece(from, to int, continued bool) Block {
	return Box{continuedTitle(b.Title, continued), b.Actions[from:to]}
}

func (t Table) piece(from, to int, _ bool) Block {
	return Table{t.Style, t.Head, t.Shares, t.Rows[from:to]}
}

func (d Desk) piece(int, int, bool) Block        { return d }
func (s Steps) piece(from, to int, _ bool) Block { return Steps{s.Actions[from:to]} }

func (c Card) piece(from, to int, _ bool) Block {
	out := Card{Panels: c.Panels[from:to]}
	if to == len(c.Panels) {
		out.Stamp = c.Stamp
	}
	return out
}

// continuedTitle marks a title on a second sheet.
func continuedTitle(title string, continued bool) string {
	if continued {
		return title + " (continued)"
	}
	return title
}
