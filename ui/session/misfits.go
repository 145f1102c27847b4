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
// the ten people, on A4 and Letter, normal and large: each side once, at the
// first scenario on its sheet.
func Misfits(c *checklist.Catalogue, day checklist.Day) []content.Fault {
	var out []content.Fault
	told := make(map[string]bool)
	for _, p := range personas.People(day) {
		a := checklist.Assess(c, p.Record, day)
		for _, size := range []paper.Size{paper.A4, paper.Letter} {
			for _, large := range []bool{false, true} {
				d := runbook.State(a, runbook.Options{Page: runbook.All, Paper: size, Large: large})
				for _, m := range paper.Misfits(&d.Document) {
					side, _, _ := strings.Cut(m.Why, ":")
					if key := side + string(size); !told[key] {
						told[key] = true
						out = append(out, content.Fault{File: fileOf(c, m.Tab), Line: 1, Column: 1, What: fmt.Sprintf("%s (%s)", m.Why, p.Name)})
					}
				}
			}
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
