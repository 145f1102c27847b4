package paper

import (
	"fmt"
	"slices"
	"strings"
)

// Sheet is one side of paper: what is on it as blocks, for every way out,
// and as things to draw, for the printed one. All four ways out are made from
// the same sheets, so a page number means the same in each.
type Sheet struct {
	Subjects []Subject
	Foot     []string
	Marks    []Mark
	page     *Page   // the page that begins or goes on here; none: an empty back
	tall     string  // what is higher than a sheet, and so cannot be printed
	over     float64 // points by which a page that is one side of a leaf is higher than that
}

// Subject is a page of the document, or what of it is on one sheet.
type Subject struct {
	Title  string
	Blocks []Block
	sizes  sizes // in which it was set
}

// frame is the room that a sheet has for words.
type frame struct{ width, top, bottom float64 }

// Sheets lays a document out when it is first asked for them; each way out then
// has the same. A document that was laid out is not changed any more. Page numbers
// are known once it was laid out, and take the same room whatever they are, so
// pages that name them are set a second time.
func Sheets(d *Document) []Sheet {
	if d.laid != nil {
		return d.laid
	}
	l := &layout{d: d, starts: make(map[string]int), laid: make([][]placed, len(d.Pages))}
	if slices.ContainsFunc(d.Pages, hasTOC) {
		l.counts = true
		l.lay()
		l.counts, l.sheets = false, nil
		for i, p := range d.Pages {
			if hasTOC(p) {
				l.laid[i] = nil
			}
		}
	}
	l.lay()
	if d.bound() && len(l.sheets)%2 == 1 && len(l.sheets) > 1 && l.sheets[len(l.sheets)-1].page.Back {
		l.sheets = append(l.sheets, Sheet{})
	}
	for i := range l.sheets {
		l.sheets[i].Foot = l.footOf(i)
		l.foot(i)
	}
	d.laid = l.sheets
	return d.laid
}

func hasTOC(p Page) bool {
	return slices.ContainsFunc(p.blocks(), func(b Block) bool { _, ok := b.(TOC); return ok })
}

// Misfit is a side of a leaf whose words do not fit it.
type Misfit struct {
	Tab string // the letter of its leaf, or empty
	Why string
}

// Misfits lists each side of a leaf whose words do not fit it in the type of the
// document. In large print a side takes as many sheets as it needs.
func Misfits(d *Document) []Misfit {
	var out []Misfit
	for _, s := range Sheets(d) {
		switch {
		case s.tall != "":
			out = append(out, Misfit{s.tab(), fmt.Sprintf("the text that begins %q is higher than a page: shorten it", s.tall)})
		case s.over > 0:
			out = append(out, Misfit{s.tab(), fmt.Sprintf("%s, %q: %.0f points of words do not fit the side on %s paper: shorten them", s.page.Leaf, s.page.Title, s.over, d.Size)})
		}
	}
	return out
}

// bound reports whether the document is leaves printed on both sides.
func (d *Document) bound() bool { return len(d.Pages) > 0 && d.Pages[0].Leaf != "" }

// footOf is what is printed under a sheet. The side of a leaf has its own.
func (l *layout) footOf(i int) []string {
	s := &l.sheets[i]
	if !l.d.bound() {
		return footOf(l.d, i+1, len(l.sheets), l.starts[l.d.Index])
	}
	if s.page == nil {
		return []string{"This side is left empty."}
	}
	leaf, n, of := s.page.Leaf, 0, 0
	same := func(p *Page) bool { return p == s.page }
	if l.d.Large && s.page.Tab != "" {
		// In large print the back follows the front without a gap.
		leaf = s.page.Tab
		same = func(p *Page) bool { return p != nil && p.Tab == s.page.Tab }
	}
	for j := range l.sheets {
		if same(l.sheets[j].page) {
			if of++; j <= i {
				n++
			}
		}
	}
	if of > 1 {
		leaf += fmt.Sprintf(" %d of %d", n, of)
	}
	return l.oneFoot(leaf+" · "+s.page.Foot, 0)
}

// footOf is what is printed under every sheet, in lines; in large print they
// are more and shorter. The page that leads to the others is named on each.
func footOf(d *Document, n, of, index int) []string {
	page := fmt.Sprintf("%s, %s · page %d of %d · %s", d.Maker, d.Title, n, of, d.Label)
	which := ""
	if index > 0 && n != index {
		which = fmt.Sprintf("%s See page %d", d.IndexText, index)
	}
	if d.Large {
		return slices.DeleteFunc(append([]string{page, which}, d.Notes...), func(line string) bool { return line == "" })
	}
	if which != "" {
		page += " · " + which
	}
	return []string{page, strings.Join(d.Notes, " · ")}
}

// layout puts pages on sheets.
type layout struct {
	d      *Document
	sheets []Sheet
	starts map[string]int // number of the sheet on which a page begins
	laid   [][]placed     // what was broken up already, by page
	room   frame          // once it was asked for
	counts bool           // only the numbers of the sheets are wanted yet
	y      float64        // how far the last sheet is filled
}

// footSize is the type size of the words under a sheet, in points.
func (l *layout) footSize() float64 {
	if l.d.Large {
		return 18
	}
	return 10
}

// frame is the room above the foot, which keeps the space of its lines.
func (l *layout) frame() frame {
	if l.room == (frame{}) {
		w, h := l.d.Size.Points()
		l.room = frame{w - Binding - Margin, Margin, h - Margin - l.footHeight(l.longestFoot()) - 8}
	}
	return l.room
}

