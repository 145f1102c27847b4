package paper

import (
	"strconv"
	"strings"
	"unicode"
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
	item   int        // index of its last
	folds  [2]float64 // left and right edge of what is folded above and below it
}

// setter sets blocks in type at a width.
type setter struct {
	sizes
	width float64
}

// wrap breaks text into lines that fit a width and the measure.
func wrap(text string, width, size float64, isBold bool) []string {
	return lines(text, min(width, measure*size*widest(isBold)), size, isBold)
}

// widest is the width of a character that fills a line of the measure, in the
// size of the type: that of English prose.
func widest(isBold bool) float64 {
	if isBold {
		return 0.62
	}
	return 0.55
}

// lines breaks text into lines that fit a width. A word that fits no line is
// broken where the line ends: nothing is cut.
func lines(text string, width, size float64, isBold bool) []string {
	f := faceOf(isBold)
	text = spaced(text)
	if text == "" {
		return nil
	}
	out := make([]string, 0, 4)
	from, end, used := 0, 0, 0.0 // the line is text[from:end]
	space := f.width(" ", size)
	for at := 0; at < len(text); {
		stop := len(text)
		if i := strings.IndexByte(text[at:], ' '); i >= 0 {
			stop = at + i
		}
		n := f.width(text[at:stop], size)
		if end > from && used+space+n <= width {
			end, used = stop, used+space+n
			at = stop + 1
			continue
		}
		if end > from {
			out = append(out, text[from:end])
		}
		for n > width {
			cut := at + f.fitting(text[at:stop], width, size)
			out = append(out, text[at:cut])
			at = cut
			n = f.width(text[at:stop], size)
		}
		from, end, used = at, stop, n
		at = stop + 1
	}
	if end > from {
		out = append(out, text[from:end])
	}
	return out
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

func (p *pen) piece() piece {
	p.s.height = p.top
	return p.s
}

// runs writes bold words and then others on the same line, wrapped as one text.
func (p *pen) runs(x, width float64, lead, rest string, size, height float64) {
	heavy := wrap(lead, width, size, true)
	for _, l := range heavy[:len(heavy)-1] {
		p.line(x, l, size, height, true)
	}
	tail := heavy[len(heavy)-1]
	indent := bold().width(tail, size) + regular().width(" ", size)
	room := min(width, measure*size*widest(false))
	first, more := firstLine(rest, room-indent, size)
	top := p.top
	p.line(x, tail, size, height, true)
	if first != "" {
		p.top = top
		p.line(x+indent, first, size, height, false)
	}
	p.text(x, width, more, size, height, false)
}

// leadOf is the distance of lines of a size, in the proportion of the body.
func (t setter) leadOf(size float64) float64 { return size * t.lead / t.body }

// field writes a label and its value, or the ruled blank after it.
func (t setter) field(p *pen, f Field, x, width float64) {
	name := label(f.Label)
	if blankFor(f.Value) {
		lines := wrap(name, width, t.body, false)
		last := 0.0
		if len(lines) > 0 {
			last = regular().width(lines[len(lines)-1], t.body) + 5
		}
		if width-last < 5*t.body {
			for _, l := range lines {
				p.line(x, l, t.body, t.lead, false)
			}
			last = 0
		} else {
			for _, l := range lines[:len(lines)-1] {
				p.line(x, l, t.body, t.lead, false)
			}
			p.s.ops = append(p.s.ops, Mark{Kind: Words, X: x, Y: p.top + t.blank - 3, Size: t.body, Text: lines[len(lines)-1]})
		}
		p.top += t.blank
		p.rule(x+last, width-last)
		p.top += 3
		return
	}
	head := wrap(name, width, t.body, true)
	for _, l := range head[:len(head)-1] {
		p.line(x, l, t.body, t.lead, true)
	}
	tail := head[len(head)-1]
	indent := bold().width(tail, t.body) + regular().width(" ", t.body)
	y := p.top
	first, rest := firstLine(f.Value, width-indent, t.body)
	if first == "" {
		p.line(x, tail, t.body, t.lead, true)
		p.text(x, width, rest, t.body, t.lead, false)
		return
	}
	p.line(x, tail, t.body, t.lead, true)
	p.top = y
	p.line(x+indent, first, t.body, t.lead, false)
	p.text(x, width, rest, t.body, t.lead, false)
}

// firstLine takes from text the words that fit a width.
func firstLine(text string, width, size float64) (first, rest string) {
	text = spaced(text)
	end, used := 0, 0.0
	for at := 0; at < len(text); {
		stop := len(text)
		if i := strings.IndexByte(text[at:], ' '); i >= 0 {
			stop = at + i
		}
		step := regular().width(text[at:stop], size)
		if end > 0 {
			step += regular().width(" ", size)
		}
		if used+step > width {
			break
		}
		used += step
		end, at = stop, stop+1
	}
	return text[:end], strings.TrimPrefix(text[end:], " ")
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
		y := p.top
		p.line(at, number, t.body, t.lead, true)
		p.top = y
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
