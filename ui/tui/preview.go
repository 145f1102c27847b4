package tui

import (
	"strings"

	"handrail/ui/scene"
)

// widePage is the width from which the selected row's own page is shown beside
// the list.
const widePage = 110

// preview is the page of a row, laid out beside the list it was selected on.
type preview struct {
	place scene.Place
	width int
	title string
	laid  *layout
}

// room is how many columns a screen has: the whole width, or what the preview
// leaves of it.
func (m *model) room(e *entry) int {
	if !m.previews(e) {
		return m.w
	}
	return max(80, m.w*2/3)
}

// previews tells whether a screen has a page beside it: it is a list or names
// one, and the terminal is wide.
func (m *model) previews(e *entry) bool {
	switch {
	case m.w < widePage || e.form != nil:
		return false
	case e.scene.Beside.Screen != "":
		return true
	}
	return e.scene.Lists && len(e.scene.Choices()) > 0
}

// besidePlace is the place whose page is shown beside a screen, and whether there is one.
func (e *entry) besidePlace() (scene.Place, bool) {
	if e.scene.Beside.Screen != "" {
		return e.scene.Beside, true
	}
	r, _ := e.row()
	g, ok := r.do.(scene.Go)
	return g.To, ok && g.To != e.place
}

// layPreview lays out the page of the selected row, where that is not done
// already.
func (m *model) layPreview(e *entry) {
	before := e.preview
	e.preview = nil
	if !m.previews(e) || e.laid == nil {
		return
	}
	to, ok := e.besidePlace()
	if !ok {
		return
	}
	w := m.w - m.room(e) - 2
	if before != nil && before.place == to && before.width == w {
		e.preview = before
		return
	}
	world := m.world
	world.Notice, world.Problem, world.Hint = "", "", ""
	s := m.make(world, to)
	body := s.Body
	title := s.Title
	if h, ok := firstHeading(body); ok {
		title, body = h.Text, body[1:]
	}
	if s.Ask != nil {
		body = append(append([]scene.Block{}, body...), scene.Para{Text: s.Ask.Text})
		for _, in := range s.Ask.Inputs {
			body = append(body, scene.Para{Text: in.Label})
		}
	}
	e.preview = &preview{to, w, title, lay(m.pen, body, w-2, true)}
}

func firstHeading(body []scene.Block) (scene.Heading, bool) {
	if len(body) == 0 {
		return scene.Heading{}, false
	}
	h, ok := body[0].(scene.Heading)
	return h, ok && h.Text != ""
}

// line draws one line of the preview in its frame: the title first, then the
// page as far as there is room.
func (v *preview) line(p pen, b *strings.Builder, n, height int) {
	inner := v.width - 2
	left, right, side, cornerLeft, cornerRight := "╭", "╮", "│", "╰", "╯"
	if p.ascii || p.signs {
		left, right, side, cornerLeft, cornerRight = "+", "+", "|", "+", "+"
	}
	switch {
	case n >= height:
		return
	case n == 0:
		title := p.cut(p.clean(v.title), inner-4)
		p.put(b, left+p.rule()+" ", secondary)
		p.put(b, title, accent)
		p.put(b, " "+strings.Repeat(p.rule(), max(inner-3-width(title), 0))+right, secondary)
		return
	case n == height-1:
		p.put(b, cornerLeft+strings.Repeat(p.rule(), inner)+cornerRight, secondary)
		return
	}
	p.put(b, side, secondary)
	used := 0
	if at := n - 2; at >= 0 && at < len(v.laid.lines) && (n < height-2 || at == len(v.laid.lines)-1) {
		for _, s := range v.laid.lines[at].spans {
			text := s.text
			if room := inner - 1 - used; width(text) > room {
				if text = strings.TrimRight(text, " "); width(text) > room {
					text = p.cut(text, room)
				}
			}
			p.put(b, text, s.role)
			used += width(text)
		}
	} else if at >= 0 && at < len(v.laid.lines) && n == height-2 {
		b.WriteString(" ")
		p.put(b, p.ellipsis(), secondary)
		used = 1 + width(p.ellipsis())
	}
	b.WriteString(spaces(inner - used))
	p.put(b, side, secondary)
}
