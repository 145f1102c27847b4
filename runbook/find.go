package runbook

import (
	"cmp"
	"slices"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/internal/paper"
)

// find is the page that leads to the page for what is happening.
func (w *writer) find(scenarios []*checklist.Scenario) paper.Page {
	blocks := []paper.Block{paper.Para{Text: "What is happening? Turn to the page."}}
	blocks = append(blocks, w.doors(scenarios)...)
	return paper.Page{Title: "Find your page", Anchor: "find", Type: paper.Leading, Parts: []paper.Part{{Name: "find", Blocks: blocks}}}
}

// doors lead to the pages of the scenarios, in the lines and the order in
// which the program asks; what no door leads to stands after them by its title.
func (w *writer) doors(scenarios []*checklist.Scenario) []paper.Block {
	var out []paper.Block
	led := make(map[string]bool)
	for _, d := range w.a.Catalogue.Doors {
		var tocLines []paper.TOCLine
		for _, l := range d.Leads {
			if i := slices.IndexFunc(scenarios, func(s *checklist.Scenario) bool { return s.ID == l.Scenario }); i >= 0 {
				led[l.Scenario] = true
				tocLines = append(tocLines, paper.TOCLine{Text: oneline.Words(l.Text), Anchor: anchorOf(scenarios[i])})
			}
		}
		if len(tocLines) > 0 {
			out = append(out, paper.Heading{Text: oneline.Words(d.Line)}, paper.TOC{Items: tocLines})
		}
	}
	var rest []paper.TOCLine
	for _, s := range scenarios {
		if !led[s.ID] {
			rest = append(rest, paper.TOCLine{Text: oneline.Words(s.Title), Anchor: anchorOf(s)})
		}
	}
	if len(rest) > 0 {
		out = append(out, paper.TOC{Items: rest})
	}
	return out
}

// byDoors puts scenarios in the order in which the doors lead to them, so that
// their page numbers rise; the others follow.
func (w *writer) byDoors(scenarios []*checklist.Scenario) []*checklist.Scenario {
	at := make(map[string]int)
	for _, d := range w.a.Catalogue.Doors {
		for _, l := range d.Leads {
			if at[l.Scenario] == 0 {
				at[l.Scenario] = len(at) + 1
			}
		}
	}
	slices.SortStableFunc(scenarios, func(x, y *checklist.Scenario) int {
		return cmp.Compare(cmp.Or(at[x.ID], len(at)+1), cmp.Or(at[y.ID], len(at)+1))
	})
	return scenarios
}
