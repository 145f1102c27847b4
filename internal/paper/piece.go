package paper

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark draws one thing; positions are in points from the top left corner of its
// piece, and of the sheet once it is placed. The y of text is its baseline.
type Mark struct {
	Kind  MarkKind
	X, Y  float64
	W, H  float64
	Size  float64
	Thick float64 // of a rule or a frame; none: thin
	Bold  bool
	White bool // on black
	Text  string
	Role  Role // of words
	Piece int  // the piece of the page they are of
}

// MarkKind says what a Mark draws.
type MarkKind int

// The kinds of Mark.
const (
	Words MarkKind = iota // one line of text
	Rule                  // from X, Y to X+W, Y+H
	Frame                 // a rectangle, from its top left corner
	Link                  // where a press leads: Text is the letter of a sheet, or tel: and digits
	Fill                  // a black rectangle, from its top left corner
)

// Width returns how wide a mark is in points: the words as they are set, the
// rule or the frame.
func (m Mark) Width() float64 {
	if m.Kind == Words {
		return faceOf(m.Bold).width(m.Text, m.Size)
	}
	return m.W
}

// piece is a piece of a page that is never parted: it is whole on one sheet.
type piece struct {
	height float64
	ops    []Mark
	keep   bool       // goes to the sheet of what follows
	lonely bool       // goes with what follows where a sheet has room for both
	block  int        // index among the blocks of the page
	first  int        // index of its first item within the block; -1 is the head
	last   int        // index of its last item
	folds  [2]float64 // left and right edge of what is folded above and below it
}

// setter sets blocks in type at a width.
type setter struct {
	sizes
	width float64
}

// wrap breaks text into lines that fit a width and the measure.
func wrap(text string, width, size float64, isBold bool) []string {
	return lines(text, min(width, measure*size*widest(isBold)), faceOf(isBold).ruler(size))
}

// widest is the width of a character that fills a line of the measure, in the
// size of the type: that of English prose.
func widest(isBold bool) float64 {
	if isBold {
		return 0.62
	}
	return 0.55
}

// lines breaks text into lines that fit a width, as a ruler tells it. A word that
// fits no line is broken where the line ends: nothing is cut.
func lines(text string, width float64, ruler func(string) float64) []string {
	out := make([]string, 0, 4)
	for text = spaced(text); text != ""; {
		line, rest := firstLine(text, width, ruler)
		if line == "" {
			line = fitting(text, width, ruler)
			rest = text[len(line):]
		}
		out = append(out, line)
		text = strings.TrimPrefix(rest, " ")
	}
	return out
}

// firstLine takes from spaced text the words that fit a width; there may be none.
func firstLine(text string, width float64, ruler func(string) float64) (line, rest string) {
	end, used := 0, 0.0
	for at := 0; at < len(text); {
		stop := len(text)
		if i := strings.IndexByte(text[at:], ' '); i >= 0 {
			stop = at + i
		}
		used += ruler(text[end:stop])
		if used > width {
			break
		}
		end, at = stop, stop+1
	}
	return text[:end], strings.TrimPrefix(text[end:], " ")
}

// fitting is what fits a width of a word that is wider, at least one character.
func fitting(text string, width float64, ruler func(string) float64) string {
	cut, used := 0, 0.0
	for cut < len(text) && text[cut] != ' ' {
		_, n := utf8.DecodeRuneInString(text[cut:])
		used += ruler(text[cut : cut+n])
		if cut > 0 && used > width {
			break
		}
		cut += n
	}
	return text[:cut]
}

// spaced returns text with one space between words, so that a line is a piece
// of it.
func spaced(text string) string {
	space := true
	for _, r := range text {
		if r != ' ' && unicode.IsSpace(r) || r == ' ' && space {
			return strings.Join(strings.Fields(text), " ")
		}
		space = r == ' '
	}
	return strings.TrimSuffix(text, " ")
}

// pen writes lines one under the other.
type pen struct {
	s   piece
	top float64
}

// baseline is the distance from the top of a line to the foot of its letters.
func baseline(size, lead float64) float64 { return (lead-size)/2 + size*0.8 }

func (p *pen) line(x float64, text string, size, lead float64, isBold bool) {
	p.s.ops = append(p.s.ops, Mark{Kind: Words, X: x, Y: p.top + baseline(size, lead), Size: size, Bold: isBold, Text: text})
	p.top += lead
}

func (p *pen) text(x, width float64, text string, size, lead float64, isBold bool) {
	for _, l := range wrap(text, width, size, isBold) {
		p.line(x, l, size, lead, isBold)
	}
}

// bar draws a thick line beside what was written since a height.
func (p *pen) bar(x, from float64) {
	p.s.ops = append(p.s.ops, Mark{Kind: Fill, X: x, Y: from, W: 4, H: p.top - from})
}

