package paper

import (
	"strconv"
	"strings"
)

// pad is the distance between the frame of a box and its words.
const pad = 7.0

// set sets a block in type as pieces.
func (t setter) set(b Block, index int) []piece {
	var out []piece
	add := func(p pen, item int, keep bool) {
		s := p.piece()
		s.block, s.first, s.item, s.keep = index, item, item, keep
		out = append(out, s)
	}
	addOf := func(p pen, item, n int) {
		add(p, item, false)
		out[len(out)-1].lonely = lonely(item, n)
	}
	switch b := b.(type) {
	case Heading:
		p := pen{top: t.gap / 2}
		if b.Rest != "" {
			p.runs(0, t.width, b.Text, b.Rest, t.heading, t.heading*1.2)
		} else {
			p.text(0, t.width, b.Text, t.heading, t.heading*1.2, true)
		}
		if t.ruled {
			p.s.ops = append(p.s.ops, Mark{Kind: Rule, Y: p.top + 1, W: t.width, Thick: 1.6})
			p.top += 2.5
		}
		add(p, 0, true)
	case Para:
		var p pen
		size := t.body
		if b.Small {
			size = t.small
		}
		p.text(0, t.width, b.Text, size, t.leadOf(size), b.Strong)
		add(p, 0, false)
	case List:
		for i, item := range b.Items {
			var p pen
			indent := t.body
			p.s.ops = append(p.s.ops, Mark{Kind: Words, X: 2, Y: baseline(t.body, t.lead), Size: t.body, Text: bullet})
			p.text(indent, t.width-indent, item, t.body, t.lead, false)
			addOf(p, i, len(b.Items))
		}
	case Fields:
		if b.Beside {
			out = append(out, t.pairs(b, index)...)
			break
		}
		for i, f := range b.Items {
			var p pen
			t.field(&p, f, 0, t.width)
			p.top += 2
			addOf(p, i, len(b.Items))
		}
	case Numbers:
		for i, n := range b.Items {
			var p pen
			t.phone(&p, n, 0, t.width)
			p.top += t.gap / 2
			add(p, i, false)
		}
	case TOC:
		for i, line := range b.Items {
			addOf(t.tocLine(line), i, len(b.Items))
		}
	case Box:
		acts := make([]pen, len(b.Actions))
		for i, a := range b.Actions {
			acts[i] = t.action(a)
		}
		out = t.box(b, acts, index)
	case Desk:
		add(t.desk(b), 0, false)
	case Steps:
		for i, a := range b.Actions {
			var p pen
			t.act(&p, a, 0, t.width)
			p.top += t.gap
			add(p, i, false)
		}
	case Table:
		if len(b.Head) > 0 {
			add(t.row(b, b.Head, true, true), -1, true)
		}
		for i, r := range b.Rows {
			addOf(t.row(b, r, false, i == 0), i, len(b.Rows))
		}
	case Card:
		for i, p := range t.panels(b) {
			add(p, i, false)
		}
	}
	return out
}

// pairs sets fields two in a row.
func (t setter) pairs(b Fields, index int) []piece {
	const between = 14
	var out []piece
	half := (t.width - between) / 2
	for i := 0; i < len(b.Items); i += 2 {
		var p pen
		t.field(&p, b.Items[i], 0, half)
		last, under := i, p.top
		if i+1 < len(b.Items) {
			last, p.top = i+1, 0
			t.field(&p, b.Items[last], half+between, half)
		}
		p.top = max(p.top, under)
		s := p.piece()
		s.block, s.first, s.item, s.keep = index, i, last, last+1 < len(b.Items)
		out = append(out, s)
	}
	return out
}

const bullet = "•"

// lonely reports whether an item would leave the first or the last of its
// block alone on a sheet if a sheet ended after it.
func lonely(i, n int) bool { return n > 1 && (i == 0 || i == n-2) }

// box sets the head of a box above its actions, which are set already.
func (t setter) box(b Box, acts []pen, index int) []piece {
	out := make([]piece, 0, len(acts)+1)
	add := func(p pen, item int, keep bool) {
		s := p.piece()
		s.block, s.first, s.item, s.keep = index, item, item, keep
		out = append(out, s)
	}
	add(t.boxHead(b.Title), -1, true)
	for i, p := range acts {
		add(p, i, false)
	}
	return out
}

// action sets an action of a box, with the distance to the next.
func (t setter) action(a Action) pen {
	p := pen{s: piece{ops: make([]Mark, 0, 12)}}
	t.act(&p, a, pad, t.width-2*pad)
	p.top += t.gap / 2
	return p
}

func (t setter) boxHead(title string) pen {
	p := pen{top: pad - 2}
	if title != "" {
		p.text(pad, t.width-2*pad, title, t.heading, t.leadOf(t.heading), true)
		p.top += 2
	}
	return p
}

