package tui

import (
	"handrail/ui/scene"
)

// groups draws lists side by side where each has room, else below each other.
func (l *layout) groups(g scene.Groups) {
	n := len(g.Items)
	if n == 0 {
		return
	}
	const gap = 2
	column := (l.right - markAt - gap*(n-1)) / n
	most, widest := 0, 0
	for _, item := range g.Items {
		most = max(most, len(item.Rows))
		for _, r := range item.Rows {
			widest = max(widest, width(l.pen.clean(r.Cells[0])))
		}
	}
	const lead = 5 // the marker, the key and the space after it
	if widest+lead > column {
		for i, item := range g.Items {
			if i > 0 {
				l.blank()
			}
			l.text(textAt, l.pen.clean(item.Head), secondary)
			for _, r := range item.Rows {
				l.add(l.grouped(r, len(l.lines), frameAt, l.room(frameAt+lead)-1)...)
			}
		}
		return
	}
	heads := []span{{text: spaces(markAt)}}
	for _, item := range g.Items {
		heads = append(heads, span{text: pad(l.pen.clean(item.Head), column+gap, false), role: secondary})
	}
	l.add(heads...)
	at := len(l.lines)
	lines := make([][]span, most)
	for i, item := range g.Items {
		from := frameAt + i*(column+gap)
		for n := range most {
			if n < len(item.Rows) {
				lines[n] = append(lines[n], l.grouped(item.Rows[n], at+n, from, column-lead)...)
				lines[n] = append(lines[n], span{text: spaces(gap)})
			} else {
				lines[n] = append(lines[n], span{text: spaces(column + gap)})
			}
			if i == 0 {
				lines[n] = append([]span{{text: spaces(frameAt)}}, lines[n]...)
			}
		}
	}
	for _, spans := range lines {
		l.add(spans...)
	}
}

// grouped draws one row of a group, so many cells wide: its key, then its
// words.
func (l *layout) grouped(r scene.Row, line, from, room int) []span {
	id := l.choose(r, line, line, from, from+room+5)
	word := l.pen.cut(l.pen.clean(r.Cells[0]), room)
	key := r.Key
	if id == 0 {
		key = " "
	}
	return []span{
		{text: "  ", row: id, marker: id != 0}, {text: key + "  ", role: accent, row: id, plainly: true},
		{text: word, row: id}, {text: spaces(room - width(word))},
	}
}
