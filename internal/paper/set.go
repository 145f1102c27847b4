package paper

import (
	"cmp"
	"strconv"
	"strings"
)

// pad is the distance between the frame of a box and its words.
const pad = 7.0

// set sets a block in type as pieces.
func (t setter) set(b Block) []piece {
	switch b := b.(type) {
	case Heading:
		return t.headed(b)
	case Para:
		return each(1, false, func(p *pen, _ int) { t.para(p, b) })
	case List:
		return each(len(b.Items), true, func(p *pen, i int) { t.item(p, b.Items[i]) })
	case Fields:
		if b.Beside {
			return t.pairs(b.Items)
		}
		return each(len(b.Items), true, func(p *pen, i int) {
			t.field(p, b.Items[i], 0, t.width)
			p.top += 2
		})
	case Numbers:
		return each(len(b.Items), false, func(p *pen, i int) {
			t.phone(p, b.Items[i], 0, t.width)
			p.top += t.gap / 2
		})
	case TOC:
		return each(len(b.Items), true, func(p *pen, i int) { t.tocLine(p, b.Items[i]) })
	case Box:
		return append(t.boxHead(b.Title), each(len(b.Actions), false, func(p *pen, i int) { t.boxed(p, b.Actions[i]) })...)
	case Steps:
		return each(len(b.Actions), false, func(p *pen, i int) {
			t.act(p, b.Actions[i], 0, t.width)
			p.top += t.gap
		})
	case Desk:
		return each(1, false, func(p *pen, _ int) { t.desk(p, b) })
	case Table:
		return append(t.tableHead(b), each(len(b.Rows), true, func(p *pen, i int) {
			if i == 0 && len(b.Head) == 0 {
				p.rule(0, t.width)
			}
			t.row(p, b, b.Rows[i], false)
		})...)
	case Card:
		return t.panels(b)
	}
	return nil
}

// each sets n items as a piece each. Neither the first nor the last of a list is
// left alone on a sheet.
func each(n int, list bool, set func(p *pen, i int)) []piece {
	out := make([]piece, n)
	for i := range out {
		var p pen
		set(&p, i)
		out[i] = p.piece(i, i)
		out[i].lonely = list && n > 1 && (i == 0 || i == n-2)
	}
	return out
}

func (t setter) headed(h Heading) []piece {
	p := pen{top: t.gap / 2}
	if h.Rest != "" {
		p.runs(0, t.width, h.Text, h.Rest, t.heading, t.heading*1.2)
	} else {
		p.text(0, t.width, h.Text, t.heading, t.heading*1.2, true)
	}
	if t.ruled {
		p.s.ops = append(p.s.ops, Mark{Kind: Rule, Y: p.top + 1, W: t.width, Thick: 1.6})
		p.top += 2.5
	}
	return p.head(0)
}

func (t setter) para(p *pen, b Para) {
	size := t.body
	if b.Small {
		size = t.small
	}
	p.text(0, t.width, b.Text, size, t.leadOf(size), b.Strong)
}

func (t setter) item(p *pen, item string) {
	p.s.ops = append(p.s.ops, Mark{Kind: Words, X: 2, Y: baseline(t.body, t.lead), Size: t.body, Text: bullet})
	p.text(t.body, t.width-t.body, item, t.body, t.lead, false)
}

const bullet = "•"

// pairs sets fields two in a row, and the rows on one sheet.
func (t setter) pairs(fields []Field) []piece {
	const between = 14
	half := (t.width - between) / 2
	out := each((len(fields)+1)/2, false, func(p *pen, i int) {
		t.field(p, fields[2*i], 0, half)
		if 2*i+1 < len(fields) {
			under := p.top
			p.top = 0
			t.field(p, fields[2*i+1], half+between, half)
			p.top = max(p.top, under)
		}
	})
	for i := range out {
		out[i].first, out[i].last, out[i].keep = 2*i, min(2*i+1, len(fields)-1), i+1 < len(out)
	}
	return out
}

// boxed writes an action of a box, with the distance to the next.
func (t setter) boxed(p *pen, a Action) {
	t.act(p, a, pad, t.width-2*pad)
	p.top += t.gap / 2
}

func (t setter) boxHead(title string) []piece {
	p := pen{top: pad - 2}
	if title != "" {
		p.text(pad, t.width-2*pad, title, t.heading, t.leadOf(t.heading), true)
		p.top += 2
	}
	return p.head(-1)
}

// desk sets whom to call in a thick frame, the hours beside the numbers where
// there is room.
func (t setter) desk(p *pen, d Desk) {
	const in, between = 8.0, 12.0
	p.top = in - 3
	width := t.width - 2*in
	left := 0.0
	for _, n := range d.Numbers {
		if !blankFor(n.Digits) {
			left = max(left, min(bold().width(n.Digits, t.numberSize(n.Digits, width)), besideHours*width))
		}
	}
	left = max(left, width*0.52)
	beside := width-left-between > 13*t.small
	if !beside {
		left = width
	}
	largest := t.number // no number is larger than the one to ring first
	for i, n := range d.Numbers {
		if i > 0 {
			p.top += 3
		}
		p.text(in, left, n.Name, t.small, t.small*1.25, true)
		if blankFor(n.Digits) {
			p.top += t.blank
			p.rule(in, left)
			p.top += 2
		} else {
			top := p.top
			size := min(largest, t.numberSize(n.Digits, width))
			largest = size
			p.text(in, left, n.Digits, size, size*1.2, true)
			if to := dial(n.Digits); to != "" {
				p.s.ops = append(p.s.ops, Mark{Kind: Link, X: in, Y: top, W: left, H: p.top - top, Text: to})
			}
		}
		for _, note := range n.Notes {
			p.text(in, left, note, t.small, t.small*1.25, false)
		}
	}
	under := p.top
	x := in
	if beside {
		p.top, x = in-3, in+left+between
	}
	for _, note := range d.Notes {
		p.runsOf(x, t.width-in-x, note, t.small, t.small*1.25)
		p.top += 1.5
	}
	p.top = max(p.top, under) + in - 4
	p.s.ops = append(p.s.ops, Mark{Kind: Frame, W: t.width, H: p.top, Thick: 2})
	p.top += 2
}

