package paper

import "strconv"

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
		p.text(0, t.width, b.Text, t.heading, t.leadOf(t.heading), true)
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
		if b.Beside && t.body < largePrint[0].body {
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
	case Table:
		add(t.row(b, b.Head, true), -1, true)
		for i, r := range b.Rows {
			addOf(t.row(b, r, false), i, len(b.Rows))
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

// row sets a row of a table: cells side by side, a rule under them.
func (t setter) row(b Table, cells []string, head bool) pen {
	var p pen
	x, bottom := 0.0, 0.0
	for i, c := range cells {
		w := t.width * float64(b.Shares[i]) / 100
		p.top = 2
		p.text(x, w-12, c, t.body, t.lead, head)
		if c == "" {
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
	p.top++
	for i, x := 1, 0.0; i < len(cells); i++ {
		x += t.width * float64(b.Shares[i-1]) / 100
		p.s.ops = append(p.s.ops, Mark{Kind: Rule, X: x - 6, H: p.top})
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

// inPanel sets a block inside a panel, where there is no room for frames.
func (t setter) inPanel(p *pen, b Block, x float64) {
	switch b := b.(type) {
	case Para:
		p.text(x, t.width, b.Text, t.small, t.leadOf(t.small), b.Strong)
	case Numbers:
		for _, n := range b.Items {
			t.phone(p, n, x, t.width)
		}
	case Fields:
		if b.Beside && t.body < largePrint[0].body {
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
