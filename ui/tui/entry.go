package tui

import (
	"slices"

	"handrail/ui/scene"
)

// entry is one place on the stack: its scene, what is selected, how far it is
// scrolled, and the form where it asks something.
type entry struct {
	place  scene.Place
	scene  scene.Scene
	stale  bool // the scene must be made again
	laid   *layout
	form   *form
	sel    int // the selected row
	top    int // the first line of the body that is drawn
	left   int // the first column of a printed page that is drawn
	opened bool
	seen   bool // what is selected was on the screen when it was drawn last
	typing bool // words are being typed, and narrow the list as they are
	follow bool // bring what is selected into view

	// On a scene whose rows are marked first: whether one is, and whether Enter
	// does what it says, which takes a moment after an arrow.
	marked, armed bool
	arming        int // the moment that is waited for

	preview *preview // of the selected row, on a wide terminal
}

// selected is the row that is selected, or noRow.
func (e *entry) selected() int {
	if e.scene.Marked && !e.marked {
		return noRow
	}
	return e.sel
}

// row is the row that is selected, if there is one.
func (e *entry) row() (row, bool) {
	if n := e.selected(); n != noRow && n < len(e.laid.rows) {
		return e.laid.rows[n], true
	}
	return row{}, false
}

// enter makes the entry of a place.
func (m *model) enter(p scene.Place) *entry {
	e := &entry{place: p}
	m.refresh(e)
	if e.scene.Start > 0 {
		e.sel = e.scene.Start
	}
	e.typing = e.scene.Search != ""
	return e
}

// refresh makes the scene of an entry from the world as it is now. A form
// stays as it is while it asks the same.
func (m *model) refresh(e *entry) {
	world := m.world
	world.Mouse = m.mouse
	e.scene, e.stale, e.laid, e.preview = m.make(world, e.place), false, nil, nil
	if e.scene.Marked {
		aboutAbove(&e.scene)
	}
	switch {
	case e.scene.Ask == nil:
		e.form = nil
	case e.form == nil || !e.form.asksSame(e.scene.Ask):
		if e.form = m.drafts[e.place]; e.form == nil || !e.form.asksSame(e.scene.Ask) {
			e.form = newForm(e.scene.Ask)
		}
		e.form.ask = e.scene.Ask
		e.form.again()
		m.drafts[e.place] = e.form
	default:
		e.form.ask = e.scene.Ask
	}
}

// aboutAbove puts what a question is about into the line above, where it takes
// no line of its own.
func aboutAbove(s *scene.Scene) {
	for i, b := range s.Body {
		if h, ok := b.(scene.Heading); ok && h.Aside != "" {
			s.Body = slices.Clone(s.Body)
			s.Aside, h.Aside = h.Aside+" · "+s.Aside, ""
			s.Body[i] = h
			return
		}
	}
}

// layOut lays out the scene of an entry for the size there is.
func (m *model) layOut(e *entry) {
	ask := e.scene.Ask
	body := e.scene.Body
	if ask != nil {
		body = append([]scene.Block{}, body...)
		if ask.Title != "" {
			body = append(body, scene.Heading{Text: ask.Title})
		}
		if ask.Text != "" {
			body = append(body, scene.Para{Text: ask.Text})
		}
	}
	if e.form == nil {
		if len(e.scene.Spare) > 0 {
			e.laid = lay(m.pen, append(append([]scene.Block{}, body...), e.scene.Spare...), m.room(e)-1, false)
			if len(e.laid.lines) <= m.h-m.bodyAt()-2 {
				e.sel = max(min(e.sel, len(e.laid.rows)-1), 0)
				return
			}
		}
		e.laid = layIn(m.pen, body, m.room(e)-1, m.h-m.bodyAt()-2)
	} else {
		e.laid = lay(m.pen, body, m.room(e)-1, ask != nil)
	}
	if e.form != nil {
		e.form.draw(e.laid)
	}
	e.sel = max(min(e.sel, len(e.laid.rows)-1), 0)
}

// visible tells whether what is selected is on the screen.
func (e *entry) visible(height int) bool {
	if e.laid == nil {
		return false
	}
	first, last := e.focus()
	return first >= e.top && last < e.top+height || first <= e.top && last >= e.top+height-1
}

// focus is where what is selected stands, in lines of the body.
func (e *entry) focus() (first, last int) {
	switch {
	case e.form != nil:
		return e.form.first, e.form.last
	case e.sel < len(e.laid.rows):
		r := e.laid.rows[e.sel]
		return r.first, r.last
	}
	return e.top, e.top
}