// besideHours is the part of a frame that a number has, beside the hours.
const besideHours = 0.56

// numberSize is the largest type, down to that of the text, in which a number
// leaves room for the hours beside it.
func (t setter) numberSize(digits string, width float64) float64 {
	size := t.number
	for size > t.body && bold().width(digits, size) > besideHours*width {
		size--
	}
	return size
}

// runsOf writes a note whose label, up to its colon, is bold.
func (p *pen) runsOf(x, width float64, note string, size, height float64) {
	if label, rest, ok := strings.Cut(note, ": "); ok {
		p.runs(x, width, label+":", rest, size, height)
		return
	}
	p.text(x, width, note, size, height, false)
}

// tableHead is the row of heads, where a table has one.
func (t setter) tableHead(b Table) []piece {
	if len(b.Head) == 0 {
		return nil
	}
	var p pen
	t.row(&p, b, b.Head, true)
	return p.head(-1)
}

// row sets a row of a table: cells side by side, with an edge on both sides and a
// rule under them.
func (t setter) row(p *pen, b Table, cells []string, head bool) {
	room := 12.0 // beside the words of a cell
	if b.Style == Signs {
		room = 8
	}
	edges := []float64{0, t.width}
	x, bottom := 0.0, 0.0
	for i, c := range cells {
		if i > 0 && (b.Style == Plain || b.Style == Signs) {
			edges = append(edges, x)
		}
		w := t.width * float64(b.Shares[i]) / 100
		size := cmp.Or(t.cell, t.body)
		letter := b.Style == Letters && i == len(cells)-1
		if letter {
			size += 4
		}
		heavy := head || letter || b.Style == Signs || b.Style == Branch && i == 0
		p.top = 2
		for line := range strings.SplitSeq(c, "\n") {
			p.text(x+5, w-room, line, size, t.leadOf(size), heavy)
		}
		if c == "" && !head {
			p.top = t.blank
		}
		bottom = max(bottom, p.top)
		x += w
	}
	p.top = bottom + 3
	p.rule(0, t.width)
	if head {
		p.top += 1.2
		p.rule(0, t.width)
	}
	if b.Style == Letters {
		p.s.ops = append(p.s.ops, Mark{Kind: Link, W: t.width, H: p.top, Text: cells[len(cells)-1]})
	}
	for _, x := range edges {
		p.s.ops = append(p.s.ops, Mark{Kind: Rule, X: x, H: p.top})
	}
}

// tocLine sets a line with dots that lead to its page number.
func (t setter) tocLine(p *pen, line TOCLine) {
	room := regular().width("page 000", t.body)
	p.text(0, t.width-room-12, line.Text, t.body, t.lead, false)
	last := p.s.ops[len(p.s.ops)-1]
	from := regular().width(last.Text, t.body) + 6
	p.s.ops = append(p.s.ops,
		Mark{Kind: Words, X: t.width - room, Y: last.Y, Size: t.body, Bold: true, Text: "page " + strconv.Itoa(line.Sheet)},
		Mark{Kind: Rule, X: from, Y: last.Y, W: t.width - room - 6 - from})
	p.top += 3
}

// panels sets a card: panels of one height below each other, each in its
// frame.
func (t setter) panels(c Card) []piece {
	size := panelSmall
	if t.body >= largePrint[0].body {
		size = panelLarge
	}
	in := setter{size.sizes, size.w - 2*size.pad}
	left := (t.width - size.w) / 2
	height := size.h
	out := each(len(c.Panels), false, func(p *pen, i int) {
		p.top = size.pad - 2
		p.text(left+size.pad, in.width, c.Panels[i].Title, in.heading, in.leadOf(in.heading), true)
		for _, b := range c.Panels[i].Blocks {
			p.top += in.gap
			in.inPanel(p, b, left+size.pad)
		}
		if i == len(c.Panels)-1 && c.Stamp != "" {
			p.top += in.gap
			p.text(left+size.pad, in.width, c.Stamp, in.small, in.leadOf(in.small), false)
		}
		height = max(height, p.top+size.pad)
	})
	for i := range out {
		out[i].height, out[i].folds = height, [2]float64{left, left + size.w}
		out[i].ops = append(out[i].ops, Mark{Kind: Frame, X: left, W: size.w, H: height})
	}
	return out
}

// inPanel sets a block inside a panel, which is too narrow for frames.
func (t setter) inPanel(p *pen, b Block, x float64) {
	switch b := b.(type) {
	case Numbers:
		for _, n := range b.Items {
			t.phone(p, n, x, t.width)
		}
	case Fields:
		for _, f := range b.Items {
			t.field(p, f, x, t.width)
		}
	case Box:
		for _, a := range b.Actions {
			t.act(p, a, x, t.width)
		}
	}
}
