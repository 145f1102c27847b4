package checklist

import (
	"strings"
	"unicode"
)

var (
	digitGroup = pattern(`\+?[0-9]+(?:[ -][0-9]+)*`)
	cardGroup  = pattern(`[0-9]+(?:[ .-][0-9]+)*`)
	socialID   = pattern(`\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b|\b[A-CEGHJ-PR-TW-Z]{2} ?(?:[0-9]{2} ?){3}[A-D]\b`)
	accountID  = pattern(`(?i)\b(?:([du]?[uf])[ -]?[0-9](?:[ -]?[0-9]){5,8}|[a-z]{1,2}[0-9]{6,9})\b`)
	iban       = pattern(`(?i)\b[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b`)
	// refers is what comes before a number that names a paper, a thing or a
	// place, and opens nothing.
	refers = pattern(`(?i)(?:\b(?:case|ticket|ref|reference|serial|s/n|sn|build|version|release|invoice|order|model|article|inquiry|enquiry|request|incident|complaint|claim|parcel|tracking|shipment|flight|booking|rma|policy|` +
		`box|room|flat|port|page|extension|ext|line|step|issue|rev|revision|firmware|call|fall|vorgang|dossier|seriennummer)\b[\s.:#-]*(?:id|no|nr|number|num|numbers)?|#)[\s.:#-]*(?:is|was)?\s*(?:\pL{1,4}-?)?$`)
)

// secretNumber judges each group of digits by how many there are. A number
// that begins with + or 0 is a telephone number, eight digits that are a day are
// a day, and a number of a case or a thing is only its number.
func secretNumber(text string) string {
	if is := cardOrKey(text); is != "" {
		return is
	}
	if socialID().MatchString(text) {
		return "a number of a person"
	}
	for _, at := range digitGroup().FindAllStringIndex(text, -1) {
		group := text[at[0]:at[1]]
		if inWord(text, at) || refers().MatchString(text[:at[0]]) {
			continue
		}
		digits := strings.NewReplacer(" ", "", "-", "", "+", "").Replace(group)
		phone := group[0] == '+' || group[0] == '0'
		_, notDay := ParseDay(group)
		switch n := len(digits); {
		case phone && n != 6, notDay == nil || n == 8 && isDay(digits):
		case n >= 6 && n <= 8 && !manyGroups(group):
			return "a code"
		case n >= 9 && n <= 17 && digits == group:
			return "an account number"
		}
	}
	return ""
}

// cardOrKey judges long groups of digits: by its last digit a card number is one,
// and a longer one is a key.
func cardOrKey(text string) string {
	for _, group := range cardGroup().FindAllString(text, -1) {
		digits := strings.NewReplacer(" ", "", "-", "", ".", "").Replace(group)
		if n := len(digits); n >= 13 && n <= 19 && luhn(digits) {
			return "a card number"
		} else if n > 19 && !strings.Contains(group, ".") {
			return "a key or a token"
		}
	}
	return ""
}

// hasAccountID finds an account id of the broker, and others of that shape
// unless they name a case or a thing.
func hasAccountID(text string) bool {
	for _, at := range accountID().FindAllStringSubmatchIndex(text, -1) {
		if at[2] != -1 || !refers().MatchString(text[:at[0]]) {
			return true
		}
	}
	return false
}

// inWord reports whether digits are part of a word, a price or a path.
func inWord(text string, at []int) bool {
	const joins = "/=_.,:"
	text = " " + text + "  "
	before, after, next := rune(text[at[0]]), rune(text[at[1]+1]), rune(text[at[1]+2])
	return unicode.IsLetter(before) || strings.ContainsRune(joins+"#-", before) ||
		unicode.IsLetter(after) || strings.ContainsRune(joins, after) && unicode.IsDigit(next)
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
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

// hasIBAN checks the two check digits, so that words that only have the shape
// pass.
func hasIBAN(text string) bool {
	for _, found := range iban().FindAllString(text, -1) {
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
