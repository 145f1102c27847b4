package oneline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostMarks is how many combining marks one letter keeps: enough for every
// written script, too few to paint over other lines.
const mostMarks = 4

// Clean turns line ends and tabs into spaces and drops control, direction,
// invisible and private characters, bytes that are not UTF-8, and what a letter
// has of combining marks beyond four. Cleaning a clean text changes nothing.
func Clean(s string) string {
	if printable(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for i, r := range s {
		// What is dropped leaves the count as it is: a mark after it still
		// belongs to the letter before it.
		if hidden(r) || r == utf8.RuneError && invalid(s[i:]) {
			continue
		}
		if unicode.In(r, unicode.Mn, unicode.Me) {
			if marks++; marks > mostMarks {
				continue
			}
		} else {
			marks = 0
		}
		if breaks(r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Words is Clean with one space between words and none at the ends.
func Words(s string) string {
	return strings.Join(strings.Fields(Clean(s)), " ")
}

// printable reports whether a text holds nothing but printable ASCII, as nearly
// all text does.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// invalid reports whether a text begins with a byte that is not UTF-8.
func invalid(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return n == 1
}

// breaks reports whether a character ends a line or jumps along it.
func breaks(r rune) bool {
	switch r {
	case '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// blankPattern is the Braille pattern without dots: drawn as nothing, and not a
// space for any program that looks for one.
const blankPattern = '\u2800'

// hidden reports whether a character draws nothing, or changes how others are
// drawn.
func hidden(r rune) bool {
	return !breaks(r) && (r == blankPattern || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point))
}
