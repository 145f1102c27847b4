package runbook

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
)

// alphabet holds the characters of an id: none that looks like another. There
// are 23 of them, a prime number, so that the check character finds every
// single wrong character and every two that changed places.
const alphabet = "23456789ACEFHJKMNPRTWXY"

const idLength = 8

// newID derives the id of a sheet from all it says, how it is set and the day it
// was printed.
func newID(d *Document, print Print) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%t\x00%s\x00%s\x00", print.Letter, d.Size, d.Large, d.Printed, d.Version)
	for _, p := range print.pages {
		for _, part := range p.Parts {
			fmt.Fprintf(h, "%s\x00%s\x00", part.Name, digest(p, part))
		}
	}
	digits := append(digitsOf(h.Sum(nil), idLength-1), 0)
	digits[idLength-1] = checkDigit(digits)
	return written(digits)
}

// digitsOf are the first digits of a sum, the lowest first.
func digitsOf(sum []byte, most int) []int {
	n := binary.BigEndian.Uint64(sum)
	digits := make([]int, most)
	for i := range digits {
		digits[i] = int(n % uint64(len(alphabet)))
		n /= uint64(len(alphabet))
	}
	return digits
}

// written writes digits in the alphabet.
func written(digits []int) string {
	out := make([]byte, len(digits))
	for i, x := range digits {
		out[i] = alphabet[x]
	}
	return string(out)
}

// checkDigit makes the weighted sum of an id a multiple of 23. The weights
// differ, and the last is 1.
func checkDigit(digits []int) int {
	sum := 0
	for i, x := range digits[:idLength-1] {
		sum += (idLength - i) * x
	}
	return (len(alphabet) - sum%len(alphabet)) % len(alphabet)
}

// FormatID writes an id in two groups of four.
func FormatID(id string) string {
	if len(id) != idLength {
		return id
	}
	return id[:4] + "-" + id[4:]
}

// ParseID reads an id as a person types it, in any case, with or without
// spaces and hyphens, and returns its eight characters. A slip of the hand is
// an error, not another document.
func ParseID(s string) (string, error) {
	var digits []int
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) {
			continue
		}
		i := strings.IndexRune(alphabet, unicode.ToUpper(r))
		if i < 0 {
			return "", fmt.Errorf("no id of a page has the character %q: copy it from the foot of the page again", r)
		}
		digits = append(digits, i)
	}
	if len(digits) != idLength {
		return "", fmt.Errorf("the id of a page has %d characters, this has %d: copy it from the foot of the page again", idLength, len(digits))
	}
	if checkDigit(digits) != digits[idLength-1] {
		return "", fmt.Errorf("one character of the id is wrong, or two changed places: copy it from the foot of the page again")
	}
	return written(digits), nil
}
