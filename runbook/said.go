package runbook

import (
	"slices"
	"strconv"
	"strings"
)

// pathMark stands between the parts of a click path.
const pathMark = " > "

// said lists the words of a block in reading order, each place on its own and
// blanks as the empty string. Page numbers are left out: they depend on the
// paper.
func said(b Block) []string {
	switch b := b.(type) {
	case Heading:
		return []string{b.Text}
	case Para:
		return []string{b.Text}
	case List:
		return b.Items
	case Box:
		out := []string{b.Title}
		for _, a := range b.Actions {
			out = append(out, strconv.Itoa(a.N), a.Text, strings.Join(a.At, pathMark))
			out = append(out, said(Numbers{a.Numbers})...)
			out = append(out, said(Fields{Items: a.Lines})...)
		}
		return out
	case Fields:
		var out []string
		for _, f := range b.Items {
			out = append(out, f.Label, f.Value)
		}
		return out
	case Numbers:
		var out []string
		for _, n := range b.Items {
			out = append(append(out, n.Name, n.Digits), n.Notes...)
		}
		return out
	case Table:
		out := slices.Clone(b.Head)
		for _, r := range b.Rows {
			out = append(out, r...)
		}
		return out
	case Turns:
		var out []string
		for _, t := range b.Items {
			out = append(out, t.Text)
		}
		return out
	case Card:
		var out []string
		for _, p := range b.Panels {
			out = append(out, p.Title)
			for _, inner := range p.Blocks {
				out = append(out, said(inner)...)
			}
		}
		return out
	}
	return nil
}

// label writes a label as it stands before its value.
func label(s string) string {
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + ":"
}