// oneFoot puts the notes of the document after the name of a side, on one line
// where there is room.
func (l *layout) oneFoot(side string, spare float64) []string {
	w, _ := l.d.Size.Points()
	one := strings.Join(append([]string{side}, l.d.Notes...), " · ")
	if regular().width(one, l.footSize())+spare <= w-Binding-Margin {
		return []string{one}
	}
	return append([]string{side}, l.d.Notes...)
}

// longestFoot takes as many lines as any foot of the document.
func (l *layout) longestFoot() []string {
	if !l.d.bound() {
		return footOf(l.d, 100, 100, 2*min(1, len(l.d.Pages)-1))
	}
	longest, counted := "", ""
	if l.d.Large {
		counted = " 9 of 9" // a side may take several sheets
	}
	for _, p := range l.d.Pages {
		if foot := p.Leaf + counted + " · " + p.Foot; len(foot) > len(longest) {
			longest = foot
		}
	}
	return l.oneFoot(longest, 1)
}

// left is where the words of a sheet begin: a front is bound on its left, a
// back on its right.
func left(sheet int) float64 {
	if sheet%2 == 1 {
		return Binding
	}
	return Margin
}

// footLines breaks the lines of a foot where they are longer than the sheet
// is wide.
func (l *layout) footLines(foot []string) []string {
	w, _ := l.d.Size.Points()
	var out []string
	for _, line := range foot {
		out = append(out, lines(line, w-Binding-Margin, regular().ruler(l.footSize()))...)
	}
	return out
}

func (l *layout) footHeight(foot []string) float64 {
	return float64(len(l.footLines(foot))) * l.footSize() * 1.25
}

func (l *layout) foot(i int) {
	s, left := &l.sheets[i], left(i+1)
	w, h := l.d.Size.Points()
	size := l.footSize()
	y := h - Margin - l.footHeight(s.Foot)
	s.Marks = append(s.Marks, Mark{Kind: Rule, X: left, Y: y - 3, W: w - Binding - Margin})
	for i, line := range l.footLines(s.Foot) {
		s.Marks = append(s.Marks, Mark{Kind: Words, X: left, Y: y + float64(i)*size*1.25 + size, Size: size, Text: line})
	}
}

func (l *layout) lay() {
	for i := range l.d.Pages {
		page := &l.d.Pages[i]
		if page.Leaf != "" && !page.Back && len(l.sheets)%2 == 1 {
			l.sheets = append(l.sheets, Sheet{})
		}
		if l.laid[i] == nil {
			l.laid[i] = l.broken(page)
		}
		l.place(page, l.laid[i])
	}
}

// between is the distance of pages that share a sheet.
const between = 14

// broken breaks a page up. One that follows begins on the sheet before where it
// fits there whole, or where a third of that sheet is left.
func (l *layout) broken(page *Page) []placed {
	f := l.frame()
	whole := f.bottom - f.top
	if left := f.bottom - l.y - between; l.follows(page) && left > 0 {
		if laid := l.fewest(page, left); laid[0].height <= left && (len(laid) == 1 || left > whole/3) {
			laid[0].below = true
			return laid
		}
	}
	return l.fewest(page, whole)
}

// follows reports whether a page goes on below its front, as it does in large
// print.
func (l *layout) follows(page *Page) bool {
	if len(l.sheets) == 0 {
		return false
	}
	last := l.sheets[len(l.sheets)-1].page
	return l.d.Large && page.Whole && page.Back && last != nil && last.Tab == page.Tab
}

// fewest breaks a page up in the largest type that takes the fewest sheets.
func (l *layout) fewest(page *Page, first float64) []placed {
	choices := settings[page.Type]
	switch {
	case l.d.Large && page.Whole:
		choices = []sizes{largeLeaf}
	case l.d.Large:
		choices = largePrint
	}
	blocks := l.numbered(page)
	var laid []placed
	for _, s := range choices {
		s.loud = page.Type == Acting
		smaller := l.breakUp(page, blocks, s, first)
		if laid == nil || len(smaller) < len(laid) {
			laid = smaller
		}
		laid[0].excess = smaller[0].excess // by how much even the closest is too high
		if len(laid) == 1 {
			break
		}
	}
	return laid
}

// numbered returns the blocks of a page with the page numbers of the pass before.
func (l *layout) numbered(page *Page) []Block {
	blocks := page.blocks()
	for i, b := range blocks {
		if toc, ok := b.(TOC); ok {
			toc.Items = slices.Clone(toc.Items)
			for k := range toc.Items {
				toc.Items[k].Sheet = l.starts[toc.Items[k].Anchor]
			}
			blocks[i] = toc
		}
	}
	return blocks
}

// place puts what was broken up on new sheets, the first of it below the page
// before where it was broken to go there.
func (l *layout) place(page *Page, laid []placed) {
	for i, part := range laid {
		over := 0.0
		if page.Whole && !l.d.Large {
			over = part.excess
		}
		y := l.y + between
		if !part.below {
			y = l.frame().top
			l.sheets = append(l.sheets, Sheet{page: page, over: over})
		}
		if i == 0 {
			l.starts[page.Anchor] = len(l.sheets)
		}
		l.put(&l.sheets[len(l.sheets)-1], part, y)
	}
}

func (l *layout) put(s *Sheet, part placed, y float64) {
	l.y = y + part.height
	if l.counts {
		return
	}
	s.Marks = slices.Grow(s.Marks, len(part.ops))
	for _, o := range part.ops {
		o.X += left(len(l.sheets))
		o.Y += y
		s.Marks = append(s.Marks, o)
	}
	if part.tall != "" {
		s.tall = part.tall
	}
	s.Subjects = append(s.Subjects, Subject{part.title, part.blocks, part.sizes})
}
