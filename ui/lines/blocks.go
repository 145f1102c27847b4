package lines

import (
	"fmt"
	"slices"
	"strings"

	"handrail/ui/scene"
)

// block says a block; n counts the rows that can be chosen.
func (s *speaker) block(b scene.Block, n *int) {
	switch b := b.(type) {
	case scene.Heading:
		s.headingOf(b)
	case scene.Para:
		text := plainWords(b.Text)
		if b.Tone == scene.Warn {
			text = "Attention: " + text
		}
		s.para(text)
		s.parts[len(s.parts)-1].head = strings.HasSuffix(text, ":") // it is read with what it begins
	case scene.Verdict:
		s.para(ended(plainWords(b.Word)) + " " + plainWords(b.Words()))
	case scene.Numbered:
		for i, item := range b.Items {
			if i > 0 {
				s.turnPage()
			}
			s.hang(fmt.Sprintf("Do %d of %d. ", i+1, len(b.Items)), plainWords(item))
		}
	case scene.Fields:
		for _, f := range b.Items {
			s.hang("", plainWords(f.Label+": "+f.Value))
		}
	case scene.Table:
		s.table(b, n)
	case scene.Groups:
		for _, g := range b.Items {
			s.para(ended(plainWords(g.Head)))
			for _, r := range g.Rows {
				*n++
				s.numbered(*n, plainWords(r.Cells[0]))
			}
		}
	case scene.Pair:
		s.side(b.LeftHead, b.Left)
		s.side(b.RightHead, b.Right)
	case scene.Printed:
		for _, l := range b.Lines {
			s.printed(l)
		}
	}
}

// headingOf says a heading and its aside; one that only sets apart is not said.
func (s *speaker) headingOf(h scene.Heading) {
	if h.Text == "" {
		return
	}
	text := h.Text
	if h.Aside != "" {
		if text = ended(text); strings.HasSuffix(text, ":") {
			text = strings.TrimSuffix(text, ":") + "."
		}
		text += " " + upper(h.Aside)
	}
	s.heading(ended(plainWords(text)))
}

// side says one of two texts that are compared.
func (s *speaker) side(head string, texts []string) {
	s.para(head + ":")
	for _, t := range texts {
		s.hang("   ", plainWords(t))
	}
}

// table says rows, those that can be chosen after their number.
func (s *speaker) table(t scene.Table, n *int) {
	if len(t.Head) > 0 && t.Head[0] != "" {
		s.para(ended(plainWords(upper(t.Head[0]) + ":")))
	}
	if t.Brief && !slices.ContainsFunc(t.Rows[:few(t)], open) {
		s.para(nothingOpen(t.Rows) + " Type what if to hear all of it.")
	}
	for i, r := range t.Rows {
		text := rowWords(t, r)
		switch {
		case t.Brief && !(open(r) && i < few(t)):
			*n++
		case r.Do != nil:
			*n++
			s.numbered(numberOf(r, *n), text)
		case text != "":
			s.hang("   ", text)
		}
	}
}

// few is how many rows of a table are on every screen.
func few(t scene.Table) int {
	if t.Few == 0 {
		return len(t.Rows)
	}
	return min(t.Few, len(t.Rows))
}

// nothingOpen is told of rows none of which is open: what was never
// looked at is not good news.
func nothingOpen(list []scene.Row) string {
	n := 0
	for _, r := range list {
		if r.Unseen {
			n++
		}
	}
	if n > 0 {
		return fmt.Sprintf("%d of %d lines are not checked: each counts as open until you look.", n, len(list))
	}
	return "Nothing here is known to be open."
}

// open reports whether a row says that something is open.
func open(r scene.Row) bool { return slices.Contains(r.Tones, scene.Open) }

// printed speaks a line of a page. Rules are left out, and blanks are spoken.
func (s *speaker) printed(line string) {
	line = strings.Trim(strings.ReplaceAll(line, "[ ]", ""), " \t|") // a box to tick by hand, a frame to cut along
	line = ruled().ReplaceAllString(line, "blank to fill in")
	if isRule(line) {
		return
	}
	s.para(plainWords(spaced().ReplaceAllString(strings.ReplaceAll(line, " | ", "  "), ", ")))
}

// numberOf is the number a row is chosen by: its fixed one, or its place.
func numberOf(r scene.Row, place int) int {
	if r.Fixed != 0 {
		return r.Fixed
	}
	return place
}

// rowWords says a row: each cell after the head of its column, where there is
// one.
func rowWords(t scene.Table, r scene.Row) string {
	var parts []string
	for i, c := range r.Cells {
		c = strings.TrimSpace(c)
		if c == "" {
			continue
		}
		if i > 0 && i < len(t.Head) && t.Head[i] != "" {
			if c == "·" {
				continue
			}
			if i < len(t.Right) && t.Right[i] {
				c = t.Head[i] + " " + c
			} else {
				c = t.Head[i] + ": " + c
			}
		}
		parts = append(parts, c)
	}
	text := plainWords(strings.Join(parts, ", "))
	switch r.Mark {
	case scene.Attend:
		text = "Attention: " + text
	case scene.Again:
		text = "Look again: " + text
	}
	return text
}
