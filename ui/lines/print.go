package lines

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"handrail/internal/wordwrap"
	"handrail/ui/scene"
)

// printedWidth is how wide a printed document is at most, in columns.
const printedWidth = 80

// narrowest is how narrow a column may be made before a table becomes a list,
// readable how narrow its widest column may be.
const (
	narrowest = 16
	readable  = 24
)

// Print writes a scene as a document, in lines of at most width columns (0 and
// more than 80: 80). Rows that only lead on are left out; a row with an ID shows
// it. Plain is for a screen reader: a label and a value a line, and no grid.
func Print(out io.Writer, s scene.Scene, width int, plain bool) {
	if width <= 0 || width > printedWidth {
		width = printedWidth
	}
	p := &document{width: max(width, 2*narrowest), plain: plain}
	title := s.Title
	if s.Aside != "" {
		title += ", " + s.Aside
	}
	p.para("", title)
	for i, b := range s.Body {
		if _, table := b.(scene.Table); i == 0 && title != "" && !table {
			p.gap()
		}
		p.block(b)
	}
	for len(p.lines) > 0 && p.lines[len(p.lines)-1] == "" {
		p.lines = p.lines[:len(p.lines)-1]
	}
	for _, l := range p.lines {
		fmt.Fprintln(out, l)
	}
}

// document is what is printed, line by line.
type document struct {
	lines []string
	width int
	plain bool
}

func (p *document) add(line string) { p.lines = append(p.lines, strings.TrimRight(line, " ")) }

// gap is one empty line, and no second one.
func (p *document) gap() {
	if n := len(p.lines); n > 0 && p.lines[n-1] != "" {
		p.lines = append(p.lines, "")
	}
}

// para prints text behind a mark, its further lines under its first word.
func (p *document) para(mark, text string) {
	if text == "" {
		return
	}
	if p.plain {
		text = plainWords(text)
	}
	indent := strings.Repeat(" ", wordwrap.Width(mark))
	for _, l := range wordwrap.Whole(text, p.width-len(indent)) {
		p.add(mark + l)
		mark = indent
	}
}

func (p *document) block(b scene.Block) {
	switch b := b.(type) {
	case scene.Heading:
		p.gap()
		text := b.Text
		if text != "" && b.Aside != "" {
			text += " (" + b.Aside + ")"
		}
		p.para("", text)
	case scene.Para:
		if b.Tone == scene.Warn && !p.plain {
			p.para("[!] ", b.Text)
			return
		}
		p.para("", b.Text)
	case scene.Verdict:
		p.para("", ended(b.Word)+" "+b.Words())
	case scene.Numbered:
		for i, item := range b.Items {
			p.para(fmt.Sprintf("%3d  ", i+1), item)
		}
	case scene.Fields:
		p.fields(b.Items)
	case scene.Table:
		p.table(b)
	case scene.Pair:
		for _, side := range []struct {
			head string
			text []string
		}{{b.LeftHead, b.Left}, {b.RightHead, b.Right}} {
			p.para("", side.head+":")
			for _, t := range side.text {
				p.para("  ", t)
			}
		}
	case scene.Printed:
		for _, l := range b.Lines {
			p.add(l)
		}
	}
}

func (p *document) fields(items []scene.Field) {
	longest := 0
	for _, f := range items {
		longest = max(longest, wordwrap.Width(f.Label))
	}
	for _, f := range items {
		label := f.Label + ": "
		if !p.plain && longest <= p.width/3 {
			label += strings.Repeat(" ", longest-wordwrap.Width(f.Label))
		} else if len(label) > p.width/2 {
			p.para("", label+f.Value)
			continue
		}
		if f.Value == "" {
			p.add(label)
		}
		p.para(label, f.Value)
	}
}

// printed reports whether a row says something; the others only lead on.
func printed(r scene.Row) bool {
	_, copies := r.Do.(scene.Copy)
	return r.Do == nil || r.ID != "" || copies
}