// show scrolls as little as it must to bring lines into view; where there is
// no room for all of them, the first ones.
func (e *entry) show(first, last, height int) {
	if last >= e.top+height {
		e.top = last - height + 1
	}
	if first < e.top {
		e.top = first
	}
	e.clamp(height)
}

func (e *entry) clamp(height int) {
	e.top = max(min(e.top, len(e.laid.lines)-height), 0)
}

// move goes one row on (by is 1 or -1). Where the next row lies out of sight
// the text between is shown first, so that nothing is answered unread.
func (e *entry) move(by, height int) {
	if e.laid == nil {
		return
	}
	if e.scene.Marked && !e.marked {
		e.marked, e.sel = len(e.laid.rows) > 0, 0
		if by < 0 {
			e.sel = max(len(e.laid.rows)-1, 0)
		}
		e.follow = true
		return
	}
	if here := e.nearest(by, height); here != noRow {
		e.sel, e.seen = here, true
		return
	}
	next := e.neighbour(by)
	if next == noRow {
		e.scroll(by, height)
		return
	}
	r := e.laid.rows[next]
	page := max(height-1, 1)
	switch {
	case r.first >= e.top && r.last < e.top+height:
		e.sel = next
	case by > 0:
		e.scroll(min(page, max(r.last-(e.top+height)+1, 1)), height)
	default:
		e.scroll(-min(page, max(e.top-r.first, 1)), height)
	}
	if r.first >= e.top && r.last < e.top+height {
		e.sel = next
	}
}

// nearest is the first row on the screen in a direction, where the selected one was
// left behind by paging, or no row.
func (e *entry) nearest(by, height int) int {
	rows := e.laid.rows
	if len(rows) == 0 || by > 0 && rows[e.sel].last >= e.top || by < 0 && rows[e.sel].first < e.top+height {
		return noRow
	}
	best := noRow
	for i, r := range rows {
		if r.first < e.top || r.last >= e.top+height {
			continue
		}
		if best == noRow || by < 0 {
			best = i
		}
	}
	return best
}

// neighbour is the row below or above the selected one. A selected row that
// is out of sight in that direction comes first itself.
func (e *entry) neighbour(by int) int {
	rows := e.laid.rows
	if len(rows) == 0 {
		return noRow
	}
	now := rows[e.sel]
	if !e.seen && (by > 0) == (now.first > e.top) {
		return e.sel
	}
	best := noRow
	for i, r := range rows {
		if by > 0 && r.first <= now.first || by < 0 && r.first >= now.first {
			continue
		}
		if best == noRow || nearer(r, rows[best], now) {
			best = i
		}
	}
	return best
}

// nearer tells whether a row is a better neighbour than another: on the
// nearest line, in the same column where there are two.
func nearer(a, b, from row) bool {
	da, db := distance(a.first, from.first), distance(b.first, from.first)
	if da != db {
		return da < db
	}
	return distance(a.from, from.from) < distance(b.from, from.from)
}

func distance(a, b int) int { return max(a-b, b-a) }

// beside goes to the row on the same line, or scrolls a printed page sideways.
func (e *entry) beside(by, w int) {
	if e.laid == nil {
		return
	}
	if e.laid.wide > w {
		e.left = max(min(e.left+8*by, e.laid.wide-w), 0)
		return
	}
	for i, r := range e.laid.rows {
		if r.first == e.laid.rows[e.sel].first && (by > 0) == (r.from > e.laid.rows[e.sel].from) && r.from != e.laid.rows[e.sel].from {
			e.sel, e.follow = i, true
			return
		}
	}
}

func (e *entry) scroll(by, height int) {
	e.top += by
	e.clamp(height)
}

// page scrolls by a page and leaves what is selected as it is: an arrow, or Enter,
// brings it into view again.
func (e *entry) page(by, height int) {
	if e.laid != nil {
		e.scroll(by*max(height-1, 1), height)
	}
}

// edge goes to the first row and line, or to the last.
func (e *entry) edge(by int) {
	if e.laid == nil {
		return
	}
	e.sel, e.top = 0, 0
	if by > 0 {
		e.sel, e.top = max(len(e.laid.rows)-1, 0), len(e.laid.lines)
	}
}

// words is the text that is being typed to look for something, or nil.
func (e *entry) words() *string {
	if !e.typing {
		return nil
	}
	return e.searched()
}

// searched is the part of a place that says which words its list is narrowed
// to, or nil where it has none.
func (e *entry) searched() *string {
	switch {
	case e.scene.Search != "":
		return &e.place.Query
	case e.place.Screen == "help":
		return &e.place.Words
	}
	return nil
}
