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

// list joins words as a sentence does: a, b and c.
func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

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
