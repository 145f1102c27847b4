package cli

import (
	"strings"
	"unicode/utf8"

	"handrail/checklist"
)

// nearest returns the name that was most likely meant, or nothing: one in
// another case, one that begins with what was typed, or one that is one slip
// away in a word of up to five letters and two in a longer one.
func nearest(typed string, names []string) string {
	n := utf8.RuneCountInString(typed)
	if n == 0 || n > 200 {
		return ""
	}
	best, at := "", 2
	if n > 5 {
		at = 3
	}
	for _, name := range names {
		if strings.EqualFold(name, typed) {
			return name
		}
	}
	for _, name := range names {
		if d := checklist.Distance(typed, name, at); d < at {
			best, at = name, d
		}
	}
	if best != "" || n < 2 {
		return best
	}
	for _, name := range names {
		if strings.HasPrefix(strings.ToLower(name), strings.ToLower(typed)) {
			return name
		}
	}
	return ""
}

// synonyms are words for a command that has another name here.
var synonyms = map[string]string{
	"today": "handrail, without a word", "backup": "handrail export", "restore": "handrail import", "print": "handrail runbook --print",
	"search": "handrail steps --search WORDS", "delete": "handrail forget",
}
