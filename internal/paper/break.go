package paper

import "slices"

// placed is the part of a page that is on one sheet.
type placed struct {
	title  string
	blocks []Block
	sizes  sizes
	ops    []Mark // from the top of the piece
	height float64
	below  bool    // follows the page before, on the same sheet
	tall   string  // is higher than a sheet
	excess float64 // by how much the page is higher than a sheet, on the first of several
}

// unit is pieces that must be on one sheet together.
type unit struct {
	pieces []piece
	height float64
}

// breakUp sets a page and breaks it into sheets: never inside a piece, never
// after a heading, and never so that the last sheet holds a line or two. The
// first sheet may have less room than the others.
func (l *layout) breakUp(page *Page, blocks []Block, s sizes, first float64) []placed {
	f := l.frame()
	t := setter{s, f.width}
	blocks = slices.Clone(blocks)
	var pieces []piece
	for i, b := range blocks {
		if box, ok := b.(Box); ok {
			b = t.parted(box, (f.bottom-f.top)/2)
			blocks[i] = b
		}
		for _, p := range t.set(b) {
			p.block = i
			pieces = append(pieces, p)
		}
		if _, para := b.(Para); para && i > 0 && i+1 < len(blocks) {
			// Words under a heading lead to what follows.
			_, pieces[len(pieces)-1].keep = blocks[i-1].(Heading)
		}
	}
	b := breaker{t: t, page: page, blocks: blocks, pieces: pieces, room: f.bottom - f.top, first: first, least: 10 * s.lead}
	if l.d.Large && page.Whole && !page.Back && slices.ContainsFunc(l.d.Pages, func(p Page) bool { return p.Back && p.Tab == page.Tab }) {
		b.least = 0 // its back follows on the same sheet
	}
	return b.broken()
}

// breaker breaks the pieces of one page into sheets.
type breaker struct {
	t      setter
	page   *Page
	blocks []Block
	pieces []piece
	room   float64
	first  float64 // room on the first sheet
	least  float64 // what the last sheet holds, so that it is no line or two
	heads  map[int]float64
}

// broken breaks greedily; where the last sheet would hold too little, the one
// before gives up its last units.
func (b *breaker) broken() []placed {
	cuts := b.fill(b.units())
	for n := len(cuts); n > 1 && b.height(piecesOf(cuts[n-1]), true) < b.least; {
		before := cuts[n-2]
		more := append([]unit{before[len(before)-1]}, cuts[n-1]...)
		if len(before) < 2 || b.height(piecesOf(more), true) > b.room {
			break
		}
		cuts[n-2], cuts[n-1] = before[:len(before)-1], more
	}
	out := make([]placed, len(cuts))
	for i, c := range cuts {
		out[i] = b.compose(piecesOf(c), i > 0)
	}
	if len(out) > 1 {
		out[0].excess = b.height(b.pieces, false) - b.first
	}
	return out
}

// units puts pieces together with what they must not be parted from. An item
// goes with its neighbour so that none is left alone, but not where the two
// take most of a sheet.
func (b *breaker) units() []unit {
	var out []unit
	var u unit
	for i, s := range b.pieces {
		u.pieces = append(u.pieces, s)
		u.height += s.height
		last := i+1 == len(b.pieces)
		if !last && (s.keep || s.lonely && u.height+b.pieces[i+1].height < b.room/2) {
			continue
		}
		out = append(out, u)
		u = unit{}
	}
	return out
}

// fill puts units on sheets, as many on each as it holds.
func (b *breaker) fill(units []unit) [][]unit {
	var cuts [][]unit
	var current []unit
	room := b.first
	height := b.titleHeight(false)
	for _, u := range units {
		next := height + b.more(last(current), u.pieces)
		if len(current) > 0 && next > room {
			cuts = append(cuts, current)
			current, room = nil, b.room
			next = b.titleHeight(true) + b.more(nil, u.pieces)
		}
		current, height = append(current, u), next
	}
	return append(cuts, current)
}

// last is the piece at the foot of units, or nil.
func last(units []unit) *piece {
	if len(units) == 0 {
		return nil
	}
	pieces := units[len(units)-1].pieces
	return &pieces[len(pieces)-1]
}

func piecesOf(units []unit) []piece {
	var out []piece
	for _, u := range units {
		out = append(out, u.pieces...)
	}
	return out
}

// height is what pieces take as a sheet of their own, with title and heads, as
// compose would place them.
func (b *breaker) height(pieces []piece, continued bool) float64 {
	return b.titleHeight(continued) + b.more(nil, pieces)
}

func (b *breaker) titleHeight(continued bool) float64 {
	return float64(len(wrap(b.heading(continued), b.titleWidth(), b.t.title, true))) * b.t.title * 1.2
}

