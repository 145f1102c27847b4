package runbook

import (
	"fmt"
	"strings"
	"unicode"

	"handrail/checklist"
	"handrail/internal/oneline"
)

// CheckText reports whether text can be printed on a page. The error names
// the first character that cannot: the type that is embedded has none for it,
// or it is written from right to left, which the pages cannot set. Ask it when
// a name is entered, since PDF refuses the page for the same reason.
func CheckText(s string) error {
	if r, ok := unprintable(oneline.Words(s)); ok {
		return fmt.Errorf("the character %q (U+%04X) cannot be printed: write the name without it", r, r)
	}
	return nil
}

// unprintable returns the first character that the pages cannot set.
func unprintable(s string) (rune, bool) {
	for _, r := range s {
		if rightToLeft(r) || !regular().has(r) || !bold().has(r) {
			return r, true
		}
	}
	return 0, false
}

// rightToLeft tells letters of scripts that run from right to left.
func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic) ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

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
