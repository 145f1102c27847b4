package tui

import (
	"slices"
	"strconv"
	"strings"

	"handrail/ui/scene"
)

// table draws rows in columns. Text is wrapped and never cut: where the width
// does not allow columns, a row takes several lines.
func (l *layout) table(t scene.Table) {
	if l.few && t.Few > 0 {
		t.Rows = t.Rows[:min(t.Few, len(t.Rows))]
	}
	d, head, cells := l.drawing(t)
	if (t.Wrap || t.Pack && l.close) && len(head) == 0 && l.twoColumns(&d, cells) {
		return
	}
	room := l.room(d.lead)
	if t.Clip {
		l.clip(cells, room)
	}
	d.columns = l.fit(t, head, cells, room, d.lead-textAt)
	l.head(d, head)
	for i, r := range t.Rows {
		l.row(d, r, cells[i])
	}
}

// drawing cleans what a table says, and finds where its rows and their cells
// begin: after the numbers and the marks, where there are any.
func (l *layout) drawing(t scene.Table) (d drawing, head []string, cells [][]string) {
	d = drawing{table: t, at: rowAt}
	cells = make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		for _, c := range r.Cells {
			cells[i] = append(cells[i], l.pen.clean(c))
		}
		if last := len(r.Cells) - 1; r.Press != "" && last >= 0 {
			cells[i][last] += "   " + r.Press
		}
		d.marks = d.marks || r.Mark != scene.NoMark
	}
	for _, h := range t.Head {
		head = append(head, l.pen.clean(h))
	}
	if d.marks && !t.Count {
		d.at = markAt
	}
	d.lead = d.at
	if t.Count {
		d.digits = 1 // above nine there is no key
		d.lead += d.digits + 2
	}
	if d.marks {
		d.lead += 4
	}
	return d, head, cells
}

// clip shows of the last cell of each row the parts that the longest others leave
// room for on a line. A part that would be cut is left out.
func (l *layout) clip(cells [][]string, room int) {
	widths := make([]int, 0, 4)
	for _, r := range cells {
		for i := range max(len(r)-1, 0) {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(r[i]))
		}
	}
	for _, w := range widths {
		room -= w + columnGap
	}
	for _, r := range cells {
		if last := len(r) - 1; last > 0 && last == len(widths) {
			r[last] = l.wholeParts(r[last], room)
		}
	}
}

// wholeParts is as many parts of a text as there is room for. A text of one part
// is cut.
func (l *layout) wholeParts(text string, room int) string {
	parts := strings.Split(text, l.pen.clean(" · "))
	if len(parts) == 1 {
		return l.pen.cut(text, room)
	}
	for len(parts) > 0 && width(strings.Join(parts, l.pen.clean(" · "))) > room {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, l.pen.clean(" · "))
}

// drawing is what the rows of one table have in common.
type drawing struct {
	columns
	table  scene.Table
	marks  bool
	digits int // of the number before each row, or 0
	at     int // where rows begin
	lead   int // where their cells begin
}

// head draws the words above the columns, beginning where text begins.
func (l *layout) head(d drawing, head []string) {
	if len(head) == 0 {
		return
	}
	if d.stacked {
		for _, s := range wrap(joined(head), l.room(textAt)) {
			l.text(textAt, s, strong)
		}
		return
	}
	d.widths, d.right = slices.Clone(d.widths), slices.Clone(d.right)
	d.widths[0] += d.lead - textAt
	d.right[0] = false
	for _, cells := range d.lines(head, 0) {
		l.add(span{text: spaces(textAt) + strings.Join(cells, spaces(d.gap)), role: secondary})
	}
}

// joined puts cells behind each other, leaving out the empty ones.
func joined(cells []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" }), "  ")
}

// row draws one row, on as many lines as it needs.
func (l *layout) row(d drawing, r scene.Row, cells []string) {
	lines := d.lines(cells, l.room(d.lead))
	id := l.choose(r, len(l.lines), len(l.lines)+len(lines)-1, frameAt, l.right)
	for i, text := range lines {
		l.add(l.rowSpans(d, r, id, text, i == 0)...)
	}
}

// choose counts a row among those that can be selected, and returns its number
// from 1, or 0 where it can't be.
func (l *layout) choose(r scene.Row, first, last, from, to int) int {
	if r.Do == nil || l.fixed {
		return 0
	}
	l.rows = append(l.rows, row{first: first, last: last, from: from, to: to, do: r.Do, under: l.pen.clean(r.Under), key: r.Key})
	if r.Key == "" {
		l.rows[len(l.rows)-1].key = strconv.Itoa(len(l.rows))
	}
	return len(l.rows)
}

