package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// blankLine is a ruled blank where only characters are to be had.
const blankLine = "____________________"

const leastWidth = 40

// Text returns the document as it is read on a terminal, wrapped to a width in
// columns; below 40 columns it is set as for 40.
func Text(d *Document, width int) string {
	t := &plain{width: max(width, leastWidth)}
	for _, s := range Sheets(d) {
		for _, sub := range s.Subjects {
			title := strings.TrimSpace(sub.Title + "  " + s.tab())
			t.line("", title)
			t.b.WriteString(strings.Repeat("=", min(utf8.RuneCountInString(title), t.width)) + "\n\n")
			for _, b := range sub.Blocks {
				t.block(b)
				t.b.WriteString("\n")
			}
		}
		t.b.WriteString(strings.Repeat("-", t.width) + "\n")
		for _, line := range s.Foot {
			t.line("", line)
		}
		t.b.WriteString("\n\n")
	}
	return strings.TrimRight(t.b.String(), "\n") + "\n"
}

// plain writes blocks in characters.
type plain struct {
	b     strings.Builder
	width int
}

// line writes words wrapped to the width; the lines after the first begin
// under the words of the first.
func (t *plain) line(lead string, words string) {
	rest := strings.Repeat(" ", utf8.RuneCountInString(lead))
	for i, l := range columns(words, t.width-len(rest)) {
		if i > 0 {
			lead = rest
		}
		t.b.WriteString(strings.TrimRight(lead+l, " ") + "\n")
	}
}

// columns breaks words into lines of at most n columns, long words too. At least
// one line comes back.
func columns(words string, n int) []string {
	out := lines(words, float64(max(n, 1)), func(s string) float64 { return float64(utf8.RuneCountInString(s)) })
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

func (t *plain) block(b Block) {
	switch b := b.(type) {
	case Heading:
		t.line("", joined(b.Text, b.Rest))
		t.b.WriteString(strings.Repeat("-", min(utf8.RuneCountInString(b.Text), t.width)) + "\n")
	case Para:
		t.line("", b.Text)
	case List:
		for _, item := range b.Items {
			t.line("  - ", item)
		}
	case Box:
		if b.Title != "" {
			t.line("", b.Title)
		}
		t.actions(b.Actions)
	case Steps:
		t.actions(b.Actions)
	case Desk:
		for _, n := range b.Numbers {
			t.number("  ", n)
		}
		for _, note := range b.Notes {
			t.line("  ", note)
		}
	case Fields:
		for _, f := range b.Items {
			t.field("", f)
		}
	case Numbers:
		for _, n := range b.Items {
			t.number("", n)
		}
	case TOC:
		for _, line := range b.Items {
			t.line("  ", line.Text+" ... page "+strconv.Itoa(line.Sheet))
		}
	case Table:
		t.table(b)
	case Card:
		t.card(b)
	}
}

func (t *plain) actions(actions []Action) {
	for _, a := range actions {
		if !a.More {
			t.line(fmt.Sprintf("[ ] %2d ", a.N), joined(a.Lead, a.Text))
		}
		const indent = "       "
		if a.Say != "" {
			t.line(indent+"| ", a.Say)
		}
		if len(a.At) > 0 {
			t.line(indent, strings.Join(a.At, pathMark))
		}
		for _, n := range a.Numbers {
			t.number(indent, n)
		}
		for _, f := range a.Lines {
			t.field(indent, f)
		}
	}
}

func (t *plain) field(indent string, f Field) {
	t.line(indent, label(f.Label)+" "+cmp.Or(f.Value, blankLine))
}

func (t *plain) number(indent string, n Number) {
	t.line(indent, n.Name)
	t.line(indent, cmp.Or(n.Digits, blankLine))
	for _, note := range n.Notes {
		t.line(indent, note)
	}
}

// table writes cells side by side, each wrapped in its column.
func (t *plain) table(b Table) {
	room := t.width - 3*(len(b.Shares)-1)
	widths := make([]int, len(b.Shares))
	for i, s := range b.Shares {
		widths[i] = max(room*s/100, 6)
	}
	for sum(widths) > room {
		widths[slices.Index(widths, slices.Max(widths))]--
	}
	row := func(cells []string) {
		columned := make([][]string, len(cells))
		high := 0
		for i, c := range cells {
			for line := range strings.SplitSeq(cmp.Or(c, strings.Repeat("_", widths[i])), "\n") {
				columned[i] = append(columned[i], columns(line, widths[i])...)
			}
			high = max(high, len(columned[i]))
		}
		for k := range high {
			out := make([]string, len(cells))
			for i, cell := range columned {
				if k < len(cell) {
					out[i] = cell[k]
				}
				out[i] += strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(out[i])))
			}
			t.b.WriteString(strings.TrimRight(strings.Join(out, " | "), " ") + "\n")
		}
	}
	if len(b.Head) > 0 {
		row(b.Head)
	}
	rules := make([]string, len(widths))
	for i, w := range widths {
		rules[i] = strings.Repeat("-", w)
	}
	t.b.WriteString(strings.Join(rules, "-+-") + "\n")
	for _, r := range b.Rows {
		row(r)
	}
}

func sum(widths []int) (n int) {
	for _, w := range widths {
		n += w
	}
	return n
}

func (t *plain) card(c Card) {
	for _, p := range c.Panels {
		t.line("+ ", p.Title)
		for _, b := range p.Blocks {
			t.block(b)
		}
		t.b.WriteString("\n")
	}
	if c.Stamp != "" {
		t.line("", c.Stamp)
	}
}
