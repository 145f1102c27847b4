package oneline

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name is how a name is kept: Words in the composed form of Unicode (NFC), so
// that a letter with a mark is written one way, whatever the keyboard sends.
func Name(s string) string {
	s = norm.NFC.String(Words(s))
	for { // composing may leave a fifth mark, and dropping it may let others compose
		again := norm.NFC.String(Words(s))
		if again == s {
			return s
		}
		s = again
	}
}

// SameName reports whether two names are read as one: in any case, whatever the
// blanks and the form of their letters.
func SameName(a, b string) bool { return strings.EqualFold(Name(a), Name(b)) }

// latin are letters that no decomposition turns into base letters.
var latin = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ŋ", "n", "ı", "i", "ŧ", "t")

// ID makes an id from a name: its base letters in small ASCII and its digits,
// everything between them a hyphen: Bürö Läptöp becomes buro-laptop. It is empty
// where no letter is left, as of a name in another script.
func ID(s string) string {
	s = latin.Replace(strings.ToLower(Name(s)))
	var b strings.Builder
	letters := false
	for _, r := range norm.NFKD.String(s) {
		switch r = unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			letters = letters || r >= 'a'
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if !letters {
		return ""
	}
	return strings.Trim(b.String(), "-")
}
