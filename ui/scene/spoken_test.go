package scene

import (
	"fmt"
	"strings"
)

func contains(text, part string) bool { return strings.Contains(text, part) }

// spoken writes a scene down line by line, as a reader would hear it.
func spoken(s Scene) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s | %s | %s", s.Title, strings.Join(s.Crumb, " > "), s.Aside)
	n := 0
	for _, block := range s.Body {
		switch block := block.(type) {
		case Heading:
			line("== %s  %s", block.Text, block.Aside)
		case Verdict:
			line("{%s} %s", block.Word, block.Text)
		case Para:
			line("%s", block.Text)
		case Numbered:
			for i, item := range block.Items {
				line("%d. %s", i+1, item)
			}
		case Fields:
			for _, f := range block.Items {
				line("%s: %s", f.Label, f.Value)
			}
		case Groups:
			for _, g := range block.Items {
				line("%s", g.Head)
				for _, r := range g.Rows {
					n++
					line("%s  %s", r.Key, strings.Join(r.Cells, " | "))
				}
			}
		case Table:
			if block.Head != nil {
				line("%s", strings.Join(block.Head, " | "))
			}
			for _, r := range block.Rows {
				at := "   "
				if r.Do != nil {
					n++
					at = fmt.Sprintf("%2d ", n)
					if r.Key != "" {
						at = " " + r.Key + " "
					}
				}
				line("%s%s %s", at, r.Mark, strings.Join(r.Cells, " | "))
			}
		case Pair:
			line("<%s> %s", block.LeftHead, strings.Join(block.Left, " / "))
			line("<%s> %s", block.RightHead, strings.Join(block.Right, " / "))
		case Printed:
			line("%s", strings.Join(block.Lines, "\n"))
		}
	}
	if a := s.Ask; a != nil {
		line("ask: %s: %s", a.Title, a.Text)
		for _, in := range a.Inputs {
			line("  %s (%s) [%s]", in.Label, in.Help, in.Value)
			for _, o := range in.Options {
				line("    %s = %s", o.ID, o.Text)
			}
		}
	}
	for _, k := range s.Keys {
		if k.Footer {
			fmt.Fprintf(&b, "%s %s   ", k.Name, k.Does)
		}
	}
	b.WriteByte('\n')
	return b.String()
}
