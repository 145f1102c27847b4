package session

import (
	"fmt"
	"strings"

	"handrail/checklist"
	"handrail/content"
	"handrail/internal/paper"
	"handrail/internal/personas"
	"handrail/runbook"
)

// Misfits lists the sides of the sheets that do not fit their paper for one of
// the ten people, without and with the longest of what only they can enter, on A4
// and Letter, normal and large: each side once, at the first scenario on its sheet.
func Misfits(c *checklist.Catalogue, day checklist.Day) []content.Fault {
	var out []content.Fault
	told := make(map[string]bool)
	for _, p := range personas.People(day) {
		for _, record := range []checklist.Record{p.Record, personas.WithLongestContacts(p.Record, day)} {
			for _, d := range onEveryPaper(checklist.Assess(c, record, day)) {
				for _, m := range paper.Misfits(&d.Document) {
					side, _, _ := strings.Cut(m.Why, ":")
					if key := side + string(d.Size); !told[key] {
						told[key] = true
						out = append(out, content.Fault{File: fileOf(c, m.Tab), Line: 1, Column: 1, What: fmt.Sprintf("%s (%s)", m.Why, p.Name)})
					}
				}
			}
		}
	}
	return out
}

// onEveryPaper makes every sheet on each paper, normal and large.
func onEveryPaper(a *checklist.Assessment) (out []*runbook.Document) {
	for _, size := range []paper.Size{paper.A4, paper.Letter} {
		for _, large := range []bool{false, true} {
			out = append(out, runbook.State(a, runbook.Options{Page: runbook.All, Paper: size, Large: large}))
		}
	}
	return out
}

// fileOf is the file of the first scenario on a sheet.
func fileOf(c *checklist.Catalogue, sheet string) string {
	for i := range c.Scenarios {
		if s := &c.Scenarios[i]; s.Sheet == sheet && s.Sheet != "" {
			return "scenarios/" + s.ID + ".yaml"
		}
	}
	return "broker.yaml"
}
