package scene

import (
	"strings"

	"handrail/checklist"
)

// StopLine is the stop line of a step that can shut its owner out while the
// way back has not been tried, or nothing.
func StopLine(c *checklist.Catalogue, st *checklist.StepState) string {
	if !st.Stopped {
		return ""
	}
	var names []string
	for _, id := range st.Step.WayBack {
		names = append(names, lower(c.Title(id)))
	}
	return stopWords + " First: " + strings.Join(names, "; ") + "."
}

const stopWords = "Stop. This step can shut you out. Do not do it before the way back has been tried: signed in with, on a day, not seen in a list."

// Takes reports whether a step is among those that are looked for: by topic,
// interface, outcome and words, each of which may be empty.
func Takes(st *checklist.StepState, topic, iface, outcome, words string) bool {
	return filter{topic: topic, iface: iface, outcome: outcome, words: words}.takes(st)
}
