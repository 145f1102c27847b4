package checklist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// What a secret says in words before it, and the shapes that secrets have.
var (
	saysSecret = regexp.MustCompile(`(?i)\b(?:password|passwd|pwd|passphrase|pass ?code|seed)\s*(?:\b(?:is|was)\b|=|:)\s*(\S+)`)
	saysCode   = regexp.MustCompile(`(?i)\b(?:pin|code|token|secret|puk)\s*(?:\b(?:is|was)\b|=|:)\s*\S*[0-9]{3,}`)
	plainWord  = regexp.MustCompile(`(?i)^(?:a|an|at|by|changed|gone|in|kept|known|long|lost|new|never|no|not|now|old|on|only|saved|set|short|still|stored|strong|the|too|under|unique|unknown|weak|with|written)\b`)
	otpAddress = regexp.MustCompile(`(?i)otpauth(-migration)?:`)
	digitGroup = regexp.MustCompile(`\+?[0-9]+(?:[ -][0-9]+)*`)
	accountID  = regexp.MustCompile(`(?i)\b[a-z]{1,2}[0-9]{6,9}\b`)
	iban       = regexp.MustCompile(`(?i)\b[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b`)
	seedGroups = regexp.MustCompile(`\b(?:[a-z2-7]{4} ){3,}[a-z2-7]{4}\b|\b(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{4}\b`)
	uuid       = regexp.MustCompile(`(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`)
	keyBlock   = regexp.MustCompile(`-----BEGIN [A-Z ]+-----`)
)

// LooksSecret says what a text looks like that must not be kept: a password, a
// code, a card or account number, a key. It returns nothing for other text. It
// is a guess from the shape alone, so it can be wrong both ways.
func LooksSecret(text string) string {
	switch {
	case otpAddress.MatchString(text):
		return "the seed of an authenticator app"
	case keyBlock.MatchString(text):
		return "a private key"
	case saysPassword(text), saysCode.MatchString(text):
		return "a password or a code"
	}
	if what := secretNumber(text); what != "" {
		return what
	}
	switch {
	case accountID.MatchString(text), hasIBAN(text):
		return "an account number"
	case uuid.MatchString(text), hasDigit(seedGroups.FindString(text)):
		return "a key or a token"
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`/?&#,;()"'`, r) }) {
		if looksRandom(word) {
			return "a key or a token"
		}
	}
	if slices.ContainsFunc(strings.Fields(text), looksPassword) {
		return "a password"
	}
	return ""
}

// saysPassword finds "the password is …", unless what follows only says where
// it is kept or what was done with it.
func saysPassword(text string) bool {
	return slices.ContainsFunc(saysSecret.FindAllStringSubmatch(text, -1), func(m []string) bool { return !plainWord.MatchString(m[1]) })
}

// secretNumber judges each group of digits by how many there are. A number
// that begins with + or 0 is a telephone number, and eight digits that are a
// day are a day.
func secretNumber(text string) string {
	for _, at := range digitGroup.FindAllStringIndex(text, -1) {
		group := text[at[0]:at[1]]
		if inWord(text, at) {
			continue
		}
		digits := strings.NewReplacer(" ", "", "-", "", "+", "").Replace(group)
		phone := group[0] == '+' || group[0] == '0'
		_, notDay := ParseDay(group)
		switch n := len(digits); {
		case n >= 13 && n <= 19 && luhn(digits):
			return "a card number"
		case phone || notDay == nil || n == 8 && isDay(digits):
		case n >= 6 && n <= 8 && !manyGroups(group):
			return "a code"
		case n >= 9 && n <= 17 && digits == group:
			return "an account number"
		}
	}
	return ""
}

// inWord reports whether digits are part of a word, a price or a path.
func inWord(text string, at []int) bool {
	const joins = "/=_.,:"
	if at[0] > 0 {
		if c := rune(text[at[0]-1]); unicode.IsLetter(c) || strings.ContainsRune(joins+"#-", c) {
			return true
		}
	}
	if at[1] < len(text)-1 {
		c, next := rune(text[at[1]]), rune(text[at[1]+1])
		return unicode.IsLetter(c) || strings.ContainsRune(joins, c) && unicode.IsDigit(next)
	}
	return at[1] < len(text) && unicode.IsLetter(rune(text[at[1]]))
}

// manyGroups tells digits written as a code is not: in more than two groups,
// or in groups that differ, such as 2026-11.
func manyGroups(group string) bool {
	parts := strings.FieldsFunc(group, func(r rune) bool { return r == ' ' || r == '-' })
	return len(parts) > 2 || len(parts) == 2 && len(parts[0]) != len(parts[1])
}

func isDay(digits string) bool {
	_, err := ParseDay(digits[:4] + "-" + digits[4:6] + "-" + digits[6:])
	return err == nil
}

// luhn checks the last digit of a card number.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// hasIBAN checks the two check digits, so that words that only have the shape
// pass.
func hasIBAN(text string) bool {
	for _, found := range iban.FindAllString(text, -1) {
		s := strings.ToUpper(strings.ReplaceAll(found, " ", ""))
		rest := 0
		for _, r := range s[4:] + s[:4] {
			if unicode.IsLetter(r) {
				rest = (rest*100 + int(r-'A') + 10) % 97
			} else {
				rest = (rest*10 + int(r-'0')) % 97
			}
		}
		if len(s) >= 15 && rest == 1 {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// looksRandom reports whether a long word changes between kinds of characters
// as no written word does.
func looksRandom(word string) bool {
	letters, digits, vowels, upper, switches, cases := 0, 0, 0, 0, 0, 0
	last, lastUpper := ' ', false
	for _, r := range word {
		kind := ' '
		switch {
		case r >= '0' && r <= '9':
			kind = '0'
			digits++
		case unicode.IsLetter(r):
			kind = 'a'
			letters++
			if strings.ContainsRune("aeiouyAEIOUY", r) {
				vowels++
			}
			if unicode.IsUpper(r) {
				upper++
			}
			if last == 'a' && lastUpper != unicode.IsUpper(r) {
				cases++
			}
			lastUpper = unicode.IsUpper(r)
		}
		if last != ' ' && kind != ' ' && kind != last {
			switches++
		}
		last = kind
	}
	n := letters + digits
	switch {
	case n < 16 || n < len(word)*3/4:
		return false
	case digits > 0 && letters > 0 && switches >= 3:
		return true
	case digits == 0 && upper == letters:
		return vowels*4 < letters
	}
	return digits == 0 && cases*3 > letters
}

// looksPassword reports whether a word mixes capitals, small letters, digits
// and signs as only a password does.
func looksPassword(word string) bool {
	if len([]rune(word)) < 8 || strings.Contains(word, "://") || strings.Contains(word, "@") && strings.Contains(word[strings.Index(word, "@"):], ".") {
		return false
	}
	var upper, lower, digit, sign bool
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper = true
		case unicode.IsLower(r):
			lower = true
		case unicode.IsDigit(r):
			digit = true
		case strings.ContainsRune("!@#$%^&*=+?_~|<>{}\\", r):
			sign = true
		}
	}
	return upper && lower && digit && sign
}
