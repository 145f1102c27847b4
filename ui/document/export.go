package document

import (
	"fmt"
	"slices"

	"handrail/checklist"
	"handrail/internal/oneline"
	"handrail/ui/scene"
)

// Export is the document of handrail export.
type Export struct {
	File     string `json:"file"`
	Events   int    `json:"events"`
	Redacted bool   `json:"redacted"`
}

// Import is the document of handrail import.
type Import struct {
	File          string                  `json:"file"`
	DryRun        bool                    `json:"dry_run"`
	Events        int                     `json:"events"` // in the file
	New           []Kept                  `json:"new"`    // that the record did not have, newest first
	Lost          []Lost                  `json:"lost"`   // looks in the file that do not count, and why
	Opened        []checklist.RouteChange `json:"opened"`
	Closed        []checklist.RouteChange `json:"closed"`
	NotApplicable []checklist.RouteChange `json:"not_applicable"` // were open, and by a fact do not apply now
}

// Lost is a look in the file that something in the record outranks.
type Lost struct {
	Subject string        `json:"subject"`
	Day     checklist.Day `json:"day"`
	Says    string        `json:"says"`
	Instead string        `json:"instead"` // what counts
	On      checklist.Day `json:"on"`      // the day of that
	Why     string        `json:"why"`
}

// Text says what an import brings.
func (d Import) Text(change Change, came []checklist.Event) scene.Scene {
	would := "came in"
	if d.DryRun {
		would = "would come in"
	}
	text := []string{fmt.Sprintf("%s: %s, of which %d %s.", d.File, Entries(d.Events), len(came), would)}
	for _, n := range countKinds(came) {
		text = append(text, "- "+n)
	}
	if d.DryRun {
		for _, k := range d.New {
			text = append(text, k.Day.String()+"  "+k.Says)
		}
	}
	for _, l := range d.Lost {
		text = append(text, fmt.Sprintf("Does not count: %s (%s), because %s; this of %s does: %s", l.Says, l.Day, l.Why, l.On, l.Instead))
	}
	change.Kept = nil
	for _, b := range change.Text().Body {
		text = append(text, b.(scene.Para).Text)
	}
	if d.DryRun {
		text = append(text, "Nothing was kept.")
	}
	return scene.Lines(text...)
}

// countKinds counts events by kind, in order of the kind.
func countKinds(events []checklist.Event) []string {
	counts := make(map[checklist.Kind]int)
	for _, e := range events {
		counts[e.Kind]++
	}
	var out []string
	for k, n := range counts {
		out = append(out, fmt.Sprintf("%s: %d", oneline.Clean(string(k)), n))
	}
	slices.Sort(out)
	return out
}

// Entries counts what a record holds.
func Entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}