// heading is the title of the page, as it is on each of its sheets. The foot of a
// leaf says already that it goes on.
func (b *breaker) heading(continued bool) string {
	return continuedTitle(b.page.Title, continued && !b.page.Whole)
}

// titleWidth leaves room for the letter in the corner.
func (b *breaker) titleWidth() float64 {
	if b.page.Tab != "" {
		return b.t.width - 3*b.t.title
	}
	return b.t.width
}

// more is what pieces take below another, or at the top where that is nil.
func (b *breaker) more(above *piece, pieces []piece) float64 {
	h := 0.0
	for i := range pieces {
		s := &pieces[i]
		if above == nil || s.block != above.block {
			h += b.t.gap
			if s.first > 0 {
				h += b.head(s.block)
			}
		}
		h += s.height
		above = s
	}
	return h
}

// head is the height of the head that a block repeats where it goes on.
func (b *breaker) head(block int) float64 {
	h, ok := b.heads[block]
	if !ok {
		for _, s := range b.repeated(b.blocks[block]) {
			h += s.height
		}
		if b.heads == nil {
			b.heads = make(map[int]float64)
		}
		b.heads[block] = h
	}
	return h
}

// repeated is what is above the part of a block that goes on: its head again.
func (b *breaker) repeated(block Block) []piece {
	switch block := block.(type) {
	case Box:
		return b.t.boxHead(continuedTitle(block.Title, true))
	case Table:
		return b.t.tableHead(block)
	}
	return nil
}

// compose puts pieces below each other, repeats the heads of what continues,
// and draws the frames of boxes.
func (b *breaker) compose(pieces []piece, continued bool) placed {
	out := placed{title: b.heading(continued), sizes: b.t.sizes}
	p := pen{}
	p.text(0, b.titleWidth(), out.title, b.t.title, b.t.title*1.2, true)
	if tab := b.page.Tab; tab != "" {
		size := b.t.title * 1.1
		w := bold().width(tab, size) + 16
		p.s.ops = append(p.s.ops, Mark{Kind: Fill, X: b.t.width - w, W: w, H: size * 1.25},
			Mark{Kind: Words, X: b.t.width - w + 8, Y: size * 1.02, Size: size, Bold: true, White: true, Text: tab})
	}
	n := len(p.s.ops)
	for _, s := range pieces {
		n += len(s.ops) + 4
	}
	withRole(p.s.ops, TitleOf, 0)
	out.ops, out.height = append(make([]Mark, 0, n), p.s.ops...), p.top
	number := 0
	put := func(s piece, role Role) {
		from := len(out.ops)
		for _, o := range s.ops {
			o.Y += out.height
			out.ops = append(out.ops, o)
		}
		number++
		withRole(out.ops[from:], role, number)
		out.height += s.height
		if s.height > b.room-b.t.title*3 && out.tall == "" {
			out.tall = b.firstWords(s)
		}
	}
	for from := 0; from < len(pieces); {
		to := from
		for to < len(pieces) && pieces[to].block == pieces[from].block {
			to++
		}
		run := pieces[from:to]
		block := b.blocks[run[0].block]
		out.height += b.t.gap
		top := out.height
		goesOn := run[0].first > 0 // its beginning is on the sheet before
		if goesOn {
			for _, s := range b.repeated(block) {
				put(s, roleOf(block, true))
			}
		}
		for i, s := range run {
			if s.folds[1] > 0 && i > 0 {
				// The marks of a fold are outside the frames, where no word is.
				out.ops = append(out.ops,
					Mark{Kind: Rule, X: s.folds[0] - 16, Y: out.height, W: 12},
					Mark{Kind: Rule, X: s.folds[1] + 4, Y: out.height, W: 12})
			}
			put(s, roleOf(block, s.first < 0))
		}
		if _, framed := block.(Box); framed {
			out.ops = append(out.ops, Mark{Kind: Frame, Y: top, W: b.t.width, H: out.height - top})
		}
		out.blocks = append(out.blocks, block.piece(max(run[0].first, 0), run[len(run)-1].last+1, goesOn))
		from = to
	}
	return out
}

// parted takes actions apart that are higher than a room, so that their end can go
// on the next sheet.
func (t setter) parted(b Box, room float64) Box {
	out := Box{Title: b.Title}
	for _, a := range b.Actions {
		var p pen
		t.boxed(&p, a)
		var more []Field
		if p.top > room+t.gap/2 {
			more, a.Lines = a.Lines, nil
		}
		out.Actions = append(out.Actions, a)
		for _, l := range more {
			out.Actions = append(out.Actions, Action{N: a.N, More: true, Lines: []Field{l}})
		}
	}
	return out
}

// firstWords names a piece by its first line of words.
func (b *breaker) firstWords(s piece) string {
	for _, o := range s.ops {
		if o.Kind == Words && len(o.Text) > 3 {
			return o.Text
		}
	}
	return ""
}
