package remind

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// neutral names each kind of due thing without giving it away: one, and
// many.
var neutral = map[checklist.DueKind][2]string{
	checklist.DueConflict:   {"disagreement to settle", "disagreements to settle"},
	checklist.DueReview:     {"thing to look at again", "things to look at again"},
	checklist.DueChanged:    {"question that changed", "questions that changed"},
	checklist.DueHabit:      {"habit to think over", "habits to think over"},
	checklist.DueFact:       {"question to answer again", "questions to answer again"},
	checklist.DueAccepted:   {"decision that ends", "decisions that end"},
	checklist.DuePermission: {"decision to think over", "decisions to think over"},
	checklist.DueSignal:     {"place to look", "places to look"},
	checklist.DuePaper:      {"page to print again", "pages to print again"},
	checklist.DueDrill:      {"rehearsal", "rehearsals"},
}

// inOrder are the kinds in the order a description lists them.
var inOrder = []checklist.DueKind{
	checklist.DueConflict, checklist.DueReview, checklist.DueChanged, checklist.DueHabit, checklist.DueFact,
	checklist.DueAccepted, checklist.DuePermission, checklist.DueSignal, checklist.DuePaper, checklist.DueDrill,
}

// summary is the one sentence that a calendar shows and a timer says.
func summary(n int) string {
	if n == 1 {
		return "Review due: 1 thing"
	}
	return fmt.Sprintf("Review due: %d things", n)
}

// description counts the kinds.
func description(items []checklist.DueItem) string {
	counts := make(map[checklist.DueKind]int)
	for _, d := range items {
		counts[d.Kind]++
	}
	var parts []string
	for _, k := range inOrder {
		switch n := counts[k]; {
		case n == 1:
			parts = append(parts, "1 "+neutral[k][0])
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, neutral[k][1]))
		}
		delete(counts, k)
	}
	others := 0
	for _, n := range counts {
		others += n
	}
	if others > 0 {
		parts = append(parts, fmt.Sprintf("%d more", others))
	}
	return strings.Join(parts, ", ") + "."
}
