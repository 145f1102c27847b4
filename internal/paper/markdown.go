package paper

import (
	"slices"
	"strconv"
	"strings"
)

// Markdown returns the document as Markdown. Whatever a person typed stands
// there as words: nothing of it is markup or becomes a link.
func Markdown(d *Document) string {
	var m marks
	for _, s := range Sheets(d) {
		for _, sub := range s.Subjects {
			m.put("# " + escape(joined(sub.Title, s.tab())) + "\n\n")
			for _, b := range sub.Blocks {
				m.block(b)
				m.put("\n")
			}
		}
		m.put(strings.ReplaceAll(escape(strings.Join(s.Foot, "\n")), "\n", "\\\n") + "\n\n---\n\n")
	}
	return strings.TrimSuffix(m.b.String(), "\n---\n\n")
}

const markBlank = `\_\_\_\_\_\_\_\_\_\_\_\_`

type marks struct{ b strings.Builder }

func (m *marks) put(s string) { m.b.WriteString(s) }

// escape takes the meaning of markup from words.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|~&@$^=", r) || r == '!' && strings.HasPrefix(s[i+1:], "[") {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	out := b.String()
	out = strings.ReplaceAll(out, "://", `:\/\/`)
	out = strings.ReplaceAll(out, "www.", `www\.`)
	return opening(out)
}

// opening escapes what is markup only at the beginning of a line.
func opening(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("+-", rune(s[0])) {
		return `\` + s
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }); i > 0 && strings.ContainsRune(".)", rune(s[i])) {
		return s[:i] + `\` + s[i:]
	}
	return s
}

func orBlank(s string) string {
	if s == "" {
		return markBlank
	}
	return escape(s)
}

func (m *marks) block(b Block) {
	switch b := b.(type) {
	case Heading:
		m.put("## " + escape(joined(b.Text, b.Rest)) + "\n")
	case Para:
		if b.Strong {
			m.put("**" + escape(b.Text) + "**\n")
		} else {
			m.put(escape(b.Text) + "\n")
		}
	case List:
		marked(m, b.Items, escape)
	case Box:
		if b.Title != "" {
			m.put("## " + escape(b.Title) + "\n\n")
		}
		marked(m, b.Actions, markAction)
	case Steps:
		marked(m, b.Actions, markAction)
	case Desk:
		marked(m, b.Numbers, markNumber)
		marked(m, b.Notes, escape)
	case Fields:
		marked(m, b.Items, markField)
	case Numbers:
		marked(m, b.Items, markNumber)
	case TOC:
		marked(m, b.Items, func(t TOCLine) string { return escape(t.Text) + " … **page " + strconv.Itoa(t.Sheet) + "**" })
	case Table:
		m.table(b)
	case Card:
		m.card(b)
	}
}

// marked writes items as a list.
func marked[T any](m *marks, items []T, words func(T) string) {
	for _, item := range items {
		m.put("- " + words(item) + "\n")
	}
}

func (m *marks) table(b Table) {
	head := b.Head
	if len(head) == 0 {
		head = slices.Repeat([]string{" "}, len(b.Shares))
	}
	m.row(head)
	m.put(strings.Repeat("|---", len(head)) + "|\n")
	for _, r := range b.Rows {
		m.row(r)
	}
}

func (m *marks) card(c Card) {
	for _, p := range c.Panels {
		m.put("### " + escape(p.Title) + "\n\n")
		for _, inner := range p.Blocks {
			m.block(inner)
			m.put("\n")
		}
	}
	if c.Stamp != "" {
		m.put(escape(c.Stamp) + "\n")
	}
}

func (m *marks) row(cells []string) {
	for _, c := range cells {
		m.put("| " + strings.ReplaceAll(orBlank(c), "\n", " · ") + " ")
	}
	m.put("|\n")
}

// joined puts a space between words and what follows them, where both are there.
func joined(words, more string) string { return strings.TrimSpace(words + " " + more) }

// hardBreak is between the lines of one item of a list.
const hardBreak = "\\\n  "

// markAction is an item of a task list; what belongs to it follows after hard
// breaks.
func markAction(a Action) string {
	var lines []string
	if !a.More {
		lines = append(lines, "[ ] **"+strconv.Itoa(a.N)+"** "+escape(joined(a.Lead, a.Text)))
	}
	if a.Say != "" {
		lines = append(lines, escape(a.Say))
	}
	if len(a.At) > 0 {
		lines = append(lines, escape(strings.Join(a.At, pathMark)))
	}
	for _, n := range a.Numbers {
		lines = append(lines, markNumber(n))
	}
	for _, f := range a.Lines {
		lines = append(lines, markField(f))
	}
	return strings.Join(lines, hardBreak)
}

func markField(f Field) string { return "**" + escape(label(f.Label)) + "** " + orBlank(f.Value) }

func markNumber(n Number) string {
	out := []string{"**" + escape(n.Name) + "**", "**" + orBlank(n.Digits) + "**"}
	for _, note := range n.Notes {
		out = append(out, escape(note))
	}
	return strings.Join(out, hardBreak)
}