// desk sets whom to call in a thick frame, the hours beside the numbers where
// there is room.
func (t setter) desk(d Desk) pen {
	const in, between = 8.0, 12.0
	p := pen{top: in - 3}
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
	return p
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

// row sets a row of a table: cells side by side, a rule under them, and above
// the first where the table has no head.
func (t setter) row(b Table, cells []string, head, first bool) pen {
	var p pen
	size := t.body
	if t.cell > 0 {
		size = t.cell
	}
	top := 2.0
	if first && !head && len(b.Head) == 0 {
		p.rule(0, t.width)
	}
	x, bottom := 0.0, 0.0
	room := 12.0 // beside the words of a cell
	if b.Style == Signs {
		room = 8
	}
	for i, c := range cells {
		w := t.width * float64(b.Shares[i]) / 100
		p.top = top
		heavy, of := head || b.Style == Signs || b.Style == Branch && i == 0, size
		if b.Style == Letters && i == len(cells)-1 {
			heavy, of = true, size+4
		}
		indent := 0.0
		if t.ruled {
			indent = 5
		}
		for _, line := range strings.Split(c, "\n") {
			p.text(x+indent, w-room, line, of, t.leadOf(of), heavy)
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
	if !t.ruled {
		p.top++
	}
	if b.Style == Letters && !head {
		p.s.ops = append(p.s.ops, Mark{Kind: Link, W: t.width, H: p.top, Text: cells[len(cells)-1]})
	}
	edges := []float64{}
	if t.ruled {
		edges = append(edges, 0, t.width)
	}
	for i, x := 1, 0.0; i < len(cells); i++ {
		x += t.width * float64(b.Shares[i-1]) / 100
		if t.ruled && (b.Style == Plain || b.Style == Signs) {
			edges = append(edges, x)
		} else if !t.ruled {
			edges = append(edges, x-6)
		}
	}
	for _, x := range edges {
		p.s.ops = append(p.s.ops, Mark{Kind: Rule, X: x, H: p.top})
	}
	return p
}

// tocLine sets a line with dots that lead to its page number.
func (t setter) tocLine(line TOCLine) pen {
	var p pen
	to := "page " + strconv.Itoa(line.Sheet)
	room := regular().width("page 000", t.body)
	p.text(0, t.width-room-12, line.Text, t.body, t.lead, false)
	last := p.s.ops[len(p.s.ops)-1]
	from := regular().width(last.Text, t.body) + 6
	p.s.ops = append(p.s.ops,
		Mark{Kind: Words, X: t.width - room, Y: last.Y, Size: t.body, Bold: true, Text: to},
		Mark{Kind: Rule, X: from, Y: last.Y, W: t.width - room - 6 - from})
	p.top += 3
	return p
}

// panels sets a card: panels of one height below each other, each in its
// frame.
func (t setter) panels(c Card) []pen {
	size := panelSmall
	if t.body >= largePrint[0].body {
		size = panelLarge
	}
	in := setter{size.sizes, size.w - 2*size.pad}
	left := (t.width - size.w) / 2
	height := size.h
	pens := make([]pen, len(c.Panels))
	for i, panel := range c.Panels {
		p := &pens[i]
		p.top = size.pad - 2
		p.text(left+size.pad, in.width, panel.Title, in.heading, in.leadOf(in.heading), true)
		for _, b := range panel.Blocks {
			p.top += in.gap
			in.inPanel(p, b, left+size.pad)
		}
		if i == len(c.Panels)-1 && c.Stamp != "" {
			p.top += in.gap
			p.text(left+size.pad, in.width, c.Stamp, in.small, in.leadOf(in.small), false)
		}
		height = max(height, p.top+size.pad)
	}
	for i := range pens {
		p := &pens[i]
		p.top = height
		p.s.ops = append(p.s.ops, Mark{Kind: Frame, X: left, W: size.w, H: height})
		p.s.folds = [2]float64{left, left + size.w}
	}
	return pens
}

// inPanel sets a block inside a panel, which is too narrow for frames.
func (t setter) inPanel(p *pen, b Block, x float64) {
	switch b := b.(type) {
	case Para:
		p.text(x, t.width, b.Text, t.small, t.leadOf(t.small), b.Strong)
	case Numbers:
		for _, n := range b.Items {
			t.phone(p, n, x, t.width)
		}
	case Fields:
		if b.Beside {
			for _, s := range t.pairs(b, 0) {
				for _, o := range s.ops {
					o.X, o.Y = o.X+x, o.Y+p.top
					p.s.ops = append(p.s.ops, o)
				}
				p.top += s.height
			}
			break
		}
		for _, f := range b.Items {
			t.field(p, f, x, t.width)
		}
	case Box:
		for _, a := range b.Actions {
			t.act(p, a, x, t.width)
		}
	}
}
