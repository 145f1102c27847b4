package content

import (
	"fmt"
	"strings"

	"handrail/checklist"
)

// meant proposes the nearest known word for a slip, as the end of a sentence:
// a near one alone, else all of a few, else nothing.
func meant(said string, known []string) string {
	best, near := "", max(1, len(said)/3)+1
	for _, k := range known {
		if d := checklist.Distance(strings.ToLower(said), strings.ToLower(k), near); d < near {
			best, near = k, d
		}
	}
	switch {
	case best != "":
		return fmt.Sprintf("; did you mean %q?", best)
	case len(known) > 0 && len(known) <= 10:
		return "; known are " + either(known)
	}
	return ""
}

// either lists words as a sentence does: a, b or c.
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
