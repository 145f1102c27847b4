package tui

import (
	"slices"
	"strconv"
	"strings"

	"handrail/ui/scene"
)

// Where things stand from the left: the frame (heading, rule, footer), the
// text, and the rows, which leave room for the marker.
const (
	frameAt = 1
	textAt  = 2
	markAt  = 3
	rowAt   = 4
	// prose is the longest line of running text, in cells. Panes use the whole
	// width.
	prose = 76
)

// noRow marks text that belongs to no row that can be selected.
const noRow = -1

// span is a piece of one line.
type span struct {
	text    string
	style   style
	row     int // the selectable row it belongs to, or noRow
	marker  bool
	plainly bool // of a row, and drawn the same whether it is selected or not
}

// line is one line of a body.
type line struct {
	spans []span
	raw   string // of a form: drawn as it is
}

// row is where a selectable row is drawn.
type row struct {
	first, last int // lines
	from, to    int // columns
	do          scene.Action
	under       string // drawn below the row while it is selected
	key         string // the key it is chosen by
}

// layout is a body laid out for a width: lines, and where its rows are. It
// does not depend on what is selected.
type layout struct {
	pen   pen
	right int // the column after the last one of text
	fixed bool
	lines []line
	rows  []row
	wide  int  // the longest printed line, which is never wrapped
	said  int  // where the last paragraph began
	close bool // set closer, for a screen that is too low
	few   bool // of long tables only the first rows
}

// textOf is the column in which the text of a row begins, after its number and
// its mark.
func (l *layout) textOf(r row) int {
	at := 0
	for _, s := range l.lines[r.first].spans {
		if !s.plainly && !s.marker && strings.TrimSpace(s.text) != "" {
			return at
		}
		at += width(s.text)
	}
	return rowAt
}

// lay lays out blocks for a frame of a width. Where fixed is set no row can be
// selected.
func lay(p pen, blocks []scene.Block, w int, fixed bool) *layout {
	return (&layout{pen: p, right: w - 1, fixed: fixed}).blocks(blocks)
}

// layIn lays out blocks for a frame of a width and a height. What does not fit
// is set closer: first with fewer rows of a table that allows it, then without
// blank lines, then with menu paths beside their actions.
func layIn(p pen, blocks []scene.Block, w, height int) *layout {
	l := lay(p, blocks, w, false)
	if len(l.lines) > height && slices.ContainsFunc(blocks, func(b scene.Block) bool { t, ok := b.(scene.Table); return ok && t.Few > 0 }) {
		l = (&layout{pen: p, right: w - 1, few: true}).blocks(blocks)
	}
	if !l.tighten(height) && l.wide == 0 {
		if closer := (&layout{pen: p, right: w - 1, few: true, close: true}).blocks(blocks); closer.tighten(height) {
			return closer
		}
	}
	return l
}

func (l *layout) blocks(blocks []scene.Block) *layout {
	titled := false // a heading stood before
	for i, b := range blocks {
		var above scene.Block
		if i > 0 {
			above = blocks[i-1]
		}
		if h, ok := above.(scene.Heading); ok {
			// The first heading is the title of the screen: it stands apart.
			if !titled && apart(above, b, true) || titled && apart(above, b, false) {
				l.blank()
			}
			titled = titled || h != scene.Heading{}
		} else if i > 0 && apart(above, b, false) {
			l.blank()
		}
		l.block(b, above)
	}
	return l
}

// apart tells whether a blank line stands between two blocks.
func apart(above, below scene.Block, first bool) bool {
	if h, ok := above.(scene.Heading); ok && h == (scene.Heading{}) {
		return false
	}
	switch b := below.(type) {
	case scene.Heading, scene.Numbered, scene.Groups, scene.Pair, scene.Printed:
		if h, ok := above.(scene.Heading); ok && !first {
			_, another := below.(scene.Heading)
			return another && h.Text != ""
		}
		return true
	case scene.Verdict:
		_, another := above.(scene.Verdict)
		return !another
	case scene.Table:
		switch a := above.(type) {
		case scene.Heading:
			return false
		case scene.Table:
			return len(b.Head) > 0
		case scene.Para:
			return len(b.Head) > 0 || a.Tone == scene.Warn
		}
		return true
	case scene.Fields:
		_, heading := above.(scene.Heading)
		return !heading
	case scene.Para:
		switch a := above.(type) {
		case scene.Heading:
			return first
		case scene.Table:
			return a.Wrap || b.Tone == scene.Warn || b.Tone == scene.Strong || b.Tone == scene.Plain && len(a.Head) == 0
		case scene.Para:
			return b.Tone != scene.Quiet || a.Tone != scene.Quiet
		case scene.Fields:
			return b.Tone != scene.Quiet
		}
		return true
	}
	return true
}

