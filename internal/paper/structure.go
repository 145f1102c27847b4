package paper

import (
	"fmt"
	"strings"
)

// Role is what words are to a screen reader. The rest of a sheet, its rules,
// frames and feet, is decoration.
type Role int

// The roles of words.
const (
	NoRole   Role = iota
	TitleOf       // of a page
	Headed        // a heading
	Running       // a paragraph, a field, whom to ring
	Itemised      // an action, or an item of a list
	Heads         // the head of a table
	RowOf         // a row of a table
)

// roleOf is the role of a piece of a block.
func roleOf(b Block, head bool) Role {
	switch b.(type) {
	case Heading:
		return Headed
	case Box, Steps, List, TOC:
		if head {
			return Headed
		}
		return Itemised
	case Table:
		if head {
			return Heads
		}
		return RowOf
	}
	return Running
}

// withRole gives the words of a piece their role, and the number of the piece,
// which tells it from its neighbours.
func withRole(ops []Mark, role Role, piece int) {
	for i := range ops {
		if ops[i].Kind == Words {
			ops[i].Role, ops[i].Piece = role, piece
		}
	}
}

// element is a node of the structure of a file: its type, what is drawn of it on
// its page, by number, and what is in it.
type element struct {
	kind   string
	sheet  int
	drawn  []int
	inside []*element
}

// structureOf puts the words of a sheet into elements, and returns which element
// each Words mark belongs to, in the order of drawing; nil: decoration.
func structureOf(s *Sheet, sheet int) (root *element, of []*element) {
	root = &element{kind: "Sect", sheet: sheet}
	within := func(parent *element, kind string) *element {
		e := &element{kind: kind, sheet: sheet}
		parent.inside = append(parent.inside, e)
		return e
	}
	var last Mark
	var list, item, cell *element
	for _, m := range s.Marks {
		if m.Kind != Words {
			continue
		}
		if m.Role == NoRole {
			of = append(of, nil)
			continue
		}
		same := m.Role == last.Role && m.Piece == last.Piece
		switch m.Role {
		case Itemised:
			if last.Role != Itemised {
				list = within(root, "L")
			}
			if !same {
				item = within(within(list, "LI"), "LBody")
			}
			cell = item
		case Heads, RowOf:
			if last.Role != Heads && last.Role != RowOf {
				list = within(root, "Table")
			}
			if !same {
				item = within(list, "TR")
			}
			if !same || m.X != last.X {
				cell = within(item, map[Role]string{Heads: "TH", RowOf: "TD"}[m.Role])
			}
		default:
			if !same {
				cell = within(root, map[Role]string{TitleOf: "H1", Headed: "H2", Running: "P"}[m.Role])
			}
		}
		of = append(of, cell)
		last = m
	}
	n := 0
	for _, e := range of {
		if e != nil {
			e.drawn = append(e.drawn, n)
			n++
		}
	}
	return root, of
}

// tagged marks in the drawing of a sheet which element each line of words belongs
// to, and what is decoration. It reports false for a drawing of a shape it does
// not know.
func tagged(drawing string, of []*element) (string, bool) {
	var b []byte
	n := 0
	for _, e := range of {
		before, rest, ok := strings.Cut(drawing, "BT\n")
		words, after, ends := strings.Cut(rest, "ET\n")
		if !ok || !ends {
			return "", false
		}
		if before != "" {
			b = fmt.Appendf(b, "/Artifact BMC\n%sEMC\n", before)
		}
		if e == nil {
			b = fmt.Appendf(b, "/Artifact BMC\nBT\n%sET\nEMC\n", words)
		} else {
			b = fmt.Appendf(b, "/%s <</MCID %d>> BDC\nBT\n%sET\nEMC\n", e.kind, n, words)
			n++
		}
		drawing = after
	}
	if _, _, more := strings.Cut(drawing, "BT\n"); more {
		return "", false
	}
	if drawing != "" {
		b = fmt.Appendf(b, "/Artifact BMC\n%sEMC\n", drawing)
	}
	return string(b), true
}
