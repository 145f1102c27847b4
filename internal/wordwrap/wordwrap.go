package wordwrap

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells a text takes.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Lines breaks a text between words into lines of at most limit cells. A word
// that is longer than a line is broken too. What a line begins with is kept in
// front of the lines that follow it, so that a list written by hand stays one.
// At least one line comes back.
func Lines(s string, limit int) []string { return wrap(s, limit, false) }

// Whole is Lines that breaks no word: ids, days and addresses stay whole, and a
// line may then be longer than limit.
func Whole(s string, limit int) []string {
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrap(part, limit, true)...)
	}
	return lines
}

func wrap(s string, limit int, whole bool) []string {
	limit = max(limit, 1)
	s = strings.TrimRight(s, " ")
	if Width(s) <= limit {
		return []string{s}
	}
	indent := s[:len(s)-len(strings.TrimLeft(s, " "))]
	if len(indent) > limit/2 {
		indent = ""
	}
	var lines []string
	line, used, empty := indent, len(indent), true
	end := func() {
		lines = append(lines, line)
		line, used, empty = indent, len(indent), true
	}
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' }) { // and not at one that holds two words together
		w := Width(word)
		if !empty && used+1+w > limit {
			end()
		}
		if !empty {
			line += " "
			used++
		}
		for !whole && used+w > limit {
			head := ansi.Truncate(word, limit-used, "")
			if head == "" || head == word {
				break
			}
			line += head
			word = word[len(head):]
			w = Width(word)
			end()
		}
		line += word
		used += w
		empty = false
	}
	if !empty {
		lines = append(lines, line)
	}
	return lines
}