// tighten takes out blank lines, the last first, where that lets the body fit a
// height, and tells whether it fits.
func (l *layout) tighten(height int) bool {
	over := len(l.lines) - height
	var blanks []int
	for i := len(l.lines) - 1; i > 0; i-- {
		if l.lines[i].raw == "" && len(l.lines[i].spans) == 0 {
			blanks = append(blanks, i)
		}
	}
	switch {
	case over <= 0:
		return true
	case over > len(blanks) || l.wide > 0:
		return false
	}
	for _, at := range blanks[:over] {
		l.lines = slices.Delete(l.lines, at, at+1)
		for i := range l.rows {
			if l.rows[i].first > at {
				l.rows[i].first--
				l.rows[i].last--
			}
		}
	}
	return true
}

func (l *layout) add(spans ...span) { l.lines = append(l.lines, line{spans: spans}) }
func (l *layout) blank()            { l.lines = append(l.lines, line{}) }

// text is one line of text at a column.
func (l *layout) text(at int, s string, st style) {
	l.add(span{text: spaces(at), row: noRow}, span{text: s, style: st, row: noRow})
}

// room is how many cells a column has up to the right end, and never none.
func (l *layout) room(at int) int { return max(l.right-at, 1) }

func (l *layout) block(b, above scene.Block) {
	switch b := b.(type) {
	case scene.Heading:
		l.heading(b)
	case scene.Para:
		l.para(b, l.paraAt(b, above))
	case scene.Verdict:
		l.verdict(b)
	case scene.Numbered:
		l.numbered(b)
	case scene.Fields:
		l.fields(b)
	case scene.Table:
		l.table(b)
	case scene.Groups:
		l.groups(b)
	case scene.Pair:
		l.pair(b)
	case scene.Printed:
		for _, s := range b.Lines {
			s = l.pen.clean(s)
			l.wide = max(l.wide, width(s)+textAt)
			l.text(textAt, s, plain)
		}
	}
}

func (l *layout) heading(h scene.Heading) {
	if h == (scene.Heading{}) {
		return // it only sets apart
	}
	room := l.right - frameAt
	text, aside := wrap(l.pen.clean(h.Text), room-6), l.pen.clean(h.Aside+h.Press)
	for i, s := range text {
		spans := []span{{text: spaces(frameAt), row: noRow}, {text: l.pen.rule() + " ", style: secondary, row: noRow}, {text: s, style: accent, row: noRow}}
		used := 2 + width(s)
		if last := i == len(text)-1; last {
			end := ""
			if aside != "" && used+width(aside)+6 <= room {
				end, aside = " "+aside+" "+l.pen.rule(), ""
			}
			fill := room - used - 1 - width(end)
			spans = append(spans, span{text: " " + strings.Repeat(l.pen.rule(), max(fill, 0)) + end, style: secondary, row: noRow})
		}
		l.add(spans...)
	}
	if aside != "" {
		for _, s := range wrap(aside, l.room(textAt)) {
			l.text(textAt, s, secondary)
		}
	}
}

func (l *layout) tone(t scene.Tone) style {
	switch t {
	case scene.Strong:
		return strong
	case scene.Warn:
		return l.pen.warn()
	case scene.Quiet:
		return secondary
	case scene.Stopped:
		return stopped
	case scene.Open:
		return alarming
	case scene.Wait:
		return l.pen.wait()
	}
	return plain
}

// paraAt is where a paragraph begins: a paragraph about the rows right above it
// is set below them, and so are the paragraphs after it.
func (l *layout) paraAt(p scene.Para, above scene.Block) int {
	at := textAt
	switch above.(type) {
	case scene.Table:
		at = rowAt
	case scene.Para:
		at = l.said
	}
	if above == nil || apart(above, p, false) {
		at = textAt
	}
	l.said = at
	return at
}

// para draws a paragraph. A warning carries a sign too, since not everybody
// sees its colour.
func (l *layout) para(p scene.Para, at int) {
	begin := at
	if p.Tone == scene.Warn {
		at += 2
	}
	first := true
	for _, part := range l.pen.paragraphs(p.Text) {
		for _, s := range wrap(part, min(l.room(at), prose)) {
			if p.Tone == scene.Warn && first {
				l.text(begin, "! "+s, l.tone(p.Tone))
			} else {
				l.text(at, s, l.tone(p.Tone))
			}
			first = false
		}
	}
}

