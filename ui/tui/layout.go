package tui

import (
	"slices"
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

// noRow is the number of a row where there is none.
const noRow = -1

// span is a piece of one line.
type span struct {
	text    string
	role    role
	row     int // the selectable row it belongs to, counted from 1, or 0
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
	heading, under := above.(scene.Heading)
	if under && heading == (scene.Heading{}) {
		return false
	}
	switch b := below.(type) {
	case scene.Heading:
		return !under || first || heading.Text != ""
	case scene.Numbered, scene.Groups, scene.Pair, scene.Printed:
		return !under || first
	case scene.Verdict:
		_, another := above.(scene.Verdict)
		return !another
	case scene.Table:
		return tableApart(above, b)
	case scene.Fields:
		return !under
	case scene.Para:
		return paraApart(above, b, first)
	}
	return true
}

// tableApart tells whether a blank line stands above a table.
func tableApart(above scene.Block, t scene.Table) bool {
	switch a := above.(type) {
	case scene.Heading:
		return false
	case scene.Table:
		return len(t.Head) > 0
	case scene.Para:
		return len(t.Head) > 0 || a.Tone == scene.Warn
	}
	return true
}

// paraApart tells whether a blank line stands above a paragraph.
func paraApart(above scene.Block, p scene.Para, first bool) bool {
	switch a := above.(type) {
	case scene.Heading:
		return first
	case scene.Table:
		return a.Wrap || p.Tone == scene.Warn || p.Tone == scene.Strong || p.Tone == scene.Plain && len(a.Head) == 0
	case scene.Para:
		return p.Tone != scene.Quiet || a.Tone != scene.Quiet
	case scene.Fields:
		return p.Tone != scene.Quiet
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
func (l *layout) text(at int, s string, as role) {
	l.add(span{text: spaces(at)}, span{text: s, role: as})
}

// room is how many cells a column has up to the right end, and never none.
func (l *layout) room(at int) int { return max(l.right-at, 1) }
