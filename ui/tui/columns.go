package tui

import (
	"strings"

	"handrail/ui/scene"
)

// columns is how a table stands: the width of each column and the cells
// between two of them.
type columns struct {
	widths  []int
	right   []bool
	grow    int
	gap     int  // cells between two columns
	stacked bool // too narrow: the growing cell on a line, the rest below it
}

// columnGap is how many cells stand between columns, and narrowGap how many
// where it does not fit.
const (
	columnGap = 2
	narrowGap = 1
)

// fit finds the width of each column. The first head begins further left than
// the cells below it.
func (l *layout) fit(t scene.Table, head []string, cells [][]string, room, outdent int) columns {
	n := len(head)
	for _, r := range cells {
		n = max(n, len(r))
	}
	c := columns{widths: make([]int, n), right: make([]bool, n), gap: columnGap}
	copy(c.right, t.Right)
	if n == 0 {
		return c
	}
	c.grow = min(max(t.Grow, 0), n-1)
	for i, h := range head {
		if i == 0 {
			c.widths[0] = width(h) - outdent
			continue
		}
		c.widths[i] = width(h)
	}
	for _, r := range cells {
		for i, s := range r {
			c.widths[i] = max(c.widths[i], width(s))
		}
	}
	if spare := room - c.total(); spare >= 0 {
		c.spread(spare, usualRoom-outdent, len(head) > 0)
		return c
	}
	const least, narrowest, longest = 18, 10, 24
	words := longestWords(n, head, cells)
	word := min(words[c.grow], longest) // a longer one is broken
	if c.squeeze(room, max(least, word)) {
		return c
	}
	c.gap = narrowGap
	if len(head) > 0 {
		c.narrow(words, room-max(narrowest, word))
	}
	c.stacked = !c.squeeze(room, max(narrowest, word))
	return c
}

// total is how many cells all columns take.
func (c columns) total() int {
	total := c.gap * (len(c.widths) - 1)
	for _, w := range c.widths {
		total += w
	}
	return total
}

// squeeze takes what is missing from the growing column, and tells whether
// enough of it is left.
func (c *columns) squeeze(room, least int) bool {
	full := c.widths[c.grow]
	rest := full + room - c.total()
	if rest < min(least, full) {
		return false
	}
	c.widths[c.grow] = min(rest, full)
	return true
}

// narrow takes cells from the widest columns of figures, down to their longest
// word, until the growing one has the room it needs.
func (c *columns) narrow(words []int, room int) {
	for c.total()-c.widths[c.grow] > room {
		widest := -1
		for i, w := range c.widths {
			if i != c.grow && w > words[i] && (widest < 0 || w > c.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		c.widths[widest]--
	}
}

// longestWords is how wide each column must be for none of its words to break.
func longestWords(n int, head []string, cells [][]string) []int {
	most := make([]int, n)
	for i, h := range head {
		most[i] = longestWord(h)
	}
	for _, r := range cells {
		for i, s := range r {
			most[i] = max(most[i], longestWord(s))
		}
	}
	return most
}

func longestWord(s string) int {
	most := 0
	for word := range strings.FieldsSeq(s) {
		most = max(most, width(word))
	}
	return most
}

// usualRoom is how far rows reach on a terminal of 80 columns. Up to there the
// growing column fills what is left, so that tables below each other end alike;
// on a wider one columns stay near each other.
const usualRoom = 76

// spread gives away spare cells: first to columns of figures, so that they
// stand apart, then to the growing one.
func (c *columns) spread(spare, usual int, headed bool) {
	const figures, few = 13, 8
	for i, w := range c.widths {
		if headed && c.right[i] && i != c.grow && w < figures {
			more := min(figures-w, spare)
			c.widths[i] += more
			spare -= more
		}
	}
	c.widths[c.grow] += min(spare, max(few, usual-c.total()))
}