// table prints rows in columns; where they do not fit the width the widest
// ones wrap, and where they would be too narrow each row is a few lines.
func (p *document) table(t scene.Table) {
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(r scene.Row) bool { return !printed(r) })
	if len(rows) == 0 {
		return
	}
	if p.plain {
		p.list(t, rows)
		return
	}
	ids := slices.ContainsFunc(rows, func(r scene.Row) bool { return r.ID != "" })
	marks := slices.ContainsFunc(rows, func(r scene.Row) bool { return r.Mark != scene.NoMark })
	numbers := slices.ContainsFunc(rows, func(r scene.Row) bool { return r.Fixed != 0 })
	before := 0
	lead := func(id, mark, n string, cells []string) []string {
		var out []string
		if numbers {
			out = append(out, n)
		}
		if ids {
			out = append(out, id)
		}
		if marks {
			out = append(out, mark)
		}
		before = len(out)
		return append(out, cells...)
	}
	var grid [][]string
	if slices.ContainsFunc(t.Head, func(h string) bool { return h != "" }) {
		grid = append(grid, lead("id", "", "", t.Head))
	}
	heads := len(grid)
	for _, r := range rows {
		n := ""
		if r.Fixed != 0 {
			n = fmt.Sprint(r.Fixed)
		}
		grid = append(grid, lead(r.ID, r.Mark.String(), n, r.Cells))
	}
	widths := widthsOf(grid)
	total := 2 * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	under := make([]string, len(grid))
	if last := len(widths) - 1; t.Clip && total > p.width { // its last column goes under each row
		total -= widths[last] + 2
		widths = widths[:last]
		for i, cells := range grid {
			if len(cells) > last {
				grid[i], under[i] = cells[:last], cells[last]
			}
		}
	}
	if !squeeze(widths, before, total-p.width) {
		for i := range grid {
			grid[i] = append(grid[i], under[i])
		}
		p.stacked(grid[heads:], rows, before)
		return
	}
	for i, cells := range grid {
		p.row(cells, widths, before, t.Right)
		if i >= heads {
			p.para("    ", under[i])
			p.para("    ", rows[i-heads].Under)
		}
	}
}

// squeeze takes cells from the columns that are the widest then, and tells whether
// each can still be read. The first ones, before the cells, give nothing.
func squeeze(widths []int, before, over int) bool {
	for ; over > 0; over-- {
		widest := before
		for i := before; i < len(widths); i++ {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widest >= len(widths) || widths[widest] <= readable {
			return false
		}
		widths[widest]--
	}
	return true
}

func widthsOf(grid [][]string) []int {
	var widths []int
	for _, cells := range grid {
		for i, c := range cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], wordwrap.Width(c))
		}
	}
	return widths
}

// row prints one row; a cell that is wider than its column takes more lines.
func (p *document) row(cells []string, widths []int, before int, right []bool) {
	wrapped := make([][]string, len(cells))
	most := 1
	for i, c := range cells {
		wrapped[i] = wordwrap.Whole(c, widths[i])
		most = max(most, len(wrapped[i]))
	}
	for n := range most {
		var line strings.Builder
		for i := range cells {
			c := ""
			if n < len(wrapped[i]) {
				c = wrapped[i][n]
			}
			pad := strings.Repeat(" ", max(0, widths[i]-wordwrap.Width(c)))
			if i > 0 {
				line.WriteString("  ")
			}
			if col := i - before; col >= 0 && col < len(right) && right[col] {
				line.WriteString(pad + c)
			} else {
				line.WriteString(c + pad)
			}
		}
		p.add(line.String())
	}
}

// stacked prints each row as a line of its first cells and the others below.
func (p *document) stacked(grid [][]string, rows []scene.Row, before int) {
	for i, cells := range grid {
		first := min(before+1, len(cells))
		for n, line := range wordwrap.Whole(strings.Join(full(cells[:first]), "  "), p.width-4) {
			p.add(strings.Repeat(" ", 4*min(n, 1)) + line)
		}
		p.para("    ", strings.Join(full(cells[first:]), " · "))
		p.para("    ", rows[i].Under)
	}
}

func full(cells []string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" })
}

// list prints each row as labels and values, one a line.
func (p *document) list(t scene.Table, rows []scene.Row) {
	for i, r := range rows {
		if i > 0 && len(full(r.Cells)) > 1 {
			p.gap()
		}
		if r.Fixed != 0 {
			p.para("", fmt.Sprintf("number: %d", r.Fixed))
		}
		if r.ID != "" {
			p.add("id: " + r.ID)
		}
		for col, c := range r.Cells {
			switch {
			case strings.TrimSpace(c) == "" || c == "·":
			case col < len(t.Head) && t.Head[col] != "":
				p.para("", t.Head[col]+": "+c)
			default:
				p.para("", c)
			}
		}
		p.para("", r.Under)
	}
}