// verdict draws a word in its colour and what it means beside it.
func (l *layout) verdict(v scene.Verdict) {
	word := l.pen.clean(v.Word)
	at := textAt + 1 + max(width(word)+2, 8)
	text := l.pen.clean(v.Words())
	if v.More > 0 {
		text = strings.TrimSuffix(text, ".") + "\u00a0(o)."
	}
	for i, s := range wrap(text, min(l.room(at), prose)) {
		s = strings.ReplaceAll(s, "\u00a0", " ")
		if i == 0 {
			l.add(span{text: spaces(textAt + 1), row: noRow}, span{text: word, style: l.tone(v.Tone), row: noRow},
				span{text: spaces(at-textAt-1-width(word)) + s, row: noRow})
			continue
		}
		l.text(at, s, plain)
	}
}

func (l *layout) numbered(n scene.Numbered) {
	digits := len(strconv.Itoa(len(n.Items)))
	at := markAt + digits + 2
	for i, item := range n.Items {
		first := true
		parts := l.pen.paragraphs(item)
		if l.close && len(parts) == 2 {
			parts = []string{parts[0] + " " + parts[1]}
		}
		for _, part := range parts {
			for _, s := range wrap(part, min(l.room(at), prose)) {
				if first {
					number := pad(strconv.Itoa(i+1), digits, true)
					l.add(span{text: spaces(markAt), row: noRow}, span{text: number, style: accent, row: noRow}, span{text: "  " + s, row: noRow})
				} else {
					l.text(at, s, plain)
				}
				first = false
			}
		}
	}
}

func (l *layout) fields(f scene.Fields) {
	const usual, most = 14, 28
	label := 0
	for _, field := range f.Items {
		label = max(label, width(l.pen.clean(field.Label)))
	}
	if label < usual && l.right >= 70 && len(f.Items) > 1 {
		label = usual
	}
	label = min(label, most, l.room(textAt)/2)
	at := textAt + label + 2
	for _, field := range f.Items {
		names := wrap(l.pen.clean(field.Label), label)
		var values []string
		for _, part := range l.pen.paragraphs(field.Value) {
			values = append(values, wrap(part, l.room(at))...)
		}
		for i := range max(len(names), len(values)) {
			var name, value string
			if i < len(names) {
				name = names[i]
			}
			if i < len(values) {
				value = values[i]
			}
			l.add(span{text: spaces(textAt), row: noRow}, span{text: pad(name, label+2, false), style: secondary, row: noRow}, span{text: value, row: noRow})
		}
	}
}

// pair draws two texts side by side where each has room to be read, else one
// below the other.
func (l *layout) pair(p scene.Pair) {
	const gap, least = 3, 34
	half := (l.room(textAt) - gap) / 2
	if half < least {
		l.sideHead(p.LeftHead)
		l.paras(p.Left)
		l.blank()
		l.sideHead(p.RightHead)
		l.paras(p.Right)
		return
	}
	column := func(head string, texts []string) (lines []string, heads int) {
		lines = wrap(l.pen.clean(head), half)
		heads = len(lines)
		for i, t := range texts {
			if i > 0 {
				lines = append(lines, "")
			}
			for _, part := range l.pen.paragraphs(t) {
				lines = append(lines, wrap(part, half)...)
			}
		}
		return lines, heads
	}
	left, leftHeads := column(p.LeftHead, p.Left)
	right, rightHeads := column(p.RightHead, p.Right)
	for i := range max(len(left), len(right)) {
		var a, b string
		var as, bs style
		if i < len(left) {
			a, as.bold = left[i], i < leftHeads
		}
		if i < len(right) {
			b, bs.bold = right[i], i < rightHeads
		}
		l.add(span{text: spaces(textAt), row: noRow}, span{text: pad(a, half, false), style: as, row: noRow},
			span{text: spaces(gap), row: noRow}, span{text: b, style: bs, row: noRow})
	}
}

// sideHead is the head of one of two texts that are drawn below each other.
func (l *layout) sideHead(text string) {
	for _, s := range wrap(l.pen.clean(text), l.room(textAt)) {
		l.text(textAt, s, strong)
	}
}

func (l *layout) paras(texts []string) {
	for i, t := range texts {
		if i > 0 {
			l.blank()
		}
		l.para(scene.Para{Text: t}, textAt)
	}
}
