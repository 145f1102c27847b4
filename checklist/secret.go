package checklist

import (
	"slices"
	"strings"
	"unicode"
)

// Shapes that keys and tokens have.
var (
	otpAddress = pattern(`(?i)otpauth(-migration)?:`)
	keyBlock   = pattern(`-----BEGIN [A-Z ]+-----|(?i:\b[a-z]+-secret-key-)`)
	token      = pattern(`\beyJ[\w-]{8,}\.|\b(?:gh[opsu]|sk|pk|rk|xox[abp])[_-]\w[\w-]{9,}|\bAKIA[0-9A-Z]{12,}|\bxprv\w{20,}`)
	uuid       = pattern(`(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`)
	seedGroups = pattern(`\b(?:[a-z2-7]{4} ){3,}[a-z2-7]{4}\b|\b(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{4}\b`)
	codeGroups = pattern(`(?i)\b[0-9a-z]{4,6}(?:-[0-9a-z]{4,6}){2,}\b`)
)

// LooksSecret says what a text looks like that must not be kept: a password, a
// code, a card or account number, a key, a balance. It returns nothing for
// other text. It is a guess from the text alone, so it can be wrong both ways.
func LooksSecret(text string) string {
	text = asTyped(text)
	switch {
	case otpAddress().MatchString(text):
		return "the seed of an authenticator app"
	case keyBlock().MatchString(text):
		return "a private key"
	case tellsPassword(text), tellsCode(text):
		return "a password or a code"
	case tellsSecurityAnswer(text):
		return "the answer to a security question"
	}
	if what := secretNumber(text); what != "" {
		return what
	}
	switch {
	case hasAccountID(text), hasIBAN(text):
		return "an account number"
	case tellsBalance(text):
		return "what the account holds"
	case token().MatchString(text), uuid().MatchString(text), mixed(seedGroups().FindString(text)), mixed(codeGroups().FindString(text)):
		return "a key or a token"
	case isWordList(text):
		return "a recovery phrase or a passphrase"
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`/?&#,;()"'`, r) }) {
		if looksRandom(word) {
			return "a key or a token"
		}
	}
	if slices.ContainsFunc(strings.Fields(text), looksPassword) || isLonePassword(strings.TrimSpace(text)) {
		return "a password"
	}
	return ""
}

// mixed reports whether a text holds both letters and digits.
func mixed(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, unicode.IsLetter)
}

// asTyped writes text in plain letters and digits where it uses others that are
// drawn the same: full-width and mathematical ones, digits of other scripts,
// and letters of other scripts inside a word of Latin letters.
func asTyped(text string) string {
	words := strings.SplitAfter(strings.Map(plainForm, text), " ")
	for i, w := range words {
		if letterParts().MatchString(w) {
			words[i] = strings.Map(latinForm, w)
		}
	}
	return strings.Join(words, "")
}

// plainForm returns the ASCII character of which another one is a variant.
func plainForm(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case unicode.IsSpace(r):
		return ' '
	case r >= 0xFF01 && r <= 0xFF5E: // full width
		return r - 0xFF01 + '!'
	case r >= 0x1D400 && r <= 0x1D6A3: // mathematical letters, in runs of A to Z and a to z
		if n := (r - 0x1D400) % 52; n < 26 {
			return 'A' + n
		} else {
			return 'a' + n - 26
		}
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212:
		return '-'
	case unicode.Is(unicode.Nd, r):
		return '0' + digitValue(r)
	}
	return r
}

// digitValue returns what a decimal digit of any script counts: they come in
// runs of ten from 0 to 9.
func digitValue(r rune) rune {
	first := r
	for unicode.Is(unicode.Nd, first-1) {
		first--
	}
	return (r - first) % 10
}

// latinForm returns the Latin letter that a letter of Cyrillic, Greek or
// Armenian is drawn like. Letters with marks stay: they are words of a language.
func latinForm(r rune) rune {
	if !unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian) {
		return r
	}
	switch like, ok := skeletonOf[r]; {
	case !ok:
		return r
	case like == 'l' && r != 'Ӏ' && r != 'ӏ':
		return 'i'
	default:
		return like
	}
}
