package runbook

import (
	"strings"
	"unicode"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// dayWords writes a day as people read it, such as 3 Oct 2026.
func dayWords(d checklist.Day) string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// monthsAgain is after how many months a page is to be printed again.
const monthsAgain = 6

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	s = string(r)
	if !strings.ContainsAny(s[len(s)-1:], ".!?:") {
		s += "."
	}
	return s
}

// cleanAll cleans each text and leaves out what is then empty.
func cleanAll(words []string) []string {
	var out []string
	for _, s := range words {
		if s = oneline.Words(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
