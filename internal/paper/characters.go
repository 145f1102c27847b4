package paper

import (
	"fmt"
	"unicode"

	"handrail/internal/oneline"
)

// Check reports whether text can be printed on a page. The error names
// the first character that cannot: the type that is embedded has none for it,
// or it is written from right to left, which the pages cannot set. Ask it before
// a name is put on a page, since PDF refuses the page for the same reason; a name
// is never refused where it is entered.
func Check(s string) error {
	if r, ok := unprintable(oneline.Words(s)); ok {
		return fmt.Errorf("the character %q (U+%04X) cannot be printed: write the name without it", r, r)
	}
	return nil
}

// blankFor reports whether a printed sheet has a ruled blank in the place of a value:
// where there is none, and where the type has no shapes for it. Text, Markdown and
// HTML, which are set in the reader's own type, have the value.
func blankFor(value string) bool { return value == "" || Check(value) != nil }

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