// rowSpans draws one line of a row: room for the marker, the number, the
// mark, and its cells. Of a selected row the first cell is drawn in reverse.
func (l *layout) rowSpans(d drawing, r scene.Row, id int, cells []string, first bool) []span {
	st := l.tone(r.Tone)
	begins := first && id != 0
	spans := []span{{text: spaces(frameAt)}, {text: "  ", row: id, marker: begins, plainly: true}, {text: spaces(d.at - frameAt - 2)}}
	if d.digits > 0 {
		number := ""
		if begins && len(l.rows[id-1].key) == 1 {
			number = l.rows[id-1].key
		}
		spans = append(spans, span{text: pad(number, d.digits, true) + "  ", role: accent, row: id, plainly: true})
	}
	if d.marks {
		mark := ""
		if first {
			mark = r.Mark.String()
		}
		spans = append(spans, span{text: pad(mark, 3, false), role: l.markRole(r.Mark), row: id, plainly: true}, span{text: " ", row: id, plainly: true})
	}
	for i, text := range cells {
		tone := st
		if i < len(r.Tones) {
			tone = l.tone(r.Tones[i])
		} else if i > 0 && r.Tone == scene.Plain {
			tone = secondary
		}
		if i > 0 {
			spans = append(spans, span{text: spaces(d.gap), row: id, plainly: true})
		}
		word := strings.TrimRight(text, " ")
		spans = append(spans, span{text: word, role: tone, row: id, plainly: i > 0}, span{text: text[len(word):], row: id, plainly: true})
	}
	return spans
}

func (l *layout) markRole(m scene.Mark) role {
	switch m {
	case scene.Done:
		return stopped
	case scene.Attend:
		return warning
	case scene.Again:
		return waiting
	}
	return plain
}

// lines puts cells in their columns, line by line.
func (d drawing) lines(cells []string, room int) [][]string {
	if d.stacked {
		var out [][]string
		for _, s := range d.stack(cells, room) {
			out = append(out, []string{s})
		}
		return out
	}
	parts, most := make([][]string, len(cells)), 1
	for i, c := range cells {
		parts[i] = wrap(c, d.widths[i])
		most = max(most, len(parts[i]))
	}
	lines := make([][]string, most)
	for n := range lines {
		for i := range cells {
			lines[n] = append(lines[n], pad(nth(parts[i], n), d.widths[i], d.right[i]))
		}
	}
	return lines
}

// stack puts the growing cell first and everything else below it.
func (d drawing) stack(cells []string, room int) []string {
	var first string
	var rest []string
	for i, c := range cells {
		if i == d.grow {
			first = c
		} else {
			rest = append(rest, c)
		}
	}
	var lines []string
	if first != "" || joined(rest) == "" {
		lines = wrap(first, room)
	}
	if below := joined(rest); below != "" {
		for _, s := range wrap(below, max(room-2, 1)) {
			lines = append(lines, "  "+s)
		}
	}
	return lines
}

// twoColumns draws rows two by two where every row has room in half of the
// width, and tells whether it did.
func (l *layout) twoColumns(d *drawing, cells [][]string) bool {
	const gap = 3
	half := (l.right - d.at - gap) / 2
	room := half - (d.lead - d.at)
	if room < 1 || len(d.table.Rows) < 2 {
		return false
	}
	c := l.fit(d.table, nil, cells, room, usualRoom)
	if c.stacked {
		return false
	}
	for _, r := range cells {
		for i, s := range r {
			if width(s) > c.widths[i] {
				return false
			}
		}
	}
	d.columns = c
	for i := 0; i < len(d.table.Rows); i += 2 {
		var spans []span
		for j := i; j < min(i+2, len(d.table.Rows)); j++ {
			from := frameAt
			if j > i {
				from = d.at + half + gap - 2
			}
			id := l.choose(d.table.Rows[j], len(l.lines), len(l.lines), from, from+half)
			some := l.rowSpans(*d, d.table.Rows[j], id, d.lines(cells[j], room)[0], true)
			some = append(some, span{text: spaces(room - d.total())})
			if j > i {
				// The first column ends where the second one's marker begins.
				spans = append(spans, span{text: spaces(gap - 2)})
				some = append(some[1:2], some[3:]...)
			}
			spans = append(spans, some...)
		}
		l.add(spans...)
	}
	return true
}