func (p *pen) rule(x, width float64) {
	p.s.ops = append(p.s.ops, Mark{Kind: Rule, X: x, Y: p.top, W: width})
}

// piece is what was written, which is the items first to last of a block.
func (p *pen) piece(first, last int) piece {
	p.s.height, p.s.first, p.s.last = p.top, first, last
	return p.s
}

// head is what was written above the items of a block: it goes with what follows.
func (p *pen) head(item int) []piece {
	s := p.piece(item, item)
	s.keep = true
	return []piece{s}
}

// runs writes bold words and then others on the same line, wrapped as one text.
func (p *pen) runs(x, width float64, lead, rest string, size, height float64) {
	p.goOn(x, width, min(width, measure*size*widest(false)), lead, rest, size, height)
}

// goOn is runs whose other words have some room on the line on which they begin.
func (p *pen) goOn(x, width, room float64, lead, rest string, size, height float64) {
	p.text(x, width, lead, size, height, true)
	tail := p.s.ops[len(p.s.ops)-1].Text
	indent := bold().width(tail, size) + regular().width(" ", size)
	first, more := firstLine(spaced(rest), room-indent, regular().ruler(size))
	if first != "" {
		p.top -= height
		p.line(x+indent, first, size, height, false)
	}
	p.text(x, width, more, size, height, false)
}

// leadOf is the distance of lines of a size, in the proportion of the body.
func (t setter) leadOf(size float64) float64 { return size * t.lead / t.body }

// field writes a label and its value, or the ruled blank after it.
func (t setter) field(p *pen, f Field, x, width float64) {
	name := label(f.Label)
	if !blankFor(f.Value) {
		p.goOn(x, width, width, name, f.Value, t.body, t.lead)
		return
	}
	lines := wrap(name, width, t.body, false)
	tail := lines[len(lines)-1]
	last := regular().width(tail, t.body) + 5
	if width-last < 5*t.body {
		last = 0
	} else {
		lines = lines[:len(lines)-1]
	}
	for _, l := range lines {
		p.line(x, l, t.body, t.lead, false)
	}
	if last > 0 {
		p.s.ops = append(p.s.ops, Mark{Kind: Words, X: x, Y: p.top + t.blank - 3, Size: t.body, Text: tail})
	}
	p.top += t.blank
	p.rule(x+last, width-last)
	p.top += 3
}

// leastBeside is the width, in the size of the body, from which notes stand
// beside a number.
const leastBeside = 30

// phone writes a telephone number in its large size, or a blank for it, with
// its notes beside it where there is room.
func (t setter) phone(p *pen, n Number, x, width float64) {
	p.text(x, width, n.Name, t.small, t.leadOf(t.small), true)
	beside := width >= leastBeside*t.body
	top, left := p.top, 0.0
	if blankFor(n.Digits) {
		if left = width; beside {
			left = width * 0.4
		}
		p.top += t.blank
		p.rule(x, left)
		p.top += 3
	} else {
		lines := wrap(n.Digits, width, t.number, true)
		left = bold().width(lines[0], t.number)
		p.text(x, width, n.Digits, t.number, t.leadOf(t.number), true)
	}
	under := p.top
	indent := 0.0
	if left = max(left+14, width*0.36); beside && left < width*0.6 {
		indent, p.top = left, top
	}
	for _, note := range n.Notes {
		p.text(x+indent, width-indent, note, t.small, t.leadOf(t.small), false)
	}
	p.top = max(p.top, under)
}

// act writes an action: its box to tick, number, words and what belongs to it.
func (t setter) act(p *pen, a Action, x, width float64) {
	box := t.body * 0.95
	number := strconv.Itoa(a.N)
	at := x + box + 6
	indent := at + max(bold().width("00", t.body), bold().width(number, t.body)) + 6
	if !a.More {
		p.s.ops = append(p.s.ops, Mark{Kind: Frame, X: x, Y: p.top + (t.lead-box)/2, W: box, H: box})
		p.line(at, number, t.body, t.lead, true)
		p.top -= t.lead
	}
	inner := width - (indent - x)
	if a.Lead != "" {
		p.runs(indent, inner, a.Lead, a.Text, t.body, t.lead)
	} else {
		p.text(indent, inner, a.Text, t.body, t.lead, t.loud)
	}
	if a.Say != "" {
		p.top += 2
		from, size := p.top, max(t.small, t.body-1)
		p.text(indent+12, inner-12, a.Say, size, size*1.27, false)
		p.bar(indent, from)
		p.top += 2
	}
	if len(a.At) > 0 {
		p.text(indent, inner, strings.Join(a.At, pathMark), t.body, t.lead, true)
	}
	for _, n := range a.Numbers {
		t.phone(p, n, indent, inner)
	}
	if t.under > 0 {
		t.body, t.lead = t.under, t.leadOf(t.under)
	}
	for _, l := range a.Lines {
		t.field(p, l, indent, inner)
	}
}
